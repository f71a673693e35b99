"""Agreements: who has concluded, plans or proposes what kind of pact with whom, and when.

An agreement is told by a verb (협약을 맺다, 서명하다), by a standing relation (자매도시인 어느 시, 우호도시다) or by an
anniversary (자매결연 30주년); lists and tables are read by `agreement_lists`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Agreement, AgreementType, Status
from kg.statements import (
    agreement_asides,
    agreement_dates,
    agreement_details,
    agreement_lists,
    agreement_pairs,
    agreement_status,
    status,
)
from kg.statements.agreement_words import Word, attributed, words
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story, unique
from kg.statements.homes import effective
from kg.statements.phrases import Phrase

_NOT_THIS = re.compile(r"^\s?(?:이|가|은|는)?\s?아니|^\s?(?:은|는|이|가)\s?(?:이번\s?합의에|빠|없)")


# 결연 30주년, 결연을 맺은 지 10년: how long ago it was concluded
_YEARS = re.compile(
    r"\s?(?:(?:체결\s?)?(\d{1,3})\s?(?:주년|돌)|(?:을|를|으로|로)?\s?(?:맺은|한|체결한|체결|된)\s지\s(?:[가-힣]{1,4}\s)?(\d{1,3})년|"
    r"['’]?\s(?:인연\s)?(\d{1,3})년(?=$|[^가-힣\d]|째|[을의]\s))"
)


# a pact named after its matter (음식문화 협약) is an exchange agreement; one on a seat or a host city is not
_SUBJECT = re.compile(
    r"^(?!.*(?:개최|소재|강화|가입|유치|정식|이번|해당|관련|격상|갱신|자로|[는한된할의]\s))[가-힣]{2,6}\s(?:협약|협정)"
)


# the ceremony as the subject of its own sentence, and the sentences within which its agreement was told
_CEREMONY_TOLD = re.compile(
    r"^\W*(?:이날\s|이번\s|두\s도시의?\s|양측의?\s)?(?:협약|조인|서명|체결|결연|협정)식(?:은|이|에는|에서는)\s"
)
_AFTER = 3


# what stands after a noun whose agreement is known to be: 자매결연(1996년), 자매결연 기념행사
_PRESUPPOSED = re.compile(r"^(?:\s?\(['’‘]?\d{2,4}|\s(?:기념|행사|주년|축하|이후|이래)|에\s(?:따라|따른))")
# a working agreement, whatever it is called after; 협정, 선언 and 합의문 stay what they are
_WORKING = re.compile(r"(?:협약|약정|합의)(?:서|식)?$")


_FOR = re.compile(r"(?:위한|관한|분야의?)\s(?:[가-힣]{1,6}\s)?$")


_BARE_WORD = re.compile(r"^(?:(?:이|이번|해당|정식|기존|격상|갱신|연장|재체결|개정)\s)?(?:협약|협정|약정)(?:서|식)?$")


# the noun only says what another is about: 협정 대상, 결연 여부, 협약 문안
_ABOUT = re.compile(
    r"^\s?(?:체결|추진|갱신)?\s?(?:대상|기간|내용|여부|문안|초안|조건|추진설|이행|일정|시기|범위|기사|보도|사무국|이행\s?사항)(?![가-힣]{0,3}(?:서명|교환|조인))"
)


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
        for each, frame in (
            *agreement_lists.find(story),
            *agreement_lists.follow(story),
            *agreement_lists.labelled(story),
            *agreement_asides.find(story),
        )
    ]
    partner: dict[int | None, str] = {}
    section = story.home
    for frames in _sentences(story):
        if (now := story.analysis.local(frames[0].line.index)) != section:
            # the partner told last in another government's section is none of this one's
            section, partner = now, {}
        found.extend(_of_sentence(story, frames, found, partner))
        for frame in frames:
            for reference in (*frame.actors, *frame.sites):
                if reference != frame.home and reference.startswith("place/"):
                    partner[story.topic(frame)] = partner[None] = reference
    found = _on_ceremony(story, found)
    merged = agreement_details.upgraded(story.analysis, _merged(found))
    return merged, tuple(pact for pact in found if pact.occasion)


def _on_ceremony(story: Story, found: list[Pact]) -> list[Pact]:
    """Return the agreements, one told without its day with that of the ceremony told after it (협약식은 지난 10일 …열렸다)."""
    out = list(found)
    for sentence in story.analysis.sentences:
        if not _CEREMONY_TOLD.match(story.analysis.text(sentence.start, sentence.end)):
            continue
        days = [each for each in story.analysis.of(sentence) if each.kind == "date" and each.dates]
        day = days[0].dates if len(days) == 1 else None
        if day is None or day.start is None or day.start != day.end or len(day.start) < 10:
            continue
        told = [
            index
            for index, pact in enumerate(out)
            if 0 < sentence.index - pact.frame.sentence.index <= _AFTER
            and pact.agreement.status in (Status.SIGNED, Status.PLANNED)
            and (pact.agreement.date or day.start)[: len(pact.agreement.date or "")]
            == day.start[: len(pact.agreement.date or "")]
            and not pact.frame.title
        ]
        if told:
            last = out[told[-1]]
            out[told[-1]] = Pact(replace(last.agreement, date=day.start), last.frame, occasion=True)
    return out


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
    found = words(text, sentence.start, sentence.end)
    if not found:
        return
    named = [
        each
        for each in effective(story.analysis, sentence)
        if each.kind in ("place", "official", "group", "network") and each.references
    ]
    coupled = agreement_pairs.couples(story, sentence)
    if coupled and not any(named[0].start < word.start < named[-1].start for word in found):
        # a noun among the pairs is of the pair before it: 서산시-허페이시(자매), 당진시-르자오시(우호)
        yield from _coupled(story, frames, found, coupled)
        return
    for index, word in enumerate(found):
        if _NOT_THIS.match(text[word.end : word.end + 12]) or _ABOUT.match(text[word.end : word.end + 16]):
            continue
        previous = found[index - 1].end if index else sentence.start
        frame, phrase = _frame_of(frames, word)
        if frame is None:
            continue
        if (whose := agreement_pairs.owned(story, frame, word, named)) and word.type is not None:
            yield from _owned(story, frame, word, *whose)
            continue
        listed = attributed(text, word, named, found[index + 1].start if index + 1 < len(found) else sentence.end)
        if listed:
            yield from _standing(story, frames, frame, word, listed, named)
            continue
        both = agreement_pairs.between(story, word, named)
        yield from _told(story, frames, frame, phrase, word, previous, earlier, partner, both)


def _coupled(
    story: Story, frames: list[Frame], found: list[Word], coupled: tuple[tuple[str, str], ...]
) -> Iterator[Pact]:
    """Yield the agreements of a sentence that lists pairs: its noun of agreement holds for each of them."""
    for word in found:
        frame, phrase = _frame_of(frames, word)
        if frame is None or word.type is None:
            continue
        years = _YEARS.match(story.analysis.document.text, word.end)
        state = agreement_status.state(story, frames, frame, phrase, word, anniversary=bool(years))
        if state is None:
            continue
        date = agreement_dates.conclusion_date(story, frames, frame, phrase, word, years)
        for pair in coupled:
            yield Pact(
                _agreement(story, frame, pair, word.type, state, date, "rule:ko/agreement-couples", 0.85),
                frame,
                occasion=False,
            )
        return


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
    if len(partners) == 2 and agreement_pairs.dashed(story, listed):
        anchor: str | None = partners[0]
        partners = partners[1:]
    else:
        anchor = agreement_pairs.anchor_of(story, frames, frame, partners, named)
    if anchor is None or word.type is None:
        return
    state = Status.SIGNED
    for each in (frame.clause.predicate, *frame.governors):
        if status.ends(each) and word.text.endswith(("결연", "협정", "협약")):
            state = Status.TERMINATED
    for partner, place in zip(partners, listed, strict=False):
        if partner == anchor:
            continue
        date = agreement_dates.date_near(story, frame, word, place)
        yield Pact(
            _agreement(story, frame, (anchor, partner), word.type, state, date, "rule:ko/agreement-standing", 0.9),
            frame,
            occasion=False,
        )


def _owned(story: Story, frame: Frame, word: Word, owner: str, partners: tuple[str, ...]) -> Iterator[Pact]:
    """Yield the standing agreements of partners with whom a noun names as theirs."""
    years = [
        each.dates.start
        for each in story.analysis.of(frame.sentence)
        if each.kind == "date" and each.dates and each.dates.start and each.dates.since and each.end <= word.start
    ]
    for partner in partners:
        date = years[-1] if years and len(partners) == 1 else None
        made = _agreement(
            story,
            frame,
            (owner, partner),
            word.type or AgreementType.SISTER,
            Status.SIGNED,
            date,
            "rule:ko/agreement-standing",
            0.9,
        )
        yield Pact(made, frame, occasion=False)


def _told(
    story: Story,
    frames: list[Frame],
    frame: Frame,
    phrase: Phrase | None,
    word: Word,
    previous: int,
    earlier: list[Pact],
    partner: dict[int | None, str],
    both: tuple[str, str] | None = None,
) -> Iterator[Pact]:
    text = story.analysis.document.text
    home = frame.home
    years = _YEARS.match(text, word.end)
    state = agreement_status.state(story, frames, frame, phrase, word, anniversary=bool(years))
    if state is None and both and _PRESUPPOSED.match(text[word.end : word.end + 12]):
        state = Status.SIGNED
    if state is None:
        return
    pairs = [both] if both else list(agreement_pairs.pairs(story, frame, word, previous, partner, home))
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
            named = _SUBJECT.search(word.text) or (
                word.text.startswith("협정") and _FOR.search(text, frame.clause.start, word.start)
            )
            if (named or _WORKING.search(word.text)) and all(each.startswith("place/") for each in pair):
                type_ = AgreementType.MOU
        date = agreement_dates.partner_date(story, frame, pair, pairs) or agreement_dates.conclusion_date(
            story, frames, frame, phrase, word, years
        )
        occasion = not years and agreement_status.has_occasion(story, frame, word, state)
        yield Pact(
            _agreement(story, frame, pair, type_, state, date, "rule:ko/agreement-verb", 0.85), frame, occasion=occasion
        )


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
        valid_until=agreement_details.valid_until(story.analysis, frame),
        signatories=agreement_details.signatories(story.analysis, frame, tuple(pair), state),
    )


_ORDER = {Status.TERMINATED: 4, Status.SIGNED: 3, Status.PLANNED: 2, Status.PROPOSED: 1}


def _merged(found: list[Pact]) -> tuple[Agreement, ...]:
    """Return one agreement for each pair and type: the farthest come outside the headline, its day as told best."""
    groups: dict[tuple[tuple[str, ...], AgreementType], list[Pact]] = {}
    for pact in found:
        groups.setdefault((pact.agreement.parties, pact.agreement.type), []).append(pact)
    return tuple(_best(group) for group in groups.values())


def _best(group: list[Pact]) -> Agreement:
    """Return the agreement that several tellings of it give: a headline counts only where nothing else tells of it."""
    told = [pact for pact in group if not pact.frame.title] or group
    state = max((pact.agreement.status for pact in told), key=lambda each: _ORDER.get(each, 0))
    best = max(
        (pact.agreement for pact in told if pact.agreement.status is state), key=lambda each: each.date is not None
    )
    dates = [pact.agreement.date for pact in told if pact.agreement.date and pact.agreement.status is state]
    # a listed day of signing is more than the month that another line tells
    signed = tuple(dict.fromkeys(name for pact in told for name in pact.agreement.signatories))
    until = next((pact.agreement.valid_until for pact in told if pact.agreement.valid_until), None)
    best = replace(best, signatories=signed, valid_until=until)
    fuller = next(
        (each for each in dates if best.date and len(each) > len(best.date) and each.startswith(best.date)), None
    )
    return replace(best, date=fuller) if fuller else best
