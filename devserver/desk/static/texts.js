// The list of all texts, and how a new one comes to be.
import { begin, bringIn, reference, send } from "./commands.js";
import { button, by, make, toMend } from "./element.js";
import { get } from "./server.js";
import { takeFiles } from "./taken.js";

/** Show the list. */
export async function texts() {
  const told = await get("texts");
  document.title = "Your texts – The desk";
  by("title").textContent = "Your texts";
  by("actions").append(
    button("New", () => begin(told.kinds), { className: "main" }),
    button("Import a document", () => bringIn()),
    button("Reference", () => reference()),
    button("Send", () => send()),
  );
  show(told.texts);
  by("list").hidden = false;
  takeFiles(bringIn);
  follow();
  addEventListener("visibilitychange", follow);
}

let events;

/** While the list is in sight, show how it stands after each build. */
function follow() {
  events?.close();
  if (document.hidden) return;
  events = new EventSource("/devserver-events?source=&file=");
  events.onmessage = async () => show((await get("texts")).texts);
}

function show(texts) {
  const list = make("ul", { id: "texts", className: "texts" }, ...texts.map(row));
  if (!list.isEqualNode(by("texts"))) by("texts").replaceWith(list); // else a link keeps the focus
  by("none").hidden = texts.length > 0;
}

function row({ file, title, kind, mark, address, errors, warnings }) {
  const mend = toMend({ error: errors, warning: warnings });
  return make(
    "li",
    { className: "row" },
    make("a", { href: `/desk/?${new URLSearchParams({ file })}` }, title || file.split("/").pop()),
    make("span", { className: "soft" }, kind == "page" ? "Page" : "Article"),
    make("span", { className: mark ? "mark" : "soft" }, mark || (address ? "Published" : "No page yet")),
    make("span", { className: errors ? "mend bad" : "mend soft" }, mend || "Nothing to mend"),
  );
}
