// Our Markdown, as far as it has colors: the header, cards, citations, and what all Markdown has.
import {
  Decoration,
  defineLanguageFacet,
  HighlightStyle,
  Language,
  parser,
  Strikethrough,
  syntaxHighlighting,
  syntaxTree,
  Table,
  Tag,
  tags,
  ViewPlugin,
} from "./codemirror.js";

const CARD = /^!!! *([\w-]+)/;
const CITATION = /^\[@[^\]\n]*\]/;
const own = { card: Tag.define(), cite: Tag.define(), header: Tag.define() };

const ours = {
  defineNodes: [
    { name: "Header", block: true, style: own.header },
    { name: "CardHead", style: own.card },
    { name: "Citation", style: own.cite },
    {
      name: "Card",
      block: true,
      composite(_, line, indent) {
        // what stands four spaces in is in the card
        if (line.indent < line.baseIndent + indent && line.next > -1) return false;
        line.moveBaseColumn(line.baseIndent + indent);
        return true;
      },
    },
  ],
  parseBlock: [
    {
      name: "Header",
      before: "HorizontalRule",
      parse(context, line) {
        if (context.lineStart || !/^\ufeff?---\s*$/.test(line.text)) return false;
        while (context.nextLine() && !/^---\s*$/.test(line.text));
        context.nextLine();
        context.addElement(context.elt("Header", 0, context.prevLineEnd()));
        return true;
      },
    },
    {
      name: "Card",
      before: "FencedCode",
      endLeaf: (_, line) => CARD.test(line.text.slice(line.pos)),
      parse(context, line) {
        if (!CARD.test(line.text.slice(line.pos))) return false;
        context.startComposite("Card", line.pos, 4);
        context.addElement(context.elt("CardHead", context.lineStart + line.pos, context.lineStart + line.text.length));
        line.moveBase(line.text.length);
        return null;
      },
    },
  ],
  parseInline: [
    {
      name: "Citation",
      before: "Link",
      parse(context, next, at) {
        const found = next == 91 && CITATION.exec(context.slice(at, context.end));
        return found ? context.addElement(context.elt("Citation", at, at + found[0].length)) : -1;
      },
    },
  ],
};

const facet = defineLanguageFacet();
const language = new Language(facet, parser.configure([Table, Strikethrough, ours]), [], "markdown");

const style = HighlightStyle.define([
  { tag: tags.heading1, class: "md-heading md-1" },
  { tag: tags.heading2, class: "md-heading md-2" },
  { tag: tags.heading, class: "md-heading md-3" },
  { tag: tags.strong, class: "md-strong" },
  { tag: tags.emphasis, class: "md-emphasis" },
  { tag: [tags.link, tags.url], class: "md-link" },
  { tag: [tags.monospace, tags.comment], class: "md-code" },
  { tag: tags.processingInstruction, class: "md-sign" },
  { tag: own.header, class: "md-code" },
  { tag: own.card, class: "md-card" },
  { tag: own.cite, class: "md-cite" },
]);

/** The lines of a card stand on a ground of their own, with the color of what it says. */
const cards = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.draw(view);
    }
    update(update) {
      if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) != syntaxTree(update.state))
        this.draw(update.view);
    }
    draw(view) {
      const lines = [],
        { doc } = view.state;
      for (const { from, to } of view.visibleRanges)
        syntaxTree(view.state).iterate({
          from,
          to,
          enter(node) {
            if (node.name != "Card") return;
            const kind = CARD.exec(doc.sliceString(node.from, node.from + 40))?.[1] ?? "";
            const decoration = Decoration.line({ class: `in-card card-${kind}` });
            const first = doc.lineAt(node.from).number,
              last = doc.lineAt(node.to).number;
            for (let number = first; number <= last; number++) lines.push(decoration.range(doc.line(number).from));
            return false;
          },
        });
      this.decorations = Decoration.set(lines, true);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** What an editor of Markdown is given to color it. */
export const markdown = [language.extension, syntaxHighlighting(style), cards];
