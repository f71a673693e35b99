"""Phrases, predicates and clauses: a Korean sentence in the parts that rules read."""

from dataclasses import field

from kg.statements.analysis import Named
from kg.values import value

_NO_ACTORS = frozenset({"date", "country"})


@value
class Phrase:
    """Nouns that stand together, and the part that their particle gives them in the clause.

    `part` is topic, subject, object, of, with, at, to, toward, from, as, until, since, list (followed by a comma) or "".
    `topic` says that 은/는/도 marks it, whatever its part, `length` is that of its words without the particle, and
    `inside` are the namings that stand in brackets. `words` is its text without the particle, `actors` are the places,
    officials, networks and groups among its namings, `dates` the dates, those in brackets too.
    """

    start: int
    end: int
    text: str
    nouns: tuple[str, ...]
    part: str
    topic: bool = False
    length: int = 0
    named: tuple[Named, ...] = ()
    inside: tuple[Named, ...] = ()

    words: str = field(init=False, repr=False, compare=False)
    actors: tuple[Named, ...] = field(init=False, repr=False, compare=False)
    dates: tuple[Named, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep at hand what nearly every rule asks a phrase for."""
        named, inside = self.named, self.inside
        object.__setattr__(self, "words", self.text[: self.length])
        object.__setattr__(
            self, "actors", tuple([each for each in named if each.kind not in _NO_ACTORS]) if named else ()
        )
        object.__setattr__(
            self,
            "dates",
            tuple([each for each in (*named, *inside) if each.kind == "date"]) if named or inside else (),
        )


@value
class Predicate:
    """A verb, adjective, copula or noun of action.

    `stem` is its dictionary form without 다 (체결, 맺, 이), `tail` the endings and auxiliaries after it, joined by blanks,
    `ending` is final, and, modifier, nominal, quote or noun.
    """

    start: int
    end: int
    stem: str
    tail: str
    ending: str


@value
class Clause:
    """A predicate with the phrases before it.

    `phrases` are its own; `nested` those of the relative clauses among them. `head` is the phrase that a relative
    clause describes, `also` those that 와, 과 or a comma join to it. `quoted` says that it stands in quotation marks or before a verb of saying.
    """

    start: int
    end: int
    predicate: Predicate
    phrases: tuple[Phrase, ...]
    nested: tuple[Phrase, ...] = ()
    head: Phrase | None = None
    quoted: bool = False
    also: tuple[Phrase, ...] = ()

    @property
    def actors(self) -> tuple[Named, ...]:
        """Return the actors of its own phrases, in order."""
        return tuple(actor for phrase in self.phrases for actor in phrase.actors)

    @property
    def described(self) -> tuple[Named, ...]:
        """Return the actors that a relative clause describes."""
        return tuple(each for phrase in (*((self.head,) if self.head else ()), *self.also) for each in phrase.actors)

    @property
    def dates(self) -> tuple[Named, ...]:
        """Return the dates of its own phrases, in order."""
        return tuple(date for phrase in self.phrases for date in phrase.dates)
