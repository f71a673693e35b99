"""One block's assertions to its things, a function for each kind of thing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from kg.model import (
    Agreement,
    AgreementType,
    Engagement,
    Event,
    EventKind,
    Exchange,
    Membership,
    MembershipRole,
    Policy,
    Status,
    Tenure,
    Tie,
)
from kg.triples import dates, identity, merge
from kg.triples.merge import Cluster, Sentence
from kg.triples.records import Recorded
from kg.triples.things import Thing

Apart = Callable[[Recorded, Recorded], bool]

# what a pair has one of, however often it is renewed
LASTING = (AgreementType.SISTER, AgreementType.GOODWILL, AgreementType.FRIENDSHIP)
_GRADES = {AgreementType.FRIENDSHIP: 0, AgreementType.GOODWILL: 1, AgreementType.SISTER: 2}


def derive(block: str, members: Sequence[Recorded], apart: Apart) -> list[Thing]:
    """Return the things that a block's assertions amount to, in the order of their ids.

    `apart` tells whether a person has said that two assertions are not about one thing.
    """
    by_class: dict[str, list[Recorded]] = defaultdict(list)
    for member in members:
        by_class[member.statement.kind].append(member)
    things: list[Thing] = []
    things += _agreements(block, by_class["agreement"], apart)
    things += _events(block, by_class["event"], apart)
    things += _exchanges(block, by_class["exchange"] + by_class["tie"])
    things += _memberships(block, by_class["membership"], apart)
    things += _officials(block, by_class["tenure"], apart)
    things += _policies(block, by_class["policy"], apart)
    things += _engagements(block, by_class["engagement"])
    return sorted(things, key=lambda thing: thing.path)


def member_ids(block: str, member: Recorded) -> frozenset[str]:
    """Return the ids that an assertion would have as a thing alone: by them people's decisions tell it from others."""
    return frozenset(
        path for thing in derive(block, [member], lambda _one, _other: False) for path in (thing.path, *thing.aliases)
    )


def _sorted(members: Iterable[Recorded]) -> tuple[Recorded, ...]:
    return tuple(sorted(members, key=lambda member: member.assertion))


def _ids(kind: str, block: str, clusters: list[Cluster], key: Callable[[Cluster], tuple[object, ...]]) -> list[str]:
    """Return an id for each cluster: by its key, and where two share it, by all its dates and then its assertions."""
    counts: dict[str, int] = defaultdict(int)
    short = [identity.thing_path(kind, block, *key(cluster)) for cluster in clusters]
    for path in short:
        counts[path] += 1
    paths = []
    for cluster, path in zip(clusters, short, strict=True):
        if counts[path] == 1:
            paths.append(path)
            continue
        content = sorted({repr(_telling(member)) for member in cluster.members})
        paths.append(identity.thing_path(kind, block, *key(cluster), content[0]))
    return paths


def _telling(member: Recorded) -> tuple[object, ...]:
    names = ("start", "date", "end", "place", "name", "participants", "themes")
    return tuple(getattr(member.statement, name, None) for name in names)


def _year(cluster: Cluster) -> str:
    for name in ("start", "date", "end"):
        found, _ = merge.best_date(cluster.members, name)
        if found:
            return found[:4]
    return ""


def _conflict(members: Iterable[Recorded], name: str, winner: str | None, others: tuple[str, ...]) -> list[Sentence]:
    """Return the sentence that says which documents disagree on a date."""
    if winner is None or not others:
        return []
    who: dict[str, set[str]] = defaultdict(set)
    for member in members:
        value = getattr(member.statement, name, None)
        if value:
            who[value].add(member.document)
    english, korean = _FIELD_WORDS[name]
    told = [f"{value} ({', '.join(sorted(who[value]))})" for value in sorted({winner, *others})]
    return [(f"documents disagree on {english}: {'; '.join(told)}", f"문서마다 {korean}이 다름: {'; '.join(told)}")]


_FIELD_WORDS = {
    "start": ("the start", "시작일"),
    "end": ("the end", "종료일"),
    "date": ("the date of signing", "체결일"),
    "valid_until": ("the date of expiry", "만료일"),
}


def _status_conflict(members: Iterable[Recorded]) -> list[Sentence]:
    """Return the sentence for documents of which one affirms what another denies."""
    affirmed, denied = set(), set()
    for member in members:
        status = getattr(member.statement, "status", None)
        if member.statement.denied:
            denied.add(member.document)
        elif status in (Status.HELD, Status.SIGNED, Status.IN_FORCE):
            affirmed.add(member.document)
    if not affirmed or not denied:
        return []
    yes, no = ", ".join(sorted(affirmed)), ", ".join(sorted(denied))
    return [
        (
            f"documents disagree on whether it took place: affirmed by {yes}; denied by {no}",
            f"문서마다 실시 여부가 다름: 실시 {yes}; 부인 {no}",
        )
    ]


def _dated(cluster: Cluster, fields: dict[str, str]) -> tuple[list[tuple[str, str]], list[Sentence]]:
    values: list[tuple[str, str]] = []
    conflicts: list[Sentence] = []
    for name, field in fields.items():
        winner, others = merge.best_date(cluster.members, name)
        if winner:
            values.append((field, winner))
            conflicts += _conflict(cluster.members, name, winner, others)
    return values, conflicts


def _themes(members: Iterable[Recorded]) -> list[tuple[str, str]]:
    codes = {code for member in members for code in getattr(member.statement, "themes", ())}
    return [("theme", code) for code in sorted(codes)]


def _people(members: Iterable[Recorded], field: str) -> list[tuple[str, str]]:
    return [(field, path) for path in identity.sorted_unique(p for m in members for _, p in m.people)]


def _doubts(clusters: list[Cluster], paths: list[str]) -> list[tuple[str, ...]]:
    path_of = {id(cluster): path for cluster, path in zip(clusters, paths, strict=True)}
    return [
        tuple(sorted({path_of[id(other)] for other in cluster.doubts if id(other) in path_of})) for cluster in clusters
    ]


def _aliases(kind: str, block: str, cluster: Cluster, key: Callable[[Cluster], tuple[object, ...]]) -> frozenset[str]:
    own = key(cluster)
    alone = {identity.thing_path(kind, block, *own)}
    told = {_telling(member): member for member in cluster.members}
    for telling, member in told.items():
        mine = own if len(told) == 1 else key(Cluster([member]))
        alone.add(identity.thing_path(kind, block, *mine))
        alone.add(identity.thing_path(kind, block, *mine, repr(telling)))
    return frozenset(alone)


def _agreements(block: str, members: list[Recorded], apart: Apart) -> list[Thing]:
    by_type: dict[AgreementType, list[Recorded]] = defaultdict(list)
    for member in members:
        if isinstance(member.statement, Agreement):
            by_type[member.statement.type].append(member)
    things: list[Thing] = []
    for kind, group in sorted(by_type.items()):
        if kind in LASTING:
            # a renewal of the same type is the same agreement: parties and type decide, dates may disagree
            clusters = _lasting(group, apart)
        else:
            clusters = merge.gather(group, apart=apart, alike=merge.same_agreement)

        def key(cluster: Cluster, kind: AgreementType = kind) -> tuple[object, ...]:
            return (kind.value,) if kind in LASTING else (kind.value, _year(cluster))

        paths = _ids("agreement", block, clusters, key)
        for cluster, path, doubts in zip(clusters, paths, _doubts(clusters, paths), strict=True):
            parties = identity.sorted_unique(
                party for m in cluster.members if isinstance(m.statement, Agreement) for party in m.statement.parties
            )
            values, conflicts = _dated(cluster, {"date": "date", "valid_until": "valid_until"})
            things.append(
                Thing(
                    path=path,
                    kind="agreement",
                    type=kind.value,
                    block=block,
                    values=(
                        *(("party", party) for party in parties),
                        ("type", kind.value),
                        *values,
                        *_themes(cluster.members),
                        *_people(cluster.members, "signatory"),
                    ),
                    status=merge.resolve_status(cluster.members),
                    members=_sorted(cluster.members),
                    aliases=_aliases("agreement", block, cluster, key),
                    reasons=tuple(sorted(cluster.reasons)),
                    conflicts=tuple(conflicts + _status_conflict(cluster.members)),
                    doubts=doubts,
                )
            )
    return _upgraded(things)


def _lasting(members: list[Recorded], apart: Apart) -> list[Cluster]:
    clusters: list[Cluster] = []
    for member in _sorted(members):
        home = next((c for c in clusters if not any(apart(member, other) for other in c.members)), None)
        if home is None:
            clusters.append(Cluster([member]))
        else:
            home.members.append(member)
    for cluster in clusters:
        if len(cluster.documents()) > 1:
            cluster.reasons.append(("same parties and type of agreement", "당사자와 협약 종류가 같음"))
    return clusters


def _upgraded(things: list[Thing]) -> list[Thing]:
    """Link an agreement to the higher one that replaced it: as a document says, or by their dates."""
    from dataclasses import replace

    out: list[Thing] = []
    for thing in things:
        grade = _GRADES.get(AgreementType(thing.type or "other"))
        after: list[Thing] = []
        for other in things:
            above = _GRADES.get(AgreementType(other.type or "other"))
            if grade is None or above is None or above <= grade or other.status not in (Status.SIGNED, Status.IN_FORCE):
                continue
            said = any(
                isinstance(m.statement, Agreement) and m.statement.supersedes == thing.type for m in other.members
            )
            mine, theirs = thing.one("date"), other.one("date")
            later = bool(mine and theirs and dates.stretch(mine)[1] < dates.stretch(theirs)[0])
            if said or later:
                after.append(other)
        if after:
            nearest = min(after, key=lambda each: (_GRADES[AgreementType(each.type or "other")], each.path))
            thing = replace(thing, values=(*thing.values, ("superseded_by", nearest.path)))  # noqa: PLW2901
        out.append(thing)
    return out


def _events(block: str, members: list[Recorded], apart: Apart) -> list[Thing]:
    if not members:
        return []
    clusters = merge.gather(members, apart=apart, alike=merge.named_alike)

    def key(cluster: Cluster) -> tuple[object, ...]:
        return _year(cluster), identity.normal(_name(cluster))

    paths = _ids("event", block, clusters, key)
    return [
        _event(block, path, cluster, doubts, key)
        for cluster, path, doubts in zip(clusters, paths, _doubts(clusters, paths), strict=True)
    ]


def _name(cluster: Cluster) -> str | None:
    names = [name for member in cluster.members if (name := getattr(member.statement, "name", None))]
    return min(names, key=lambda name: (-names.count(name), -len(name), name), default=None)


def _event(
    block: str, path: str, cluster: Cluster, doubts: tuple[str, ...], key: Callable[[Cluster], tuple[object, ...]]
) -> Thing:
    events = [member.statement for member in cluster.members if isinstance(member.statement, Event)]
    kind = events[0].type
    values, conflicts = _dated(cluster, {"start": "start", "end": "end"})
    name = _name(cluster)
    said: list[tuple[str, str]] = []
    if name:
        said.append(("name", name))
        said += [("other_name", other) for other in sorted({e.name for e in events if e.name and e.name != name})]

    def every(field: str, chosen: Iterable[str | None]) -> None:
        said.extend((field, value) for value in identity.sorted_unique(filter(None, chosen)))

    every("held_in", (event.place for event in events))
    every("venue", (event.venue for event in events))
    every("organizer", (who for event in events for who in event.organizers))
    every("participant", (who for event in events for who in event.participants))
    if kind is EventKind.VISIT:
        every("visitor", (who for event in events for who in identity.visitors(event)))
    if kind is EventKind.AWARD:
        actors = {who for event in events for who in event.participants}
        every("awarded_to", (who for who in actors if who.startswith("place/")))
        every(
            "awarded_by",
            {who for event in events for who in event.organizers} | {w for w in actors if not w.startswith("place/")},
        )
        every("awarded_for", (path for member in cluster.members for path in member.policies))
    return Thing(
        path=path,
        kind="event",
        type=kind.value,
        block=block,
        values=(*said, *values, *_themes(cluster.members), *_people(cluster.members, "attendee")),
        status=merge.resolve_status(cluster.members),
        members=_sorted(cluster.members),
        aliases=_aliases("event", block, cluster, key),
        reasons=tuple(sorted(cluster.reasons)),
        conflicts=tuple(conflicts + _status_conflict(cluster.members)),
        doubts=doubts,
    )


def _exchanges(block: str, members: list[Recorded]) -> list[Thing]:
    """One exchange a pair and theme; a bare tie is the exchange without a theme."""
    by_theme: dict[str, list[Recorded]] = defaultdict(list)
    for member in members:
        by_theme[member.statement.theme if isinstance(member.statement, Exchange) else ""].append(member)
    things = []
    for theme, group in sorted(by_theme.items()):
        pairs = [m.statement for m in group if isinstance(m.statement, Exchange | Tie)]
        a, b = sorted((pairs[0].a, pairs[0].b))
        values = [("party", a), ("party", b)]
        if theme:
            values.append(("theme", theme))
        learners = identity.sorted_unique(p.learner for p in pairs if isinstance(p, Exchange) and p.learner)
        for learner in learners:
            values += [("from", b if learner == a else a), ("to", learner)]
        start = merge.earliest(group, "start")
        if start:
            # an exchange goes on: it starts with the first that is told, and reports of later dates are no conflict
            values.append(("start", start))
        things.append(
            _lasting_thing(
                ("exchange", block), (theme,), group, values, ("same pair and theme", "당사자와 주제가 같음")
            )
        )
    return things


def _lasting_thing(
    where: tuple[str, str],
    key: tuple[object, ...],
    members: list[Recorded],
    values: list[tuple[str, str]],
    reason: Sentence,
) -> Thing:
    kind, block = where
    merged = len({member.document for member in members}) > 1
    return Thing(
        path=identity.thing_path(kind, block, *key),
        kind=kind,
        block=block,
        values=tuple(values),
        status=merge.resolve_status(members),
        members=_sorted(members),
        reasons=(reason,) if merged else (),
        conflicts=tuple(_status_conflict(members)),
    )


def _engagements(block: str, members: list[Recorded]) -> list[Thing]:
    if not members or not isinstance(first := members[0].statement, Engagement):
        return []
    values = [("place", first.place), ("theme", first.theme)]
    start = merge.earliest(members, "start")
    if start:
        values.append(("start", start))
    return [_lasting_thing(("engagement", block), (), members, values, ("same place and theme", "도시와 주제가 같음"))]


def _memberships(block: str, members: list[Recorded], apart: Apart) -> list[Thing]:
    by_role: dict[MembershipRole, list[Recorded]] = defaultdict(list)
    for member in members:
        if isinstance(member.statement, Membership):
            by_role[member.statement.role].append(member)
    things = []
    for role, group in sorted(by_role.items()):
        if role in (MembershipRole.MEMBER, MembershipRole.FOUNDER):
            clusters = _lasting(group, apart)
            for cluster in clusters:
                cluster.reasons = [("same place, network and role", "도시, 기구, 역할이 같음")] * bool(cluster.reasons)
        else:
            # offices are held for terms: another term is another membership
            clusters = merge.gather(group, apart=apart, alike=lambda _member, _cluster: True)

        def key(cluster: Cluster, role: MembershipRole = role) -> tuple[object, ...]:
            term = "" if role in (MembershipRole.MEMBER, MembershipRole.FOUNDER) else _year(cluster)
            return role.value, term

        paths = _ids("membership", block, clusters, key)
        for cluster, path, doubts in zip(clusters, paths, _doubts(clusters, paths), strict=True):
            first = cluster.members[0].statement
            if not isinstance(first, Membership):
                continue
            values, conflicts = _dated(cluster, {"start": "start", "end": "end"})
            things.append(
                Thing(
                    path=path,
                    kind="membership",
                    block=block,
                    values=(("member", first.member), ("network", first.network), ("role", role.value), *values),
                    status=merge.resolve_status(cluster.members),
                    members=_sorted(cluster.members),
                    aliases=_aliases("membership", block, cluster, key),
                    reasons=tuple(sorted(cluster.reasons)),
                    conflicts=tuple(conflicts + _status_conflict(cluster.members)),
                    doubts=doubts,
                )
            )
    return things


def _policies(block: str, members: list[Recorded], apart: Apart) -> list[Thing]:
    """One policy an owner and name; a name within another's is proposed as the same, not merged."""
    by_name: dict[str, list[Recorded]] = defaultdict(list)
    for member in members:
        if isinstance(member.statement, Policy):
            by_name[identity.normal(member.statement.name)].append(member)
    names = sorted(by_name)
    del apart  # policies of one owner and name are one; a person renames or merges, but does not part them
    things = []
    for name in names:
        group = by_name[name]
        statements = [m.statement for m in group if isinstance(m.statement, Policy)]
        spellings = [statement.name for statement in statements]
        spelling = min(spellings, key=lambda text: (-spellings.count(text), text))
        values = [("name", spelling), ("owner", statements[0].owner)]
        english = identity.sorted_unique(s.english for s in statements if s.english)
        values += [("name", text) for text in english[:1] if text.isascii() and not spelling.isascii()]
        values += [("theme", code) for code in identity.sorted_unique(s.theme for s in statements if s.theme)]
        values += [("other_name", other) for other in sorted(set(spellings) - {spelling})]
        values += [("modelled_on", path) for path in identity.sorted_unique(p for m in group for p in m.policies)]
        thing = _lasting_thing(("policy", block), (name,), group, values, ("same owner and name", "도시와 이름이 같음"))
        near = [other for other in names if other != name and identity.similarity(name, other) >= _NEAR]
        doubts = tuple(sorted(identity.thing_path("policy", block, other) for other in near))
        from dataclasses import replace

        things.append(replace(thing, doubts=doubts))
    return things


_NEAR = 0.8


def _officials(block: str, members: list[Recorded], apart: Apart) -> list[Thing]:
    """Persons of one name, and the offices they held: the same office's place is the same person."""
    from kg.triples.officials import persons

    return persons(block, [m for m in members if isinstance(m.statement, Tenure)], apart)
