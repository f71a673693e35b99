"""What speaks for and against a partner, in words: the reasons of a recommendation."""

import math
from collections import defaultdict
from collections.abc import Iterable

from kg.analysis.facts import EFFECTIVE, ENDED, Facts
from kg.analysis.graphs import Graph
from kg.analysis.themes import name_of_theme, profiles
from kg.analysis.ties import PARTNERSHIPS, by_pair, silent
from kg.errors import InputError

_EARTH = 6371.0
_FAR = 12_000.0
# times as large or as small
_ALIKE, _UNLIKE = 2.0, 10.0


def joined_by(facts: Facts) -> dict[str, set[str]]:
    """Return the networks that each place belongs to now."""
    made: dict[str, set[str]] = defaultdict(set)
    for membership in facts.memberships:
        if membership.status == "held" and membership.role != "awarded":
            made[membership.member].add(membership.network)
    return made


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two positions in degrees (latitude, longitude)."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(h)))


def distance_of(facts: Facts, a: str, b: str) -> float | None:
    """Return the distance of two places in kilometres; None where a position is not known."""
    one, other = facts.actor(a), facts.actor(b)
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))


def times_apart(facts: Facts, a: str, b: str) -> float | None:
    """Return how many times as large the larger of two places is; None where a population is not known."""
    one, other = facts.actor(a).population, facts.actor(b).population
    return max(one, other) / min(one, other) if one and other else None


class Reasons:
    """Says in words what speaks for and against each candidate of one city."""

    def __init__(self, facts: Facts, graph: Graph, city: str, lang: str) -> None:
        """Take the facts, their network of ties, the city, and the language of the words."""
        self._facts, self._city, self._ko = facts, city, lang == "ko"
        self._lang = lang
        self._pursued, self._joined = profiles(facts), joined_by(facts)
        self._graph = graph
        self._pairs = by_pair(facts, statuses=None)
        try:
            effective = {
                pair: held
                for pair, each in self._pairs.items()
                if (held := [relation for relation in each if relation.status in EFFECTIVE])
            }
            table = silent(facts, years=3, ties=effective)
            years = table.columns.index("years")
            # of a tie without any date it is not known how long it has been silent
            silent_pairs = sorted((row[0], row[1]) for row in table.rows if row[years] is not None)
        except InputError:
            silent_pairs = []
        self._silent: dict[str, list[str]] = {}
        for a, b in silent_pairs:
            self._silent.setdefault(a, []).append(b)
            self._silent.setdefault(b, []).append(a)
        self._land = facts.actor(city).country
        self._doubled = self._governments()

    def _name(self, identifier: str) -> str:
        return self._facts.actor(identifier).name(self._lang)

    def _list(self, names: Iterable[str], most: int = 3) -> str:
        every = sorted(names)
        more = len(every) - most
        tail = (f" 외 {more}" if self._ko else f" and {more} more") if more > 0 else ""
        return ", ".join(every[:most]) + tail

    def _neighbours(self, place: str) -> set[str]:
        return set(self._graph[place]) if place in self._graph else set()

    def _governments(self) -> dict[str, list[str]]:
        """Return for each place the other governments of the city's country that it has an agreement with."""
        found: dict[str, list[str]] = {}
        for pair, relations in self._pairs.items():
            if any(r.kind == "agreement" and r.type in PARTNERSHIPS and r.status not in ENDED for r in relations):
                for place, other in (pair, pair[::-1]):
                    if other != self._city and self._facts.actor(other).country == self._land is not None:
                        found.setdefault(place, []).append(other)
        return found

    def doubled(self, place: str) -> list[str]:
        """Return the other governments of the city's country that the place has an agreement with."""
        return self._doubled.get(place, [])

    def speaking_for(self, place: str) -> list[str]:
        """Return what speaks for a candidate."""
        made = []
        themes = self._pursued.get(self._city, set()) & self._pursued.get(place, set())
        if themes:
            names = self._list(name_of_theme(theme, self._lang) for theme in themes)
            made.append(f"공통 분야: {names}" if self._ko else f"common themes: {names}")
        if bodies := self._joined.get(self._city, set()) & self._joined.get(place, set()):
            names = self._list(self._name(body) for body in bodies)
            made.append(f"공동 소속: {names}" if self._ko else f"common networks: {names}")
        if partners := self._neighbours(self._city) & self._neighbours(place):
            names = self._list(self._name(partner) for partner in partners)
            made.append(f"공통 상대: {names}" if self._ko else f"common partners: {names}")
        land = self._facts.actor(place).country
        fellows = [each for each in self._neighbours(self._city) if land and self._facts.actor(each).country == land]
        if fellows:
            names = self._list(self._name(each) for each in fellows)
            made.append(f"같은 나라의 상대: {names}" if self._ko else f"has partners in its country: {names}")
        times = times_apart(self._facts, self._city, place)
        if times is not None and times <= _ALIKE:
            people = f"{self._facts.actor(place).population:,}"
            made.append(f"비슷한 규모: {people}명" if self._ko else f"similar size: {people} people")
        pair = (min(self._city, place), max(self._city, place))
        if any(relation.status in ("explored", "proposed", "planned") for relation in self._pairs.get(pair, ())):
            made.append("이미 논의 중" if self._ko else "already in talks")
        return made

    def speaking_against(self, place: str) -> list[str]:
        """Return what speaks against a candidate."""
        made = []
        if others := self.doubled(place):
            names = self._list(self._name(other) for other in others)
            many = len(others)
            made.append(
                f"이미 국내 {many}곳과 결연: {names}" if self._ko else f"already partnered with {many} at home: {names}"
            )
        silent = self._silent.get(place, [])
        if silent:
            names = self._list(self._name(each) for each in silent)
            made.append(
                f"3년 이상 활동이 확인되지 않은 결연: {names}"
                if self._ko
                else f"ties without reported activity for 3 years: {names}"
            )
        if not self._pursued.get(place):
            made.append("알려진 분야 없음" if self._ko else "no theme of it is known")
        elif not self._pursued[place] & self._pursued.get(self._city, set()):
            made.append("공통 분야 없음" if self._ko else "no common theme")
        pair = (min(self._city, place), max(self._city, place))
        over = {relation.status for relation in self._pairs.get(pair, ()) if relation.status in ENDED}
        if over:
            made.append(
                f"과거 관계: {', '.join(sorted(filter(None, over)))}"
                if self._ko
                else f"earlier relations: {', '.join(sorted(filter(None, over)))}"
            )
        times = times_apart(self._facts, self._city, place)
        if times is not None and times >= _UNLIKE:
            made.append(f"규모 차이 {times:.0f}배" if self._ko else f"{times:.0f} times apart in size")
        far = distance_of(self._facts, self._city, place)
        if far is not None and far >= _FAR:
            made.append(f"{far:,.0f} km 거리" if self._ko else f"{far:,.0f} km away")
        return made
