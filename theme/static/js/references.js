onclick = (tap) => {
  const mark = tap.target;
  const sheet = document.getElementById("ref-sheet");
  // A reference mark opens a copy of its entry in place; with a key held, or without this, it is a link to the list.
  if (!mark.hash || !sheet?.showPopover) return;
  sheet.hidePopover(); // any way to another part of the page closes it, first of all that to the list
  if (!mark.closest(".cite") || tap.ctrlKey || tap.metaKey || tap.shiftKey) return;
  tap.preventDefault();
  const [name, entry, link] = sheet.children;
  name.textContent = mark.ariaLabel;
  entry.innerHTML = document.querySelector(mark.hash).innerHTML;
  link.href = mark.hash;
  mark.focus(); // where Esc leads back to: not every browser focuses a link that is tapped
  sheet.showPopover({ source: mark });
};
