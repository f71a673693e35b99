"""Prizes: given or received, at the ceremony or the gathering where they are."""

import re
from collections.abc import Iterator

from kg.model import EventKind, Status
from kg.statements import status
from kg.statements.frames import Frame, Story, unique
from kg.statements.gathering_drafts import drafted
from kg.statements.occasions import Draft
from kg.statements.phrases import Phrase

_PRIZE = re.compile(
    r"(?:대상|금상|은상|동상|문화\d*상|학습도시상|유산상|공로상|최우수상|우수상|특별상|환경상|도시\s?상|정책상|혁신상|표창|어워드|어워즈|시상식)$|제\s?\d+\s?회.*상$"
)
_QUOTED = re.compile(r"['‘\"“「『]")
_SHORT = 4
BARE_PRIZE = re.compile(
    r"^(?:총회\s)?(?:(?:첫|둘|셋)째\s날\s)?\S{0,4}\s?(?:대상|금상|은상|동상|우수상|최우수상|시상식)$"
)


def award(story: Story, frame: Frame, phrase: Phrase, name: str, held: str | None) -> Iterator[Draft]:
    """Read a prize that is given or received; `held` is where the last assembly told before took place."""
    chain = (frame.clause.predicate, *frame.governors[:1])
    if not any(
        re.match(
            r"^(?:받|수상|시상|차지|거머쥐|선정|안|얻|진행|수여|열리|타|돌아가|뽑히|참석|참가|오르|함께하|서|대신)$",
            each.stem,
        )
        for each in chain
    ):
        return
    if phrase.part in ("toward", "by", "of") or (not re.search(r"['‘’\"“”]", phrase.text) and not _PRIZE.search(name)):
        return
    if (
        name in ("대상", "시상식")
        or len(name) < 3
        or (
            not (_QUOTED.search(phrase.text) and len(name) > _SHORT)
            and re.search(
                r"(?:이|세|영|대|협|인|예|현|정|비|일|지|보|이|항|해|육|책|의|화|가|공|초|감|수|구|기|회|환|관|동|사|상|조|중|손|천)상$",
                name,
            )
        )
    ):
        if not re.search(
            r"대상|금상|은상|동상|문화상|학습도시상|유산상|공로상|최우수상|우수상|특별상|환경상|시상식|도시\s?상", name
        ):
            return
    if frame.status is Status.PROPOSED or (status.cancels(frame.clause.predicate) and not name.endswith("식")):
        return  # 수상할 뻔했다, 수상하고 싶다: no prize was given
    networks = unique(r for each in phrase.actors if each.kind == "network" for r in each.references[:1])
    draft = drafted(story, frame, phrase, EventKind.AWARD, name, networks)
    if draft.place == frame.home and not frame.sites:
        # a prize is given where the assembly is that the story has come to
        draft.place = held or frame.stage or draft.place
    yield draft
