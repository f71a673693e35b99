// The same facts in words: a table that screen readers, printers and spreadsheets can use.

import { byId, button, clear, el } from "./dom.js";
import { nameOf, t } from "./words.js";
import { set } from "./state.js";
import { quoteText } from "./model.js";
import { dates, statusOf, themeNames, title, unconfirmed } from "./facts.js";
import { csv } from "./export.js";
import { glyph, stroke } from "./look.js";

const PAGE = 100;
const box = { from: 0, seen: null };

function shownFacts(model, seen) {
  const shown = model.facts.filter((fact) => seen.facts[fact.index]);
  // the latest first, what has no date last
  return shown.sort((a, b) => (b.first ?? -1) - (a.first ?? -1) || a.index - b.index);
}

export function update(model, seen) {
  if (box.seen !== seen) box.from = 0;
  box.seen = seen;
  const facts = shownFacts(model, seen);
  const page = facts.slice(box.from, box.from + PAGE);
  const move = (by) => {
    box.from += by;
    update(model, seen);
  };
  const columns = ["relation", "who", "status", "date", "confidence", "quote", "source"];
  const table = el(
    "table",
    {},
    el("caption", {}, t("table.caption", { n: facts.length })),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        columns.map((name) => el("th", { scope: "col" }, t(`table.${name}`))),
      ),
    ),
    el(
      "tbody",
      {},
      page.map((fact) => row(model, fact)),
    ),
  );
  const range = t("table.range", {
    from: facts.length ? box.from + 1 : 0,
    to: Math.min(facts.length, box.from + PAGE),
    n: facts.length,
  });
  clear(
    byId("view-table"),
    facts.length ? table : el("p", { class: "empty" }, t("empty")),
    facts.length > PAGE
      ? el(
          "p",
          { class: "pager" },
          button(t("table.previous"), () => move(-PAGE), { disabled: box.from === 0 }),
          el("span", {}, range),
          button(t("table.next"), () => move(PAGE), { disabled: box.from + PAGE >= facts.length }),
        )
      : null,
  );
}

function row(model, fact) {
  const quote = fact.quotes[0];
  return el(
    "tr",
    {},
    el(
      "th",
      { scope: "row" },
      button(
        [
          fact.node === null ? stroke(fact.stage) : glyph(model.nodes[fact.node].kind),
          el("bdi", {}, title(model, fact)),
        ],
        () => set({ pick: `fact:${fact.id}` }),
        { class: "name" },
      ),
    ),
    el(
      "td",
      { "data-name": t("table.who") },
      fact.nodes.map((node, i) => [i ? ", " : "", el("bdi", {}, nameOf(model.nodes[node]))]),
    ),
    el(
      "td",
      { "data-name": t("table.status") },
      statusOf(fact),
      unconfirmed(fact) ? el("small", { title: t("panel.unconfirmed") }, ` (${t("table.unconfirmed")})`) : null,
    ),
    el("td", { "data-name": t("table.date") }, dates(fact)),
    el("td", { "data-name": t("table.confidence") }, fact.confidence.toFixed(2)),
    el(
      "td",
      { class: "quoted", "data-name": t("table.quote") },
      quote ? el("bdi", {}, quoteText(model, quote)) : "",
      fact.quotes.length > 1 ? el("small", {}, ` +${fact.quotes.length - 1}`) : null,
    ),
    el("td", { "data-name": t("table.source") }, quote ? el("bdi", {}, model.sources[quote.source].title) : ""),
  );
}

// every visible fact, one line a quote
export function asCsv(model, seen) {
  const names = [
    "id",
    "relation",
    "who",
    "status",
    "date",
    "themes",
    "confidence",
    "review",
    "quote",
    "source",
    "issued",
  ];
  const lines = shownFacts(model, seen).flatMap((fact) => {
    const own = [
      fact.id,
      title(model, fact),
      fact.nodes.map((node) => nameOf(model.nodes[node])).join("; "),
      statusOf(fact),
      fact.start || fact.end ? dates(fact) : "",
      themeNames(model, fact.themes),
      fact.confidence,
      t(`review.${fact.review}`),
    ];
    const quotes = fact.quotes.map((quote) => [
      quoteText(model, quote),
      model.sources[quote.source].title,
      model.sources[quote.source].issued,
    ]);
    return (quotes.length ? quotes : [["", "", ""]]).map((quote) => [...own, ...quote]);
  });
  return csv(
    names.map((name) => t(`table.${name}`)),
    lines,
  );
}
