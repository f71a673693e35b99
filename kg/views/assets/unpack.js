// The data blocks of the page: base64 of gzip of JSON. The browser itself decompresses, also when opened from a file.

export async function unpack(id) {
  const block = document.getElementById(id);
  const bytes = Uint8Array.from(atob(block.textContent), (char) => char.charCodeAt(0));
  block.remove();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// rows under named columns become objects
export function rows(table) {
  return table.rows.map((row) => Object.fromEntries(table.columns.map((name, i) => [name, row[i]])));
}
