// Elements, made in one line each.

/** An element with properties, and children that are elements or words: make("p", {className: "soft"}, "Words"). */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties))
    if (key in element && key != "list")
      element[key] = value; // which can only be read
    else element.setAttribute(key, value);
  element.append(...children.filter((child) => child != null));
  return element;
}

/** The element with an id. */
export const by = (id) => document.getElementById(id);

/** A button that does something. */
export const button = (words, onclick, properties = {}) =>
  make("button", { type: "button", onclick, ...properties }, words);

/** A function that waits until nobody has asked for `pause` milliseconds, and is then called once. */
export function later(pause, act) {
  let waits;
  return () => {
    clearTimeout(waits);
    waits = setTimeout(act, pause);
  };
}

/** A sentence whose words between backticks are code. */
export const coded = (sentence) =>
  sentence.split("`").map((part, number) => (number % 2 ? make("code", {}, part) : part));

/** A field around the `element` that is filled in: its label and help, and `more` that describes it. */
export function labeled(element, { id, kind, label, help, required }, ...more) {
  const group = element.matches("div"),
    flag = kind == "flag";
  const optional = required || flag ? null : make("span", { className: "soft" }, " (optional)");
  const head = make(group ? "legend" : "label", {}, label, optional);
  if (!group) {
    head.htmlFor = element.id = id;
    element.required = required;
  }
  const told = help ? make("p", { id: `${id}-help`, className: "help" }, ...coded(help)) : null;
  const main = flag ? [make("div", { className: "check" }, element, head), told] : [head, told, element];
  const box = make(group ? "fieldset" : "div", { className: `field ${kind}` }, ...main, ...more);
  const about = [told, ...more].filter(Boolean).map(({ id }) => id);
  if (about.length) (group ? box : element).setAttribute("aria-describedby", about.join(" "));
  return box;
}

/** What there is to mend: "1 error, 2 warnings"; nothing where there is none. */
export const toMend = (counts) =>
  Object.entries(counts)
    .filter(([, number]) => number)
    .map(([what, number]) => `${number} ${what}${number == 1 ? "" : "s"}`)
    .join(", ");

/** Where two texts, or lists of lines, differ: the first place, and how many at the end are the same. */
export function apart(one, other) {
  const shorter = Math.min(one.length, other.length);
  let from = 0,
    same = 0;
  while (from < shorter && one[from] == other[from]) from++;
  while (same < shorter - from && one[one.length - 1 - same] == other[other.length - 1 - same]) same++;
  return { from, same };
}
