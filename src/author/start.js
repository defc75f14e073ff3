// Compiles while it loads, where the host sends the right type, and starts a frame later: what the reader
// pressed meanwhile is answered first. Where the module cannot be had, the page stays as it is.
const load = async () => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the player could not be loaded: ${response.status}`);
  const copy = response.clone();
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await copy.arrayBuffer()));
};
const frame = () => new Promise((done) => (document.hidden ? done() : requestAnimationFrame(() => setTimeout(done))));
load().then(
  async (module_or_path) => {
    await frame();
    __wbg_init({ module_or_path });
  },
  (error) => console.warn(error.message),
);
