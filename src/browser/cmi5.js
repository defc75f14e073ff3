// cmi5: sends the events of learning.js as xAPI statements to the endpoint that the learning system names when it launches the
// page (https://github.com/AICC/CMI-5_Spec_Current/blob/quartz/cmi5_spec.md).
const LAUNCH = ["endpoint", "fetch", "actor", "registration", "activityId"];
const CMI5 = "https://w3id.org/xapi/cmi5/context";
const category = (name) => ({ objectType: "Activity", id: `${CMI5}/categories/${name}` });
const verb = (name) => ({ id: `http://adlnet.gov/expapi/verbs/${name}`, display: { "en-US": name } });

// A random UUID of version 4. `crypto.randomUUID` is undefined on pages loaded by plain HTTP.
const uuid = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

const connect = () => {
  const launch = Object.fromEntries(new URLSearchParams(location.search));
  return LAUNCH.every((name) => launch[name]) ? begin(launch) : undefined;
};

const begin = async (launch) => {
  const begun = Date.now();
  const actor = JSON.parse(launch.actor);
  const asked = await fetch(launch.fetch, { method: "POST" });
  const token = asked.ok && (await asked.json())["auth-token"];
  if (!token) throw new Error(`cmi5 gives no leave to report: its address for that was used before, or says ${asked.status}`);

  const headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };
  const address = (resource, query) => {
    const base = launch.endpoint.endsWith("/") ? launch.endpoint : `${launch.endpoint}/`;
    return `${base}${resource}?${new URLSearchParams(query)}`;
  };
  const about = { activityId: launch.activityId, agent: launch.actor, registration: launch.registration };
  const stateAddress = (stateId) => address("activities/state", { ...about, stateId });
  // The resource at an address; undefined if there is none.
  const read = async (from) => {
    const response = await fetch(from, { headers });
    if (response.ok) return response.json();
    if (response.status !== 404) throw new Error(`cmi5 cannot be read: ${response.status}`);
  };
  const data = await read(stateAddress("LMS.LaunchData"));
  if (!data) throw new Error("cmi5 has no LMS.LaunchData");
  // cmi5 requires reading the learner's preferences, though none applies: there is no audio, and the language is that of the
  // text.
  await read(address("agents/profile", { profileId: "cmi5LearnerPreferences", agent: launch.actor }));
  const KEPT = stateAddress("explainer");
  const state = (await read(KEPT)) ?? { said: [] };

  const template = data.contextTemplate ?? {};
  const activities = template.contextActivities ?? {};
  const context = (more, categories) => ({
    ...template,
    registration: launch.registration,
    extensions: { ...template.extensions, ...more },
    contextActivities: categories.length
      ? { ...activities, category: [activities.category ?? [], categories.map(category)].flat() }
      : activities,
  });

  // Statements are sent in batches, one after the other, so that they arrive in order. A batch that failed is sent with the next
  // one.
  let waiting = [];
  let sending = Promise.resolve();
  const post = async () => {
    const batch = waiting;
    if (!batch.length) return;
    waiting = [];
    try {
      const body = JSON.stringify(batch);
      const response = await fetch(address("statements", {}), { method: "POST", headers, body, keepalive: true });
      if (!response.ok) console.warn(`cmi5 takes no statement: ${response.status} ${await response.text()}`);
    } catch (error) {
      console.warn(error.message);
      waiting = [...batch, ...waiting];
    }
  };
  const send = (statement) => {
    waiting.push({ id: uuid(), actor, timestamp: new Date().toISOString(), ...statement });
    sending = sending.then(post);
  };
  const duration = () => `PT${((Date.now() - begun) / 1000).toFixed(2)}S`;
  const define = (name, result, more, categories = []) =>
    send({
      verb: verb(name),
      object: { objectType: "Activity", id: launch.activityId },
      result,
      context: context(more, ["cmi5", ...categories]),
    });

  // The state is stored by one request after the other, each with the latest state.
  let storing = Promise.resolve();
  const put = async () => {
    try {
      const response = await fetch(KEPT, { method: "PUT", headers, body: JSON.stringify(state), keepalive: true });
      if (!response.ok) console.warn(`cmi5 keeps no progress: ${response.status}`);
    } catch (error) {
      console.warn(error.message);
    }
  };
  const store = () => {
    storing = storing.then(put);
  };
  // These statements are sent once in a registration; `failed` is not sent after `passed`, nor twice in a session.
  let failed = false;
  const once = (name, result, more) => {
    if ((data.launchMode ?? "Normal") !== "Normal" || state.said.includes(name)) return;
    state.said.push(name);
    store();
    define(name, result, more, ["moveon"]);
  };
  const mastery = data.masteryScore;
  const judge = (passes, score) => {
    const more = mastery == null ? {} : { [`${CMI5}/extensions/masteryscore`]: mastery };
    const result = { score, success: passes, duration: duration() };
    if (passes) return once("passed", result, more);
    if (failed || state.said.includes("passed") || (data.launchMode ?? "Normal") !== "Normal") return;
    failed = true;
    define("failed", result, more, ["moveon"]);
  };

  define("initialized", undefined, {});
  return {
    progress: state.progress && JSON.stringify(state.progress),
    keep: (progress) => {
      state.progress = progress;
      store();
    },
    // The ids of answers begin with that of the launched activity and not with the page's address, which has the launch
    // parameters.
    answer: ({ object, context: ignored, timestamp, ...statement }) =>
      send({
        ...statement,
        object: { ...object, id: launch.activityId + object.id.slice(object.id.lastIndexOf("#")) },
        context: {
          ...context({}, []),
          contextActivities: { ...activities, parent: [{ objectType: "Activity", id: launch.activityId }] },
        },
      }),
    score: () => {},
    // The learning system's mastery score takes precedence over the author's mark.
    complete: (score) => {
      once("completed", { completion: true, duration: duration() }, {});
      if (mastery != null && score) judge(score.scaled >= mastery, score);
    },
    pass: (score) => mastery == null && judge(true, score),
    fail: (score) => mastery == null && judge(false, score),
    end: () => {
      define("terminated", { duration: duration() }, {});
      post();
    },
  };
};
