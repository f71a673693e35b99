"""Hangul for foreign names, by the rules of transcription of the National Institute of Korean Language.

Pinyin, rōmaji and Malay are spelt out here; for the languages of Europe and Latin America the package hangulize is asked.
"""

import re
import unicodedata

_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAILS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_INITIALS = {
    "b": "ㅂ", "p": "ㅍ", "m": "ㅁ", "f": "ㅍ", "d": "ㄷ", "t": "ㅌ", "n": "ㄴ", "l": "ㄹ", "g": "ㄱ", "k": "ㅋ",
    "h": "ㅎ", "j": "ㅈ", "q": "ㅊ", "x": "ㅅ", "zh": "ㅈ", "ch": "ㅊ", "sh": "ㅅ", "r": "ㄹ", "z": "ㅉ", "c": "ㅊ",
    "s": "ㅆ", "": "ㅇ",
}  # fmt: skip
# each final after an initial: its vowel and tail, then the syllable that follows it
_FINALS = {
    "a": "ㅏ", "o": "ㅗ", "e": "ㅓ", "ai": "ㅏ 이", "ei": "ㅔ 이", "ao": "ㅏ 오", "ou": "ㅓ 우", "an": "ㅏㄴ", "en": "ㅓㄴ",
    "ang": "ㅏㅇ", "eng": "ㅓㅇ", "i": "ㅣ", "ia": "ㅑ", "ie": "ㅖ", "iao": "ㅑ 오", "iu": "ㅠ", "ian": "ㅖㄴ", "in": "ㅣㄴ",
    "iang": "ㅑㅇ", "ing": "ㅣㅇ", "u": "ㅜ", "ua": "ㅘ", "uo": "ㅝ", "uai": "ㅘ 이", "ui": "ㅜ 이", "uan": "ㅘㄴ", "un": "ㅜㄴ",
    "uang": "ㅘㅇ", "ong": "ㅜㅇ", "ue": "ㅞ", "iong": "ㅠㅇ",
}  # fmt: skip
_WHOLE = {
    "yi": "이", "ya": "야", "yo": "요", "ye": "예", "yao": "야오", "you": "유", "yan": "옌", "yin": "인", "yang": "양",
    "ying": "잉", "wu": "우", "wa": "와", "wo": "워", "wai": "와이", "wei": "웨이", "wan": "완", "wen": "원", "wang": "왕",
    "weng": "웡", "yu": "위", "yue": "웨", "yuan": "위안", "yun": "윈", "yong": "융", "er": "얼", "zhi": "즈", "chi": "츠",
    "shi": "스", "ri": "르", "zi": "쯔", "ci": "츠", "si": "쓰", "ju": "쥐", "qu": "취", "xu": "쉬", "juan": "쥐안",
    "quan": "취안", "xuan": "쉬안", "jun": "쥔", "qun": "췬", "xun": "쉰", "jue": "줴", "que": "췌", "xue": "쉐",
}  # fmt: skip
_PLAIN = str.maketrans("ㅑㅒㅕㅖㅛㅠ", "ㅏㅐㅓㅔㅗㅜ")


def _compose(lead: str, vowel: str, tail: str = "") -> str:
    return chr(0xAC00 + (_LEADS.index(lead) * 21 + _VOWELS.index(vowel)) * 28 + _TAILS.index(tail))


def _syllables() -> dict[str, str]:
    table = dict(_WHOLE)
    for initial, lead in _INITIALS.items():
        for final, shape in _FINALS.items():
            if initial + final in table or (not initial and final[0] in "iu"):
                continue
            first, _, rest = shape.partition(" ")
            # ㅈ, ㅉ and ㅊ take no iotised vowel
            first = first.translate(_PLAIN) if lead in "ㅈㅉㅊ" else first
            table[initial + final] = _compose(lead, first[0], first[1:]) + rest
    return table


_PINYIN = _syllables()


def pinyin(name: str) -> list[str]:
    """Return the Hangul of a name in pinyin without tones, in one form or none."""
    out = ""
    for part in re.split(r"['’ -]", name.lower()):
        at = 0
        while at < len(part):
            size = next((n for n in range(6, 0, -1) if part[at : at + n] in _PINYIN and _splits(part[at + n :])), 0)
            if not size:
                return []
            out, at = out + _PINYIN[part[at : at + size]], at + size
    return [out] if len(out) > 1 else []


def _splits(rest: str) -> bool:
    if not rest:
        return True
    return any(rest[:n] in _PINYIN and _splits(rest[n:]) for n in range(6, 0, -1))


_ROWS = {
    "": "아이우에오", "k": "카키쿠케코", "s": "사_스세소", "sh": "샤시슈셰쇼", "t": "타_투테토", "ch": "차치추체초",
    "ts": "__쓰__", "n": "나니누네노", "h": "하히후헤호", "f": "파피후페포", "m": "마미무메모", "y": "야_유_요",
    "r": "라리루레로", "w": "와____", "g": "가기구게고", "z": "자_즈제조", "j": "자지주제조", "d": "다_두데도",
    "b": "바비부베보", "p": "파피푸페포", "ky": "캬_큐_쿄", "ny": "냐_뉴_뇨", "hy": "햐_휴_효", "my": "먀_뮤_묘",
    "ry": "랴_류_료", "gy": "갸_규_교", "by": "뱌_뷰_뵤", "py": "퍄_퓨_표",
}  # fmt: skip
_FIRST = str.maketrans("카키쿠케코캬큐쿄타테토차치추체초", "가기구게고갸규교다데도자지주제조")
_KANA = re.compile(
    r"(ky|ny|hy|my|ry|gy|by|py|sh|ch|ts|[kstnhfmyrwgzjdbp]?)([aiueo])|(n)(?![aiueoy])|(?=([kstcpgzd])\4|tch)[kstcpgzd]"
)


def japanese(name: str) -> list[str]:
    """Return the Hangul of a name in Hepburn rōmaji (macrons ignored), in one form or none."""
    text = unicodedata.normalize("NFD", name.lower())
    text = re.sub(r"[^a-z]", "", text)
    text = re.sub(r"([iou])\1", r"\1", text)
    out, at = "", 0
    while at < len(text):
        match = _KANA.match(text, at)
        if not match:
            return []
        if match[2] is not None:
            syllable = _ROWS[match[1]]["aiueo".index(match[2])]
            if syllable == "_":
                return []
            out += syllable.translate(_FIRST) if at == 0 else syllable
        elif not out:
            return []
        else:
            tail = "ㄴ" if match[3] else "ㅅ"
            out = out[:-1] + chr(ord(out[-1]) + _TAILS.index(tail))
        at = match.end()
    return [out] if len(out) > 1 else []


_MALAY = {
    "ny": "ㄴ", "sy": "ㅅ", "kh": "ㅋ", "b": "ㅂ", "c": "ㅊ", "d": "ㄷ", "f": "ㅍ", "g": "ㄱ", "h": "ㅎ", "j": "ㅈ", "k": "ㅋ", "l": "ㄹ",
    "m": "ㅁ", "n": "ㄴ", "p": "ㅍ", "q": "ㅋ", "r": "ㄹ", "s": "ㅅ", "t": "ㅌ", "v": "ㅂ", "z": "ㅈ", "": "ㅇ",
}  # fmt: skip
_MALAY_VOWELS = {
    "wa": "ㅘ", "we": "ㅞ", "wi": "ㅟ", "wo": "ㅝ", "ya": "ㅑ", "ye": "ㅖ", "yo": "ㅛ", "yu": "ㅠ", "a": "ㅏ", "i": "ㅣ", "o": "ㅗ", "u": "ㅜ",
}  # fmt: skip
# a consonant that closes a syllable: the tail it gives, or the syllable that it makes of its own
_MALAY_TAILS = {
    "ng": "ㅇ",
    "n": "ㄴ",
    "m": "ㅁ",
    "l": "ㄹ",
    "k": "ㄱ",
    "g": "ㄱ",
    "p": "ㅂ",
    "b": "ㅂ",
    "t": "ㅅ",
    "d": "ㅅ",
    "h": "",
}
_MALAY_ALONE = {"r": "르", "s": "스", "f": "프", "c": "츠", "j": "즈", "z": "즈", "sy": "시", "kh": "크", "v": "브"}
_MALAY_BARE = {
    **_MALAY_ALONE,
    "b": "브",
    "d": "드",
    "g": "그",
    "k": "크",
    "p": "프",
    "t": "트",
    "l": "르",
    "m": "므",
    "n": "느",
}
_MALAY_PART = re.compile(
    r"(?P<lead>ny|sy|kh|[bcdfghjklmnpqrstvz])?(?P<vowel>[wy]?[aeiou])(?P<tail>(?:ng(?![aeiouwy])|sy|kh|[bcdfghjklmnprstvz])(?![aeiouwy]))?"
    r"|(?P<bare>ng|ny|sy|kh|[bcdfghjklmnpqrstvzwy])"
)


def malay(name: str) -> list[str]:
    """Return the Hangul of an Indonesian or Malay name: e as 에 and, where that differs, as 으 (베카시, 브카시)."""
    forms = [_malay(name.lower().replace(" ", ""), e) for e in ("ㅔ", "ㅡ")]
    return list(dict.fromkeys(form for form in forms if form))


def _malay(name: str, e: str) -> str:
    out = ""
    at = 0
    # ng before a vowel closes the syllable before it and leads the next (Tangerang 탕에랑)
    name = re.sub(r"([bcdfghjklmprstz])\1", r"\1", re.sub(r"ng(?=[aeiou])", "ng'", name))
    for match in _MALAY_PART.finditer(name):
        if name[at : match.start()].strip("'"):
            return ""
        at = match.end()
        if match["bare"]:
            out += _MALAY_BARE.get(match["bare"], "")
            continue
        spelt = match["vowel"]
        vowel = e if spelt == "e" else _MALAY_VOWELS.get(spelt, "")
        if not vowel:
            return ""
        lead = _MALAY[match["lead"] or ""]
        tail = match["tail"] or ""
        # a liquid between vowels is doubled: 말랑
        if match["lead"] == "l" and out and (ord(out[-1]) - 0xAC00) % 28 == 0:
            out = out[:-1] + chr(ord(out[-1]) + _TAILS.index("ㄹ"))
        out += _compose(lead, vowel, _MALAY_TAILS.get(tail, "")) + _MALAY_ALONE.get(tail, "")
    return out if not name[at:].strip("'") else ""


# the language that a country's cities are named in, for hangulize; where two spellings are usual, both
_LANGUAGES = {
    **dict.fromkeys(["ES", "MX", "AR", "CO", "PE", "VE", "CL", "EC", "GT", "CU", "BO", "DO", "HN", "PY", "SV", "NI", "CR", "PA", "UY", "PR", "GQ"], ("spa",)),
    "BR": ("por.br", "spa"),
    **dict.fromkeys(["PT", "AO", "MZ", "CV"], ("por",)),
    **dict.fromkeys(["IT", "SM"], ("ita",)),
    **dict.fromkeys(["DE", "AT", "LI"], ("deu",)),
    **dict.fromkeys(["RO", "MD"], ("ron",)),
    **dict.fromkeys(["HR", "RS", "BA", "ME"], ("hbs",)),
    "NL": ("nld",), "PL": ("pol",), "CZ": ("ces",), "SK": ("slk",), "HU": ("hun",), "SE": ("swe",), "FI": ("fin",), "IS": ("isl",),
    "TR": ("tur",), "LV": ("lav",), "LT": ("lit",), "EE": ("est",), "SI": ("slv",), "AL": ("sqi",), "PH": ("spa",),
}  # fmt: skip


def european(name: str, country: str) -> list[str]:
    """Return the Hangul that hangulize gives a name in the language of its country, in one form, two or none."""
    from hangulize import hangulize

    # the Turkish ı without a dot is 으 by rule, 이 in use
    variants = [name, name.replace("ı", "i")] if country == "TR" else [name]
    forms = []
    for language in _LANGUAGES.get(country, ()):
        for variant in variants:
            form = hangulize(variant, language).replace(" ", "")
            # a v that closes a Slavic name is 프 in use, not the 우 that the rules for Slovak and Czech give
            if re.fullmatch("[가-힣]{3,}", form) and not (country in ("SK", "SI") and form.endswith("우")):
                forms.append(form)
    return list(dict.fromkeys(forms))
