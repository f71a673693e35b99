"""Officials in English text: offices before, after and around a name."""

import re
from collections.abc import Sequence

from kg.model import OfficeRole
from kg.statements.english_capitals import NO_PERSON
from kg.statements.morphology import Sentence
from kg.statements.wording import Anchor, OfficialFound

_ROLES: tuple[tuple[str, OfficeRole], ...] = (
    (
        r"(?:First |Second |Senior )?(?:[Vv]ice|[Dd]eputy|[Aa]ssistant)[ -](?:[Ll]ord )?[Mm]ayor(?: (?:for|of) (?:[A-Z][a-z]+ (?:and )?)*(?:Affairs|Policy|Safety|Planning|Administration|Economy|Culture|Innovation|Environment|Development|Welfare|Transport))?",
        OfficeRole.VICE_MAYOR,
    ),
    (
        r"People['’]s Committee (?:[Vv]ice|[Dd]eputy) [Cc]hair(?:man|woman|person)?|[Vv]ice[ -][Cc]hair(?:man|woman|person)? of the (?:\w+ )*People['’]s Committee",
        OfficeRole.VICE_MAYOR,
    ),
    (
        r"People['’]s Committee [Cc]hair(?:man|woman|person)?|[Cc]hair(?:man|woman|person)? of the (?:\w+ )*People['’]s Committee",
        OfficeRole.MAYOR,
    ),
    (r"(?:[Aa]cting |[Ll]ord |[Ee]xecutive |[Gg]overning )?[Mm]ayor(?:-elect)?|[Mm]ayoress", OfficeRole.MAYOR),
    (r"(?:[Vv]ice|[Dd]eputy|[Ll]ieutenant)[ -][Gg]overnor", OfficeRole.VICE_GOVERNOR),
    (r"(?:[Aa]cting )?[Gg]overnor|[Pp]remier", OfficeRole.GOVERNOR),
    (r"[Hh]ead of (?:the )?[A-Z][\w-]+ District|[Dd]istrict [Mm]ayor", OfficeRole.DISTRICT_HEAD),
    (
        r"(?:[Cc]ity |[Mm]unicipal |[Pp]rovincial )?[Cc]ouncil (?:[Cc]hair(?:man|woman|person)?|[Ss]peaker|[Pp]resident)|[Ss]peaker of the [Cc]ity [Cc]ouncil|[Cc]hair(?:man|woman|person)? of the (?:[Cc]ity |[Mm]etropolitan )?[Cc]ouncil",
        OfficeRole.COUNCIL_CHAIR,
    ),
    (
        r"[Ss]peaker(?=\s[A-Z][a-z]+\s[A-Z])|[Cc]hair(?:man|woman|person)? of (?:the|its) (?:city |municipal )?council",
        OfficeRole.COUNCIL_CHAIR,
    ),
    (r"[Cc]ity (?:[Aa]dministrator|[Mm]anager)", OfficeRole.OTHER),
    (r"(?:[Cc]ity )?[Cc]ouncil(?:lor|or| [Mm]ember|man|woman)|[Aa]lderman", OfficeRole.COUNCIL_MEMBER),
    (r"(?:[Dd]eputy )?[Pp]arty [Ss]ecretary", OfficeRole.PARTY_SECRETARY),
    (r"[Ss]ecretary[ -][Gg]eneral|[Ee]xecutive [Ss]ecretary", OfficeRole.SECRETARY_GENERAL),
    (r"[Cc]o-[Pp]resident|[Pp]resident", OfficeRole.NETWORK_PRESIDENT),
    (r"[Aa]mbassador", OfficeRole.AMBASSADOR),
    (r"[Cc]onsul(?:[ -][Gg]eneral)?", OfficeRole.OTHER),
    (r"(?:[Vv]ice |[Dd]eputy |[Pp]rime )?[Mm]inister", OfficeRole.MINISTER),
    (
        r"(?:[Ee]xecutive |[Dd]eputy |[Mm]anaging )?[Dd]irector(?:[ -][Gg]eneral)?|[Cc]ommissioner|[Bb]ureau [Cc]hief|[Hh]ead of (?:the |its )?[A-Z][\w ]{3,40}?(?:Department|Division|Bureau|Office)",
        OfficeRole.DIRECTOR,
    ),
)
_CHAIR = re.compile(
    r"(?P<title>[Cc]hair(?:man|woman|person)?|[Ss]peaker|[Pp]resident) of the (?:[A-Z][\w'’-]+ )+(?:City |Metropolitan |Provincial |Municipal )*Council"
)
TITLE = re.compile(r"(?<![\w-])(?:" + "|".join(f"(?P<r{n}>{p})" for n, (p, _) in enumerate(_ROLES)) + r")(?![\w-])")
_NAME = r"(?:(?:Dr|Mr|Ms|Mrs|Sir|Dame|Hon)\.?\s)?(?P<name>[A-ZÀ-ÖØ-ÞĀ-ȚḀ-Ỿ][\w'’-]*(?:\s(?:(?:[A-ZÀ-ÖØ-ÞĀ-ȚḀ-Ỿ][\w'’-]*|[A-Z]\.)|(?:de|da|do|dos|del|der|den|di|du|el|al|bin|bint|von|van|la|le|ter|ten|y)(?=\s)(?:\s(?:la|los|las|der|den))?))*)"
_THEN_NAME = re.compile(rf"\s{_NAME}")
# what a deputy or a director is in charge of: deputy mayor for business, director of sports
_CHARGE = r"(?:\s(?:for|of|in\scharge\sof|responsible\sfor)\s[a-z][a-z-]*(?:\s(?:and\s)?[a-z][a-z-]*){0,3})?"
_COMMA_NAME = re.compile(
    rf"{_CHARGE},\s{_NAME}(?=[,.;)]|$|\s(?:said|and|met|signed|told|visited|about|on|in|who|to|for))"
)
# whose the office is, words between them: Kaohsiung's cultural affairs director, Greater Amman Municipality
_OWNER_GAP = re.compile(r"['’]s?\s(?:[a-z][\w-]*\s){1,4}$|(?:['’]s)?\s(?:[A-Z][\w&-]*\s){1,5}$")
_WORK = re.compile(
    r"\s(?:of|for)\s(?:the\s)?(?:[\w&,-]+\s){1,6}(?:at|of|in)\s(?:the\s)?(?:[Cc]ity\sof\s)?(?:Greater\s)?$"
)
# bodies that stand beside a government: the director of the Korean Cultural Centre
_BODY = re.compile(
    r"\s(?:of|at)\s(?:the\s)?(?P<body>(?:[A-Z][\w’'-]*\s(?:(?:of|for|and)\s)?){1,5}"
    r"(?:Centre|Center|Museum|Foundation|Institute|Agency|Corporation|Authority|University|Library|Association|Bank|School|Company|Committee))\b"
)
_NAME_BEFORE = re.compile(rf"{_NAME}(?:,?\s\(?(?:the\s|who\sis\s|its\s|then\s|acting\s)?|\s\()$")


def find(text: str, sentence: Sentence, anchors: Sequence[Anchor], known: frozenset[str]) -> list[OfficialFound]:
    """Return the officials of an English sentence: Mayor X of Y, Y Mayor X, X, Mayor of Y, the mayor of Y, X, Mayor X."""
    starting = {anchor.start: anchor for anchor in anchors}
    ending = {anchor.end: anchor for anchor in anchors}
    found: list[OfficialFound] = []
    at = sentence.start
    for match in TITLE.finditer(text, sentence.start, sentence.end):
        if match.start() < at:
            continue
        one = _official(text, sentence, match, starting, ending, known)
        if one is not None:
            found.append(one)
            at = one.end
    return found


def _official(
    text: str,
    sentence: Sentence,
    match: re.Match[str],
    starting: dict[int, Anchor],
    ending: dict[int, Anchor],
    known: frozenset[str],
) -> OfficialFound | None:
    chair = _CHAIR.search(text, max(sentence.start, match.start() - 60), sentence.end)
    if chair is not None and chair.start() <= match.start() < chair.end():
        inside = [
            anchor
            for anchor in starting.values()
            if chair.start() < anchor.start < chair.end() and anchor.kind == "place"
        ]
        if inside:
            return _before(
                text,
                sentence,
                chair.start(),
                chair.end(),
                OfficeRole.COUNCIL_CHAIR,
                chair["title"],
                inside[0],
                known,
                {},
            )
    start, stop = match.span()
    role = _ROLES[int((match.lastgroup or "r0")[1:])][1]
    anchor = _anchor_left(text, start, ending)
    right = _anchor_right(text, stop, starting)
    body = _BODY.match(text, stop, sentence.end) if role is OfficeRole.DIRECTOR else None
    if body is not None:
        named = _COMMA_NAME.match(text, body.end("body"), sentence.end)
        after = _clean(named, starting, known) if named else None
        if after:
            return _made(text, start, after, role, match[0], None, body["body"])
    if right is not None:
        anchor = right
        named = _COMMA_NAME.match(text, right.end, sentence.end) or _THEN_NAME.match(text, right.end, sentence.end)
        after = _clean(named, starting, known) if named else None
        if after:
            return _made(text, start, after, role, match[0], anchor)
        return _before(text, sentence, start, right.end, role, match[0], anchor, known, ending)
    named = _THEN_NAME.match(text, stop, sentence.end)
    if named is None and anchor is not None:
        named = _COMMA_NAME.match(text, stop, sentence.end)
    after = _clean(named, starting, known) if named else None
    if after:
        of = _anchor_right(text, after[1], starting)
        if of is not None:
            anchor = of
        begin = anchor.start if anchor and anchor.end <= start else start
        return _made(text, begin, after, role, match[0], anchor)
    return _before(text, sentence, start, stop, role, match[0], anchor, known, ending)


def _made(
    text: str,
    start: int,
    name: tuple[int, int],
    role: OfficeRole,
    title: str,
    anchor: Anchor | None,
    body: str | None = None,
) -> OfficialFound:
    written = text[name[0] : name[1]]
    return OfficialFound(
        min(start, name[0]),
        name[1],
        written,
        role,
        title,
        anchor,
        body,
        written,
        name[0],
        name[1],
        start,
        start + len(title),
    )


def _before(
    text: str,
    sentence: Sentence,
    start: int,
    stop: int,
    role: OfficeRole,
    title: str,
    anchor: Anchor | None,
    known: frozenset[str],
    ending: dict[int, Anchor],
) -> OfficialFound | None:
    """Read Marvin Rees, Mayor of Bristol: the name stands before the title, or before the place of the title."""
    edge = start
    if anchor is not None and anchor.end <= start and text[anchor.end : start].strip() in ("", "'s", "’s"):
        edge = anchor.start
    head = text[sentence.start : edge]
    named = _NAME_BEFORE.search(head[-70:])
    bracketed = text[start - 1 : start] == "(" and text[stop : stop + 1] in (",", ")")
    if named is None or (anchor is None and not bracketed and role is not OfficeRole.COUNCIL_CHAIR):
        return None
    offset = sentence.start + max(0, len(head) - 70)
    begin, finish = offset + named.start("name"), offset + named.end("name")
    words = text[begin:finish].split(" ")
    while words and words[0] in NO_PERSON:
        begin += len(words.pop(0)) + 1
    if (
        not words
        or any(place.start < finish and begin < place.end for place in ending.values())
        or words[-1] in NO_PERSON
    ):
        return None
    if len(words) == 1 and words[0] not in known:
        return None
    written = text[begin:finish]
    return OfficialFound(begin, stop, written, role, title, anchor, None, written, begin, finish, start, stop)


def _clean(named: re.Match[str], starting: dict[int, Anchor], known: frozenset[str]) -> tuple[int, int] | None:
    """Return the stretch of a name without what is none, or None."""
    begin = named.start("name")
    words = named["name"].split(" ")
    kept: list[str] = []
    for word in words:
        if word in NO_PERSON:
            break
        kept.append(re.sub(r"['’]s$", "", word))
        if word.endswith(("'s", "’s")):
            break
    while kept and kept[-1] in ("de", "la", "of", "y", "van", "von", "al", "el"):
        kept.pop()
    if not kept or (len(kept) == 1 and len(kept[0]) < 2):
        return None
    if (
        begin in starting
        and starting[begin].end >= begin + len(" ".join(kept))
        and kept[0] not in known
        and len(kept) == 1
    ):
        return None
    return begin, begin + len(" ".join(kept))


def _anchor_left(text: str, start: int, ending: dict[int, Anchor]) -> Anchor | None:
    """Return whose the office before a position is, at most a few words between them."""
    near = [anchor for end, anchor in ending.items() if start - _GAP <= end < start]
    for anchor in sorted(near, key=lambda each: -each.end):
        gap = text[anchor.end : start]
        if gap in _LEFT or _OWNER_GAP.fullmatch(gap):
            return anchor
    return None


def _anchor_right(text: str, stop: int, starting: dict[int, Anchor]) -> Anchor | None:
    """Return whose the office after a position is: of the Italian town of X, director of sports at X."""
    near = [anchor for start, anchor in starting.items() if stop < start <= stop + _GAP]
    for anchor in sorted(near, key=lambda each: each.start):
        gap = text[stop : anchor.start]
        if gap in _RIGHT or _TOWN_OF.fullmatch(gap) or _WORK.fullmatch(gap):
            return anchor
    return None


_GAP = 60
_LEFT = frozenset((" ", "'s ", "’s ", " City ", " Metropolitan ", " Provincial ", " (", " Metropolitan Government ("))
_RIGHT = frozenset(
    (" of ", " of the City of ", " of the city of ", " of the ", " for ", " to ", " from ", " (", " in ")
)
_TOWN_OF = re.compile(
    r"\s(?:of|for|from|in)\s(?:the\s)?(?:[\w-]+\s){0,3}(?:city|town|village|port|municipality|district|county|commune)\sof\s"
)
