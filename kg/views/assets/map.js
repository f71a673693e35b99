// The world with its cities: great-circle arcs for what joins two places, turned so that the focus city's ocean is open.

import { byId, button, clear, el, svg } from "./dom.js";
import { nameOf, t } from "./words.js";
import { get, set } from "./state.js";
import { DASHES, factColour, kindColour, page } from "./look.js";
import { open } from "./graph.js";
import { find, lineKey } from "./scene.js";
import { library } from "./libraries.js";
import { unpack } from "./unpack.js";
import { place, shorten } from "./labels.js";

// west, south, east, north
const REGIONS = {
  eastasia: [98, 18, 148, 52],
  asia: [42, -10, 150, 60],
  europe: [-12, 35, 42, 65],
  americas: [-150, -45, -35, 62],
  africa: [-20, -36, 55, 38],
};
const box = {
  land: null,
  ready: false,
  lon: 0,
  scale: 0,
  shift: [0, 0],
  preset: "",
  drawn: null,
  want: true,
  frame: 0,
};

// the land is unpacked when the map is first looked at: the graph need not wait for it
async function land(then) {
  if (box.loading) return;
  box.loading = true;
  const [world] = await Promise.all([unpack("data-world"), library("topojson-client"), projections()]);
  box.land = topojson.feature(world, world.objects.countries);
  box.borders = topojson.mesh(world, world.objects.countries, (a, b) => a !== b);
  box.outline = topojson.feature(world, world.objects.land);
  then();
}

async function projections() {
  await library("d3-array");
  await library("d3-geo");
}

function placed(node) {
  return node.lat !== null && node.long !== null;
}

// the city that the page is about: picked, asked for, or the one with the most ties
function focusCity(model, state) {
  const picked = find(model, state.center || state.pick)?.node;
  if (picked && placed(picked)) return picked;
  if (model.focus !== null && placed(model.nodes[model.focus])) return model.nodes[model.focus];
  return model.nodes.filter(placed).sort((a, b) => b.ties - a.ties || a.index - b.index)[0] || null;
}

// looking east or west of a place, on which side is there more sea? That side goes to the middle of the map.
function oceanSide(node) {
  const wet = (side) => {
    let sea = 0;
    for (const far of [20, 35, 50, 65, 80]) {
      for (const lat of [-20, 0, 20, 35]) sea += !d3.geoContains(box.outline, [node.long + side * far, lat]);
    }
    return sea;
  };
  return wet(1) >= wet(-1) ? 1 : -1;
}

function aim(model, state) {
  const [width, height] = size();
  const focus = focusCity(model, state);
  const region = REGIONS[box.preset];
  const projection = d3.geoNaturalEarth1();
  box.lon = 11;
  if (region) box.lon = (region[0] + region[2]) / 2;
  else if (focus) box.lon = box.preset === "focus" ? focus.long : focus.long + 38 * oceanSide(focus);
  projection.rotate([-box.lon, 0]);
  const corners = (west, south, east, north) => ({
    type: "MultiPoint",
    coordinates: [
      [west, south],
      [east, south],
      [west, north],
      [east, north],
      [(west + east) / 2, north],
      [(west + east) / 2, south],
    ],
  });
  let shape = { type: "Sphere" };
  if (region) shape = corners(...region);
  else if (box.preset === "focus" && focus)
    shape = corners(focus.long - 28, Math.max(-80, focus.lat - 18), focus.long + 28, Math.min(80, focus.lat + 18));
  else shape = corners(box.lon - 172, -52, box.lon + 172, 72);
  projection.fitExtent(
    [
      [12, 46],
      [width - 12, height - 34],
    ],
    shape,
  );
  box.scale = projection.scale();
  box.shift = projection.translate();
}

function size() {
  const { clientWidth, clientHeight } = byId("view-map");
  return [clientWidth || 800, clientHeight || 600];
}

export function update(model, seen, state, changed) {
  if (state.view !== "map") {
    box.want = box.want || changed.has("center");
    return;
  }
  if (!box.land) {
    land(() => document.dispatchEvent(new CustomEvent("kg-draw")));
    return;
  }
  if (box.want || !box.scale || changed.has("center")) {
    if (!box.preset) box.preset = "world";
    aim(model, state);
    box.want = false;
  }
  render(model, seen, state);
}

export function resized(model, seen, state) {
  if (state.view !== "map" || !box.land) {
    box.want = true;
    return;
  }
  aim(model, state);
  render(model, seen, state);
}

function projected() {
  return d3.geoNaturalEarth1().rotate([-box.lon, 0]).scale(box.scale).translate(box.shift);
}

function render(model, seen, state) {
  const [width, height] = size();
  const projection = projected();
  const path = d3.geoPath(projection);
  const lines = model.edges.filter(
    (edge) =>
      seen.edges[edge.index] && placed(model.nodes[edge.from]) && placed(model.nodes[edge.to]) && edge.from !== edge.to,
  );
  const territories = model.nodes.filter(
    (node) => seen.nodes[node.index] && (node.kind === "city" || node.kind === "region"),
  );
  const cities = territories.filter(placed);
  const lost = territories.filter((node) => !placed(node));
  const ties = new Map();
  for (const edge of lines) for (const end of [edge.from, edge.to]) ties.set(end, (ties.get(end) || 0) + 1);
  const picked = find(model, state.pick);
  const near = (edge) =>
    !picked ||
    (picked.edge
      ? picked.edge === edge
      : picked.node
        ? edge.from === picked.node.index || edge.to === picked.node.index
        : edge.facts.includes(picked.fact?.index));
  const some = picked && lines.some(near);
  const drawing = svg(
    "svg",
    { class: "world", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": t("map.label") },
    svg("path", { class: "sea", d: path({ type: "Sphere" }) }),
    svg("path", { class: "grid", d: path(d3.geoGraticule10()) }),
    svg("path", { class: "land", d: path(box.land) }),
    svg("path", { class: "border", d: path(box.borders) }),
    svg(
      "g",
      { class: "arcs" },
      arcs(model, lines, projection, width, (edge) => (some ? near(edge) : true)),
    ),
    svg("g", { class: "cities" }, dots(model, cities, ties, projection, state, some ? lines.filter(near) : null)),
    names(model, cities, ties, projection, width, height, some ? lines.filter(near) : null),
  );
  hands(drawing, model, seen);
  const presets = ["world", "focus", ...Object.keys(REGIONS)].map((name) =>
    button(
      t(`map.${name}`),
      () => {
        box.preset = name;
        aim(model, get());
        render(model, seen, get());
      },
      { class: box.preset === name ? "chip on" : "chip", "aria-pressed": String(box.preset === name) },
    ),
  );
  const zooms = [
    ["+", 1.4, "zoom.in"],
    ["−", 1 / 1.4, "zoom.out"],
  ].map(([label, factor, name]) =>
    button(label, () => zoom(factor, width / 2, height / 2, model, seen), { "aria-label": t(name), title: t(name) }),
  );
  clear(
    byId("view-map"),
    drawing,
    el("div", { class: "presets" }, presets),
    el("div", { class: "corner" }, zooms),
    el(
      "p",
      { class: "foot" },
      lost.length
        ? el(
            "span",
            {},
            t("map.unplaced", {
              n: lost.length,
              names:
                lost
                  .slice(0, 6)
                  .map((node) => shorten(nameOf(node), 24))
                  .join(", ") + (lost.length > 6 ? "…" : ""),
            }),
          )
        : null,
      el("span", {}, t("map.note")),
    ),
  );
}

// arcs of one pair bow apart, as the lines of the graph do
function arcs(model, lines, projection, width, bright) {
  const met = new Map();
  const total = new Map();
  const pair = (edge) => `${Math.min(edge.from, edge.to)} ${Math.max(edge.from, edge.to)}`;
  for (const edge of lines) total.set(pair(edge), (total.get(pair(edge)) || 0) + 1);
  return lines.map((edge) => {
    const a = model.nodes[edge.from];
    const b = model.nodes[edge.to];
    const key = pair(edge);
    const turn = (met.get(key) || 0) - (total.get(key) - 1) / 2;
    met.set(key, (met.get(key) || 0) + 1);
    const d = arc(projection, [a.long, a.lat], [b.long, b.lat], turn * (edge.from < edge.to ? 7 : -7), width);
    const label = `${t(`relation.${edge.relation}`)}: ${nameOf(a)} – ${nameOf(b)}, ${t(`legend.stage.${edge.stage}`)}`;
    const visible = svg("path", {
      class: `arc ${edge.stage}${bright(edge) ? "" : " dim"}`,
      d,
      "stroke-width": Math.min(4, 1.3 + Math.log2(edge.facts.length) * 0.5),
      "stroke-dasharray": DASHES[edge.stage] ? DASHES[edge.stage].join(" ") : null,
    });
    visible.style.strokeOpacity = Math.max(0.12, Math.min(0.78, 0.78 * (150 / lines.length) ** 0.5));
    visible.style.stroke = edge.stage === "ended" ? page().ended : factColour(edge.kind);
    const act = () => set({ pick: lineKey(model, edge) });
    // a wider, unseen line takes the click
    const wide = svg(
      "path",
      {
        class: "touch",
        d,
        role: "button",
        tabindex: lines.length > 60 ? -1 : 0,
        "aria-label": label,
        onclick: act,
        onkeydown: (event) => event.key === "Enter" && act(),
      },
      svg("title", {}, label),
    );
    return [visible, wide];
  });
}

function arc(projection, from, to, bow, width) {
  const along = d3.geoInterpolate(from, to);
  const steps = Math.max(8, Math.min(64, Math.round(d3.geoDistance(from, to) * 40)));
  let d = "";
  let before = null;
  const points = Array.from({ length: steps + 1 }, (_, i) => projection(along(i / steps)));
  points.forEach((point, i) => {
    const a = points[Math.max(0, i - 1)];
    const b = points[Math.min(steps, i + 1)];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const push = bow * Math.sin((Math.PI * i) / steps);
    const x = point[0] - ((b[1] - a[1]) / length) * push;
    const y = point[1] + ((b[0] - a[0]) / length) * push;
    // where the arc leaves the map on one side it comes back on the other
    const jump = before && Math.abs(x - before[0]) > width * 0.4;
    d += `${!before || jump ? "M" : "L"}${x.toFixed(1)},${y.toFixed(1)}`;
    before = [x, y];
  });
  return d;
}

// of many cities each is drawn smaller, and of many arcs each fainter, so that the land can still be seen
function radius(ties, count) {
  return Math.min(19, 3 + 2.1 * Math.sqrt(ties)) * Math.max(0.3, Math.min(1, 12 / Math.sqrt(count)));
}

function dots(model, cities, ties, projection, state, bright) {
  const kept = bright && new Set(bright.flatMap((edge) => [edge.from, edge.to]));
  return [...cities]
    .sort((a, b) => (ties.get(b.index) || 0) - (ties.get(a.index) || 0) || a.index - b.index)
    .map((node) => {
      const [x, y] = projection([node.long, node.lat]);
      const act = () => set({ pick: node.id });
      const chosen = node.id === state.pick;
      const dot = svg(
        "circle",
        {
          class: `city${chosen ? " chosen" : ""}${kept && !kept.has(node.index) && !chosen ? " dim" : ""}`,
          cx: x.toFixed(1),
          cy: y.toFixed(1),
          r: radius(ties.get(node.index) || 0, cities.length).toFixed(1),
          role: "button",
          tabindex: 0,
          "aria-label": `${nameOf(node)}, ${t("size.ties")} ${node.ties}`,
          onclick: act,
          ondblclick: () => open(node.index),
          onkeydown: (event) => event.key === "Enter" && act(),
        },
        svg("title", {}, nameOf(node)),
      );
      dot.style.fill = kindColour(node.kind);
      return dot;
    });
}

function names(model, cities, ties, projection, width, height, bright) {
  const kept = bright && new Set(bright.flatMap((edge) => [edge.from, edge.to]));
  const context = (box.measure ||= document.createElement("canvas").getContext("2d"));
  const items = cities
    .filter((node) => !kept || kept.has(node.index))
    .map((node) => {
      const [x, y] = projection([node.long, node.lat]);
      const many = ties.get(node.index) || 0;
      return {
        node,
        x,
        y,
        many,
        radius: radius(many, cities.length),
        text: shorten(nameOf(node), 18),
        size: many > 3 ? 14 : 12,
        weight: many > 3 ? 600 : 400,
      };
    })
    .filter((item) => item.x > 0 && item.y > 0 && item.x < width && item.y < height)
    .sort((a, b) => b.many - a.many || a.node.index - b.node.index);
  const measure = (text, points, weight) => {
    context.font = `${weight} ${points}px sans-serif`;
    return context.measureText(text).width * 1.04;
  };
  return svg(
    "g",
    { class: "names", "aria-hidden": "true" },
    place(items, measure, { width, height, limit: 160 }).map((item) =>
      svg(
        "text",
        {
          x: (item.box[0] + 3).toFixed(1),
          y: (item.box[1] + item.size).toFixed(1),
          "font-size": item.size,
          "font-weight": item.weight,
        },
        item.text,
      ),
    ),
  );
}

function zoom(factor, x, y, model, seen) {
  const next = Math.min(4000, Math.max(60, box.scale * factor));
  const real = next / box.scale;
  box.shift = [x + (box.shift[0] - x) * real, y + (box.shift[1] - y) * real];
  box.scale = next;
  later(model, seen);
}

function later(model, seen) {
  cancelAnimationFrame(box.frame);
  box.frame = requestAnimationFrame(() => render(model, seen, get()));
}

// dragging sideways turns the globe, so that there is no edge; up and down moves the map
function hands(drawing, model, seen) {
  let at = null;
  drawing.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const bounds = drawing.getBoundingClientRect();
      zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.clientX - bounds.left, event.clientY - bounds.top, model, seen);
    },
    { passive: false },
  );
  drawing.addEventListener("pointerdown", (event) => {
    at = [event.clientX, event.clientY];
    const move = (moved) => {
      const dx = moved.clientX - at[0];
      const dy = moved.clientY - at[1];
      if (Math.abs(dx) + Math.abs(dy) < 2) return;
      at = [moved.clientX, moved.clientY];
      box.lon -= (dx / box.scale) * (180 / Math.PI);
      box.shift = [box.shift[0], box.shift[1] + dy];
      later(model, seen);
    };
    const stop = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", stop);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", stop);
  });
}

export function keys(key, model, seen) {
  if (!box.land) return false;
  const [width, height] = size();
  const turn = { ArrowLeft: [-8, 0], ArrowRight: [8, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[key];
  if (turn) {
    box.lon += turn[0];
    box.shift = [box.shift[0], box.shift[1] + turn[1]];
    later(model, seen);
  } else if (key === "+" || key === "=") zoom(1.4, width / 2, height / 2, model, seen);
  else if (key === "-") zoom(1 / 1.4, width / 2, height / 2, model, seen);
  else return false;
  return true;
}
