// How classes and stages look: a colour and a shape each, so that neither is needed to read the other.
// The colours keep 4.5:1 against both backgrounds' texts and 3:1 as marks, in light and in dark.

import { svg } from "./dom.js";

export const KINDS = {
  city: { shape: "dot", light: "#1d4ed8", dark: "#7ab0ff" },
  region: { shape: "triangleDown", light: "#0e7490", dark: "#5fd0e6" },
  country: { shape: "square", hollow: true, light: "#334155", dark: "#b6c2d4" },
  network: { shape: "hexagon", light: "#047857", dark: "#3fd6a1" },
  organization: { shape: "hexagon", hollow: true, light: "#047857", dark: "#3fd6a1" },
  official: { shape: "triangle", light: "#b45309", dark: "#ffb05c" },
  event: { shape: "diamond", light: "#a21caf", dark: "#f08bf7" },
  agreement: { shape: "square", light: "#4d7c0f", dark: "#a9d94f" },
  exchange: { shape: "diamond", hollow: true, light: "#1d4ed8", dark: "#7ab0ff" },
  policy: { shape: "star", light: "#be123c", dark: "#ff8fa3" },
  theme: { shape: "dot", hollow: true, light: "#6d28d9", dark: "#c2a5ff" },
  other: { shape: "dot", hollow: true, light: "#475569", dark: "#b6c2d4" },
};

// facts that are lines take the colour of the class that they belong to
const LINES = {
  agreement: "agreement",
  event: "event",
  membership: "network",
  tenure: "official",
  policy: "policy",
  exchange: "city",
  engagement: "theme",
};

const system = matchMedia("(prefers-color-scheme: dark)");
const paper = { printing: false };

// paper is light, whatever the screen is
export function forPaper(printing) {
  paper.printing = printing;
}

export function isDark() {
  if (paper.printing) return false;
  const chosen = document.documentElement.dataset.theme;
  return chosen === "dark" || (chosen !== "light" && system.matches);
}

export function kindColour(kind) {
  return (KINDS[kind] || KINDS.other)[isDark() ? "dark" : "light"];
}

export function factColour(kind) {
  return kindColour(LINES[kind] || "other");
}

export function page() {
  return isDark()
    ? {
        back: "#11151c",
        text: "#eef2f8",
        faint: "#9aa7ba",
        ended: "#7d8799",
        halo: "#11151c",
        veil: "rgba(17,21,28,0.86)",
      }
    : {
        back: "#fbfcfe",
        text: "#141a24",
        faint: "#5b6577",
        ended: "#8a94a6",
        halo: "#fbfcfe",
        veil: "rgba(251,252,254,0.86)",
      };
}

// the corners of a shape of radius 1 around (0, 0); null stands for a circle
export function outline(shape) {
  const ring = (count, turn, inner) =>
    Array.from({ length: inner ? count * 2 : count }, (_, i) => {
      const angle = turn + (i * 2 * Math.PI) / (inner ? count * 2 : count);
      const radius = inner && i % 2 ? inner : 1;
      return [Math.cos(angle) * radius, Math.sin(angle) * radius];
    });
  if (shape === "square") return ring(4, Math.PI / 4);
  if (shape === "diamond") return ring(4, 0);
  if (shape === "triangle") return ring(3, -Math.PI / 2);
  if (shape === "triangleDown") return ring(3, Math.PI / 2);
  if (shape === "hexagon") return ring(6, 0);
  if (shape === "star") return ring(5, -Math.PI / 2, 0.45);
  return null;
}

// a small drawing of a class, for legends, lists and headings
export function glyph(kind, size = 14) {
  const look = KINDS[kind] || KINDS.other;
  const paint = look.hollow ? { fill: "none", stroke: "currentColor", "stroke-width": 2 } : { fill: "currentColor" };
  const corners = outline(look.shape);
  const shape = corners
    ? svg("polygon", { points: corners.map(([x, y]) => `${8 + x * 7},${8 + y * 7}`).join(" "), ...paint })
    : svg("circle", { cx: 8, cy: 8, r: 6, ...paint });
  const drawing = svg(
    "svg",
    { viewBox: "0 0 16 16", width: size, height: size, class: "glyph", "aria-hidden": "true" },
    shape,
  );
  drawing.style.color = kindColour(kind);
  return drawing;
}

// a short line as it is drawn for a stage
export function stroke(stage) {
  return svg(
    "svg",
    { viewBox: "0 0 34 8", width: 34, height: 8, class: `stroke ${stage}`, "aria-hidden": "true" },
    svg("line", { x1: 1, y1: 4, x2: 33, y2: 4 }),
  );
}

export const DASHES = { done: false, planned: [7, 5], ended: [2, 4] };
