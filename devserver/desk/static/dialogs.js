// What a button asks, and what the command behind it said.
import { button, labeled, make } from "./element.js";
import { Refused } from "./server.js";

/** Ask in a dialog. `asked` are fields, each {name, label, help, kind, choices, required, more, value}; `does` is
 * called with what was filled in, and gives {ok, said, done, then}: `said` is shown; `done`, if there is one, is called
 * when it closes, and `then` stands on the button that does that. */
export function ask({ title, text, asked = [], act, does }) {
  const controls = asked.map(control),
    boxes = (later) => controls.filter((one) => one.more == later).map(({ box }) => box),
    more = boxes(true);
  const others = more.length ? make("details", { className: "more" }, make("summary", {}, "More"), ...more) : null;
  const said = make("pre", { className: "said", hidden: true });
  const status = make("div", { role: "status" }, said);
  const go = make("button", { className: "main" }, act);
  let done;
  const close = button("Close", () => dialog.close());
  const form = make(
    "form",
    { method: "dialog" },
    ...boxes(false),
    ...[others].filter(Boolean),
    status,
    make("div", { className: "actions" }, go, close),
  );
  form.onsubmit = async (event) => {
    event.preventDefault();
    const filled = Object.fromEntries(controls.map(({ name, read }) => [name, read()]));
    go.disabled = true;
    tell("One moment …");
    const result = await does(filled).catch((error) => ({ ok: false, said: sentence(error) }));
    if (!result) return dialog.close();
    tell(result.said?.trim() || (result.ok ? "Done." : "Nothing was done."), result.ok);
    done = result.done;
    go.disabled = false;
    if (!result.ok && others) others.open = true; // what is lacking may be asked for there
    if (!result.ok) return;
    close.textContent = result.then ?? "Close";
    go.hidden = true; // once is enough
    close.focus();
  };
  const tell = (words, ok) => {
    said.hidden = false;
    said.replaceChildren(...linked(words));
    said.className = `said ${ok === undefined ? "" : ok ? "went" : "failed"}`;
  };
  const dialog = open(title, [...[text ?? []].flat().map((words) => make("p", {}, words)), form], () => done?.());
}

/** Open a dialog with a heading; it is gone when it closes, and `closed` is called. */
export function open(title, children, closed) {
  const dialog = make(
    "dialog",
    { "aria-labelledby": "dialog-title" },
    make("h2", { id: "dialog-title" }, title),
    ...children,
  );
  dialog.onclose = () => {
    dialog.remove();
    closed?.();
  };
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Words whose addresses are links, to another tab. */
const linked = (words) =>
  words
    .split(/(https:\/\/[^\s<>"]*[\w/])/)
    .map((part, number) => (number % 2 ? make("a", { href: part, target: "_blank", rel: "noreferrer" }, part) : part));

/** An error in words. */
export const sentence = (error) =>
  error instanceof Refused ? error.message : `Something went wrong in the desk itself: ${error.message}`;

function control({ name, label, help, kind = "line", choices, required = false, more = false, value = "" }) {
  const element =
    kind == "paragraph"
      ? make("textarea", { rows: 4, value })
      : kind == "choice"
        ? make(
            "select",
            {},
            ...[{ value: "", label: "Choose …" }, ...choices].map(({ value, label }) =>
              make("option", { value }, label),
            ),
          )
        : make("input", {
            type: { file: "file", date: "date", flag: "checkbox" }[kind] ?? "text",
            ...(kind == "file" ? { accept: choices } : { value }),
          });
  if (kind == "file" && value) element.files = value; // one that was dropped
  return {
    name,
    box: labeled(element, { id: `ask-${name}`, kind, label, help, required }),
    more,
    read: () => (kind == "file" ? element.files[0] : kind == "flag" ? element.checked : element.value.trim()),
  };
}
