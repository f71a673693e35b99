"""Who acts on whom in each clause: the frames that agreements, events, memberships and ties are read from.

A clause seldom names everyone: reports leave the own city out, list items leave it to their heading. So each frame
carries, besides what its own words name, who the sentence, the paragraph and the headings say it is about.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.model import Status
from kg.statements import status
from kg.statements.analysis import Analysis, Named
from kg.statements.morphology import Line, Sentence
from kg.statements.phrases import Clause, Phrase, Predicate, clauses

# nouns that may stand between a name and its particle without anyone else acting: 시 대표단은, 시장단과, 시청을
_BODY = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:시|군|구|도|성|현|주|측|쪽|시청|도청|군청|구청|시정부|정부|당국|의회|시의회|도의회|인민정부|청사|본부|사무국|"
    r"대표단|방문단|사절단|시찰단|연수단|공연단|예술단|무용단|교향악단|합창단|시장단|관계자|공무원|직원|실무진|실무단|일행|청소년|학생|"
    r"대학생|유학생|주민|시민|기업|상공인|시장|부시장|지사|도지사|부지사|주지사|군수|구청장|의장|대표|총장|원장|국장|과장|외사판공실|"
    r"등|부(?:시장|지사|군수|구청장)단?|대리|[가-힣]{0,6}(?:국|과|실|단|팀|회|부|원|청))?[들님께\s]*"
)
_LIGHT_TITLES = re.compile(r"(?:결과|실적|성과|활동|내용|일정|개요|현황)")
_AHEAD_TITLES = re.compile(r"(?:향후|앞으로|하반기|내년|추진\s?계획|계획|예정|전망)")


@dataclass(frozen=True, slots=True)
class Frame:
    """One clause with its roles filled.

    `subjects` act, `others` are the rest that its own phrases name, `sites` stand in the place part (에서, 에),
    all references. `nearby` are actors of the rest of the sentence, `heading` those of the headings above, nearest
    first. `status` is how far the clause says its matter has come; `governors` are the predicates after it that
    govern it. `own` tells whether the subject stands in the clause itself.
    """

    clause: Clause
    sentence: Sentence
    line: Line
    subjects: tuple[str, ...]
    others: tuple[str, ...]
    sites: tuple[str, ...]
    nearby: tuple[str, ...]
    heading: tuple[str, ...]
    status: Status
    governors: tuple[Predicate, ...] = ()
    own: bool = False
    said: bool = False

    @property
    def actors(self) -> tuple[str, ...]:
        """Return subjects and others, each once."""
        return unique((*self.subjects, *self.others))


@dataclass(frozen=True, slots=True)
class Story:
    """A document's frames in order, with what holds for all of them."""

    analysis: Analysis
    frames: tuple[Frame, ...]
    home: str | None
    homes: tuple[str | None, ...]

    def foreign(self, reference: str) -> bool:
        """Tell whether a reference is a place outside the country of the document's home."""
        country = self.analysis.country(reference)
        return reference.startswith("place/") and country is not None and country != "KR"

    def domestic(self, reference: str) -> bool:
        """Tell whether a reference is a place in the country of the document's home."""
        return reference.startswith("place/") and self.analysis.country(reference) == "KR"

    def home_of(self, line: Line) -> str | None:
        """Return the government that a line speaks of."""
        return self.homes[line.index]


def unique(references: Iterable[str]) -> tuple[str, ...]:
    """Return references in order, each once."""
    return tuple(dict.fromkeys(references))


def read(analysis: Analysis) -> Story:
    """Return the frames of an analysed document; one pass over its sentences."""
    homes = _homes(analysis)
    leads = _leads(analysis)
    frames: list[Frame] = []
    last_line: int | None = None
    carried: tuple[str, ...] = ()
    for sentence in analysis.sentences:
        line = analysis.lines[sentence.line]
        if last_line is None or analysis.lines[last_line].block != line.block or line.kind in ("item", "row"):
            carried = ()
        last_line = line.index
        tokens = [token for token in sentence.tokens if token.start >= line.body]
        found = clauses(analysis.document.text, tokens, _effective(analysis, sentence))
        home = homes[line.index]
        frames.extend(_sentence_frames(analysis, sentence, line, found, home, leads[line.index]))
        carried = carried or ()
    return Story(analysis, tuple(frames), analysis.home, tuple(homes))


def _effective(analysis: Analysis, sentence: Sentence) -> tuple[Named, ...]:
    """Return the namings of a sentence without countries and without regions that only tell where a city is."""
    named = [each for each in analysis.of(sentence) if each.kind != "country"]
    kept: list[Named] = []
    for index, each in enumerate(named):
        if index + 1 < len(named) and each.kind == "place" and each.form != "short":
            following = named[index + 1]
            between = analysis.text(each.end, following.start)
            if (
                following.kind in ("place", "official")
                and between in (" ", "")
                and each.references != following.references
            ):
                continue
        kept.append(each)
    return tuple(kept)


def _homes(analysis: Analysis) -> list[str | None]:
    """Return, for each line, the government that it speaks of: its own first domestic subject, else the document's."""
    homes: list[str | None] = [analysis.home] * len(analysis.lines)
    by_line: dict[int, list[Sentence]] = {}
    for sentence in analysis.sentences:
        by_line.setdefault(sentence.line, []).append(sentence)
    for line in analysis.lines:
        if line.parent is not None and homes[line.parent] is not None:
            homes[line.index] = homes[line.parent]
        for sentence in by_line.get(line.index, ())[:1]:
            named = _effective(analysis, sentence)
            references = [
                reference
                for each in named
                if each.kind in ("place", "official") and each.form != "short"
                for reference in each.references[:1]
            ]
            if analysis.home in references:
                homes[line.index] = analysis.home
                continue
            lead = named[0] if named else None
            if lead is None or lead.kind not in ("place", "official") or lead.form == "short":
                continue
            if (reference := lead.reference) and analysis.country(reference) == "KR" and reference.startswith("place/"):
                homes[line.index] = reference
    return homes


def _leads(analysis: Analysis) -> list[Status | None]:
    """Return, for each line, the status that the headings above it give to a noun: plans are ahead, results behind."""
    leads: list[Status | None] = [None] * len(analysis.lines)
    section: Status | None = None
    for line in analysis.lines:
        text = analysis.text(line.body, min(line.end, line.body + 60))
        if line.mark in ("roman", "box", "number") and line.end - line.body < 60:
            section = None
        own = None
        if line.end - line.body < 60:
            if _AHEAD_TITLES.search(text) and not re.search(r"(?:실적|결과)", text):
                own = Status.PLANNED
            elif _LIGHT_TITLES.search(text):
                own = Status.HELD
        inherited = leads[line.parent] if line.parent is not None else section
        leads[line.index] = own if own is not None else inherited
        if own is not None and line.mark in ("roman", "box", "number"):
            section = own
    return leads


def _references(named: Iterable[Named]) -> tuple[str, ...]:
    return unique(reference for each in named for reference in each.references if "/" in reference)


def _acts(text: str, phrase: Phrase) -> bool:
    """Tell whether the actor of a phrase is what its particle marks, not a mere attribute (서울시는, not 서울시 정책은)."""
    actors = phrase.actors
    if not actors:
        return False
    rest = text[actors[-1].end : phrase.end]
    match = _BODY.match(rest)
    left = rest[match.end() :] if match else rest
    return len(left) <= 3 and (" " not in left.strip())


def _sentence_frames(
    analysis: Analysis,
    sentence: Sentence,
    line: Line,
    found: tuple[Clause, ...],
    home: str | None,
    lead: Status | None,
) -> list[Frame]:
    text = analysis.document.text
    frames: list[Frame] = []
    subject: tuple[str, ...] = ()
    everyone = unique(
        reference for clause in found for phrase in clause.phrases for reference in _references(phrase.actors)
    )
    for clause in found:
        own: tuple[str, ...] = ()
        site: list[str] = []
        rest: list[str] = []
        for phrase in _shared_parts(clause.phrases):
            references = _references(phrase.actors)
            if not references:
                continue
            if not own and (phrase.part in ("topic", "subject")) and _acts(text, phrase):
                own = references
            elif phrase.part == "at":
                # 시와 (with) A에서: an official's office is no place
                site.extend(_references(each for each in phrase.actors if each.kind == "place"))
                rest.extend(_references(each for each in phrase.actors if each.kind != "place"))
            else:
                rest.extend(references)
        if own and clause.predicate.ending != "modifier":
            subject = own
        subjects = own or subject
        frames.append(
            Frame(
                clause=clause,
                sentence=sentence,
                line=line,
                subjects=subjects,
                others=unique(each for each in rest if each not in own),
                sites=unique(site),
                nearby=everyone,
                heading=analysis.heads[line.index],
                status=Status.HELD,
                own=bool(own),
            )
        )
    governed = [clause.predicate for clause in found]
    for index, frame in enumerate(frames):
        after = tuple(_governors(found, index))
        frames[index] = replace(
            frame,
            governors=after,
            status=_status(frame.clause.predicate, after, lead),
            said=frame.clause.quoted or any(p.ending == "quote" for p in governed[index : index + 1]),
        )
    return frames


def _shared_parts(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Return phrases with the members of a list in the part that closes it (파리, 제네바, 베를린 등을)."""
    out = list(phrases)
    for index in range(len(out) - 2, -1, -1):
        if out[index].part in ("list", "") and out[index].actors and out[index + 1].actors:
            part = out[index + 1].part
            if out[index].part == "list" and part != "list":
                out[index] = replace(out[index], part=part, topic=out[index + 1].topic)
    return tuple(out)


def _governors(found: tuple[Clause, ...], index: int) -> Iterable[Predicate]:
    """Yield the predicates that close the chain which the clause opens: up to the next final one."""
    if found[index].predicate.ending in ("final",):
        return
    for clause in found[index + 1 :]:
        if clause.predicate.ending == "modifier":
            continue
        yield clause.predicate
        if clause.predicate.ending == "final":
            return


def _status(predicate: Predicate, after: tuple[Predicate, ...], lead: Status | None) -> Status:
    own = status.of_predicate(predicate)
    if own is not None:
        return own
    for governor in after:
        told = status.of_predicate(governor)
        if told in (Status.HELD, Status.PLANNED):
            return told
    return lead if lead is not None else Status.HELD
