"""Where a sentence speaks of a theme: the scheme's words, less those that are part of a name or an office."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg import themes as scheme
from kg.statements.analysis import Analysis, Named
from kg.statements.morphology import Sentence
from kg.values import value

# a theme word inside the name of an office, a body or a title names who acts, not what is done
_BODY = re.compile(
    r"[가-힣·]{0,12}?(?:[국과팀실부처청]장|담당관|보좌관|특보|위원장|위원회|위원|상공회의소|공사|공단|대사관|영사관|재단|협회|연구원|"
    r"관리소|사업소|[가-힣]{2,}[국과팀]|본부장?|담당|장관|차관|기자|신문|일보|뉴스|방송국?)"
    r"(?=$|[^가-힣]|[은는이가을를의에도와과]|으로|에서|에게|및)"
)
_HANGUL = re.compile(r"[가-힣]")
# words of two syllables are part of many others: they count only where morphemes begin and end with them
_SHORT = 2
_CONNECTIVE = frozenset(
    "고|며|으며|면서|으면서|지만|는데|은데|ᆫ데|던데|거나|으나|나|더니|자|려고|으려고|러|으러|도록|니|으니|므로|으므로".split(
        "|"
    )
)
_CUTS = frozenset(",;/")

# who acts: a name, its office or body, and the particle of a subject
SUBJECT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:시|군|구|도|성|현|주|측|시장|군수|지사|부시장|구청장|의장|대표단|관계자)?[님들]?"
    r"(?:은|는|이|가|께서|에서는)(?=[\s,])"
)
# what a trip was to see and did not: the visit of it, or what had been on the programme, fell out or gave way to another
_FELL_OUT = re.compile(
    r"취소|생략|제외|무산|불발|빠[졌지]|로\s(?:바뀌|바뀐|변경|대체|교체)|cancel|dropped|replaced|skipped|left\sout"
)
_GAVE_WAY = r"(?:은|는|이|가|을|를|도)\s(?:[^,.]{0,30}[\s가-힣])?(?:취소|생략|제외|무산|불발|빠[졌지]|로\s(?:바뀌|바뀐|변경|대체|교체))"
_VISIT_DROPPED = re.compile(rf"(?:\s?[가-힣]{{1,6}}){{0,2}}?\s?(?:방문|견학|시찰|답사|참관|탐방|일정){_GAVE_WAY}")
_PLANNED_SIGHT = re.compile(r"(?:처음|당초|원래|애초|본래)[^,.]{0,20}(?:일정|계획|예정)[^,.]{0,12}$")
_SIGHT_DROPPED = re.compile(rf"(?:\s?[가-힣]{{1,6}}){{0,2}}?{_GAVE_WAY}")
_ENGLISH_VISIT = re.compile(r"\b(?:visit|tour|trip|stop)\b", re.IGNORECASE)
_ENGLISH_DROPPED = re.compile(
    r"(?:\s\w+){0,3}?\s(?:was|were|had\sbeen|has\sbeen)\s(?:cancell?ed|dropped|replaced|skipped|left\sout)"
)
_SPEAKING = frozenset({"place", "official", "group"})
_NAMED = frozenset({"place", "country", "official"})
_GLOSS = re.compile(r"[시군구도성현주]?\s*(?:\([^)]{0,30}\))?\s*")
_UNNAMED = frozenset({"date", "group"})


@value
class Clause:
    """A stretch of a sentence with its own predicate, or between commas."""

    start: int
    end: int


def spotted(analysis: Analysis, sentence: Sentence) -> tuple[scheme.Hit, ...]:
    """Return the theme words of a sentence, names and all, in the order of the text."""
    text = analysis.document.text
    found = tuple(scheme.spot(text, sentence.start, sentence.end))
    if not found:
        return ()
    return tuple(hit for hit in found if _counts(hit, text, sentence) and not _body(hit, text, sentence.end))


def hits(analysis: Analysis, sentence: Sentence, found: Sequence[scheme.Hit]) -> list[scheme.Hit]:
    """Return those of a sentence's theme words that are no part of a name, nor of what a trip left out after all."""
    named = [mention for mention in analysis.of(sentence) if mention.kind not in _UNNAMED]
    counted = [hit for hit in found if not _within(hit, named)]
    text = analysis.document.text
    if not counted or _FELL_OUT.search(text, counted[0].end, sentence.end) is None:
        return counted
    return [hit for hit in counted if not _left_out(hit, text, sentence)]


def _left_out(hit: scheme.Hit, text: str, sentence: Sentence) -> bool:
    """Tell whether a theme word stands for what was to be visited and was not (습지 견학은 취소됐다)."""
    if hit.word.language != "ko":
        return (
            _ENGLISH_DROPPED.match(text, hit.end, sentence.end) is not None
            and _ENGLISH_VISIT.search(text, sentence.start, hit.start) is not None
        )
    if _VISIT_DROPPED.match(text, hit.end, sentence.end):
        return True
    return (
        _SIGHT_DROPPED.match(text, hit.end, sentence.end) is not None
        and _PLANNED_SIGHT.search(text[sentence.start : hit.start]) is not None
    )


def clauses(analysis: Analysis, sentence: Sentence) -> list[Clause]:
    """Return the clauses of a sentence: cut after connective endings, at semicolons, and at commas but those of a list.

    A comma between two names (마카티, 다바오) leaves them in one clause: what follows is said of all of them.
    """
    cuts = [
        token.end
        for token in sentence.tokens
        if (token.tag == "EC" and token.form in _CONNECTIVE)
        or (token.tag == "SP" and token.form in _CUTS and not _between_names(analysis, sentence, token.start))
    ]
    bounds = [sentence.start, *cuts, max(sentence.end, *cuts, 0)]
    return [Clause(left, right) for left, right in pairwise(bounds) if right > left]


def _between_names(analysis: Analysis, sentence: Sentence, comma: int) -> bool:
    before = after = False
    for mention in analysis.of(sentence):
        if mention.kind in _NAMED:
            if mention.end <= comma:
                before = before or _GLOSS.fullmatch(analysis.text(mention.end, comma)) is not None
            elif mention.start > comma:
                after = after or not analysis.text(comma + 1, mention.start).strip()
    return before and after


def clause_of(found: Sequence[Clause], position: int) -> int:
    """Return the index of the clause that a position stands in."""
    return max(0, bisect_right([clause.start for clause in found], position) - 1)


def places(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[Named, str]]:
    """Yield the namings that stand for places, each with every place it means.

    A region that only tells where the city after it lies (산둥성 웨이하이) is not spoken of.
    """
    mentions = [mention for mention in analysis.of(sentence) if mention.kind in _SPEAKING]
    for index, mention in enumerate(mentions):
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if (
            following is not None
            and mention.kind == "place"
            and mention.form == "name"
            and following.kind != "group"
            and following.references[:1] != mention.references[:1]
            and analysis.text(mention.end, following.start) in {" ", ""}
        ):
            continue
        for reference in mention.references:
            if reference.startswith("place/"):
                yield mention, reference


def _counts(hit: scheme.Hit, text: str, sentence: Sentence) -> bool:
    starts = sentence.starts
    if not _HANGUL.match(text, hit.start):
        return True
    if hit.end - hit.start > _SHORT:
        # a longer phrase may still begin inside another word: 경기장 is none of 환경기장
        return hit.start in starts or hit.end - hit.start > _SHORT + 1 or not _HANGUL.match(text, hit.start - 1)
    return hit.start in starts and hit.end in sentence.ends


def _within(hit: scheme.Hit, named: list[Named]) -> bool:
    return any(mention.start < hit.end and hit.start < mention.end for mention in named)


def _body(hit: scheme.Hit, text: str, end: int) -> bool:
    return _BODY.match(text, hit.end, min(end, hit.end + 24)) is not None
