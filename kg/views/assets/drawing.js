// One picture of the scene on a canvas: lines, shapes, what is in focus above a veil, and names that never overlap.

import { nameOf } from "./words.js";
import { seenBox } from "./camera.js";
import { page } from "./look.js";
import { place, shorten } from "./labels.js";
import { paintLines, paintNodes } from "./paint.js";
import { scene } from "./scene.js";

const FONT = '"Pretendard", "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif';
export const MANY = 1500; // lines; above, dashes and arrows wait until the drawing stands still

const widths = new Map(); // of names, in pixels
const last = { named: [] };

// names as last drawn, with their boxes
export function names() {
  return last.named;
}

export function forgetWidths() {
  widths.clear();
}

// the whole on a canvas of our own; ratio: its pixels to one of the camera's
export function picture(context, camera, ratio) {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, camera.width, camera.height);
  context.translate(camera.x, camera.y);
  context.scale(camera.scale, camera.scale);
  paint(context, camera);
  finish(context, camera, ratio);
}

// lines and shapes; the context is in the drawing's units
export function paint(context, camera) {
  const { scale } = camera;
  const many = scene.shownLines.length > MANY;
  const plain = many && (scene.moving || scale < 0.35);
  const box = seenBox(camera);
  paintLines(context, scene.lines, scene.at, { alpha: many ? 0.3 : 0.5, box, scale, plain });
  paintNodes(context, scene.shapes, scene.at, { box, scale });
}

// focus and names; the context is in the drawing's units
export function finish(context, camera, ratio) {
  const { width, height, scale } = camera;
  const { focus } = scene;
  const colours = page();
  if (focus) {
    // the rest fades under a veil, and what matters is drawn again above it: no style of any node has to change
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colours.veil;
    context.fillRect(0, 0, width, height);
    context.restore();
    const box = seenBox(camera);
    paintLines(context, focus.lines, scene.at, { alpha: 0.95, box, scale, plain: false });
    paintNodes(context, focus.shapes, scene.at, { box, scale });
  }
  const items = candidates(camera);
  const main = focus?.main ?? scene.hover?.node?.index ?? null;
  if (main !== null) items.sort((a, b) => (b.node.index === main) - (a.node.index === main));
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = colours.halo;
  context.fillStyle = colours.text;
  // fewer names while it moves: nobody reads them, and each costs
  const room = scene.moving && scene.shownLines.length > MANY ? 30000 : 9000;
  const limit = Math.max(12, Math.round((width * height) / room));
  last.named = place(items, (...font) => widthOf(context, ...font), { width, height, limit });
  for (const item of last.named) {
    context.font = `${item.weight} ${item.size}px ${FONT}`;
    context.strokeText(item.text, item.box[0] + 3, item.box[1] + 2);
    context.fillText(item.text, item.box[0] + 3, item.box[1] + 2);
  }
  const ringed = main === null ? null : items.find((item) => item.node.index === main);
  if (ringed) ring(context, ringed, colours);
  context.restore();
}

// the names that may be drawn, the most important first
function candidates({ scale, x: left, y: top, width, height }) {
  const { focus, seen } = scene;
  const small = scene.model.nodes.length > 800 ? 3.4 : 2.4;
  const items = [];
  for (const node of scene.order) {
    if (!seen.nodes[node.index] || (focus && !focus.nodes.has(node.index))) continue;
    const spot = scene.at[node.index];
    const x = spot.x * scale + left;
    const y = spot.y * scale + top;
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
      quiet: !focus && radius < small,
    });
  }
  return items;
}

function ring(context, item, colours) {
  context.beginPath();
  context.arc(item.x, item.y, item.radius + 5, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = colours.text;
  context.stroke();
}

function widthOf(context, text, size, weight) {
  const key = `${size}${weight}${text}`;
  if (!widths.has(key)) {
    context.font = `${weight} ${size}px ${FONT}`;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}
