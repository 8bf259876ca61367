// Our marks, as buttons put them and keys go on with them. The cards and their words are the snippets of VS Code.
import { EditorSelection, snippet, startCompletion } from "./codemirror.js";
import { button, make } from "./element.js";

const ITEM = /^(\s*)(?:([-*+])|(\d+)([.)]))(\s+)/;

/** Enter: the next point of a list, as far in as the line before, and into a card after its first line. */
export function continued({ state, dispatch }) {
  const { main } = state.selection,
    line = state.doc.lineAt(main.from);
  const item = ITEM.exec(line.text),
    [inner] = /^\s*/.exec(line.text);
  let put = "";
  if (main.empty && main.from - line.from >= (item?.[0] ?? inner).length) {
    if (item && item[0] == line.text) {
      // an empty point ends the list
      dispatch(state.update({ changes: { from: line.from + item[1].length, to: line.to }, userEvent: "input" }));
      return true;
    }
    if (item) put = item[1] + (item[2] ?? `${+item[3] + 1}${item[4]}`) + item[5];
    else put = /^!!! /.test(line.text) && main.from == line.to ? "    " : line.text.trim() ? inner : "";
  }
  dispatch(state.update(state.replaceSelection(`\n${put}`), { scrollIntoView: true, userEvent: "input" }));
  return true;
}

/** Make what is chosen bold, or plain again. */
export function embolden(view) {
  view.dispatch(
    view.state.changeByRange(({ from, to }) => {
      const bold = view.state.sliceDoc(from - 2, from) == "**" && view.state.sliceDoc(to, to + 2) == "**";
      const changes = bold
        ? [
            { from: from - 2, to: from },
            { from: to, to: to + 2 },
          ]
        : [
            { from, insert: "**" },
            { from: to, insert: "**" },
          ];
      return { changes, range: EditorSelection.range(from + (bold ? -2 : 2), to + (bold ? -2 : 2)) };
    }),
    { userEvent: "input" },
  );
  return true;
}

/** Put `before` at the head of each chosen line, behind what `old` keeps; where all have it, take it away. */
const atHead = (before, old) => (view) => {
  const {
      doc,
      selection: { main },
    } = view.state,
    lines = [];
  for (let number = doc.lineAt(main.from).number; number <= doc.lineAt(main.to).number; number++)
    lines.push(doc.line(number));
  const has = lines.every((line) => line.text.trimStart().startsWith(before));
  const changes = lines.map((line) => {
    const [all, kept] = old.exec(line.text);
    return { from: line.from + kept.length, to: line.from + all.length, insert: has ? "" : before };
  });
  view.dispatch({ changes, selection: view.state.selection.map(view.state.changes(changes), 1), userEvent: "input" });
};

/** Where something of more than a word goes, and what parts it from the lines around it. */
function apart({ doc, selection: { main } }) {
  const line = doc.lineAt(main.head),
    other = (number) => (number >= 1 && number <= doc.lines ? doc.line(number).text.trim() : "");
  const before = line.text.trim() ? "\n\n" : other(line.number - 1) ? "\n" : "";
  return { at: line.to, before, after: other(line.number + 1) ? "\n" : "" };
}

/** Put in a snippet of VS Code. */
const put = (body) => (view) => {
  const { at, before } = apart(view.state);
  snippet(before + translated(body))(view, null, at, at);
};

/** Put in Markdown as it is: a picture in a line of its own, anything else where the writer is. */
export function putIn(view, markdown) {
  const { from, to } = view.state.selection.main,
    { at, before, after } = apart(view.state);
  const changes = markdown.startsWith("!")
    ? { from: at, insert: before + markdown + after }
    : { from, to, insert: markdown };
  view.dispatch({
    changes,
    selection: { anchor: changes.from + changes.insert.length },
    scrollIntoView: true,
    userEvent: "input",
  });
  view.focus();
}

/** A snippet in CodeMirror's words: "${1|a,b|}" is a blank that begins with a. */
export function translated(body) {
  const today = new Date(),
    two = (number) => String(number).padStart(2, "0");
  const days = { YEAR: today.getFullYear(), MONTH: two(today.getMonth() + 1), DATE: two(today.getDate()) };
  return body
    .replace(/\$CURRENT_(YEAR|MONTH|DATE)/g, (_, part) => days[part])
    .replace(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, (_, number, first) => `\${${number}:${first}}`)
    .replace(/\$\{?0\}?/g, () => "${}")
    .replace(/\$(\d+)/g, (_, number) => `\${${number}}`);
}

/** Around what is chosen, or with a blank; then what can stand in it is offered. */
const around = (left, blank, right) => (view) => {
  const words = view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to);
  const { from, to } = view.state.selection.main,
    text = words || blank,
    at = from + left.length;
  view.dispatch({
    changes: { from, to, insert: left + text + right },
    selection:
      words || !blank ? { anchor: at + text.length + right.length - 1 } : { anchor: at, head: at + text.length },
    userEvent: "input",
  });
};

const HEADING = /^()\s*(?:#+ +)?/,
  POINT = /^(\s*)(?:[-*+] +)?/;

/** Words as they were copied from Word: its bullets and numbers as ours. */
export const ours = (text) =>
  text.replace(/^[^\S\n]*[•·▪◦●○]\s+(?=\S)/gm, "- ").replace(/^[^\S\n]*(\d+)[.)]\t[^\S\n]*/gm, "$1. ");

/** The buttons above the text. `marks` are the snippets: {name, prefix, body}; `picture` asks for a file. */
export function buttons(view, marks, picture) {
  const act = (does, offer) => () => {
    does(view);
    view.focus();
    if (offer) startCompletion(view);
  };
  const plain = [
    button("Bold", act(embolden)),
    button("Heading", act(atHead("## ", HEADING))),
    button("List", act(atHead("- ", POINT))),
    button("Link", act(around("[", "words", "]()"))),
    button("Citation", act(around("[@", "", "]"), true)),
  ];
  const body = (prefix) => marks.find((mark) => mark.prefix == prefix)?.body;
  const named = [
    ["Evidence", "!!! evidence"],
    ["Table", "Table:"],
  ].filter(([, prefix]) => body(prefix));
  const others = marks.filter(({ prefix }) => prefix.startsWith("!!! "));
  const cards = make(
    "select",
    {
      "aria-label": "Put in a card",
      onchange: () => {
        const chosen = others[cards.selectedIndex - 1];
        cards.selectedIndex = 0;
        if (chosen) act(put(chosen.body))();
      },
    },
    make("option", {}, "Cards"),
    ...others.map(({ name }) => make("option", {}, name)),
  );
  return [
    ...plain,
    ...named.map(([words, prefix]) => button(words, act(put(body(prefix)), true))),
    button("Picture", picture),
    cards,
  ];
}
