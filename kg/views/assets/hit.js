// What lies under the pointer: the nearest node whose shape it touches, else the nearest line.

import { control } from "./paint.js";

export function nodeAt(point, nodes, at, slack) {
  let best = null;
  let least = Infinity;
  for (const node of nodes) {
    const { x, y } = at[node.index];
    const distance = Math.hypot(point.x - x, point.y - y);
    const reach = node.size + slack;
    // of two that overlap, the one whose middle is nearer
    if (distance <= reach && distance / reach < least) {
      least = distance / reach;
      best = node;
    }
  }
  return best;
}

export function edgeAt(point, edges, at, slack) {
  let best = null;
  let least = slack;
  for (const edge of edges) {
    const a = at[edge.from];
    const b = at[edge.to];
    const bow = edge.bend ? Math.abs(edge.bend) * Math.hypot(b.x - a.x, b.y - a.y) : 0;
    if (point.x < Math.min(a.x, b.x) - bow - slack || point.x > Math.max(a.x, b.x) + bow + slack) continue;
    if (point.y < Math.min(a.y, b.y) - bow - slack || point.y > Math.max(a.y, b.y) + bow + slack) continue;
    const distance = edge.bend ? toCurve(point, a, control(a, b, edge.bend * 2), b) : toLine(point, a, b);
    if (distance < least) {
      least = distance;
      best = edge;
    }
  }
  return best;
}

function toLine(point, a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const share = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}

function toCurve(point, a, [cx, cy], b) {
  let least = Infinity;
  let before = a;
  for (let i = 1; i <= 16; i += 1) {
    const s = i / 16;
    const next = {
      x: (1 - s) * (1 - s) * a.x + 2 * s * (1 - s) * cx + s * s * b.x,
      y: (1 - s) * (1 - s) * a.y + 2 * s * (1 - s) * cy + s * s * b.y,
    };
    least = Math.min(least, toLine(point, before, next));
    before = next;
  }
  return least;
}
