// Tells a learning system what happens in the explainer, and keeps progress there. scorm.js or cmi5.js stands before this, and
// `connect` is how one is found: undefined where there is none, and then the page is what it is anywhere.
//
// In the head, so that it is there before the player.
const report = async (connected) => {
  const key = `explainer:${document.documentElement.dataset.explainer}`;
  // What the device has may be someone else's: on it, many learn.
  const forget = () => {
    try {
      localStorage.removeItem(key);
    } catch {}
  };
  forget();
  const events = [];
  let tell = (name, detail) => events.push([name, detail]);
  for (const name of ["answer", "complete", "pass", "fail"]) {
    document.addEventListener(`explainer:${name}`, ({ detail }) => tell(name, detail));
  }
  // It tells its progress first when it begins, on the element itself.
  let progress;
  let keep = () => {};
  const begun = new Promise((done) => {
    const hear = ({ detail }) => {
      progress = detail;
      keep();
      done();
    };
    document.addEventListener("explainer:progress", hear, true);
  });
  const system = await connected;
  let ended = false;
  addEventListener("pagehide", () => {
    if (ended) return;
    ended = true;
    system.end();
    forget();
  });

  // How many are right of all, as the page counts; none where there is no quiz.
  const count = () => document.querySelector("[data-score]")?.dataset.score.split("/").map(Number);
  const hear = {
    answer: (statement) => {
      system.answer?.(statement);
      // The page counts a moment later.
      setTimeout(() => {
        const [right, of] = count() ?? [];
        if (of && !ended) system.score(right, of);
      }, 200);
    },
    complete: ({ result: { score } }) => {
      if (score?.max) system.score(score.raw, score.max);
      system.complete(score);
    },
    pass: ({ result }) => system.pass(result.score),
    fail: ({ result }) => system.fail(result.score),
  };
  tell = (name, detail) => ended || hear[name](detail);
  events.forEach(([name, detail]) => tell(name, detail));

  await begun;
  // Taken up like what the same reader has done on another page of it, together with what is answered meanwhile.
  if (system.progress) dispatchEvent(new StorageEvent("storage", { key, newValue: system.progress }));
  keep = () => ended || system.keep(progress);
  keep();
  // Who has opened what has no quiz is through with it.
  if (!count()?.[1]) system.complete();
};

(() => {
  try {
    const connected = connect();
    if (connected) report(connected).catch((error) => console.warn(error.message));
  } catch (error) {
    console.warn(error.message);
  }
})();
