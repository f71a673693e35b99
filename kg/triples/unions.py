"""Two things as one, because a person or a text says so: what either has, under one id."""

from collections.abc import Sequence
from dataclasses import replace

from kg.triples import merge
from kg.triples.terms import language
from kg.triples.things import Thing

Reason = tuple[str, str]

_SINGLE = ("start", "end", "date", "valid_until", "name", "role", "type", "owner", "held_in")


def join(things: Sequence[Thing], kept: Thing, gone: Thing, reason: Reason) -> list[Thing]:
    """Return things with two of them as one, for a reason in English and in Korean; all others point to that one."""
    one = unite(kept, gone, reason)
    joined = [one if thing.path == kept.path else thing for thing in things if thing.path != gone.path]
    joined = [redirect(thing, gone.path, kept.path) for thing in joined]
    return _tenures_as_one(joined, kept.path, reason) if kept.kind == "official" else joined


def unite(kept: Thing, gone: Thing, reason: Reason) -> Thing:
    """Return two things as the one that they are for a reason: under the first's id, with what either has."""
    single = {field for field, _ in kept.values if field in _SINGLE}
    extra = [pair for pair in gone.values if pair not in kept.values and pair[0] not in single]
    members = tuple(sorted({*kept.members, *gone.members}, key=lambda member: member.assertion))
    return replace(
        kept,
        values=(*kept.values, *extra, *_names(kept, gone)),
        members=members,
        status=merge.resolve_status(members) if kept.status else None,
        aliases=kept.aliases | gone.aliases | {gone.path},
        reasons=tuple(sorted({*kept.reasons, *gone.reasons, reason})),
        conflicts=tuple(sorted({*kept.conflicts, *gone.conflicts})),
        doubts=tuple(sorted({*kept.doubts, *gone.doubts} - {kept.path, gone.path})),
    )


def _names(kept: Thing, gone: Thing) -> list[tuple[str, str]]:
    """Return the names that only the one that goes has: of a language in which the other has none, the name proper."""
    known = {*kept.all("name"), *kept.all("other_name"), *gone.all("other_name")}
    spoken = {language(name) for name in kept.all("name")}
    # where it had no name at all, it has taken the other's with all else
    names = [name for name in gone.all("name") if spoken and name not in known]
    return [("other_name" if language(name) in spoken else "name", name) for name in names]


def redirect(thing: Thing, gone: str, kept: str) -> Thing:
    """Return a thing that points to what one has become part of."""
    values = tuple(dict.fromkeys((field, kept if value == gone else value) for field, value in thing.values))
    doubts = tuple(sorted({kept if path == gone else path for path in thing.doubts} - {thing.path}))
    return replace(thing, values=values, doubts=doubts)


def _tenures_as_one(things: list[Thing], person: str, reason: Reason) -> list[Thing]:
    """Return things with one tenure for each office of a person."""
    first: dict[tuple[str | None, str | None], Thing] = {}
    out: list[Thing] = []
    for thing in sorted(things, key=lambda each: each.path):
        office = (thing.one("of"), thing.one("role"))
        if thing.kind != "tenure" or thing.one("official") != person:
            out.append(thing)
        elif office in first:
            first[office] = unite(first[office], thing, reason)
        else:
            first[office] = thing
    return [*out, *first.values()]
