"""Agreements: who has concluded, plans or proposes what kind of pact with whom, and when.

An agreement is told by a verb (협약을 맺다, 서명하다), by a standing relation (자매도시인 어느 시, 우호도시다) or by an
anniversary (자매결연 30주년); lists and tables are read by `agreement_lists`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Agreement, AgreementType, Status
from kg.statements import agreement_lists, status
from kg.statements.agreement_words import Word, attributed, words
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import dates_of, period
from kg.statements.phrases import Phrase

# verbs that conclude what their object names
CONCLUDES = re.compile(
    r"^(?:체결|맺|서명|교환|조인|쓰|체약|협약|결연|갱신|연장|격상|승격|주고받|나누|발효|손잡|손을 잡|합의|채택|자매결연|업무협약|성사|되|이루어지|이뤄지|갖|열|하|바꾸|전환)$"
)


_STATE = re.compile(r"^(?:이|있|되|유지|잇|지속|이어지|이어오|이어가|자매결연|결연)$")


_NOT_THIS = re.compile(r"^\s?(?:이|가|은|는)?\s?아니|^\s?(?:은|는|이|가)\s?(?:이번\s?합의에|빠|없)")


_YEARS = re.compile(r"\s?(?:체결\s?)?(\d{1,3})\s?(?:주년|돌)")


# a pact named after its matter (음식문화 협약) is an exchange agreement; one on a seat or a host city is not
_SUBJECT = re.compile(
    r"^(?!.*(?:개최|소재|강화|가입|유치|정식|이번|해당|관련|격상|갱신|자로|[는한된할의]\s))[가-힣]{2,6}\s(?:협약|협정)"
)


_BARE_WORD = re.compile(r"^(?:(?:이|이번|해당|정식|기존)\s)?(?:협약|협정|약정)(?:서|식)?$")


_SAME_DAY = re.compile(r"이날|같은\s?날|이\s?자리|양\s?측|두\s?도시|양\s?도시")


_CEREMONY = re.compile(r"(?:조인|협약|서명|체결|결연|협정)식")


_PAPER = re.compile(r"서면|우편|온라인|팩스|전자우편|이메일|비대면")


@dataclass(frozen=True, slots=True)
class Pact:
    """A found agreement with what its event needs: the frame, and whether an occasion of signing is told."""

    agreement: Agreement
    frame: Frame
    occasion: bool


def find(story: Story) -> tuple[tuple[Agreement, ...], tuple[Pact, ...]]:
    """Return the agreements that a document tells of, one for each pair and type, and those whose signing is told."""
    found: list[Pact] = [
        Pact(each, frame, occasion=False)
        for each, frame in (*agreement_lists.find(story), *agreement_lists.follow(story))
    ]
    partner: dict[int | None, str] = {}
    for frames in _sentences(story):
        found.extend(_of_sentence(story, frames, found, partner))
        for frame in frames:
            for reference in (*frame.actors, *frame.sites):
                if reference != frame.home and reference.startswith("place/"):
                    partner[story.topic(frame)] = partner[None] = reference
    merged = _merged(found)
    return merged, tuple(pact for pact in found if pact.occasion)


def _sentences(story: Story) -> Iterator[list[Frame]]:
    now: list[Frame] = []
    for frame in story.frames:
        if now and now[0].sentence is not frame.sentence:
            yield now
            now = []
        now.append(frame)
    if now:
        yield now


def _of_sentence(
    story: Story, frames: list[Frame], earlier: list[Pact], partner: dict[int | None, str]
) -> Iterator[Pact]:
    text = story.analysis.document.text
    sentence = frames[0].sentence
    named = [
        each
        for each in story.analysis.of(sentence)
        if each.kind in ("place", "official", "group", "network") and each.references
    ]
    found = words(text, sentence.start, sentence.end)
    for index, word in enumerate(found):
        if _NOT_THIS.match(text[word.end : word.end + 12]):
            continue
        previous = found[index - 1].end if index else sentence.start
        frame, phrase = _frame_of(frames, word)
        if frame is None:
            continue
        listed = attributed(text, word, named, found[index + 1].start if index + 1 < len(found) else sentence.end)
        if listed:
            yield from _standing(story, frames, frame, word, listed, named)
            continue
        yield from _told(story, frames, frame, phrase, word, previous, earlier, partner)


def _frame_of(frames: list[Frame], word: Word) -> tuple[Frame | None, Phrase | None]:
    for frame in frames:
        for phrase in frame.clause.phrases:
            if phrase.start <= word.start < phrase.end:
                return frame, phrase
    for frame in frames:
        if frame.clause.predicate.start <= word.start < frame.clause.predicate.end:
            return frame, None
    return None, None


def _standing(
    story: Story, frames: list[Frame], frame: Frame, word: Word, listed: list[Named], named: list[Named]
) -> Iterator[Pact]:
    partners = unique(reference for each in listed for reference in each.references[:1])
    if len(partners) == 2 and _dashed(story, listed):
        anchor: str | None = partners[0]
        partners = partners[1:]
    else:
        anchor = _anchor(story, frames, frame, partners, named)
    if anchor is None or word.type is None:
        return
    state = Status.SIGNED
    for each in (frame.clause.predicate, *frame.governors):
        if status.ends(each) and word.text.endswith(("결연", "협정", "협약")):
            state = Status.TERMINATED
    for partner, place in zip(partners, listed, strict=False):
        if partner == anchor:
            continue
        date = _date_near(story, frame, word, place)
        yield Pact(
            _agreement(story, frame, (anchor, partner), word.type, state, date, "rule:ko/agreement-standing", 0.9),
            frame,
            occasion=False,
        )


def _dashed(story: Story, listed: list[Named]) -> bool:
    return len(listed) == 2 and bool(
        re.match(r"^(?:시|군|도|구)?\s?[-–—↔~]\s?$", story.analysis.text(listed[0].end, listed[1].start))
    )


def _anchor(
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


def _told(
    story: Story,
    frames: list[Frame],
    frame: Frame,
    phrase: Phrase | None,
    word: Word,
    previous: int,
    earlier: list[Pact],
    partner: dict[int | None, str],
) -> Iterator[Pact]:
    text = story.analysis.document.text
    home = frame.home
    years = _YEARS.match(text, word.end)
    state = _state(story, frames, frame, phrase, word, anniversary=bool(years))
    if state is None:
        return
    pairs = list(_pairs(story, frame, word, previous, partner, home))
    kind = word.type
    if "각각" in text[frame.clause.start : frame.clause.end] and len(pairs) > 1:
        # 각각: the first noun goes with the first partner, the second with the second
        nouns = [each for each in words(text, frame.clause.start, frame.clause.end) if each.type is not None]
        if len(nouns) == len(pairs):
            pairs = [pairs[next((n for n, each in enumerate(nouns) if each.start == word.start), 0)]]
    for pair in pairs:
        type_ = kind
        if type_ is None or _BARE_WORD.match(word.text):
            # a noun that tells no sort goes on with the pact told before
            type_ = next(
                (pact.agreement.type for pact in reversed(earlier) if set(pact.agreement.parties) == set(pair)), kind
            ) or (AgreementType.SISTER if word.text == "결연" or years else None)
        if type_ is None or len(set(pair)) < 2:
            continue
        if type_ is AgreementType.OTHER:
            if state is Status.PROPOSED:
                # a pact of no known sort that one side only wishes for is a wish
                continue
            if _SUBJECT.search(word.text) and all(each.startswith("place/") for each in pair):
                type_ = AgreementType.MOU
        date = _partner_date(story, frame, pair, pairs) or _conclusion_date(story, frames, frame, phrase, word, years)
        occasion = not years and _has_occasion(story, frame, word, state)
        yield Pact(
            _agreement(story, frame, pair, type_, state, date, "rule:ko/agreement-verb", 0.85), frame, occasion=occasion
        )


def _state(
    story: Story, frames: list[Frame], frame: Frame, phrase: Phrase | None, word: Word, *, anniversary: bool
) -> Status | None:
    """Return how far the agreement that a noun names has come; None where the clause does not tell of one."""
    if anniversary:
        return Status.SIGNED
    predicate = frame.clause.predicate
    chain = (predicate, *frame.governors)
    relative = _relatives(frames, phrase)
    for each in relative:
        if CONCLUDES.match(each.clause.predicate.stem) or each.clause.predicate.stem in ("체결", "맺", "서명"):
            if each.status is Status.HELD:
                if any(status.ends(p) for p in chain) or re.search(
                    r"갱신 하 지 않", f"{predicate.stem} {predicate.tail}"
                ):
                    return Status.TERMINATED
                return Status.SIGNED
            return each.status if each.status in (Status.PLANNED, Status.PROPOSED) else None
        if each.clause.predicate.stem in ("요청", "제안", "희망"):
            return Status.PROPOSED
    text = story.analysis.text(word.end, min(frame.sentence.end, word.end + 40))
    if re.match(r"\s?(?:체결|서명|교환|조인)?\s?(?:이후|뒤|후)(?:로|부터|에|\s|$)", text):
        return Status.SIGNED
    concluded = re.match(r"\s?(?:을|를|에|이|가)?\s?(?:체결|서명|교환|조인|격상|승격|갱신)", text)
    if any(status.denies(each) for each in chain):
        return None
    if any(status.cancels(each) or status.postpones(each) for each in chain[:2]):
        if re.search(r"갱신|연장", predicate.stem) or any(status.ends(each) for each in chain):
            return Status.TERMINATED
        return None
    if any(status.ends(each) for each in chain[:2]):
        return Status.TERMINATED
    if any(status.wishes(each) for each in chain[:2]) and not any(p.stem in ("합의",) for p in chain[:2]):
        return Status.PROPOSED
    if predicate.stem == "추진" or (predicate.stem in ("계획", "예정") or status.plans(predicate)):
        return Status.PLANNED
    if CONCLUDES.match(predicate.stem) or concluded or predicate.stem in ("담기", "담", "내용", "포함"):
        return _signed(frame.status)
    if predicate.stem in ("이", "있", "유지", "잇", "지속", "이어지", "되"):
        if predicate.stem == "이" and re.search(r"아직|미정", story.analysis.text(word.end, predicate.end)):
            return None
        return Status.SIGNED
    if any(CONCLUDES.match(each.stem) and each.stem not in ("하", "열", "갖", "되", "나누", "쓰") for each in chain):
        return _signed(frame.status)
    if (
        predicate.stem == ""
        and word.text.endswith(("의향서", "협약", "협정", "결연", "각서", "MOU"))
        and frame.line.kind != "text"
    ):
        return _signed(frame.status)
    return None


def _signed(told: Status) -> Status | None:
    return {Status.HELD: Status.SIGNED, Status.PLANNED: Status.PLANNED, Status.PROPOSED: Status.PROPOSED}.get(told)


def _pairs(
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
        references = [
            r for named in (*each.actors, *each.inside) if named.kind != "date" for r in named.references if "/" in r
        ]
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
    whole.extend(r for named in frame.clause.described for r in named.references if "/" in r)
    described = [r for named in frame.clause.described for r in named.references if "/" in r]
    pool = unique((*segment, *described)) if frame.clause.predicate.ending == "modifier" else unique(segment)
    pool = pool or unique(whole)
    if not [r for r in pool if r != home and r not in subjects]:
        pool = unique((*pool, *sites))
    pool = tuple(r for r in pool if "/" in r)
    anchors = tuple(r for r in subjects if "/" in r)
    if len(anchors) >= 2 and home and home not in anchors and all(story.foreign(a) for a in anchors):
        for anchor_ in anchors:
            yield home, anchor_
        return
    if len(anchors) == 2 and not [r for r in pool if r not in anchors]:
        yield anchors[0], anchors[1]
        return
    others = [r for r in pool if r not in anchors]
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
    for anchor in anchors[:1]:
        for other in others:
            if other != anchor:
                yield anchor, other


def _partner_date(story: Story, frame: Frame, pair: tuple[str, str], pairs: list[tuple[str, str]]) -> str | None:
    """Return the date that stands right after one of several partners (A시와 1989년, B시와 1998년 자매결연)."""
    if len(pairs) < 2:
        return None
    named = [each for each in story.analysis.of(frame.sentence) if each.references or each.kind == "date"]
    places = [index for index, each in enumerate(named) if each.kind == "place" and each.references[0] in pair[1:]]
    for index in places:
        following = named[index + 1] if index + 1 < len(named) else None
        if following is not None and following.kind == "date" and following.dates and following.dates.start:
            between = story.analysis.text(named[index].end, following.start)
            if len(between) <= 6:
                return following.dates.start
    return None


def _relatives(frames: list[Frame], phrase: Phrase | None) -> list[Frame]:
    """Return the relative clauses that describe a phrase, also past its owner (2010년 맺은 사할린주와의 협정)."""
    if phrase is None:
        return []
    heads = [(each, each.clause.head) for each in frames if each.clause.head is not None]
    return [
        each
        for each, head in heads
        if head.start == phrase.start or (head.part in ("of", "with-of") and 0 <= phrase.start - head.end <= 1)
    ]


def _conclusion_date(
    story: Story, frames: list[Frame], frame: Frame, phrase: Phrase | None, word: Word, years: re.Match[str] | None
) -> str | None:
    """Return when the agreement was or will be concluded, as its own clause says."""
    if years:
        year = _year_of(story, frame, word)
        return str(year - int(years.group(1))) if year else None
    relative = _relatives(frames, phrase)
    near = [*(relative[:1]), frame]
    listed = frame.line.kind in ("item", "row")
    deadline = bool(CONCLUDES.match(frame.clause.predicate.stem)) is False
    for each in near:
        dates = [
            d
            for phrase_ in (*each.clause.phrases, *(p for p in each.clause.nested if p.topic))
            for d in phrase_.dates
            if d.dates and (deadline or not d.dates.until or d.dates.since)
        ]
        dates = [d for d in dates if d.dates and (d.dates.start or d.dates.end)]
        if dates:
            # of a month over the list and a day in the item's brackets, the day is meant
            best = min(
                dates,
                key=lambda d: (-len((d.dates and d.dates.start) or "") if listed else 0, abs(d.start - word.start)),
            )
            return best.dates.start or best.dates.end if best.dates else None
    if listed and CONCLUDES.match(frame.clause.predicate.stem):
        return period(dates_of(story, frame))[0]
    return None


def _date_near(story: Story, frame: Frame, word: Word, place: Named) -> str | None:
    """Return the date that stands with a described place or with the noun (자매도시(2010년 결연), 나라현('11. 11.))."""
    if year := agreement_lists.BRACKETED_YEAR.match(story.analysis.text(place.end, place.end + 24)):
        return year.group(1)
    named = story.analysis.of(frame.sentence)
    for each in named:
        if each.kind != "date" or each.dates is None or not each.dates.start:
            continue
        between = story.analysis.text(place.end, each.start) if each.start >= place.end else None
        if between is not None and re.match(r"^(?:시|성|현|주|도|군|구)?\s?\(?(?:\w{0,4}[,，]\s?)?['’‘]?$", between):
            return each.dates.start
        if each.start >= word.end and re.match(r"^\s?\(['’‘]?$", story.analysis.text(word.end, each.start)):
            return each.dates.start
        lasting = each.dates.since or len(each.dates.start) == 4
        if (
            lasting
            and each.end <= word.start
            and re.match(r"^(?:부터|에|년|이래|이후)?\s?(?:의\s)?$", story.analysis.text(each.end, word.start))
        ):
            return each.dates.start
    return None


def _year_of(story: Story, frame: Frame, word: Word) -> int | None:
    """Return the year that an anniversary is reckoned from: a year the clause names, else the publication's."""
    named = [each for each in story.analysis.of(frame.sentence) if each.kind == "date" and each.dates]
    before = [each for each in named if each.end <= word.start and word.start - each.end < 12]
    for each in reversed(before):
        if each.dates and each.dates.start:
            return int(each.dates.start[:4])
    published = story.analysis.document.published
    if published:
        return int(published[:4])
    return None


def _has_occasion(story: Story, frame: Frame, word: Word, state: Status | None) -> bool:
    """Tell whether an occasion of signing is told: a day or a place, and not by mail."""
    if state not in (Status.SIGNED, Status.PLANNED):
        return False
    chain = (frame.clause.predicate, *frame.governors[:1])
    if _CEREMONY.search(story.analysis.text(word.start, min(frame.sentence.end, frame.clause.end + 16))) and not any(
        status.cancels(e) for e in chain
    ):
        return True
    if not any(each.stem in ("체결", "맺", "서명", "교환", "조인", "갖", "열", "갱신", "쓰", "격상") for each in chain):
        return "식" in word.text[-1:]
    if _PAPER.search(story.analysis.text(frame.clause.start, frame.clause.end)):
        return False
    if frame.sites or any(
        each.clause.predicate.stem in ("방문", "찾", "만나", "면담", "회담", "접견")
        and each.clause.predicate.ending == "and"
        and each.clause.end <= frame.clause.end
        for each in story.sentence(frame)
    ):
        return True
    return any(d.dates and d.dates.start and _lately(story, d.dates.start) for d in frame.clause.dates)


def _lately(story: Story, day: str) -> bool:
    """Tell whether a date is near enough to the publication for its occasion to be told, not only remembered."""
    published = story.analysis.document.published
    if len(day) < 7 or not published or len(published) < 7:
        return len(day) >= 7
    apart = (int(published[:4]) - int(day[:4])) * 12 + int(published[5:7]) - int(day[5:7])
    return apart <= (12 if len(day) == 10 else 3)


def _agreement(
    story: Story,
    frame: Frame,
    pair: tuple[str, ...],
    type_: AgreementType,
    state: Status,
    date: str | None,
    rule: str,
    confidence: float,
) -> Agreement:
    return Agreement(
        evidence=(story.analysis.span(frame.clause.start, max(frame.clause.end, frame.clause.start + 1)),),
        rule=rule,
        confidence=confidence,
        parties=tuple(sorted(set(pair))),
        type=type_,
        status=state,
        date=date,
    )


_ORDER = {Status.TERMINATED: 4, Status.SIGNED: 3, Status.PLANNED: 2, Status.PROPOSED: 1}


def _merged(found: list[Pact]) -> tuple[Agreement, ...]:
    """Return one agreement for each pair and type: the farthest come, dated before undated, with all the evidence."""
    best: dict[tuple[tuple[str, ...], AgreementType], Pact] = {}
    for pact in found:
        key = (pact.agreement.parties, pact.agreement.type)
        held = best.get(key)
        if held is None:
            best[key] = pact
            continue
        rank = (_ORDER.get(pact.agreement.status, 0), pact.agreement.date is not None)
        old = (_ORDER.get(held.agreement.status, 0), held.agreement.date is not None)
        if rank > old:
            best[key] = pact
    return tuple(pact.agreement for pact in best.values())
