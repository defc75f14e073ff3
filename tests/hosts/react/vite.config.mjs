import { defineConfig } from "vite";

export default defineConfig({
  // Only in React's build for developers StrictMode mounts everything twice.
  define: { "process.env.NODE_ENV": JSON.stringify("development") },
  ssr: { noExternal: true },
});
