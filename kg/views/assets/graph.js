// The graph on the screen: drawn at once by the page itself; then vis-network takes over moving, zooming and dragging.

import { byId, button, clear, el } from "./dom.js";
import { t, nameOf } from "./words.js";
import { get, set } from "./state.js";
import { arrange } from "./arrange.js";
import { aim, begin as beginCamera, camera, handOver, middle, toDrawing, toScreen } from "./camera.js";
import { MANY, finish, forgetWidths, paint, picture } from "./drawing.js";
import { edgeAt, nodeAt } from "./hit.js";
import { shorten } from "./labels.js";
import { library } from "./libraries.js";
import { glyph, stroke } from "./look.js";
import { control } from "./paint.js";
import { begin as beginScene, focusOf, gather, lineKey, replace, resize, scene } from "./scene.js";

const LINE = 5; // pixels around a line that still touch it

const view = { network: null, options: null, gathered: null, fitted: false };

export function start(model, graph) {
  const container = byId("network");
  container.tabIndex = 0;
  container.setAttribute("role", "application");
  container.addEventListener("pointermove", hovered);
  container.addEventListener("pointerleave", () => hover(null));
  view.options = JSON.parse(graph.options); // pyvis gives them as text
  beginCamera(container);
  beginScene(model, graph);
}

// vis-network moves, zooms and drags; painting and touching stay here, in batches (paint.js, hit.js)
export async function makeMovable() {
  await library("vis-network");
  const nodes = scene.at.map(({ x, y }, id) => ({ id, x, y, shape: "dot" }));
  const network = new vis.Network(byId("network"), { nodes, edges: [] }, view.options);
  network.renderer._drawNodes = () => ({ drawExternalLabels() {} });
  network.renderer._drawEdges = () => {};
  network.renderer._drawArrows = () => {};
  network.selectionHandler.getNodeAt = (pointer, whole = true) => {
    const { node } = touched(toDrawing(pointer));
    if (!node) return undefined;
    return whole ? scene.at[node.index] : node.index;
  };
  network.on("click", ({ pointer }) => picked(touched(pointer.canvas)));
  network.on("doubleClick", ({ pointer }) => {
    const { node } = touched(pointer.canvas);
    if (node) open(node.index);
  });
  network.on("dragStart", () => (scene.moving = true));
  network.on("dragEnd", () => {
    scene.moving = false;
    network.redraw();
  });
  network.on("beforeDrawing", (context) => paint(context, camera()));
  network.on("afterDrawing", (context) => {
    const now = camera();
    finish(context, now, now.ratio);
    // its canvas shows what the first one showed
    byId("first")?.remove();
  });
  replace(scene.model.nodes.map((node) => network.body.nodes[node.index]));
  handOver(network);
  view.network = network;
  network.redraw();
  return network;
}

// at once, not with the next frame: paper does not wait for one
export function redrawNow() {
  if (view.network) view.network.renderer._redraw();
  else if (scene.seen) redraw();
}

function redraw() {
  if (view.network) {
    view.network.redraw();
    return;
  }
  const canvas = byId("first");
  const now = camera();
  if (!now.width || !now.height) return;
  canvas.width = Math.round(now.width * now.ratio);
  canvas.height = Math.round(now.height * now.ratio);
  picture(canvas.getContext("2d"), now, now.ratio);
  if (!performance.getEntriesByName("kg-drawn").length) performance.mark("kg-drawn");
}

// the node under a point of the drawing, else the line
function touched(point) {
  const { scale } = camera();
  const node = nodeAt(point, scene.shown, scene.at, 3 / scale);
  return { node, edge: node ? null : edgeAt(point, scene.shownLines, scene.at, LINE / scale) };
}

function hovered(event) {
  // with a button down the drawing is being moved
  if (event.buttons || event.pointerType === "touch") return;
  const bounds = byId("network").getBoundingClientRect();
  const found = touched(toDrawing({ x: event.clientX - bounds.left, y: event.clientY - bounds.top }));
  if (found.node !== scene.hover?.node || found.edge !== scene.hover?.edge)
    hover(found.node || found.edge ? found : null);
}

export function recolour() {
  if (scene.seen) gather();
  legend();
  redraw();
}

const TURNS = ["center", "depth", "overview"]; // what gives the nodes other places

export function update(seen, state, changed) {
  const turned = !scene.seen || TURNS.some((name) => changed.has(name));
  const first = !scene.seen;
  scene.seen = seen;
  if (changed.has("size")) resize();
  if (turned) arrange(scene.model, seen, scene.at, state);
  if (seen !== view.gathered) gather();
  view.gathered = seen;
  scene.focus = focusOf(state);
  if (changed.has("lang")) forgetWidths();
  if (first || changed.has("lang")) {
    legend();
    tools();
    byId("network").setAttribute("aria-label", t("graph.label"));
  }
  if (turned || !view.fitted) frameAll(false);
  redraw();
}

function picked({ node, edge }) {
  byId("network").focus({ preventScroll: true });
  if (node) set({ pick: node.id });
  else if (edge) set({ pick: lineKey(scene.model, edge) });
  else set({ pick: "" });
}

export function open(index) {
  const node = scene.model.nodes[index];
  set({ center: node.id, pick: node.id, view: "graph" });
}

function hover(target) {
  scene.hover = target;
  const tip = byId("tip");
  tip.hidden = !target;
  if (!scene.moving) redraw();
  byId("network").style.cursor = target ? "pointer" : "";
  if (!target) return;
  const { model, at } = scene;
  let spot;
  if (target.node) {
    const { node } = target;
    clear(tip, glyph(node.kind), el("b", {}, shorten(nameOf(node), 60)), el("span", {}, t(`kind.${node.kind}`)));
    spot = at[node.index];
  } else {
    const { edge } = target;
    const ends = [edge.from, edge.to].map((i) => shorten(nameOf(model.nodes[i]), 24)).join(" – ");
    clear(tip, stroke(edge.stage), el("b", {}, t(`relation.${edge.relation}`)), el("span", {}, ends));
    const [x, y] = control(at[edge.from], at[edge.to], edge.bend);
    spot = { x, y };
  }
  const place = toScreen(spot);
  tip.style.left = `${Math.max(8, place.x + 12)}px`;
  tip.style.top = `${Math.max(8, place.y + 14)}px`;
}

export function fit() {
  frameAll(true);
  redraw();
}

function frameAll(animate) {
  const { shown, at } = scene;
  const { width, height } = camera();
  if (!shown.length || !width || !height) return;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { index } of shown) {
    const { x, y } = at[index];
    left = Math.min(left, x - 40);
    right = Math.max(right, x + 40);
    top = Math.min(top, y - 40);
    bottom = Math.max(bottom, y + 40);
  }
  // the counts and the legend below, and what is opened above, cover no name
  const low = byId("bottom").offsetHeight + 26;
  const high = scene.seen.near ? 62 : 20;
  const scale = Math.min(1.6, (width - 24) / (right - left), (height - low - high) / (bottom - top));
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || scene.model.edges.length > MANY;
  aim({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 + (low - high) / 2 / scale },
    scale,
    animate: animate && !still ? 250 : 0,
  });
  view.fitted = true;
}

export function zoom(factor) {
  aim({ scale: Math.min(6, Math.max(0.02, camera().scale * factor)) });
  redraw();
}

export function pan(dx, dy) {
  const { x, y } = middle();
  const { scale } = camera();
  aim({ position: { x: x + dx / scale, y: y + dy / scale } });
  redraw();
}

// bring a node into view where it is not
export function reveal(index) {
  const { x, y } = scene.at[index];
  const at = toScreen({ x, y });
  const { width, height } = camera();
  if (at.x > 30 && at.y > 30 && at.x < width - 30 && at.y < height - 30) return;
  aim({ position: { x, y } });
  redraw();
}

// the next name in order of importance, for those who use no mouse
export function step(direction) {
  const shown = scene.order.filter((node) => scene.seen.nodes[node.index]);
  if (!shown.length) return;
  const at = shown.findIndex((node) => node.id === get().pick);
  const next = shown[(at + direction + shown.length) % shown.length];
  set({ pick: next.id });
  reveal(next.index);
}

export function resized() {
  if (!scene.seen) return;
  if (view.network) view.network.canvas.setSize("100%", "100%");
  // a page that opened on another view has not had a size to fit into until now
  if (!view.fitted) frameAll(false);
  redraw();
}

// the drawing made anew at so many times its size, not blown up
export function canvas(times) {
  const now = camera();
  const copy = document.createElement("canvas");
  copy.width = Math.round(now.width * times);
  copy.height = Math.round(now.height * times);
  picture(copy.getContext("2d"), now, times);
  return copy;
}

function tools() {
  clear(
    byId("graph-tools"),
    button("+", () => zoom(1.3), { "aria-label": t("zoom.in"), title: t("zoom.in") }),
    button("−", () => zoom(1 / 1.3), { "aria-label": t("zoom.out"), title: t("zoom.out") }),
    button("⤢", () => fit(), { "aria-label": t("fit"), title: t("fit") }),
  );
}

function legend() {
  clear(
    byId("graph-legend"),
    ["done", "planned", "ended"].map((stage) => el("span", {}, stroke(stage), t(`legend.stage.${stage}`))),
  );
}
