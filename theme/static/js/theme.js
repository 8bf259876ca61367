// Light or dark, as the reader chose: before the first paint, and before a page is seen anew that the browser has kept.
const root = document.documentElement.dataset;
(onpageshow = () => {
  try {
    if (localStorage.theme) root.theme = localStorage.theme;
  } catch {} // storage may be forbidden
})();
