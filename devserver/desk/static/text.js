// One text at the desk: its header, its words, its page, and the buttons above.
import { picture, reference, send, signoff, withdraw } from "./commands.js";
import { Editor } from "./editor.js";
import { button, by, later } from "./element.js";
import { File } from "./file.js";
import * as findings from "./findings.js";
import { Form } from "./form.js";
import { buttons, putIn } from "./marks.js";
import { get, post } from "./server.js";
import { takeFiles } from "./taken.js";

const PAUSE = 400; // milliseconds without a letter, before we look at what was typed

/** Open the text `file`. Raises Refused where there is none. */
export async function text(file) {
  const [told, form, { marks }] = await Promise.all([get("text", { file }), get("form", { file }), get("marks")]);
  new Desk(told, form, marks);
}

class Desk {
  #known; // what completions offer
  #fields = new Map(); // changes of the form that wait, also for a server that does not answer
  #sending = null;
  #looked = 0;
  #checking = null;
  #look = later(PAUSE, () => this.#lookNow());

  constructor(told, form, marks) {
    this.name = told.file;
    this.#known = { file: told.file, references: form.references, certainty: form.certainty, marks };
    get("texts").then(({ texts }) => (this.#known.texts = texts));
    this.editor = new Editor(
      by("editor"),
      told.text,
      this.#known,
      () => this.#typed(),
      () => this.save(),
    );
    this.file = new File(told, this.editor, this.#fields, () => this.#typed());
    this.form = new Form(by("form"), form.fields, {
      changed: (name, value) => this.#change(name, value),
      lines: (name) => this.#showLines(name),
      notes: () => [...this.editor.text.matchAll(/^!!! evidence .*#([\w-]+)\s*$/gm)].map(([, name]) => name),
    });
    this.#layOut(form.people, marks);
    this.#showValues(told.values);
    this.#showPage(told.address);
    if (!told.address) this.#awaitPage();
    this.#say();
    this.#lookNow();
    by("panes").hidden = false;
    this.editor.view.focus();
  }

  // What is typed

  #typed() {
    if (!this.file) return;
    this.#say();
    this.#look();
  }

  get #saved() {
    return !this.#fields.size && !this.form?.refused && this.file.saved;
  }

  #say(words = this.#saved ? "Saved" : "Not saved yet") {
    const state = by("state");
    if (state.textContent != words) state.textContent = words;
    state.className = this.#saved ? "" : "unsaved";
  }

  /** Ask what the header holds and what is to be mended, of the text as it is now. */
  async #lookNow() {
    if (this.#fields.size) await this.#send(); // brought back, or not heard before
    ++this.#looked;
    await this.#ask("values", ({ values }) => this.#showValues(values));
    this.#checking ??= this.#check().finally(() => (this.#checking = null));
  }

  /** One check at a time: a slow one would have the next ones wait in line. */
  async #check() {
    let number;
    do {
      number = this.#looked;
      await this.#ask("check", (told) =>
        findings.show(told.findings, this.editor, this.form, {
          lead: (finding) => this.#lead(finding),
          add: (word) =>
            post("word", { word }).then(
              () => this.#lookNow(),
              (error) => findings.tell(error.message),
            ),
        }),
      );
    } while (number != this.#looked);
  }

  /** Ask about the text as it is now, and show the answer, if it still is when that comes. */
  #ask(name, show) {
    const number = this.#looked;
    return post(name, { file: this.name, text: this.file.text }).then(
      (told) => number == this.#looked && !this.#fields.size && show(told),
      (error) => number == this.#looked && findings.tell(error.message),
    );
  }

  #showValues(values) {
    this.form.show(values);
    const title = values?.title || by("title").dataset.of || this.name.split("/").pop();
    by("title").textContent = by("title").dataset.of = title;
    document.title = `${title} – The desk`;
  }

  #lead(finding) {
    const name = this.editor.fieldAt(finding.line);
    if (name && this.#leadToField(name, Number(/^\w+\.(\d+)/.exec(finding.message)?.[1]) || 1)) return;
    this.#pane("text");
    this.editor.lead(finding);
    this.#lines();
  }

  // The form

  /** Lead to a field, and there to the row of this number; false where only the text shows it. */
  #leadToField(name, number = 1) {
    if (!this.form.has(name)) return false;
    this.#pane("header");
    this.form.lead(name, number);
    return true;
  }

  #change(name, value) {
    this.#fields.set(name, value);
    this.#say();
    this.#send();
  }

  /** Change the fields that wait in the text. */
  #send() {
    return (this.#sending ??= this.#sendAll().finally(() => (this.#sending = null)));
  }

  /** One after the other, in the text as it is then. What the server did not hear waits: the next save tells it again. */
  async #sendAll() {
    let heard = false;
    while (this.#fields.size) {
      const [name, value] = this.#fields.entries().next().value,
        { doc } = this.editor;
      const told = await post("fields", { text: this.file.text, changes: { [name]: value } }).catch((error) => error);
      if (!this.editor.doc.eq(doc)) continue; // typed in meanwhile: once more, with that
      const wrong = told instanceof Error ? told.message : "";
      this.form.refuse(name, wrong);
      if (wrong && [0, 403].includes(told.status)) break;
      heard = true;
      if (this.#fields.get(name) === value) this.#fields.delete(name);
      if (!wrong) this.editor.show(told.text);
    }
    if (heard) this.#typed();
    else this.#say();
  }

  /** Fold the header in the text away, or not. */
  #lines(away = this.editor.folded) {
    this.editor.fold(away);
    by("lines").setAttribute("aria-pressed", String(!away));
  }

  #showLines(name) {
    this.#pane("text");
    this.#lines(false);
    const lines = this.editor.text.split(/\r\n?|\n/).map((line) => line.trimEnd());
    const at = lines.findIndex((line) => line.startsWith(`${name}:`)); // or where it can be written
    this.editor.lead({ line: (at < 0 ? lines.indexOf("---", 1) : at) + 1, column: 1 });
  }

  // The file and its page

  /** Save; true when the file then has what is here. */
  async save() {
    document.activeElement?.dispatchEvent(new Event("change", { bubbles: true })); // of a field half filled in
    if (this.#fields.size) await this.#send();
    this.#say("Saving …");
    const saved = await this.file.save();
    this.#say();
    if (saved && this.form.refused) this.#leadToField(this.form.refused);
    return saved && this.#saved;
  }

  async #refresh() {
    if (await this.file.refresh()) this.#say("Changed by someone else, and shown as it is now");
  }

  #showPage(address) {
    by("no-page").hidden = Boolean(address);
    by("frame").hidden = !address;
    if (address && by("frame").getAttribute("src") != address) by("frame").src = address;
  }

  /** A new text has a page only after it was built: the devserver says when. */
  #awaitPage() {
    const events = new EventSource(`/devserver-events?${new URLSearchParams({ source: this.name, file: "" })}`);
    events.onmessage = ({ data }) => {
      const { address } = JSON.parse(data);
      this.#showPage(address);
      if (address) events.close();
    };
  }

  // The window

  #layOut(people, marks) {
    const saved = (does) => async () => (this.#saved || (await this.save())) && does();
    const back = () => this.#refresh();
    const ask = (files) => picture((markdown) => putIn(this.editor.view, markdown), files);
    takeFiles(ask);
    by("actions").append(
      button("Save", () => this.save(), { className: "main", title: "Ctrl S" }),
      button("Reference", () =>
        reference(async () => (this.#known.references = (await get("form", { file: this.name })).references)),
      ),
      button(
        "Sign-off",
        saved(() => signoff(this.name, people, back)),
      ),
      button(
        "Withdraw",
        saved(() => withdraw(this.name, back)),
      ),
      button(
        "Send",
        saved(() => send(this.name)),
      ),
    );
    by("marks").append(...buttons(this.editor.view, marks, () => ask()));
    by("lines").onclick = () => {
      this.#lines(!this.editor.folded);
      if (!this.editor.folded) this.#pane("text");
    };
    for (const tab of document.querySelectorAll("[data-pane]")) tab.onclick = () => this.#pane(tab.dataset.pane);
    this.#pane("text");
    addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key != "s" || event.defaultPrevented) return;
      event.preventDefault();
      this.save();
    });
    addEventListener("desk-save", () => this.save());
    addEventListener("beforeunload", (event) => !this.#saved && !this.file.leaving && event.preventDefault());
    addEventListener("focus", () => this.#refresh().catch(() => {})); // what is wrong, a save says in words
    try {
      sessionStorage.setItem("devserver-folded", "yes"); // what is to be mended stands beside the text already
    } catch {} // storage may be forbidden
  }

  /** On a narrow screen, show one of the three. */
  #pane(name) {
    by("panes").dataset.shown = name;
    for (const tab of document.querySelectorAll("[data-pane]"))
      tab.setAttribute("aria-pressed", String(tab.dataset.pane == name));
  }
}
