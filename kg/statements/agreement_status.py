"""How far an agreement has come, and whether an occasion of signing is told."""

import re
from collections.abc import Sequence

from kg.model import Status
from kg.statements import status
from kg.statements.agreement_words import Word
from kg.statements.frames import Frame, Story
from kg.statements.patterns import near, one_of
from kg.statements.phrases import Phrase, Predicate

# verbs that conclude what their object names
CONCLUDES = one_of(
    r"^(?:체결|맺|서명|교환|조인|쓰|체약|협약|결연|갱신|연장|격상|승격|발전|주고받|나누|발효|손잡|손을 잡|합의|채택|자매결연|업무협약|성사|되|이루어지|이뤄지|갖|가지|열|치르|거행|개최|하|바꾸|전환|수립|재체결|사인|작성)$"
)
# in a list's noun phrase: 자매결연 협의, 업무협약 체결 검토
_TALKS = re.compile(r"^\s?(?:체결\s?)?(?:협의|논의|검토|타진|제안|제의|건의|요청)(?!회|체)")
# what comes right after the noun: 협정 종료를 통보, 협정을 해지; 협정을 파기할 생각은 없다, 체결한 바 없다
_ENDING = re.compile(
    r"^(?:\s?(?:관계|체결))?(?:을|를|의)?\s?(?:상호\s합의로\s)?(?:종료|해지|파기|폐기|만료|철회)(?!\s?(?:설|여부|할\s(?:생각|계획|뜻)))"
)
_DENIED = re.compile(
    r"^[^.,]{0,14}[가-힣](?:ᆫ|한|은|던|ᆯ|할|을|를)?\s(?:바|적|사실|생각|계획|뜻|방침)(?:은|는|이|가|도)?\s(?:전혀\s|아직\s|결코\s)?없"
)
# an end told by idiom: 결연이 막을 내렸다, 협정이 끝났다
_OVER = near(r"막을\s내[리렸린]|종지부|끝[났나맺내낸냈]|끊[기긴겨겼었는]|역사\s?속으로|소멸|실효|정리")
_NO_LONGER = re.compile(r"(?:갱신|연장|유지|지속) (?:하|되) 지 않")
# what two cities are to one another, and go on being
_LASTS = frozenset(("이", "있", "유지", "잇", "지속", "이어지", "되", "지내", "맞", "맞이", "두", "사귀", "자리 잡"))
# what goes by an agreement presupposes it; a bill on one says that it is to come
_UNDER = re.compile(r"^(?:\([A-Za-z]+\))?(?:에\s(?:따라|따른|의거|근거)|[을를]\s(?:바탕|토대|근거|계기)[으로])")
_BILL = re.compile(r"^\s?(?:체결\s)?(?:동의안|승인안|의결안|안[을이])")
# verbs of which another noun is the object, where a relative clause has them (교류를 내용으로 하는 협약)
_FIRM = frozenset("체결 맺 서명 교환 조인".split())
_TO_COME = re.compile(
    r"오는|내년|내달|다음|앞으로|향후|연내|하반기|상반기|곧|조만간|이르면|\d일|올해|올가을|올겨울|올여름|올봄"
)
_LIGHT = frozenset(("하", "되", "갖", "가지", "열", "치르", "거행", "개최", "나누", "바꾸", "쓰"))
_CEREMONY = re.compile(r"(?:조인|협약|서명|체결|결연|협정)식")
_PAPERS = re.compile(r"(?:협약|협정|합의|의향|각|약정|결연)서|문서|행사|자리|기념식")
_SIGNS = frozenset("체결 맺 서명 교환 조인 갖 가지 열 치르 갱신 쓰 격상 주고받 나누 성사 진행 사인 작성".split())
_TOGETHER = frozenset(
    "방문 찾 만나 면담 회담 접견 예방 가 오 찾아가 찾아오 간담 옮기 들르 보내 파견 건너가 다녀오".split()
)
# 우호교류를 시작하다, 자매결연으로 올리다: what lasts begins, or rises to the closer sort
_BEGINS = frozenset("시작 개시 출발".split())
_LASTING = ("교류", "관계", "도시", "결연")
_RAISED = re.compile(r"^(?:으로|로)\s(?:[가-힣]{1,4}\s){0,2}(?:올리|올렸|올려|높이|높였|높여|끌어올|발전)")
# a line of a chronology: its year, and what was done in it
_YEAR_LINE = re.compile(r"\W*((?:19|20)\d\d)(?:년|\s?\(|\.|\s?[:：|])")
# talks of an agreement that are held, or come: 결연 제의가 있었다, 협약 체결 논의가 오갔다
_ARE_HELD = frozenset("있 이루어지 이뤄지 오가 들어오 나오 진행 오".split())
_OCCASION = re.compile(
    r"(?:기념식|개막식|개회식|폐막식|환영식|준공식|개소식|총회|회의|포럼|행사|축제|박람회|무대|자리)$"
)
_THERE = re.compile(r"(?:이|그|한|같은)\s?자리에서|이날|현장에서|무대에서")
_TOLD_PAST = re.compile(r"(?:^|\s)(?:었|았) (?:으나|지만|는데|고|으며)$")
_PAPER = re.compile(r"서면|우편|팩스|전자우편|이메일|비대면")
_ON_SCREEN = re.compile(r"온라인|화상|영상")
# what the next sentence tells of the signing itself: 서명은 시청에서 이뤄졌다
_OF_SIGNING = re.compile(r"^\s?(?:이날\s)?(?:(?:협약|서명|체결|조인|협정|결연)식|서명|조인)(?:은|는|에는|이)\s")


def state(
    story: Story, frames: list[Frame], frame: Frame, phrase: Phrase | None, word: Word, *, anniversary: bool
) -> Status | None:
    """Return how far the agreement that a noun names has come; None where the clause does not tell of one."""
    if anniversary:
        return Status.SIGNED
    predicate = frame.clause.predicate
    # 체결할 예정이었으나 is past, and yet nothing was done
    ahead = status.of_predicate(predicate) in (Status.CANCELLED, Status.PLANNED)
    past = (not ahead and _TOLD_PAST.search(predicate.tail)) or (
        # 자매결연한 시에 협력을 제안했다: what is asked of the partner is another matter
        predicate.ending == "modifier" and status.of_predicate(predicate) is Status.HELD
    )
    done = past and (CONCLUDES.match(predicate.stem) or status.wishes(predicate))
    # 결연했으나 예산이 통과되지 않았다: what comes of it undoes no conclusion but its end
    chain = (predicate, *(each for each in frame.governors if not done or status.ends(each)))
    relative = relatives(frames, phrase)
    after = _main(story, frames, word.end, max(word.end, predicate.end))
    for each in relative:
        if CONCLUDES.match(each.clause.predicate.stem) and each.clause.predicate.stem not in _LIGHT:
            if each.status is Status.HELD:
                if (
                    any(status.ends(p) for p in chain)
                    or _OVER.search(after)
                    or _NO_LONGER.search(f"{predicate.stem} {predicate.tail}")
                ):
                    return Status.TERMINATED
                return Status.SIGNED
            if _put_off(chain) and each.status is Status.CANCELLED:
                # 맺으려던 결연을 내년으로 미루다: it is still ahead
                return Status.PLANNED
            return each.status if each.status in (Status.PLANNED, Status.PROPOSED) else None
        if each.clause.predicate.stem in ("요청", "제안", "희망"):
            return Status.PROPOSED
    text = story.analysis.text(word.end, min(frame.sentence.end, word.end + 40))
    if re.match(r"\s?(?:체결|서명|교환|조인)?\s?(?:이후|이래|뒤|후)(?:로|부터|에|\s|$)", text):
        return Status.SIGNED
    concluded = re.match(r"\s?(?:을|를|에|이|가)?\s?(?:체결|서명|교환|조인|격상|승격|갱신)", text)
    begun = _RAISED.match(text) or (predicate.stem in _BEGINS and word.text.endswith(_LASTING))
    if _UNDER.match(text):
        return Status.SIGNED
    if _BILL.match(text):
        return Status.PLANNED
    if any(status.denies(each) for each in chain) or _DENIED.match(story.analysis.text(word.end, frame.sentence.end)):
        return None
    if _TALKS.match(text) and (predicate.ending == "noun" or predicate.stem in _ARE_HELD):
        return Status.PROPOSED
    if _ENDING.match(text) and not any(status.denies(each) or status.cancels(each) for each in chain[:1]):
        return Status.TERMINATED
    if _OVER.search(after):
        return Status.TERMINATED
    if _put_off(chain[:2]):
        return Status.PLANNED
    if any(status.cancels(each) or status.postpones(each) for each in chain[:2]):
        if re.search(r"갱신|연장", predicate.stem) or any(status.ends(each) for each in chain):
            return Status.TERMINATED
        return None
    if any(status.ends(each) for each in chain[:2]):
        return Status.TERMINATED
    if (status.ponders(frame.clause) or any(status.wishes(each) for each in chain[:2])) and not any(
        p.stem in ("합의",) for p in chain[:2]
    ):
        return Status.PROPOSED
    if predicate.stem == "추진" or (predicate.stem in ("계획", "예정") or status.plans(predicate)):
        return Status.PLANNED
    if predicate.stem in ("담기", "담", "포함") and re.match(r"(?:협약|협정|합의)서$", word.text):
        # 협약서에는 …는 내용이 담겼다: the paper of what the sentence tells, no pact of its own
        return None
    if CONCLUDES.match(predicate.stem) or concluded or begun or predicate.stem in ("담기", "담", "내용", "포함"):
        return _signed(_told(story, frame))
    if predicate.stem in _LASTS:
        if predicate.stem == "이" and re.search(r"아직|미정", story.analysis.text(word.end, predicate.end)):
            return None
        return Status.SIGNED
    if any(CONCLUDES.match(each.stem) and each.stem not in _LIGHT for each in chain):
        return _signed(frame.status)
    if (
        predicate.stem == ""
        and word.text.endswith(("의향서", "협약", "협정", "결연", "각서", "MOU"))
        and (frame.line.kind != "text" or dated(story, frame))
    ):
        return _signed(frame.status)
    return None


def _main(story: Story, frames: list[Frame], start: int, end: int) -> str:
    """Return the words of a stretch without its relative clauses: 동의 절차가 끝나는 하반기에 맺는다 ends nothing."""
    inner = [
        (each.clause.start, each.clause.predicate.end)
        for each in frames
        if each.clause.predicate.ending == "modifier" and start <= each.clause.start and each.clause.predicate.end < end
    ]
    kept: list[str] = []
    for begin, stop in sorted(inner):
        if begin >= start:
            kept.append(story.analysis.text(start, begin))
            start = stop
    return "".join((*kept, story.analysis.text(start, end)))


def dated(story: Story, frame: Frame) -> str | None:
    """Return the year that opens the line of a chronology (2009. 중국 어느 시와 우호교류 협정)."""
    match = _YEAR_LINE.match(story.analysis.text(frame.line.start, min(frame.line.end, frame.line.start + 16)))
    return match.group(1) if match else None


def _put_off(chain: Sequence[Predicate]) -> bool:
    """Tell whether what a chain of predicates governs is moved to another time, not undone."""
    return any(status.postpones(each) for each in chain) and not any(
        status.cancels(each) and not status.postpones(each) for each in chain
    )


def _told(story: Story, frame: Frame) -> Status:
    """Return how far a clause says its matter has come; 격상하는 체결식을 가졌다 has the time of what it describes."""
    predicate, head = frame.clause.predicate, frame.clause.head
    if (
        predicate.stem in _FIRM
        and predicate.ending == "and"
        and predicate.tail.endswith("고")
        and frame.status is Status.PLANNED
        and any(status.presents(each) for each in frame.governors[-1:])
        and not _TO_COME.search(story.analysis.text(frame.sentence.start, frame.clause.end))
    ):
        return Status.HELD  # 협약을 맺고 연수 과정을 연다: what is told as done goes before what follows from it
    if predicate.ending == "modifier" and predicate.tail.endswith("는") and frame.governors and head is not None:
        if _CEREMONY.search(head.text) or _PAPERS.search(head.text):
            return status.of_predicate(frame.governors[0]) or frame.status
    return frame.status


def _signed(told: Status) -> Status | None:
    return {Status.HELD: Status.SIGNED, Status.PLANNED: Status.PLANNED, Status.PROPOSED: Status.PROPOSED}.get(told)


def relatives(frames: list[Frame], phrase: Phrase | None) -> list[Frame]:
    """Return the relative clauses that describe a phrase, also past its owner (2010년 맺은 사할린주와의 협정)."""
    if phrase is None:
        return []
    heads = [(each, each.clause.head) for each in frames if each.clause.head is not None]
    return [
        each
        for each, head in heads
        if head.start == phrase.start or (head.part in ("of", "with-of") and 0 <= phrase.start - head.end <= 1)
    ]


def has_occasion(story: Story, frame: Frame, word: Word, state: Status | None) -> bool:
    """Tell whether an occasion of signing is told: a day or a place, and not by mail."""
    if state not in (Status.SIGNED, Status.PLANNED):
        return False
    chain = (frame.clause.predicate, *frame.governors[:1])
    if _CEREMONY.search(story.analysis.text(word.start, min(frame.sentence.end, frame.clause.end + 16))) and not any(
        status.cancels(e) for e in chain
    ):
        return True
    if (note := _NOTE.match(story.analysis.document.text, word.end, frame.sentence.end)) is not None and (
        "서명" in note[1] or "현지" in note[1] or _told_in(story, frame, *note.span(1))
    ):
        # 업무협약(9일 서명, 바기오): brackets that tell when and where
        return True
    if not any(each.stem in _SIGNS for each in chain):
        return "식" in word.text[-1:]
    if _PAPER.search(story.analysis.text(frame.clause.start, frame.clause.end)):
        return False
    if signing_after(story, frame) is not None:
        return True
    if _ON_SCREEN.search(story.analysis.text(frame.clause.start, frame.clause.end)):
        return any(d.dates and d.dates.start and _lately(story, d.dates.start) for d in frame.clause.dates)
    if (
        frame.sites
        or _THERE.search(story.analysis.text(frame.sentence.start, frame.clause.end))
        or any(
            each.clause.predicate.stem in _TOGETHER
            and each.clause.predicate.ending == "and"
            and each.clause.end <= frame.clause.end
            for each in story.sentence(frame)
        )
    ):
        return True
    if any(phrase.part == "at" and _OCCASION.search(phrase.words) for phrase in frame.clause.phrases):
        # 기념식에서 서명했다
        return True
    return any(d.dates and d.dates.start and _lately(story, d.dates.start) for d in frame.clause.dates)


_NOTE = re.compile(r"\s?(?:체결|서명)?\s?\(([^()]{4,30})\)")


def _told_in(story: Story, frame: Frame, start: int, end: int) -> bool:
    """Tell whether a stretch names both a day or month and a place."""
    named = [each for each in story.analysis.of(frame.sentence) if start <= each.start < end]
    return any(each.kind == "place" for each in named) and any(
        each.dates and len(each.dates.start or "") >= _MONTH for each in named
    )


_MONTH = 7  # the letters of a month: 2015-06


def signing_after(story: Story, frame: Frame) -> Frame | None:
    """Return the clause of the next sentence if it tells where or when the agreement of a clause was signed."""
    found = story.sentences.get(frame.sentence.index + 1)
    if not found or not _OF_SIGNING.match(story.analysis.text(found[0].sentence.start, found[0].sentence.end)):
        return None
    return found[-1]


def _lately(story: Story, day: str) -> bool:
    """Tell whether a date is near enough to the publication for its occasion to be told, not only remembered."""
    published = story.analysis.document.published
    if len(day) < 7 or not published or len(published) < 7:
        return len(day) >= 7
    apart = (int(published[:4]) - int(day[:4])) * 12 + int(published[5:7]) - int(day[5:7])
    return apart <= (12 if len(day) == 10 else 3)
