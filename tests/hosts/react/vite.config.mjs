import { defineConfig } from "vite";

export default defineConfig({
  // StrictMode mounts everything twice only in React's development build.
  define: { "process.env.NODE_ENV": JSON.stringify("development") },
  ssr: { noExternal: true },
});
