"""Visits as notices, notes and trip reports tell them: who comes, what was only meant, what a report's headings say."""

import pytest

from kg import statements
from kg.model import Document, Event

_HEAD = "춘천시는 3일 국제교류 실적을 발표했다.\n\n"


def _visits(text: str) -> set[tuple[str | None, str, str | None, str | None, str]]:
    document = Document(id="visits", source="visits", sha256="visits", text=text, language="ko", published="2019-10-04")
    reading = statements.extract(document)
    return {
        (
            each.place.split("/")[1].rsplit("-", 1)[0],
            who.split("/")[1].rsplit("-", 1)[0],
            each.start,
            each.end,
            each.status.value,
        )
        for each in reading.statements
        if isinstance(each, Event) and each.type.value == "visit" and each.place
        for who in each.visitors
    }


def _short(text: str) -> set[tuple[str | None, str, str]]:
    return {(place, who, status) for place, who, _, _, status in _visits(_HEAD + text)}


TOLD = [
    pytest.param("시는 2일 하노이시 부시장단을 맞아 조례를 설명했다.", ("chuncheon", "hanoi", "held"), id="greeted"),
    pytest.param(
        "시는 지난 4월 나고야시 농가 11명을 맞아 목장을 안내했다.", ("chuncheon", "nagoya", "held"), id="counted"
    ),
    pytest.param("나고야시 나카무라 겐 부시장 등 11명 내방", ("chuncheon", "nagoya", "held"), id="note-of-coming"),
    pytest.param("다낭시 인민위원회 직원 3명 입군(5. 3.)", ("chuncheon", "da-nang", "held"), id="note-counted"),
    pytest.param(
        "나고야시 대표단은 30일 강릉시로 옮겨 시장을 둘러봤다.", ("gangneung", "nagoya", "held"), id="guests-go-on"
    ),
    pytest.param(
        "직원 세 명이 지난 7월 나고야시에 가서 홍보관을 협의했다.", ("nagoya", "chuncheon", "held"), id="staff-went"
    ),
    pytest.param(
        "귀국길에 들르려던 밀라노 일정은 파업으로 취소됐다.", ("milan", "chuncheon", "cancelled"), id="meant-head"
    ),
    pytest.param("대표단이 가려던 카이로는 정정 불안으로 뺐다.", ("cairo", "chuncheon", "cancelled"), id="meant-topic"),
    pytest.param(
        "나고야시도 들를 생각이었으나 시간 때문에 건너뛰었다.", ("nagoya", "chuncheon", "cancelled"), id="meant-once"
    ),
    pytest.param("밀라노는 항공편 사정으로 방문하지 못했다.", ("milan", "chuncheon", "cancelled"), id="not-reached"),
    pytest.param(
        "하노이시는 태풍으로 공연단 파견을 취소하고 영상만 보내 왔다.",
        ("chuncheon", "hanoi", "cancelled"),
        id="sending-undone",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_comes_and_what_was_only_meant(text, expected):
    """A visit is told by who is received, by a note's noun, by where guests go on to, and by the stop that fell out."""
    assert expected in _short(text)


NO_VISITS = [
    pytest.param("하노이시 의원단을 초청하는 방안도 거론됐지만 결정된 것은 없다.", id="idea"),
    pytest.param("하노이 방문도 검토했으나 일정이 맞지 않아 포기했다.", id="weighed"),
    pytest.param("시는 하노이시와 맺은 협정의 원본을 찾지 못해 다시 썼다.", id="looked-for"),
    pytest.param("신문에 실린 '하노이 방문 예정'은 사실이 아닙니다.", id="denied"),
    pytest.param("출장 중인 시장 대신 부시장과 위고(WeGO) 사무총장이 서명했다.", id="away"),
    pytest.param("나고야시청은 방문하지 않았다.", id="not-meant"),
    pytest.param("시는 12일 개장 10주년을 맞아 하노이시와 사진전을 열었다.", id="anniversary"),
    pytest.param("하노이시는 정수 기술을 배울 직원 4명을 내년 4월 춘천에 보내기로 했다.", id="learners"),
    pytest.param("시는 하노이시에 직원 한 사람을 6개월 파견하기로 했다.", id="posting"),
    pytest.param("시는 하노이시 소방학교에 대원 6명을 보내기로 했다.", id="school"),
    pytest.param("연맹에는 하노이시가 새로 들어왔다.", id="new-member"),
]


@pytest.mark.parametrize("text", NO_VISITS)
def test_what_brings_no_one(text):
    """What no one meant to see, a posting of months, schooling and a new member are no visits."""
    assert not _short(text)


_REPORT = """춘천시 공무국외출장 결과보고서

Ⅰ. 개요
 ○ 조사 기간 및 장소
   5. 7.~5. 14. / 일본 나고야, 미국 시애틀(워싱턴주), 프랑스 릴

Ⅱ. 내용
[나고야] 5. 8.
시청 녹지과의 안내로 수변공원을 둘러봄
<5일차> 시애틀
전망대를 견학함
[릴] 5. 12.~13.
시청은 방문하지 않음
"""


def test_a_report_tells_its_stops_by_its_headings():
    """A heading of a place and days is a stop, days may be counted; a state in brackets and a missing call are none."""
    visits = {(place, start, end) for place, _, start, end, status in _visits(_REPORT) if status == "held"}
    assert visits == {
        ("nagoya", "2019-05-08", "2019-05-08"),
        ("seattle", "2019-05-11", "2019-05-11"),
        ("lille", "2019-05-12", "2019-05-13"),
    }


def test_days_of_one_trip():
    """Stops share the days told first, one that fell out their month; a bare day of the past is the last such."""
    text = (
        "춘천시의회는 9월 2일부터 10일까지 국외연수를 다녀왔다고 4일 밝혔다.\n\n"
        "의원들은 나고야에서는 시장을 둘러봤다. 들르려던 오사카 일정은 취소됐다.\n"
        "시는 1일 다낭시 부시장단을 맞아 정책을 설명했다."
    )
    assert {
        ("nagoya", "chuncheon", "2019-09-02", "2019-09-10", "held"),
        ("osaka", "chuncheon", "2019-09", None, "cancelled"),
        ("chuncheon", "da-nang", "2019-10-01", "2019-10-01", "held"),
    } <= _visits(text)


@pytest.mark.parametrize(
    ("text", "with_host"),
    [
        pytest.param("시장은 지난 3월 나고야를 찾아 공원을 둘러봤다.", False, id="sights"),
        pytest.param("시장은 지난 3월 나고야를 찾아 사토 겐 나고야시장을 만났다.", True, id="received"),
    ],
)
def test_the_city_visited_takes_part_where_its_government_does(text, with_host):
    """Who only sees a city's sights is there alone; a talk with its mayor brings the city in."""
    document = Document(id="v", source="v", sha256="v", text=_HEAD + text, language="ko", published="2019-10-04")
    visit = next(
        each
        for each in statements.extract(document).statements
        if isinstance(each, Event) and each.type.value == "visit"
    )
    assert ("place/nagoya-jp" in visit.participants) is with_host
