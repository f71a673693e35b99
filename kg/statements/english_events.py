"""Visits, talks and training in English text, by the verb of their clause."""

import re
from collections.abc import Iterator

from kg.model import Event, EventKind, Statement, Status
from kg.statements import english_called_off
from kg.statements.analysis import Analysis, Named
from kg.statements.english_agreements import when
from kg.statements.english_clauses import EnglishClause

_NOUN_BEFORE = re.compile(
    r"\b(?:an?|the|its|their|this|that|planned|first|second|annual|general|council|board|study|return|guided|joint)\s$",
    re.IGNORECASE,
)
_TALKS = re.compile(r"\b(?:talks|meetings?|video\s?conference|call|audience|dialogue)\b")
_GOES_TO = re.compile(
    r"\b(?:[Aa]wards?|[Pp]rizes?|[Mm]edals?|titles?|honou?rs?|seats?|grants?|funds?|vote)(?:\s[^,.;]{0,40})?\s$"
)
_BESIDE = re.compile(r"\b(?:during|sidelines|margins|at)\b")


_TRAINING = re.compile(
    r"\b(?:staff|student|teacher|youth|personnel|exchange)\s(?:exchanges?|programmes?|programs?|camp)|exchange\s(?:programmes?|programs?|students)|"
    r"training\s(?:course|programmes?|programs?)?|internships?|study\s(?:tour|visit)|summer\scamp|secondments?|homestays?\b",
    re.IGNORECASE,
)


def visits(analysis: Analysis, clause: EnglishClause) -> Iterator[Event]:
    """Yield the visits that a clause tells of: who goes, comes, is received or sent where."""
    text = analysis.text(clause.start, clause.end)
    home = clause.home
    if clause.verb == "went" and _GOES_TO.search(analysis.text(clause.sentence.start, clause.at)):
        # a prize that went to a city
        return
    if clause.verb_class == "visit" and _NOUN_BEFORE.search(analysis.text(clause.sentence.start, clause.at)):
        # a study tour for officials: a noun
        return
    pairs: list[tuple[str, str]] = []
    passive = _PASSIVE.search(analysis.text(clause.sentence.start, clause.at)) is not None
    state: Status | None = clause.status
    if state is Status.PLANNED and clause.verb.endswith("ing"):
        # is visiting: now, unless its day lies ahead
        state = Status.HELD
    if (fallen := english_called_off.missed(analysis, clause)) is not None:
        pairs, state = fallen
    elif clause.verb_class == "visit":
        goals = [r for r in (*clause.objects, *clause.sites) if r.startswith("place/")]
        if clause.verb.startswith(("lea", "led")):
            # leaves for Osaka, another of its sister cities: the first goal, and those that a list joins to it
            goals = _listed(analysis, clause, goals)
        subjects = [r for r in clause.subjects if r not in goals]
        if not goals and subjects and home and subjects[0] != home and re.match(r"visit|return", clause.verb):
            goals = [home]
        if _LODGES.search(analysis.text(clause.at, clause.end)) and _PEOPLE.search(text):
            # pupils who stay with families are on an exchange
            return
        pairs = [(subject, goal) for subject in _parties(clause, subjects) for goal in goals]
    elif clause.verb_class == "come" and home:
        pairs = [(r, home) for r in _parties(clause, [r for r in clause.subjects if r != home])]
        if clause.subjects[:1] == (home,) and clause.own:
            pairs = [(home, goal) for goal in clause.sites[:1] if goal != home]
    elif clause.verb_class in ("receive", "invite") and _GUESTS.search(
        analysis.text(clause.sentence.start, clause.end) if passive else text
    ):
        hosts = [r for r in clause.subjects if r.startswith("place/")]
        guests: tuple[str, ...] = clause.objects
        if passive:
            # a delegation from Turku was received at the town hall: its subjects are the guests
            guests = clause.subjects
            hosts = [r for r in (*clause.sites, *clause.objects, *filter(None, (home,))) if r.startswith("place/")]
            hosts = [r for r in hosts if r not in guests]
        pairs = [(guest, hosts[0]) for guest in guests if hosts and guest != hosts[0]]
        if clause.verb_class == "invite" and state is Status.HELD:
            state = Status.PLANNED
    elif clause.verb_class == "send" and _SENT_TO_WORK.search(analysis.text(clause.at, clause.end)):
        # coaches or teachers go to work there: training, no visit
        return
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
    start, end = time_of(
        clause.dates or tuple(each for each in analysis.of(clause.sentence) if each.kind == "date" and each.dates),
        clause.at,
    )
    if state is Status.PROPOSED:
        return
    for visitor, place in pairs:
        if visitor != place and place.startswith("place/") and visitor.startswith(("place/", "official/")):
            yield Event(
                evidence=(analysis.span(clause.sentence.start, clause.sentence.end),),
                rule="rule:en/visit",
                confidence=0.75,
                type=EventKind.VISIT,
                status=event_status(state),
                place=place,
                start=start,
                end=end,
                participants=tuple(sorted({visitor, place})),
                visitors=(visitor,),
            )


def _parties(clause: EnglishClause, subjects: list[str]) -> list[str]:
    """Return those of a verb's subjects that travel: all where each is a place told in the clause, else the first."""
    told = clause.own and all(each.startswith("place/") and each != clause.home for each in subjects)
    return subjects if told else subjects[:1]


def _listed(analysis: Analysis, clause: EnglishClause, goals: list[str]) -> list[str]:
    """Return the first of the places that a verb aims at, and those that stand in one list with it."""
    kept: list[str] = []
    last = -1
    for each in clause.named:
        if each.kind != "place" or not each.references or each.references[0] not in goals:
            continue
        if kept and not _JOINED.fullmatch(analysis.text(last, each.start)):
            break
        kept.append(each.references[0])
        last = each.end
    return kept


_GUESTS = re.compile(r"\b(?:delegation|mayor|governor|delegates|officials|group|mission|visitors)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s(?:\w+ly\s|also\s)?$")
_JOINED = re.compile(r"(?:,\s[A-Z]\w+)?,?\s(?:and\s)?(?:then\s)?(?:to\s)?")
_LODGES = re.compile(r"\bstay(?:s|ed)?\swith\s(?:\w+\s)?famil")
_YEAR = 4


def time_of(dates: tuple[Named, ...], near: int) -> tuple[str | None, str | None]:
    """Return the start and end of what takes place: of the date nearest to a position, or a stretch that it lies in.

    A year since which something has been so (a sister city since 1992) is the time of nothing else.
    """
    known = [
        each
        for each in dates
        if each.dates and each.dates.start and not (each.dates.since and len(each.dates.start) == _YEAR)
    ]
    start, end = when(known, near)
    for each in known:
        told = each.dates
        if (
            told
            and start == end
            and told.start
            and told.end
            and told.start != told.end
            and start
            and len(start) > _YEAR
        ):
            if told.start <= start <= told.end:
                return told.start, told.end
    return start, end


def event_status(state: Status | None) -> Status:
    """Return how far an event has come by how far its clause says."""
    if state is Status.CANCELLED:
        return Status.CANCELLED
    return Status.PLANNED if state in (Status.PLANNED, Status.PROPOSED) else Status.HELD


def meetings(analysis: Analysis, clause: EnglishClause, found: list[Statement], recent: str | None) -> Iterator[Event]:
    """Yield the talks that a clause tells of; `recent` is the place named last before, the other side of one left out."""
    sentence = analysis.text(clause.sentence.start, clause.sentence.end)
    if clause.verb == "meeting" and _NOUN_BEFORE.search(analysis.text(clause.sentence.start, clause.at)):
        # a planned meeting: what becomes of it is told by another verb
        return
    talks = re.search(r"\b(?:talks|meeting|video\s?conference|video\scall|audience|dialogue)\b", sentence)
    if clause.verb_class == "meet" or (
        clause.verb_class in ("attend", "cancel", "postpone") and talks and re.search(r"\bwith\b", sentence)
    ):
        off = clause.verb_class in ("cancel", "postpone")
        state = english_called_off.fate(analysis, clause) if off else clause.status
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
    if clause.verb_class in ("cancel", "postpone"):
        if not _TALKS.search(analysis.text(clause.start, clause.at)):
            # something else fell through, of which the talks are told
            return
        # a meeting with Hanoi did not take place: the home's own
        met = [r for each in clause.named if each.start < clause.at for r in each.references if "/" in r] or others
        subjects, others = [clause.home] if clause.home else [], [r for r in met if r != clause.home]
    if len(subjects) == 2 and not others:
        pairs = [(subjects[0], subjects[1])]
    else:
        # who is met where the sentence is: those of that place
        side = next((r for r in clause.sites if r not in subjects), recent)
        fallback = [side] if side and side not in subjects and not others else []
        pairs = [(subjects[0], other) for other in dict.fromkeys((*others, *fallback)) if subjects]
    online = re.search(r"\b(?:video|online|virtual(?:ly)?|by\sphone|call)\b", sentence, re.IGNORECASE)
    start, end = time_of(
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
            status=event_status(state),
            place=place,
            start=start,
            end=end,
            participants=tuple(sorted(set(pair))),
        )


_SIGNS = re.compile(r"sign(?:s|ed)?|ink(?:s|ed)|exchang(?:es|ed)|seal(?:s|ed)|conclud(?:es|ed)")
_PAPER = re.compile(
    r"\b(?:renewal|extension|documents?|deal|papers?|pact|agreement|accord|memorandum|MOU|letters?|declaration|protocol|statement|charter|plan)\b"
)


def signings(analysis: Analysis, clause: EnglishClause, found: list[Statement]) -> Iterator[Event]:
    """Yield the signing of a paper that the text has spoken of before, by both sides where the clause says."""
    if not clause.sites or not _SIGNS.fullmatch(clause.verb) or clause.status not in (Status.HELD, Status.PLANNED):
        return
    sides = tuple(sorted({r for r in (*clause.subjects, *clause.objects) if r.startswith("place/")}))
    span = analysis.span(clause.sentence.start, clause.sentence.end)
    if len(sides) != _TWO or not _PAPER.search(analysis.text(clause.at, clause.end)):
        return
    if any(isinstance(each, Event) and each.type is EventKind.SIGNING and each.evidence == (span,) for each in found):
        return
    start, end = time_of(clause.dates, clause.at)
    yield Event(
        evidence=(span,),
        rule="rule:en/signing-told",
        confidence=0.7,
        type=EventKind.SIGNING,
        status=clause.status,
        place=clause.sites[0],
        start=start,
        end=end,
        participants=sides,
    )


def _where(analysis: Analysis, clause: EnglishClause, pair: tuple[str, str], found: list[Statement]) -> str | None:
    """Return the city of a meeting: said, else of the visit or gathering told before, else who receives."""
    sites = [r for r in clause.sites if r.startswith("place/")]
    if sites:
        return sites[0]
    told = analysis.text(clause.sentence.start, clause.sentence.end)
    for each in reversed(found):
        if isinstance(each, Event) and each.place and each.status is not Status.CANCELLED:
            if each.type is EventKind.VISIT and each.place in pair and set(each.visitors) & set(pair):
                return each.place
            if (
                each.type is EventKind.CONFERENCE
                and each.status is Status.HELD
                and (each.place == clause.home or _BESIDE.search(told))
            ):
                # guests of the home's own assembly are met there
                return each.place
    if clause.verb_class == "receive":
        return next((r for r in clause.subjects if r.startswith("place/")), None)
    return None


_PEOPLE = re.compile(
    r"\b(?:nurses?|teachers?|coach(?:es)?|students?|trainees?|trainers?|instructors?|engineers?|designers?|artists?|craftsm[ae]n|chefs?|clerks|doctors|"
    r"firefighters|interns?|residents?|(?:retraining\s)?officers?|officials|farmers|technicians?|staff(?:\smembers)?|(?:civil|public)\sservants|pupils|teenagers)\b"
)
_SENT_TO_WORK = re.compile(
    r"\b(?:coach(?:es)?|teachers?|trainers?|instructors?|engineers?|nurses?|students?|interns?|technicians?|(?:retraining\s)?officers?|chefs?|artists?)\b"
)
_LEARN = re.compile(
    r"\b(?:trains?|trained|training|course|study\stour|learn(?:ed|ing|t)?|internships?|secondments?|exchange\s(?:programmes?|programs?)|(?:online|summer)\sschool|"
    r"(?:staff|student|teacher|youth|personnel)\sexchanges?|homestays?|summer\scamp|teach)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:lapsed|ended|stopped|discontinued)\b")


def trainings(analysis: Analysis, clause: EnglishClause, recent: str | None) -> Iterator[Event]:
    """Yield the training and exchange of people that a clause tells of; `recent` is the place named last before."""
    text = analysis.text(clause.start, clause.end)
    learns = bool(_TRAINING.search(text) or (_LEARN.search(text) and _PEOPLE.search(text)))
    works = clause.verb_class == "send" and _SENT_TO_WORK.search(analysis.text(clause.at, clause.end)) is not None
    lodges = _LODGES.search(text) is not None and _PEOPLE.search(text) is not None
    # two engineers will be seconded there
    works = works or (
        clause.verb.startswith("second") and _PEOPLE.search(analysis.text(clause.sentence.start, clause.at)) is not None
    )
    swaps = clause.verb.startswith("exchang") and _PEOPLE.search(analysis.text(clause.at, clause.end)) is not None
    if not (learns or works or swaps or lodges) or clause.status is Status.PROPOSED or _OVER.search(text):
        return
    home = clause.home
    named = [r for each in clause.named for r in each.references[:1] if r.startswith("place/")]
    places = [
        r for r in dict.fromkeys((*clause.subjects, *clause.objects, *clause.sites, *named)) if r.startswith("place/")
    ]
    if len(places) == 1:
        places.extend(r for r in (home, recent) if r is not None and r not in places)
        places = places[:2]
    if len(places) < _TWO:
        return
    if not (works or swaps or lodges or clause.sites or clause.verb_class == "cancel" or _FROM.search(text)):
        return
    state = Status.CANCELLED if clause.verb_class == "cancel" else clause.status
    goals = [r for r in places if r not in clause.subjects]
    if works and (told := [r for r in clause.objects if r in goals]):
        place: str | None = told[0]
    elif clause.sites:
        place = clause.sites[0]
    elif works and goals:
        place = goals[0]
    elif learns and not swaps and _FROM.search(text) and home in places:
        # a course for officials from elsewhere: they come
        place = home
    else:
        place = None
    start, end = time_of(clause.dates, clause.at)
    yield Event(
        evidence=(analysis.span(clause.sentence.start, clause.sentence.end),),
        rule="rule:en/training",
        confidence=0.65,
        type=EventKind.TRAINING,
        status=event_status(state),
        place=place,
        start=start,
        end=end,
        participants=tuple(sorted(places[:5])),
    )


_TWO = 2
_FROM = re.compile(
    r"\b(?:officials|staff|students|trainees|nurses|teachers|servants|engineers|group)\s(?:\w+\s){0,2}from\b"
)
