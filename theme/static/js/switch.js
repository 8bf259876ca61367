addEventListener("DOMContentLoaded", () => {
  // The button that turns the page light or dark; nothing is stored until it is pressed.
  const root = document.documentElement.dataset, dark = matchMedia("(prefers-color-scheme: dark)");
  const shown = () => root.theme || (dark.matches ? "dark" : "light");
  const button = document.getElementById("theme");
  const show = () => {
    button.firstChild.data = shown() == "dark" ? "Light" : "Dark";
    // Around the page, a phone's browser takes the color of its paper.
    document.getElementsByName("theme-color").forEach((meta) => (meta.content = getComputedStyle(document.body).backgroundColor));
  };
  show();
  button.hidden = false;
  dark.onchange = show;
  button.onclick = () => {
    root.theme = shown() == "dark" ? "light" : "dark";
    show();
    try {
      localStorage.theme = root.theme;
    } catch {} // storage may be forbidden; the switch then lasts for this page
  };
});
