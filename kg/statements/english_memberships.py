"""Roles in networks in English text: who is member, president or seat, founds, joins or leaves."""

import re
from collections.abc import Iterator

from kg.model import Membership, MembershipRole, Status
from kg.statements.analysis import Analysis
from kg.statements.english_agreements import when
from kg.statements.english_clauses import EnglishClause
from kg.statements.patterns import near

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
    (
        MembershipRole.PRESIDENT,
        r"president(?:\scity)?|presidency|chair(?:man|person|manship)?(?:\scity)?|chaired|chairs",
    ),
    (
        MembershipRole.CERTIFIED,
        r"creative\scit(?:y|ies)|city\sof\s(?:music|film|design|literature|gastronomy|crafts|media\sarts)|wetland\scit(?:y|ies)|"
        r"learning\scit(?:y|ies)|age-friendly|child[-\s]friendly|certification|certificate|designation|designated|accredit\w+|slow\scity|capital\sof\sculture|culture\scity",
    ),
    (MembershipRole.MEMBER, r"members?(?:hip)?|join(?:s|ed|ing)?"),
)


_ROLE = near("|".join(f"(?P<{role.name}>\\b(?:{words})\\b)" for role, words in _ROLES), re.IGNORECASE)


_OF_BODY = re.compile(
    r"\b(?:the|this|its|their)\s(?:organi[sz]ation|network|alliance|association|coalition|committee|body|federation|union|league)\b|"
    r"\b(?:as|were|was)\s(?:\w+\s){0,2}new\smembers?\b|\bco-presidents?\b|\bco-chairs?\b|\bpresident\scit(?:y|ies)\b|\bmember\scit(?:y|ies)\b"
)
_WENT_TO = re.compile(r"\b(?:[Aa]ward|[Pp]rize|[Mm]edal)\b[^.;]{0,30}\bwent\sto\s")


def memberships(
    analysis: Analysis, sentence: tuple[EnglishClause, ...], networks: list[str], recent: str | None
) -> Iterator[Membership]:
    """Yield the roles in networks that a sentence tells of; `recent` is the network named last before it."""
    first = sentence[0].sentence
    network = networks[0] if networks else recent
    if network is None:
        return
    text = analysis.document.text
    # the body named in one of the last sentences is still spoken of: its members, the organization
    close = _OF_BODY.search(text, first.start, first.end) is not None
    for clause in sentence:
        for match in _ROLE.finditer(text, clause.start, clause.end):
            role = MembershipRole[match.lastgroup or "MEMBER"]
            if not networks and role is MembershipRole.CERTIFIED:
                continue
            if not networks and not close and role in (MembershipRole.PRESIDENT, MembershipRole.MEMBER):
                # no network is named here or right before: president or member of something else
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
            (clause.verb_class == "win" or clause.verb.startswith("receiv"))
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
    if networks and (went := _WENT_TO.search(text, first.start, first.end)):
        taker = next(
            (
                each
                for each in analysis.of(first)
                if each.kind == "place" and each.references and each.start >= went.end()
            ),
            None,
        )
        if taker is not None and taker.start - went.end() < _NEXT:
            yield Membership(
                evidence=(analysis.span(first.start, first.end),),
                rule="rule:en/membership-awarded",
                confidence=0.7,
                member=taker.references[0],
                network=network,
                role=MembershipRole.AWARDED,
                status=Status.HELD,
                start=None,
            )


_NEXT = 20
