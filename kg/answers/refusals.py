"""What is refused, and in which words: no question at all, names that the graph lacks, words that no answer heeds."""

import re
from dataclasses import replace

from kg.answers.account import unknown_title
from kg.answers.gazetteer import known_place, place_word
from kg.answers.hangul import fold, has_hangul
from kg.answers.lexicon import PLACES, Lexicon
from kg.answers.nearest import nearest
from kg.answers.reading import Reading, tell
from kg.answers.scanner import Scan, in_place_of_name
from kg.errors import QueryError, UnknownNameError

LONGEST = 1000
_TITLED = ("network", "organization", "event", "policy", "city", "region")
_SPARQL = re.compile(
    r"^\s*(?:#[^\n]*\n\s*)*(?:prefix|base|select|ask|construct|describe|insert|delete)\b[\s\S]*[{<]", re.IGNORECASE
)
_KANA = re.compile("[぀-ヿ]")
_HAN = re.compile("[一-鿿]")


def beyond(reading: Reading, words: tuple[str, ...], lexicon: Lexicon) -> str:
    """Return what to say where words of a question are understood, but are nothing that its answer could heed."""
    named = ", ".join(f"'{word}'" for word in words)
    told = tell(replace(reading, shape="list"), lexicon)
    offers = " · ".join(nearest(reading, lexicon))
    if reading.lang == "ko":
        return f"{named}을(를) 함께 묻는 답은 없습니다. 그 말을 빼면 이렇게 읽습니다: {told}. 물을 수 있는 가까운 질문: {offers}"
    return f"No answer takes {named} into account. Without it, the question is read as: {told}. The nearest that can be asked: {offers}"


def refuse_foreign(text: str) -> None:
    """Refuse what is no question in Korean or English: empty, too long, SPARQL, another language."""
    if not text:
        raise QueryError(
            'An empty question. Ask one in English or Korean, such as: kg ask "which partners share wetland policy"'
        )
    if len(text) > LONGEST:
        raise QueryError(
            f"The question has {len(text):,} characters; at most {LONGEST:,} can be read. Ask one thing at a time."
        )
    if _SPARQL.match(text):
        raise QueryError("This is SPARQL, not a question. Run it with: kg sparql QUERY")
    if _KANA.search(text) or (_HAN.search(text) and not has_hangul(text) and not re.search("[A-Za-z]", text)):
        raise QueryError("Only questions in Korean and English can be read. 한국어나 영어로 물어 주세요.")
    if not any(char.isalnum() for char in text):
        raise QueryError("There are no words in the question. Ask one in English or Korean.")


def refuse_unknown(reading: Reading, text: str, lexicon: Lexicon) -> None:
    """Refuse what names something unknown: leaving it out would answer another question."""
    if reading.intent == "candidates":
        return
    for word in reading.ignored:
        if not _is_name(word, text):
            continue
        near = lexicon.nearest(place_word(word) if has_hangul(word) else word, _kinds_near(word), reading.lang)
        if reading.lang == "ko":
            raise UnknownNameError(_no_name(place_word(word), near, "ko"))
        raise UnknownNameError(_no_name(_as_written(word, text), near, "en"))


def _no_name(name: str, near: list[str], lang: str) -> str:
    """Return what to say where a name is none of the graph's, with the nearest of its own."""
    listed = ", ".join(near)
    if lang == "ko":
        hint = f" 가까운 이름: {listed}." if listed else " 그래프의 도시는 kg ask '어떤 도시가 있나?'로 볼 수 있습니다."
        return f"그래프에 '{name}'(이)라는 이름이 없습니다.{hint}"
    hint = f" Nearest names: {listed}." if listed else " See what it has: kg ask 'which cities are in the graph'"
    return f"The graph has no '{name}'.{hint}"


def _kinds_near(word: str) -> tuple[str, ...]:
    return PLACES if has_hangul(word) and re.search("시(?:[가-힣]{0,2})$", word) else (*PLACES, "network", "official")


def not_applied(reading: Reading) -> str:
    """Return what to say where a 'not' bears on nothing that can be left out: the answer would say the opposite."""
    if reading.lang == "ko":
        return "질문의 '않은·아닌·없는'이 무엇을 빼라는 뜻인지 읽지 못했습니다. 그 말 없이 묻거나, 뺄 주제·네트워크·국가·도시를 바로 앞에 적어 주세요."
    return (
        "What the 'not' of the question leaves out cannot be read. Ask without it, or name right after it the theme, "
        "network, country or city to leave out."
    )


def _as_written(word: str, text: str) -> str:
    at = fold(text).find(word)
    return text[at : at + len(word)] if at >= 0 else word


def _is_name(word: str, text: str) -> bool:
    at = fold(text).find(word)
    if at >= 0 and in_place_of_name(text, fold(text), at, at + len(word)):
        return True
    if has_hangul(word):
        bare = place_word(word)
        if re.search(r"(?:시|군|특별시|광역시)$", bare) and len(bare) > 3:  # noqa: PLR2004 - 당시, 동시, 필요시 are no cities
            return True
        return known_place(bare) and len(bare) > 1
    before = text[:at].split()
    return bool(before) and before[-1].lower() in ("of", "with", "between", "and", "in", "to") and known_place(word)


def refuse_title(reading: Reading, text: str, scanned: Scan, lexicon: Lexicon) -> None:
    """Refuse a proper name of several words that is none of the graph's."""
    title = unknown_title(text, scanned) if not reading.conditions.officials else None
    if title:
        raise UnknownNameError(_no_name(title, lexicon.nearest(fold(title), _TITLED, "en"), "en"))
