{
  const root = document.documentElement;
  // Light or dark, as the reader chose: runs before the first paint, stores nothing until the button is pressed.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const shown = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen) root.dataset.theme = chosen;
  } catch {} // storage may be forbidden; the switch then lasts for this page

  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const label = () => (button.textContent = shown() == "dark" ? "Light page" : "Dark page");
    label();
    button.hidden = false;
    dark.onchange = label;
    button.onclick = () => {
      root.dataset.theme = shown() == "dark" ? "light" : "dark";
      label();
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {}
    };
  });
}
