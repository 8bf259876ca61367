{
  // Finds as the reader types, by an index that is fetched when the field is first used.
  document.documentElement.dataset.script = ""; // so there is a search, which the style sheet then shows

  addEventListener("DOMContentLoaded", () => {
    const [field, said, list, more, all] = document.querySelectorAll("#q,#said,#found,#more,#all");
    const home = new URL(".", document.querySelector(".name").href);
    let index, timer, round = 0, left = [];

    const load = () => (index ||= import(home + "pagefind/pagefind.js").then((found) =>
      found.createInstance({ noWorker: true })));
    // Pagefind keeps to itself that a piece of its index did not come, and finds nothing in that piece ever after. So the
    // next letter begins anew with all of it.
    const ask = fetch;
    fetch = async (file) => {
      try {
        const got = await ask(file);
        if (got.ok) return new Response(await got.blob());
      } catch {}
      throw (index = 0);
    };
    const make = (tag, ...inside) => {
      const element = document.createElement(tag);
      element.append(...inside);
      return element;
    };
    const link = (words, href) => Object.assign(make("a", words), { href });
    // Behind the "#", where no host reads it; the form of another page must send it ("?").
    const address = (words) => words && "#" + new URLSearchParams({ q: words });
    // As Pagefind takes them: "doctor's" is one word.
    const parts = (words) => words.toLowerCase().replace(/['’]/g, "").match(/[\p{L}\d]+/gu) ?? [];
    // Each of these would have to be fetched, and to be in what is found.
    const small = /^(an?d?|are|at|can|do(es)?|for|how|i[nst]?|my|o[fnr]|the|to|wh(at|en|y)|with|your?)$/i;

    // The sentence in which most of what was found stands; else the first, which is the answer.
    const sentence = ({ content, locations }) => {
      const words = content.split(/\s+/), end = words.indexOf("⁂"), hits = locations.filter((at) => at < end);
      const ends = (at) => at < 0 || at > end - 2 || /[.?!]["”’)]*$/.test(words[at]);
      const starts = hits.map((at) => {
        while (!ends(at - 1)) at--;
        return at;
      });
      const count = (start) => starts.filter((other) => other == start).length;
      const shown = [];
      let at = [...starts].sort((one, other) => count(other) - count(one))[0] ?? 0;
      do {
        shown.push(...words[at].split(/([\p{L}\d'’-]+)/u).map((piece, n) => // every other one is a word
          n % 2 && hits.includes(at) ? make("mark", piece) : piece), " ");
      } while (!ends(at++));
      return shown;
    };

    // Where no page has a word, Pagefind gives those with a shorter one that it begins with, such as "a".
    const fits = ({ content, locations, meta }, words) => {
      const said = content.split(/\s+/), hits = "" + parts(meta.title + locations.map((at) => said[at]));
      return !locations.length || parts(words).every((part) => hits.includes(part.slice(0, 3)));
    };

    // The word of this page that is spelled most like one that nobody has written, in half its letters or more; that one
    // itself, where none is.
    const meant = (typed) => {
      let near = typed, far = Math.min(3, typed.length / 2);
      for (const word of parts(all.textContent)) if (!small.test(word)) {
        const row = [...Array(word.length + 1).keys()]; // Levenshtein's distance, a row for each letter that was typed
        for (const letter of typed) {
          let corner = row[0]++;
          for (let at = 1; at < row.length; at++)
            [corner, row[at]] = [row[at], 1 + Math.min(row[at], row[at - 1], corner - (letter == word[at - 1]))];
        }
        if (row.at(-1) < far) [near, far] = [word, row.at(-1)];
      }
      return near;
    };

    const say = (...inside) => {
      said.replaceChildren(...inside);
      list.replaceChildren();
      more.hidden = true;
      all.hidden = !!left[0];
    };
    const fail = () => {
      index = 0;
      left = [];
      say("The search could not be loaded. Are you online? Below is the list.");
    };
    const show = async () => {
      const now = round, some = await Promise.all(left.splice(0, 10).map((one) => one.data()));
      if (now != round) return;
      const items = some.map((data) => make("li",
        link(data.meta.title, home + data.raw_url),
        make("p", ...sentence(data)),
        make("small", data.meta.topic),
      ));
      list.append(...items);
      more.hidden = !left[0];
      return items[0];
    };
    const look = async () => {
      const words = field.value.normalize().replace(/\p{Cf}/gu, "").trim(), now = ++round;
      clearTimeout(timer);
      try {
        const telling = words.split(/\s+/).filter((word) => !small.test(word)).join(" ") || words;
        const own = load(), found = words ? (await (await own).search(telling)).results : [];
        const best = await found[0]?.data();
        if (now != round) return;
        if (own != index) throw 0;
        history.replaceState(null, "", location.pathname + address(words));
        left = best && fits(best, telling) ? found : [];
        const other = parts(words).map(meant).join(" ");
        if (left[0]) say(`${left.length} result${left[1] ? "s" : ""} for “${words}”.`);
        else if (!words) say();
        else say(`Nothing was found for “${words}”. `, ...other == parts(words).join(" ")
          ? ["Try another word. Below is the list."]
          : ["Did you mean ", link(other, address(other)), "?"]);
        await show();
      } catch {
        if (now == round) fail();
      }
    };

    field.onfocus = () => load().catch(fail);
    field.oninput = () => {
      clearTimeout(timer);
      if (field.value.trim().length != 1) timer = setTimeout(look, 300);
    };
    field.form.onsubmit = () => {
      look();
      return false;
    };
    more.onclick = () => show().then((first) => first?.firstChild.focus(), fail);
    (onhashchange = () => {
      const asked = new URLSearchParams(location.hash.slice(1) || location.search).get("q");
      if (!asked) return;
      field.value = asked;
      look();
    })();
  });
}
