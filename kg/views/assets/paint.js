// Painting lines and nodes in batches: all of one look go into one path. vis-network paints each with styles saved and
// restored around it, which at ten thousand nodes takes ten times as long as the drawing itself.

import { DASHES, KINDS, factColour, kindColour, outline, page } from "./look.js";

const CHUNK = 600; // shapes in one path: longer ones make the browser's rasteriser slower, not faster
const SMALL = 2.2; // pixels; below this radius a square is all that can be told
const ARROW = 11;
const BOW = 190; // length beyond which a line's bow stays the same

// how far a line bows to the side of the straight one, as a share of its length; Python wrote it for vis-network
export function bendOf(smooth) {
  if (!smooth || !smooth.enabled) return 0;
  return smooth.type === "curvedCW" ? smooth.roundness : -smooth.roundness;
}

// the point that a curve is drawn towards; long lines bow no further than short ones
export function control(a, b, bend) {
  const by = bend * Math.min(1, BOW / (Math.hypot(b.x - a.x, b.y - a.y) || 1));
  return [(a.x + b.x) / 2 - (b.y - a.y) * by, (a.y + b.y) / 2 + (b.x - a.x) * by];
}

export function lineWidth(edge) {
  return Math.min(5, 1.2 + Math.log2(edge.facts.length) * 0.7);
}

// lines of one colour, dash and width together
export function bundles(edges) {
  const found = new Map();
  for (const edge of edges) {
    const colour = edge.stage === "ended" ? page().ended : factColour(edge.kind);
    const width = Math.round(lineWidth(edge) * 2) / 2;
    const key = `${colour} ${edge.stage} ${width}`;
    if (!found.has(key)) found.set(key, { colour, width, stage: edge.stage, edges: [] });
    found.get(key).edges.push(edge);
  }
  return [...found.values()];
}

// box: what is on the screen, in the drawing's units; plain: no dashes and arrows, for very many lines seen from afar
export function paintLines(context, groups, at, { alpha, box, scale, plain }) {
  context.lineCap = "butt";
  for (const group of groups) {
    context.globalAlpha = group.stage === "ended" ? Math.min(1, alpha * 1.15) : alpha;
    context.strokeStyle = group.colour;
    context.fillStyle = group.colour;
    context.lineWidth = Math.max(group.width, 0.8 / scale);
    context.setLineDash(DASHES[group.stage] && !plain ? DASHES[group.stage] : []);
    let held = 0;
    context.beginPath();
    for (const edge of group.edges) {
      const a = at[edge.from];
      const b = at[edge.to];
      if (
        (a.x < box[0] && b.x < box[0]) ||
        (a.x > box[2] && b.x > box[2]) ||
        (a.y < box[1] && b.y < box[1]) ||
        (a.y > box[3] && b.y > box[3])
      )
        continue;
      context.moveTo(a.x, a.y);
      if (edge.bend) {
        const [x, y] = control(a, b, edge.bend * 2);
        context.quadraticCurveTo(x, y, b.x, b.y);
      } else {
        context.lineTo(b.x, b.y);
      }
      held += 1;
      if (held === CHUNK) {
        context.stroke();
        context.beginPath();
        held = 0;
      }
    }
    if (held) context.stroke();
    if (!plain) arrows(context, group, at);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function arrows(context, group, at) {
  const directed = group.edges.filter((edge) => edge.arrow);
  if (!directed.length) return;
  context.beginPath();
  for (const edge of directed) {
    const a = at[edge.from];
    const b = at[edge.to];
    // from the curve's control point the direction at its end is right
    const [x, y] = edge.bend ? control(a, b, edge.bend * 2) : [a.x, a.y];
    const angle = Math.atan2(b.y - y, b.x - x);
    const tip = [b.x - Math.cos(angle) * (b.size + 2), b.y - Math.sin(angle) * (b.size + 2)];
    context.moveTo(tip[0], tip[1]);
    for (const side of [0.4, -0.4])
      context.lineTo(tip[0] - Math.cos(angle + side) * ARROW, tip[1] - Math.sin(angle + side) * ARROW);
    context.closePath();
  }
  context.globalAlpha = Math.min(1, context.globalAlpha * 1.3);
  context.fill();
}

// nodes: groups of one class each, as { kind, nodes }
export function paintNodes(context, groups, at, { box, scale }) {
  const { back } = page();
  for (const { kind, nodes } of groups) {
    const look = KINDS[kind] || KINDS.other;
    const colour = kindColour(kind);
    const corners = outline(look.shape);
    context.fillStyle = look.hollow ? back : colour;
    context.strokeStyle = look.hollow ? colour : back;
    context.lineWidth = look.hollow ? 3 : 1.5;
    let held = 0;
    let tiny = true;
    const flush = () => {
      // a node of two pixels is its colour; a border would leave nothing of it
      if (tiny && look.hollow) context.fillStyle = colour;
      context.fill();
      if (!tiny) context.stroke();
      context.fillStyle = look.hollow ? back : colour;
      context.beginPath();
      held = 0;
      tiny = true;
    };
    context.beginPath();
    for (const node of nodes) {
      const { x, y } = at[node.index];
      const radius = node.size;
      if (x + radius < box[0] || x - radius > box[2] || y + radius < box[1] || y - radius > box[3]) continue;
      if (radius * scale < SMALL) {
        context.rect(x - radius, y - radius, radius * 2, radius * 2);
      } else {
        if (tiny && held) flush();
        tiny = false;
        if (corners) {
          corners.forEach(([dx, dy], i) =>
            i
              ? context.lineTo(x + dx * radius * 1.12, y + dy * radius * 1.12)
              : context.moveTo(x + dx * radius * 1.12, y + dy * radius * 1.12),
          );
          context.closePath();
        } else {
          context.moveTo(x + radius, y);
          context.arc(x, y, radius, 0, 2 * Math.PI);
        }
      }
      held += 1;
      if (held === CHUNK) flush();
    }
    if (held) flush();
  }
}
