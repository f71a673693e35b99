// The filters: what there is, how many facts each choice would show, and what is switched off.

import { byId, button, clear, el } from "./dom.js";
import { language, nameOf, number, t } from "./words.js";
import { get, reset, set } from "./state.js";
import { relationOf } from "./filters.js";
import { KINDS, factColour, glyph, isDark, stroke } from "./look.js";
import { stageOf } from "./model.js";
import { countryLabel } from "./panel.js";

const STAGES = ["done", "planned", "ended"];
const box = { built: null, counts: new Map(), inputs: {} };

export function update(model, seen, state) {
  const key = `${language()} ${isDark()}`;
  if (box.built !== key) build(model, state);
  box.built = key;
  for (const [name, entry] of box.counts) {
    const [facet, option] = name.split("\u0000");
    const count = seen.counts[facet].get(option) || 0;
    entry.count.textContent = number(count);
    entry.input.checked = !state[facet].includes(option);
    entry.row.classList.toggle("none", !count);
  }
  for (const name of ["theme", "network", "country", "source"]) {
    const select = box.inputs[name];
    select.value = state[name];
    for (const option of select.options) {
      if (!option.value) continue;
      option.textContent = `${option.dataset.name} (${seen.counts[name].get(option.value) || 0})`;
    }
  }
  box.inputs.from.value = state.from;
  box.inputs.to.value = state.to;
  box.inputs.confidence.value = state.confidence;
  box.inputs.confidenceText.textContent = Number(state.confidence).toFixed(2);
  box.inputs.isolated.checked = state.isolated;
  box.inputs.size.value = state.size;
}

function build(model, state) {
  const all = (facet, options, draw) =>
    options.length
      ? el(
          "fieldset",
          {},
          el("legend", {}, t(`facet.${facet}`)),
          options.map((option) => check(facet, option, draw(option))),
        )
      : null;
  box.counts.clear();
  const kinds = Object.keys(KINDS).filter((kind) => model.nodes.some((node) => node.kind === kind));
  // relation -> its facts' kind, which gives its lines their colour; those of one colour stand together
  const relations = new Map(
    model.facts.map((fact) => [relationOf(fact), fact.kind]).sort((a, b) => a[1].localeCompare(b[1])),
  );
  const statuses = [...new Set(model.facts.map((fact) => fact.status))].sort(
    (a, b) => STAGES.indexOf(stageOf(a)) - STAGES.indexOf(stageOf(b)) || a.localeCompare(b),
  );
  const groups = [...new Set(model.facts.flatMap((fact) => fact.groups))].sort();
  const themes = [...new Set(model.facts.flatMap((fact) => fact.themes))];
  const networks = model.nodes.filter((node) => node.kind === "network");
  const countries = [...new Set(model.nodes.map((node) => node.country).filter(Boolean))];
  const theme = (id) => (model.themesById.has(id) ? nameOf(model.themesById.get(id)) : id);
  clear(
    byId("filters"),
    el("div", { class: "head" }, el("h2", {}, t("filters")), button(t("reset"), reset, { class: "link" })),
    all("kind", kinds, (kind) => [glyph(kind), t(`kind.${kind}`)]),
    all("status", statuses, (status) => [stroke(stageOf(status)), t(`status.${status}`)]),
    period(),
    all("relation", [...relations.keys()], (relation) => [
      line(relations.get(relation)),
      t(`${relations.get(relation) === relation ? "kind" : "relation"}.${relation}`),
    ]),
    all("group", groups, (group) => theme(group)),
    choice(
      "theme",
      themes.map((id) => [id, theme(id)]),
    ),
    choice(
      "network",
      networks.map((node) => [node.id, nameOf(node)]),
    ),
    choice(
      "country",
      countries.map((code) => [code, countryLabel(model, code)]),
    ),
    choice(
      "source",
      model.sources.map((source) => [source.id, source.title]),
    ),
    confidence(),
    el(
      "label",
      { class: "field" },
      el("span", {}, t("size")),
      (box.inputs.size = el(
        "select",
        { onchange: (event) => set({ size: event.target.value }) },
        ["ties", "facts", "sources", ...(model.between ? ["between"] : [])].map((name) =>
          el("option", { value: name }, t(`size.${name}`)),
        ),
      )),
    ),
    el(
      "label",
      { class: "check" },
      (box.inputs.isolated = el("input", {
        type: "checkbox",
        onchange: (event) => set({ isolated: event.target.checked }),
      })),
      el("span", {}, t("isolated")),
    ),
  );
  byId("filters").setAttribute("aria-label", t("filters"));
  box.inputs.size.value = state.size;
}

// a line in the colour that the graph gives a kind of facts
function line(kind) {
  const drawing = stroke("done");
  drawing.style.color = factColour(kind);
  return drawing;
}

function check(facet, option, label) {
  const input = el("input", {
    type: "checkbox",
    checked: true,
    onchange: () => {
      const off = new Set(get()[facet]);
      if (off.has(option)) off.delete(option);
      else off.add(option);
      set({ [facet]: [...off] });
    },
  });
  const count = el("span", { class: "count" });
  const row = el("label", { class: "check" }, input, el("span", {}, label), count);
  // one class or status alone: the others off, or all on again
  row.addEventListener("dblclick", (event) => {
    event.preventDefault();
    const options = [...box.counts.keys()]
      .filter((name) => name.startsWith(`${facet}\u0000`))
      .map((name) => name.split("\u0000")[1]);
    const others = options.filter((each) => each !== option);
    set({ [facet]: get()[facet].length === others.length && !get()[facet].includes(option) ? [] : others });
  });
  box.counts.set(`${facet}\u0000${option}`, { input, count, row });
  return row;
}

function choice(facet, options) {
  options.sort((a, b) => a[1].localeCompare(b[1], language()));
  const select = el(
    "select",
    { onchange: (event) => set({ [facet]: event.target.value }) },
    el("option", { value: "" }, t("all")),
    options.map(([value, name]) => el("option", { value, "data-name": name.slice(0, 60) }, name.slice(0, 60))),
  );
  box.inputs[facet] = select;
  return options.length ? el("label", { class: "field" }, el("span", {}, t(`facet.${facet}`)), select) : null;
}

function period() {
  const field = (name) =>
    (box.inputs[name] = el("input", {
      type: "text",
      inputmode: "numeric",
      placeholder: t("period.hint"),
      "aria-label": `${t("facet.period")} ${t(`period.${name}`)}`,
      pattern: "\\d{4}(-\\d{2})?",
      onchange: (event) =>
        set({ [name]: /^\d{4}(-\d{2})?$/.test(event.target.value.trim()) ? event.target.value.trim() : "" }),
    }));
  return el(
    "fieldset",
    { class: "period" },
    el("legend", {}, t("facet.period")),
    field("from"),
    el("span", {}, "–"),
    field("to"),
    el("p", { class: "faint" }, t("period.undated")),
  );
}

function confidence() {
  box.inputs.confidenceText = el("output", {});
  box.inputs.confidence = el("input", {
    type: "range",
    min: 0,
    max: 1,
    step: 0.05,
    oninput: (event) => set({ confidence: Number(event.target.value) }),
  });
  return el(
    "label",
    { class: "field" },
    el("span", {}, t("facet.confidence"), " ", box.inputs.confidenceText),
    box.inputs.confidence,
  );
}
