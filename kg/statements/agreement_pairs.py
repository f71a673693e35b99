"""Which two parties an agreement binds: who acts, with whom, and whom the text leaves out."""

import re
from collections.abc import Iterator
from itertools import combinations

from kg.statements.agreement_words import Word
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story, unique
from kg.statements.homes import effective
from kg.statements.morphology import Sentence
from kg.statements.phrases import Phrase

_SAME_DAY = re.compile(r"이날|같은\s?날|이\s?자리|양\s?측|두\s?도시|양\s?도시")
_FEWEST = 4
# three at one table conclude with one another, not each with the first alone
_THREE = re.compile(
    r"(?:3|삼|4|사|다)자\s?(?:간\s)?(?:회담|협약|협정|합의|협의|각서|양해각서|회의|의향서|업무|교류|간)|(?:세|네)\s(?:도시|지역|시|곳|지자체)\s?(?:간|사이)"
)
_TOGETHER = 6
_SUFFIX = r"(?:특별시|광역시|특례시|시|군|구|도|현|성|주|시의회|군의회|의회)?(?:\s?\([^()]*\))?"
_WITH_OTHER = re.compile(rf"^{_SUFFIX}(?:[와과는은이가]|\s?[-–—↔~]\s?)\s?(?:\d{{4}}년\s)?(?:[가-힣]{{2,7}}\s)?$")
_COUNTED = re.compile(r"\d+\s?(?:여\s?)?개?\s?(?:도시|시|곳|지역|지방정부|지자체|자치단체|주|성|현)$")
_AND = re.compile(rf"^{_SUFFIX}[와과]\s(?:[가-힣]{{2,7}}\s)?$")
_OF_BOTH = re.compile(rf"^{_SUFFIX}(?:의|\s?(?:간|사이)(?:의)?)\s$")
_WHOSE = re.compile(rf"^{_SUFFIX}(?:의)?\s(?:(?:또\s)?다른\s|첫\s|오랜\s|최초의?\s|해외\s|국외\s)?$")
_IS = re.compile(r"^(?:이[다며고자었]|인데|이지|입니|였|다[.\"”\s]|로[서,\s]|라[고는서]|일\s)")
_LISTED = re.compile(rf"^{_SUFFIX}\s?등\s(?:\d+개\s(?:도시|시)\s)?$")
_NEXT = re.compile(rf"^{_SUFFIX}(?:[와과]|,|·|ㆍ|\s및)\s?(?:[가-힣]{{2,7}}\s)?$")
_NEXT_PAIR = re.compile(rf"^{_SUFFIX}[와과]?(?:\s?[,;·]\s?|[와과]\s|\s및\s)$")


def couples(story: Story, sentence: Sentence) -> tuple[tuple[str, str], ...]:
    """Return the pairs that a sentence lists one after another, each a home city and its partner, at least two.

    남원시와 일본 히오키시, 진주시와 중국 시안시가 각각; 진주시–유진(미국), 통영시–사야마(일본).
    """
    places = [each for each in effective(story.analysis, sentence) if each.kind == "place" and each.references]
    if len(places) < _FEWEST or len(places) % 2:
        return ()
    found: list[tuple[str, str]] = []
    behind: Named | None = None
    for one, other in zip(places[::2], places[1::2], strict=True):
        a, b = one.references[0], other.references[0]
        apart = behind is None or _NEXT_PAIR.match(story.analysis.text(behind.end, one.start))
        joined = _WITH_OTHER.match(story.analysis.text(one.end, other.start))
        if not (apart and joined and story.domestic(a) and story.foreign(b)):
            return ()
        found.append((a, b))
        behind = other
    return tuple(found)


def pairs(
    story: Story, frame: Frame, word: Word, previous: int, partner: dict[int | None, str], home: str | None
) -> Iterator[tuple[str, str]]:
    """Yield the pairs that an agreement binds."""
    subjects = frame.subjects
    segment: list[str] = []
    whole: list[str] = []
    sites: list[str] = []
    for each in (*frame.clause.phrases, *frame.clause.nested):
        if each in frame.clause.nested and each.part in ("at", "to", "toward"):
            continue
        references = [r for named in _named(story, each) if named.kind != "date" for r in named.references if "/" in r]
        if each.part in ("topic", "subject") and unique(references) == subjects:
            continue
        if each.part == "at":
            # where it is signed is a party only if no other is named
            sites.extend(r for r in references if r.startswith("place/"))
            references = [r for r in references if not r.startswith("place/")]
            officials = [r for n in each.actors if n.kind == "official" for r in n.references if "/" in r]
            references.extend(officials)
        whole.extend(references)
        if previous <= each.start <= word.start or (each.start <= word.start < each.end):
            segment.extend(references)
    own = [r for r in segment if r not in subjects and r != home]
    if own:
        # UN을 비롯한 기구가 있는 뉴욕시와: what only describes a partner is none
        inner = {
            r
            for each in frame.clause.nested
            if each.part not in ("with", "with-of", "list", "")
            for n in each.actors
            for r in n.references
        }
        outer = {r for each in frame.clause.phrases for n in _named(story, each) for r in n.references}
        segment = [r for r in segment if r in outer or r not in inner]
        whole = [r for r in whole if r in outer or r not in inner]
    whole.extend(r for named in frame.clause.described for r in named.references if "/" in r)
    described = [r for named in frame.clause.described for r in named.references if "/" in r]
    if frame.clause.predicate.ending == "modifier" and not frame.own:
        here = [
            r
            for each in frame.clause.phrases
            if each.part == "with"
            for named in each.actors
            for r in named.references
            if story.domestic(r)
        ]
        if here and described and all(story.foreign(r) for r in described):
            # 도와 자매결연한 주: the two that the relative clause binds, whoever acts in the sentence
            yield from ((here[-1], other) for other in unique(described))
            return
    pool = unique((*segment, *described)) if frame.clause.predicate.ending == "modifier" else unique(segment)
    pool = pool or unique(whole)
    joined = _joined(story, frame)
    if joined and described:
        pool = tuple(r for r in pool if r not in joined)
    if not [r for r in pool if r != home and r not in subjects] and not _of_heading(frame):
        pool = unique((*pool, *sites))
    pool = tuple(r for r in pool if "/" in r)
    anchors = tuple(r for r in subjects if "/" in r)
    told = [each for phrase in frame.clause.phrases for each in phrase.actors if each.form == "pair"]
    if len(anchors) == 2 and any(set(each.references) == set(anchors) for each in told):
        # 포트포털과 케이프코스트 두 도시도: the two of them, wherever the home is
        yield anchors[0], anchors[1]
        return
    if len(anchors) >= 2 and home and home not in anchors and all(story.foreign(a) for a in anchors):
        for anchor_ in anchors:
            yield home, anchor_
        return
    if len(anchors) == 2 and not [r for r in pool if r not in anchors]:
        yield anchors[0], anchors[1]
        return
    others = [r for r in pool if r not in anchors]
    if len(anchors) > 2 and not others:
        # 광주시와 취안저우시, 요코하마시는: each of them with each
        yield from combinations(anchors[:_TOGETHER], 2)
        return
    if not anchors or (others and all(story.foreign(a) for a in anchors) and any(story.domestic(o) for o in others)):
        domestic = [r for r in (*others, *anchors) if not story.foreign(r) and r.startswith("place/")]
        if home and (home in pool or not domestic or not others):
            anchor: str | None = home
        else:
            anchor = domestic[0] if domestic else home
        others = [r for r in unique((*others, *anchors)) if r != anchor]
        anchors = (anchor,) if anchor else ()
    if not others and anchors:
        if anchors[0] != home and home and story.foreign(anchors[0]):
            others = [home]
        elif any(not each.actors and _COUNTED.search(each.words) for each in frame.clause.phrases):
            # 10개국 21개 도시와 결연을 맺고 있다: which ones, the text does not say
            others = []
        else:
            fallback = (
                next((r for r in frame.nearby if r not in anchors and r.startswith("place/")), None)
                or next((r for r in frame.heading if r not in anchors), None)
                or partner.get(story.topic(frame))
                or (
                    partner.get(None)
                    if _SAME_DAY.search(story.analysis.text(frame.sentence.start, word.start))
                    else None
                )
            )
            others = [fallback] if fallback else []
            if fallback and _THREE.search(story.analysis.text(frame.sentence.start, word.start)):
                others = [r for r in frame.nearby if r not in anchors and r.startswith("place/")]
    if len(others) > 1 and _THREE.search(story.analysis.text(frame.sentence.start, word.end)):
        yield from combinations(unique((*anchors[:1], *others))[:_TOGETHER], 2)
        return
    for anchor in anchors[:1]:
        for other in others:
            if other != anchor:
                yield anchor, other


def _named(story: Story, phrase: Phrase) -> tuple[Named, ...]:
    """Return who a phrase names, without the region in brackets after a city, which says where it lies (저장성)."""
    countries = {story.analysis.country(r) for each in phrase.actors if each.kind == "place" for r in each.references}
    first = min((each.start for each in phrase.actors), default=0)
    return (
        *phrase.actors,
        *(
            each
            for each in phrase.inside
            if each.kind != "place"
            or each.start < first
            or not {story.analysis.country(r) for r in each.references} <= countries
        ),
    )


def between(story: Story, word: Word, named: list[Named]) -> tuple[str, str] | None:
    """Return the two whose agreement a noun is said to be (A현과 B도의 자매결연, A시와 B시 간 협약), one of them abroad."""
    before = [each for each in named if each.end <= word.start and each.kind in ("place", "official")]
    if len(before) < 2:
        return None
    one, other = before[-2:]
    if not (
        _OF_BOTH.match(story.analysis.text(other.end, word.start))
        and _AND.match(story.analysis.text(one.end, other.start))
    ):
        return None
    a, b = one.references[0], other.references[0]
    return (a, b) if a != b and (story.foreign(a) or story.foreign(b)) else None


def owned(story: Story, frame: Frame, word: Word, named: list[Named]) -> tuple[str, tuple[str, ...]] | None:
    """Return whose partner city a noun tells of, and who that is: 가라쓰시는 여수시의 자매도시다, 더비 등 A시의 자매도시."""
    if not word.text.endswith("도시"):
        return None
    before = [each for each in named if each.end <= word.start and each.kind == "place" and each.form == "name"]
    if not before or not _WHOSE.match(story.analysis.text(before[-1].end, word.start)):
        return None
    owner = before[-1].references[0]
    listed: list[str] = []
    at = before[-1].start
    for each in reversed(before[:-1]):
        gap = _LISTED if not listed else _NEXT
        if not gap.match(story.analysis.text(each.end, at)):
            break
        listed.append(each.references[0])
        at = each.start
    if not listed and _IS.match(story.analysis.text(word.end, word.end + 4)):
        run: list[Named] = []
        for phrase in frame.clause.phrases:
            if phrase.end > before[-1].start:
                break
            if phrase.topic:
                listed = [
                    r for each in reversed((*run, *phrase.actors)) if each.form != "pair" for r in each.references
                ]
            # 파리, 베를린과 빈은 …의 자매도시다
            run = [*run, *phrase.actors] if phrase.part in ("list", "with") else []
    partners = tuple(each for each in unique(reversed(listed)) if each != owner and each.startswith("place/"))
    if not partners or not (story.foreign(owner) or any(story.foreign(each) for each in partners)):
        return None
    return owner, partners


def _of_heading(frame: Frame) -> bool:
    """Tell whether an item stands below a heading that names its partner: where it is signed is then no party."""
    return frame.line.kind in ("item", "row", "text") and any(
        each.startswith("place/") and each != frame.home for each in frame.heading
    )


def _joined(story: Story, frame: Frame) -> tuple[str, ...]:
    """Return the places that a clause before has described and 와 joins to those of this one.

    2004년 결연을 한 A시와 2001년 협정을 맺은 B시: A is what the first clause describes, no party of the second.
    """
    if frame.clause.predicate.ending != "modifier":
        return ()
    heads = [
        each.clause.head
        for each in story.sentence(frame)
        if each is not frame and each.clause.predicate.ending == "modifier" and each.clause.head is not None
    ]
    return tuple(
        r
        for phrase in frame.clause.phrases
        if phrase.part in ("with", "list") and any(head.start == phrase.start for head in heads)
        for named in phrase.actors
        for r in named.references
    )


def dashed(story: Story, listed: list[Named]) -> bool:
    """Tell whether two names are joined by a dash (서산시-허페이시)."""
    return len(listed) == 2 and bool(
        re.match(r"^(?:시|군|도|구)?\s?[-–—↔~]\s?$", story.analysis.text(listed[0].end, listed[1].start))
    )


def anchor_of(
    story: Story, frames: list[Frame], frame: Frame, partners: tuple[str, ...], named: list[Named]
) -> str | None:
    """Return whose partner the described places are: a domestic actor of the sentence, else the line's government."""
    for each in named:
        for reference in each.references:
            if reference not in partners and story.domestic(reference):
                return reference
    home = frame.home
    if home not in partners:
        return home
    for other in frames:
        for reference in (*other.subjects, *other.others):
            if reference not in partners and reference.startswith("place/"):
                return reference
    return next((reference for reference in frame.heading if reference not in partners), None)
