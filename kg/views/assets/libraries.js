// The libraries come packed and run when a view first needs them: the first drawing needs none.

import { el } from "./dom.js";
import { unpack } from "./unpack.js";

const running = new Map();

// the page's policy knows each library by its hash, so that nothing else can be run this way
function run(code) {
  const script = el("script");
  script.textContent = code;
  document.head.append(script);
  script.remove();
}

export function library(name) {
  if (!running.has(name)) running.set(name, unpack(`code-${name}`).then(run));
  return running.get(name);
}
