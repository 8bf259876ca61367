{
  // The list of contents shows where the reader is, and holds that in view.
  const list = document.querySelector(".contents");
  onscroll = () => {
    let here;
    for (const link of list.querySelectorAll("a")) {
      link.ariaCurrent = null;
      if (document.getElementById(link.hash.slice(1))?.getBoundingClientRect().top < innerHeight / 4) here = link;
    }
    if (!here) return;
    here.ariaCurrent = "location";
    list.scrollTop = here.offsetTop - innerHeight / 2;
  };
}
