"""The nouns of agreement in a sentence, and the places that they describe: 자매도시인 어느 시, 어느 시(우호도시)."""

import re
from dataclasses import dataclass

from kg.model import AgreementType
from kg.statements.analysis import Named
from kg.statements.patterns import near

_NOUN = near(
    r"(?P<sister>자매도\s(?:결연|협약|협정)|자매(?:\s?(?:·|및)\s?우호)?\s?(?:결연|도시|관계|우호|교류|협정|협약|의\s(?:인)?연|시)?(?:\s?(?:도시|관계|협정|협약))?)|"
    r"(?P<goodwill>친선\s?(?:우호)?\s?(?:도시|결연|협약|협정|교류)(?:\s?(?:도시|관계|협정|협약|결연))?)|"
    r"(?P<friendship>우호도\s(?:협약|협정)|(?:우호|友好)\s?(?:협력|교류|친선)?\s?(?:도시|결연|협정|협약|관계|의향|교류|협력)?"
    r"(?:\s?(?:도시|협정|협약|관계|결연|의향|합의))?(?:서)?)|"
    r"(?P<mou>(?:업무|실무|사업|협력)\s?협약(?:서)?|양해\s?각서|MOU|(?:(?:교류|협력|협약)\s?)?의향서|(?:교류\s?협력|협력|실무)\s?합의서|"
    r"교류\s?(?:협력\s?)?(?:협약|합의서)(?:서)?|(?:공동\s?개최|공동|기술|상호\s?협력|경제\s?협력)\s?(?:협약|협정)(?:서)?|협력\s?각서|LOI|각서)|"
    r"(?P<other>(?:[가-힣]{2,6}\s?)?(?:협약|협정|약정)(?:서|식)?|합의[서문]|공동\s?선언(?:문|서)?|협력\s?선언(?:문)?|공동\s?성명)|"
    r"(?P<bond>결연|인연)"
)


_TYPES = {
    "sister": AgreementType.SISTER,
    "goodwill": AgreementType.GOODWILL,
    "friendship": AgreementType.FRIENDSHIP,
    "mou": AgreementType.MOU,
    "other": AgreementType.OTHER,
}


# a word before the noun that is no part of its name: a verb's modifier, a particle
_LED = re.compile(
    r"^[가-힣]{1,5}[은는한된할의을를과와던린인](?<!국은)(?<!지은)\s(?=[가-힣])|^[가-힣]{0,5}(?:으나|지만|는데|[았었했됐]고|으며)\s(?=[가-힣])"
)


_NO_PACT = re.compile(r"(?:환경|기후변화|유엔기후변화|습지|보호|온라인|당사국|람사르)$")


_EXCHANGE = re.compile(r"교류\s?협정(?:서)?")
_PLAIN = re.compile(r"(?:^|[가-힣\w)](?:은|는|을|를|와|과|의|에|로|도|서|한|된|던|인|년|월|일)|[.,])\s*['‘\"“]?$")


_BRACKET_BEFORE = re.compile(r"^(?:[가-힣]{0,4})?\s?(?:\([^)]*\)\s?)?[(（]\s?$")


_ATTRIBUTE = re.compile(
    r"^(?:\s?(?:도시|관계|지역|결연도시))?(?:\s?\d{1,2}\s?(?:개|곳)\s?(?:도시)?\s?(?:중|가운데)(?:에서)?)?(?:인|이자|로서|으로|이며|은|는|로는|으로는|에는|(?:인|이)?\s?\d{1,2}(?:개|곳|건)?\s?(?:도시)?)?\s?"
    r"(?:\([^)가-힣]*\)|\([^)]{0,14}(?:결연|체결|년)[^)]{0,6}\))?\s?[(:]?\s?$"
)


_JOINS = re.compile(r"^(?:시|성|현|주|도|군|구|州|省|\([^)]*\)|['’‘\d.\s~년월일(),]|등|와|과|및|·|ㆍ|,|、|/|-)*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A noun of agreement in a sentence."""

    start: int
    end: int
    text: str
    type: AgreementType | None


def words(text: str, start: int, end: int) -> list[Word]:
    """Return the nouns of agreement between two positions of a text."""
    found: list[Word] = []
    for match in _NOUN.finditer(text, start, end):
        name = match.lastgroup or "other"
        if name == "other" and _NO_PACT.search(text[max(0, match.start() - 6) : match.end() - 2].strip()):
            continue
        if name in ("other", "mou") and text[max(0, match.start() - 2) : match.start()].endswith(("변화", "습지")):
            continue
        if name == "friendship" and "의향서" in match.group():
            # 우호교류 의향서: a letter of intent, whatever it intends
            name = "mou"
        if match.group() in ("우호", "자매") and not re.match(
            r"[\s|/,)'’·에]|가\s(?:되|됐|된|됨)", text[match.end() : match.end() + 4] or " "
        ):
            continue
        if _EXCHANGE.fullmatch(match.group()):
            # 교류협정 by itself is one of friendship, 건강도시 교류협정 one on its matter
            name = "friendship" if _PLAIN.search(text[max(start, match.start() - 12) : match.start()]) else "mou"
        start = match.start()
        if name == "other" and (led := _LED.match(match.group())):
            # 맺은 협약, 이를 담은 협정서: what stands before the noun only describes it
            start += led.end()
        last = found[-1] if found else None
        if name == "bond" and last is not None and re.match(r"^\s?\([^)]*$", text[last.end : match.start()]):
            continue
        if last is not None and re.match(r"^\s?[(]?$", text[last.end : match.start()]):
            # 자매결연 의향서, 우호교류 양해각서(MOU): one agreement, named by two nouns
            kind = last.type
            if last.type in (AgreementType.FRIENDSHIP, AgreementType.OTHER, None) and name == "mou":
                kind = AgreementType.MOU
            elif last.type is None:
                kind = _TYPES.get(name)
            found[-1] = Word(last.start, match.end(), text[last.start : match.end()], kind)
            continue
        found.append(Word(start, match.end(), text[start : match.end()], _TYPES.get(name)))
    return found


def attributed(text: str, word: Word, named: list[Named], limit: int) -> list[Named]:
    """Return the places that a noun describes: 자매도시 우시, 자매도시인 우시, 자매도시(우시, 부천), 우시(자매도시)."""
    listed: list[Named] = []
    at = word.end
    if re.search(r"(?:도시|관계|결연|우호협력|우호교류|우호|친선|자매)$", word.text) or text[at : at + 1] == "(":
        for each in named:
            if each.start < word.end:
                continue
            if each.start >= limit:
                break
            between = _without_countries(text[at : each.start])
            if not (_ATTRIBUTE if not listed else _JOINS).match(between):
                break
            if not listed and between == "" and not word.text.endswith("도시"):
                break
            listed.append(each)
            at = each.end
    if listed:
        return [each for each in listed if each.kind == "place"]
    if word.text.endswith("도시") and (named_before := _before(text, word, named)):
        return named_before
    before = [each for each in named if each.end <= word.start]
    if before and _BRACKET_BEFORE.match(text[before[-1].end : word.start]):
        closing = text[word.end : word.end + 40]
        if re.match(r"[^(]{0,30}\)", closing) and before[-1].kind == "place":
            pair = [before[-1]]
            if len(before) > 1 and re.match(
                r"^(?:시|군|도|구)?\s?[-–—↔~]\s?$", text[before[-2].end : before[-1].start]
            ):
                pair.insert(0, before[-2])
            return pair
    return []


_OF_LIST = re.compile(
    r"^(?:특별시|광역시|시|군|구|도|성|현|주)?(?:\([^)]*\))?(?:[을를과와]\s(?:비롯한|포함한|같은)|\s?(?:등|외))\s?(?:[가-힣]{2,4}\s)?(?:\d+\s?(?:개|곳)\s?)?(?:국\s?)?(?:\d+\s?개\s?)?(?:해외|국외|국제|외국)?\s?$"
)


def _before(text: str, word: Word, named: list[Named]) -> list[Named]:
    """Return the places of a list that ends in the noun (뉴욕, 런던 등 12개 자매도시)."""
    places = [each for each in named if each.kind == "place" and each.end <= word.start]
    if not places or not _OF_LIST.match(text[places[-1].end : word.start]):
        return []
    listed = [places[-1]]
    for each in reversed(places[:-1]):
        if not _JOINS.match(_without_countries(text[each.end : listed[0].start])):
            break
        listed.insert(0, each)
    return listed


def _without_countries(text: str) -> str:
    """Return the words between two names without a country's name before the second (자매도시인 중국 우시)."""
    return re.sub(
        r"(?:^|(?<=[\s,(·]))(?!등|외|에는|에서|에게|으로|까지|부터|와의|과의|의회|시는|측은|이고|이며|이자|인데|이나|이지)[가-힣]{2,7}(?<![에을를은는의와과며])\s$",
        "",
        text,
    )
