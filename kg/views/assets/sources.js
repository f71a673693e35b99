// The documents themselves: their sentences, with what was read from each marked in place.

import { byId, button, clear, el, link } from "./dom.js";
import { t } from "./words.js";
import { get, set } from "./state.js";
import { factColour } from "./look.js";
import { find } from "./scene.js";
import { card, title } from "./facts.js";

const box = { open: null, want: null };

export function start(redraw) {
  document.addEventListener("kg-read", (event) => {
    box.open = event.detail.source;
    box.want = event.detail.start;
    redraw();
  });
}

export function update(model, seen, state) {
  const shown = model.sources.filter(
    (source) => [...source.facts].some((fact) => seen.facts[fact]) || source.id === box.open,
  );
  const picked = find(model, state.pick);
  const wanted = new Set(picked?.fact ? [picked.fact.index] : picked?.edge ? picked.edge.facts : []);
  const open =
    model.sources.find((source) => source.id === (box.open ?? state.source)) ||
    shown.find((source) => [...wanted].some((fact) => source.facts.has(fact))) ||
    shown[0];
  const list = el(
    "nav",
    { class: "documents", "aria-label": t("view.sources") },
    el("p", { class: "faint" }, t("sources.count", { n: shown.length })),
    shown.map((source) => entry(model, seen, source, source === open)),
  );
  const text = open ? reading(model, seen, open, wanted) : el("p", { class: "empty" }, t("sources.pick"));
  clear(byId("view-sources"), list, text);
  const target = byId("view-sources").querySelector(
    box.want !== null ? `[data-at="${Number(box.want)}"]` : ".wanted, .text mark",
  );
  // only the text moves: the page itself stays where it is
  const article = byId("view-sources").querySelector("article");
  if (target && article) article.scrollTop = target.offsetTop - article.offsetTop - article.clientHeight / 3;
  box.want = null;
}

function entry(model, seen, source, open) {
  const count = [...source.facts].filter((fact) => seen.facts[fact]).length;
  return button(
    [
      el("bdi", {}, source.title),
      el("small", {}, [source.publisher, source.issued, t("sources.facts", { n: count })].filter(Boolean).join(" · ")),
    ],
    () => {
      box.open = source.id;
      update(model, seen, get());
    },
    { class: open ? "document on" : "document", "aria-current": open ? "true" : null },
  );
}

function reading(model, seen, source, wanted) {
  return el(
    "article",
    { lang: source.language || "ko", tabindex: 0, "aria-label": source.title },
    el("h2", {}, el("bdi", {}, source.title)),
    el(
      "p",
      { class: "meta" },
      [source.publisher, source.issued, source.genre ? t(`genre.${source.genre}`) : null]
        .filter(Boolean)
        .map((each) => el("span", {}, each)),
      source.retelling ? el("span", { class: "note" }, t("sources.retelling")) : null,
      link(source.address, source.address),
      button(t("sources.only"), () => set({ source: get().source === source.id ? "" : source.id }), {
        class: get().source === source.id ? "chip on" : "chip",
        "aria-pressed": String(get().source === source.id),
      }),
    ),
    colours(model, seen, source),
    el("div", { class: "text" }, marked(model, seen, source, wanted)),
  );
}

// which colour marks which class of facts, and how many of each the document has
function colours(model, seen, source) {
  const count = new Map();
  for (const i of source.facts)
    if (seen.facts[i]) count.set(model.facts[i].kind, (count.get(model.facts[i].kind) || 0) + 1);
  return el(
    "p",
    { class: "colours" },
    [...count].sort().map(([kind, n]) => {
      const swatch = el("span", { class: "swatch" }, `${t(`kind.${kind}`)} ${n}`);
      swatch.style.setProperty("--tone", factColour(kind));
      return swatch;
    }),
  );
}

// the text cut at every mark's ends; a stretch under several marks takes the shortest one's class
function marked(model, seen, source, wanted) {
  const marks = source.marks.filter((mark) => seen.facts[mark.fact]);
  const size = source.points ? source.points.length : source.text.length;
  const cuts = [...new Set([0, size, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  const open = [];
  const byStart = [...marks].sort((a, b) => a.start - b.start);
  let next = 0;
  const parts = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    while (next < byStart.length && byStart[next].start <= cuts[i]) open.push(byStart[next++]);
    for (let j = open.length - 1; j >= 0; j -= 1) if (open[j].end <= cuts[i]) open.splice(j, 1);
    const piece = source.points
      ? source.points.slice(cuts[i], cuts[i + 1]).join("")
      : source.text.slice(cuts[i], cuts[i + 1]);
    parts.push(open.length && piece.trim() ? mark(model, [...open], piece, cuts[i], wanted) : piece);
  }
  return parts;
}

function mark(model, covering, piece, at, wanted) {
  covering.sort((a, b) => a.end - a.start - (b.end - b.start) || a.fact - b.fact);
  const facts = [...new Set(covering.map((each) => each.fact))].map((i) => model.facts[i]);
  const chosen = facts.find((fact) => wanted.has(fact.index));
  const kind = (chosen || facts[0]).kind;
  const part = el(
    "mark",
    {
      class: chosen ? "wanted" : "",
      role: "button",
      tabindex: 0,
      "data-at": at,
      title: facts
        .slice(0, 6)
        .map((fact) => `${t(`kind.${fact.kind}`)}: ${title(model, fact)}`)
        .join("\n")
        .slice(0, 400),
    },
    piece,
  );
  part.style.setProperty("--tone", factColour(kind));
  const act = () => show(model, part, facts);
  part.addEventListener("click", act);
  part.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      act();
    }
  });
  return part;
}

// one fact is picked at once; several are listed in the panel to choose from
function show(model, part, facts) {
  if (facts.length === 1) {
    set({ pick: `fact:${facts[0].id}` });
    return;
  }
  document.body.classList.add("picked");
  clear(
    byId("panel"),
    button(
      "×",
      () => {
        set({ pick: "" });
        document.body.classList.remove("picked");
      },
      { class: "close", "aria-label": t("close") },
    ),
    el("p", { class: "kind" }, t("panel.facts", { n: facts.length })),
    el("h2", { tabindex: -1 }, el("bdi", {}, `“${part.textContent.slice(0, 80)}”`)),
    facts.slice(0, 60).map((fact) => card(model, fact, { open: facts.length < 4 })),
  );
}
