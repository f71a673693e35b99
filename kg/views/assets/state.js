// What the reader has chosen, kept in the address's fragment: copying the address shares the view.

const SETS = ["kind", "relation", "group", "status"]; // what is switched off, so that an empty fragment shows all
const TEXTS = ["view", "lang", "look", "theme", "network", "country", "source", "from", "to", "size", "pick", "center"];

export const START = {
  view: "graph",
  lang: "ko",
  look: "",
  theme: "",
  network: "",
  country: "",
  source: "",
  from: "",
  to: "",
  size: "ties",
  pick: "",
  center: "",
  depth: 1,
  confidence: 0,
  isolated: false,
  overview: false,
  kind: [],
  relation: [],
  group: [],
  status: [],
};

const store = { state: { ...START }, first: { ...START }, listeners: [] };

export function get() {
  return store.state;
}

export function listen(listener) {
  store.listeners.push(listener);
}

export function set(patch) {
  const before = store.state;
  const after = { ...before, ...patch };
  const changed = new Set(Object.keys(after).filter((key) => String(after[key]) !== String(before[key])));
  if (!changed.size) return;
  store.state = after;
  try {
    history.replaceState(null, "", `#${write(after)}`);
  } catch {
    // a frame of a notebook has no address of its own to keep it in
  }
  for (const listener of store.listeners) listener(after, changed);
}

// language and light stay: they are the reader's, not the view's
export function reset() {
  const { lang, look, view } = store.state;
  set({ ...store.first, lang, look, view });
}

export function begin(first) {
  store.first = { ...START, ...first };
  store.state = { ...store.first, ...read(location.hash.slice(1)) };
  window.addEventListener("hashchange", () => set({ ...store.first, ...read(location.hash.slice(1)) }));
  return store.state;
}

export function write(state) {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (String(value) !== String(store.first[key])) parts.set(key, String(value));
  }
  return parts.toString();
}

// a fragment may come from anyone: only known keys, of their own type
function read(fragment) {
  const found = {};
  for (const [key, value] of new URLSearchParams(fragment)) {
    if (SETS.includes(key)) found[key] = value ? value.split(",") : [];
    else if (TEXTS.includes(key)) found[key] = value;
    else if (key === "depth") found.depth = Math.min(3, Math.max(1, Number(value) || 1));
    else if (key === "confidence") found.confidence = Math.min(1, Math.max(0, Number(value) || 0));
    else if (key === "isolated" || key === "overview") found[key] = value === "true";
  }
  if (found.view && !["graph", "map", "timeline", "sources", "table"].includes(found.view)) delete found.view;
  return found;
}
