// The header as a form. It is made from what the server says of the fields, and tells each value that is changed.
import * as controls from "./controls.js";
import { coded, labeled, make } from "./element.js";

/** A form in `element` of the `fields`. `does` is what is done with them: `changed(name, value)` when the writer has
 * changed one, `lines(name)` to show one that only the text shows, `notes()` for the names of the evidence notes. */
export class Form {
  #fields;
  #element;
  #shut;

  constructor(element, fields, does) {
    this.#element = element;
    this.#fields = new Map(fields.map((field) => [field.name, new Field(field, does)]));
    this.#shut = make("p", { role: "status", className: "shut" });
    element.before(this.#shut);
    element.onsubmit = (event) => event.preventDefault();
  }

  /** Show values by name; with null, when the header cannot be read, the form is shut. Where one is typing stays. */
  show(values) {
    this.#element.inert = !values;
    this.#shut.textContent = values
      ? ""
      : "The header cannot be read. Mend it in the text, where it is underlined; then it opens here again.";
    if (values) for (const [name, field] of this.#fields) field.show(values[name] ?? null);
    if (values && !this.#element.firstChild) this.#lay();
  }

  /** Say under their fields what is to be mended there: a map from a name to findings. */
  say(findings) {
    for (const [name, field] of this.#fields) field.say(findings.get(name) ?? []);
  }

  /** The name of a field that has what the text has not, and says why; undefined where there is none. */
  get refused() {
    return [...this.#fields.values()].find((field) => field.refused)?.told.name;
  }

  /** Whether a field can be filled in here by now. */
  has(name) {
    return !this.#element.inert && Boolean(this.#fields.get(name)?.rows.length);
  }

  /** Lead the writer to a field, and there to the row of this number, from 1. */
  lead(name, number) {
    const { box, rows } = this.#fields.get(name);
    const more = box.closest("details");
    if (more) more.open = true;
    (rows[number - 1] ?? rows[0]).focus();
    box.scrollIntoView({ block: "nearest" });
  }

  /** Say why a field was not changed; nothing, when it was. */
  refuse(name, sentence) {
    this.#fields.get(name)?.refuse(sentence);
  }

  /** What is needed or filled in stands open; the rest is one click away. */
  #lay() {
    const all = [...this.#fields.values()],
      open = all.filter((field) => field.told.required || field.shown != null);
    const others = all.filter((field) => !open.includes(field)).map(({ box }) => box);
    this.#element.append(...open.map(({ box }) => box));
    if (others.length)
      this.#element.append(make("details", { className: "more" }, make("summary", {}, "More fields"), ...others));
  }
}

class Field {
  #write;
  #left;
  #errors;
  #control;
  #missed;
  #found = [];

  constructor(told, does) {
    this.told = told;
    this.shown = undefined;
    this.refused = "";
    const id = `field-${told.name}`,
      known = ["line", "lines"].includes(told.kind) && told.choices ? `${id}-known` : null; // what may be chosen is offered
    const { element, write } = controls[told.kind](
      { ...told, known },
      {
        ...does,
        changed: (value) => this.#changed(value, does.changed),
        typing: (value) => this.#count(value),
      },
    );
    [this.#control, this.#write] = [element, write];
    this.#errors = make("ul", { id: `${id}-errors`, className: "errors", hidden: true });
    this.#left = told.longest ? make("span", { id: `${id}-left`, className: "left" }) : null;
    const [help] = told.help.split(" Expected: ");
    this.box = labeled(element, { ...told, id, help }, this.#left, this.#errors);
    const options = () => told.choices.map(({ value, label }) => make("option", { value, label }));
    if (known) this.box.append(make("datalist", { id: known }, ...options()));
    this.box.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (this.#missed === undefined || this.box.contains(to)) return;
      setTimeout(() => this.#missed !== undefined && this.show(this.#missed)); // by then it has left
    });
  }

  /** Show a value, but not over what the writer is typing: then once that is left. */
  show(value) {
    this.#missed = undefined;
    if (same(value, this.shown)) return this.refused && this.refuse("");
    if (this.refused) return;
    if (this.shown !== undefined && this.box.contains(document.activeElement) && document.hasFocus()) {
      this.#missed = value;
      return;
    }
    this.shown = value;
    this.#write(value);
    this.#count(value);
  }

  /** What is filled in, row by row; nothing where the text alone shows it. */
  get rows() {
    return this.told.kind == "other" ? [] : [...this.box.querySelectorAll("textarea, input:not(.note input), select")];
  }

  say(findings) {
    this.#found = findings;
    this.#tell();
  }

  refuse(sentence) {
    this.refused = sentence;
    this.#tell();
  }

  #changed(value, changed) {
    if (same(value, this.shown)) return;
    this.shown = value;
    this.#missed = undefined;
    changed(this.told.name, value);
  }

  #tell() {
    const all = [...(this.refused ? [{ level: "error", message: this.refused }] : []), ...this.#found];
    const items = all.map(({ level, message }) => make("li", { className: level }, ...coded(this.#here(message))));
    this.#errors.replaceChildren(...items);
    this.#errors.hidden = !all.length;
    if (this.#control.labels)
      this.#control.setAttribute("aria-invalid", String(all.some(({ level }) => level == "error")));
  }

  /** A sentence about this field, which need not say so under it; its parts are numbered. */
  #here(sentence) {
    const { name } = this.told;
    return sentence.replace(new RegExp(`^${name}(: |\\.(?=\\d))`), "");
  }

  #count(value) {
    if (!this.#left) return;
    const free = this.told.longest - [...String(value ?? "")].length;
    this.#left.textContent = free < 0 ? `${-free} too many` : `${free} letters left`;
    this.#left.classList.toggle("over", free < 0);
  }
}

const same = (one, other) => JSON.stringify(one) == JSON.stringify(other);
