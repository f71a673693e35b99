// One fact as a card: what it is, who takes part, when, how sure, and every sentence that it rests on.

import { button, el, link } from "./dom.js";
import { language, nameOf, t } from "./words.js";
import { get, set } from "./state.js";
import { glyph, stroke } from "./look.js";
import { months, quoteText } from "./model.js";
import { copy } from "./export.js";

const AROUND = 60; // characters of the document shown before and after a quote

// a fact in a few words, for lists: relation and the other ends
export function summary(model, fact, from = null) {
  const others = fact.nodes.filter((node) => node !== from && node !== fact.node);
  const names = others.slice(0, 4).map((node) => nameOf(model.nodes[node]));
  if (others.length > 4) names.push("…");
  return [title(model, fact), names.join(", ")].filter(Boolean).join(" · ");
}

export function title(model, fact) {
  if (fact.name) return fact.name;
  if (fact.kind === "exchange" && fact.themes.length) return `${t("kind.exchange")}: ${themeNames(model, fact.themes)}`;
  if (fact.kind === "agreement" || fact.kind === "event") return t(`relation.${fact.type}`);
  if (fact.kind === "membership" || fact.kind === "tenure") return t(`relation.${fact.type}`);
  return t(`kind.${fact.kind}`);
}

export function themeNames(model, themes) {
  return themes.map((id) => (model.themesById.has(id) ? nameOf(model.themesById.get(id)) : id)).join(", ");
}

export function dates(fact) {
  if (!fact.start && !fact.end) return t("panel.undated");
  const span = fact.end && fact.end !== fact.start ? `${fact.start || "?"} – ${fact.end}` : fact.start || fact.end;
  return fact.asOf ? t("panel.asof", { day: span }) : span;
}

// planned, its day gone by, and nobody has reported it: unconfirmed, not held
export function unconfirmed(fact, today = new Date()) {
  if (fact.stage !== "planned") return false;
  const last = months(fact.end || fact.start);
  return Boolean(last) && last[1] < today.getFullYear() * 12 + today.getMonth();
}

const LASTING = ["tenure", "membership", "engagement", "policy"];

// what lasts is not "held" on a day: a document states it
export function statusOf(fact) {
  return LASTING.includes(fact.kind) && fact.status === "held" ? t("status.stated") : t(`status.${fact.status}`);
}

export function statusLine(fact) {
  return el("span", { class: `status ${fact.stage}` }, stroke(fact.stage), statusOf(fact));
}

export function nodeButton(model, index, role) {
  const node = model.nodes[index];
  return button(
    [glyph(node.kind), el("bdi", {}, nameOf(node)), role ? el("small", {}, t(`relation.${role}`)) : null],
    () => set({ pick: node.id }),
    { class: "name" },
  );
}

// who takes part, each by the most telling of its parts, which comes first; where a visit is "held" is who is visited
function parts(fact) {
  const found = new Map();
  for (const [part, node] of fact.ends)
    if (!found.has(node)) found.set(node, fact.type === "visit" && part === "heldIn" ? "visited" : part);
  return found;
}

export function card(model, fact, { open = true } = {}) {
  const body = [
    el(
      "p",
      { class: "meta" },
      statusLine(fact),
      el("span", {}, dates(fact)),
      el("span", {}, `${t("panel.confidence")} ${fact.confidence.toFixed(2)}`),
      el("span", {}, t(`review.${fact.review}`)),
      fact.venue ? el("span", {}, `${t("panel.venue")}: `, el("bdi", {}, fact.venue)) : null,
    ),
    unconfirmed(fact) ? el("p", { class: "warn" }, t("panel.unconfirmed")) : null,
    fact.conflict
      ? el(
          "div",
          { class: "warn" },
          el("b", {}, t("panel.conflict")),
          fact.conflict.map(([ko, en]) => el("p", {}, language() === "ko" ? ko : en)),
        )
      : null,
    el(
      "div",
      { class: "names" },
      [...parts(fact)].map(([node, part]) => nodeButton(model, node, part)),
    ),
    fact.themes.length
      ? el(
          "p",
          { class: "themes" },
          fact.themes.map((id) => themeChip(model, id)),
        )
      : null,
    fact.quotes.length
      ? fact.quotes.map((each) => quote(model, each, fact))
      : el("p", { class: "faint" }, t("panel.noquote")),
  ];
  const head = el("summary", {}, el("bdi", {}, title(model, fact)), el("small", {}, ` ${fact.quotes.length}`));
  return el("details", { class: `card ${fact.kind}`, open, "data-fact": fact.id }, head, body);
}

export function themeChip(model, id) {
  const name = themeNames(model, [id]);
  const node = model.byId.get(`theme/${id}`);
  return node ? button(name, () => set({ pick: node.id }), { class: "chip" }) : el("span", { class: "chip" }, name);
}

export function quote(model, each, fact) {
  const source = model.sources[each.source];
  const text = quoteText(model, each);
  const notes = [
    each.status && each.status !== fact.status ? `${t("panel.thisdoc")}: ${t(`status.${each.status}`)}` : null,
    each.denied ? t("panel.denied") : null,
    each.saidBy ? `${t("panel.said")}: ${sayer(model, each.saidBy)}` : null,
  ].filter(Boolean);
  return el(
    "figure",
    { class: "quote" },
    el(
      "blockquote",
      { lang: source.language || "ko" },
      around(source, each, -1),
      el("mark", {}, text),
      around(source, each, 1),
    ),
    el(
      "figcaption",
      {},
      button(el("bdi", {}, source.title), () => goto(source, each, fact), { class: "link", title: t("sources.goto") }),
      el("span", {}, [source.publisher, source.issued].filter(Boolean).join(", ")),
      el("span", {}, `${t("panel.confidence")} ${each.confidence.toFixed(2)}`),
      notes.map((note) => el("span", { class: "note" }, note)),
      source.retelling ? el("span", { class: "note" }, t("sources.retelling")) : null,
      /^https?:/i.test(source.address || "") ? link(source.address, t("panel.link")) : null,
      button(t("panel.cite"), () => copy(citation(source, each, text)), { class: "link" }),
    ),
  );
}

function sayer(model, name) {
  return model.byId.has(name) ? nameOf(model.byId.get(name)) : name;
}

function around(source, each, side) {
  const text = source.points || source.text;
  const cut =
    side < 0 ? text.slice(Math.max(0, each.start - AROUND), each.start) : text.slice(each.end, each.end + AROUND);
  const plain = Array.isArray(cut) ? cut.join("") : cut;
  // what belongs to another line of the document is another sentence
  const part = side < 0 ? plain.split("\n").at(-1) : plain.split("\n")[0];
  // what is cut in the middle of its line says so
  const more = part === plain && (side < 0 ? each.start > AROUND : each.end + AROUND < text.length);
  return el("span", { class: "faint" }, more && side < 0 ? "…" : null, part, more && side > 0 ? "…" : null);
}

export function goto(source, each, fact) {
  set({
    view: "sources",
    source: get().source && get().source !== source.id ? "" : get().source,
    pick: `fact:${fact.id}`,
    center: "",
  });
  document.dispatchEvent(new CustomEvent("kg-read", { detail: { source: source.id, start: each.start } }));
}

export function citation(source, each, text) {
  const place = t("panel.chars", { start: String(each.start), end: String(each.end) });
  const head = [source.publisher, source.title ? `「${source.title}」` : null, source.issued]
    .filter(Boolean)
    .join(", ");
  const web = /^https?:/i.test(source.address || "") ? ` ${source.address}` : "";
  return `“${text}” — ${head}, ${place}.${web}`;
}
