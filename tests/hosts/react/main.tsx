import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./App.tsx";

const root = document.getElementById("root")!;
const app = (
  <StrictMode>
    <App explainer={root.dataset.explainer!} />
  </StrictMode>
);
if (root.firstElementChild) hydrateRoot(root, app);
else createRoot(root).render(app);
