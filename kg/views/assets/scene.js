// What the graph shows now: which nodes and lines, where they stand, how large they are, and what is in focus.

import { get } from "./state.js";
import { KINDS } from "./look.js";
import { bendOf, bundles } from "./paint.js";

export const scene = {
  model: null,
  seen: null,
  at: [], // where nodes stand, and their sizes: once vis-network is there, its own nodes, which it drags
  shown: [],
  shownLines: [],
  lines: [], // what is painted: lines by look, nodes by class
  shapes: [],
  order: [], // all nodes, the most important first
  hover: null,
  focus: null,
  moving: false,
};

export function lineKey(model, edge) {
  return `line:${model.nodes[edge.from].id}>${model.nodes[edge.to].id}>${edge.relation}>${edge.stage}`;
}

export function begin(model, graph) {
  scene.model = model;
  for (const edge of model.edges) {
    edge.bend = bendOf(graph.edges[edge.index].smooth);
    edge.arrow = graph.edges[edge.index].arrows === "to";
  }
  scene.at = model.nodes.map(({ x, y }) => ({ x, y, size: 1 }));
  resize();
}

// others keep the positions from now on
export function replace(at) {
  scene.at.forEach(({ x, y, size }, i) => Object.assign(at[i], { x, y, size }));
  scene.at = at;
}

// the shown nodes and lines in groups that are painted together
export function gather() {
  const { model, seen } = scene;
  scene.shown = model.nodes.filter((node) => seen.nodes[node.index]);
  scene.shownLines = model.edges.filter((edge) => seen.edges[edge.index]);
  scene.lines = bundles(scene.shownLines);
  scene.shapes = shapes(scene.shown);
}

// themes and people under cities and networks, which are what is looked for
function shapes(nodes) {
  const kinds = new Map(
    Object.keys(KINDS)
      .reverse()
      .map((kind) => [kind, []]),
  );
  for (const node of nodes) (kinds.get(node.kind) || kinds.get("other")).push(node);
  return [...kinds].filter(([, each]) => each.length).map(([kind, each]) => ({ kind, nodes: each }));
}

// size by the measure that was chosen: area grows with it, so that a city of many ties does not cover the rest
export function resize() {
  const { model, at } = scene;
  const measures = {
    facts: (node) => node.facts.length,
    sources: (node) => node.sources,
    between: (node) => node.between,
  };
  const value = measures[get().size] || ((node) => node.ties);
  const most = model.nodes.reduce((top, node) => Math.max(top, value(node)), 1e-9);
  for (const node of model.nodes) {
    node.size = 8 + 20 * Math.sqrt(value(node) / most);
    at[node.index].size = node.size;
  }
  const rank = (node) => node.size + (node.kind === "city" ? 8 : node.kind === "network" ? 4 : 0);
  scene.order = [...model.nodes].sort((a, b) => rank(b) - rank(a) || a.index - b.index);
}

// what a pick names: { node }, { edge } or { fact }
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

// what stays bright while the rest fades
export function focusOf(state) {
  const { model, seen } = scene;
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
  return {
    nodes: new Set(shown),
    lines: bundles([...edges].map((i) => model.edges[i])),
    shapes: shapes(shown.map((i) => model.nodes[i])),
    main,
  };
}
