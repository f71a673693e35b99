// Finding a name as it is typed: in Korean also by initial consonants, in English, by any alias.

import { byId, clear, el } from "./dom.js";
import { nameOf, otherName, t } from "./words.js";
import { get, set } from "./state.js";
import { glyph } from "./look.js";
import { initials, isInitials, letters, plain } from "./hangul.js";
import { reveal } from "./graph.js";

const MOST = 12;
const RANK = { city: 0, region: 1, network: 1, official: 2, organization: 2, country: 2 };
const box = { found: [], at: -1, ready: false };

// every spelling of every name in the forms that are compared, made when the first letter is typed
function prepare(model) {
  for (const node of model.nodes) {
    node.keys = [...new Set([node.ko, node.en, ...node.labels].filter(Boolean).map(plain))];
    node.initials = node.keys.map(initials);
    node.letters = node.keys.map(letters);
  }
  box.ready = true;
}

// the names that fit, best first: those that begin with it before those that hold it, then by class and ties
export function search(model, text) {
  const wanted = plain(text);
  if (!wanted) return [];
  if (!box.ready) prepare(model);
  const byInitials = isInitials(wanted);
  const typed = letters(wanted);
  const scored = [];
  for (const node of model.nodes) {
    let best = 9;
    (byInitials ? node.initials : node.keys).forEach((key, i) => {
      if (key === wanted) best = Math.min(best, 0);
      else if (key.startsWith(wanted)) best = Math.min(best, 1);
      else if (!byInitials && node.letters[i].startsWith(typed)) best = Math.min(best, 2);
      else if (key.includes(wanted)) best = Math.min(best, 3);
    });
    if (best < 9) scored.push([best, node]);
  }
  scored.sort(
    ([a, x], [b, y]) => a - b || (RANK[x.kind] ?? 3) - (RANK[y.kind] ?? 3) || y.ties - x.ties || x.index - y.index,
  );
  return scored.map(([, node]) => node);
}

export function start(model) {
  const input = byId("search");
  const list = byId("found");
  const show = () => {
    const found = search(model, input.value);
    box.found = found.slice(0, MOST);
    box.at = box.found.length ? 0 : -1;
    list.hidden = !input.value.trim();
    clear(
      list,
      box.found.length
        ? box.found.map((node, i) =>
            el(
              "li",
              {
                id: `found-${i}`,
                role: "option",
                "aria-selected": String(i === box.at),
                onmousedown: (event) => (event.preventDefault(), choose(node)),
              },
              glyph(node.kind),
              el("bdi", {}, nameOf(node)),
              el("small", {}, otherName(node)),
              el("small", { class: "right" }, t(`kind.${node.kind}`)),
            ),
          )
        : el("li", { class: "faint" }, t("search.none")),
    );
    mark();
  };
  const mark = () => {
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (box.at >= 0) input.setAttribute("aria-activedescendant", `found-${box.at}`);
    else input.removeAttribute("aria-activedescendant");
    list
      .querySelectorAll("[role=option]")
      .forEach((option, i) => option.setAttribute("aria-selected", String(i === box.at)));
  };
  const choose = (node) => {
    list.hidden = true;
    mark();
    const hidden = get().kind.includes(node.kind);
    const patch = { pick: node.id, ...(hidden ? { kind: get().kind.filter((kind) => kind !== node.kind) } : {}) };
    // outside the surroundings that are open, the chosen name leads out of them
    set(get().center && get().center !== node.id ? { ...patch, center: "" } : patch);
    reveal(node.index);
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", () => {
    list.hidden = true;
    mark();
  });
  input.addEventListener("keydown", (event) => {
    // Enter that ends the composition of a syllable is not yet the reader's choice
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const count = box.found.length;
      if (count) box.at = (box.at + (event.key === "ArrowDown" ? 1 : -1) + count) % count;
      mark();
    } else if (event.key === "Enter" && box.at >= 0 && !list.hidden) {
      event.preventDefault();
      choose(box.found[box.at]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (!list.hidden) list.hidden = true;
      else input.value = "";
      mark();
    }
  });
}

export function relabel() {
  byId("search").placeholder = t("search");
  byId("search").setAttribute("aria-label", t("search"));
}
