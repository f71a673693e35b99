"""Persons in public office: which tenures are one person's, and the offices they held."""

from collections import defaultdict
from collections.abc import Callable

from kg.model import OfficeRole, Tenure
from kg.triples import dates, identity, merge
from kg.triples.records import Recorded
from kg.triples.things import Thing

Apart = Callable[[Recorded, Recorded], bool]
_Group = dict[str, list[Recorded]]


def persons(block: str, members: list[Recorded], apart: Apart) -> list[Thing]:
    """Return the officials of one name and their tenures.

    The same name with an office of the same place is one person, and so is a name to which one document gives two
    offices. The same name in offices that no document joins is proposed as the same, not merged.
    """
    offices: _Group = defaultdict(list)
    for member in members:
        if isinstance(member.statement, Tenure):
            offices[identity.reference(member.statement.of)].append(member)
    groups = _joined(offices, apart)
    paths = [_path(block, offices, group) for group in groups]
    things: list[Thing] = []
    for group, path in zip(groups, paths, strict=True):
        held = [member for of in group for member in offices[of]]
        others = tuple(sorted(other for other in paths if other != path))
        things.append(_person(block, path, group, held, others))
        for of in group:
            things += _tenures(block, path, of, offices[of])
    return things


def _joined(offices: _Group, apart: Apart) -> list[list[str]]:
    """Return the offices, grouped by person: offices that one document gives to the name belong together."""
    group_of = {of: of for of in offices}

    def root(of: str) -> str:
        while group_of[of] != of:
            of = group_of[of]
        return of

    named_in: dict[str, list[str]] = defaultdict(list)
    for of in sorted(offices):
        for document in sorted({member.document for member in offices[of]}):
            named_in[document].append(of)
    for together in named_in.values():
        for other in together[1:]:
            if not any(apart(one, two) for one in offices[together[0]] for two in offices[other]):
                first, second = sorted((root(together[0]), root(other)))
                group_of[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for of in sorted(offices):
        groups[root(of)].append(of)
    return [groups[key] for key in sorted(groups)]


def _path(block: str, offices: _Group, group: list[str]) -> str:
    # the first office known: a person keeps the id when a later office becomes known
    def known(of: str) -> tuple[str, str]:
        told = [_when(member) for member in offices[of]]
        return min((when for when in told if when), default="9"), of

    return identity.thing_path("official", block, min(group, key=known))


def _when(member: Recorded) -> str:
    statement = member.statement
    if not isinstance(statement, Tenure):
        return ""
    return statement.start or statement.observed_on or member.published or ""


def _person(block: str, path: str, group: list[str], members: list[Recorded], others: tuple[str, ...]) -> Thing:
    statements = [member.statement for member in members if isinstance(member.statement, Tenure)]
    names = [statement.official for statement in statements]
    name = min(names, key=lambda text: (-names.count(text), text))
    english = [statement.english for statement in statements if statement.english]
    values = [("name", name)]
    if english:
        latin = min(english, key=lambda text: (-english.count(text), text))
        values += [("name", latin)] if name != latin and not name.isascii() and latin.isascii() else []
    values += [("other_name", other) for other in sorted(set(names) - {name})]
    reasons = []
    if len({member.document for member in members}) > 1:
        reasons.append(("same name and office", "이름과 직위가 같음"))
    if len(group) > 1:
        reasons.append(("one document gives the name both offices", "한 문서가 두 직위를 함께 적음"))
    return Thing(
        path=path,
        kind="official",
        block=block,
        values=tuple(values),
        status=None,
        members=tuple(sorted(members, key=lambda member: member.assertion)),
        aliases=frozenset(identity.thing_path("official", block, of) for of in group),
        reasons=tuple(reasons),
        doubts=others,
    )


def _tenures(block: str, person: str, of: str, members: list[Recorded]) -> list[Thing]:
    by_role: dict[OfficeRole, list[Recorded]] = defaultdict(list)
    for member in members:
        if isinstance(member.statement, Tenure):
            by_role[member.statement.role].append(member)
    things = []
    for role, group in sorted(by_role.items()):
        first = next(m.statement for m in group if isinstance(m.statement, Tenure))
        values = [("official", person), ("role", role.value), ("of", of), ("holder", first.official)]
        conflicts = []
        for name in ("start", "end"):
            winner, others = merge.best_date(group, name)
            if winner:
                values.append((name, winner))
            if others:
                told = "; ".join(sorted({winner or "", *others}))
                conflicts.append(
                    (f"documents disagree on the {name} of office: {told}", f"문서마다 임기가 다름: {told}")
                )
        seen = {m.statement.observed_on for m in group if isinstance(m.statement, Tenure)}
        values += [("observed_on", when) for when in sorted(filter(None, seen)) if dates.valid(when)]
        things.append(
            Thing(
                path=identity.thing_path("tenure", block, of, role.value),
                kind="tenure",
                block=block,
                values=tuple(values),
                status=None,
                members=tuple(sorted(group, key=lambda member: member.assertion)),
                conflicts=tuple(conflicts),
            )
        )
    return things
