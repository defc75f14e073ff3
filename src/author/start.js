const compiled = WebAssembly.compileStreaming(fetch(address)).catch(async () =>
  WebAssembly.compile(await (await fetch(address)).arrayBuffer()),
);
const frame = () => new Promise((done) => (document.hidden ? done() : requestAnimationFrame(() => setTimeout(done))));
compiled.then(async (module_or_path) => {
  await frame();
  __wbg_init({ module_or_path });
});
