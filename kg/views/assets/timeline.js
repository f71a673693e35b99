// When things happened: a bar a year or month to choose a period from, agreements in force as bars, events by kind.

import { byId, button, clear, el, svg } from "./dom.js";
import { nameOf, t } from "./words.js";
import { get, set } from "./state.js";
import { factColour, page } from "./look.js";
import { months } from "./model.js";
import { dates, statusOf, title, unconfirmed } from "./facts.js";
import { shorten } from "./labels.js";

const STAGES = ["done", "planned", "ended"];
const HIGH = 150; // of the bars, in pixels
const ROW = 22;
const ROWS = 40; // agreements and events listed at once
const box = { unit: 12, all: false };

function dated(model, seen) {
  return model.facts.filter(
    (fact) => seen.timeless[fact.index] && (fact.kind === "event" || fact.kind === "agreement"),
  );
}

export function update(model, seen, state) {
  if (state.view !== "timeline") return;
  const all = dated(model, seen);
  const facts = all.filter((fact) => fact.first !== null);
  const host = byId("view-timeline");
  if (!facts.length) {
    clear(host, el("p", { class: "empty" }, t("empty")), note(all.length));
    return;
  }
  let first = Infinity;
  let last = -Infinity;
  const now = new Date().getFullYear() * 12 + new Date().getMonth();
  for (const fact of facts) {
    first = Math.min(first, fact.first);
    last = Math.max(
      last,
      fact.kind === "agreement" && fact.stage === "done" ? Math.min(fact.last, now + 24) : fact.last,
      fact.first,
    );
  }
  first = Math.floor(first / 12) * 12;
  last = Math.ceil((last + 1) / 12) * 12;
  const units = (last - first) / box.unit;
  const names = host.clientWidth > 700 ? 250 : 118;
  const width = Math.max(host.clientWidth - 34, names + units * (box.unit === 12 ? 14 : 6));
  const scale = (month) => names + ((month - first) / (last - first)) * (width - names - 26);
  const span = { first, last, width, names, scale, now };
  clear(
    host,
    el(
      "div",
      { class: "bartools" },
      [12, 1].map((unit) =>
        button(
          t(unit === 12 ? "timeline.years" : "timeline.events"),
          () => {
            box.unit = unit;
            update(model, seen, get());
          },
          { class: box.unit === unit ? "chip on" : "chip", "aria-pressed": String(box.unit === unit) },
        ),
      ),
      state.from || state.to
        ? button(
            `${state.from || "…"} – ${state.to || "…"} × ${t("timeline.clear")}`,
            () => set({ from: "", to: "" }),
            { class: "chip on" },
          )
        : el("span", { class: "faint" }, t("timeline.brush")),
    ),
    el("div", { class: "scroll" }, bars(facts, span, state), lanes(model, seen, facts, span)),
    note(all.length - facts.length),
  );
}

function note(count) {
  return count ? el("p", { class: "foot" }, t("timeline.undated", { n: count })) : null;
}

// stacked counts by unit, and the brush over them
function bars(facts, span, state) {
  const { first, last, width, names, scale } = span;
  const count = new Map();
  for (const fact of facts) {
    const unit = Math.floor((fact.first - first) / box.unit);
    if (!count.has(unit)) count.set(unit, { done: 0, planned: 0, ended: 0 });
    count.get(unit)[fact.stage] += 1;
  }
  const most = Math.max(...[...count.values()].map((each) => each.done + each.planned + each.ended));
  const tall = (number) => (number / most) * (HIGH - 26);
  const wide = Math.max(2, Math.min(46, scale(first + box.unit) - scale(first) - 2));
  const drawing = svg("svg", {
    class: "bars",
    width,
    height: HIGH + 22,
    viewBox: `0 0 ${width} ${HIGH + 22}`,
    role: "img",
    "aria-label": t("timeline.label"),
  });
  for (const year of years(span)) {
    drawing.append(
      svg("line", { class: "tick", x1: scale(year), x2: scale(year), y1: 8, y2: HIGH }),
      svg("text", { class: "axis", x: scale(year) + 3, y: HIGH + 16 }, String(year / 12)),
    );
  }
  drawing.append(
    svg("text", { class: "axis", x: 4, y: 20 }, t("timeline.count", { n: facts.length })),
    svg("line", { class: "tick", x1: names, x2: width, y1: HIGH, y2: HIGH }),
  );
  for (const [unit, parts] of count) {
    const x = scale(first + unit * box.unit) + 1;
    let y = HIGH;
    for (const stage of STAGES) {
      if (!parts[stage]) continue;
      y -= tall(parts[stage]);
      const month = first + unit * box.unit;
      const label = box.unit === 12 ? String(Math.floor(month / 12)) : dateOf(month);
      drawing.append(
        svg(
          "rect",
          { class: `bar ${stage}`, x, y, width: wide, height: Math.max(1, tall(parts[stage])) },
          svg("title", {}, `${label} · ${t(`legend.stage.${stage}`)}: ${parts[stage]}`),
        ),
      );
    }
    const total = parts.done + parts.planned + parts.ended;
    if (wide > 12)
      drawing.append(
        svg("text", { class: "axis number", x: x + wide / 2, y: y - 4, "text-anchor": "middle" }, String(total)),
      );
  }
  const from = months(state.from)?.[0] ?? first;
  const to = (months(state.to)?.[1] ?? last - 1) + 1;
  const chosen = svg("rect", {
    class: "brush",
    x: scale(Math.max(first, from)),
    y: 4,
    width: Math.max(0, scale(Math.min(last, to)) - scale(Math.max(first, from))),
    height: HIGH - 4,
  });
  if (state.from || state.to) drawing.append(chosen);
  brush(drawing, chosen, span);
  return drawing;
}

// the months at which a line and a year's number have room
function years({ first, last, width, names }) {
  const step = 12 * Math.ceil((last - first) / 12 / Math.max(1, Math.floor((width - names) / 44)));
  return Array.from({ length: Math.ceil((last - first) / step) }, (_, i) => first + i * step);
}

function dateOf(month) {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

function brush(drawing, chosen, { first, last, width, names }) {
  const month = (event) => {
    const x = ((event.clientX - drawing.getBoundingClientRect().left) / drawing.getBoundingClientRect().width) * width;
    return Math.min(last - 1, Math.max(first, first + ((x - names) / (width - names - 26)) * (last - first)));
  };
  drawing.addEventListener("pointerdown", (event) => {
    const start = month(event);
    let end = start;
    const snap = (a, b) => [
      Math.floor(Math.min(a, b) / box.unit) * box.unit,
      Math.floor(Math.max(a, b) / box.unit) * box.unit + box.unit - 1,
    ];
    const move = (moved) => {
      end = month(moved);
      const [a, b] = snap(start, end);
      const place = (value) => names + ((value - first) / (last - first)) * (width - names - 26);
      chosen.setAttribute("x", place(a));
      chosen.setAttribute("width", place(b + 1) - place(a));
      if (!chosen.parentNode) drawing.append(chosen);
    };
    const stop = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", stop);
      const [a, b] = snap(start, end);
      const whole = box.unit === 12;
      set({ from: whole ? String(a / 12) : dateOf(a), to: whole ? String(Math.floor(b / 12)) : dateOf(b) });
    };
    move(event);
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", stop);
  });
}

// agreements as bars from their signing to their end, events as marks, a row each
function lanes(model, seen, facts, span) {
  const agreements = facts.filter((fact) => fact.kind === "agreement" && seen.facts[fact.index]);
  const events = facts.filter((fact) => fact.kind === "event" && seen.facts[fact.index]);
  const order = (a, b) => a.first - b.first || a.index - b.index;
  return el(
    "div",
    {},
    lane(model, t("timeline.force"), agreements.sort(order), span, true),
    lane(model, t("panel.events"), events.sort(order), span, false),
  );
}

// how many of a text's characters have room: Hangul and Han take nearly twice the width of a letter
function fitting(text, room) {
  let wide = 0;
  return Array.from(text).filter((char) => (wide += /[\u1100-\u11ff\u2e80-\uffdc]/.test(char) ? 13 : 7.3) <= room).length;
}

function lane(model, name, facts, span, lasting) {
  if (!facts.length) return null;
  const shown = box.all ? facts : facts.slice(-ROWS);
  const { width, scale, names, now } = span;
  const drawing = svg("svg", {
    class: "lanes",
    width,
    height: shown.length * ROW + 6,
    viewBox: `0 0 ${width} ${shown.length * ROW + 6}`,
    role: "group",
    "aria-label": name,
  });
  for (const year of years(span))
    drawing.append(svg("line", { class: "tick", x1: scale(year), x2: scale(year), y1: 0, y2: shown.length * ROW + 6 }));
  shown.forEach((fact, i) => {
    const y = i * ROW + 4;
    const others = fact.nodes.filter((node) => node !== fact.node).map((node) => nameOf(model.nodes[node]));
    const whole = fact.name || `${others.join("–")} ${title(model, fact)}`;
    const short = shorten(whole, fitting(whole, names - 14));
    // what is heard begins with what is seen, the whole name after a cut one
    const heard = [short, short === whole ? null : whole, dates(fact), statusOf(fact)].filter(Boolean);
    if (unconfirmed(fact)) heard.push(t("panel.unconfirmed"));
    const label = heard.join(" · ");
    const act = () => set({ pick: `fact:${fact.id}` });
    const end = lasting && fact.stage === "done" && !fact.end ? Math.max(now, fact.last) : fact.last;
    const x = scale(fact.first);
    const wide = Math.max(9, scale(Math.min(end + 1, span.last)) - x);
    const shape = svg("rect", {
      class: `span ${fact.stage}${get().pick === `fact:${fact.id}` ? " chosen" : ""}`,
      x,
      y: y + 3,
      width: wide,
      height: ROW - 9,
      rx: 3,
    });
    shape.style.setProperty("--tone", fact.stage === "ended" ? page().ended : factColour(fact.kind));
    drawing.append(
      svg(
        "g",
        {
          role: "button",
          tabindex: 0,
          "aria-label": label,
          class: "row",
          onclick: act,
          onkeydown: (event) => event.key === "Enter" && act(),
        },
        svg("title", {}, label),
        svg("rect", { class: "hit", x: 0, y, width, height: ROW }),
        svg("text", { class: "who", x: 4, y: y + 14 }, short),
        shape,
        lasting && fact.stage === "done" && !fact.end
          ? svg("text", { class: "axis", x: x + wide + 4, y: y + 14, "aria-hidden": "true" }, "→")
          : null,
      ),
    );
  });
  const more =
    facts.length > ROWS
      ? button(
          box.all ? t("close") : `${t("all")} (${facts.length})`,
          () => {
            box.all = !box.all;
            document.dispatchEvent(new CustomEvent("kg-draw"));
          },
          { class: "wide" },
        )
      : null;
  return el(
    "section",
    {},
    el("h3", {}, `${name} · ${shown.length < facts.length ? `${shown.length} / ` : ""}${facts.length}`),
    drawing,
    more,
  );
}
