"""Predicted facts against gold facts, by the matching rules of data/gold/README.md: right, missed and spurious."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kg.evaluation.gold import LISTS, Facts
from kg.evaluation.names import Names, close, contains, plain

Same = Callable[[Facts, Facts], float]
Judge = Callable[[Facts, Facts], float | None]


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts gold has, how many were predicted, and how many of these are right."""

    gold: int = 0
    predicted: int = 0
    right: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Return the counts of both together."""
        return Count(self.gold + other.gold, self.predicted + other.predicted, self.right + other.right)

    @property
    def precision(self) -> float:
        """Return the share of predicted facts that are right; 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Return the share of gold facts that were found; 0 where gold has none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.gold + self.predicted
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How well an attribute was read over the facts that matched: the sum of its scores (0 to 1) and their number."""

    total: float = 0.0
    count: int = 0

    def __add__(self, other: "Accuracy") -> "Accuracy":
        """Return the accuracy over both."""
        return Accuracy(self.total + other.total, self.count + other.count)

    @property
    def share(self) -> float:
        """Return the mean score; 0 where nothing matched."""
        return self.total / self.count if self.count else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One fact after comparison: right (gold and predicted), missed (gold alone) or spurious (predicted alone)."""

    list: str
    gold: Facts | None
    predicted: Facts | None

    @property
    def verdict(self) -> str:
        """Return right, missed or spurious."""
        if self.gold is None:
            return "spurious"
        return "missed" if self.predicted is None else "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One document's predicted facts against its gold facts."""

    name: str
    outcomes: tuple[Outcome, ...]
    attributes: tuple[tuple[str, Accuracy], ...] = ()
    genre: str = "unknown"
    # the text the facts come from; empty where only predictions were given
    text: str = field(default="", repr=False)

    def count(self, name: str | None = None) -> Count:
        """Return the counts of one list, or of all."""
        chosen = [outcome for outcome in self.outcomes if name is None or outcome.list == name]
        return Count(
            sum(outcome.gold is not None for outcome in chosen),
            sum(outcome.predicted is not None for outcome in chosen),
            sum(outcome.verdict == "right" for outcome in chosen),
        )


def compare(name: str, gold: Facts, predicted: Facts, *, genre: str = "unknown", text: str = "") -> Comparison:
    """Return how predicted facts compare with gold facts of one document; both may lack lists."""
    gold, predicted = _complete(gold), _complete(predicted)
    names = Names(gold, predicted)
    outcomes: list[Outcome] = []
    attributes: list[tuple[str, Accuracy]] = []
    for key in LISTS:
        same, judges = _RULES[key](names)
        pairs = tuple(_match(gold[key], predicted[key], same))
        outcomes += [Outcome(list=key, gold=a, predicted=b) for a, b in pairs]
        both = [(a, b) for a, b in pairs if a is not None and b is not None]
        for label, judge in judges.items():
            marks = [mark for mark in (judge(a, b) for a, b in both) if mark is not None]
            attributes.append((f"{key}.{label}", Accuracy(sum(marks), len(marks))))
    return Comparison(name=name, outcomes=tuple(outcomes), attributes=tuple(attributes), genre=genre, text=text)


def micro(comparisons: Iterable[Comparison], name: str | None = None) -> Count:
    """Return the counts over documents, of one list or of all."""
    return sum((comparison.count(name) for comparison in comparisons), Count())


def macro(comparisons: Iterable[Comparison]) -> float:
    """Return the mean F1 of the ten lists."""
    documents = tuple(comparisons)
    return sum(micro(documents, name).f1 for name in LISTS) / len(LISTS)


def accuracies(comparisons: Iterable[Comparison]) -> dict[str, Accuracy]:
    """Return each attribute's accuracy over the matched facts of all documents."""
    totals: dict[str, Accuracy] = {}
    for comparison in comparisons:
        for label, accuracy in comparison.attributes:
            totals[label] = totals.get(label, Accuracy()) + accuracy
    return totals


def genres(comparisons: Iterable[Comparison]) -> dict[str, tuple[Comparison, ...]]:
    """Return the documents of each genre, genres in order."""
    groups: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        groups.setdefault(comparison.genre, []).append(comparison)
    return {genre: tuple(groups[genre]) for genre in sorted(groups)}


def _complete(facts: Facts) -> Facts:
    return {**facts, **{name: facts.get(name) or [] for name in LISTS}}


def _match(golds: list[Facts], predicted: list[Facts], same: Same) -> Iterator[tuple[Facts | None, Facts | None]]:
    """Pair each gold fact, in order, with the best predicted fact still free; what is left is missed or spurious."""
    free = dict(enumerate(predicted))
    for gold in golds:
        scored = [(same(gold, fact), -index) for index, fact in free.items()]
        best = max((option for option in scored if option[0]), default=None)
        yield gold, free.pop(-best[1]) if best else None
    yield from ((None, fact) for fact in free.values())


def _equal(key: str) -> Judge:
    return lambda gold, fact: float(gold.get(key) == fact.get(key))


def _within(key: str) -> Judge:
    """Judge a date to gold's precision; no mark where gold has none."""
    return lambda gold, fact: float(str(fact.get(key) or "").startswith(gold[key])) if gold.get(key) else None


def _overlap(names: Names, gold: Facts, fact: Facts) -> float:
    a = {names.gold_actor(name) for name in gold.get("participants") or ()}
    b = {names.actor(name) for name in fact.get("participants") or ()}
    return len(a & b) / len(a | b) if a | b else 1.0


def _places(names: Names) -> tuple[Same, dict[str, Judge]]:
    def same(gold: Facts, fact: Facts) -> float:
        return names.place(fact.get("en") or fact.get("ko")) == names.gold_place(gold.get("en") or gold.get("ko"))

    return same, {"kind": _equal("kind")}


def _officials(names: Names) -> tuple[Same, dict[str, Judge]]:
    def same(gold: Facts, fact: Facts) -> float:
        if not {plain(gold.get("ko")), plain(gold.get("en"))} & {plain(fact.get("ko")), plain(fact.get("en"))} - {""}:
            return 0
        mine, theirs = gold.get("of"), fact.get("of")
        of = names.gold_actor(mine) == names.actor(theirs) or close(mine, theirs) or contains(mine, theirs)
        return 1 + (gold.get("role") == fact.get("role")) if of else 0

    return same, {"role": _equal("role")}


def _networks(names: Names) -> tuple[Same, dict[str, Judge]]:
    def same(gold: Facts, fact: Facts) -> float:
        found = {names.network(fact.get("abbr")), names.network(fact.get("ko"))}
        return plain(gold.get("abbr") or gold.get("ko")) in found

    return same, {}


def _memberships(names: Names) -> tuple[Same, dict[str, Judge]]:
    def same(gold: Facts, fact: Facts) -> float:
        return (
            names.gold_place(gold["place"]) == names.place(fact.get("place"))
            and names.gold_network(gold["network"]) == names.network(fact.get("network"))
            and gold["role"] == fact.get("role")
        )

    return same, {"status": _equal("status")}


def _agreements(names: Names) -> tuple[Same, dict[str, Judge]]:
    def same(gold: Facts, fact: Facts) -> float:
        parties = {names.gold_actor(name) for name in gold["parties"]}
        if parties != {names.actor(name) for name in fact.get("parties") or ()} or gold["type"] != fact.get("type"):
            return 0
        return 1 + (gold.get("status") == fact.get("status")) + (gold.get("date") == fact.get("date"))

    return same, {"status": _equal("status"), "date": _within("date")}


def _events(names: Names) -> tuple[Same, dict[str, Judge]]:
    def same(gold: Facts, fact: Facts) -> float:
        if gold["kind"] != fact.get("kind"):
            return 0
        title, other = gold.get("name"), fact.get("name")
        by_name = bool(title and other) and (close(title, other) or contains(title, other))
        place, there = gold.get("place"), fact.get("place")
        by_place = bool(place and there) and names.gold_place(place) == names.place(there)
        if not place and not title:
            by_place = not there
        if not (by_name or by_place):
            return 0
        return 1 + by_name + _overlap(names, gold, fact) + 0.5 * (gold.get("start") == fact.get("start"))

    def participants(gold: Facts, fact: Facts) -> float:
        return _overlap(names, gold, fact)

    return same, {"status": _equal("status"), "start": _within("start"), "participants": participants}


def _same_pair(names: Names, gold: Facts, fact: Facts) -> bool:
    pair = {names.gold_actor(gold["a"]), names.gold_actor(gold["b"])}
    return pair == {names.actor(fact.get("a")), names.actor(fact.get("b"))}


def _ties(names: Names) -> tuple[Same, dict[str, Judge]]:
    return lambda gold, fact: _same_pair(names, gold, fact), {"status": _equal("status")}


def _policies(names: Names) -> tuple[Same, dict[str, Judge]]:
    def same(gold: Facts, fact: Facts) -> float:
        named = contains(gold["ko"], fact.get("ko")) or contains(gold["ko"], fact.get("en"))
        return named and names.gold_actor(gold["owner"]) == names.actor(fact.get("owner"))

    return same, {"theme": _equal("theme")}


def _themes(names: Names) -> tuple[Same, dict[str, Judge]]:
    def same(gold: Facts, fact: Facts) -> float:
        return gold["theme"] == fact.get("theme") and names.gold_actor(gold["place"]) == names.actor(fact.get("place"))

    return same, {}


def _shared(names: Names) -> tuple[Same, dict[str, Judge]]:
    return lambda gold, fact: gold["theme"] == fact.get("theme") and _same_pair(names, gold, fact), {}


_RULES: dict[str, Callable[[Names], tuple[Same, dict[str, Judge]]]] = {
    "places": _places,
    "officials": _officials,
    "networks": _networks,
    "memberships": _memberships,
    "agreements": _agreements,
    "events": _events,
    "ties": _ties,
    "policies": _policies,
    "themes": _themes,
    "shared": _shared,
}
