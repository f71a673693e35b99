"""What to offer where a question cannot be read: the nearest questions that can, with the names that were understood."""

import difflib
import re

from kg.answers.hangul import fold, jamo, josa
from kg.answers.lexicon import PLACES, Lexicon
from kg.answers.reading import Reading

# questions of every kind; {city}, {other}, {theme} and {network} stand for names of the graph
ENGLISH = (
    "Which partners of {city} share {theme} policy?",
    "Which agreements has {city} signed?",
    "What did {city} and {other} agree, and what was only discussed?",
    "Show every sentence that supports the {city}-{other} tie.",
    "Which cities did {city} visit?",
    "Which visits were planned but never confirmed?",
    "Who is the mayor of {city}?",
    "Which cities are members of {network}?",
    "Which networks do {city} and {other} share?",
    "Since when is {city} in {network}?",
    "Which themes tie {city} to {other}?",
    "Which policies does {city} have on {theme}?",
    "Which cities pursue {theme}?",
    "How is {city} connected to {other}?",
    "Which city has the most partners?",
    "Which agreements expire in the next 12 months?",
    "Which partners had no activity in the last three years?",
    "Which facts do two documents disagree on?",
    "What is known about {city}?",
    "Which cities are in the graph?",
)
KOREAN = (
    "{city}와 {theme} 정책을 공유하는 교류 도시는?",
    "{city}가 체결한 협약은?",
    "{city}와 {other}가 합의한 것과 논의만 한 것은?",
    "{city}-{other} 관계의 근거 문장을 보여줘.",
    "{city}가 방문한 도시는?",
    "예정되었으나 확인되지 않은 방문은?",
    "{city} 시장은 누구인가?",
    "{network} 회원 도시는?",
    "{city}와 {other}가 함께 속한 네트워크는?",
    "{city}는 언제 {network}에 가입했나?",
    "{city}와 {other}를 잇는 주제는?",
    "{city}의 {theme} 정책은?",
    "{theme} 정책을 추진하는 도시는?",
    "{city}와 {other}는 어떻게 연결되나?",
    "교류 도시가 가장 많은 도시는?",
    "1년 안에 만료되는 협약은?",
    "최근 3년간 교류가 없는 자매도시는?",
    "문서끼리 서로 다른 사실은?",
    "{city}에 대해 알려줘",
    "어떤 도시가 있나?",
)

_PARTICLES = {"와": "과/와", "가": "이/가", "는": "은/는", "를": "을/를"}


def nearest(reading: Reading, lexicon: Lexicon, count: int = 3) -> list[str]:
    """Return the questions most like one that could not be read, filled with its names or others of the graph."""
    lang = reading.lang
    cities = [lexicon.entities[place].name(lang) for place in reading.places]
    cities += [
        entity.name(lang)
        for entity in sorted(lexicon.of_kind(*PLACES), key=lambda each: (each.country != "KR", each.iri))
    ][:2]
    themes = [lexicon.label(theme, lang) for theme in reading.conditions.themes[:1]] or [
        "습지" if lang == "ko" else "wetland"
    ]
    networks = [lexicon.label(each, lang) for each in reading.conditions.networks] + [
        entity.name(lang) for entity in lexicon.of_kind("network")
    ][:1]
    cities = list(dict.fromkeys(cities)) or ["고양시" if lang == "ko" else "Goyang"]
    names = {
        "city": cities[0],
        "other": cities[1] if len(cities) > 1 else cities[0],
        "theme": themes[0].lower() if lang == "en" else themes[0],
        "network": networks[0] if networks else "UCLG",
    }
    filled = [_fill(question, names) for question in (KOREAN if lang == "ko" else ENGLISH)]
    asked = jamo(fold(reading.question))
    return sorted(filled, key=lambda each: -difflib.SequenceMatcher(None, asked, jamo(fold(each))).ratio())[:count]


def _fill(question: str, names: dict[str, str]) -> str:
    """Return a question with its names, each with the Korean particle that fits its last sound."""

    def fitting(match: re.Match[str]) -> str:
        return josa(names[match[1]], _PARTICLES[match[2]])

    return re.sub(r"\{(\w+)\}([와가는를])", fitting, question).format(**names)


def hint(reading: Reading, lexicon: Lexicon) -> str:
    """Return the sentence that a question which cannot be read gets, with the nearest ones that can."""
    words = ", ".join(f"'{word}'" for word in reading.ignored)
    offers = " · ".join(nearest(reading, lexicon))
    if reading.lang == "ko":
        reason = f" (모르는 말: {words})" if words else ""
        return f"질문을 읽지 못했습니다{reason}. 물을 수 있는 가까운 질문: {offers}"
    reason = f" (not understood: {words})" if words else ""
    return f"The question cannot be read{reason}. The nearest that can be asked: {offers}"
