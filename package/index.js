// The element for bundlers. Behind this stand the same scripts as in every explainer's embed.js; here is what they need to
// know. What only documents of the host's own need, is fetched once there is one.

// On a server, and in a page without these, the element stays what it is in HTML: a box around what it holds.
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
// Bundlers know the player that comes along, and leave those alone that are elsewhere.
const scriptOf = (url) =>
  url === WHOLE ? import("./{{whole}}") : import(/* @vite-ignore */ /* webpackIgnore: true */ url);

