// The page: reads its data, draws what the state says, and again whenever the state changes.

import { byId, button, clear, el } from "./dom.js";
import { nameOf, setLanguage, setTexts, t } from "./words.js";
import { begin, get, listen, set } from "./state.js";
import { unpack } from "./unpack.js";
import { build } from "./model.js";
import { visible } from "./filters.js";
import { forPaper, isDark, page } from "./look.js";
import { captioned, copy, save, svgCanvas } from "./export.js";
import { names } from "./drawing.js";
import {
  canvas,
  makeMovable,
  recolour,
  redrawNow,
  resized as graphResized,
  start as startGraph,
  update as updateGraph,
} from "./graph.js";
import { find } from "./scene.js";
import { resized as mapResized, update as updateMap } from "./map.js";
import { update as updateTimeline } from "./timeline.js";
import { start as startSources, update as updateSources } from "./sources.js";
import { asCsv, update as updateTable } from "./table.js";
import { update as updatePanel } from "./panel.js";
import { update as updateSidebar } from "./sidebar.js";
import { relabel, start as startSearch } from "./search.js";
import { start as startKeys } from "./keys.js";

const VIEWS = ["graph", "map", "timeline", "sources", "table"];
const MARKS = { graph: "◉", map: "◍", timeline: "▤", sources: "❝", table: "☰" };
// what changes which facts are shown; the rest only changes how
const FILTERS = [
  "kind",
  "relation",
  "group",
  "status",
  "theme",
  "network",
  "country",
  "source",
  "from",
  "to",
  "confidence",
  "isolated",
  "center",
  "depth",
  "overview",
];

let model;
let seen;

async function run() {
  const [graph, content, texts] = await Promise.all(["data-graph", "data-content", "data-words"].map(unpack));
  setTexts(texts);
  model = build(graph, content);
  const state = begin({ lang: content.start.language, overview: content.start.overview });
  setLanguage(state.lang);
  look(state.look);
  if (!model.facts.length && !model.nodes.length) {
    labels();
    document.body.classList.add("bare");
    clear(byId("main"), el("p", { class: "empty" }, t("empty.page")));
    document.documentElement.dataset.ready = "true";
    return;
  }
  seen = visible(model, state);
  labels();
  show(state);
  tell(state);
  crumb(state);
  // the graph first: all else may wait until it is on the screen
  startGraph(model, graph);
  updateGraph(seen, state, new Set(["view"]));
  await onScreen();
  performance.mark("kg-shown");
  startSearch(model);
  startSources(() => updateSources(model, seen, get()));
  startKeys(model, () => seen, { language: switchLanguage, look: switchLook, help, closeHelp });
  listen(changed);
  draw(get(), new Set(["view"]));
  document.addEventListener("kg-draw", () => draw(get(), new Set(["view"])));
  new ResizeObserver(() => {
    graphResized();
    mapResized(model, seen, get());
  }).observe(byId("main"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => repaint());
  for (const [name, printing] of [
    ["beforeprint", true],
    ["afterprint", false],
  ])
    window.addEventListener(name, () => {
      forPaper(printing);
      repaint();
      redrawNow();
    });
  await onScreen();
  const network = await makeMovable();
  // what a test, or a curious reader's console, may ask
  globalThis.kg = { model, state: get, set, seen: () => seen, names, network };
  requestAnimationFrame(() => (document.documentElement.dataset.ready = "true"));
}

// resolves once the browser has put up what is drawn so far, or where it puts nothing up (a tab behind) soon after
function onScreen() {
  return new Promise((done) => {
    setTimeout(done, 250);
    requestAnimationFrame(() => setTimeout(done));
  });
}

function changed(state, what) {
  if (what.has("lang")) {
    setLanguage(state.lang);
    labels();
  }
  if (what.has("look")) look(state.look);
  if (FILTERS.some((name) => what.has(name))) seen = visible(model, state);
  if (what.has("view")) show(state);
  draw(state, what);
  if (what.has("look")) repaint();
}

function draw(state, what) {
  updateGraph(seen, state, what);
  updateMap(model, seen, state, what);
  updateTimeline(model, seen, state);
  if (state.view === "sources") updateSources(model, seen, state);
  if (state.view === "table") updateTable(model, seen);
  if (
    what.has("pick") ||
    what.has("lang") ||
    what.has("view") ||
    what.has("look") ||
    (!state.pick && FILTERS.some((name) => what.has(name))) ||
    !byId("panel").firstChild
  )
    updatePanel(model, seen, state);
  if (
    FILTERS.some((name) => what.has(name)) ||
    what.has("lang") ||
    what.has("look") ||
    what.has("size") ||
    !byId("filters").firstChild
  )
    updateSidebar(model, seen, state);
  tell(state);
  crumb(state);
}

function repaint() {
  recolour();
  draw(get(), new Set(["look", "view"]));
}

function show(state) {
  for (const name of VIEWS) {
    byId(`view-${name}`).hidden = name !== state.view;
    byId(`tab-${name}`)?.setAttribute("aria-current", name === state.view ? "page" : "false");
  }
  document.body.dataset.view = state.view;
  if (state.view === "graph") graphResized();
}

// how much of the whole is on the screen, and why not the rest
function tell(state) {
  const graph = state.view === "graph";
  const facts = graph ? seen.shown.drawn : seen.shown.facts;
  const parts = [t("counts", { nodes: seen.shown.nodes, edges: seen.shown.edges, facts })];
  if (facts < model.total.facts) {
    const reasons = [
      state.center && model.byId.has(state.center)
        ? t("neighbourhood", { name: nameOf(model.byId.get(state.center)) })
        : null,
      state.overview && !state.center && graph ? t("overview.name") : null,
      ...["kind", "relation", "group", "theme", "status", "network", "country", "source", "confidence"]
        .filter((name) => String(state[name]) !== "" && String(state[name]) !== "0")
        .map((name) => t(`facet.${name}`)),
      state.from || state.to ? t("facet.period") : null,
      ...left(),
    ].filter(Boolean);
    parts.push(
      `${t("showing", { shown: facts, total: model.total.facts })}${reasons.length ? ` (${reasons.join(", ")})` : ""}`,
    );
  } else if (graph && seen.shown.nodes < model.total.nodes)
    parts.push(t("showing.nodes", { n: model.total.nodes - seen.shown.nodes }));
  byId("counts").textContent = facts ? parts.join(" · ") : t("empty");
  const notice = byId("notice");
  const inside = [];
  if (state.overview && graph && !state.center)
    inside.push(
      el("span", {}, t("overview")),
      button(t("overview.off"), () => set({ overview: false }), { class: "chip" }),
    );
  else if (!state.overview && model.overview && graph)
    inside.push(button(t("overview.on"), () => set({ overview: true, center: "" }), { class: "chip" }));
  if (model.total.facts > model.facts.length) {
    inside.push(
      el(
        "span",
        {},
        t("reduced", {
          shown: model.facts.length,
          total: model.total.facts,
          why: left().join(", "),
        }),
      ),
    );
  }
  notice.hidden = !inside.length;
  clear(notice, inside);
}

// why the page itself holds less than the graph: the command's options, and what people rejected
function left() {
  return [
    ...model.chosen.map((pair) => pair.join(" ")),
    model.total.rejected ? t("rejected", { n: model.total.rejected }) : null,
  ].filter(Boolean);
}

function crumb(state) {
  const box = byId("crumb");
  const center = state.center ? model.byId.get(state.center) : null;
  box.hidden = !center;
  if (!center) return;
  clear(
    box,
    el("b", {}, t("neighbourhood", { name: nameOf(center) })),
    [1, 2, 3].map((depth) =>
      button(t("depth", { n: depth }), () => set({ depth }), {
        class: state.depth === depth ? "chip on" : "chip",
        "aria-pressed": String(state.depth === depth),
      }),
    ),
    button(t("neighbourhood.leave"), () => set({ center: "", depth: 1 }), { class: "chip" }),
  );
}

function look(choice) {
  document.documentElement.dataset.theme = choice === "dark" || choice === "light" ? choice : "auto";
}

function switchLanguage() {
  set({ lang: get().lang === "ko" ? "en" : "ko" });
}

function switchLook() {
  set({ look: isDark() ? "light" : "dark" });
  labels();
}

function labels() {
  byId("title").textContent = t("title");
  document.title = t("title");
  byId("skip").textContent = t("skip");
  relabel();
  const views = byId("views");
  views.setAttribute("aria-label", t("views"));
  clear(
    views,
    VIEWS.map((name, i) =>
      button(
        [el("span", { class: "mark", "aria-hidden": "true" }, MARKS[name]), t(`view.${name}`)],
        () => set({ view: name }),
        { id: `tab-${name}`, title: String(i + 1), "aria-current": name === get().view ? "page" : "false" },
      ),
    ),
  );
  const dark = isDark();
  const menu = el(
    "details",
    { class: "menu" },
    el("summary", {}, t("more")),
    el(
      "div",
      {},
      button(t("export.png"), picture),
      button(t("export.csv"), table),
      button(t("export.print"), () => window.print()),
      button(t("export.link"), () => copy(location.href)),
    ),
  );
  clear(
    byId("tools"),
    button(t("filters"), () => document.body.classList.toggle("filtering"), { class: "only-small" }),
    button(t("language"), switchLanguage, { lang: get().lang === "ko" ? "en" : "ko" }),
    button(t(dark ? "light" : "dark"), switchLook),
    menu,
    button("?", help, { "aria-label": t("help"), title: t("help") }),
  );
}

function help() {
  if (closeHelp()) return;
  const dialog = el(
    "dialog",
    { id: "help", "aria-label": t("help") },
    el("h2", {}, t("help")),
    el("p", {}, t("help.text")),
    el("p", {}, t("help.keys")),
    button(t("close"), closeHelp, { autofocus: true }),
  );
  document.body.append(dialog);
  dialog.showModal();
}

function closeHelp() {
  const dialog = byId("help");
  if (dialog) dialog.remove();
  return Boolean(dialog);
}

async function picture() {
  const state = get();
  const colours = page();
  let drawing;
  if (state.view === "map" && document.querySelector(".world"))
    drawing = await svgCanvas(document.querySelector(".world"), 2, colours.back);
  else if (state.view === "timeline" && document.querySelector(".bars"))
    drawing = await svgCanvas(document.querySelector(".bars"), 2, colours.back);
  else drawing = canvas(2);
  const picked = find(model, state.pick)?.node;
  const whole = captioned(drawing, {
    title: picked ? `${t("title")} · ${nameOf(picked)}` : t("title"),
    lines: [byId("counts").textContent],
    colours,
    times: 2,
  });
  whole.toBlob((blob) => save(blob, `kg-${state.view}.png`), "image/png");
}

function table() {
  save(new Blob([asCsv(model, seen)], { type: "text/csv;charset=utf-8" }), "kg-facts.csv");
}

run().catch((error) => {
  console.error(error);
  const broken =
    typeof DecompressionStream === "undefined"
      ? "자료를 열 수 없습니다. 요즘 브라우저로 열어 주십시오. · The data cannot be opened: please use a browser of 2023 or later."
      : `${error}`;
  byId("main").replaceChildren(el("p", { class: "empty" }, broken));
});
