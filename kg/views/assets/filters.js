// Which facts, lines and nodes fit what the reader chose, and how many each further choice would show.

import { months } from "./model.js";

const FACETS = ["relation", "group", "theme", "status", "network", "country", "source", "period", "confidence"];

// what a fact's line is called: its type, or for facts without types their kind
export function relationOf(fact) {
  return fact.kind === "agreement" || fact.kind === "event" ? fact.type : fact.kind;
}

export function visible(model, state) {
  const off = {
    relation: new Set(state.relation),
    group: new Set(state.group),
    status: new Set(state.status),
    kind: new Set(state.kind),
  };
  const network = state.network ? (model.byId.get(state.network)?.index ?? -1) : null;
  const source = state.source ? model.sources.findIndex((each) => each.id === state.source) : null;
  const from = months(state.from)?.[0] ?? -Infinity;
  const to = months(state.to)?.[1] ?? Infinity;
  const period = Number.isFinite(from) || Number.isFinite(to);
  const counts = Object.fromEntries([...FACETS, "kind"].map((name) => [name, new Map()]));
  const add = (facet, option) => counts[facet].set(option, (counts[facet].get(option) || 0) + 1);

  const facts = new Uint8Array(model.facts.length);
  const timeless = new Uint8Array(model.facts.length); // as above, whatever the period: the timeline shows them
  let shownFacts = 0;
  for (const fact of model.facts) {
    const relation = relationOf(fact);
    let fails = 0; // one bit a facet
    if (off.relation.has(relation)) fails |= 1;
    if (off.group.size && fact.groups.length && fact.groups.every((group) => off.group.has(group))) fails |= 2;
    if (state.theme && !fact.themes.includes(state.theme)) fails |= 4;
    if (off.status.has(fact.status)) fails |= 8;
    if (network !== null && !fact.nodes.includes(network)) fails |= 16;
    if (state.country && !fact.nodes.some((node) => model.nodes[node].country === state.country)) fails |= 32;
    if (source !== null && !fact.sources.includes(source)) fails |= 64;
    if (period && (fact.first === null || fact.last < from || fact.first > to)) fails |= 128;
    if (fact.confidence < state.confidence) fails |= 256;
    if (!fails) {
      facts[fact.index] = 1;
      shownFacts += 1;
    }
    if (!(fails & ~128)) timeless[fact.index] = 1;
    // an option's count is what it would show if it alone were switched on
    if (!(fails & ~1)) add("relation", relation);
    if (!(fails & ~2)) for (const group of fact.groups) add("group", group);
    if (!(fails & ~4)) for (const theme of fact.themes) add("theme", theme);
    if (!(fails & ~8)) add("status", fact.status);
    if (!(fails & ~16)) {
      for (const node of fact.nodes) if (model.nodes[node].kind === "network") add("network", model.nodes[node].id);
    }
    if (!(fails & ~32)) {
      for (const code of new Set(fact.nodes.map((node) => model.nodes[node].country))) if (code) add("country", code);
    }
    if (!(fails & ~64)) for (const each of fact.sources) add("source", model.sources[each].id);
  }

  // the overview keeps to territories: the rest opens around a place
  const center = state.center ? model.byId.get(state.center) : null;
  const only = state.overview && !center ? new Set(["city", "region"]) : null;
  const allowed = model.nodes.map((node) => !off.kind.has(node.kind) && (!only || only.has(node.kind)));
  const edges = new Uint8Array(model.edges.length);
  const joined = new Uint8Array(model.nodes.length);
  for (const edge of model.edges) {
    if (!edge.facts.some((fact) => facts[fact])) continue;
    joined[edge.from] |= 1;
    joined[edge.to] |= 1;
    if (!allowed[edge.from] || !allowed[edge.to]) continue;
    edges[edge.index] = 1;
    joined[edge.from] |= 2;
    joined[edge.to] |= 2;
  }
  const near = center ? surroundings(model, edges, center.index, state.depth) : null;
  const nodes = new Uint8Array(model.nodes.length);
  let shownNodes = 0;
  for (const node of model.nodes) {
    if (joined[node.index]) add("kind", node.kind);
    const lone = state.isolated && (!node.facts.length || node.facts.some((fact) => facts[fact]));
    if (!allowed[node.index] || !(joined[node.index] & 2 || lone)) continue;
    if (near && !near.has(node.index)) continue;
    nodes[node.index] = 1;
    shownNodes += 1;
  }
  let shownEdges = 0;
  let drawnFacts = 0;
  const drawn = new Uint8Array(model.facts.length); // facts that a line of the graph stands for
  for (const edge of model.edges) {
    if (!edges[edge.index]) continue;
    if (!(nodes[edge.from] && nodes[edge.to])) {
      edges[edge.index] = 0;
      continue;
    }
    shownEdges += 1;
    for (const fact of edge.facts) {
      if (!facts[fact] || drawn[fact]) continue;
      drawn[fact] = 1;
      drawnFacts += 1;
    }
  }
  // around a place, every view shows that surrounding alone
  if (near) {
    facts.set(drawn);
    shownFacts = drawnFacts;
  }
  const shown = { facts: shownFacts, drawn: drawnFacts, edges: shownEdges, nodes: shownNodes };
  return { facts, timeless, edges, nodes, near, counts, shown };
}

// node -> how many lines away it is from the centre
function surroundings(model, edges, center, depth) {
  const found = new Map([[center, 0]]);
  let frontier = [center];
  for (let step = 1; step <= depth; step += 1) {
    const reached = [];
    for (const node of frontier) {
      for (const i of model.nodes[node].edges) {
        if (!edges[i]) continue;
        const other = model.edges[i].from === node ? model.edges[i].to : model.edges[i].from;
        if (!found.has(other)) {
          found.set(other, step);
          reached.push(other);
        }
      }
    }
    frontier = reached;
  }
  return found;
}
