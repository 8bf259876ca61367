// The text: CodeMirror with our marks, which gives back each byte that it was not asked to change.
import {
  autocompletion,
  codeFolding,
  completionKeymap,
  defaultKeymap,
  drawSelection,
  EditorState,
  EditorView,
  foldEffect,
  foldKeymap,
  foldedRanges,
  highlightSpecialChars,
  history,
  historyKeymap,
  keymap,
  lintKeymap,
  search,
  searchKeymap,
  setDiagnostics,
  unfoldEffect,
} from "./codemirror.js";
import { sources } from "./completions.js";
import { apart, make } from "./element.js";
import { endsOf, keeping, plain, textOf } from "./lineends.js";
import { markdown } from "./markdown.js";
import { continued, embolden, ours } from "./marks.js";
import { nonce } from "./server.js";

const BLANK = /^FILL IN [^"“”()[\]|]*[^"“”()[\]|\s]/;
const HEADER = /^\ufeff?---[^\S\n]*\n[\s\S]*?\n---[^\S\n]*(?=\n|$)/;

/** An editor of `text` in the element `parent`; its header is folded away. `known` has what is offered; `typed` is
 * called when the text was changed, and `save` when the writer asks for that. */
export class Editor {
  constructor(parent, text, known, typed, save) {
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: plain(text),
        extensions: [
          EditorView.cspNonce.of(nonce),
          EditorView.contentAttributes.of({
            "aria-label": "The text, in Markdown",
            tabindex: "0",
            spellcheck: "true",
            autocorrect: "on",
            autocapitalize: "on",
          }),
          EditorView.lineWrapping,
          EditorView.clipboardInputFilter.of(ours),
          EditorView.scrollMargins.of(() => ({
            top: 20 + over(parent.previousElementSibling),
            bottom: 40 + over(parent.nextElementSibling),
          })),
          EditorState.phrases.of({ "Control character": "Sign that nobody sees" }),
          EditorState.changeFilter.of((change) => this.#spared(change)),
          EditorState.transactionFilter.of((change) => this.#below(change)),
          codeFolding({ placeholderDOM: (view, onclick) => folded(onclick) }),
          keeping(text),
          history(),
          drawSelection(),
          highlightSpecialChars(),
          search({ top: true }),
          markdown,
          autocompletion({ override: sources(known), icons: false, maxRenderedOptions: 6 }),
          keymap.of([
            { key: "Mod-s", run: () => (save(), true), preventDefault: true },
            { key: "Mod-b", run: embolden },
            { key: "Enter", run: continued },
            ...completionKeymap,
            ...lintKeymap,
            ...searchKeymap,
            ...historyKeymap,
            ...foldKeymap,
            ...defaultKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            this.#refold();
            typed();
          }),
        ],
      }),
    });
    const end = this.#header();
    this.view.dispatch({ selection: { anchor: Math.min(end && end + 1, this.doc.length) } });
    this.fold(true);
  }

  /** The text as it goes into the file. */
  get text() {
    return textOf(this.view.state);
  }

  /** The text, as CodeMirror holds it: two of them are quickly compared by `eq`. */
  get doc() {
    return this.view.state.doc;
  }

  /** Show another text; only what differs is changed, so that all else keeps its place, and Ctrl-Z takes it back. */
  show(text) {
    const old = this.doc.toString(),
      now = plain(text),
      { from, same } = apart(old, now);
    this.view.dispatch({
      changes: { from, to: old.length - same, insert: now.slice(from, now.length - same) },
      effects: endsOf(text),
    });
  }

  /** Fold the header away, or show it. */
  fold(away) {
    const to = this.#header();
    const effects = [];
    foldedRanges(this.view.state).between(0, to, (from, end) => void effects.push(unfoldEffect.of({ from, to: end })));
    if (away && to && to < this.doc.length) effects.push(foldEffect.of({ from: 0, to }));
    this.view.dispatch({ effects });
  }

  /** Whether the header is folded away. */
  get folded() {
    return foldedRanges(this.view.state).size > 0;
  }

  /** The name of the header's field that stands in a line (from 1), or null. */
  fieldAt(number) {
    if (number > this.doc.lines || this.doc.line(number).from > this.#header()) return null;
    for (; number > 1; number--) {
      const name = /^([\w-]+):/.exec(this.doc.line(number).text);
      if (name) return name[1];
    }
    return null;
  }

  /** Underline findings, which the server counts in lines and in characters from 1. */
  underline(findings) {
    this.view.dispatch(
      setDiagnostics(
        this.view.state,
        findings.map((finding) => ({
          ...this.#place(finding),
          severity: finding.level,
          message: finding.message,
          source: finding.rule,
        })),
      ),
    );
  }

  /** Lead the writer to a finding. */
  lead(finding) {
    const { from, to } = this.#place(finding);
    if (from < this.#header()) this.fold(false);
    this.view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    this.view.focus();
  }

  /** Do what may make the editor smaller, without pushing out of sight where the writer types. */
  keepingInSight(act) {
    const { head } = this.view.state.selection.main,
      { top, bottom } = this.view.scrollDOM.getBoundingClientRect();
    const before = this.view.hasFocus && this.view.coordsAtPos(head);
    act();
    if (before && before.top >= top && before.bottom <= bottom)
      this.view.dispatch({ effects: EditorView.scrollIntoView(head) });
  }

  #place({ line: number, column }) {
    const line = this.doc.line(Math.min(Math.max(number, 1), this.doc.lines));
    const from = line.from + [...line.text].slice(0, Math.max(column - 1, 0)).join("").length;
    const blank = BLANK.exec(line.text.slice(from - line.from)); // to be typed over as a whole
    const word = blank ? from + blank[0].length : this.view.state.wordAt(from)?.to;
    const to = word ?? line.to;
    return to > from ? { from, to } : { from: line.from, to: line.to };
  }

  #header() {
    return HEADER.exec(this.doc.toString())?.[0].length ?? 0;
  }

  /** A change from within the header to beyond it leaves a half of it folded away: fold all of it. */
  #refold() {
    let cut = false;
    foldedRanges(this.view.state).between(0, 0, (_, to) => void (cut = this.doc.lineAt(to).text.trimEnd() != "---"));
    if (cut) this.fold(true);
  }

  /** What is folded away is not changed by what the writer types beside it, nor the line end behind it. */
  #spared(change) {
    const typed = change.isUserEvent("input") || change.isUserEvent("delete") || change.isUserEvent("move");
    const body = bodyOf(change.startState);
    return typed && body ? [0, body - 1, body - 1, body] : true;
  }

  /** The caret stays below what is folded away, and so does what is selected: else it would be typed over. */
  #below(change) {
    const body = bodyOf(change.startState),
      showing = change.effects.some((effect) => effect.is(unfoldEffect));
    if (!body || showing || !change.selection || change.selection.main.from >= body) return change;
    if (change.docChanged && !change.isUserEvent("select")) return change;
    const { anchor, head } = change.selection.main;
    return [change, { selection: { anchor: Math.max(anchor, body), head: Math.max(head, body) }, sequential: true }];
  }
}

/** Where the text begins, below a header that is folded away; 0 where none is. */
const bodyOf = (state) => {
  let body = 0;
  foldedRanges(state).between(0, 0, (_, to) => void (body = Math.min(to + 1, state.doc.length)));
  return body;
};

/** How much of the text a neighbor covers that stays in sight. */
const over = (neighbor) => (getComputedStyle(neighbor).position == "sticky" ? neighbor.offsetHeight : 0);

/** What stands where the header is folded away. */
const folded = (onclick) =>
  make("span", { className: "folded", onclick, title: "Show it here" }, "The form has the header.");
