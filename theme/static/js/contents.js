// The list of contents shows where the reader is. A browser that knows :target-current needs no help.
if (!CSS.supports("selector(:target-current)"))
  onscroll = () => {
    let here;
    for (const link of document.querySelectorAll(".contents a")) {
      link.ariaCurrent = null;
      if (document.getElementById(link.hash.slice(1))?.getBoundingClientRect().top < innerHeight / 4) here = link;
    }
    if (here) here.ariaCurrent = "location";
  };
