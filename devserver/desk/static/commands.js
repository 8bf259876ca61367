// The commands that are buttons: what each asks, and what comes after it.
import { ask } from "./dialogs.js";
import { post, upload } from "./server.js";

const run = (command, args, done) =>
  post("run", { command, arguments: args }).then((result) => ({
    ...result,
    done: result.ok && done ? () => done(result) : undefined,
  }));

/** Go to a text. */
const go = ({ file }) => file && (location.href = `/desk/?${new URLSearchParams({ file })}`);

/** Begin a draft; `kinds` are those that it may be of, if any are told. */
export const begin = (kinds) =>
  ask({
    title: "Begin a new text",
    text: "It begins as a draft that nobody else sees, with the sections that such a text needs.",
    asked: [
      {
        name: "title",
        label: "Title",
        help: "Best a question that readers ask: Can exercise ease back pain?",
        required: true,
      },
      ...(kinds?.length ? [{ name: "kind", label: "What it is", kind: "choice", choices: kinds, required: true }] : []),
    ],
    act: "Begin",
    async does(filled) {
      const result = await run("new", filled, go);
      if (result.ok && result.file) return go(result); // nothing to read before one can write
      return result;
    },
  });

/** Make a draft of a document. */
export const bringIn = (files) =>
  ask({
    title: "Import a document",
    text: "A Word file, a web page, Markdown, OpenDocument or plain text becomes a draft. What found no place in it is listed there.",
    asked: [
      { name: "file", label: "Document", kind: "file", required: true, value: files },
      { name: "title", label: "Title", help: "Left out, it is the one that the document has." },
      { name: "accept", label: "Also when something in it has no place", kind: "flag" },
    ],
    act: "Import",
    async does({ file, title, accept }) {
      const result = await upload(file, { import: 1, ...(title && { title }), ...(accept && { accept: 1 }) });
      return { ...result, done: () => go(result), then: result.file ? "Open the draft" : undefined };
    },
  });

/** Add a study; `then` is called when there is a new one. */
export const reference = (then) =>
  ask({
    title: "Add a study",
    text: "Its fields come from PubMed or Crossref. Read the study, then write what it found: no service says that.",
    asked: [
      {
        name: "from",
        label: "Study",
        kind: "paragraph",
        required: true,
        help: "Its PubMed number, its DOI, the address of its page, or the citation, copied from anywhere. Several go one a line.",
      },
    ],
    act: "Add",
    does: (filled) => run("reference", filled, then),
  });

/** Record that a clinician has read a text. */
export const signoff = (file, people, then) =>
  ask({
    title: "Record a review",
    text: "A clinician has read the text as it is saved now. Any change of its words voids the review.",
    asked: [
      people?.length
        ? { name: "by", label: "Who read it", kind: "choice", choices: people, required: true }
        : {
            name: "by",
            label: "Who read it",
            help: "Their id. Nobody stands in content/data/people.yaml yet: whoever keeps the site adds them there.",
            required: true,
          },
      { name: "role", label: "Role", help: "Where the list of people says another or none." },
      { name: "next", label: "Next review", kind: "date", help: "A year from now, if left out." },
    ],
    act: "Record the review",
    does: (filled) => run("signoff", { file, ...filled }, then),
  });

/** Take a page off the public site. */
export const withdraw = (file, then) =>
  ask({
    title: "Take this page off the site",
    text: "The page is hidden with the next send. Its address then says that it was withdrawn, and why.",
    asked: [{ name: "reason", label: "Why", help: "One sentence for readers.", required: true }],
    act: "Withdraw the page",
    does: (filled) => run("withdraw", { file, ...filled }, then),
  });

/** Send what is saved to the site: one text, or all. */
export const send = (file) =>
  ask({
    title: "Send",
    text: [
      "What is saved is checked once more, and sent in your name to whoever publishes the site. What comes next is said here.",
      ...(file ? [] : ["All new texts go together, and are published together. To send one alone, open it first."]),
    ],
    asked: [
      ...(file ? [{ name: "all", label: "Send all other changed texts, too", kind: "flag" }] : []),
      { name: "name", label: "Your name", help: "Only where you were never asked on this machine.", more: true },
      { name: "mail", label: "Your mail address", help: "Everyone can see it beside your name.", more: true },
      { name: "mine", label: "Mine takes the place of what others wrote on my branch", kind: "flag", more: true },
    ],
    act: "Send",
    does: ({ all, ...given }) => run("send", { ...given, ...(file && !all && { file }) }),
  });

/** Put in a picture, or a form to print; `then` gets the Markdown for it. `files` are there, if one was dropped. */
export const picture = (then, files) =>
  ask({
    title: "Put in a picture",
    text: "A photo may be as large as the phone made it. A PDF becomes a link.",
    asked: [
      {
        name: "file",
        label: "Picture or PDF",
        kind: "file",
        value: files,
        choices: ".svg,.png,.jpg,.jpeg,.webp,.avif,.pdf",
        required: true,
      },
      {
        name: "words",
        label: "What it shows",
        help: "For those who cannot see it: 125 letters at most. For a PDF, the words of the link.",
        required: true,
      },
      { name: "caption", label: "Caption", help: "One sentence that everybody sees below it." },
    ],
    act: "Put it in",
    async does({ file, words, caption }) {
      const { markdown } = await upload(file);
      then(described(markdown, words, caption));
    },
  });

/** The Markdown of a picture or link, with its words in the place of those that are to be filled in. */
function described(markdown, words, caption) {
  const plain = (text) => text.replace(/[[\]\\]/g, "\\$&");
  const [, sign, target] = /^(!?)\[[^\]]*\]\((\S+?)(?:\s+"[^"]*")?\)\s*$/.exec(markdown) ?? [];
  if (!target) return markdown;
  return `${sign}[${plain(words)}](${target}${sign && caption ? ` "${caption.replace(/"/g, "”")}"` : ""})`;
}
