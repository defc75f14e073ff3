import { useState } from "react";
import type { ExplainerDocument, Theme } from "interactive-explainer/react";
import "interactive-explainer/react";

export function App({ explainer }: { explainer: string }) {
  const [shown, setShown] = useState(true);
  const [theme, setTheme] = useState<Theme>("auto");
  const [right, setRight] = useState<number>();
  const [own, setOwn] = useState<ExplainerDocument>();
  const takeOwn = async () => setOwn(await (await fetch("./document.json")).json());
  return (
    <>
      <button id="toggle" onClick={() => setShown(!shown)}>Show or hide</button>
      <button id="dark" onClick={() => setTheme("dark")}>Dark</button>
      <button id="own" onClick={takeOwn}>Our own</button>
      <button id="theirs" onClick={() => setOwn(undefined)}>Theirs</button>
      <output>{right ?? "nothing"} right</output>
      {shown && (
        <interactive-explainer
          src={explainer}
          theme={theme}
          height={600}
          data={own}
          onexplainer:progress={({ detail }) => setRight(detail.right)}
        >
          <a href={explainer}>The explainer</a>
        </interactive-explainer>
      )}
    </>
  );
}
