{
  const panel = document.currentScript.previousElementSibling;
  const { page, file, source } = panel.dataset;
  // Folded by the writer, it stays folded from save to save, in this tab.
  const fold = () => {
    const details = panel.querySelector("details");
    if (!details) return;
    details.open = !sessionStorage.getItem("devserver-folded");
    details.ontoggle = () => {
      if (details.open) sessionStorage.removeItem("devserver-folded");
      else sessionStorage.setItem("devserver-folded", "yes");
    };
  };
  const show = ({ data }) => {
    const now = JSON.parse(data);
    if (now.page == page) {
      panel.innerHTML = now.panel;
      fold();
    } else if (now.address && now.address != location.pathname) location.replace(now.address); // a new slug or status
    else location.reload(); // which keeps the place where the writer reads
  };
  // A browser holds few connections to one server: a tab out of sight lets go of its own, and catches up when seen.
  let events;
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource("/devserver-events?" + new URLSearchParams({ source, file }));
    events.onmessage = show;
  };
  addEventListener("visibilitychange", listen);
  fold();
  listen();
}
