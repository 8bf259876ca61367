// On to the same place of the page that now stands elsewhere; a refresh alone leads to its top.
{
  const now = document.querySelector("[rel=canonical]");
  if (now && location.hash) {
    stop(); // reading, so that the refresh below is not met
    location.replace(now.href + location.hash);
  }
}
