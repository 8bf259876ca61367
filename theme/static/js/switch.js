addEventListener("DOMContentLoaded", () => {
  // The button that turns the page light or dark, where `theme.js` keeps it; nothing is stored until it is pressed.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const lit = () => (root.theme ? root.theme != "dark" : !dark.matches);
  const button = document.getElementById("theme");
  const show = () => {
    button.firstChild.data = lit() ? "Dark" : "Light";
    // Around the page, a phone's browser takes the color of its paper.
    document.getElementsByName("theme-color").forEach((meta) => (meta.content = getComputedStyle(document.body).backgroundColor));
  };
  show();
  button.hidden = false;
  dark.onchange = show;
  addEventListener("pageshow", show);
  button.onclick = () => {
    root.theme = lit() ? "dark" : "light";
    show();
    try {
      localStorage.theme = root.theme;
    } catch {} // storage may be forbidden; the switch then lasts for this page
  };
});
