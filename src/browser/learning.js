// Reports the events of the explainer to a learning system, and saves progress there. scorm.js or cmi5.js comes before this
// script; their `connect` finds the learning system, and returns undefined if there is none, so that the page works as anywhere
// else.
//
// This script is in the head, so that it runs before the player.
const report = async (connected) => {
  const key = `explainer:${document.documentElement.dataset.explainer}`;
  // Progress on the device may be another learner's, because devices are shared, so it is removed.
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
  // The player emits its progress first when it starts, on the explainer's root, without bubbling.
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

  // The number of right answers and of questions, from the page; undefined if there is no quiz.
  const count = () => document.querySelector("[data-score]")?.dataset.score.split("/").map(Number);
  // The timer after which the score is reported; undefined while no report is due.
  let timer;
  const reportScore = () => {
    clearTimeout(timer);
    timer = undefined;
    const [right, of] = count() ?? [];
    if (of) system.score(right, of);
  };
  let ended = false;
  addEventListener("pagehide", () => {
    if (ended) return;
    if (timer !== undefined) reportScore();
    ended = true;
    system.end();
    forget();
  });

  const hear = {
    answer: (statement) => {
      system.answer?.(statement);
      // The page updates its score after this event.
      clearTimeout(timer);
      timer = setTimeout(reportScore, 200);
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
  // The player adds the progress to what was answered meanwhile.
  if (system.progress) {
    const root = document.getElementById("explainer");
    root.dispatchEvent(new CustomEvent("explainer:restore", { detail: system.progress }));
  }
  keep = () => ended || system.keep(progress);
  keep();
  // An explainer without a quiz is completed by opening it.
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
