"""Which place a name means: by the country and region said with it, its suffix, size, and the rest of the document."""

import math
import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from kg.model import Candidate, Place
from kg.statements import gazetteer
from kg.statements.gazetteer import Entry
from kg.statements.places import Found
from kg.values import value

_REGION_UNITS = frozenset("특별자치도 도 주 성 현 부 자치주 공화국 섬 아이막 자치구".split())
_REGION_OFFICES = frozenset("지사 도지사 주지사 부지사 부성장 성장 도청 도의회 주의회 도민 현의회".split())
_CITY_OFFICES = frozenset(
    "시장 부시장 군수 부군수 구청장 부구청장 시청 군청 구청 시의회 군의회 구의회 시민 시내 시정 군민 구민".split()
)
_GOVERNORS = frozenset("주지사 지사 성장 부지사 부성장".split())
_GOVERNOR_NEXT = re.compile(r"\s(?:주지사|주\s?정부|현지사|지사|부지사)(?=[은는이가을를의에와과도,.\s]|$)")
_MOST = 8
_KEPT = 4096


@value
class Linked:
    """A naming with the place it means; `entry` is None where no list has it."""

    found: Found
    place: Place
    certainty: float


class Linker:
    """Links the names of one document, the sure ones first; the others follow their sense and their country."""

    def __init__(self, sentences: Sequence[Sequence[Found]], text: str) -> None:
        """Look over the names of all sentences once."""
        self.text = text
        self.regional: dict[str, Entry] = {}
        self.written: dict[str, bool] = {}
        self.countries: Counter[str] = Counter()
        self.regions: Counter[str] = Counter()
        self.senses: dict[str, list[tuple[int, str]]] = {}
        self.meant: dict[str, set[str]] = {}
        for row in sentences:
            for each in row:
                region = next((entry for entry in each.entries if entry.kind == "region"), None)
                if each.unit in ("현", "주", "성") and region and not self._written_as(f"{each.name}시"):
                    self.regional[each.name] = region
                codes = {entry.country for entry in each.entries}
                if len(codes) == 1 and len(each.name) > 1:
                    self.countries[next(iter(codes))] += 1
                if len(each.entries) == 1 and each.entries[0].kind == "region":
                    self.regions[each.entries[0].en] += 1

        # what is said with its country, its region or a gloss settles what the same name means elsewhere, before and after
        for row in sentences:
            for index, each in enumerate(row):
                if each.kind == "place" and each.entries and (each.country or each.hint == "gloss"):
                    self._one(each, row[:index], row)

    def link(self, row: Sequence[Found]) -> list[Linked]:
        """Return the names of one sentence with their places."""
        return [self._one(each, row[:index], row) for index, each in enumerate(row) if each.kind == "place"]

    def _one(self, each: Found, before: Sequence[Found], row: Sequence[Found]) -> Linked:
        if not each.entries:
            return Linked(each, unlisted(each), 0.5)
        each = self._regional(each)
        if not each.entries:
            return Linked(each, unlisted(each), 0.5)
        if each.unit in ("주", "성", "현", "도") and not any(entry.kind == "region" for entry in each.entries):
            codes = {entry.country for entry in each.entries}
            return Linked(
                each, unlisted(replace(each, country=each.country or (codes.pop() if len(codes) == 1 else None))), 0.5
            )
        if len(each.entries) == 1:
            self._settle(each, each.entries[0])
            return Linked(each, _only(each.entries[0], _written(each, each.entries[0])), 1.0)
        near = before[-1] if before and each.start - before[-1].end <= 2 else None
        scored = sorted(
            ((self._score(entry, each, near, row), entry) for entry in each.entries),
            key=lambda pair: (-pair[0], -pair[1].population, pair[1].id),
        )
        best, entry = scored[0]
        rest = scored[1][0] if len(scored) > 1 else best - 2
        certainty = 1 / (1 + math.exp(-3 * (best - rest)))
        total = sum(math.exp(3 * (score - best)) for score, _ in scored)
        candidates = tuple(
            Candidate(place=other.reference, label=other.en, score=round(math.exp(3 * (score - best)) / total, 3))
            for score, other in scored[:_MOST]
        )
        if certainty >= 0.8:
            self._settle(each, entry)
        place = replace(
            gazetteer.place(entry, _written(each, entry)),
            score=candidates[0].score,
            candidates=candidates if len(candidates) > 1 else (),
        )
        return Linked(each, place, certainty)

    def _settle(self, each: Found, entry: Entry) -> None:
        """Remember what a name means where it stands."""
        senses = self.senses.setdefault(each.name, [])
        at = bisect_left(senses, (each.start, entry.id))
        if at == len(senses) or senses[at] != (each.start, entry.id):
            insort(senses, (each.start, entry.id))
            self.meant.setdefault(each.name, set()).add(entry.id)

    def _written_as(self, name: str) -> bool:
        if name not in self.written:
            self.written[name] = name in self.text
        return self.written[name]

    def _regional(self, each: Found) -> Found:
        """Return a bare name as the region's where the text means it: 구마모토현 … 구마모토 방문, 울리야놉스크 주지사."""
        if each.unit or any(entry.kind == "region" for entry in each.entries) or each.office in _CITY_OFFICES:
            return each
        if each.name in self.regional:
            return replace(each, entries=(self.regional[each.name],))
        if each.office in _GOVERNORS or _GOVERNOR_NEXT.match(self.text, each.end):
            for unit in ("주", "현", "성", "도"):
                entries = tuple(e for e in gazetteer.hangul().named(each.name + unit) if e.kind == "region")
                if entries:
                    return replace(each, entries=entries)
            return replace(each, entries=(), unit="주", country=each.entries[0].country)
        return each

    def _score(self, entry: Entry, each: Found, near: Found | None, row: Sequence[Found]) -> float:
        score = math.log10(entry.population + 3000) / 8
        korean = entry.country == "KR"
        names = (entry.ko, *entry.labels)
        if each.country:
            score += 1.2 if entry.country == each.country else -0.6
        if each.name[0] >= "가" and each.name != entry.ko and not korean and entry.ko not in each.name:
            score -= 0.3
        if korean:
            score += 0.35 if each.name[0] >= "가" else 0.2
            if entry.kind == "city" and each.unit in ("시", "군", "구"):
                score += 0.6 if each.name + each.unit in names or each.name.endswith(each.unit) else -0.8
            elif entry.kind == "city" and not each.unit and f"{entry.ko}군" in names:
                score -= 0.35 if self._written_as(f"{entry.ko}군") else 0.9
        if each.unit in _REGION_UNITS or each.office in _REGION_OFFICES or each.name[-1:] in "도성현":
            score += 0.7 if entry.kind == "region" else -0.2
        elif each.unit or each.office in _CITY_OFFICES:
            score += 0.5 if entry.kind == "city" else -0.3
        elif entry.kind == "region" and korean:
            score += 0.5
        elif entry.kind == "region" and each.name[0] < "가" and not each.country:
            score += 0.3  # Colorado is the state before any town of the name
        if near is not None and near.entries and near.kind == "place":
            if any(other.kind == "region" and entry.region == _bare(other) for other in near.entries):
                score += 1.5
            elif any(
                other.kind == "city" and entry.region == other.en for other in near.entries
            ) and each.name.endswith("구"):
                score += 1.0
            elif entry.region and any(
                other.kind == "region" and other.country == entry.country for other in near.entries
            ):
                score -= 0.5
        # 산시성 with 시안 in the same sentence; 광주 with 경기 in the same document
        if entry.kind == "region" and any(
            other.entries and other.entries[0].region == _bare(entry) for other in row if other is not each
        ):
            score += 0.6
        score += 0.04 * min(self.regions[entry.region], 3) if entry.region else 0.0
        score += 0.03 * min(self.countries[entry.country], 5)
        # the sense in which the text last used the name before here, else the one in which it first does after
        senses = self.senses.get(each.name, [])
        if senses and senses[max(0, bisect_left(senses, (each.start, "")) - 1)][1] == entry.id:
            score += 0.7
        if entry.id in self.meant.get(each.name, ()):
            score += 0.1
        return score


@lru_cache(maxsize=_KEPT)
def _only(entry: Entry, written: str | None) -> Place:
    """Return the one place that a name may mean."""
    return replace(gazetteer.place(entry, written), score=1.0)


@cache
def _bare(entry: Entry) -> str:
    return (
        re.sub(r" (Prefecture|Province|Oblast|Krai|Metropolis)$", "", entry.en)
        if entry.country in ("JP", "RU", "CN")
        else entry.en
    )


def _written(each: Found, entry: Entry) -> str | None:
    """Return the Hangul name as the text writes it, with the suffix where it is part of the name."""
    if each.name[0] < "가":
        return None
    if entry.kind == "region" and each.unit in ("주", "성", "현", "부", "자치주", "공화국"):
        return each.name + each.unit
    return each.name


def unlisted(each: Found) -> Place:
    """Return a place that no list has: the name as written, the country only if said."""
    kind = "region" if each.unit in _REGION_UNITS or each.office in _REGION_OFFICES else "city"
    english = None
    if each.gloss:
        match = re.fullmatch(r"[A-Za-zÀ-ỹ][A-Za-zÀ-ỹ .'’-]+", each.gloss.split(",")[0].strip())
        english = match[0] if match else None
    country = (each.country or "xx").lower()
    name = re.sub(r"[^0-9a-z가-힣]+", "-", (english or each.name).lower()).strip("-")
    return Place(
        id=f"{name}-{country}",
        kind=kind,
        ko=each.name if each.name[0] >= "가" else None,
        en=english or (each.name if each.name[0] < "가" else None),
        country=each.country,
        labels=(f"{each.name}{each.unit}",) if each.unit and not each.name.endswith(each.unit) else (),
        score=0.0,
    )
