// What is offered while the writer types: studies after `[@`, cards after `!!!`, how sure one can be of a note, our own
// pages in a link.
import { snippet } from "./codemirror.js";
import { translated } from "./marks.js";

/** The sources of completions. `known` has `references`, `marks`, `certainty`, `texts` and `file`, also told later. */
export const sources = (known) => [
  (context) => cited(context, known.references ?? []),
  (context) => card(context, known.marks ?? []),
  (context) => sure(context, known.certainty ?? []),
  (context) => linked(context, known.texts ?? [], known.file),
];

/** Whether each word of what was typed is somewhere in what is known of a thing. */
const fits = (asked, ...told) => {
  const all = told.join(" ").toLowerCase();
  return asked
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
};

function cited(context, references) {
  const before = context.matchBefore(/\[@[^\]\n]*/);
  const asked = before && /@([^@;,\]]*)$/.exec(before.text);
  if (!asked) return null;
  const from = context.pos - asked[1].length;
  const options = references
    .filter(({ key, label, detail }) => fits(asked[1], key, label, detail ?? ""))
    .map(({ key, label, detail }) => ({
      label: key,
      displayLabel: label,
      detail: key,
      info: detail || undefined,
      apply(view, _, start, end) {
        const closed = /^\s*[\];,]/.test(view.state.sliceDoc(end, end + 2));
        view.dispatch({
          changes: { from: start, to: end, insert: key + (closed ? "" : "]") },
          selection: { anchor: start + key.length + 1 },
          userEvent: "input.complete",
        });
      },
    }));
  return { from, options, filter: false };
}

function card(context, marks) {
  const before = context.matchBefore(/^\s*!{1,3}( [\w-]*)?$/);
  if (!before) return null;
  const from = before.from + /^\s*/.exec(before.text)[0].length,
    asked = before.text.replace(/[\s!]+/, "");
  const typed = ({ prefix }) => prefix.startsWith(`!!! ${asked}`);
  const found = marks.filter(({ prefix, name }) => prefix.startsWith("!!!") && fits(asked, prefix, name));
  return {
    from,
    filter: false,
    options: [...found.filter(typed), ...found.filter((mark) => !typed(mark))].map(({ name, prefix, body }) => ({
      label: prefix,
      displayLabel: name,
      detail: prefix,
      apply: (view, completion, start, end) => snippet(translated(body))(view, completion, start, end),
    })),
  };
}

function sure(context, levels) {
  const before = context.matchBefore(/^!!! evidence "[^"]*/);
  const asked = before && /[^"]*$/.exec(before.text)[0];
  if (!before || (!context.explicit && levels.some(({ value }) => value == asked))) return null;
  const from = context.pos - asked.length,
    [rest] = /^[^"]*/.exec(context.state.sliceDoc(context.pos, context.state.doc.lineAt(context.pos).to));
  return {
    from,
    to: context.pos + rest.length,
    filter: false,
    options: levels.toReversed().map(({ value, label }) => ({ label: value, displayLabel: label })), // the least first
  };
}

function linked(context, texts, own) {
  const before = context.matchBefore(/\]\([^)\s]*/);
  if (!before) return null;
  const asked = before.text.slice(2).replace(/^\{filename\}.*\//, "");
  const folder = (file) => file.split("/")[1];
  return {
    from: before.from + 2,
    filter: false,
    options: texts
      .filter(({ title, file }) => file != own && fits(asked, title, file))
      .map(({ title, file }) => {
        const name = file.split("/").slice(2).join("/");
        const up =
          own && own.split("/").length == 3 && folder(own) == folder(file)
            ? ""
            : "../".repeat((own ?? "a/b/c").split("/").length - 2) + `${folder(file)}/`;
        return { label: title, detail: name, apply: `{filename}${up}${name}` };
      }),
  };
}
