// Which sign ends each line. CodeMirror knows only that a line ends; a file keeps what it had, byte for byte.
import { StateEffect, StateField } from "./codemirror.js";

const LINE_END = /\r\n?|\n/g;
const read = StateEffect.define();

const endsIn = (text) => text.match(LINE_END) ?? [];

/** The ends of all lines but the last, in order. What is typed gets the end that the file began with. */
const lineEnds = StateField.define({
  create: () => [],
  update(ends, transaction) {
    const all = transaction.effects.find((effect) => effect.is(read));
    if (all) return all.value;
    if (!transaction.docChanged) return ends;
    const old = transaction.startState.doc,
      made = [...ends],
      cuts = [];
    transaction.changes.iterChanges(
      (from, to, _from, _to, put) =>
        cuts.push([old.lineAt(from).number - 1, old.lineAt(to).number - old.lineAt(from).number, put.lines - 1]),
      true,
    );
    for (const [at, gone, come] of cuts.reverse()) made.splice(at, gone, ...Array(come).fill(ends[0] ?? "\n"));
    return made;
  },
});

/** What an editor is given that begins with `text`. */
export const keeping = (text) => lineEnds.init(() => endsIn(text));

/** The effect of a change after which the whole text is `text`. */
export const endsOf = (text) => read.of(endsIn(text));

/** The text as CodeMirror counts it: each end is one character. */
export const plain = (text) => text.replace(LINE_END, "\n");

/** The text of an editor's state as it goes into the file. */
export function textOf(state) {
  const ends = state.field(lineEnds);
  let text = "",
    number = 0;
  for (const line of state.doc.iterLines()) text += line + (ends[number++] ?? "");
  return text;
}
