// The side that answers: a node's profile, a line's facts, one fact; each with its sentences.

import { byId, button, clear, el } from "./dom.js";
import { language, nameOf, number, t } from "./words.js";
import { get, set } from "./state.js";
import { glyph, stroke } from "./look.js";
import { open } from "./graph.js";
import { find } from "./scene.js";
import { card, dates, nodeButton, statusOf, summary, themeChip, title, unconfirmed } from "./facts.js";

const FIRST = 40; // cards that are built at once; the rest on demand

export function update(model, seen, state) {
  const panel = byId("panel");
  const picked = find(model, state.pick);
  panel.setAttribute("aria-label", t("panel"));
  document.body.classList.toggle("picked", Boolean(picked));
  if (!picked) {
    clear(panel, glance(model, seen));
    return;
  }
  const close = button("×", () => set({ pick: "" }), { class: "close", "aria-label": t("close") });
  let content;
  if (picked.node) content = profile(model, seen, picked.node);
  else if (picked.edge) content = line(model, seen, picked.edge);
  else
    content = [
      head(el("p", { class: "kind" }, t(`kind.${picked.fact.kind}`)), title(model, picked.fact)),
      card(model, picked.fact),
    ];
  clear(panel, close, content);
  panel.scrollTop = 0;
}

// before anything is picked: where to begin, and what to be wary of
function glance(model, seen) {
  const top = (kinds, count) =>
    model.nodes
      .filter((node) => kinds.includes(node.kind) && seen.nodes[node.index] && node.ties)
      .sort((a, b) => b.ties - a.ties || a.index - b.index)
      .slice(0, count);
  const facts = model.facts.filter((fact) => seen.facts[fact.index]);
  const latest = (kind) =>
    facts
      .filter((fact) => fact.kind === kind)
      .sort((a, b) => (b.first ?? 0) - (a.first ?? 0))
      .slice(0, 6);
  const doubtful = facts.filter((fact) => unconfirmed(fact));
  const disputed = facts.filter((fact) => fact.conflict);
  const named = (nodes) =>
    nodes.length
      ? el(
          "div",
          { class: "names" },
          nodes.map((node) => nodeButton(model, node.index)),
        )
      : null;
  return [
    el("p", { class: "faint" }, t("panel.empty")),
    el("p", { class: "faint" }, basis(model)),
    section(t("glance.cities"), named(top(["city", "region"], 12))),
    section(t("glance.networks"), named(top(["network"], 8))),
    section(t("panel.agreements"), latest("agreement").length ? list(model, latest("agreement"), null) : null),
    section(`${t("glance.unconfirmed")} · ${doubtful.length}`, doubtful.length ? list(model, doubtful, null) : null),
    section(`${t("panel.conflict")} · ${disputed.length}`, disputed.length ? list(model, disputed, null) : null),
  ];
}

// what all of this rests on: how many documents, of which days
function basis(model) {
  const days = model.sources.map((source) => source.issued).filter(Boolean);
  const ends = [days.reduce((a, b) => (a < b ? a : b), "~"), days.reduce((a, b) => (a > b ? a : b), "")];
  const undated = model.sources.length - days.length;
  const told = [
    days.length ? t("glance.published", { span: [...new Set(ends)].join(" – ") }) : null,
    undated ? t("glance.undated", { n: undated }) : null,
  ];
  return t("glance.basis", { n: model.sources.length, span: told.filter(Boolean).join(", ") });
}

function head(kind, name) {
  return [kind, el("h2", { tabindex: -1 }, el("bdi", {}, name))];
}

function section(name, ...content) {
  const found = content.flat(3).filter(Boolean);
  return found.length ? el("section", {}, el("h3", {}, name), found) : null;
}

function line(model, seen, edge) {
  const facts = edge.facts.map((i) => model.facts[i]);
  const shown = facts.filter((fact) => seen.facts[fact.index]);
  const quotes = facts.reduce((sum, fact) => sum + fact.quotes.length, 0);
  return [
    el("p", { class: "kind" }, stroke(edge.stage), t(`legend.stage.${edge.stage}`)),
    el("h2", { tabindex: -1 }, t(`relation.${edge.relation}`)),
    el("div", { class: "names ends" }, nodeButton(model, edge.from), nodeButton(model, edge.to)),
    el(
      "p",
      { class: "faint" },
      `${t("panel.facts", { n: facts.length })} · ${t("panel.quotes", { n: quotes })}`,
      shown.length < facts.length ? ` · ${t("panel.visible", { n: shown.length })}` : "",
    ),
    cards(model, [...shown, ...facts.filter((fact) => !seen.facts[fact.index])]),
  ];
}

// cards come in pages: a hub may have thousands of facts
function cards(model, facts, open = facts.length <= 6) {
  const box = el("div", {});
  const more = (from) => {
    for (const fact of facts.slice(from, from + FIRST)) box.append(card(model, fact, { open }));
    if (facts.length > from + FIRST) {
      const next = button(
        `${t("table.next")} (${facts.length - from - FIRST})`,
        () => {
          next.remove();
          more(from + FIRST);
        },
        { class: "wide" },
      );
      box.append(next);
    }
  };
  more(0);
  return box;
}

function profile(model, seen, node) {
  const facts = node.facts.map((i) => model.facts[i]);
  const of = (kind) => facts.filter((fact) => fact.kind === kind && fact.index !== node.fact);
  const spellings = [...new Set([node.ko, node.en, ...node.labels])].filter((each) => each && each !== nameOf(node));
  const own = node.fact !== undefined ? model.facts[node.fact] : null;
  return [
    el("p", { class: "kind" }, glyph(node.kind), t(`kind.${node.kind}`)),
    el("h2", { tabindex: -1 }, el("bdi", {}, nameOf(node))),
    spellings.length
      ? el(
          "p",
          { class: "faint spellings" },
          spellings.slice(0, 12).map((each, i) => [i ? " · " : "", el("bdi", {}, each)]),
        )
      : null,
    el(
      "p",
      { class: "meta" },
      node.country && node.kind !== "country"
        ? button(
            countryLabel(model, node.country),
            () => set({ country: get().country === node.country ? "" : node.country }),
            { class: "link" },
          )
        : null,
      node.population ? el("span", {}, `${t("panel.population")} ${number(node.population)}`) : null,
      el("span", {}, t("panel.facts", { n: facts.length })),
    ),
    el(
      "p",
      {},
      button(t("panel.open"), () => open(node.index), { class: "wide" }),
    ),
    own ? card(model, own) : null,
    section(t("panel.offices"), of("tenure").length ? list(model, of("tenure"), node) : null),
    section(t("panel.memberships"), of("membership").length ? list(model, of("membership"), node) : null),
    section(t("panel.agreements"), of("agreement").length ? list(model, of("agreement"), node) : null),
    node.kind === "theme"
      ? section(t("panel.engaged"), list(model, of("engagement"), node))
      : section(t("panel.themes"), themes(model, node, facts)),
    section(t("panel.events"), of("event").length ? list(model, of("event"), node) : null),
    section(t("panel.exchanges"), of("exchange").length ? list(model, of("exchange"), node) : null),
    section(t("panel.policies"), of("policy").length ? list(model, of("policy"), node) : null),
  ];
}

// the graph's own name of a country; where it has none but the code, the browser's
export function countryLabel(model, code) {
  const country = model.countries.get(code);
  return country && nameOf(country).toUpperCase() !== code ? nameOf(country) : countryName(code);
}

function countryName(code) {
  try {
    return new Intl.DisplayNames([language()], { type: "region" }).of(code) || code;
  } catch {
    return code;
  }
}

// facts of one kind, a line each; a line opens into its card
function list(model, facts, node) {
  const sorted = [...facts].sort((a, b) => (b.first ?? -1) - (a.first ?? -1) || a.index - b.index);
  const shown = sorted.slice(0, FIRST).map((fact) => row(model, fact, node));
  const box = el("ul", { class: "facts" }, shown);
  if (sorted.length > FIRST) {
    const next = button(
      `${t("table.next")} (${sorted.length - FIRST})`,
      () => {
        next.remove();
        box.append(...sorted.slice(FIRST).map((fact) => row(model, fact, node)));
      },
      { class: "wide" },
    );
    return [box, next];
  }
  return box;
}

function row(model, fact, node) {
  const item = el("li", {});
  const toggle = button(
    [
      stroke(fact.stage),
      el("bdi", {}, summary(model, fact, node ? node.index : null)),
      el(
        "small",
        {},
        [dates(fact), statusOf(fact), unconfirmed(fact) ? "?" : null].filter(Boolean).join(" · "),
      ),
    ],
    () => {
      const shut = item.querySelector(".card");
      if (shut) shut.remove();
      else item.append(card(model, fact));
      toggle.setAttribute("aria-expanded", String(!shut));
    },
    { class: "row", "aria-expanded": "false" },
  );
  item.append(toggle);
  return item;
}

// each theme, with the partners that share it: of exchanges, and of agreements and events bound to the theme
function themes(model, node, facts) {
  const partners = new Map();
  for (const fact of facts) {
    for (const theme of fact.themes) {
      if (!partners.has(theme)) partners.set(theme, new Map());
      if (fact.kind === "engagement" || fact.kind === "policy") continue;
      for (const other of fact.nodes) {
        const kind = model.nodes[other].kind;
        if (other !== node.index && (kind === "city" || kind === "region")) partners.get(theme).set(other, fact.stage);
      }
    }
  }
  if (!partners.size) return null;
  const sorted = [...partners].sort((a, b) => b[1].size - a[1].size || a[0].localeCompare(b[0]));
  return el(
    "ul",
    { class: "shared" },
    sorted.map(([theme, shared]) =>
      el(
        "li",
        {},
        themeChip(model, theme),
        el(
          "div",
          {},
          shared.size
            ? [...shared].slice(0, 12).map(([other]) => nodeButton(model, other))
            : el("small", { class: "faint" }, t("panel.nopartner")),
          shared.size > 12 ? el("small", {}, `+${shared.size - 12}`) : null,
        ),
      ),
    ),
  );
}
