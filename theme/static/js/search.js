{
  // Finds as the reader types, by an index that is fetched when the field is first used.
  document.documentElement.dataset.script = ""; // so there is a search, which the style sheet then shows

  addEventListener("DOMContentLoaded", () => {
    const [field, said, list, more, all] = document.querySelectorAll("#q, #said, #found, #more, #all");
    const home = document.querySelector(".name").href;
    let index, timer, round = 0, left = [];

    const load = () => (index ??= import(new URL("pagefind/pagefind.js", home)).then(async (found) => {
      await found.options({ noWorker: true });
      return found;
    }));
    const make = (tag, ...inside) => {
      const element = document.createElement(tag);
      element.append(...inside);
      return element;
    };
    const link = (words, href) => Object.assign(make("a", words), { href });
    // Behind the "#", where no host reads it; the form of another page must send it ("?").
    const address = (words) => words && "#" + new URLSearchParams({ q: words });
    const parts = (words) => words.toLowerCase().replace(/['’]s\b/g, "").match(/[\p{L}\d]+/gu) ?? [];
    // Each of these would have to be fetched, and to be in what is found.
    const small = /^(an?|and|are|at|can|do|does|for|how|i|in|is|it|my|of|on|or|the|to|what|when|why|with|you|your)$/i;

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
        const [, before, word, after] = words[at].match(/^([^\p{L}\d]*)(.*?)([^\p{L}\d]*)$/u);
        shown.push(before, hits.includes(at) ? make("mark", word) : word, after, " ");
      } while (!ends(at++));
      return shown;
    };

    // Where no page has a word, Pagefind gives those with a shorter one that it begins with, such as "a".
    const fits = ({ content, locations, meta }, words) => {
      const said = content.split(/\s+/), hits = (meta.title + locations.map((at) => said[at])).toLowerCase();
      return !locations.length || parts(words).every((part) => hits.includes(part.slice(0, 3)));
    };

    // The word of this page that is spelled most like one that nobody has written, in half its letters or more; that one
    // itself, where none is.
    const meant = (typed) => {
      let near = typed, far = Math.min(3, typed.length / 2);
      for (const word of new Set(parts(all.textContent))) if (!small.test(word)) {
        let row = [...Array(word.length + 1).keys()]; // Levenshtein's distance, a row for each letter that was typed
        [...typed].forEach((letter, above) => {
          let corner = row[0];
          row[0] = above + 1;
          for (let at = 1; at <= word.length; at++)
            [corner, row[at]] = [row[at], Math.min(row[at] + 1, row[at - 1] + 1, corner + (letter != word[at - 1]))];
        });
        if (row[word.length] < far) [near, far] = [word, row[word.length]];
      }
      return near;
    };

    const show = async () => {
      const now = round, some = await Promise.all(left.splice(0, 10).map((one) => one.data()));
      if (now != round) return;
      const items = some.map((data) => make("li",
        link(data.meta.title, new URL(data.raw_url, home)),
        make("p", ...sentence(data)),
        make("small", data.meta.topic),
      ));
      list.append(...items);
      more.hidden = !left.length;
      return items[0];
    };
    const look = async () => {
      const words = field.value.normalize().replace(/\p{Cf}/gu, "").trim(), now = ++round;
      const say = (...inside) => {
        said.replaceChildren(...inside);
        list.replaceChildren();
        more.hidden = true;
        all.hidden = left.length > 0;
      };
      clearTimeout(timer);
      try {
        const telling = words.split(/\s+/).filter((word) => !small.test(word)).join(" ") || words;
        const found = words ? (await (await load()).search(telling)).results : [];
        const best = await found[0]?.data();
        if (now != round) return;
        history.replaceState(null, "", location.pathname + address(words));
        left = best && fits(best, telling) ? found : [];
        const other = parts(words).map(meant).join(" ");
        if (left.length) say(`${left.length} result${left.length > 1 ? "s" : ""} for “${words}”.`);
        else if (!words) say();
        else say(`Nothing was found for “${words}”. `, ...other == parts(words).join(" ")
          ? ["Try another word, or go through the list below."]
          : ["Did you mean ", link(other, address(other)), "?"]);
        await show();
      } catch {
        index = undefined; // so that the next letter tries again
        left = [];
        say("The search could not be loaded. Look whether you are online, or go through the list below.");
      }
    };

    field.onfocus = () => load().catch(() => (index = undefined));
    field.oninput = () => {
      clearTimeout(timer);
      if (field.value.trim().length != 1) timer = setTimeout(look, 300);
    };
    field.form.onsubmit = (event) => {
      event.preventDefault();
      look();
    };
    more.onclick = async () => (await show())?.firstChild.focus();
    (onhashchange = () => {
      const asked = new URLSearchParams(location.hash.slice(1) || location.search).get("q");
      if (!asked) return;
      field.value = asked;
      look();
    })();
  });
}
