// All of CodeMirror that the desk uses, and no more: `make codemirror` makes static/codemirror.js of it.
export { autocompletion, completionKeymap, snippet, startCompletion } from "@codemirror/autocomplete";
export { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
export {
  codeFolding,
  defineLanguageFacet,
  foldEffect,
  foldKeymap,
  foldedRanges,
  HighlightStyle,
  Language,
  syntaxHighlighting,
  syntaxTree,
  unfoldEffect,
} from "@codemirror/language";
export { lintKeymap, setDiagnostics } from "@codemirror/lint";
export { search, searchKeymap } from "@codemirror/search";
export { EditorSelection, EditorState, StateEffect, StateField } from "@codemirror/state";
export { Decoration, EditorView, drawSelection, highlightSpecialChars, keymap, ViewPlugin } from "@codemirror/view";
export { Tag, tags } from "@lezer/highlight";
export { parser, Strikethrough, Table } from "@lezer/markdown";
