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

// The resources of the endpoint, with the token that a launch gives once: their addresses, reading, and sending a body, which a
// page that is being left sends too.
const openEndpoint = async (launch) => {
  const asked = await fetch(launch.fetch, { method: "POST" });
  const token = asked.ok && (await asked.json())["auth-token"];
  if (!token) throw new Error(`cmi5 gives no leave to report: its address for that was used before, or says ${asked.status}`);
  const headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };
  const base = launch.endpoint.endsWith("/") ? launch.endpoint : `${launch.endpoint}/`;
  return {
    address: (resource, query) => `${base}${resource}?${new URLSearchParams(query)}`,
    // The resource at an address; undefined if there is none.
    read: async (address) => {
      const response = await fetch(address, { headers });
      if (response.ok) return response.json();
      if (response.status !== 404) throw new Error(`cmi5 cannot be read: ${response.status}`);
    },
    send: (method, address, body) => fetch(address, { method, headers, body: JSON.stringify(body), keepalive: true }),
  };
};

// The context of statements: the template that the launch data have, with extensions and with categories of cmi5.
const contextOf = (launch, template = {}) => {
  const activities = template.contextActivities ?? {};
  return (extensions, categories) => ({
    ...template,
    registration: launch.registration,
    extensions: { ...template.extensions, ...extensions },
    contextActivities: categories.length
      ? { ...activities, category: [activities.category ?? [], categories.map(category)].flat() }
      : activities,
  });
};

// A queue of statements. They are posted in batches, one after the other, so that they arrive in order. A batch that failed is
// posted with the next one.
const statementQueue = (lms, actor) => {
  let waiting = [];
  let sending = Promise.resolve();
  const post = async () => {
    const batch = waiting;
    if (!batch.length) return;
    waiting = [];
    try {
      const response = await lms.send("POST", lms.address("statements", {}), batch);
      if (!response.ok) console.warn(`cmi5 takes no statement: ${response.status} ${await response.text()}`);
    } catch (error) {
      console.warn(error.message);
      waiting = [...batch, ...waiting];
    }
  };
  return {
    send: (statement) => {
      waiting.push({ id: uuid(), actor, timestamp: new Date().toISOString(), ...statement });
      sending = sending.then(post);
    },
    // Posts what waits at once, without waiting for the batch before.
    flush: post,
  };
};

// Stores the state by one request after the other, each with the latest state.
const storeOf = (lms, address, state) => {
  let storing = Promise.resolve();
  const put = async () => {
    try {
      const response = await lms.send("PUT", address, state);
      if (!response.ok) console.warn(`cmi5 keeps no progress: ${response.status}`);
    } catch (error) {
      console.warn(error.message);
    }
  };
  return () => {
    storing = storing.then(put);
  };
};

const begin = async (launch) => {
  const begun = Date.now();
  const lms = await openEndpoint(launch);
  const about = { activityId: launch.activityId, agent: launch.actor, registration: launch.registration };
  const stateAddress = (stateId) => lms.address("activities/state", { ...about, stateId });
  const data = await lms.read(stateAddress("LMS.LaunchData"));
  if (!data) throw new Error("cmi5 has no LMS.LaunchData");
  // cmi5 requires reading the learner's preferences, though none applies: there is no audio, and the language is that of the
  // text.
  await lms.read(lms.address("agents/profile", { profileId: "cmi5LearnerPreferences", agent: launch.actor }));
  const state = (await lms.read(stateAddress("explainer"))) ?? { said: [] };
  const store = storeOf(lms, stateAddress("explainer"), state);
  const statements = statementQueue(lms, JSON.parse(launch.actor));
  const context = contextOf(launch, data.contextTemplate);

  const activity = { objectType: "Activity", id: launch.activityId };
  const duration = () => `PT${((Date.now() - begun) / 1000).toFixed(2)}S`;
  const define = (name, result, extensions, categories = []) =>
    statements.send({ verb: verb(name), object: activity, result, context: context(extensions, ["cmi5", ...categories]) });

  // These statements are sent once in a registration; `failed` is not sent after `passed`, nor twice in a session.
  const isNormal = (data.launchMode ?? "Normal") === "Normal";
  let failed = false;
  const once = (name, result, extensions) => {
    if (!isNormal || state.said.includes(name)) return;
    state.said.push(name);
    store();
    define(name, result, extensions, ["moveon"]);
  };
  const mastery = data.masteryScore;
  const judge = (passes, score) => {
    const extensions = mastery == null ? {} : { [`${CMI5}/extensions/masteryscore`]: mastery };
    const result = { score, success: passes, duration: duration() };
    if (passes) return once("passed", result, extensions);
    if (failed || state.said.includes("passed") || !isNormal) return;
    failed = true;
    define("failed", result, extensions, ["moveon"]);
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
    answer: ({ object, context: ignored, timestamp, ...statement }) => {
      const { contextActivities, ...rest } = context({}, []);
      statements.send({
        ...statement,
        object: { ...object, id: launch.activityId + object.id.slice(object.id.lastIndexOf("#")) },
        context: { ...rest, contextActivities: { ...contextActivities, parent: [activity] } },
      });
    },
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
      statements.flush();
    },
  };
};
