// Everything by keyboard: the keys are named in the help, and none of them acts while the reader types.

import { byId } from "./dom.js";
import { get, set } from "./state.js";
import { fit, open, pan, step, zoom } from "./graph.js";
import { find } from "./scene.js";
import { keys as mapKeys } from "./map.js";

const VIEWS = ["graph", "map", "timeline", "sources", "table"];
const MOVES = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };

export function start(model, seen, actions) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape") {
      if (actions.closeHelp()) return;
      if (typing) typing.blur();
      else if (get().pick) set({ pick: "" });
      else if (get().center) set({ center: "", depth: 1 });
      return;
    }
    if (typing) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const view = get().view;
    if (key === "/") byId("search").focus();
    else if (VIEWS[Number(key) - 1]) set({ view: VIEWS[Number(key) - 1] });
    else if (key === "l") actions.language();
    else if (key === "d") actions.look();
    else if (key === "?" || key === "h") actions.help();
    else if (view === "map" && (onMap(event) || !MOVES[key]) && mapKeys(key, model, seen())) event.preventDefault();
    else if (view === "graph" && graphKey(model, key, event)) event.preventDefault();
    else return;
    if (key === "/") event.preventDefault();
  });
}

function onMap(event) {
  return event.target === document.body || Boolean(event.target.closest("#view-map, #main"));
}

function graphKey(model, key, event) {
  const onGraph = event.target === document.body || event.target.closest("#view-graph, #main");
  if (key === "f") fit();
  else if (key === "+" || key === "=") zoom(1.3);
  else if (key === "-") zoom(1 / 1.3);
  else if (key === "n" || key === "p") step(key === "n" ? 1 : -1);
  else if (MOVES[key] && onGraph) pan(...MOVES[key]);
  else if (key === "Enter" && event.target.id === "network" && find(model, get().pick)?.node)
    open(find(model, get().pick).node.index);
  else return false;
  return true;
}
