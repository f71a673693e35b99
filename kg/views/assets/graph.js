// The drawing of the graph: vis-network holds nodes and lines where Python put them; names, focus and hover are ours.

import { byId, button, clear, el } from "./dom.js";
import { t, nameOf } from "./words.js";
import { get, set } from "./state.js";
import { arrange } from "./arrange.js";
import { KINDS, glyph, page, stroke } from "./look.js";
import { place, shorten } from "./labels.js";
import { bendOf, bundles, control, paintLines, paintNodes } from "./paint.js";
import { edgeAt, nodeAt } from "./hit.js";

const FONT = '"Pretendard", "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif';
const MANY = 1500; // lines; above, dashes and arrows wait until the drawing stands still
const LINE = 5; // pixels around a line that still touch it

const view = {
  network: null,
  model: null,
  seen: null,
  at: [], // vis-network's nodes: they know where they are, also while one is being dragged
  lines: [], // what is painted: lines by look, nodes by class
  shapes: [],
  widths: new Map(),
  order: [],
  named: [], // names as last drawn, with their boxes
  hover: null,
  focus: null,
  moving: false,
};

export function lineKey(model, edge) {
  return `line:${model.nodes[edge.from].id}>${model.nodes[edge.to].id}>${edge.relation}>${edge.stage}`;
}

export function start(model, graph) {
  view.model = model;
  for (const edge of model.edges) {
    edge.bend = bendOf(graph.edges[edge.index].smooth);
    edge.arrow = graph.edges[edge.index].arrows === "to";
  }
  const container = byId("network");
  container.tabIndex = 0;
  container.setAttribute("role", "application");
  const nodes = model.nodes.map((node) => ({ id: node.index, x: node.x, y: node.y, shape: "dot" }));
  const written = JSON.parse(graph.options); // pyvis gives them as text
  const network = new vis.Network(container, { nodes, edges: [] }, written);
  view.network = network;
  view.at = model.nodes.map((node) => network.body.nodes[node.index]);
  // vis-network moves, zooms and drags; painting and touching are done here, in batches (paint.js, hit.js)
  network.renderer._drawNodes = () => ({ drawExternalLabels() {} });
  network.renderer._drawEdges = () => {};
  network.renderer._drawArrows = () => {};
  network.selectionHandler.getNodeAt = (pointer, whole = true) => {
    const node = touched(network.canvas.DOMtoCanvas(pointer)).node;
    if (!node) return undefined;
    return whole ? view.at[node.index] : node.index;
  };
  network.on("click", ({ pointer }) => picked(touched(pointer.canvas)));
  network.on("doubleClick", ({ pointer }) => {
    const { node } = touched(pointer.canvas);
    if (node) open(node.index);
  });
  network.on("dragStart", () => (view.moving = true));
  network.on("dragEnd", () => {
    view.moving = false;
    network.redraw();
  });
  network.on("beforeDrawing", paint);
  network.on("afterDrawing", (context) => {
    draw(context);
    if (view.seen && !performance.getEntriesByName("kg-drawn").length) performance.mark("kg-drawn");
  });
  container.addEventListener("pointermove", hovered);
  container.addEventListener("pointerleave", () => hover(null));
  resize();
  tools();
  return network;
}

// the node under a point of the drawing, else the line
function touched(point) {
  const scale = view.network.getScale();
  const node = nodeAt(point, view.shown, view.at, 3 / scale);
  return { node, edge: node ? null : edgeAt(point, view.shownLines, view.at, LINE / scale) };
}

function hovered(event) {
  // with a button down the drawing is being moved
  if (event.buttons || event.pointerType === "touch") return;
  const bounds = byId("network").getBoundingClientRect();
  const found = touched(view.network.DOMtoCanvas({ x: event.clientX - bounds.left, y: event.clientY - bounds.top }));
  if (found.node !== view.hover?.node || found.edge !== view.hover?.edge)
    hover(found.node || found.edge ? found : null);
}

function screen() {
  const { frame } = view.network.canvas;
  const { scale, translation } = view.network.body.view;
  const [left, top] = [-translation.x / scale, -translation.y / scale];
  return [left, top, left + frame.canvas.clientWidth / scale, top + frame.canvas.clientHeight / scale];
}

function paint(context) {
  if (!view.seen) return;
  const scale = view.network.getScale();
  const box = screen();
  const many = view.shownLines.length > MANY;
  const alpha = many ? 0.3 : 0.5;
  paintLines(context, view.lines, view.at, { alpha, box, scale, plain: many && (view.moving || scale < 0.35) });
  paintNodes(context, view.shapes, view.at, { box, scale });
}

// the shown nodes and lines in groups that are painted together
function gather() {
  const { model, seen } = view;
  view.shown = model.nodes.filter((node) => seen.nodes[node.index]);
  view.shownLines = model.edges.filter((edge) => seen.edges[edge.index]);
  view.lines = bundles(view.shownLines);
  // themes and people under cities and networks, which are what is looked for
  const kinds = Object.keys(KINDS).reverse();
  view.shapes = kinds
    .map((kind) => ({ kind, nodes: view.shown.filter((node) => node.kind === kind) }))
    .filter(({ nodes }) => nodes.length);
}

export function recolour() {
  if (view.seen) gather();
  legend();
  view.network.redraw();
}

// size by the measure that was chosen: area grows with it, so that a city of many ties does not cover the rest
function resize() {
  const measure = get().size;
  const value = (node) =>
    measure === "facts"
      ? node.facts.length
      : measure === "sources"
        ? node.sources
        : measure === "between"
          ? node.between
          : node.ties;
  const most = view.model.nodes.reduce((top, node) => Math.max(top, value(node)), 1e-9);
  for (const node of view.model.nodes) {
    node.size = 8 + 20 * Math.sqrt(value(node) / most);
    view.at[node.index].size = node.size;
  }
  const rank = (node) => node.size + (node.kind === "city" ? 8 : node.kind === "network" ? 4 : 0);
  view.order = [...view.model.nodes].sort((a, b) => rank(b) - rank(a) || a.index - b.index);
}

export function update(seen, state, changed) {
  const first = !view.seen;
  view.seen = seen;
  if (changed.has("size")) resize();
  if (first || changed.has("center") || changed.has("depth") || changed.has("overview"))
    arrange(view.model, seen, view.at, state);
  if (first || seen !== view.gathered) gather();
  view.gathered = seen;
  view.focus = focusOf(state);
  if (first || changed.has("center") || changed.has("depth") || changed.has("overview")) fit(false);
  if (changed.has("lang")) view.widths.clear();
  if (first || changed.has("lang")) {
    legend();
    tools();
    byId("network").setAttribute("aria-label", t("graph.label"));
  }
  view.network.redraw();
}

// what stays bright while the rest fades
function focusOf(state) {
  const { model, seen } = view;
  const picked = find(model, state.pick);
  if (!picked) return null;
  const nodes = new Set();
  const edges = new Set();
  const take = (edge) => {
    if (!seen.edges[edge.index]) return;
    edges.add(edge.index);
    nodes.add(edge.from).add(edge.to);
  };
  if (picked.edge) take(picked.edge);
  if (picked.node) {
    nodes.add(picked.node.index);
    for (const i of picked.node.edges) take(model.edges[i]);
  }
  if (picked.fact) {
    for (const node of picked.fact.nodes) {
      for (const i of model.nodes[node].edges)
        if (model.edges[i].facts.includes(picked.fact.index)) take(model.edges[i]);
      if (seen.nodes[node]) nodes.add(node);
    }
  }
  const main = picked.node && seen.nodes[picked.node.index] ? picked.node.index : null;
  const shown = [...nodes].filter((node) => seen.nodes[node]);
  if (!shown.length) return null;
  const shapes = Object.keys(KINDS)
    .reverse()
    .map((kind) => ({ kind, nodes: shown.map((i) => model.nodes[i]).filter((node) => node.kind === kind) }));
  return { nodes: new Set(shown), lines: bundles([...edges].map((i) => model.edges[i])), shapes, main };
}

export function find(model, pick) {
  if (!pick) return null;
  if (pick.startsWith("line:")) {
    const edge = model.edges.find((each) => lineKey(model, each) === pick);
    return edge ? { edge } : null;
  }
  if (pick.startsWith("fact:")) {
    const fact = model.facts.find((each) => each.id === pick.slice(5));
    return fact ? { fact } : null;
  }
  const node = model.byId.get(pick);
  return node ? { node } : null;
}

function draw(context) {
  if (!view.seen) return;
  const { canvas, body } = view.network;
  const frame = canvas.frame.canvas;
  const width = frame.clientWidth;
  const height = frame.clientHeight;
  const ratio = canvas.pixelRatio;
  const scale = body.view.scale;
  const { x: left, y: top } = body.view.translation;
  const colours = page();
  const focus = view.focus;
  if (focus) {
    // the rest fades under a veil, and what matters is drawn again above it: no style of any node has to change
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colours.veil;
    context.fillRect(0, 0, width, height);
    context.restore();
    const box = screen();
    paintLines(context, focus.lines, view.at, { alpha: 0.95, box, scale, plain: false });
    paintNodes(context, focus.shapes, view.at, { box, scale });
  }
  const items = [];
  for (const node of view.order) {
    if (!view.seen.nodes[node.index] || (focus && !focus.nodes.has(node.index))) continue;
    const shape = view.at[node.index];
    const x = shape.x * scale + left;
    const y = shape.y * scale + top;
    const radius = node.size * scale;
    if (x < -60 || y < -40 || x > width + 60 || y > height + 40) continue;
    items.push({
      node,
      x,
      y,
      radius,
      text: shorten(nameOf(node)),
      size: Math.round(Math.min(17, Math.max(11, 8 + radius * 0.42))),
      weight: node.kind === "city" ? 600 : 400,
      // a name helps once its shape can be told from a dot
      quiet: !focus && radius < (view.model.nodes.length > 800 ? 3.4 : 2.4),
    });
  }
  const main = focus?.main ?? view.hover?.node?.index;
  if (main !== undefined && main !== null) items.sort((a, b) => (b.node.index === main) - (a.node.index === main));
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = colours.halo;
  context.fillStyle = colours.text;
  // fewer names while it moves: nobody reads them, and each costs
  const limit = Math.max(
    12,
    Math.round((width * height) / (view.moving && view.shownLines.length > MANY ? 30000 : 9000)),
  );
  view.named = place(items, (...font) => widthOf(context, ...font), { width, height, limit });
  for (const item of view.named) {
    context.font = `${item.weight} ${item.size}px ${FONT}`;
    context.strokeText(item.text, item.box[0] + 3, item.box[1] + 2);
    context.fillText(item.text, item.box[0] + 3, item.box[1] + 2);
  }
  if (main !== undefined && main !== null)
    ring(
      context,
      items.find((item) => item.node.index === main),
      colours,
    );
  context.restore();
}

function ring(context, item, colours) {
  if (!item) return;
  context.beginPath();
  context.arc(item.x, item.y, item.radius + 5, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = colours.text;
  context.stroke();
}

function widthOf(context, text, size, weight) {
  const key = `${size}${weight}${text}`;
  if (!view.widths.has(key)) {
    context.font = `${weight} ${size}px ${FONT}`;
    view.widths.set(key, context.measureText(text).width);
  }
  return view.widths.get(key);
}

function picked({ node, edge }) {
  byId("network").focus({ preventScroll: true });
  if (node) set({ pick: node.id });
  else if (edge) set({ pick: lineKey(view.model, edge) });
  else set({ pick: "" });
}

export function open(index) {
  const node = view.model.nodes[index];
  set({ center: node.id, pick: node.id, view: "graph" });
}

function hover(target) {
  view.hover = target;
  const tip = byId("tip");
  tip.hidden = !target;
  if (!view.moving) view.network.redraw();
  byId("network").style.cursor = target ? "pointer" : "";
  if (!target) return;
  const { model, network } = view;
  let spot;
  if (target.node) {
    const { node } = target;
    clear(tip, glyph(node.kind), el("b", {}, shorten(nameOf(node), 60)), el("span", {}, t(`kind.${node.kind}`)));
    spot = view.at[node.index];
  } else {
    const { edge } = target;
    const ends = [edge.from, edge.to].map((i) => shorten(nameOf(model.nodes[i]), 24)).join(" – ");
    clear(tip, stroke(edge.stage), el("b", {}, t(`relation.${edge.relation}`)), el("span", {}, ends));
    const [x, y] = control(view.at[edge.from], view.at[edge.to], edge.bend);
    spot = { x, y };
  }
  const place_ = network.canvasToDOM({ x: spot.x, y: spot.y });
  tip.style.left = `${Math.max(8, place_.x + 12)}px`;
  tip.style.top = `${Math.max(8, place_.y + 14)}px`;
}

export function fit(animate = true) {
  const { network, seen } = view;
  const shown = view.model.nodes.filter((node) => seen.nodes[node.index]).map((node) => node.index);
  if (!shown.length) return;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const i of shown) {
    const { x, y } = view.at[i];
    left = Math.min(left, x - 40);
    right = Math.max(right, x + 40);
    top = Math.min(top, y - 40);
    bottom = Math.max(bottom, y + 40);
  }
  const { clientWidth: width, clientHeight: height } = network.canvas.frame.canvas;
  if (!width || !height) return;
  const scale = Math.min(1.6, (width - 24) / (right - left), (height - 90) / (bottom - top));
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || view.model.edges.length > MANY;
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 + 14 / scale },
    scale,
    animation: animate && !still ? { duration: 250, easingFunction: "easeInOutQuad" } : false,
  });
}

export function zoom(factor) {
  const { network } = view;
  network.moveTo({ scale: Math.min(6, Math.max(0.02, network.getScale() * factor)) });
}

export function pan(dx, dy) {
  const { network } = view;
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale } });
}

// bring a node into view where it is not
export function reveal(index) {
  const { network } = view;
  const at = network.canvasToDOM({ x: view.at[index].x, y: view.at[index].y });
  const { clientWidth: width, clientHeight: height } = network.canvas.frame.canvas;
  if (at.x > 30 && at.y > 30 && at.x < width - 30 && at.y < height - 30) return;
  network.moveTo({ position: { x: view.at[index].x, y: view.at[index].y } });
}

// the next name in order of importance, for those who use no mouse
export function step(direction) {
  const shown = view.order.filter((node) => view.seen.nodes[node.index]);
  if (!shown.length) return;
  const at = shown.findIndex((node) => node.id === get().pick);
  const next = shown[(at + direction + shown.length) % shown.length];
  set({ pick: next.id });
  reveal(next.index);
}

export function resized() {
  if (!view.network) return;
  view.network.canvas.setSize("100%", "100%");
  view.network.redraw();
}

export function canvas(times) {
  const { network } = view;
  const own = network.canvas;
  const frame = own.frame.canvas;
  const before = own.pixelRatio;
  const copy = document.createElement("canvas");
  copy.width = frame.clientWidth * times;
  copy.height = frame.clientHeight * times;
  // the drawing is made anew at the wanted size, not blown up
  frame.width = copy.width;
  frame.height = copy.height;
  own.pixelRatio = times;
  network.renderer._redraw();
  copy.getContext("2d").drawImage(frame, 0, 0);
  own.pixelRatio = before;
  frame.width = Math.round(frame.clientWidth * before);
  frame.height = Math.round(frame.clientHeight * before);
  network.renderer._redraw();
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

export function names() {
  return view.named;
}
