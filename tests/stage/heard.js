// Records the page's errors and warnings in `window.heard`, for browsers whose log WebDriver cannot read. Runs first in the page.
{
  const heard = (window.heard = []);
  const say = (what, it) => heard.push(`${what}: ${it?.stack ?? it?.message ?? it} (${location.href})`);
  addEventListener("error", (it) => {
    const { target } = it;
    if (target === window) say("error", it.error ?? it.message);
    else say("does not load", `${target.localName} ${target.src ?? target.href ?? ""}`);
  }, true);
  addEventListener("unhandledrejection", (it) => say("unhandled rejection", it.reason));
  document.addEventListener("securitypolicyviolation", (it) => say("policy", `${it.effectiveDirective} ${it.blockedURI}`));
  for (const level of ["error", "warn"]) {
    const tell = console[level];
    console[level] = (...them) => {
      say(`console.${level}`, them.map((it) => it?.stack ?? String(it)).join(" "));
      tell.apply(console, them);
    };
  }
}
