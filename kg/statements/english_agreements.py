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
from kg.statements.english_clauses import EnglishClause, kept
from kg.statements.morphology import Sentence
from kg.statements.patterns import near

_PACT = near(
    r"(?P<sister>sister[\s-](?:cit(?:y|ies)|state|province|relationship|ties|agreement|pact)|twin(?:ned|ning(?:\s(?:agreement|arrangement|pact|relationship))?|\s(?:cit(?:y|ies)|towns?))|twinned)|"
    r"(?P<goodwill>goodwill[\s-](?:cit(?:y|ies)|agreement|pact|ties))|"
    r"(?P<friendship>friendship[\s-](?:cit(?:y|ies)|partners?(?!hip)|agreement|pact|ties|cooperation|relationship|accord)|friendly[\s-](?:cit(?:y|ies)|exchange\s(?:agreement|city)|"
    r"cooperation))|"
    r"(?P<mou>memorand(?:um|a)(?:\sof\s(?:understanding|cooperation))?|MOUs?|MoUs?|(?:letters?|declarations?)\sof\sintent|(?:business|working|cooperation|exchange|partnership)\s"
    r"(?:agreement|pact)|statement\sof\sintent)|"
    r"(?P<other>agreement|accord|pact|(?:joint\s)?declaration|communiqu[eé]|treaty|charter)",
    re.IGNORECASE,
)


_NOT_PACT = re.compile(r"(?:climate|Paris|Ramsar|Wetlands|host(?:ing)?|\bno)\s$", re.IGNORECASE)


# what stands between a place and the noun that it is said to be: Aurora, Colorado, a sister city
_APPOSED = re.compile(
    r"^(?:(?:,|\sin)\s[A-Z][\w\s]{2,20})?,\s(?:its|a|the|their|another|one\sof\sits)\s(?:\w+\s){0,2}$"
)
_OF_OTHER = re.compile(r"^(?:,\s[A-Z][\w\s]{2,20})?,\s(?:another|one|also\sone|the\s\w+)\sof\s$")
_AND = re.compile(r"^(?:,\s[A-Z][\w\s]{2,20},?)?\sand\s$")
_STANDING = re.compile(
    r"^(?:relationship|agreement|ties|pact|partners?|of|is|are|:|\(|,|with|,?\ssince\s\d{4},?)?\s*(?:of\s|with\s|is\s|are\s|include\s)?(?:the\s)?$"
)


_RELATIONS = re.compile(r"^\s(?:relations(?:hips?)?|ties|links|bonds)\swith\s(?:the\s)?$")
_HAS = re.compile(r"\b(?:has|have|had|maintains?|maintained|keeps?|kept|enjoys?|enjoyed)\s(?:\w+\s){0,3}$")
# a pact's end, also one that is decided: voted to end, agreed not to renew; its day off: postponed
_ENDED = re.compile(
    r"\b(?:end(?:s|ed|ing)?|terminat\w+|dissolv\w+|expir\w+|laps(?:e|es|ed|ing)|revok\w+|withdr[ae]w\w*|not\s(?:be\s)?(?:to\s)?renew\w*(?!\s(?:its|their|the|his|her)\s(?:membership|seat|contract))|"
    r"declined?\sto\srenew)\b(?!\s(?:of\s)?(?:the|this|next|last)\s(?:year|month|week))",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(r"\b(?:postpon\w+|delay\w*|put\soff|pushed\sback|rescheduled)\b")
# to become, to be a sister city: not yet one; has become one
_BECOMING = re.compile(r"(?<!\bhas )(?<!\bhave )(?<!\bhad )\b(?:become|be|becoming)\s(?:[\w-]+\s){0,3}$")
_HOPED = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|want(?:s|ed)?|aim(?:s|ed)?|seek(?:s|ing)?|sought|would\slike|could|may|might|invit\w+|asked|propos\w+|offered|"
    r"consider\w*|suggest\w*|interested)\b"
)
_NEVER = re.compile(r"\b(?:not|never|no\slonger|failed\sto)\b|n['’]t\b")
_NAMES = re.compile(r"\b(?:put|added|affixed)\s(?:his|her|their|its)\s(?:names?|signatures?)\sto\b")
_ASKED = re.compile(
    r"\b(?:propos(?:e|es|ed|al|ing)|request(?:s|ed)?\s(?:for|an?)|asked\s(?:for|\w+\s(?:\w+\s)?to)|wish(?:es|ed)?|hop(?:e|es|ed)|wants?|"
    r"consider(?:s|ing|ed)?|seek(?:s|ing)|sought|suggest(?:s|ed)?)\b"
)
_ANNIVERSARY = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th)\sanniversary\s(?:of\s)?(?:the\s|its\s|their\s|our\s)?(?:\w+\s){0,2}$"
)
_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d)\s$")
# a day that stands with the pact: since 1959, (1959), signed in 1959, twinned 2001
_WITH_DAY = re.compile(
    r"^[\s,]*(?:(?:relationship|agreement|arrangement|pact|ties|city|cities|status)[\s,]*)?(?:\(|(?:first\s|originally\s)?(?:which\swas\s|that\swas\s)?"
    r"(?:signed|concluded|established|formed|sealed|dating)?\s?(?:(?:since|in|on|from|back\sto)\s?)?)$"
)
_SIGNED_IN = re.compile(
    r"\b(?:signed|concluded|established|formed|sealed|dating|dates)\b(?:\s(?:with|back|between)[^.;]{0,40})?\s(?:in|since|on|from|to)\s(?:the\s)?$"
)
_NEAR = 90  # letters between a pact and the day of its signing
_GLANCE = re.compile(r"^[,\s]*(?:[A-Z][\w.'’ -]{1,30})?\s?(?:[–—:|-]|\()\s?", re.UNICODE)


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
    named = [each for each in kept(analysis, sentence[0].sentence) if each.references]
    home = analysis.local(sentence[0].sentence.line)
    if _glance(analysis, sentence[0].sentence) is not None:
        return
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
        both = _others(analysis, named, match)
        standing = both or _standing(analysis, named, match, limit)
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
            near_by = analysis.text(max(start, match.start() - _NEAR), min(end, match.end() + _NEAR))
            state: Status | None = Status.TERMINATED if _ENDED.search(near_by) else Status.SIGNED
            if becoming := _BECOMING.search(lead := analysis.text(start, match.start())):
                state = _hoped(lead[: becoming.start()])
            pairs: list[tuple[str | None, str | None]] = [
                (anchor, other) for other in standing if anchor and other != anchor
            ]
            pairs = [both] if both else pairs
            date = None
        else:
            clause = clause or sentence[-1]
            state = _pact_status(analysis, sentence, clause, match)
            if state is None:
                continue
            pairs = list(_pact_pairs(analysis, sentence, clause, named, match, home, recent))
            if state is Status.TERMINATED and (joined := tuple(_joined(analysis, named, match, limit))):
                pairs = [(home, other) for other in joined if other != home]
            if not any(a and b and a != b for a, b in pairs):
                pairs = list(_nearest(named, match, home))
            since = re.search(r"\bsince\s", analysis.text(match.end(), min(end, match.end() + 40)))
            near = [d for d in dates if clause.start <= d.start < clause.end] or dates
            date = when(near, match.end() if since else clause.at)[0]
            if state is Status.TERMINATED or re.match(r"renew|extend", clause.verb):
                # what is told of the day of its end or renewal is not that of its conclusion
                date = None
            if state is Status.PROPOSED and not date:
                date = when(dates)[0]
            if names := _NAMES.search(analysis.document.text, start, match.start()):
                date = when(dates, names.start())[0]
            date = _told_day(analysis, match, dates) or date
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
            day = _place_day(analysis, named, b)
            if day is None and standing:
                day = _told_day(analysis, match, dates) if len(pairs) == 1 else None
            elif day is None:
                day = date
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
                date=day,
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
    if not re.search(r"(?:cit(?:y|ies)|partners?)$", match.group(), re.IGNORECASE):
        return ()
    listed: list[str] = []
    at = match.end()
    for each in named:
        if each.start < match.end() or each.kind not in ("place", "official"):
            continue
        if each.start >= limit:
            break
        between = re.sub(r"^,\s[A-Z][\w\s]{2,20}(?=,|\sand|$)", "", text[at : each.start])
        if not listed and not (_STANDING.match(text[at : each.start]) or _kept_up(text, match, each)):
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
    if before and _APPOSED.match(text[before[-1].end : match.start()]):
        return before[-1].references[:1]
    return ()


def _kept_up(text: str, match: re.Match[str], first: Named) -> bool:
    """Tell whether ties are said to be had with who is named after them: has sister-city relations with A, B and C."""
    return (
        _RELATIONS.match(text[match.end() : first.start]) is not None
        and _HAS.search(text[max(0, match.start() - 40) : match.start()]) is not None
    )


def _others(analysis: Analysis, named: list[Named], match: re.Match[str]) -> tuple[str, str] | None:
    """Return two whose ties a noun in apposition tells: Osaka, another of Milan's sister cities; A and B, sister cities."""
    text = analysis.document.text
    before = [each for each in named if each.end <= match.start() and each.kind == "place"]
    if len(before) < 2:
        return None
    one, other = before[-2:]
    gap, rest = text[one.end : other.start], text[other.end : match.start()]
    if _OF_OTHER.match(gap) and re.match(r"^['’]s\s(?:\w+\s){0,2}$", rest):
        return one.references[0], other.references[0]
    if _AND.match(gap) and rest == ", " and match.group().endswith("ies"):
        return one.references[0], other.references[0]
    return None


def _pact_status(
    analysis: Analysis, sentence: tuple[EnglishClause, ...], clause: EnglishClause, match: re.Match[str]
) -> Status | None:
    text = analysis.text(clause.sentence.start, clause.sentence.end)
    near = analysis.text(max(clause.sentence.start, match.start() - 60), min(clause.sentence.end, match.end() + 60))
    if any(each.verb_class == "cancel" for each in sentence):
        return None
    if _PUT_OFF.search(analysis.text(match.end(), clause.sentence.end)):
        return Status.PLANNED
    if _ENDED.search(near):
        return Status.TERMINATED
    if _PUT_OFF.search(text):
        return Status.PLANNED
    if _NAMES.search(near):
        return Status.SIGNED
    if _ASKED.search(near):
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
    if _told_day(analysis, match, [d for d in analysis.of(clause.sentence) if d.kind == "date" and d.dates]):
        # the letter of intent signed in 2017: one that has a day has been concluded
        return Status.SIGNED
    return None


def _hoped(lead: str) -> Status | None:
    """Return how far a pact has come that someone is to enter, by what leads to the verb; None where it is denied."""
    if _NEVER.search(lead):
        return None
    return Status.PROPOSED if _HOPED.search(lead) else Status.PLANNED


def _joined(analysis: Analysis, named: list[Named], match: re.Match[str], limit: int) -> Iterator[str]:
    """Yield the places that a pact's noun names with `with` before the next noun: the 1995 agreement with Foshan."""
    for each in named:
        if match.end() <= each.start < limit and each.kind in ("place", "official") and each.references:
            if re.search(r"\b(?:with|and)\s(?:the\s)?$", analysis.text(max(match.end(), each.start - 10), each.start)):
                yield each.references[0]


def _nearest(named: list[Named], match: re.Match[str], home: str | None) -> Iterator[tuple[str | None, str | None]]:
    """Yield the home and the place nearest to a pact's noun, where no verb tells its two parties."""
    others = [
        (abs(each.start - match.start()), r)
        for each in named
        if each.kind in ("place", "official")
        for r in each.references[:1]
        if r.startswith("place/") and r != home
    ]
    if others and home:
        yield home, min(others)[1]


def glances(analysis: Analysis) -> Iterator[Agreement]:
    """Yield the agreements of a list's lines: a partner, a dash, what binds them (Kushiro, Japan – sister city since 1965)."""
    for sentence in analysis.sentences:
        found = _glance(analysis, sentence)
        if found is not None:
            yield found


def _glance(analysis: Analysis, sentence: Sentence) -> Agreement | None:
    line, home = analysis.lines[sentence.line], analysis.local(sentence.line)
    start, end = sentence.start, sentence.end
    if line.kind == "text" or home is None:
        return None
    first = next((each for each in analysis.of(sentence) if each.kind == "place" and each.references), None)
    if first is None or first.start > line.body + 1 or first.reference == home:
        return None
    gap = _GLANCE.match(analysis.text(first.end, end))
    match = _PACT.search(analysis.document.text, first.end, end)
    if gap is None or match is None or match.start() > first.end + len(gap.group()) + 12:
        return None
    state = Status.SIGNED
    if _ENDED.search(analysis.text(match.end(), end)):
        state = Status.TERMINATED
    elif _ASKED.search(analysis.text(first.end, end)):
        state = Status.PROPOSED
    dates = [each for each in analysis.of(sentence) if each.kind == "date" and each.dates]
    year = re.match(r"[\s,(]*(?:in\s|since\s)?((?:19|20)\d\d)\b", analysis.text(match.end(), end))
    return Agreement(
        evidence=(analysis.span(start, end),),
        rule="rule:en/agreement-list",
        confidence=0.85,
        parties=tuple(sorted((home, first.references[0]))),
        type=AgreementType((match.lastgroup or "other").lower()),
        status=state,
        date=year.group(1) if year else _told_day(analysis, match, dates),
    )


def _told_day(analysis: Analysis, match: re.Match[str], dates: list[Named]) -> str | None:
    """Return the day that stands with a pact's noun, or the year that its anniversary is reckoned from."""
    before = analysis.text(max(0, match.start() - 60), match.start())
    if year := _YEAR_BEFORE.search(before):
        return year.group(1)
    published = analysis.document.published
    if published and (years := _ANNIVERSARY.search(before)):
        return str(int(published[:4]) - int(years.group(1)))
    for each in dates:
        if each.start >= match.end() and each.dates and each.dates.start:
            between = re.sub(
                r"^\s(?:agreement|pact|relationship|arrangement|ties|accord)\b",
                "",
                analysis.text(match.end(), each.start),
            )
            between = re.sub(
                r"^\s(?:with|between|to)\s(?:the\s)?(?:[A-Z][\w'’-]*(?:\s|,\s|$)(?:and\s)?){1,6}", " ", between
            )
            if len(between) < _NEAR and _SIGNED_IN.search(between) and not _PACT.search(between):
                return each.dates.start
            if _WITH_DAY.match(between) and (between.strip() or analysis.text(match.end(), each.start).strip() == "("):
                return each.dates.start
    return None


def _place_day(analysis: Analysis, named: list[Named], partner: str | None) -> str | None:
    """Return the day that stands with one of several partners: Kitakyushu (1959), Gunsan, since 1979."""
    for each in named:
        if partner in each.references:
            after = analysis.text(each.end, each.end + 30)
            if year := re.match(r"(?:,\s[A-Z]\w+)?,?\s(?:\(|since\s|\(since\s)((?:19|20)\d\d)\b", after):
                return year.group(1)
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
    if not others:
        # Turku proposed a pact to Vaasa, which Vaasa weighs: who else acts in the sentence comes before one told earlier
        others = [
            r for each in sentence if each.own for r in each.subjects if r not in subjects and r.startswith("place/")
        ]
    if not others and recent and recent not in subjects:
        others = [recent] if home in subjects or not subjects else [home or recent]
    for other in others[:6]:
        yield (subjects[0] if subjects else home), other
