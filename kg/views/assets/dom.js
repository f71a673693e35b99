// Elements from plain values. Every text goes in as a text node and no attribute is built from a string of HTML, so
// nothing that a document says can become markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

export function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

export function clear(node, ...children) {
  node.replaceChildren(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function byId(id) {
  return document.getElementById(id);
}

// a button that says what it does, to the eye and to a screen reader
export function button(label, action, attributes) {
  return el("button", { type: "button", onclick: action, ...attributes }, label);
}

// only the web's own addresses become links: a document may name any other, as text
export function link(address, text) {
  const safe = typeof address === "string" && /^https?:\/\//i.test(address);
  return safe ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text) : el("span", {}, text);
}
