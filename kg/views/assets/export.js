// What leaves the page: to the clipboard, and to files that the reader saves.

import { byId, el } from "./dom.js";
import { t } from "./words.js";

export function say(message) {
  const box = byId("said");
  box.textContent = message;
  box.classList.add("on");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => box.classList.remove("on"), 2600);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // an older browser, or a page opened where the clipboard is closed to it
    const area = el("textarea", { class: "off" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(t("copied"));
}

export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const anchor = el("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 5000);
  say(t("saved", { name }));
}

// A cell that begins with one of these would run as a formula in a spreadsheet: a quote mark keeps it text
function cell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function csv(columns, lines) {
  // the mark at the start tells spreadsheets that the text is UTF-8
  return `\ufeff${[columns, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

// a drawing made of SVG elements, with the looks that the style sheet gives it, as a canvas
export async function svgCanvas(drawing, times, back) {
  const { width, height } = drawing.getBoundingClientRect();
  const still = drawing.cloneNode(true);
  const originals = drawing.querySelectorAll("*");
  still.querySelectorAll("*").forEach((each, i) => {
    const style = getComputedStyle(originals[i]);
    for (const name of [
      "fill",
      "stroke",
      "stroke-width",
      "stroke-dasharray",
      "opacity",
      "font-size",
      "font-family",
      "font-weight",
      "text-anchor",
      "paint-order",
      "fill-opacity",
      "stroke-opacity",
      "stroke-linejoin",
      "display",
    ]) {
      each.style.setProperty(name, style.getPropertyValue(name));
    }
  });
  still.setAttribute("width", width * times);
  still.setAttribute("height", height * times);
  still.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const text = new XMLSerializer().serializeToString(still);
  const image = new Image();
  // a data address, not a blob's: editors that show notebooks allow only the former
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * times;
  canvas.height = height * times;
  const context = canvas.getContext("2d");
  context.fillStyle = back;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0);
  return canvas;
}

// the picture with its heading, what it shows, and its legend
export function captioned(drawing, { title, lines, colours, times }) {
  const canvas = document.createElement("canvas");
  const head = 34 * times;
  const foot = (lines.length * 18 + 14) * times;
  canvas.width = drawing.width;
  canvas.height = drawing.height + head + foot;
  const context = canvas.getContext("2d");
  context.fillStyle = colours.back;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawing, 0, head);
  context.fillStyle = colours.text;
  context.font = `600 ${16 * times}px sans-serif`;
  context.fillText(title, 12 * times, 23 * times);
  context.font = `${12 * times}px sans-serif`;
  context.fillStyle = colours.faint;
  lines.forEach((line, i) => context.fillText(line, 12 * times, drawing.height + head + 18 * (i + 1) * times));
  return canvas;
}
