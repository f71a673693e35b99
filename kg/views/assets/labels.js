// Names on the drawing: the important first, each at the first free spot beside its node, and none on another.

const CELL = 32;

// boxes in cells of a grid, so that a new one is only compared with those nearby
export function grid() {
  const cells = new Map();
  const each = (box, visit) => {
    for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i += 1) {
      for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j += 1) {
        if (visit(i * 4096 + j) === false) return false;
      }
    }
    return true;
  };
  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  return {
    free: (box) => each(box, (cell) => !(cells.get(cell) || []).some((other) => meets(box, other))),
    take: (box) => each(box, (cell) => void (cells.get(cell) || cells.set(cell, []).get(cell)).push(box)),
  };
}

// a long name is cut for the drawing alone: the panel and the tables have it whole
export function shorten(text, limit = 26) {
  const chars = Array.from(text.replace(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, " "));
  return chars.length > limit ? `${chars.slice(0, limit - 1).join("")}…` : chars.join("");
}

// items: { text, x, y, radius, size, weight, must } in order of importance, in pixels of the screen.
// Returns those that have a place, with the box they took.
export function place(items, measure, { width, height, limit }) {
  const names = grid();
  const marks = grid();
  const large = grid(); // a name may lie on a small mark where there is no other room, never on a large one
  for (const item of items.slice(0, 1500)) {
    const mark = [item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius];
    marks.take(mark);
    if (item.radius > 8) large.take(mark);
  }
  const placed = [];
  for (const item of items.slice(0, 1500)) {
    if (placed.length >= limit) break;
    if (item.quiet) continue;
    const wide = measure(item.text, item.size, item.weight) + 6;
    const tall = item.size + 5;
    const gap = item.radius + 4;
    const spots = [
      [item.x - wide / 2, item.y + gap],
      [item.x - wide / 2, item.y - gap - tall],
      [item.x + gap, item.y - tall / 2],
      [item.x - gap - wide, item.y - tall / 2],
    ].map(([x, y]) => [x, y, x + wide, y + tall]);
    const inside = spots.filter((box) => box[0] > -4 && box[1] > -4 && box[2] < width + 4 && box[3] < height + 4);
    const box =
      inside.find((each) => names.free(each) && marks.free(each)) ||
      inside.find((each) => names.free(each) && large.free(each));
    if (!box) continue;
    names.take(box);
    placed.push({ ...item, box });
  }
  return placed;
}
