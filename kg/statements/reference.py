"""What short forms refer to inside a document: 시는, 우리 군, 이 도시, 양 도시, 방문단; and whose text it is."""

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.model import Place
from kg.statements.analysis import Named
from kg.statements.morphology import Line, Sentence
from kg.statements.patterns import near
from kg.statements.place_words import PARTICLE

# what any match begins with is asked first: these letters are in every word, but few begin one
_SHORT = re.compile(
    rf"(?<![가-힣])(?=[우본당저시군구도])(?:(?:우리|본|당|저희)\s(?P<own>시|군|구|도)(?![가-힣]{{2}})|(?P<bare>시|군|구|도)(?P<josa>{PARTICLE})(?![가-힣])|"
    rf"(?P<own2>시|군|구|도)\s(?=관계자|당국|대표단|방문단|국제교류|국제협력|차원))"
)
_PAIR = near(
    r"(?<![가-힣])(?:(?:양|두)\s?(?:도시|시|군|구|지역|지방정부|지자체|자치단체|기관|도|측|시·도|현|곳)|양측|양자|양시|양도시)(?=[은는이가을를의에와과간도로,.\s]|에서|끼리|모두|공무원|시장)"
)
_THIS = near(
    r"(?<![가-힣])(?:이|그|해당)\s(?P<kind>도시|시|지역|주|성|현|섬|군|구)(?=[은는이가을를의에와과도로,.\s]|에서)"
)
_DELEGATION = near(
    r"(?<![가-힣])(?:시찰단|방문단|대표단|출장단|사절단|연수단|견학단|참가단|일행)(?=[은는이가을를의에와과도로,.\s]|에서|\d|$)"
)
_BOTH = near(
    r"\b(?:the two|both|the pair of|two)\s(?:cities|sides|governments|regions|municipalities|mayors|provinces|parties)\b|"
    r"\bthe two(?=\s(?:became|become|have|had|are|were|signed|agreed|also|first|concluded|will)\b)",
    re.IGNORECASE,
)
_PARTY = near(r"\b(?:the|its|a|our)\s(?:\w+-member\s)?delegation\b", re.IGNORECASE)
_THE_CITY = near(
    r"\b(?:the|our)\s(?:city|province|metropolitan government|city government|municipality)\b(?!\s(?:of|hall|council))",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<![가-힣])[가-힣](?: [가-힣])* [시군구도](?![가-힣])")
# whose office writes: 속초시 관광과·투자유치과, 경기도 투자진흥관실
_AUTHOR = re.compile(
    r"(?:시|군|구)?(?:청|\s?의회)?\s(?:[가-힣·]{1,10}(?:국|실|본부|관|센터|의회)\s)?[가-힣]{1,10}(?:과|실|관|팀|국|센터)"
    r"(?:[·,]\s?[가-힣]{2,8}(?:과|실|관|팀))?(?=\s*(?:[(/|:\d]|$))",
    re.MULTILINE,
)
# what comes before it: in a letterhead a line's beginning; who signs at the foot of a report may follow what is enclosed
_HEADS = re.compile(r"^\s*\Z", re.MULTILINE)
_SIGNS = re.compile(r"(?:^|\s\s|[:：]\s?)\Z", re.MULTILINE)
_FOOT = 3  # the last lines of a text
# a leg of a journey names where people change, not who writes (인천 → 가고시마)
_LEG = re.compile(r"\s?(?:공항|국제공항|항)?\s?(?:→|⇒|▶|->|=>)")
_LEG_BEFORE = re.compile(r"(?:→|⇒|▶|->|=>)\s?$")
_LEG_WEIGHT = 0.1
_WRITES = 6
_TOP = 6  # the lines of a letterhead
_LETTERHEAD = 1000  # and its letters
_ABROAD = 0.6  # an English text is taken for one from here unless a city abroad stands out
_LEVELS = {"시": "city", "군": "city", "구": "city", "도": "region"}


def home(
    sentences: Sequence[Sentence],
    lines: Sequence[Line],
    rows: Sequence[Sequence[tuple[Named, Place]]],
    publisher: str | None,
    text: str,
    *,
    english: bool = False,
) -> str | None:
    """Return the government whose text this is, by how often and how early it is named, or None.

    A Korean text is taken for that of a Korean government; an English one may be any city's.
    """
    weight: dict[str, float] = defaultdict(float)
    # a letterhead spaces its name out: 시 흥 시
    spaced = {
        match[0].replace(" ", "") for line in lines[:12] for match in _SPACED.finditer(text, line.start, line.end)
    }
    first: dict[str, int] = {}
    letterhead = text[: min(lines[min(len(lines), _TOP) - 1].end, _LETTERHEAD)] if lines else ""
    written = [line for line in lines if line.end > line.start]
    foot = text[written[-min(len(written), _FOOT)].start :] if written else ""
    asked: set[str] = set()
    for sentence, row in zip(sentences, rows, strict=True):
        for index, (named, place) in enumerate(row):
            if named.reference is None or place.kind == "country" or (place.country != "KR" and not english):
                continue
            following = row[index + 1] if index + 1 < len(row) else None
            # 경기도 고양시: the province only places the city
            if (
                place.kind == "region"
                and following
                and following[0].start - named.end <= 1
                and following[1].country == place.country
            ):
                continue
            if (
                following
                and following[0].start - named.end <= 1
                and following[1].region == place.en
                and place.kind == "city"
            ):
                continue
            own = 1 if place.country == "KR" else _ABROAD
            leg = _LEG.match(text, named.end) or _LEG_BEFORE.search(text[max(0, named.start - 3) : named.start])
            weight[named.reference] += own * _LEG_WEIGHT if leg else own
            first.setdefault(named.reference, sentence.start)
            if place.ko and place.ko not in asked and place.country == "KR":
                asked.add(place.ko)
                if _writes(place.ko, _HEADS, letterhead) or _writes(place.ko, _SIGNS, foot):
                    weight[named.reference] += _WRITES
            if sentence.line <= 3:
                weight[named.reference] += 2
            if spaced and place.ko and (f"{place.ko}시" in spaced or f"{place.ko}군" in spaced or place.ko in spaced):
                weight[named.reference] += 6
            if publisher and any(name and name in publisher for name in (place.ko, place.en)):
                weight[named.reference] += 3
    if not weight:
        return None
    return max(weight, key=lambda reference: (weight[reference], -first[reference]))


def _writes(name: str, before: re.Pattern[str], text: str) -> bool:
    """Tell whether a text names an office of a place right after what has to come before it."""
    at = text.find(name)
    while at >= 0:
        since = max(0, min(text.rfind("\n", 0, at) + 1, at - 2))
        if _AUTHOR.match(text, at + len(name)) and before.search(text, since, at):
            return True
        at = text.find(name, at + 1)
    return False


class Referents:
    """Follows a document from sentence to sentence and says what its short forms mean."""

    def __init__(
        self, places: dict[str, Place], parts: Sequence[str | None], text: str, *, english: bool = False
    ) -> None:
        """Take the places of the document by reference, and whose section each line stands in."""
        self.english = english
        self.places = places
        self.parts = parts
        self.own = parts[0] if parts else None
        self.text = text
        self.recent: list[str] = []
        self.line = -1
        self.in_line: list[str] = []

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence: what a line has named is nearer than what came before it."""
        if sentence.line != self.line:
            self.line, self.in_line = sentence.line, []
            if self.parts[sentence.line] != self.own:
                # another government's section: what the one before has named is far away
                self.own, self.recent = self.parts[sentence.line], []

    def note(self, reference: str) -> None:
        """Remember that a place has been named."""
        if reference in self.recent:
            self.recent.remove(reference)
        self.recent.append(reference)
        self.in_line.append(reference)

    def resolve(self, sentence: Sentence, named: Sequence[Named], heads: Sequence[str]) -> list[Named]:
        """Return the short forms of a sentence with their referents; `named` are its namings so far, in order."""
        self.enter(sentence)
        forms = sorted(self._forms(sentence), key=lambda each: each.start)
        found: list[Named] = []
        places = [each for each in named if each.kind == "place" and each.reference]
        if self.english:
            places = self._unplaced(places)
        at = 0
        for form in forms:
            if any(each.start < form.end and form.start < each.end for each in (*named, *found[-1:])):
                continue
            while at < len(places) and places[at].end <= form.start:
                self.note(places[at].reference or "")
                at += 1
            before = [each.reference or "" for each in places if each.end <= form.start]
            meant = self._meant(form, before, heads)
            if meant:
                found.append(Named(form.kind, form.start, form.end, meant, form.form))
                if form.kind == "place":
                    self.note(meant[0])
        for each in places[at:]:
            self.note(each.reference or "")
        return found

    def _unplaced(self, places: list[Named]) -> list[Named]:
        """Return places without the regions that only say where the city before them lies (Bandung in West Java)."""
        return [
            each
            for index, each in enumerate(places)
            if not (
                index
                and self.text[places[index - 1].end : each.start] in (", ", " in ")
                and self.places[each.reference or ""].kind == "region"
            )
        ]

    def _forms(self, sentence: Sentence) -> list[Named]:
        text, start, end = self.text, sentence.start, sentence.end
        found = []
        if self.english:
            found += [Named("group", m.start(), m.end(), (), "pair") for m in _BOTH.finditer(text, start, end)]
            found += [Named("group", m.start(), m.end(), (), "delegation") for m in _PARTY.finditer(text, start, end)]
            return found + [
                Named("place", m.start(), m.end(), ("city",), "short") for m in _THE_CITY.finditer(text, start, end)
            ]
        for match in _SHORT.finditer(text, start, end):
            unit = match["own"] or match["bare"] or match["own2"]
            begin = match.start()
            stop = match.end() - len(match["josa"] or "") if match["bare"] else match.end()
            stop = match.end("own2") if match["own2"] else stop
            found.append(Named("place", begin, stop, (unit,), "short"))
        found += [Named("group", m.start(), m.end(), (), "pair") for m in _PAIR.finditer(text, start, end)]
        found += [Named("place", m.start(), m.end(), ("이",), "short") for m in _THIS.finditer(text, start, end)]
        found += [Named("group", m.start(), m.end(), (), "delegation") for m in _DELEGATION.finditer(text, start, end)]
        return found

    def _meant(self, form: Named, before: list[str], heads: Sequence[str]) -> tuple[str, ...]:
        if form.form == "pair":
            return self._pair(before, heads)
        if form.form == "delegation":
            return self._delegation(form, before)
        if form.references == ("city",):
            return (self.own,) if self.own else ()
        if form.references == ("이",):
            other = next((each for each in reversed([*self.recent, *before]) if each != self.own), None)
            return (other,) if other else ()
        return self._own(form.references[0])

    def _own(self, unit: str) -> tuple[str, ...]:
        """Return the government that 시는 or 군은 means: the one of its kind named in the line, else the home."""
        if unit == "시" and self.own and self._fits(self.own, "시") and self.own not in self.in_line:
            nearer = [each for each in self.in_line if self._fits(each, "시")]
            return (nearer[-1] if nearer else self.own,)
        for each in reversed(self.in_line):
            if self._fits(each, unit):
                return (each,)
        if self.own and self._fits(self.own, unit):
            return (self.own,)
        return next(((each,) for each in reversed(self.recent) if self._fits(each, unit)), ())

    def _fits(self, reference: str, unit: str) -> bool:
        place = self.places.get(reference)
        if place is None or place.country != "KR" or place.kind != _LEVELS[unit]:
            return False
        if place.kind == "region":
            return True
        names = (place.ko or "", *place.labels)
        return any(name.endswith(unit) for name in names if len(name) > 1) or (
            unit == "시" and not any(name.endswith(("군", "구")) for name in names)
        )

    def _pair(self, before: list[str], heads: Sequence[str]) -> tuple[str, ...]:
        order = [*self.recent, *before]
        seen: list[str] = []
        for each in reversed(order):
            if each not in seen:
                seen.append(each)
        for each in (*heads, *([self.own] if self.own else [])):
            if each not in seen:
                seen.append(each)
        cities = [each for each in seen if each in self.places]
        distinct = list(dict.fromkeys(before))
        if nearer := self._beside(distinct):
            return nearer
        if len(distinct) >= 2 and distinct[-2:]:
            left, right = self.places.get(distinct[-2]), self.places.get(distinct[-1])
            if left and right and left.country != right.country:
                return tuple(sorted((distinct[-2], distinct[-1])))
        if self.own:
            other = next((each for each in cities if each != self.own and self.places[each].country != "KR"), None)
            other = other or next((each for each in cities if each != self.own), None)
            return tuple(sorted((self.own, other))) if other else ()
        return tuple(sorted(cities[:2])) if len(cities) > 1 else ()

    def _beside(self, before: list[str]) -> tuple[str, ...]:
        """Return the city here and the place abroad that a line names last, where it does not name the home."""
        named = [each for each in dict.fromkeys((*self.in_line, *before)) if each in self.places]
        if self.own in named:
            return ()
        here = [each for each in named if self.places[each].country == "KR" and self.places[each].kind == "city"]
        abroad = [each for each in named if self.places[each].country != "KR"]
        return tuple(sorted((here[-1], abroad[-1]))) if here and abroad else ()

    def _delegation(self, form: Named, before: list[str]) -> tuple[str, ...]:
        if before and re.search(
            r"(?:온|찾은|방문한|찾아온|보낸|파견한)\s$", self.text[max(0, form.start - 6) : form.start]
        ):
            return tuple(dict.fromkeys(before))[-3:]
        return (self.own,) if self.own else ()
