// The file behind the text: what of it is on the disk, and how it gets there without writing over what others wrote.
import { open } from "./dialogs.js";
import { apart, button, make } from "./element.js";
import { get, post } from "./server.js";

/** The text `file` as the server told it. `fields` are changes of the form that are not in it yet; `shown` is called
 * when what is on the disk is shown instead. */
export class File {
  #told;
  #doc;
  #fields;
  #shown;

  constructor(told, editor, fields, shown) {
    this.name = told.file;
    this.editor = editor;
    this.#fields = fields;
    this.#shown = shown;
    this.#isThere(told);
    this.#bringBack();
    addEventListener("pagehide", () => this.#putBy());
  }

  /** The text for the file. One that reads as it does on the disk is that, byte for byte. */
  get text() {
    return this.saved ? this.#told.text : this.editor.text;
  }

  /** Whether the file has what is here. */
  get saved() {
    return this.editor.doc.eq(this.#doc);
  }

  /** Save; true when the file then has what was here. Else a dialog says why, and what to do. */
  async save() {
    const { text } = this,
      { doc } = this.editor;
    try {
      const { version } = await post("save", { file: this.name, version: this.#told.version, text });
      this.#told = { text, version };
      this.#doc = doc;
      return true;
    } catch (error) {
      if (error.status == 409 && "text" in error.data) this.#conflict(error);
      else this.#refused(error);
      return false;
    }
  }

  /** What another program wrote is shown, unless something here is not saved; true when there was such. */
  async refresh() {
    const told = await get("text", { file: this.name });
    if (told.version == this.#told.version || !this.saved) return false;
    this.#take(told);
    return true;
  }

  #isThere({ text, version }) {
    this.#told = { text, version };
    this.#doc = this.editor.doc;
  }

  #take(told) {
    this.editor.show(told.text);
    this.#isThere(told);
    this.#shown();
  }

  // What was not saved when the page was left or loaded anew is kept for this tab.

  get #key() {
    return `desk ${this.name}`;
  }

  #putBy() {
    try {
      const kept = { text: this.text, version: this.#told.version, fields: [...this.#fields] };
      if (!this.saved || this.#fields.size) sessionStorage.setItem(this.#key, JSON.stringify(kept));
    } catch {} // storage may be forbidden, or full
  }

  #bringBack() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(this.#key));
      sessionStorage.removeItem(this.#key);
    } catch {} // storage may be forbidden
    for (const [name, value] of kept?.fields ?? []) this.#fields.set(name, value);
    if (!kept || kept.text == this.#told.text) return;
    this.editor.show(kept.text);
    this.#told.version = kept.version; // so that a file that was changed meanwhile is not written over
  }

  // Why it was not saved

  #refused({ message, status }) {
    const anew = () => {
      this.#putBy();
      this.leaving = true; // without a question: the words are kept
      location.reload();
    };
    this.#ask("Not saved", message, status == 403 && ["Reload the desk", anew]);
  }

  /** Both ways are shown where they differ, and nothing is overwritten. */
  #conflict({ message, data }) {
    const again = () => {
      this.#told.version = null;
      dispatchEvent(new Event("desk-save"));
    };
    if (data.text == null) return this.#ask("This text was taken away", message, ["Put mine back", again]);
    const [mine, theirs] = ways(this.text, data.text);
    const dialog = this.#ask(
      "Someone else changed this text",
      message,
      ["Take what is on the disk", () => this.#take(data)],
      "Copy yours if you need it, take what is on the disk, and put your words in again. Ctrl Z brings yours back, too.",
      make("div", { className: "ways" }, way("On the disk", theirs), way("Yours", mine)),
    );
    dialog.classList.add("wide");
  }

  /** Say why it was not saved; `main` are the words of the button that mends it, and what that does. */
  #ask(title, message, main, ...more) {
    const copy = button("Copy my text", async () => {
      await navigator.clipboard.writeText(this.text);
      copy.textContent = "Copied";
    });
    const act = () => {
      dialog.close();
      main[1]();
    };
    const buttons = [copy, button("Keep typing", () => dialog.close())];
    if (main) buttons.unshift(button(main[0], act, { className: "main" }));
    const words = more.map((part) => (typeof part == "string" ? make("p", {}, part) : part));
    const dialog = open(title, [
      make("p", { role: "alert" }, message),
      ...words,
      make("div", { className: "actions" }, ...buttons),
    ]);
    return dialog;
  }
}

const way = (name, lines) =>
  make(
    "section",
    {},
    make("h3", {}, name),
    make("pre", { tabIndex: 0, role: "group", "aria-label": name }, lines.join("\n") || "(nothing)"),
  );

/** The lines in which two texts differ: of each, from the first to the last that the other has not; "…" stands for
 * those between that both have. */
function ways(one, other) {
  const a = one.split(/\r\n?|\n/),
    b = other.split(/\r\n?|\n/),
    { from, same } = apart(a, b);
  const [mine, theirs] = [a.slice(from, a.length - same), b.slice(from, b.length - same)];
  const own = (lines, others) => {
    const shown = lines.map((line) => (others.has(line) ? "…" : line));
    if (shown.every((line) => line == "…")) return lines; // in another order, or more of them
    return shown.filter((line, number) => line != "…" || shown[number - 1] != "…");
  };
  return [own(mine, new Set(theirs)), own(theirs, new Set(mine))];
}
