// Light or dark, as the reader chose: before the first paint.
try {
  if (localStorage.theme) document.documentElement.dataset.theme = localStorage.theme;
} catch {} // storage may be forbidden
