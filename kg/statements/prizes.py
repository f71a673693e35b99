"""Prizes that a network gives: a city is awarded that takes one (상을 탔다) or to which it goes (대상은 자카르타에 돌아갔다)."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.model import Membership, MembershipRole, Status
from kg.statements import status
from kg.statements.frames import Frame, Story, unique
from kg.statements.membership_parts import (
    CHOSEN,
    acting,
    membership,
    nearest_network,
    phrases_of,
    places_of,
    runs_of,
    whole,
)
from kg.statements.occasions import period

_TAKES = frozenset("수상 받 타 차지 거머쥐 안 따내 휩쓸 선정 뽑히 오르 올리 정하 획득 영예 이 가져가 가지".split())
_GOES = frozenset("돌아가 주어지 수여 주 건네 시상 안기 전달".split())
# a word that ends in 상 is a prize unless it is one of many others
_PRIZE = re.compile(
    r"(?<![가-힣])(?!(?:이상|협상|영상|세상|위상|비상|정상|보상|예상|상상|현상|회상|인상|책상|밥상|기상|해상|육상|항상|배상|통상|환상|지상|노상|증상|수상|형상|조상|가상|일상|"
    r"외상|추상|온라인상|사실상|관상|향상|손상|부상|급부상|재상|공상|망상|하상|천상|인류상|도지사상|장관상|대통령상|총리상)(?![가-힣]*상))"
    r"(?P<name>[가-힣A-Za-z0-9·&-]{0,16}상)(?=['’\"”」』)]|[을를은이에의도과와,(]|\s|$)|어워드|어워즈|시상식에서|수상\s?(?:도시|자)"
)
_TARGET = re.compile(r"^(?:으로|으로\s|로\s|국|지|자)")
_NOMINEE = re.compile(r"후보|못[했하해]|받지|추천|신청|응모|도전|공모|겨[루뤘]|예심|본선|예선")
_MANY = re.compile(r"비롯해|등\s?\d+\s?(?:개|곳)")


def find(story: Story, frame: Frame, network: str, *, near: bool) -> Iterator[Membership]:
    """Yield who a clause says has won a network's prize; `near` says that its line speaks of the network."""
    predicate = frame.clause.predicate
    stem = predicate.stem
    if stem not in _TAKES and stem not in _GOES:
        return
    if frame.status in (Status.CANCELLED, Status.PROPOSED) or any(
        status.denies(each) for each in (predicate, *frame.governors[:1])
    ):
        return
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    prize = next((each for each in _PRIZE.finditer(text) if not _is_target(text, each)), None)
    # a prize without a name is the network's where the clause names the network
    if prize is not None and prize["name"] == "상" and not _given(story, frame):
        return
    if not near and (prize is None or stem not in _GOES or not _QUOTED.search(text)):
        return
    if prize is None or re.search(r"재신임|선출|당선", text):
        return
    state = Status.HELD
    if _NOMINEE.search(text):
        # 최종 후보에 올랐다: a prize that may still come
        if (
            not re.search(r"후보(?:에|로)?\s", text)
            or stem not in ("오르", "선정", "뽑히", "올리", "이")
            or _OUT.search(_after(story, frame))
        ):
            return
        state = Status.PLANNED
    elif frame.status is Status.PLANNED and not status.presents(predicate) and predicate.ending != "modifier":
        state = Status.PLANNED
    if (
        state is Status.HELD
        and stem in ("뽑히", "선정", "오르", "올리", "정하", "이")
        and not re.search(r"수상|명단|상\s?(?:에|의|으로)|상['’”」]|상\)|수상자", text)
    ):
        return
    winners = _winners(story, frame)
    if _MANY.search(story.analysis.text(frame.sentence.start, frame.sentence.end)):
        winners = unique(
            (
                *winners,
                *(
                    r
                    for each in story.analysis.of(frame.sentence)
                    if each.kind == "place" and each.form == "name"
                    for r in each.references[:1]
                    if r not in frame.sites
                ),
            )
        )
    start, _ = period(frame.clause.dates)
    giver = nearest_network(story, frame, frame.clause.start + prize.end() + 8, network)
    if not _given(story, frame):
        giver = _giver(story, prize["name"]) or giver
    for winner in winners:
        yield membership(story, frame, winner, giver, MembershipRole.AWARDED, state, start, None)


_OUT = re.compile(r"못|않|고배|탈락|밀[려렸]|그쳤|지만|으나")


def _after(story: Story, frame: Frame) -> str:
    return story.analysis.text(frame.clause.predicate.start, frame.sentence.end)


# a prize called by its own name: '장 폴 랄리에상'
_QUOTED = re.compile(r"['‘“\"「『][^'’”\"」』]{2,20}상['’”\"」』]")
_NAMED_PRIZE = 4
_LOOKS = 5


def _giver(story: Story, prize: str | None) -> str | None:
    """Return the network in whose name a text tells of a prize elsewhere (유네스코 학습도시상), None where in none's."""
    if not prize or len(prize) < _NAMED_PRIZE:
        return None
    text, sentences = story.analysis.document.text, story.analysis.sentences
    at = -1
    for _ in range(_LOOKS):
        at = text.find(prize, at + 1)
        if at < 0:
            return None
        index = bisect_right(sentences, at, key=lambda each: each.start) - 1
        for each in story.analysis.of(sentences[index]) if index >= 0 else ():
            if each.kind == "network" and each.references and 0 <= at - each.end <= 1:
                return each.references[0]
    return None


def _given(story: Story, frame: Frame) -> bool:
    return any(
        each.kind == "network" and frame.clause.start <= each.start < frame.clause.end
        for each in story.analysis.of(frame.sentence)
    )


def _is_target(text: str, match: re.Match[str]) -> bool:
    """Tell whether 대상 is whom something is for (아동을 대상으로), not the first prize."""
    return match.group().endswith("대상") and _TARGET.match(text[match.end() :]) is not None


def _winners(story: Story, frame: Frame) -> tuple[str, ...]:
    runs = runs_of(story, frame)
    if frame.clause.predicate.stem in _GOES:
        got = [r for p in phrases_of(frame) if p.part in ("to", "at") for each in p.actors for r in places_of(each)]
        return whole(got, runs)
    predicate = frame.clause.predicate
    if CHOSEN.match(predicate.stem) and not predicate.tail.startswith(("되", "받")):
        # 수상 도시로 A와 B를 선정했다
        told = [r for p in phrases_of(frame) if p.part == "object" for each in p.actors for r in places_of(each)]
        if told:
            return whole(told, runs)
    if frame.clause.predicate.ending == "modifier" and (
        heads := [r for each in frame.clause.described for r in places_of(each)]
    ):
        return whole(heads, runs)
    found = whole(acting(frame), runs)
    return found or ((frame.home,) if frame.home else ())
