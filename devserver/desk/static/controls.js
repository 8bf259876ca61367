// How a field of the header is filled in: a function for each kind that the server tells. Each gets the `field`, and what
// is to be done: `changed(value)` with another value, `typing()` on each letter. It gives its `element` and `write(value)`.
import { button, later, make } from "./element.js";

const PAUSE = 600; // milliseconds without a letter, before a value is sent
let made = 0;

/** One control: what is typed is sent after a pause, and when it is left. `read` gives its value. */
function single(
  element,
  { changed, typing },
  read = () => element.value.trim() || null,
  write = (value) => (element.value = value ?? ""),
) {
  const pause = later(PAUSE, () => changed(read()));
  element.addEventListener("input", () => (typing(element.value), pause()));
  element.addEventListener("change", () => changed(read()));
  return { element, write };
}

/** A line; a long one is shown whole, in as many rows as it takes. */
export const line = ({ known }, does) =>
  known
    ? single(make("input", { type: "text", list: known, autocomplete: "off" }), does)
    : single(
        make("textarea", { rows: 1, onkeydown: (event) => void (event.key == "Enter" && event.preventDefault()) }),
        does,
      );

export const paragraph = (_, does) => single(make("textarea", { rows: 3 }), does);

export function date(_, does) {
  const element = make("input", { type: "date" });
  return single(element, does, undefined, (value) => {
    element.type = !value || /^\d{4}-\d\d-\d\d$/.test(value) ? "date" : "text"; // a moment has its time, too
    element.value = value ?? "";
  });
}

/** One of several, and what is there, even if it should not be. */
export function choice({ choices, required }, does) {
  const element = make("select"),
    all = [...(required ? [] : [{ value: "", label: "As usual" }]), ...(choices ?? [])];
  return single(element, does, undefined, (value) => {
    element.replaceChildren(
      ...withOthers(all, value ? [value] : []).map(({ value, label }) => make("option", { value }, label)),
    );
    element.value = value ?? "";
  });
}

export function flag(_, does) {
  const element = make("input", { type: "checkbox" });
  return single(
    element,
    does,
    () => element.checked || null,
    (value) => (element.checked = value === true),
  );
}

/** Boxes to check. */
export function choices({ choices: known }, { changed }) {
  const element = make("div", { className: "many" });
  const write = (values) => {
    const there = [values ?? []].flat();
    const boxes = withOthers(known ?? [], there).map(({ value, label }) => {
      const box = make("input", {
        type: "checkbox",
        value,
        checked: there.includes(value),
        onchange: () => changed(read()),
      });
      return { box, row: make("label", { className: "check" }, box, label) };
    });
    const read = () => {
      const now = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
      return now.length
        ? [...there.filter((value) => now.includes(value)), ...now.filter((value) => !there.includes(value))]
        : null;
    };
    element.replaceChildren(...boxes.map(({ row }) => row));
  };
  return { element, write };
}

const withOthers = (known, there) => [
  ...known,
  ...there.filter((value) => !known.some((choice) => choice.value == value)).map((value) => ({ value, label: value })),
];

/** A row for each of several words. */
export const lines = ({ label, known }, { changed }) =>
  rows(label, changed, (value) => {
    const input = make("input", {
      type: "text",
      value: String(value ?? ""),
      ...(known && { list: known }),
      autocomplete: "off",
    });
    return { parts: [input], read: () => input.value.trim() || null };
  });

/** A row for each point of "In short", with the evidence note that it sums up; `notes` gives the names of those. */
export const points = ({ label }, { changed, notes }) =>
  rows(label, changed, (value) => {
    const words = make("textarea", { rows: 2, value: value?.point ?? "" });
    const list = make("datalist", { id: `notes-${++made}` });
    const note = make("input", {
      type: "text",
      value: value?.note ?? "",
      list: list.id,
      autocomplete: "off",
      onfocus: () => list.replaceChildren(...notes().map((name) => make("option", { value: name }))),
    });
    const odd = value && (typeof value != "object" || !("point" in value)); // only the text can show that
    const read = () =>
      words.value.trim() || note.value.trim() ? { point: words.value.trim(), note: note.value.trim() || null } : null;
    if (odd) Object.assign(words, { value: JSON.stringify(value), readOnly: true });
    return {
      parts: [words, odd ? null : make("label", { className: "note" }, "Note", note, list)],
      read: odd ? () => value : read,
    };
  });

function rows(label, changed, row) {
  const list = make("ol", { onchange: () => send(), oninput: () => pause() });
  let all = [];
  const send = () => {
    const values = all.map(({ read }) => read()).filter((value) => value != null);
    changed(values.length ? values : null);
  };
  const pause = later(PAUSE, send);
  const name = () =>
    all.forEach(({ parts, away }, number) => {
      parts[0].setAttribute("aria-label", `${label}, ${number + 1}`);
      away.setAttribute("aria-label", `Take away ${label}, ${number + 1}`);
    });
  const add = (value) => {
    const one = row(value);
    const away = button(
      "×",
      () => {
        all = all.filter((other) => other.away != away);
        item.remove();
        name();
        more.focus();
        send();
      },
      { className: "away" },
    );
    const item = make("li", {}, make("div", { className: "parts" }, ...one.parts.filter(Boolean)), away);
    list.append(item);
    all.push({ ...one, away });
  };
  const more = button(
    "Add one",
    () => {
      add(null);
      name();
      all.at(-1).parts[0].focus();
    },
    { className: "quiet", "aria-label": `Add one: ${label}` },
  );
  const write = (values) => {
    all = [];
    list.replaceChildren();
    [values ?? []].flat().forEach(add);
    name();
  };
  return { element: make("div", { className: "many" }, list, more), write };
}

/** What has parts of its own is written in the text: as it stands there, or as the `example` shows. */
export function other({ name, example }, { lines }) {
  const element = make("div", { className: "many" });
  const write = (value) => {
    const number = [value ?? []].flat().length,
      how = !number && example;
    const said = !number ? "None." : Array.isArray(value) ? `${number} here.` : "There is one.";
    const show = button(how ? "Write it in the text" : "Show it in the text", () => lines(name), { className: "quiet" });
    element.replaceChildren(make("p", {}, said, number || how ? show : null));
    if (how) element.append(make("p", { className: "help" }, "Above its last line, like this:"), make("pre", {}, example));
  };
  return { element, write };
}
