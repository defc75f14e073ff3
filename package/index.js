// The element for bundlers. The scripts of embed.js are appended to this script, which defines the constants and functions that
// they need. The style and the player for documents that the host supplies are requested only for such a document.

// On a server, and in a browser without these classes, the element is not defined, so that it is a plain box around its content.
const {
  HTMLElement = class {},
  CSSStyleSheet = class {
    replaceSync() {}
  },
  IntersectionObserver = class {},
  customElements = { get() {}, define() {} },
} = globalThis.CSSStyleSheet?.prototype.replaceSync ? globalThis : {};

const styleOf = () => new URL("./{{style}}", import.meta.url).href;
const WHOLE = "whole";
// Bundlers include the package's own player, and must not resolve the addresses of other players.
const scriptOf = (url) =>
  url === WHOLE ? import("./{{whole}}") : import(/* @vite-ignore */ /* webpackIgnore: true */ url);

