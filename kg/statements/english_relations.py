"""Relations in plain press-release English: the same facts as in Korean, from a smaller lexicon of frames."""

import re
from collections.abc import Iterator

from kg.model import (
    Agreement,
    Event,
    EventKind,
    Membership,
    MembershipRole,
    Statement,
    Status,
)
from kg.statements import english_agreements
from kg.statements.analysis import Analysis
from kg.statements.english_agreements import when
from kg.statements.english_clauses import EnglishClause, clauses, verbless
from kg.statements.patterns import near

_TRIP_CANCELLED = re.compile(r"\b(?:visit|trip|stop|tour|mission|journey|leg)\b", re.IGNORECASE)


_NAME = re.compile(
    r"(?:(?:\b(?:the\s)?(?P<edition>\d{1,2}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|(?:19|20)\d\d)\s)?"
    r"(?P<name>(?:[A-ZÀ-Ý0-9][\w'’&.-]*\s(?:(?:of|on|for|and|the|in)\s)*){0,8}"
    r"(?P<head>General\sAssembly|Assembly|Congress|Summit|Forum|Conference|Symposium|Council\sSession|Council\sMeeting|Board\sMeeting|Executive\sBureau|"
    r"World\sCouncil|Convention|Seminar|Round\s?table|Workshop|Expo|Exhibition|Fair|Biennale|Festival|Games|Marathon|Carnival|Cup|Concert|Award|Awards|Prize|"
    r"Academy|Camp|Training|Programme|Program)(?:\s(?:20|19)\d\d)?))"
)


_COMMON = re.compile(
    r"\b(?:general\sassembly|annual\s(?:assembly|conference|meeting)|board\smeeting|council\smeeting|summit|congress)\b"
)


_KIND = (
    (EventKind.AWARD, re.compile(r"Awards?$|Prize$")),
    (EventKind.EXHIBITION, re.compile(r"Expo|Exhibition|Fair|Biennale")),
    (EventKind.FESTIVAL, re.compile(r"Festival|Games|Marathon|Carnival|Cup|Concert")),
    (EventKind.TRAINING, re.compile(r"Academy|Camp|Training|Programme|Program")),
    (EventKind.CONFERENCE, re.compile(r".")),
)


_TRAINING = re.compile(
    r"\b(?:staff|student|teacher|youth|personnel|exchange)\s(?:exchanges?|programmes?|programs?|camp)|exchange\s(?:programmes?|programs?|students)|"
    r"training\s(?:course|programmes?|programs?)?|internships?|study\s(?:tour|visit)|summer\scamp|secondments?|workshops?|homestays?\b",
    re.IGNORECASE,
)


_CEREMONY = re.compile(
    r"\b(?:ceremony|anniversary\sevent|celebrations?|unveiling|groundbreaking|press\sconference|briefing|trade\sfair|business\smeeting)\b",
    re.IGNORECASE,
)


_ROLES = (
    (MembershipRole.CO_PRESIDENT, r"co-(?:president|chair(?:man|person)?)"),
    (MembershipRole.VICE_PRESIDENT, r"vice[-\s](?:president|chair(?:man|person)?)|deputy\schair"),
    (MembershipRole.REGIONAL_REPRESENTATIVE, r"regional\s(?:representative|chair|vice)"),
    (
        MembershipRole.CLUSTER_LEAD,
        r"(?:cluster|committee|working\sgroup)\s(?:lead(?:er)?|chair)|lead(?:s|ing)?\sthe\s[\w\s]{2,30}(?:cluster|committee|working\sgroup)",
    ),
    (
        MembershipRole.BOARD,
        r"executive\s(?:committee|board|bureau|council)|steering\scommittee|board(?:\sof\sdirectors)?\s(?:member|seat|city)|"
        r"(?:seat|place)\son\sthe\s[\w\s]{0,20}board|board\smember|director\scity",
    ),
    (MembershipRole.FOUNDER, r"founding\s(?:member|city)|co-?found(?:er|ed)|founder"),
    (MembershipRole.SECRETARIAT, r"secretariat|headquarters|headquartered"),
    (MembershipRole.PRESIDENT, r"president(?:\scity)?|presidency|chair(?:man|person|manship)?(?:\scity)?"),
    (
        MembershipRole.CERTIFIED,
        r"creative\scit(?:y|ies)|city\sof\s(?:music|film|design|literature|gastronomy|crafts|media\sarts)|wetland\scit(?:y|ies)|"
        r"learning\scit(?:y|ies)|age-friendly|child[-\s]friendly|certification|certificate|designation|designated|accredit\w+|slow\scity|capital\sof\sculture|culture\scity",
    ),
    (MembershipRole.MEMBER, r"members?(?:hip)?|join(?:s|ed|ing)?"),
)


_ROLE = near("|".join(f"(?P<{role.name}>\\b(?:{words})\\b)" for role, words in _ROLES), re.IGNORECASE)


def extract(analysis: Analysis) -> tuple[Statement, ...]:
    """Return the agreements, memberships and events that an English document states."""
    found: list[Statement] = list(english_agreements.glances(analysis))
    recent: str | None = None
    network: str | None = None
    for known, sentence in zip(analysis.sentences, clauses(analysis), strict=True):
        if not sentence:
            if alone := verbless(analysis, known):
                found.extend(english_agreements.find(analysis, (alone,), recent))
            continue
        named = analysis.of(sentence[0].sentence)
        networks = [each.references[0] for each in named if each.kind == "network" and each.references]
        network = networks[0] if networks else network
        found.extend(english_agreements.find(analysis, sentence, recent))
        found.extend(_memberships(analysis, sentence, networks, network))
        for clause in sentence:
            found.extend(_visits(analysis, clause))
            found.extend(_meetings(analysis, clause, found, recent))
            found.extend(_trainings(analysis, clause))
        found.extend(_gatherings(analysis, sentence, networks))
        home = analysis.local(sentence[0].sentence.line)
        for each in named:
            if each.kind in ("place", "official") and each.reference and each.reference != home:
                if each.reference.startswith("place/"):
                    recent = each.reference
    return _merged(found)


def _visits(analysis: Analysis, clause: EnglishClause) -> Iterator[Event]:
    text = analysis.text(clause.start, clause.end)
    sentence = analysis.text(clause.sentence.start, clause.sentence.end)
    home = clause.home
    pairs: list[tuple[str, str]] = []
    state = clause.status
    if clause.verb_class in ("cancel", "postpone") and _TRIP_CANCELLED.search(sentence):
        goals = [
            r
            for each in clause.named
            if each.kind == "place"
            and re.search(r"\b(?:to|in|of)\s(?:the\s)?$", analysis.text(max(0, each.start - 8), each.start))
            for r in each.references
        ]
        goals = goals or [r for r in clause.objects if r.startswith("place/")]
        people = [r for r in clause.subjects if r not in goals]
        state = Status.CANCELLED
        if (
            clause.verb_class == "postpone"
            and re.search(r"\b(?:to|until)\s", analysis.text(clause.at, clause.end))
            and clause.dates
        ):
            state = Status.PLANNED
        pairs = [(people[0] if people else home or "", goal) for goal in goals]
    elif clause.verb_class == "visit":
        goals = [r for r in (*clause.objects, *clause.sites) if r.startswith("place/")]
        subjects = [r for r in clause.subjects if r not in goals]
        if not goals and subjects and home and subjects[0] != home and re.match(r"visit|return", clause.verb):
            goals = [home]
        pairs = [(subjects[0], goal) for goal in goals if subjects]
    elif clause.verb_class == "come" and home:
        pairs = [(r, home) for r in clause.subjects[:1] if r != home]
    elif clause.verb_class in ("receive", "invite") and re.search(
        r"\b(?:delegation|mayor|governor|delegates|officials|group|mission|visitors)\b", text, re.IGNORECASE
    ):
        hosts = [r for r in clause.subjects if r.startswith("place/")]
        pairs = [(guest, hosts[0]) for guest in clause.objects if hosts and guest != hosts[0]]
        if clause.verb_class == "invite" and state is Status.HELD:
            state = Status.PLANNED
    elif clause.verb_class == "send" and re.search(
        r"\b(?:delegation|mission|team|troupe|delegates|officials|staff|group)\b", text, re.IGNORECASE
    ):
        pairs = [
            (r, goal)
            for r in clause.subjects[:1]
            for goal in (*clause.objects, *clause.sites)
            if goal.startswith("place/") and goal != r
        ]
    else:
        match = re.search(r"\b(?:visit|trip|mission|tour)\sto\s", text)
        if (
            match
            and clause.verb_class not in ("invite", "help")
            and (goals := [r for r in clause.objects if r.startswith("place/")])
        ):
            pairs = [(clause.subjects[0], goal) for goal in goals if clause.subjects]
    start, end = when(
        clause.dates or tuple(each for each in analysis.of(clause.sentence) if each.kind == "date" and each.dates),
        clause.at,
    )
    if state is Status.PROPOSED:
        return
    for visitor, place in pairs:
        if visitor and visitor != place and place.startswith("place/") and "/" in visitor:
            yield Event(
                evidence=(analysis.span(clause.sentence.start, clause.sentence.end),),
                rule="rule:en/visit",
                confidence=0.75,
                type=EventKind.VISIT,
                status=_event_status(state),
                place=place,
                start=start,
                end=end,
                participants=tuple(sorted({visitor, place})),
                visitors=(visitor,),
            )


def _event_status(state: Status | None) -> Status:
    if state is Status.CANCELLED:
        return Status.CANCELLED
    return Status.PLANNED if state in (Status.PLANNED, Status.PROPOSED) else Status.HELD


def _meetings(analysis: Analysis, clause: EnglishClause, found: list[Statement], recent: str | None) -> Iterator[Event]:
    sentence = analysis.text(clause.sentence.start, clause.sentence.end)
    talks = re.search(r"\b(?:talks|meeting|video\s?conference|video\scall|audience|dialogue)\b", sentence)
    if clause.verb_class == "meet" or (
        clause.verb_class in ("attend", "cancel", "postpone") and talks and re.search(r"\bwith\b", sentence)
    ):
        state = Status.CANCELLED if clause.verb_class == "cancel" else clause.status
    elif clause.verb_class == "receive" and any(each.kind == "official" for each in clause.named):
        state = clause.status
    else:
        return
    if state is Status.PROPOSED:
        return
    officials = [
        r
        for each in clause.named
        if each.start > clause.at and each.kind in ("official", "group", "network")
        for r in each.references
    ]
    others = [r for r in (*officials, *clause.objects) if r not in clause.subjects]
    subjects = [r for r in clause.subjects if "/" in r]
    pairs: list[tuple[str, str]] = []
    if len(subjects) == 2 and not others:
        pairs = [(subjects[0], subjects[1])]
    else:
        fallback = [recent] if recent and recent not in subjects and not others else []
        pairs = [(subjects[0], other) for other in dict.fromkeys((*others, *fallback)) if subjects]
    online = re.search(r"\b(?:video|online|virtual(?:ly)?|by\sphone|call)\b", sentence, re.IGNORECASE)
    start, end = when(
        clause.dates or tuple(each for each in analysis.of(clause.sentence) if each.kind == "date" and each.dates),
        clause.at,
    )
    for pair in pairs[:6]:
        place = None if online else _where(analysis, clause, pair, found)
        yield Event(
            evidence=(analysis.span(clause.sentence.start, clause.sentence.end),),
            rule="rule:en/meeting",
            confidence=0.75,
            type=EventKind.MEETING,
            status=_event_status(state),
            place=place,
            start=start,
            end=end,
            participants=tuple(sorted(set(pair))),
        )


def _where(analysis: Analysis, clause: EnglishClause, pair: tuple[str, str], found: list[Statement]) -> str | None:
    """Return the city of a meeting: said, else of the visit or gathering told before, else who receives."""
    sites = [r for r in clause.sites if r.startswith("place/")]
    if sites:
        return sites[0]
    for each in reversed(found):
        if isinstance(each, Event) and each.place and each.status is not Status.CANCELLED:
            if each.type is EventKind.VISIT and each.place in pair and set(each.visitors) & set(pair):
                return each.place
            if each.type is EventKind.CONFERENCE and re.search(
                r"\b(?:during|sidelines|margins|at)\b", analysis.text(clause.sentence.start, clause.sentence.end)
            ):
                return each.place
    if clause.verb_class == "receive":
        return next((r for r in clause.subjects if r.startswith("place/")), None)
    return None


def _trainings(analysis: Analysis, clause: EnglishClause) -> Iterator[Event]:
    text = analysis.text(clause.start, clause.end)
    if not _TRAINING.search(text) or clause.verb_class in ("cancel",):
        return
    places = [r for r in dict.fromkeys((*clause.subjects, *clause.objects, *clause.sites)) if r.startswith("place/")]
    if len(places) < 2 or clause.status is Status.PROPOSED:
        return
    start, end = when(clause.dates, clause.at)
    yield Event(
        evidence=(analysis.span(clause.sentence.start, clause.sentence.end),),
        rule="rule:en/training",
        confidence=0.65,
        type=EventKind.TRAINING,
        status=_event_status(clause.status),
        place=clause.sites[0] if clause.sites else None,
        start=start,
        end=end,
        participants=tuple(sorted(places[:4])),
    )


def _gatherings(analysis: Analysis, sentence: tuple[EnglishClause, ...], networks: list[str]) -> Iterator[Event]:
    first = sentence[0].sentence
    text = analysis.document.text
    matches = [
        (m.start("name"), m.end("name"), m.group("name").strip()) for m in _NAME.finditer(text, first.start, first.end)
    ]
    if not matches and networks and (common := _COMMON.search(text, first.start, first.end)):
        matches = [(common.start(), common.end(), "")]
    for start, end, name in matches:
        words = name.split()
        if name and (len(words) < 2 or (re.match(r"(?:The|A|An|This|That|Its)$", words[0]) and len(words) < 3)):
            if not networks:
                continue
        kind = next(kind for kind, pattern in _KIND if pattern.search(name or "Assembly"))
        clause = _clause_at_any(sentence, start)
        if clause is None or clause.verb_class in ("help", "is", "serve", "sign"):
            continue
        state = clause.status
        if clause.verb_class == "cancel":
            state = Status.CANCELLED
        elif clause.verb_class == "postpone":
            state = (
                Status.PLANNED
                if re.search(r"\b(?:to|until)\s", analysis.text(clause.at, clause.end))
                else Status.CANCELLED
            )
        elif state is Status.PROPOSED:
            continue
        sites = [r for each in sentence for r in each.sites]
        host = clause.verb_class == "receive" and clause.subjects
        glued = [
            r
            for each in analysis.of(first)
            if each.kind == "place" and start <= each.start < end
            for r in each.references
        ]
        place = sites[0] if sites else clause.subjects[0] if host else glued[0] if glued else None
        if place is not None and not place.startswith("place/"):
            place = None
        label = name
        if (not name or len(words) < 2) and networks:
            label = f"{_label(analysis, networks[0])} {name or text[start:end]}".strip()
        dates = tuple(each for each in analysis.of(first) if each.kind == "date" and each.dates)
        begin, finish = when(dates, start)
        yield Event(
            evidence=(analysis.span(first.start, first.end),),
            rule=f"rule:en/{kind.value}",
            confidence=0.7,
            type=kind,
            status=_event_status(state),
            name=label or None,
            place=place,
            start=begin,
            end=finish,
            participants=tuple(
                sorted(
                    {*networks, *(r for r in clause.subjects if "/" in r), *(r for r in clause.objects if r != place)}
                )
            ),
        )
    if matches:
        return
    for clause in sentence:
        match = _CEREMONY.search(analysis.text(clause.start, clause.end))
        if match and clause.verb_class in ("attend", "receive", "cancel", "postpone", "help") and clause.sites:
            start_, end_ = when(clause.dates, clause.at)
            state = Status.CANCELLED if clause.verb_class == "cancel" else clause.status
            yield Event(
                evidence=(analysis.span(first.start, first.end),),
                rule="rule:en/ceremony",
                confidence=0.6,
                type=EventKind.OTHER,
                status=_event_status(state),
                place=clause.sites[0],
                start=start_,
                end=end_,
                participants=tuple(sorted(r for r in clause.actors if "/" in r)),
            )
            return


def _clause_at_any(sentence: tuple[EnglishClause, ...], at: int) -> EnglishClause | None:
    return next((each for each in sentence if each.start <= at < each.end), sentence[-1] if sentence else None)


def _label(analysis: Analysis, reference: str) -> str:
    found = next((each for each in analysis.networks if each.reference == reference), None)
    return (found.abbreviation or found.en or found.id) if found else reference.partition("/")[2]


def _memberships(
    analysis: Analysis, sentence: tuple[EnglishClause, ...], networks: list[str], recent: str | None
) -> Iterator[Membership]:
    first = sentence[0].sentence
    network = networks[0] if networks else recent
    if network is None:
        return
    text = analysis.document.text
    for clause in sentence:
        for match in _ROLE.finditer(text, clause.start, clause.end):
            role = MembershipRole[match.lastgroup or "MEMBER"]
            if not networks and role in (MembershipRole.PRESIDENT, MembershipRole.CERTIFIED):
                continue
            if role is MembershipRole.MEMBER and not networks:
                continue
            words = text[max(first.start, match.start() - 30) : match.end() + 30]
            if role is MembershipRole.PRESIDENT and re.search(r"council\s(?:chair|president)|President\s[A-Z]", words):
                continue
            if match.group().lower() == "members" and not re.search(r"\b(?:are|as|became|include|including)\b", words):
                continue
            named = [each for each in analysis.of(first) if each.kind in ("place", "official") and each.references]
            places = [r for r in clause.subjects if r.startswith("place/")]
            if role is MembershipRole.SECRETARIAT:
                places = [r for r in clause.sites if r.startswith("place/")][:1] or (
                    places if re.search(r"\b(?:hosts?|hosted|home)\b", words) else []
                )
            elif re.match(r"^s?\s(?:include|are|were)\b|^s?:", text[match.end() : match.end() + 10]) or (
                clause.verb_class == "elect"
                and not re.search(
                    r"\b(?:was|were|been|be)\s$", analysis.text(max(first.start, clause.at - 8), clause.at)
                )
            ):
                listed = [
                    r
                    for each in named
                    if each.start > match.end() - 40 and each.start > clause.at
                    for r in each.references[:1]
                ]
                places = listed or places
            if not places:
                continue
            state = Status.HELD
            if clause.verb_class == "leave" or re.search(r"\b(?:former|previously|until)\b", words):
                state = Status.FORMER
            elif (
                clause.verb_class == "apply"
                or clause.status in (Status.PLANNED, Status.PROPOSED)
                or re.search(r"\b(?:candidate|applying|application|bid)\b", analysis.text(clause.start, clause.end))
            ):
                state = Status.PLANNED
            if clause.status is Status.CANCELLED:
                continue
            dates = [each for each in analysis.of(first) if each.kind == "date" and each.dates]
            since, until = when(dates, match.start())
            if state is Status.FORMER:
                since, until = None, since
            for place in dict.fromkeys(places):
                yield Membership(
                    evidence=(analysis.span(first.start, first.end),),
                    rule="rule:en/membership",
                    confidence=0.7,
                    member=place,
                    network=network,
                    role=role,
                    status=state,
                    start=since,
                    end=until if until != since else None,
                )
        if (
            clause.verb_class == "win"
            and networks
            and re.search(r"\b(?:[Aa]ward|[Pp]rize|[Mm]edal)\b", analysis.text(clause.start, clause.end))
        ):
            for place in clause.subjects:
                if place.startswith("place/"):
                    since, _ = when(clause.dates, clause.at)
                    yield Membership(
                        evidence=(analysis.span(first.start, first.end),),
                        rule="rule:en/membership-awarded",
                        confidence=0.7,
                        member=place,
                        network=network,
                        role=MembershipRole.AWARDED,
                        status=Status.HELD,
                        start=since,
                    )


def _merged(found: list[Statement]) -> tuple[Statement, ...]:
    """Return each fact once: the farthest come of an agreement, the most precisely dated of an event."""
    best: dict[tuple[object, ...], Statement] = {}
    order = {Status.TERMINATED: 4, Status.SIGNED: 3, Status.PLANNED: 2, Status.PROPOSED: 1}
    for each in found:
        if isinstance(each, Agreement):
            key: tuple[object, ...] = ("agreement", each.parties, each.type)
            old = best.get(key)
            if isinstance(old, Agreement) and (order.get(old.status, 0), old.date is not None) >= (
                order.get(each.status, 0),
                each.date is not None,
            ):
                continue
        elif isinstance(each, Event):
            name = each.name if each.type not in (EventKind.VISIT, EventKind.MEETING, EventKind.SIGNING) else None
            sides = each.participants if each.type in (EventKind.MEETING, EventKind.SIGNING) else each.visitors
            key = ("event", each.type, name, each.place if name is None else None, sides, each.status)
            old = best.get(key)
            if isinstance(old, Event) and len(old.start or "") >= len(each.start or ""):
                continue
        elif isinstance(each, Membership):
            key = ("membership", each.member, each.network, each.role)
            if key in best:
                continue
        else:
            key = (id(each),)
        best[key] = each
    return tuple(best.values())
