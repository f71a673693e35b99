"""Places in English text: names of the index in capitals, by the words around them."""

import re
from collections.abc import Sequence

from kg.statements import gazetteer
from kg.statements.english_capitals import CALENDAR
from kg.statements.english_officials import TITLE
from kg.statements.gazetteer import Entry
from kg.statements.morphology import Sentence
from kg.statements.places import Found

_CAPITAL = re.compile(r"(?<![\w'’-])[A-ZÀ-ÖØ-ÞĀ-ȚḀ-Ỿ][\w'’.-]*", re.UNICODE)
_LONGEST = 6
_DISTRICT = 6  # shorter names are more often surnames
_LARGE = 100_000
_KOREAN_UNITS = ("-gu", "-gun", "-si", "-do")
_BEFORE = re.compile(
    r"(?:\b(?:in|from|to|of|at|between|with|near|visit(?:ed|ing|s)?|for|and|via|into|across|including|like|city|cities|toward|towards|leave|left|by|joining|join(?:s|ed)?|hosts?|hosted|than)\s"
    r"(?:the\s)?(?:(?:city|cities|town|province|prefecture|state|region|district|county|port)\sof\s)?|[(,;:•-]\s?|\bthe\s)$",
    re.IGNORECASE,
)
# only a place is visited or travelled to, whatever else its name may mean
_TRAVELLED_TO = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|tour(?:s|ed|ing)|reach(?:es|ed)|(?:travel(?:s|led|ed)|flew|flies|fly|went|goes|came|comes|returned|headed|trip|tour|visit|mission|delegation|"
    r"stop(?:s|ped)?)\sto|delegations?\sfrom|(?:arriv(?:es?|ed)|landed|stayed|stopped|based)\sin(?!\s(?:March|May|June|August)\b))\s$"
)
_AFTER = re.compile(
    r"(?P<unit>\s(?:Metropolitan\s(?:City|Government)|Special\s(?:Self-Governing\s)?(?:City|Province)|City(?!\s(?:of|Hall))|Municipality|Province|Prefecture|County|State|Oblast|Krai|District|Region|Governorate|Autonomous\s\w+))"
    r"|(?P<owner>['’]s?\b)|(?P<office>\s(?:City\s(?:Hall|Council|Government)|Mayor|Vice\sMayor|Deputy\sMayor|Governor|Council|officials|delegation|government))"
)
_COUNTRY_NEXT = re.compile(r",\s(?:the\s)?(?P<name>[A-Z][\w'’.-]*(?:\s(?:of\s)?[A-Z][\w'’.-]*){0,3})")
_CITY_OF = re.compile(r"(?:[Cc]ity|[Tt]own|[Mm]ayor|[Cc]ouncil|[Gg]overnment|[Pp]rovince|[Mm]unicipality)\sof\s$")
_REGION_WORDS = (
    "Province",
    "Prefecture",
    "State",
    "Oblast",
    "Krai",
    "Region",
    "Governorate",
    "Autonomous",
    "Special Self-Governing Province",
)
# capitalised words that the index knows as towns, but that mean something else far more often
_HARD = frozenset(
    """
    Nice Reading Mobile Bath Cork March Park Lee Kim Victoria Jackson Orange Independence Union Of The And Young Man Male Bar Best Central Global Green Ocean Summit
    Hope Liberty Enterprise Commerce Industry Bridge University College Media Bay Lake Forest Garden Mission Post Same Split Deal Rye Battle Sale Date
    Price Moss Hill May June August Christian Jordan Georgia Lincoln Washington Marion Martin Anderson Nelson Wilson Thomas Clinton Madison Carter Taylor
    Harrison Douglas Charles Francis Norman Vincent Florence Lourdes Sofia Oh Choi Jung An Han Yu Ho Li Wang Chen Ma Song Ba Da Phan Van Mai
    Chang Kang Seo Lim Yang Hong Moon Bae Son Nam Min Do Po Linden Eden Sherman Sheridan Clark Logan Henderson Glendale East West North South
    Asia Europe America World City Cities Mayor Governor Council Center Centre Forum Agreement Festival Exhibition Digital Water Energy Climate Health Peace
    Friendship Partnership Memorandum Understanding Korea Republic Culture Education Smart Innovation Technology Development Tourism Policy Program Project
    Reform Salem Ashland Fairfield Franklin Arlington Clayton Dayton Marshall Mason Morris Murray Perry Preston Ripley Ross Russell Scott Spencer Stanley
    Troy Warren Wayne Webster Winchester York Albert Alexander Andrews Arthur Bell Benton Blair Bruce Burns Calvin Cameron Campbell Chester Clay Cooper Craig
    """.split()
)


def places(text: str, sentence: Sentence) -> list[Found]:
    """Return the places and countries of an English sentence, in order."""
    words = [match.span() for match in _CAPITAL.finditer(text, sentence.start, sentence.end)]
    found: list[Found] = []
    index = 0
    while index < len(words):
        hit = _longest(text, words, index)
        if hit is None:
            index += 1
            continue
        count, found_one = hit
        if found_one is not None and not _of_a_date(text, found_one):
            found.append(_judge(text, sentence, found_one, found))
        index += count
    return [each for each in _listed(text, found) if each.score > 0]


def _longest(text: str, words: Sequence[tuple[int, int]], index: int) -> tuple[int, Found | None] | None:
    names = gazetteer.latin()
    start = words[index][0]
    for count in range(min(_LONGEST, len(words) - index), 0, -1):
        end = words[index + count - 1][1]
        if end - start > 48 or "," in text[start:end] or "\n" in text[start:end]:
            continue
        name = re.sub(r"\s+", " ", text[start:end]).rstrip(".")
        name = re.sub(r"['’]s?$", "", name)
        entries = names.named(name)
        if not entries and re.search(r"-(?:si|gun|do)$", name):
            entries = names.named(name.rsplit("-", 1)[0])
        if not entries and count == 1 and len(name) >= _DISTRICT:
            # a Seoul district by its bare name: Gangnam for Gangnam-gu
            entries = names.named(f"{name}-gu")
        if entries:
            return count, Found(start, start + len(name), name, "", entries, 0.5)
    return None


# a month with its day or year beside it (March 14, 3rd of May, late August) is no town, whatever list it stands in
_DAY_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?:\sof)?\s|\b(?:early|late|mid|since|until|last|next|this)[\s-])$", re.IGNORECASE
)
_DAY_AFTER = re.compile(r",?\s\d")


def _of_a_date(text: str, each: Found) -> bool:
    """Tell whether a name is a month in a date."""
    if each.name not in CALENDAR:
        return False
    before = _DAY_BEFORE.search(text[max(0, each.start - 12) : each.start])
    return before is not None or _DAY_AFTER.match(text, each.end) is not None


def _judge(text: str, sentence: Sentence, each: Found, before: Sequence[Found]) -> Found:
    head = text[max(sentence.start, each.start - 40) : each.start]
    after = _AFTER.match(text, each.end)
    unit = (after["unit"] or "").strip() if after else ""
    office = (after["office"] or "").strip() if after else ""
    country = _country_after(text, each)
    hard = each.name.split(" ")[0] in _HARD and " " not in each.name
    entries = each.entries
    kind = entries[0].kind
    after_city = bool(before) and (
        (before[-1].end == each.start - 2 and head.endswith(", "))
        or (before[-1].end == each.start - 4 and head.endswith(" in ") and before[-1].kind == "place")
    )
    if after_city and any(entry.kind == "region" and entry.country == "GB" for entry in entries):
        return _with(each, 0.0)  # Reading, England: it stands for the country
    state = next((e for e in entries if e.kind == "region"), None)
    if (
        kind == "country"
        and state is not None
        and before
        and before[-1].end == each.start - 2
        and any(e.country == state.country for e in before[-1].entries)
    ):
        return Found(each.start, each.end, each.name, "", (state,), 0.9)  # Duluth, Georgia
    if kind == "country" and not any(entry.kind == "city" and entry.population > _LARGE for entry in entries):
        return _with(each, 0.9)
    if unit:
        region = unit in _REGION_WORDS or unit.startswith(("Special Self", "Autonomous"))
        extended = gazetteer.latin().named(f"{each.name} {unit}")
        entries = extended or tuple(sorted(entries, key=lambda e: (e.kind == "region") != region))
        if region and not extended and not any(e.kind == "region" for e in entries):
            region = False
        return Found(
            each.start,
            each.end + len(after[0]) if after else each.end,
            each.name,
            "도" if region else "",
            entries,
            0.95,
            country=country,
        )
    if country:
        return _with(each, 1.0, country)
    if each.name.endswith(_KOREAN_UNITS):
        return _with(each, 0.95)
    if not office and not _CITY_OF.search(head) and _compound(text, sentence, each):
        return _with(each, 0.35)
    score = 0.0
    if _CITY_OF.search(head):
        score = 0.95
    elif office:
        score = 0.5 if hard else 0.9
    elif hard and _known(entries) and _TRAVELLED_TO.search(head):
        score = 0.8
    elif _BEFORE.search(head):
        score = 0.35 if hard else 0.85
    elif _known(entries) and not hard:
        score = 0.8
    if score and not _known(entries) and score < 0.9:
        score = min(score, 0.5)
    if before and before[-1].kind == "country" and each.start - before[-1].end <= 2:
        score = max(score, 0.7)
    return _with(each, score, None, office)


_COMPOUND = re.compile(r"\s[A-ZÀ-Þ][a-zß-ÿ]|-[a-z]")
_COMPOUND_BEFORE = re.compile(r"(?P<word>[A-ZÀ-Þ][\w’'-]*)\s$")
_FUNCTION = frozenset(
    "The In From To Of At And Between With For Mayor Governor City Meanwhile While When As On By Both Visiting Councillor Deputy Vice Province "
    "Hosted Led After Before Since Through Via Near Greater Central Downtown Metropolitan Sister Partner Like Unlike Including Or But Seoul Busan".split()
)


def _compound(text: str, sentence: Sentence, each: Found) -> bool:
    """Tell whether a name is only part of a longer one: Busan Chamber of Commerce, University College London."""
    if _COMPOUND.match(text, each.end) and not _AFTER.match(text, each.end):
        following = re.match(r"\s([A-Z][\w-]*)", text[each.end : each.end + 20])
        if following is None or following[1] not in _FUNCTION:
            return not TITLE.match(text, each.end + 1)
    head = _COMPOUND_BEFORE.search(text[max(sentence.start, each.start - 24) : each.start])
    return head is not None and head["word"] not in _FUNCTION and each.start - len(head[0]) > sentence.start


def _with(each: Found, score: float, country: str | None = None, office: str = "") -> Found:
    return Found(
        each.start, each.end, each.name, each.unit, each.entries, score, country=country, office=_OFFICE.get(office)
    )


_OFFICE = {"Mayor": "시장", "Vice Mayor": "부시장", "Deputy Mayor": "부시장", "Governor": "지사"}


def _known(entries: Sequence[Entry]) -> bool:
    return any(entry.kind == "region" or entry.country == "KR" or entry.population >= _LARGE for entry in entries)


def _country_after(text: str, each: Found) -> str | None:
    match = _COUNTRY_NEXT.match(text, each.end)
    if not match:
        return None
    words = match["name"].split(" ")
    for count in range(len(words), 0, -1):
        for entry in gazetteer.latin().named(" ".join(words[:count])):
            if entry.kind == "country" or (
                entry.kind == "region" and entry.country in ("US", "CA", "AU", "CN", "JP", "KR")
            ):
                if any(place.country == entry.country for place in each.entries):
                    return entry.country
    return None


def _listed(text: str, found: list[Found]) -> list[Found]:
    """In a list (A, B and C) a sure place vouches for its neighbours."""
    result = list(found)
    for order in (range(1, len(result)), range(len(result) - 2, -1, -1)):
        for index in order:
            other = index - 1 if order.step > 0 else index + 1
            left, right = sorted((index, other))
            between = text[result[left].end : result[right].start]
            if (
                result[other].score >= 0.8
                and result[other].kind == "place"
                and result[index].kind == "place"
                and 0 < result[index].score < 0.8
            ):
                if (
                    re.fullmatch(r"(?:['’]s)?,?\s?(?:and|as well as|or|&)?\s?", between) and between.strip()
                ) or between in (" and ", ", "):
                    result[index] = _with(result[index], 0.8, result[index].country, "")
    return result
