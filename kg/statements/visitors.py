"""Whose people travel: subjects that a count or a word for people closes, parties that look round, where guests hail from."""

import re

from kg.statements.frames import Frame, Story
from kg.statements.parties import OFFICE, PARTY
from kg.statements.phrases import Phrase


def counted_guests(story: Story, frame: Frame) -> tuple[str, ...]:
    """Return whose people the subject counts or calls so, where a noun stands between (고베시 담당자 여섯 명이)."""
    for phrase in frame.clause.phrases:
        if phrase.part not in ("subject", "topic") or not phrase.actors or phrase.actors[0].kind != "place":
            continue
        if _GUESTS_END.search(phrase.words.strip()) and story.foreign(phrase.actors[0].references[0]):
            return phrase.actors[0].references[:1]
    return ()


_GUESTS_END = re.compile(
    r"(?:\d+|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|수십|여러)\s?여?\s?(?:명|분|사람|인)\s?$|"
    r"(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)\s?$|(?:참가자|관계자|전문가|담당자|기술자|기업인|선생님|교사|위원|손님|시민)들?\s?$"
)


def looks_round(story: Story, frame: Frame, guest: str) -> bool:
    """Tell whether a foreign party looks round at home (고베시 대표단은 제방을 살피고): nothing leads the story abroad."""
    if not story.foreign(guest) or frame.stage is not None or any(story.foreign(each) for each in frame.sites):
        return False
    return any(
        p.part in ("subject", "topic") and p.actors and guest in p.actors[0].references and PARTY.search(p.words)
        for p in frame.clause.phrases
    )


def hails(other: Frame, frame: Frame) -> bool:
    """Tell whether a relative clause of the sentence says from where the people of a clause come."""
    return (
        other.clause.predicate.stem in ("오", "찾아오", "건너오")
        and other.clause.predicate.ending == "modifier"
        and other.clause.end <= frame.clause.predicate.start
        and any(p.part == "at" and p.actors for p in other.clause.phrases)
    )


def people(phrase: Phrase) -> bool:
    """Tell whether a phrase is about people: a party, holders of an office, an official named, or so many heads."""
    return bool(
        PARTY.search(phrase.words) or OFFICE.search(phrase.words.strip()) or _HEADS.search(phrase.words)
    ) or any(each.kind == "official" for each in phrase.actors)


_HEADS = re.compile(r"\d+\s?여?\s?명\s?$")


_GREETED = re.compile(r"[을를]\s?맞아(?=[\s,])")


def greeted(story: Story, phrase: Phrase) -> bool:
    """Tell whether a phrase names who is received, where the verb stands like a preposition (부시장단을 맞아 …)."""
    return phrase.part == "by" and bool(
        _GREETED.match(story.analysis.text(phrase.start + phrase.length, phrase.end + 4))
    )
