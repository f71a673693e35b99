// Finding by initial consonants: ㅅㅇ finds 서울. A consonant matches any syllable that begins with it.

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

export function initials(text) {
  let found = "";
  for (const char of text) {
    const code = char.charCodeAt(0) - 0xac00;
    found += code >= 0 && code < 11172 ? INITIALS[Math.floor(code / 588)] : char;
  }
  return found;
}

const MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINALS = [
  "",
  "ㄱ",
  "ㄲ",
  "ㄱㅅ",
  "ㄴ",
  "ㄴㅈ",
  "ㄴㅎ",
  "ㄷ",
  "ㄹ",
  "ㄹㄱ",
  "ㄹㅁ",
  "ㄹㅂ",
  "ㄹㅅ",
  "ㄹㅌ",
  "ㄹㅍ",
  "ㄹㅎ",
  "ㅁ",
  "ㅂ",
  "ㅂㅅ",
  "ㅅ",
  "ㅆ",
  "ㅇ",
  "ㅈ",
  "ㅊ",
  "ㅋ",
  "ㅌ",
  "ㅍ",
  "ㅎ",
];

// the letters as they are typed: on the way to 서울 stand 서, 성, 서우
export function letters(text) {
  let found = "";
  for (const char of text) {
    const code = char.charCodeAt(0) - 0xac00;
    found +=
      code >= 0 && code < 11172
        ? INITIALS[Math.floor(code / 588)] + MEDIALS[Math.floor((code % 588) / 28)] + FINALS[code % 28]
        : char;
  }
  return found;
}

export function isInitials(text) {
  return text !== "" && [...text].every((char) => INITIALS.includes(char));
}

// the same spelling whatever the case, spaces and accents: "Köln" and "koln", "뉴 욕" and "뉴욕"
export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s'’·-]+/g, "");
}
