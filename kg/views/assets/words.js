// The page's texts in both languages, and names in the language that is on.

const shared = { texts: {}, language: "ko" };

export function setTexts(texts) {
  shared.texts = texts;
}

export function setLanguage(language) {
  shared.language = language === "en" ? "en" : "ko";
  document.documentElement.lang = shared.language;
}

export function language() {
  return shared.language;
}

// 12,400; the browser's own formatting loads its tables of languages first, which the first drawing would wait for
export function number(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

// t("counts", { nodes: 3 }): a key without a text shows itself, so that a new code of the data is still readable
export function t(key, values) {
  const pair = shared.texts[key];
  let text = pair ? pair[shared.language === "ko" ? 0 : 1] : key.slice(key.indexOf(".") + 1);
  for (const [name, value] of Object.entries(values || {})) {
    text = text.split(`{${name}}`).join(typeof value === "number" ? number(value) : value);
  }
  // "1 facts" is no English
  return shared.language === "en" ? text.replace(/\b1 (fact|quote|document|name|line|place)s\b/g, "1 $1") : text;
}

export function nameOf(thing) {
  return shared.language === "ko" ? thing.ko || thing.en : thing.en || thing.ko;
}

export function otherName(thing) {
  const other = shared.language === "ko" ? thing.en : thing.ko;
  return other && other !== nameOf(thing) ? other : "";
}
