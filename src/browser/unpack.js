// The player's module in a single file: deflated, in base64, in an element of its own.
const request = async () => {
  const packed = Uint8Array.from(atob(document.getElementById("explainer-module").textContent), (it) => it.charCodeAt());
  const module = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(module, { headers: { "Content-Type": "application/wasm" } });
};
