"""Assemblies, fairs, festivals, prizes and ceremonies in English text, by the noun that closes their name."""

import re
from collections.abc import Iterator

from kg.model import Event, EventKind, Status
from kg.statements.analysis import Analysis
from kg.statements.english_clauses import EnglishClause
from kg.statements.english_events import event_status, time_of
from kg.statements.gathering_names import edition_year

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


_CEREMONY = re.compile(
    r"\b(?:ceremony|anniversary\sevent|celebrations?|unveiling|groundbreaking|press\sconference|briefing|trade\sfair|business\smeeting)\b",
    re.IGNORECASE,
)


_HALL_NEXT = re.compile(r"\s(?:Cent(?:er|re)|Hall|Building|Complex|Park|Organi[sz]ation|Committee|Bureau|Foundation)\b")
_AT_HALL = re.compile(
    r"\bat\s(?:the\s)?(?:[A-Z][\w'’-]*\s){0,4}(?:BEXCO|KINTEX|COEX|EXCO|Cent(?:er|re)|Hall|Museum|Hotel|Park|Theat(?:er|re)|University|Office)\b"
)
_GENERIC = r"(?:general\s)?(?:assembly|congress|conference|forum|summit|(?:annual\s|general\s|council\s|board\s)meeting|preparatory\sworkshop|workshop|session)"
_HOSTED = re.compile(
    rf"\b(?:host(?:s|ed|ing)?(?:\sof)?)\s(?:the\s|its\s|their\s|a\s|an\s)?(?P<name>(?:next\s|(?:19|20)\d\d\s|\d+(?:st|nd|rd|th)\s)?(?:\w+\s){{0,2}}?{_GENERIC})\b",
    re.IGNORECASE,
)
# a place named after a fair, and a bid that says nothing of where the gathering is
_NOT_HELD = re.compile(
    r"\b(?:site\sof|bid\s(?:for|to\shost)|bidding\s(?:for|to\shost))\s(?:the\s|its\s)?(?:(?:19|20)\d\d\s)?(?:[A-Z]\w+\s)*$"
)
_BIDS = re.compile(r"\b(?:bid(?:s|ding)?|competing|compete[sd]?|seeks?|seeking|hopes?|wants?|plans?|will|to)\b")


def _hosted(analysis: Analysis, sentence: tuple[EnglishClause, ...], networks: list[str]) -> Iterator[Event]:
    """Yield the assembly that a place hosts, will host or bids for (will host the next assembly, host of the 2018 forum)."""
    first = sentence[0].sentence
    text = analysis.document.text
    match = _HOSTED.search(text, first.start, first.end)
    if match is None:
        return
    clause = _clause_at_any(sentence, match.start())
    if clause is None:
        return
    before = [
        each.references[0]
        for each in analysis.of(first)
        if each.kind == "place" and each.references and each.end <= match.start()
    ]
    place = before[-1] if match.group().lower().startswith("host of") and before else None
    place = place or next((r for r in clause.subjects if r.startswith("place/")), None) or clause.home
    if place is None or clause.status is Status.CANCELLED:
        return
    dates = [each for each in analysis.of(first) if each.kind == "date" and each.dates]
    begin, finish = time_of(tuple(dates), match.end())
    if (year := edition_year(match["name"])) is not None and (begin or "")[:4] != year:
        begin, finish = year, None
    lead = text[max(first.start, match.start() - _AUXILIARY) : match.start()]
    ahead = bool(_BIDS.search(lead)) or clause.status in (Status.PLANNED, Status.PROPOSED)
    yield Event(
        evidence=(analysis.span(first.start, first.end),),
        rule="rule:en/conference-hosted",
        confidence=0.7,
        type=EventKind.CONFERENCE,
        status=Status.PLANNED if ahead else Status.HELD,
        name=match["name"].strip(),
        place=place,
        start=begin,
        end=finish,
        participants=tuple(sorted({place, *networks[:1]})),
    )


_AUXILIARY = 30


def gatherings(analysis: Analysis, sentence: tuple[EnglishClause, ...], networks: list[str]) -> Iterator[Event]:
    """Yield the gatherings that a sentence names, else the ceremony that it tells of."""
    first = sentence[0].sentence
    text = analysis.document.text
    hosted = list(_hosted(analysis, sentence, networks))
    yield from hosted
    matches = [
        (m.start("name"), m.end("name"), m.group("name").strip()) for m in _NAME.finditer(text, first.start, first.end)
    ]
    matches = [each for each in matches if not _HALL_NEXT.match(text, each[1])]
    if hosted:
        return
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
        if _NOT_HELD.search(text[max(first.start, start - _AUXILIARY) : start]):
            continue
        if clause.verb_class == "cancel":
            state = Status.CANCELLED
        elif state is Status.CANCELLED:
            # what is denied is someone's part in it
            continue
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
        if (
            place is None
            and kind is not EventKind.AWARD
            and _AT_HALL.search(text, first.start, first.end)
            and clause.home
        ):
            # at a hall that needs no city beside it: the home's own
            place = clause.home
        if place is None and name and kind is not EventKind.AWARD:
            # the Bergen Food Fair: of a place that the text names
            place = next(
                (each.reference for each in analysis.places if each.en and name.startswith(f"{each.en} ")), None
            )
        label = name
        if (not name or len(words) < 2) and networks:
            label = f"{_label(analysis, networks[0])} {name or text[start:end]}".strip()
        dates = tuple(each for each in analysis.of(first) if each.kind == "date" and each.dates)
        begin, finish = time_of(dates, start)
        if (year := edition_year(label)) is not None and (begin or "")[:4] != year:
            begin, finish = year, None
        yield Event(
            evidence=(analysis.span(first.start, first.end),),
            rule=f"rule:en/{kind.value}",
            confidence=0.7,
            type=kind,
            status=event_status(state),
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
    plain = list(_plain(analysis, sentence))
    yield from plain
    for clause in sentence if not plain else ():
        match = _CEREMONY.search(analysis.text(clause.start, clause.end))
        if match and clause.verb_class in ("attend", "receive", "cancel", "postpone", "help") and clause.sites:
            start_, end_ = time_of(clause.dates, clause.at)
            state = Status.CANCELLED if clause.verb_class == "cancel" else clause.status
            yield Event(
                evidence=(analysis.span(first.start, first.end),),
                rule="rule:en/ceremony",
                confidence=0.6,
                type=EventKind.OTHER,
                status=event_status(state),
                place=clause.sites[0],
                start=start_,
                end=end_,
                participants=tuple(sorted(r for r in clause.actors if "/" in r)),
            )
            return


# what has no name of its own: a joint seminar, an exhibition of glass
_PLAIN = re.compile(
    r"\b(?:(?P<conference>seminars?|workshops?|webinars?|symposium|conference|forum|round\s?table)|(?P<exhibition>exhibition|trade\sshow)|"
    r"(?P<festival>concerts?|festival|performances?|marathon|tournament|recital))\b(?!\s(?:site|hall|cent(?:er|re)|venue|organi[sz]ers?|committee))"
)
_SCREEN = re.compile(r"\b(?:online|video|virtual(?:ly)?|webinars?)\b", re.IGNORECASE)
_HOLDS = frozenset(("attend", "receive", "cancel", "postpone"))
_GIVES = re.compile(r"g[ai]ves?|given")


def _plain(analysis: Analysis, sentence: tuple[EnglishClause, ...]) -> Iterator[Event]:
    """Yield the gathering without a name that a clause says to be held at another's place, or by two together."""
    for clause in sentence:
        if clause.verb_class not in _HOLDS and not _GIVES.fullmatch(clause.verb):
            continue
        match = _PLAIN.search(analysis.document.text, clause.start, clause.end)
        if match is None or clause.status is Status.PROPOSED:
            continue
        sites = [] if _SCREEN.search(analysis.text(clause.start, clause.end)) else list(clause.sites)
        sides = {r for r in (*clause.subjects, *clause.objects) if r.startswith("place/")}
        if len(sides | set(sites)) < _TWO:
            continue
        start, end = time_of(clause.dates, clause.at)
        yield Event(
            evidence=(analysis.span(clause.sentence.start, clause.sentence.end),),
            rule="rule:en/gathering-plain",
            confidence=0.6,
            type=EventKind(match.lastgroup or "conference"),
            status=event_status(Status.CANCELLED if clause.verb_class == "cancel" else clause.status),
            place=sites[0] if sites else None,
            start=start,
            end=end,
            participants=tuple(sorted(sides)),
        )
        return


_TWO = 2


def _clause_at_any(sentence: tuple[EnglishClause, ...], at: int) -> EnglishClause | None:
    return next((each for each in sentence if each.start <= at < each.end), sentence[-1] if sentence else None)


def _label(analysis: Analysis, reference: str) -> str:
    found = next((each for each in analysis.networks if each.reference == reference), None)
    return (found.abbreviation or found.en or found.id) if found else reference.partition("/")[2]
