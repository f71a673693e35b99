// The data as objects that know one another: nodes, facts, lines, sources, themes.

import { rows } from "./unpack.js";

const DONE = ["held", "signed", "inForce"];
const OPEN = ["explored", "proposed", "planned"];

export function stageOf(status) {
  if (DONE.includes(status)) return "done";
  return OPEN.includes(status) ? "planned" : "ended";
}

// a date as months since year 0: [first, last] of what it covers, or null
export function months(date) {
  const match = /^(-?\d{1,4})(?:-(\d{1,2}))?/.exec(date || "");
  if (!match) return null;
  const year = Number(match[1]) * 12;
  return match[2] ? [year + Number(match[2]) - 1, year + Number(match[2]) - 1] : [year, year + 11];
}

export function build(graph, content) {
  const nodes = rows(content.nodes);
  const facts = rows(content.facts);
  const sources = rows(content.sources);
  const themes = rows(content.themes);
  const edges = rows(content.edges);
  const countries = rows(content.countries);
  nodes.forEach((node, i) => {
    node.index = i;
    node.x = graph.nodes[i].x;
    node.y = graph.nodes[i].y;
    node.shape = graph.nodes[i].shape;
    node.facts = [];
    node.edges = [];
    node.between = content.between ? content.between[i] : 0;
  });
  const themesById = new Map(themes.map((theme) => [theme.id, theme]));
  for (const source of sources) {
    // offsets count code points; a string of this language counts UTF-16 units: only texts without pairs agree
    source.points = /[\ud800-\udfff]/.test(source.text) ? Array.from(source.text) : null;
    source.marks = [];
    source.facts = new Set();
  }
  facts.forEach((fact, i) => {
    fact.index = i;
    fact.stage = stageOf(fact.status);
    fact.nodes = [...new Set(fact.ends.map(([, node]) => node))];
    fact.groups = [...new Set(fact.themes.map((id) => themesById.get(id)?.group || id))];
    const first = months(fact.start);
    const last = months(fact.end);
    fact.first = first ? first[0] : last ? last[0] : null;
    fact.last = last ? last[1] : first ? first[1] : null;
    fact.node = null;
    fact.quotes = fact.quotes.map(([source, start, end, confidence, status, denied, saidBy]) => {
      const quote = { source, start, end, confidence, status, denied: Boolean(denied), saidBy, fact: i };
      sources[source].marks.push(quote);
      sources[source].facts.add(i);
      return quote;
    });
    fact.sources = [...new Set(fact.quotes.map((quote) => quote.source))];
    for (const node of fact.nodes) nodes[node].facts.push(i);
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const fact of facts) {
    const own = byId.get(fact.id);
    if (!own) continue;
    fact.node = own.index;
    own.fact = fact.index;
    if (!own.facts.includes(fact.index)) own.facts.push(fact.index);
  }
  edges.forEach((edge, i) => {
    edge.index = i;
    edge.from = graph.edges[i].from;
    edge.to = graph.edges[i].to;
    edge.smooth = graph.edges[i].smooth;
    edge.kind = facts[edge.facts[0]].kind;
    nodes[edge.from].edges.push(i);
    nodes[edge.to].edges.push(i);
  });
  for (const node of nodes) {
    const others = new Set(node.edges.map((i) => (edges[i].from === node.index ? edges[i].to : edges[i].from)));
    node.ties = others.size;
    node.sources = new Set(node.facts.flatMap((i) => facts[i].sources)).size;
  }
  return {
    nodes,
    facts,
    sources,
    themes,
    edges,
    themesById,
    byId,
    countries: new Map(countries.map((row) => [row.code, row])),
    overview: content.overview || null,
    between: Boolean(content.between),
    total: content.total,
    chosen: content.chosen,
    focus: content.focus,
  };
}

export function quoteText(model, quote) {
  const source = model.sources[quote.source];
  return source.points
    ? source.points.slice(quote.start, quote.end).join("")
    : source.text.slice(quote.start, quote.end);
}
