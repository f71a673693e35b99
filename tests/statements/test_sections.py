"""Whose government each part of a round-up speaks of: its labels, its paragraphs, and what 두 도시 means there."""

import pytest

from kg.model import Agreement, Document
from kg.statements import analyse, extract


def document(text: str, language: str = "ko") -> Document:
    """Return a document of a text."""
    return Document(id="d0", source="d0", sha256="d0", text=text, language=language, published="2023-05-12")


def parts(text: str, language: str = "ko") -> list[str | None]:
    """Return the government of each line's section, without its country."""
    analysis = analyse(document(text, language))
    named = [analysis.local(line.index) for line in analysis.lines]
    return [each.partition("/")[2].rpartition("-")[0] if each else None for each in named]


def pacts(text: str, language: str = "ko") -> set[tuple[str, str, str | None]]:
    """Return the two parties and the date of each agreement."""
    found = set()
    for each in extract(document(text, language)).statements:
        if isinstance(each, Agreement) and not each.denied:
            one, other = sorted(party.partition("/")[2].rpartition("-")[0] for party in each.parties)
            found.add((one, other, each.date))
    return found


HEADED = """도내 시군 소식

◇ 여수시, 가라쓰시와 옛 인연 되살린다
시는 오는 9월 일본 가라쓰시에 방문단을 보낸다.
두 도시는 1982년 자매결연을 맺었다.

◇ 통영시-오사카시 답사 무산
일본 오사카시가 보내려던 조사단이 일정을 접었다. 1973년 자매도시가 된 두 곳은 해마다 편지를 나눈다.

◇ 알립니다
다음 소식은 금요일에 싣는다."""

RUN_IN = """[시군 단신]

▲포항시=일본 후쿠야마시와 1979년 자매결연을 맺었다.

▲강릉시=다음 달 중국 자싱시에 직원을 보낸다. 시는 1999년 자싱시와 자매결연을 했다.

[하남시] 미국 리틀록시와 1992년 자매결연을 체결."""

DATELINES = """CITY BRIEFS

Pohang drops Fukuyama choir visit
POHANG -- A choir from Fukuyama, Japan, will not come. Pohang and Fukuyama have been sister cities since 1979.

Doubts over a partner
GANGNEUNG -- Gangneung's city council has asked about Sendai, Japan. The two became sister cities in 1983."""


def test_a_heading_that_opens_with_a_government_heads_what_follows() -> None:
    """Up to the next heading of its kind; one that names nobody speaks of nobody."""
    assert parts(HEADED) == ["yeosu", "yeosu", "yeosu", "yeosu", "tongyeong", "tongyeong", None, None]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param(HEADED, "ko", {("karatsu", "yeosu", "1982"), ("osaka", "tongyeong", "1973")}, id="headings"),
        pytest.param(
            RUN_IN, "ko", {("fukuyama", "pohang", "1979"), ("gangneung", "jiaxing", "1999")}, id="run-in-labels"
        ),
        pytest.param(
            DATELINES, "en", {("fukuyama", "pohang", "1979"), ("gangneung", "sendai-miyagi", "1983")}, id="datelines"
        ),
    ],
)
def test_each_part_of_a_round_up_binds_its_own_government(
    text: str, language: str, expected: set[tuple[str, str, str | None]]
) -> None:
    """Pacts of one part are never given to the government of another."""
    assert expected <= pacts(text, language)
    assert len(pacts(text, language)) <= len(expected) + 1


def test_headings_of_one_government_leave_the_text_to_its_home() -> None:
    """A single other name over a part of a report makes no round-up of it."""
    text = (
        "포항시 국제교류 결과\n\n□ 부산시 방문\n포항시 대표단은 부산시와 사례를 나누었다.\n\n"
        "□ 향후 계획\n시는 후쿠야마시를 찾는다."
    )
    assert set(parts(text)) == {"pohang"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "전주시는 국제교류를 넓히고 있다. 전주시는 올해 예산을 늘렸다.\n\n"
            "김제시와 중국 자싱시가 지금까지 마친 맞교환은 세 번이다. 두 시는 1995년 자매결연했다.",
            {("gimje", "jiaxing", "1995")},
            id="the-two-that-the-line-names",
        ),
    ],
)
def test_the_two_cities_are_those_of_the_line(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    """두 시 in a line about another city here means that city, not the home of the text."""
    assert pacts(text) == expected


def test_a_letterhead_tells_whose_text_it_is() -> None:
    """The office that writes outweighs a province named in the text, though the city is named but once."""
    text = (
        "2020년도 주요 업무계획\n강릉시 관광과 (국제협력 분야)\n\nⅠ. 성과\n ○ 성장회의 참가 — 강원도 대표단에 동행\n"
        " ○ 강원도와 훈춘시 설명회\n ○ 자싱시와 강릉에서 회의"
    )
    assert set(parts(text)) == {"gangneung"}


def test_items_that_begin_with_their_subject_speak_of_it_alone() -> None:
    """The next item without one is the home's again."""
    text = (
        "경기 시군 소식\n\n◎ 안양시, 미국 가든그로브와 10년째 숲을 가꾼다.\n\n◎ 성남시, 조사단 독일로.\n\n"
        "◎ 여주시는 중국 징더전에 편지를 보냈다. 여주시는 답을 기다린다. 여주시의 편지다.\n\n◎ 다음 주에는 쉽니다."
    )
    assert parts(text) == ["yeoju", "anyang", "seongnam", "yeoju", "yeoju"]


def test_this_region_is_none_of_another_section() -> None:
    """What one part of a round-up has named is not meant by 이 도시 or 두 도시 in the next one."""
    text = (
        "[시군 단신]\n\n▲거제시=노르웨이 베르겐시에 개척단을 보냈다.\n\n"
        "▲남해군=맥주축제를 열었다. 군은 이 도시의 제도를 본떴다. 두 도시는 1992년 자매결연을 맺었다."
    )
    analysis = analyse(document(text))
    meant = [
        each.references
        for sentence in analysis.sentences
        for each in analysis.of(sentence)
        if analysis.text(each.start, each.end) in ("이 도시", "두 도시")
    ]
    assert meant == []
    assert pacts(text) == set()


def test_both_cities_are_no_short_form_of_one() -> None:
    """양 시는 means the two of them alone; the 시는 in it is none by itself."""
    analysis = analyse(document("김해시는 무나카타시 대표단을 맞았다. 부산시도 들렀다. 양 시는 나무를 심는다."))
    forms = [each.form for each in analysis.of(analysis.sentences[2])]
    assert forms == ["pair"]
