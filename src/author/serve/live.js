// Keeps an open page current while its author writes: shows what is wrong, loads what is new.
"use strict";
(() => {
  const shown = new URL(document.currentScript.src).searchParams.get("version");
  let overlay = document.getElementById("explainer-fault");
  let told = overlay?.textContent ?? "";

  const tell = (fault) => {
    if (fault === told) return;
    told = fault;
    if (!fault) return overlay?.remove();
    if (!overlay) {
      overlay = document.createElement("pre");
      overlay.id = "explainer-fault";
      overlay.setAttribute("role", "alert");
      overlay.tabIndex = 0;
    }
    overlay.textContent = fault;
    document.body.append(overlay);
  };

  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") overlay?.remove();
  });

  const listen = () => {
    const events = new EventSource("/-/live");
    events.onmessage = ({ data }) => {
      const { version, fault } = JSON.parse(data);
      if (fault || version === shown) tell(fault);
      else location.reload();
    };
    // A browser may give up while the server restarts.
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 500);
    };
  };
  listen();
})();
