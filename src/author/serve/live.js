// Keeps an open page current while its author writes: shows what is wrong, offers what mends it, loads what is new.
"use strict";
(() => {
  const shown = new URL(document.currentScript.src).searchParams.get("version");
  let overlay = document.getElementById("explainer-fault");
  let told = JSON.stringify([overlay?.textContent ?? "", []]);
  let last;

  const mend = async (fix) => {
    const { token, turn } = last;
    const answer = await fetch("/-/fix", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token, turn, fix }),
    }).catch(() => null);
    // What came of it comes by itself, as after any change.
    if (!answer?.ok) alert(answer ? await answer.text() : "The server does not answer.");
  };

  const tell = (fault, fixes) => {
    const now = JSON.stringify([fault, fixes]);
    if (now === told) return;
    told = now;
    if (!fault) return overlay?.remove();
    if (!overlay) {
      overlay = document.createElement("pre");
      overlay.id = "explainer-fault";
      overlay.setAttribute("role", "alert");
      overlay.tabIndex = 0;
    }
    overlay.textContent = fault;
    for (const [index, title] of fixes.entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = title;
      button.addEventListener("click", () => mend(index));
      overlay.append(button, "\n");
    }
    document.body.append(overlay);
  };

  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") overlay?.remove();
  });

  const listen = () => {
    const events = new EventSource("/-/live");
    events.onmessage = ({ data }) => {
      last = JSON.parse(data);
      const { version, fault, fixes } = last;
      if (fault || version === shown) tell(fault, fixes);
      else location.reload();
    };
    // A browser may give up while the server restarts.
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 500);
    };
  };
  listen();
})();
