// The data blocks of the page: base64 of gzip of JSON. The browser itself decompresses, also when opened from a file.

// what stands further down in the page may not have been read yet
function parsed() {
  if (document.readyState !== "loading") return null;
  return new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}

export async function unpack(id) {
  if (!document.getElementById(id)) await parsed();
  const block = document.getElementById(id);
  const text = atob(block.textContent);
  block.remove();
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return JSON.parse(await inflate(bytes));
}

// written and read by hand: a Blob's stream would take the way through the browser's other processes
async function inflate(bytes) {
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  const reader = readable.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await written;
  return text + decoder.decode();
}

// rows under named columns become objects
export function rows(table) {
  return table.rows.map((row) => Object.fromEntries(table.columns.map((name, i) => [name, row[i]])));
}
