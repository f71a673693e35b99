"""How far a thing has come, read from tense, mood and word: 체결했다, 체결할 예정, 추진 중, 제안, 무산, 연기.

A predicate's own endings say most; the verb that governs it may say otherwise (체결하자고 제안했다, 방문은 취소됐다).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.model import Status
from kg.statements.phrases import Clause, Predicate

_KEPT = 4096

# words that undo a plan or a thing
_CANCELLED = frozenset(
    "취소|무산|불발|철회|제외|중단|결렬|부결|백지화|포기|불참|사양|거절|거부|허사|무효|고사|접|빠지|실패".split("|")
)
# words that move it to another day: cancelled unless the new day is told
_POSTPONED = frozenset("연기|미루|미뤄지|밀리|늦추|늦춰지|순연|유예|보류|유보".split("|"))
_ENDED = frozenset("파기|해지|종료|만료|탈퇴|폐지|정리|결별|청산|철수".split("|"))
_WISHED = frozenset(
    "제안|요청|희망|건의|바라|원하|요구|타진|구상|검토|기대|제의|촉구|부탁|염두|모색|물색|거론|논의|협의|상의|고려|저울질|숙고|꿈꾸|권유".split(
        "|"
    )
)
# those that only turn it over, and ask nothing of the other side
_PONDERED = frozenset("검토|고려|저울질|숙고|구상|타진|모색|물색|꿈꾸|염두|기대|희망|바라|원하".split("|"))
# shown, had or great: interest in something is no more than a wish for it
_SHOWN = frozenset("보이|갖|가지|표하|표명|드러내|나타내|있|많|높|크|내비치|밝히|커지".split("|"))
_INTEREST = frozenset("관심 의향 의사 뜻 생각 의지 구상 욕심".split())
_DENIED_WORD = frozenset("부인|일축|사실무근".split("|"))
_PLANNED_WORD = frozenset(
    "예정|추진|계획|확정|약속|합의|결정|준비|예고|앞두|노리|신청|앞|목표|대비|잡히|내정|도전|예상|전망|뜻을 모으".split(
        "|"
    )
)

_NOT = re.compile(
    r"(?:^| )지 (?:않|못하|못|말)|지 (?:는|도) 않|(?:^| )아니|수 없|ᆯ 수 없|[ᆫ은] (?:적|바) (?:(?:이|은|도|ᆫ) )?없"
)
_NEVER = re.compile(r"[ᆫ은] (?:적|바|일) (?:(?:이|은|도|ᆫ) )?없")
_PLAN_TAIL = re.compile(
    r"[ᆯ을](?:\s(?:예정|계획|방침|전망|참|뜻|생각|의향|구상|목표|셈))|(?:^| )(?:기|키) (?:로|으로) (?:하|되)|"
    r"[ᆯ을] 것 (?:으로|이)|[ᆯ을] 거|(?:^| )려[고던는]?|으려|고자|겠|도록|(?:^| )(?:자고|자는)|ᆯ$|을$|ᆯ 터"
)
_WISH_TAIL = re.compile(r"고 싶|(?:^| )자고|자는|어 달|아 달|라고 요청|면 좋|으면 하|기 를 희망|기 를 바라")
# what would be so, may be so or ought to be so (체결한다면, 방문할지, 가입할 수도, 방문해야): as little as a wish
_SUPPOSED_TAIL = re.compile(r"다면$|으?려면$|[ᆯ을]지(?: 도)?$|[ᆯ을] 수 도|(?:어|아)야 하")
# it nearly came about
_NEARLY_TAIL = re.compile(r"[ᆯ을] 뻔")
# a wish that was voiced is a wish, though the voicing is past (배우고 싶다는 뜻을 전했다)
_MEANT_TAIL = re.compile(r"고 싶 다는 (?:뜻|생각|의향|입장|의사)")
_PAST_TAIL = re.compile(r"(?:^| )(?:었|았|였|했|엇)|[ᆫ은] (?:바 있|상태)|은 적 있|ᆫ 적 있|(?:^| )던|어 오|아 오|어오")
_ONGOING_TAIL = re.compile(r"고 있|어 있|아 있|는 중|어 오|아 오")
_PRESENT_TAIL = re.compile(r"(?:ᆫ다|는다|ᆸ니다|습니다|다|어요|요|답니다|ᆫ다고|는다고|ᆫ대요)$")
_FORMER_TAIL = re.compile(r"려던|[ᆯ을] (?:예정|생각|계획|방침|참|셈) 이 [었던]|려다|려 했|려(?:고)? 하 었")


def of_predicate(predicate: Predicate) -> Status | None:
    """Return the status that a predicate's own word and endings give what it tells, None if they leave it open.

    An open one is a clause that goes on (방문해, 찾아), a noun (서명, 방문) or a report's ending (설명함): the next
    predicate, the heading or the kind of document decides.
    """
    return _told(predicate.stem, predicate.tail, predicate.ending)


@lru_cache(maxsize=_KEPT)
def _told(stem: str, tail: str, ending: str) -> Status | None:
    """Return the status that a word with its endings tells; the same few are asked for again and again."""
    if _FORMER_TAIL.search(tail):
        return Status.CANCELLED
    if _NOT.search(tail) or _NEARLY_TAIL.search(tail):
        return Status.CANCELLED
    if stem in _CANCELLED or stem in _POSTPONED:
        return Status.CANCELLED
    if _MEANT_TAIL.search(tail):
        return Status.PROPOSED
    if _WISH_TAIL.search(tail) and not _PAST_TAIL.search(tail):
        return Status.PROPOSED
    if _SUPPOSED_TAIL.search(tail):
        return Status.PROPOSED
    if _PLAN_TAIL.search(tail):
        return Status.PLANNED
    if ending == "modifier":
        if tail.endswith(("는다는", "ᆫ다는", "는다던", "ᆫ다던")) and not _ONGOING_TAIL.search(tail):
            # 협약을 맺는다는 내용: what is told of as a matter lies ahead
            return Status.PLANNED
        if tail.endswith((" 는", " 은", " ᆫ")) or tail in ("은", "ᆫ", "는"):
            return Status.PLANNED if tail.endswith("는") and not _ONGOING_TAIL.search(tail) else Status.HELD
        return Status.HELD if _PAST_TAIL.search(tail) else None
    if _PAST_TAIL.search(tail) or _ONGOING_TAIL.search(tail):
        return Status.HELD
    if ending in ("final", "quote") and _PRESENT_TAIL.search(tail):
        # what something is (이번이 네 번째다) says nothing of when
        return Status.PLANNED if stem != "이" else None
    if ending in ("final", "nominal") and tail.endswith(("음", "ᆷ")):
        return Status.HELD
    return None


def cancels(predicate: Predicate) -> bool:
    """Tell whether the predicate undoes what its subject or object names (방문은 취소됐다, 열리지 못했다)."""
    return predicate.stem in _CANCELLED or _undone(predicate.tail)


@lru_cache(maxsize=_KEPT)
def _undone(tail: str) -> bool:
    return bool(_NOT.search(tail) and not _ONGOING_TAIL.search(tail))


def never(predicate: Predicate) -> bool:
    """Tell whether the predicate says that something never was, which is no plan given up (방문한 적이 없다)."""
    return _NEVER.search(predicate.tail) is not None


def postpones(predicate: Predicate) -> bool:
    """Tell whether the predicate moves what it names to another time, or leaves it open."""
    return predicate.stem in _POSTPONED


def ends(predicate: Predicate) -> bool:
    """Tell whether the predicate ends what its subject or object names."""
    return predicate.stem in _ENDED


def wishes(predicate: Predicate) -> bool:
    """Tell whether the predicate makes what it governs one side's wish."""
    return predicate.stem in _WISHED


def weighs(clause: Clause) -> bool:
    """Tell whether a clause only speaks of doing what its object names: it wishes, asks, thinks or talks of it."""
    return wishes(clause.predicate) or _interested(clause)


def ponders(clause: Clause) -> bool:
    """Tell whether a clause only turns over what its object names, with nobody asked yet."""
    return clause.predicate.stem in _PONDERED or _interested(clause)


def _interested(clause: Clause) -> bool:
    return clause.predicate.stem in _SHOWN and any(
        each.nouns and each.nouns[-1] in _INTEREST for each in clause.phrases
    )


def supposes(predicate: Predicate) -> bool:
    """Tell whether the predicate says what would be, may be or ought to be so (한다면, 할지, 해야 한다)."""
    return _SUPPOSED_TAIL.search(predicate.tail) is not None


def plans(predicate: Predicate) -> bool:
    """Tell whether the predicate makes what it governs a plan, whatever its own tense (추진했다, 합의했다)."""
    return predicate.stem in _PLANNED_WORD


def presents(predicate: Predicate) -> bool:
    """Tell whether the predicate says in the present what is done or comes (연다), without a word of plan."""
    tail = predicate.tail
    return (
        predicate.ending in ("final", "quote")
        and bool(_PRESENT_TAIL.search(tail))
        and not (_PLAN_TAIL.search(tail) or _PAST_TAIL.search(tail) or plans(predicate))
    )


def agrees(predicate: Predicate) -> bool:
    """Tell whether the predicate reports a promise or decision already made (하기로 했다, 하기로 함)."""
    return bool(re.search(r"(?:기|키) (?:로|으로) (?:하|되) (?:었|ᆷ|ᆫ다고|음)", predicate.tail))


def denies(predicate: Predicate) -> bool:
    """Tell whether the predicate calls what it governs untrue."""
    return predicate.stem in _DENIED_WORD


def first(statuses: Iterable[Status | None]) -> Status | None:
    """Return the first status that is told."""
    return next((status for status in statuses if status is not None), None)


_HOPED = re.compile(r"(?:겠|싶|달라|자|[을ㄹ])(?:다)?는\s(?:기대|희망|바람|소망|요청|제안|포부)")


def hoped(words: str) -> bool:
    """Tell whether words name a wish (방문하겠다는 기대): what is shown or told is the wish, not what is wished for."""
    return _HOPED.search(words) is not None
