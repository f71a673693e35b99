"""What to know before a visit: a city, or two, in one or two pages; every line with the sentence that it rests on."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.errors import InputError
from kg.views.choose import find
from kg.views.content import Content, Fact, Node, Quote, stage
from kg.views.excerpt import excerpt
from kg.views.pack import named
from kg.views.page import words

_MOST = 7  # lines of a section: a briefing is read on the way


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One point: what, when and how certain it is, the words of a document, and the numbers of its sources."""

    text: str
    note: str = ""
    quote: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its points; `rest` says how many more there are, `nothing` what to print where there is none."""

    title: str
    lines: tuple[Line, ...] = ()
    rest: str = ""
    nothing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A briefing: title, the day that it speaks of, sections, and the documents by number."""

    title: str
    day: str
    language: str
    sections: tuple[Section, ...]
    sources: tuple[str, ...]


_TITLES = {
    "title": ("{names} 방문 전 브리핑", "Briefing before a visit: {names}"),
    "day": ("기준일 {day}. 문서에 적힌 것만 담았습니다.", "As of {day}. It holds only what documents say."),
    "who": ("어떤 도시인가", "Who they are"),
    "signed": ("맺은 협약", "What was signed"),
    "met": ("누가 언제 만났나", "Who met whom, and when"),
    "themes": ("함께하는 주제", "Shared themes"),
    "plans": ("예정되었으나 확인되지 않은 일", "Planned and never confirmed"),
    "coming": ("앞으로 예정된 일", "Planned ahead"),
    "networks": ("함께 속한 네트워크", "Networks in common"),
    "memberships": ("속한 네트워크", "Networks"),
    "conflicts": ("문서끼리 다른 점", "Where documents disagree"),
    "sources": ("출처", "Sources"),
    "source": ("출처", "source"),
    "nothing": ("문서에 없음", "nothing in the documents"),
    "rest": ("그 밖에 {n}건", "and {n} more"),
    "population": ("인구 {n}", "population {n}"),
    "seen": ("{day} 문서 기준", "as of a document of {day}"),
    "since": ("{day}부터", "since {day}"),
    "visit": ("{who}의 {where} 방문", "{who} visits {where}"),
    "undated": ("날짜 미상", "no date"),
    "between": ("{a}·{b}", "{a} and {b}"),
    "planned": (
        "예정일이 지났고, 이루어졌다는 문서는 없습니다",
        "its date has passed; no document says that it took place",
    ),
    "open": ("날짜 없이 예정", "planned without a date"),
}


def brief(
    content: Content, city: str, other: str | None = None, *, language: str = "ko", day: str | None = None
) -> Brief:
    """Return the briefing on a city, or on what joins two; DAY tells past from future, today where it is not given.

    Raises:
        UnknownNameError: the graph has no such city; the nearest are offered.
        InputError: both names are one city, or the day is no date.

    """
    kinds = ("city", "region", "country")
    places = [find(content, name, kinds, "city") for name in (city, other) if name is not None]
    if len({place.id for place in places}) < len(places):
        raise InputError(f"'{city}' and '{other}' are one city here. Give two.")
    on = day or dt.datetime.now(tz=dt.UTC).date().isoformat()
    try:
        dt.date.fromisoformat(on)
    except ValueError as error:
        raise InputError(f"--on '{on}' is no day. Give YYYY-MM-DD.") from error
    return _Writer(content, places, language, on).write()


class _Writer:
    """Gathers the sections of one briefing, numbering documents as they are first cited."""

    def __init__(self, content: Content, places: list[Node], language: str, day: str) -> None:
        self.content = content
        self.places = places
        self.tongue = 0 if language == "ko" else 1
        self.language = language
        self.day = day
        self.nodes = {node.id: node for node in content.nodes}
        self.themes = {theme.id: theme for theme in content.themes}
        self.documents = {source.id: source for source in content.sources}
        self.cited: list[str] = []
        self.words = words()
        wanted = {place.id for place in places}
        # what documents only deny there is not
        told = (fact for fact in content.facts if not fact.quotes or not all(quote.denied for quote in fact.quotes))
        self.facts = [fact for fact in told if wanted <= {end for _, end in fact.ends}]

    def write(self) -> Brief:
        names = " – ".join(self.name(place) for place in self.places)
        plans = [fact for fact in self.facts if stage(fact.status) == "planned"]
        ahead = [fact for fact in plans if (fact.start or fact.end) and not self.passed(fact)]
        past = [fact for fact in plans if fact not in ahead]
        sections = [
            self.who(),
            self.section("signed", self.of("agreement", {"done", "ended"}), self.line),
            self.section("met", self.of("event", {"done"}), self.line),
            self.shared(),
            self.section("plans", self.latest(past), lambda fact: self.line(fact, self.plan(fact))),
            self.section("coming", self.latest(ahead), self.line) if ahead else None,
            self.memberships(),
        ]
        disputed = [fact for fact in self.facts if fact.conflict]
        if disputed:
            sections.append(self.section("conflicts", disputed, lambda fact: self.line(fact, self.disagreement(fact))))
        return Brief(
            title=self.say("title", names=names),
            day=self.say("day", day=self.day),
            language=self.language,
            sections=tuple(section for section in sections if section is not None),
            sources=tuple(self.cite(identifier) for identifier in self.cited),
        )

    # words

    def say(self, key: str, **values: object) -> str:
        return _TITLES[key][self.tongue].format(**values)

    def word(self, key: str) -> str:
        pair = self.words.get(key)
        return pair[self.tongue] if pair else key.split(".", 1)[-1]

    def name(self, node: Node) -> str:
        return (node.ko or node.en) if self.tongue == 0 else (node.en or node.ko)

    def theme(self, theme: str) -> str:
        return self.name(self.themes[theme]) if theme in self.themes else theme

    def cite(self, identifier: str) -> str:
        source = self.documents[identifier]
        known = [source.publisher, f"「{source.title}」", source.issued, source.address]
        retold = self.word("sources.retelling") if source.retelling else None
        return ", ".join(part for part in (*known, retold) if part and part != source.title)

    def numbers(self, quotes: Iterable[Quote]) -> tuple[int, ...]:
        found = []
        for quote in quotes:
            if quote.source not in self.documents:
                continue
            if quote.source not in self.cited:
                self.cited.append(quote.source)
            found.append(self.cited.index(quote.source) + 1)
        return tuple(sorted(set(found)))

    # facts

    def of(self, kind: str, stages: set[str]) -> list[Fact]:
        return self.latest(fact for fact in self.facts if fact.kind == kind and stage(fact.status) in stages)

    def latest(self, facts: Iterable[Fact]) -> list[Fact]:
        return sorted(facts, key=lambda fact: (fact.start or fact.end or "", fact.id), reverse=True)

    def passed(self, fact: Fact) -> bool:
        last = fact.end or fact.start
        return last is not None and last < self.day[: len(last)]

    def plan(self, fact: Fact) -> str:
        """Return why a plan counts as unconfirmed: its day is past, or it never had one."""
        if fact.start or fact.end:
            return self.say("planned")
        days = [self.documents[quote.source].issued for quote in fact.quotes if quote.source in self.documents]
        told = max((day for day in days if day), default=None)
        return " · ".join([self.say("open"), *([self.say("seen", day=told)] if told else [])])

    def disagreement(self, fact: Fact) -> str:
        """Return what documents disagree on, naming them by their numbers."""
        self.numbers(fact.quotes)
        numbers = {
            identifier.rsplit("/", 1)[-1]: f"{self.say('source')} {i}" for i, identifier in enumerate(self.cited, 1)
        }
        return " · ".join(named(pair[self.tongue], numbers) for pair in fact.conflict)

    def section(self, key: str, facts: list[Fact], draw: Callable[[Fact], Line]) -> Section:
        rest = self.say("rest", n=len(facts) - _MOST) if len(facts) > _MOST else ""
        lines = tuple(draw(fact) for fact in facts[:_MOST])
        return Section(title=self.say(key), lines=lines, rest=rest, nothing="" if lines else self.say("nothing"))

    def line(self, fact: Fact, note: str | None = None) -> Line:
        """Return a fact as a point; a NOTE stands in place of its status."""
        there = {place.id for place in self.places}
        # two cities speak of one another: neither needs naming; of one city, the others do
        ends = [end for part, end in fact.ends if part not in ("attendee", "signatory")]
        others = [self.name(self.nodes[end]) for end in dict.fromkeys(ends) if end not in there and end in self.nodes]
        people = [
            self.name(self.nodes[end])
            for part, end in fact.ends
            if part in ("attendee", "signatory") and end in self.nodes
        ]
        what = fact.name or self.visit(fact) or self.word(f"relation.{fact.type}")
        if not fact.name and self.visit(fact):
            others = []
        when = fact.start or fact.end or self.say("undated")
        if fact.end and fact.start and fact.end != fact.start:
            when = f"{fact.start} – {fact.end}"
        text = f"{when} · {what}"
        if others:
            text += f" · {', '.join(others[:5])}{' …' if len(others) > 5 else ''}"  # noqa: PLR2004 - enough to tell
        if people:
            text += f" ({', '.join(dict.fromkeys(people))})"
        return Line(
            text=text,
            note=self.word(f"status.{fact.status}") if note is None else note,
            quote=excerpt(fact, self.documents, self.nodes),
            sources=self.numbers(fact.quotes),
        )

    def visit(self, fact: Fact) -> str:
        """Return who visits whom, of a visit of which both are known."""
        who = [self.name(self.nodes[end]) for part, end in fact.ends if part == "visitor" and end in self.nodes]
        where = [self.name(self.nodes[end]) for part, end in fact.ends if part == "heldIn" and end in self.nodes]
        if fact.type != "visit" or not who or not where:
            return ""
        return self.say("visit", who=", ".join(who), where=where[0])

    # sections with a shape of their own

    def who(self) -> Section:
        lines = []
        countries = {code: (ko, en) for code, ko, en in self.content.countries}
        for place in self.places:
            other = place.en if self.tongue == 0 else place.ko
            country = countries.get(place.country or "", (place.country or "", place.country or ""))[self.tongue]
            population = self.say("population", n=f"{place.population:,}") if place.population else ""
            lines.append(Line(text=" · ".join(part for part in (self.name(place), other, country, population) if part)))
            held = [fact for fact in self.content.facts if fact.kind == "tenure" and ("of", place.id) in fact.ends]
            for fact in self.latest(held)[:3]:
                person = next((self.nodes[end] for part, end in fact.ends if part == "official"), None)
                if person:
                    text = f"{self.word(f'relation.{fact.type}')} {self.name(person)}"
                    lines.append(Line(text=text, note=self.lasted(fact), sources=self.numbers(fact.quotes)))
        return Section(title=self.say("who"), lines=tuple(lines))

    def shared(self) -> Section:
        """Return themes that exchanges, agreements and events bind to the two; of one city, with the partners."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            if fact.kind in ("exchange", "agreement", "event") and stage(fact.status) == "done":
                for theme in fact.themes:
                    found[theme].append(fact)
        there = {place.id for place in self.places}
        # themes that rest on the same sentence, with the same partners, are one point
        points: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
        for theme, facts in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
            ends = dict.fromkeys(
                end for fact in facts for part, end in fact.ends if part in ("party", "participant", "visitor")
            )
            partners = tuple(self.name(self.nodes[end]) for end in ends if end not in there and end in self.nodes)
            points[excerpt(facts[0], self.documents, self.nodes), partners].append(theme)
        lines = []
        for (quote, partners), themes in list(points.items())[:_MOST]:
            text = ", ".join(self.theme(theme) for theme in themes)
            text += f" · {', '.join(partners[:6])}" if partners else ""
            quotes = [quote for theme in themes for fact in found[theme] for quote in fact.quotes]
            lines.append(Line(text=text, quote=quote, sources=self.numbers(quotes)))
        left = [self.theme(theme) for themes in list(points.values())[_MOST:] for theme in themes]
        rest = f"{self.say('rest', n=len(left))}: {', '.join(left)}" if left else ""
        return Section(
            title=self.say("themes"), lines=tuple(lines), rest=rest, nothing="" if lines else self.say("nothing")
        )

    def lasted(self, fact: Fact) -> str:
        """Return from when on an office or membership holds, or the last day on which it is told to."""
        if not fact.start:
            return ""
        return self.say("seen", day=fact.end or fact.start) if fact.as_of else self.say("since", day=fact.start)

    def memberships(self) -> Section:
        by_network: dict[str, dict[str, Fact]] = defaultdict(dict)
        for fact in self.content.facts:
            if fact.kind == "membership" and stage(fact.status) == "done":
                member = next((end for part, end in fact.ends if part == "member"), "")
                network = next((end for part, end in fact.ends if part == "network"), "")
                by_network[network].setdefault(member, fact)
        lines = []
        for network, members in sorted(by_network.items()):
            facts = [members[place.id] for place in self.places if place.id in members]
            if len(facts) < len(self.places) or network not in self.nodes:
                continue
            roles = ", ".join(
                ", ".join(
                    filter(None, (f"{self.name(place)}: {self.word(f'relation.{fact.type}')}", self.lasted(fact)))
                )
                for place, fact in zip(self.places, facts, strict=True)
            )
            quotes = [quote for fact in facts for quote in fact.quotes]
            lines.append(Line(text=f"{self.name(self.nodes[network])} ({roles})", sources=self.numbers(quotes)))
        key = "networks" if len(self.places) > 1 else "memberships"
        return Section(title=self.say(key), lines=tuple(lines), nothing="" if lines else self.say("nothing"))
