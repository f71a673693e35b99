"""What a verb means with the noun or adverb before it: a stamp that is put is a signing."""

import re
from collections.abc import Sequence

from kg.statements.morphology import Token
from kg.statements.phrases import Phrase, Predicate

Units = list[tuple[Phrase | Predicate, bool]]

# a noun and a verb that together say what one verb says: the noun, with what may stand before it, the verb, the meaning
_IDIOMS = {
    ("도장", "찍"): "서명",
    ("도장", "누르"): "서명",
    ("날인", "하"): "서명",
    ("머리", "맞대"): "논의",
    ("얼굴", "맞대"): "만나",
    ("테이블", "앉"): "만나",
    ("막", "내리"): "폐막",
    ("막", "올리"): "개막",
    ("막", "오르"): "개막",
    ("효력", "끝나"): "종료",
    ("효력", "다하"): "종료",
    ("효력", "잃"): "종료",
    ("기한", "끝나"): "종료",
    ("기간", "끝나"): "종료",
    ("물", "건너가"): "무산",
    ("수포", "돌아가"): "무산",
    ("허사", "돌아가"): "무산",
    ("물거품", "되"): "무산",
    ("불발", "그치"): "불발",
    ("무산", "그치"): "무산",
    ("미수", "그치"): "무산",
    ("해", "넘기"): "연기",
    ("진전", "없"): "보류",
    ("진척", "없"): "보류",
    ("끝", "나"): "종료",
    ("일", "되"): "무산",
    ("여장", "풀"): "머물",
    ("짐", "풀"): "머물",
    ("땅", "밟"): "방문",
    ("발", "디디"): "도착",
    ("발걸음", "하"): "방문",
    ("발걸음", "옮기"): "이동",
}
_PAPERS = re.compile(r"(?:협정|협약|의향|합의|각|선언|약정)(?:서|문)$|협약$|협정$")


def meant(tokens: Sequence[Token], at: int, units: Units, stem: str) -> str:
    """Return what a verb means with the noun or adverb before it (도장을 찍다, 마주 앉다, 없던 일이 되다), else itself."""
    if stem == "앉" and at and tokens[at - 1].form == "마주":
        return "만나"
    last = units[-1][0] if units else None
    if not isinstance(last, Phrase) or not last.nouns:
        return stem
    noun = last.nouns[-1]
    if stem == "올리" and noun == "이름":
        before = units[-2][0] if len(units) > 1 else None
        signed = isinstance(before, Phrase) and before.part == "to" and _PAPERS.search(before.words)
        return "서명" if signed else stem
    if noun == "끝":
        before = units[-2][0] if len(units) > 1 else None
        if not (isinstance(before, Phrase) and before.nouns and before.nouns[-1] in ("효력", "기간", "기한", "시한")):
            return stem
    if noun == "일":
        # 없던 일이 되다: only what is denied before becomes nothing
        before = units[-2][0] if len(units) > 1 else None
        if not (isinstance(before, Predicate) and before.stem == "없" and before.tail == "던"):
            return stem
    return _IDIOMS.get((noun, stem), stem)
