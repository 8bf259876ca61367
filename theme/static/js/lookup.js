{
  const sheet = document.getElementById("lookup"); // what shows an entry
  let mark; // that opened its entry last

  // The lists, which alone stand open, are closed until asked for where a browser opens them by itself: for whoever is led
  // there, on paper.
  if (CSS.supports("selector(::details-content)") && "onbeforematch" in sheet)
    for (const list of document.querySelectorAll("details[open]"))
      list.open = list.contains(document.getElementById(location.hash.slice(1)));

  addEventListener("click", (tap) => { // a mark opens a copy of its entry in place; without this it is a link to the list
    const link = tap.target;
    if (!link.hash || !sheet.showPopover) return;
    sheet.hidePopover(); // any way to another part of the page closes it, first of all that to the list
    if (tap.ctrlKey || tap.metaKey || tap.shiftKey) return;
    if (link.matches(".back") && mark?.hash == "#" + link.closest("li").id) {
      tap.preventDefault();
      mark.scrollIntoView({ block: "center" }); // back to the mark from which the entry was opened, and not to the first
      mark.focus();
      return;
    }
    const to = link.matches(".cite a, .term") && document.querySelector(link.hash);
    if (!to) return;
    tap.preventDefault();
    mark = link;
    const [name, entry, more] = sheet.children;
    const word = mark.matches(".term");
    name.textContent = word ? to.textContent : `Reference ${mark.textContent}`;
    entry.innerHTML = (word ? to.nextElementSibling : to).innerHTML;
    more.href = mark.hash;
    mark.focus(); // where Esc leads back to: not every browser focuses a link that is tapped
    sheet.onbeforetoggle = (change) => link.classList.toggle("open", change.newState == "open");
    sheet.showPopover({ source: mark });
    const [at, box] = [mark, sheet].map((one) => one.getBoundingClientRect());
    if (at.bottom > box.top && at.top < box.bottom) scrollBy(0, at.bottom - box.top + 16); // it never covers its mark
  });
}
