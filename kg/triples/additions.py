"""New assertions put into a graph without reading all that earlier documents said of the same things.

A graph of a hundred thousand documents has things of which thousands speak. Two short ways make the next document cost
no more there than in a small graph; where neither holds, the block is derived whole:

- *Repeats*: of a thing that lasts (an agreement, a membership, an office, a policy, an exchange), a new assertion often
  says what the thing says already. Then nothing changes but who says so, and how many documents do.
- *Events*: what a report bears upon lies within its year, unless a loose report is near (see `sections`). The year is
  derived without the new reports and with them, and what differs is written.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import pyoxigraph as ox

from kg.model import (
    Agreement,
    Engagement,
    Event,
    Exchange,
    Membership,
    MembershipRole,
    OfficeRole,
    Policy,
    Tenure,
    Tie,
)
from kg.triples import dates, identity, merge, terms
from kg.triples.blocks import LASTING, derive
from kg.triples.lots import chunks
from kg.triples.members import Arrived
from kg.triples.quads import Node, Quads, Term
from kg.triples.records import Recorded
from kg.triples.sections import section, year_of
from kg.triples.settling import never
from kg.triples.terms import fixed, iri, term
from kg.triples.things import Thing
from kg.vocabulary import Individual, Property

Facts = dict[Node, set[Term]]
# a plan or an undated report is no farther than this from what it may be about
_REACH = 2
_READ = (
    terms.PREFERRED,
    terms.ALTERNATIVE,
    *(
        term(name)
        for name in (
            Property.DOCUMENT_COUNT,
            Property.STATUS,
            Property.REVIEW,
            Property.CONFLICT,
            Property.POLARITY,
            Property.START,
            Property.END,
            Property.SIGNED_ON,
            Property.VALID_UNTIL,
            Property.THEME,
            Property.TO,
        )
    ),
)


class Additions:
    """The changes that new assertions make, and the blocks for which there is no short way."""

    def __init__(
        self,
        quads: Quads,
        read: Callable[[Sequence[str]], Arrived],
        written: Callable[[list[Thing]], list[ox.Quad]],
    ) -> None:
        """Take the store, how assertions are read by block or section, and how things are written as quads."""
        self._quads = quads
        self._read = read
        self._written = written
        self.gone: list[ox.Quad] = []
        self.came: list[ox.Quad] = []
        self.left: set[str] = set()

    def run(self, arrived: Arrived) -> None:
        """Work out what new assertions, by block, change."""
        for names in chunks(sorted(arrived)):
            events = [name for name in names if all(isinstance(m.statement, Event) for m in arrived[name])]
            self._events({name: arrived[name] for name in events})
            self._repeats({name: arrived[name] for name in names if name not in events})

    # events

    def _events(self, arrived: Arrived) -> None:
        years = {name: {year_of(member.statement) for member in new} for name, new in arrived.items()}
        self.left |= {name for name, found in years.items() if None in found}
        wanted = {section(name, year) for name, found in years.items() if None not in found for year in (*found, None)}
        held = self._read(sorted(wanted))
        for name, found in years.items():
            told = [int(year) for year in found if year is not None]
            loose = held.get(section(name, None), [])
            if None in found or any(_near(member, year) for member in loose for year in told):
                self.left.add(name)
                continue
            now = [member for year in sorted(map(str, found)) for member in held[section(name, year)]]
            new = {member.assertion for member in arrived[name]}
            before = {thing.path: thing for thing in derive(name, [m for m in now if m.assertion not in new], never)}
            after = {thing.path: thing for thing in derive(name, now, never)}
            self.gone += self._written([each for path, each in before.items() if after.get(path) != each])
            self.came += self._written([each for path, each in after.items() if before.get(path) != each])

    # repeats

    def _repeats(self, arrived: Arrived) -> None:
        targets = {name: [_targets(name, member) for member in new] for name, new in arrived.items()}
        facts = self._facts({path for each in targets.values() for paths in each for path in paths})
        offices = self._offices(targets.values())
        for name, new in arrived.items():
            known = [
                bool(paths) and all(path in facts for path in paths) and _repeats(name, member, paths, facts, offices)
                for member, paths in zip(new, targets[name], strict=True)
            ]
            if all(known) and len({_office(member) for member in new}) == 1:
                self._say(new, targets[name], facts)
            else:
                self.left.add(name)

    def _facts(self, paths: Iterable[str]) -> dict[str, Facts]:
        """Return what things say that a repetition could change, by path; only of those that are there."""
        nodes = [iri(path) for path in sorted(paths)]
        found: dict[str, Facts] = defaultdict(lambda: defaultdict(set))
        for predicate in _READ:
            for quad in self._quads.having(nodes, predicate):
                if isinstance(quad.object, ox.NamedNode | ox.Literal):
                    found[terms.path_of(terms.subject(quad))][predicate].add(quad.object)
        return {path: facts for path, facts in found.items() if term(Property.DOCUMENT_COUNT) in facts}

    def _offices(self, targets: Iterable[list[tuple[str, ...]]]) -> dict[str, set[str]]:
        """Return the tenures of each official, by path."""
        persons = sorted({paths[1] for each in targets for paths in each if len(paths) > 1})
        found = self._quads.subjects(term(Property.OFFICIAL), [iri(path) for path in persons])
        return {path: {terms.path_of(node) for node in found[iri(path)]} for path in persons}

    def _say(self, new: Sequence[Recorded], targets: Sequence[tuple[str, ...]], facts: dict[str, Facts]) -> None:
        """Add who says so, and count the documents."""
        documents: dict[str, set[str]] = defaultdict(set)
        seen: list[ox.Quad] = []
        for member, paths in zip(new, targets, strict=True):
            node, assertion = iri(paths[0]), fixed(member.assertion)
            self.came.append(ox.Quad(node, term(Property.ASSERTED_BY), assertion, terms.THINGS))
            graph = iri(f"document/{member.document}")
            self.came.append(ox.Quad(assertion, term(Property.ASSERTS), node, graph))
            when = member.statement.observed_on if isinstance(member.statement, Tenure) else None
            if when and dates.valid(when) and (value := terms.date(when)):
                seen.append(ox.Quad(node, term(Property.OBSERVED_ON), value, terms.THINGS))
            for path in paths:
                documents[path].add(member.document)
        held = self._quads.held(seen)
        self.came += [quad for quad in dict.fromkeys(seen) if quad not in held]
        count = term(Property.DOCUMENT_COUNT)
        for path, who in documents.items():
            before = _count(facts[path])
            self.gone.append(ox.Quad(iri(path), count, ox.Literal(before), terms.THINGS))
            self.came.append(ox.Quad(iri(path), count, ox.Literal(before + len(who)), terms.THINGS))


def _near(member: Recorded, year: int) -> bool:
    """Tell whether a loose report may be about what happened in a year, or about what such things bear upon."""
    span = merge.span_of(member)
    if span is not None:
        return span[0].year - _REACH <= year <= span[1].year + _REACH
    if member.published is None or not dates.valid(member.published):
        return True
    return abs(int(member.published[:4]) - year) <= _REACH


def _targets(block: str, member: Recorded) -> tuple[str, ...]:  # noqa: PLR0911 - a return a kind
    """Return the path of the one thing that an assertion is about, and of a tenure's official; none if that is open."""
    match member.statement:
        case Engagement():
            return (identity.thing_path("engagement", block),)
        case Exchange(theme=theme):
            return (identity.thing_path("exchange", block, theme),)
        case Tie():
            return (identity.thing_path("exchange", block, ""),)
        case Agreement(type=kind) if kind in LASTING:
            return (identity.thing_path("agreement", block, kind.value),)
        case Membership(role=MembershipRole.MEMBER | MembershipRole.FOUNDER as role):
            return (identity.thing_path("membership", block, role.value, ""),)
        case Policy(name=name):
            return (identity.thing_path("policy", block, identity.normal(name)),)
        case Tenure(of=of, role=role):
            office = identity.reference(of)
            tenure = identity.thing_path("tenure", block, office, role.value)
            return tenure, identity.thing_path("official", block, office)
    return ()


def _office(member: Recorded) -> str:
    # a document that gives a name two offices joins two persons
    return identity.reference(member.statement.of) if isinstance(member.statement, Tenure) else ""


def _repeats(  # noqa: PLR0911 - a return a kind
    block: str, member: Recorded, paths: tuple[str, ...], facts: dict[str, Facts], offices: dict[str, set[str]]
) -> bool:
    """Tell whether an assertion says nothing of its thing that the thing does not say already."""
    thing = facts[paths[0]]
    if not all(_undisputed(facts[path]) for path in paths) or member.statement.denied:
        return False
    status = getattr(member.statement, "status", None)
    if thing.get(term(Property.STATUS), set()) != ({terms.individual(status.value)} if status else set()):
        return False
    match member.statement:
        case Engagement() | Exchange() | Tie():
            return _goes_on(member.statement, thing)
        case Agreement() as pact:
            fields = {"date": Property.SIGNED_ON, "valid_until": Property.VALID_UNTIL}
            silent = pact.supersedes is None and not member.people
            return silent and _same_dates(member, fields, thing) and _has(thing, Property.THEME, pact.themes)
        case Membership():
            return _same_dates(member, {"start": Property.START, "end": Property.END}, thing)
        case Policy() as policy:
            named = thing.get(terms.PREFERRED) == {terms.name(policy.name)} and terms.ALTERNATIVE not in thing
            silent = policy.english is None and not member.policies
            return named and silent and _has(thing, Property.THEME, (policy.theme,))
        case Tenure() as tenure:
            person, office = facts[paths[1]], identity.reference(tenure.of)
            named = person.get(terms.PREFERRED) == {terms.name(tenure.official)} and terms.ALTERNATIVE not in person
            # of a person with one office, nothing hangs on when each became known
            of_this = {identity.thing_path("tenure", block, office, each.value) for each in OfficeRole}
            fields = {"start": Property.START, "end": Property.END}
            return (
                named and offices[paths[1]] <= of_this and tenure.english is None and _same_dates(member, fields, thing)
            )
    return False


def _undisputed(thing: Facts) -> bool:
    """Tell whether a thing stands on several documents that agree that it is so, and no person has judged it."""
    judged = thing.get(term(Property.REVIEW)) != {term(Individual.MACHINE)} or term(Property.POLARITY) in thing
    # the second document adds the reason of the merge
    return not judged and term(Property.CONFLICT) not in thing and _count(thing) > 1


def _count(thing: Facts) -> int:
    (count,) = thing[term(Property.DOCUMENT_COUNT)]
    return int(str(count.value))


def _goes_on(statement: Engagement | Exchange | Tie, thing: Facts) -> bool:
    """Tell whether what goes on began no later than a statement says, and the learner is known."""
    learner = statement.learner if isinstance(statement, Exchange) else None
    if learner and not _has(thing, Property.TO, (learner,)):
        return False
    if statement.start is None or not dates.valid(statement.start):
        return True
    known = [str(each.value) for each in thing.get(term(Property.START), ())]
    return bool(known) and min(known) <= statement.start


def _same_dates(member: Recorded, fields: dict[str, Property], thing: Facts) -> bool:
    for name, predicate in fields.items():
        value: str | None = getattr(member.statement, name)
        if value is not None and dates.valid(value) and thing.get(term(predicate)) != {terms.date(value)}:
            return False
    return True


def _has(thing: Facts, predicate: Property, values: Iterable[str]) -> bool:
    convert = terms.theme if predicate is Property.THEME else iri
    return {convert(value) for value in values if value} <= thing.get(term(predicate), set())
