"""Phrases, predicates and clauses: a Korean sentence in the parts that rules read."""

from kg.statements.analysis import Named
from kg.values import value


@value
class Phrase:
    """Nouns that stand together, and the part that their particle gives them in the clause.

    `part` is topic, subject, object, of, with, at, to, toward, from, as, until, since, list (followed by a comma) or "".
    `topic` says that 은/는/도 marks it, whatever its part, `length` is that of its words without the particle, and
    `inside` are the namings that stand in brackets.
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

    @property
    def words(self) -> str:
        """Return its text without the particle."""
        return self.text[: self.length]

    @property
    def actors(self) -> tuple[Named, ...]:
        """Return the places, officials, networks and groups among its namings, in order."""
        return tuple(each for each in self.named if each.kind not in ("date", "country")) if self.named else ()

    @property
    def dates(self) -> tuple[Named, ...]:
        """Return the dates among its namings, those in brackets too."""
        if not (self.named or self.inside):
            return ()
        return tuple(each for each in (*self.named, *self.inside) if each.kind == "date")


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
