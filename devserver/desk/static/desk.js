// The desk: the list of texts, or one of them. What both have is here; `texts.js` and `text.js` have the rest.
import { by, make } from "./element.js";
import { sentence } from "./dialogs.js";

const dress = () => {
  try {
    if (localStorage.theme) document.documentElement.dataset.theme = localStorage.theme; // by the site's own switch
    else delete document.documentElement.dataset.theme;
  } catch {} // storage may be forbidden
};
dress();
addEventListener("storage", dress); // which stands on the page beside the text, too

const file = new URLSearchParams(location.search).get("file");
try {
  await (file ? (await import("./text.js")).text(file) : (await import("./texts.js")).texts());
} catch (error) {
  by("title").textContent = "This does not open";
  by("state").replaceWith(make("p", { role: "alert" }, sentence(error)));
}
