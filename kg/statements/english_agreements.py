"""Agreements in plain press-release English."""

import re
from collections.abc import Iterator

from kg.model import (
    Agreement,
    AgreementType,
    Event,
    EventKind,
    Statement,
    Status,
)
from kg.statements.analysis import Analysis, Named
from kg.statements.english_clauses import EnglishClause
from kg.statements.patterns import near

_PACT = near(
    r"(?P<sister>sister[\s-](?:cit(?:y|ies)|state|province|relationship|ties)|twin(?:ned|ning|\s(?:cit(?:y|ies)|towns?))|twinned)|"
    r"(?P<goodwill>goodwill[\s-](?:cit(?:y|ies)|agreement|pact|ties))|"
    r"(?P<friendship>friendship[\s-](?:cit(?:y|ies)|agreement|pact|ties|cooperation|relationship|accord)|friendly[\s-](?:cit(?:y|ies)|exchange\s(?:agreement|city)|"
    r"cooperation))|"
    r"(?P<mou>memorand(?:um|a)(?:\sof\s(?:understanding|cooperation))?|MOUs?|MoUs?|letters?\sof\sintent|(?:business|working|cooperation|exchange|partnership)\s"
    r"(?:agreement|pact)|statement\sof\sintent)|"
    r"(?P<other>agreement|accord|pact|(?:joint\s)?declaration|communiqu[eé]|treaty|charter)",
    re.IGNORECASE,
)


_NOT_PACT = re.compile(r"(?:climate|Paris|Ramsar|Wetlands|host(?:ing)?)\s$", re.IGNORECASE)


_STANDING = re.compile(
    r"^(?:relationship|agreement|ties|pact|partners?|of|is|are|:|\(|,|with|,?\ssince\s\d{4},?)?\s*(?:of\s|with\s|is\s|are\s|include\s)?(?:the\s)?$"
)


def when(dates: tuple[Named, ...] | list[Named], near: int | None = None) -> tuple[str | None, str | None]:
    """Return the start and end of the first date, or of the one nearest to a position."""
    known = [each for each in dates if each.dates is not None and (each.dates.start or each.dates.end)]
    if not known:
        return None, None
    best = min(known, key=lambda each: abs(each.start - near)) if near is not None else known[0]
    return (best.dates.start, best.dates.end) if best.dates is not None else (None, None)


def find(analysis: Analysis, sentence: tuple[EnglishClause, ...], recent: str | None) -> Iterator[Statement]:
    """Yield the agreements of a sentence, and the signings that it tells of."""
    start, end = sentence[0].sentence.start, sentence[0].sentence.end
    named = [each for each in analysis.of(sentence[0].sentence) if each.kind not in ("country",) and each.references]
    home = analysis.home
    matches = list(_PACT.finditer(analysis.document.text, start, end))
    for index, match in enumerate(matches):
        if _NOT_PACT.search(analysis.text(max(start, match.start() - 12), match.start())):
            continue
        if (
            index
            and matches[index - 1].lastgroup != "other"
            and match.lastgroup in ("other", "mou")
            and match.start() - matches[index - 1].end() < 3
        ):
            continue
        kind = AgreementType((match.lastgroup or "other").lower())
        limit = matches[index + 1].start() if index + 1 < len(matches) else end
        clause = _clause_at(sentence, match.start())
        standing = _standing(analysis, named, match, limit)
        dates = [each for each in analysis.of(sentence[0].sentence) if each.kind == "date" and each.dates]
        if standing:
            anchor = next(
                (
                    r
                    for each in (clause.subjects if clause else ())
                    for r in (each,)
                    if r not in standing and r.startswith("place/")
                ),
                None,
            ) or (home if home not in standing else recent)
            state: Status | None = Status.SIGNED
            pairs: list[tuple[str | None, str | None]] = [
                (anchor, other) for other in standing if anchor and other != anchor
            ]
            date = when([d for d in dates if d.start > match.start()], match.end())[0] if len(standing) == 1 else None
        else:
            if clause is None:
                continue
            state = _pact_status(analysis, sentence, clause, match)
            if state is None:
                continue
            pairs = list(_pact_pairs(analysis, sentence, clause, named, match, home, recent))
            since = re.search(r"\bsince\s", analysis.text(match.end(), min(end, match.end() + 40)))
            near = [d for d in dates if clause.start <= d.start < clause.end] or dates
            date = when(near, match.end() if since else clause.at)[0]
        occasion = bool(
            state in (Status.SIGNED, Status.PLANNED)
            and not standing
            and clause is not None
            and clause.verb_class == "sign"
            and re.match(r"sign|conclud|renew|ink|exchang|upgrad", clause.verb)
            and ((date and len(date) >= 7) or clause.sites)
            and not re.search(
                r"\b(?:online|by\s(?:mail|post|correspondence)|in\swriting|remotely)\b", analysis.text(start, end)
            )
        )
        for a, b in pairs:
            if not a or not b or a == b or state is None:
                continue
            parties = tuple(sorted((a, b)))
            yield Agreement(
                evidence=(analysis.span(start, end),),
                rule="rule:en/agreement",
                confidence=0.8,
                parties=parties,
                type=kind,
                status=state,
                date=date,
            )
            if occasion and clause is not None:
                yield Event(
                    evidence=(analysis.span(start, end),),
                    rule="rule:en/signing",
                    confidence=0.75,
                    type=EventKind.SIGNING,
                    status=Status.PLANNED if state is Status.PLANNED else Status.HELD,
                    place=clause.sites[0] if clause.sites else None,
                    start=date,
                    end=date,
                    participants=parties,
                )


def _clause_at(sentence: tuple[EnglishClause, ...], at: int) -> EnglishClause | None:
    """Return the clause that a position lies in, that of a signing verb near it before others."""
    inside = [each for each in sentence if each.start <= at < each.end or each.at <= at < each.end]
    signing = [each for each in sentence if each.verb_class in ("sign", "end")]
    for each in reversed(signing):
        if each.at <= at and at - each.at < 90:
            return each
    for each in signing:
        if at < each.at and each.at - at < 90:
            return each
    return inside[-1] if inside else (sentence[-1] if sentence else None)


def _standing(analysis: Analysis, named: list[Named], match: re.Match[str], limit: int) -> tuple[str, ...]:
    """Return the places that a noun describes: sister city Suzhou; its sister cities A, B and C; Suzhou, a sister city."""
    text = analysis.document.text
    if not re.search(r"cit(?:y|ies)$", match.group(), re.IGNORECASE):
        return ()
    listed: list[str] = []
    at = match.end()
    for each in named:
        if each.start < match.end() or each.kind not in ("place", "official"):
            continue
        if each.start >= limit:
            break
        between = re.sub(r"^,\s[A-Z][\w\s]{2,20}(?=,|\sand|$)", "", text[at : each.start])
        if not listed and not _STANDING.match(text[at : each.start]):
            break
        if listed and not re.match(r"^(?:['’]s)?\s?(?:\([^)]*\))?(?:,|,?\sand|\sand)?\s?(?:the\s)?$", between):
            break
        listed.extend(r for r in each.references[:1])
        at = each.end
    if listed and re.match(r"^\s(?:is|are)", text[match.end() : match.end() + 4]) and len(listed) < 1:
        return ()
    if listed:
        return tuple(listed)
    before = [each for each in named if each.end <= match.start() and each.kind == "place"]
    if before and re.match(
        r"^(?:,\s[A-Z][\w\s]{2,20})?,\s(?:its|a|the|their|one\sof\sits)\s(?:\w+\s){0,2}$",
        text[before[-1].end : match.start()],
    ):
        return before[-1].references[:1]
    return ()


def _pact_status(
    analysis: Analysis, sentence: tuple[EnglishClause, ...], clause: EnglishClause, match: re.Match[str]
) -> Status | None:
    text = analysis.text(clause.sentence.start, clause.sentence.end)
    near = analysis.text(max(clause.sentence.start, match.start() - 60), min(clause.sentence.end, match.end() + 60))
    if any(each.verb_class == "cancel" for each in sentence):
        return None
    if clause.verb_class == "end" and clause.status is Status.HELD:
        return Status.TERMINATED
    if re.search(
        r"\b(?:propos(?:e|es|ed|al)|request(?:s|ed)?\s(?:for|an?)|asked\sfor|wish(?:es|ed)?|hop(?:e|es|ed)|wants?|consider(?:s|ing|ed))\b",
        near,
    ):
        return Status.PROPOSED
    if clause.verb_class == "sign":
        if clause.status is Status.CANCELLED:
            return None
        if clause.status is Status.PLANNED or re.search(
            r"\b(?:will|plans?\sto|agreed\sto|is\sto|are\sto|due\sto|scheduled\sto)\b",
            analysis.text(max(clause.sentence.start, clause.at - 40), clause.at),
        ):
            return Status.PLANNED
        return Status.PROPOSED if clause.status is Status.PROPOSED else Status.SIGNED
    if re.search(r"\b(?:under|based\son|since|anniversary\sof|marking|through|within)\b", near):
        return Status.SIGNED
    if re.search(r"\b(?:will|plans?\sto|agreed\son|agreed\sto)\b", text) and clause.status is Status.PLANNED:
        return Status.PLANNED
    return None


def _pact_pairs(
    analysis: Analysis,
    sentence: tuple[EnglishClause, ...],
    clause: EnglishClause,
    named: list[Named],
    match: re.Match[str],
    home: str | None,
    recent: str | None,
) -> Iterator[tuple[str | None, str | None]]:
    after = analysis.text(match.end(), min(clause.sentence.end, match.end() + 30))
    tail = [each for each in named if each.start >= match.end()]
    if re.match(r"^\s(?:\w+\s){0,3}between\s", after) and len(tail) >= 2:
        yield tail[0].references[0], tail[1].references[0]
        return
    subjects = list(clause.subjects)
    others = [each for each in clause.objects if each not in subjects]
    if len(subjects) == 2 and not others:
        yield subjects[0], subjects[1]
        return
    if not others:
        others = [
            r for each in sentence for r in each.objects if r not in subjects and r.startswith(("place/", "network/"))
        ]
    if not others and recent and recent not in subjects:
        others = [recent] if home in subjects or not subjects else [home or recent]
    for other in others[:6]:
        yield (subjects[0] if subjects else home), other
