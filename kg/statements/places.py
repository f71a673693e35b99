"""Places and countries in Korean text: names of the index, and unknown names by the frames they stand in.

A name counts where its edges are clean (a particle, a suffix such as 시, a title such as 시장, or nothing follows) and
something speaks for a place: a suffix or title, the country before it, a list of places, a gloss, or Kiwi's opinion that
it is a proper noun. Words that also mean something else (기후, 지난, 나라) always need such a witness of their own.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.statements import gazetteer
from kg.statements.gazetteer import Entry
from kg.statements.morphology import Sentence, Token
from kg.statements.place_words import AFTER, HARD, ONE, ORDINARY, PARTICLES, SEATS, USUAL
from kg.values import value

RUN = re.compile(r"[가-힣]+")
_GLOSS = re.compile(r"\s?[(（]([^()（）]{1,40})[)）]")
_NEXT_TITLE = re.compile(
    r"\s(?:시장|부시장|군수|부군수|구청장|주지사|도지사|지사|부지사|성장|시의회|의회|시청|당국|시민|대표단|사절단|방문단|시\b|총영사)"
)
_LIST = re.compile(r"\s?(?:[,·ㆍ․‧∙/、‘’']|와|과|및|와\s|과\s|그리고)[\s,·‘’']*$")


@value
class Found:
    """A place or country in a sentence: the stretch of its name with its suffix, and the entries it may mean."""

    start: int
    end: int
    name: str
    unit: str
    entries: tuple[Entry, ...]
    score: float
    hint: str | None = None
    office: str | None = None
    country: str | None = None
    gloss: str | None = None

    @property
    def kind(self) -> str:
        """Return country or place."""
        return "country" if self.entries and self.entries[0].kind == "country" else "place"


@cache
def _opens() -> frozenset[str]:
    """Return what names begin with: their first two syllables, or the one that is their first word."""
    return frozenset(name.split(" ", 1)[0][:2] for name in gazetteer.hangul().names)


@cache
def _longest() -> int:
    return max(len(name) for name in gazetteer.hangul().names)


@cache
def _spaced() -> dict[str, tuple[str, ...]]:
    """Return the names with a blank by their first word."""
    table: dict[str, list[str]] = {}
    for name in gazetteer.hangul().names:
        if " " in name:
            table.setdefault(name.split(" ", 1)[0], []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in table.items()}


TITLE_NEXT = re.compile(
    r"\s(?:시장|부시장|군수|부군수|구청장|주지사|도지사|지사|부지사|성장|부성장)(?=[은는이가을를의에와과도로,.\s·’'\"]|단)"
)


def find(text: str, sentence: Sentence) -> list[Found]:
    """Return the places and countries of a sentence, in order, with what speaks for each as a score from 0 to 1.

    Nothing is left out yet that is unlikely: the document as a whole decides (`settle`).
    """
    starts, ends, opens = sentence.starts, sentence.ends, _opens()
    found: list[Found] = []
    for run in RUN.finditer(text, sentence.start, sentence.end):
        at, stop = run.span()
        if text[at] not in opens and text[at : at + 2] not in opens:
            continue  # no name begins like this word
        while at < stop:
            # a name begins a word or follows the region or country it lies in
            if at != run.start() and not (found and found[-1].end == at and _holds(found[-1])):
                at += 1
                continue
            here = _at(text, at, stop, starts, ends)
            if here is None:
                at += 1
                continue
            found.append(here)
            at = max(here.end, at + 1)
    weighed = _weigh(text, found, starts)
    return _tabled(text, weighed) if CELL.search(text, sentence.start, sentence.end) else weighed


CELL = re.compile(r"\s[|/¦]\s|[|\t]")


def in_cell(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch fills a cell of a row."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(re.search(r"(?:^|[|\n\t]|\s/)\s?$", before)) and bool(re.match(r"\s?(?:$|[|\n\t])|\s/\s?", after))


def _tabled(text: str, found: list[Found]) -> list[Found]:
    """Let the country in the next cell of a row vouch for the name in its own (하기 | 일본)."""
    result = list(found)
    for index, each in enumerate(found):
        if each.kind == "country" or not in_cell(text, each.start, each.end):
            continue
        for other in found[max(0, index - 1) : index + 2]:
            gap = text[min(each.end, other.end) : max(each.start, other.start)]
            if other.kind == "country" and CELL.fullmatch(gap.strip() or gap) and in_cell(text, other.start, other.end):
                code = other.entries[0].country
                if not each.entries or any(entry.country == code for entry in each.entries):
                    result[index] = replace(each, score=1.0, hint="country", country=code)
    return result


# syllables that end names as often as they are particles
_UNSURE = frozenset("나 라 가 이 도 로 만 인 자 고 며 다 아 야".split())


def _holds(found: Found) -> bool:
    """Tell whether another place may be written right after it, without a blank (경기도고양시)."""
    return bool(found.entries) and (found.kind == "country" or found.entries[0].kind == "region")


def _at(text: str, at: int, stop: int, starts: dict[int, Token], ends: frozenset[int]) -> Found | None:
    names = gazetteer.hangul()
    word = text[at:stop]
    if text[stop : stop + 1].isdigit():
        return None  # 코로나19
    for spaced in _spaced().get(word, ()):
        if text.startswith(spaced, at):
            return Found(at, at + len(spaced), spaced, "", names.named(spaced), 0.5)
    for size in range(min(len(word), _longest()), 0, -1):
        name = word[:size]
        if name not in names.names:
            continue
        rest = word[size:]
        after = AFTER.match("" if rest == "다" and _is_said(text, at + size) else rest)
        if after is None:
            if size == 1 or not _follows_place(rest, at + size, starts):
                continue
            if all(entry.kind == "city" for entry in names.named(name)):
                continue
            return Found(at, at + size, name, "", names.named(name), 0.5, hint="before a place")
        unit, office = after["unit"] or "", after["office"]
        if after["body"] and not unit and name[-1] not in "시군구":
            continue  # 서울소방서: the name of the body, not of the city
        entries = names.named(name)
        if unit and not _takes(entries, unit):
            # 서울도, 부산이: the syllable is a particle
            unit, office = "", None
            if not PARTICLES.fullmatch(rest):
                continue
        if size == 1 and (name not in ONE or (not unit and at + size not in ends)):
            continue
        token = starts.get(at)
        whole = len(name) > 2 and name[-1] in "군구"  # 영도구
        if (
            token is not None
            and not (unit or whole)
            and token.tag[0] in "VMEI"
            and token.tag != "MM"
            and 1 < len(name) < 4
        ):
            continue  # 나가, 아마: a verb or an adverb
        if size == 1 and unit == "시" and name not in ("빈", "본"):
            continue
        if (
            not unit
            and rest in _UNSURE
            and token is not None
            and token.end >= stop
            and token.tag == "NNP"
            and size == 2
        ):
            return Found(at, at + size, name, unit, entries, 0.5, hint="unsure", office=office)  # 마리나, 안나
        return Found(at, at + size + len(unit), name, unit, entries, 0.5, office=office)
    return None


_FIRST, _FINALS = 0xAC00, 28


def _is_said(text: str, at: int) -> bool:
    """Tell whether 다 after an open syllable ends the sentence: what is said is the name before it (하코다테다.)."""
    return text[at + 1 : at + 2] in (".", "", "\n") and (ord(text[at - 1]) - _FIRST) % _FINALS == 0


def _follows_place(rest: str, at: int, starts: dict[int, Token]) -> bool:
    """Tell whether the rest of a glued word is itself a place (경기도고양시장)."""
    names = gazetteer.hangul().names
    for size in range(min(len(rest), 6), 1, -1):
        if rest[:size] in names and AFTER.match(rest[size:]):
            return at in starts or len(rest) - size > 0
    return False


_REGION_ONLY = frozenset("주 성 부 도 섬".split())
_UNITS = {
    "city": frozenset("특별시 광역시 특례시 특별자치시 시 군 구 시티 카운티 카운슬 현".split()),
    "region": frozenset("특별자치도 도 주 성 현 부 자치주 공화국 대도시권 카운티 섬 아이막 자치구".split()),
    "country": frozenset(["공화국"]),
}


def _takes(entries: Sequence[Entry], unit: str) -> bool:
    """Tell whether a suffix belongs to the name, and is no particle (서울도) nor another word's start."""
    kinds = {entry.kind for entry in entries}
    if unit in ("특례", "광역", "특별", "특별자치"):
        return any(entry.country == "KR" for entry in entries)
    if unit in ("시", "군", "구", "현") and "city" in kinds:
        # a Korean gun is no 시, a Korean si no 군; 구 is part of the name of a gu
        korean = [entry for entry in entries if entry.country == "KR" and entry.kind == "city"]
        if len(korean) == len(entries) and unit in "시군구":
            return any(name.endswith(unit) for entry in korean for name in (entry.ko, *entry.labels))
        return unit != "현" or any(entry.country in ("JP", "TW", "CN") for entry in entries)
    if unit == "도":
        return "region" in kinds and any(entry.country in ("KR", "JP", "MN", "CO") for entry in entries)
    if unit == "성" and all(entry.country == "JP" for entry in entries):
        return False  # 구마모토성: a castle, Japan has no provinces of that name
    if unit in ("주", "성", "부", "섬"):
        return "region" in kinds or (
            "city" in kinds and all(entry.country != "KR" for entry in entries) and unit in "주성"
        )
    return any(unit in _UNITS[kind] for kind in kinds)


def _weigh(text: str, found: list[Found], starts: dict[int, Token]) -> list[Found]:
    """Give each candidate its score, looking at its neighbours."""
    weighed: list[Found] = []
    for candidate in found:
        previous = weighed[-1] if weighed else None
        each = _elsewhere(text, candidate, previous)
        score, hint, country = _witness(text, each, previous, starts)
        gloss, meant = _glossed(text, each)
        if meant:
            each = replace(each, entries=meant)
            score, hint = 1.0, "gloss"
        weighed.append(
            Found(each.start, each.end, each.name, each.unit, each.entries, score, hint, each.office, country, gloss)
        )
    return _spread(text, weighed)


def _elsewhere(text: str, each: Found, previous: Found | None) -> Found:
    """Return a name without its entries where they are not what is written: 필리핀 오로라주, 키수무카운티."""
    if each.unit == "카운티" and not any("County" in label for e in each.entries for label in (e.en, *e.labels)):
        return replace(each, entries=(), name=each.name + each.unit)
    if (
        previous is None
        or previous.kind != "country"
        or text[previous.end : each.start] != " "
        or each.kind == "country"
    ):
        return each
    code = previous.entries[0].country
    if any(entry.country == code for entry in each.entries) or not (
        each.unit or not any(_notable(e) for e in each.entries)
    ):
        return each
    return replace(each, entries=())


def _witness(
    text: str, each: Found, previous: Found | None, starts: dict[int, Token]
) -> tuple[float, str | None, str | None]:
    """Return how sure a candidate is by itself and what stands beside it, what says so, and its country if said."""
    hard = each.name in HARD or len(each.name) == 1
    inside = _inside(text, each, previous)
    if inside is not None:
        return inside
    if each.kind == "country":
        return (0.4 if hard else 0.9), None, None
    if each.hint == "unsure":
        return 0.3, "hard", None
    if ORDINARY.match(text, each.start):
        return 0.0, "ordinary word", None
    if each.unit in _REGION_ONLY and hard and not any(entry.kind == "region" for entry in each.entries):
        return 0.2, "hard", None  # 지난주
    if each.unit and len(each.name) + len(each.unit) > 2:
        return 0.95, "suffix", None
    if each.office in SEATS and len(each.name) > 1:
        own = starts.get(each.start)
        if hard and (own is None or own.tag != "NNP"):
            return 0.3, "hard", None  # 시도지사
        return 0.9, "office", None
    known = any(_notable(entry) for entry in each.entries)
    titled = bool(_NEXT_TITLE.match(text, each.end)) and not each.office
    if len(each.name) == 1:
        if titled:
            return 0.6, "office", None
        return (0.2 if text[each.end : each.end + 1] in (" ", "") else 0.55), "hard", None
    token = starts.get(each.start)
    if titled:
        sure = known and (not hard or (token is not None and token.tag == "NNP"))
        return ((0.7 if hard else 0.85) if sure else 0.5), "office", None
    return _plain(each, token, known=known, hard=hard)


def _inside(text: str, each: Found, previous: Found | None) -> tuple[float, str, str] | None:
    """Tell whether the country, region or city that it lies in is written before it: 중국 쿤밍, 경북 청도군."""
    if previous is None or each.start - previous.end > 3 or previous.score < 0.5:
        return None
    if text[previous.end : each.start] not in ("", " ", "의 ", " (", " 내 "):
        return None
    # 광주 서구, 부산 금정: the district of a metropolitan city that is written before it
    cities = [entry for entry in previous.entries if entry.country == "KR" and entry.kind == "city"]
    if cities and text[previous.end : each.start] == " " and not previous.office:
        within = any(entry.region == city.en and entry.id != city.id for entry in each.entries for city in cities)
        if within:
            return 1.0, "country", "KR"
    code = previous.entries[0].country if previous.entries else previous.country
    if not code or (each.entries and not any(entry.country == code for entry in each.entries)):
        return None
    if previous.kind == "country" or (previous.entries and previous.entries[0].kind == "region") or each.unit == "구":
        return 1.0, "country", code
    return None


def _plain(each: Found, token: Token | None, *, known: bool, hard: bool) -> tuple[float, str | None, str | None]:
    """Return the score of a bare name by its length, its fame and Kiwi's opinion."""
    proper = token is not None and token.tag == "NNP"
    if hard:
        return (0.55 if proper and each.name in USUAL else 0.2), "hard", None
    if proper and token is not None and token.end <= each.end + len(each.office or "") + 3:
        return (0.7 if known else 0.5) - (0 if token.end >= each.end else 0.1), "proper noun", None
    if len(each.name) >= 3:
        return (0.6 if known else 0.45), "long name", None
    return 0.3, "short name", None


def _notable(entry: Entry) -> bool:
    """Tell whether a text may name a place without saying where it is."""
    return entry.kind == "region" or entry.country == "KR" or entry.population >= 90_000 or not entry.geonames


def _glossed(text: str, each: Found) -> tuple[str | None, tuple[Entry, ...]]:
    match = _GLOSS.match(text, each.end)
    if not match:
        return None, ()
    inner = match[1]
    for part in re.split(r"[,·ㆍ/]\s?", inner):
        rows = gazetteer.han().get(part) or gazetteer.han().get(re.sub("[市縣县省郡]$", "", part))
        if rows:
            entries = tuple(gazetteer.hangul().entry(row) for row in rows)
            same = tuple(e for e in entries if e in each.entries)
            if same or not each.entries:
                return inner, same or entries
            return inner, entries
        if part in gazetteer.hangul().names and part != each.name:
            entries = gazetteer.hangul().named(part)
            same = tuple(e for e in entries if any(e.id == other.id for other in each.entries))
            if same:
                return inner, same
        if re.fullmatch(r"[A-Za-zÀ-ž .'’-]+", part):
            named = gazetteer.latin().named(part)
            same = tuple(e for e in named if any(e.id == other.id for other in each.entries))
            if same:
                return inner, same
    return (inner if re.search(r"[A-Za-z\u4e00-\u9fff]", inner) else None), ()


def _spread(text: str, found: list[Found]) -> list[Found]:
    """In a list of places (A·B·C, A와 B) a sure one vouches for its neighbours."""
    result = list(found)
    for order in (range(1, len(result)), range(len(result) - 2, -1, -1)):
        for index in order:
            other = index - 1 if order.step > 0 else index + 1
            left, right = sorted((index, other))
            here, sure = result[index], result[other]
            if here.kind == "country" or sure.kind == "country" or sure.score < 0.6 or here.hint == "ordinary word":
                continue
            between = text[result[left].end : result[right].start]
            if len(between) <= 4 and _LIST.fullmatch(between) and here.score < 0.8:
                code = sure.entries[0].country if sure.entries else sure.country
                same = sure.hint == "country" and any(entry.country == code for entry in here.entries)
                long = len(here.name) > 1 or same
                result[index] = replace(
                    here,
                    score=max(here.score, 0.8 if long else 0.6),
                    hint="list",
                    country=here.country or (code if same else None),
                )
    return result


def _in_region(each: Found, row: Sequence[Found]) -> bool:
    """Tell whether the region that a hard name lies in is named beside it: 산시성 … 시안."""
    regions = {entry.en for other in row for entry in other.entries if entry.kind == "region"}
    return len(each.name) > 1 and any(entry.kind == "city" and entry.region in regions for entry in each.entries)


def vouch(rows: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """Return the candidates with those made surer that the document names elsewhere beyond doubt (쓰루가시 … 쓰루가 시장).

    Of the words that mean something else as well, those that mean the city nearly always (시안시 … 시안에서는).
    """
    sure = {each.name for row in rows for each in row if each.score >= 0.95 and len(each.name) > 1}
    return [
        [replace(each, score=0.7) if each.name in sure and _vouched(each) else each for each in row] for row in rows
    ]


def _vouched(each: Found) -> bool:
    least = 0.2 if each.name in USUAL else 0.3
    return least <= each.score < 0.7 and (each.name in USUAL or each.name not in HARD)


def namesake(found: Found) -> str | None:
    """Return the country of a foreign city that is named so barely that it may be part of a person's name, else None.

    Empty where no list knows the city.
    """
    if found.kind == "country" or found.hint in ("country", "gloss", "list") or found.office:
        return None
    if any(entry.country == "KR" or entry.kind != "city" for entry in found.entries):
        return None
    japanese = any(entry.country == "JP" for entry in found.entries)
    bridge = found.unit == "시" and found.name.endswith(("하", "바"))  # 다카하시, 이시바시
    if (
        found.unit
        and not bridge
        and not (found.unit == "시" and (japanese or not found.entries) and len(found.name) == SHORT_NAME)
    ):
        return None
    return "JP" if japanese else (found.entries[0].country if found.entries else "")


SHORT_NAME = 2  # 야스시, 아쓰시: first names that end like a city


def settle(documents: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """Keep what is a place in the light of the whole document: a sure naming vouches for the doubtful ones."""
    sure = Counter(each.name for sentence in documents for each in sentence if each.score >= 0.75)
    kept = []
    for sentence in documents:
        row = []
        for each in sentence:
            vouched = sure[each.name] and each.score >= 0.3 and (each.name not in HARD or each.score >= 0.5)
            vouched = vouched or (each.hint == "hard" and each.score > 0 and _in_region(each, sentence))
            if each.score >= 0.55 or vouched:
                row.append(each)
        kept.append(row)
    return kept
