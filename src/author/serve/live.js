// Keeps an open page current while its author writes: shows faults with buttons for their fixes, and reloads after a build.
"use strict";
(() => {
  const shown = new URL(document.currentScript.src).searchParams.get("version");
  let overlay = document.getElementById("explainer-fault");
  let current = JSON.stringify([overlay?.textContent ?? "", []]);
  let last;

  const requestFix = async (fix) => {
    const { token, turn } = last;
    const response = await fetch("/-/fix", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token, turn, fix }),
    }).catch(() => null);
    // The result arrives as an event, as after any change.
    if (!response?.ok) alert(response ? await response.text() : "The server does not answer.");
  };

  const makeButton = (title, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = title;
    button.addEventListener("click", act);
    return button;
  };

  const showFault = (fault, fixes) => {
    const next = JSON.stringify([fault, fixes]);
    if (next === current) return;
    current = next;
    if (!fault) return overlay?.remove();
    if (!overlay) {
      overlay = document.createElement("pre");
      overlay.id = "explainer-fault";
      overlay.setAttribute("role", "alert");
      overlay.lang = "en";
      overlay.tabIndex = 0;
    }
    overlay.textContent = fault;
    for (const [index, title] of fixes.entries()) {
      overlay.append(makeButton(title, () => requestFix(index)), "\n");
    }
    const hide = makeButton("Hide", () => overlay.remove());
    hide.className = "hide";
    overlay.prepend(hide);
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
      if (fault || version === shown) showFault(fault, fixes);
      else location.reload();
    };
    // The browser may close the connection for good while the server restarts.
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 500);
    };
  };
  listen();
})();
