// Which positions hold now.

import { KINDS } from "./look.js";

// Where nodes stand: as Python laid them out; the overview's own; or, around one node, in rings by distance and class
export function arrange(model, seen, at, state) {
  const spots = new Map();
  const center = state.center ? model.byId.get(state.center) : null;
  if (center && seen.near && seen.near.size <= 600) {
    const rings = [];
    for (const [node, step] of seen.near) if (seen.nodes[node]) (rings[step] ||= []).push(node);
    let radius = 0;
    rings.forEach((ring, step) => {
      if (!step) return void spots.set(ring[0], [0, 0]);
      // neighbours of one kind stand together
      ring.sort((a, b) => order(model.nodes[a]).localeCompare(order(model.nodes[b])) || a - b);
      radius = Math.max(radius + 130, (ring.length * 44) / (2 * Math.PI));
      ring.forEach((node, i) => {
        const angle = (i / ring.length) * 2 * Math.PI - Math.PI / 2;
        // every other one a little further out leaves room for names
        const far = radius + (ring.length > 14 && i % 2 ? 46 : 0);
        spots.set(node, [Math.cos(angle) * far * 1.25, Math.sin(angle) * far]);
      });
    });
  } else if (state.overview && model.overview) {
    for (const [node, x, y] of model.overview) spots.set(node, [x, y]);
  }
  for (const node of model.nodes) {
    const [x, y] = spots.get(node.index) || [node.x, node.y];
    at[node.index].x = x;
    at[node.index].y = y;
  }
}

function order(node) {
  return `${Object.keys(KINDS).indexOf(node.kind) + 10}${node.country || ""}${node.en}`;
}
