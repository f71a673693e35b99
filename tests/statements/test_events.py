"""Events as reports tell them: itineraries, nouns without verbs, talks where the story is, training, halls."""

import pytest

from kg.model import Document, Event
from kg.statements import extract

_HEAD = "포항시, 국제교류 소식\n\n"


def _events(text: str, language: str = "ko") -> tuple[Event, ...]:
    document = Document(id="d0", source="d0", sha256="d0", text=text, language=language, published="2024-05-20")
    return tuple(each for each in extract(document).statements if isinstance(each, Event))


def _told(text: str, language: str = "ko") -> set[tuple[str, str | None, str]]:
    """Return kind, place (its name alone) and status of each event."""
    return {
        (each.type.value, each.place.removeprefix("place/").split("-")[0] if each.place else None, each.status.value)
        for each in _events(text, language)
    }


VISITS = [
    pytest.param("포항시장은 5일 나고야를 거쳐 6일 후쿠야마로 옮겼다.", ("visit", "fukuyama", "held"), id="moved-on"),
    pytest.param("시 대표단의 일정은 지난 3일 하노이에서 시작됐다.", ("visit", "hanoi", "held"), id="journey-began"),
    pytest.param("대표단의 첫 방문지는 후쿠야마 시의회였다.", ("visit", "fukuyama", "held"), id="first-stop"),
    pytest.param("이강덕 포항시장은 다음 달 하노이에 간다.", ("visit", "hanoi", "planned"), id="plain-go"),
    pytest.param("포항시는 다음 주 하노이시 국장 일행을 맞는다.", ("visit", "pohang", "planned"), id="received"),
    pytest.param(
        "하노이에서는 부시장 등 6명, 후쿠야마에서는 의장 등 4명이 포항시를 찾았다.",
        ("visit", "pohang", "held"),
        id="from-where",
    ),
    pytest.param(
        "하노이시 대표단의 포항 방문은 비자 발급이 늦어지면서 취소됐다.",
        ("visit", "pohang", "cancelled"),
        id="topic-waits",
    ),
    pytest.param(
        "하노이시의 쩐 반 민 부시장은 다음 달 포항을 찾는다.", ("visit", "pohang", "planned"), id="whose-holder"
    ),
    pytest.param(
        "베트남을 순방 중인 시장은 하노이에서 현지 기업인들을 만났다.", ("visit", "hanoi", "held"), id="under-way"
    ),
    pytest.param(
        "시는 사절단을 꾸려 오는 8월 하노이에 보낼 예정이다.", ("visit", "hanoi", "planned"), id="formed-and-sent"
    ),
    pytest.param("우리 시 방문단은 4월 20일 하노이에 여장을 풀었다.", ("visit", "hanoi", "held"), id="idiom"),
    pytest.param(
        "시장단은 하노이와 나고야에서 나흘간의 일정을 소화했다.", ("visit", "nagoya", "held"), id="carried-out"
    ),
    pytest.param("당초 계획했던 하노이 방문은 예산 문제로 백지화됐다.", ("visit", "hanoi", "cancelled"), id="suffix"),
    pytest.param("하노이 항만 시찰은 태풍으로 빠졌다.", ("visit", "hanoi", "cancelled"), id="look-dropped"),
    pytest.param(
        "The delegation led by Mayor Kim of Pohang visited Hanoi on May 3.", ("visit", "hanoi", "held"), id="english"
    ),
]


@pytest.mark.parametrize(("text", "expected"), VISITS)
def test_who_goes_where(text, expected):
    """A visit is told by many verbs, and by nouns; its place is where the party goes, its status what becomes of it."""
    english = text.isascii()
    assert expected in _told(text if english else _HEAD + text, "en" if english else "ko")


NO_VISITS = [
    pytest.param("하노이는 다음 대회 개최지를 두고 마닐라와 겨뤘으나 대회는 오사카로 넘어갔다.", id="a-bid-lost"),
    pytest.param("시는 '찾아가는 보건소' 사업을 하노이에 소개했다.", id="a-verb-in-a-title"),
    pytest.param("시는 하노이 관계자들을 10월 포항국제불빛축제에 초청한다.", id="guests-of-a-festival"),
]


@pytest.mark.parametrize("text", NO_VISITS)
def test_what_is_no_visit(text):
    """A figure of speech, a title's verb and the guests of a festival tell of no visit."""
    assert not [told for told in _told(_HEAD + text) if told[0] == "visit"]


ITINERARY = """국외출장 결과보고
포항시 투자유치과

1. 개요
 - 기간: 2024. 4. 8.(월)~4. 12.(금)
 - 지역: 일본 후쿠야마시, 나고야시

2. 일정
일자 | 도시 | 내용
4.8.(월) | 부산→오사카 | 출국
4.9.(화) | 후쿠야마 | 시청 예방, 제철소 견학
4.10.(수) | 나고야 | 항만 벤치마킹
4.11.(목) | 오사카 | 총영사관 방문(취소)
"""


def test_a_row_of_an_itinerary_is_a_stop():
    """What is done where a cell names a city alone is done on a visit there; a flight's day is none."""
    told = _told(ITINERARY)
    assert {("visit", "fukuyama", "held"), ("visit", "nagoya", "held"), ("visit", "osaka", "cancelled")} <= told
    assert ("visit", "osaka", "held") not in told


SECTIONS = """국외출장 결과보고
포항시 자원순환과

Ⅰ. 개요
 - 기간: 2024. 4. 8.(월)~4. 12.(금)
 - 지역: 일본 후쿠야마시, 나고야시
Ⅱ. 내용
 1) 후쿠야마시 (4. 9.)
  □ 다나카 시장과 면담
   · 재활용 시설을 둘러봄
 2) 나고야시 (4. 10.)
  □ 스즈키 부시장과 간담
"""


def test_a_box_further_in_belongs_to_the_section_above():
    """A box that stands further to the right than a section's number speaks of that section's city."""
    told = _told(SECTIONS)
    assert {("meeting", "fukuyama", "held"), ("meeting", "nagoya", "held")} <= told


TALKS = [
    pytest.param(
        "포항시 대표단은 지난 3일 하노이로 옮겨 쩐 민 부시장과 환담했다.", ("meeting", "hanoi", "held"), id="moved-to"
    ),
    pytest.param(
        "포항시장은 지난 3일 하노이를 방문했다. 이 시장은 시청에서 쩐 민 시장과 차담을 나눴다.",
        ("meeting", "hanoi", "held"),
        id="where-the-story-is",
    ),
    pytest.param(
        "하노이시 대표단과의 간담은 방역을 이유로 미뤄졌다.", ("meeting", "pohang", "cancelled"), id="put-off"
    ),
    pytest.param(
        "Mayor Kim of Pohang met Mayor Tran of Hanoi in Hanoi on May 3.", ("meeting", "hanoi", "held"), id="english"
    ),
]


@pytest.mark.parametrize(("text", "expected"), TALKS)
def test_talks_are_where_the_story_has_come_to(text, expected):
    """A talk without a place of its own is held where an earlier clause or sentence brought the party."""
    english = text.isascii()
    assert expected in _told(text if english else _HEAD + text, "en" if english else "ko")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("하노이시 측 접견은 없었다.", id="none-was"),
        pytest.param("포항시장과 하노이시장은 16일 우호협력 협정서를 교환했다.", id="papers-alone"),
    ],
)
def test_what_is_no_talk(text):
    """An audience that was not given, and papers that change hands, are no talks."""
    assert not [told for told in _told(_HEAD + text) if told[0] == "meeting"]


TRAINING = [
    pytest.param(
        "포항시는 4월 하노이시 공무원 9명을 불러 상수도 운영을 가르쳤다.", ("training", "pohang", "held"), id="taught"
    ),
    pytest.param("중학생 16명은 다음 달 후쿠야마시 가정에 묵는다.", ("training", "fukuyama", "planned"), id="lodged"),
    pytest.param(
        "시는 하노이시 공무원 2명을 6개월간 받아들여 항만과에 배치한다.",
        ("training", "pohang", "planned"),
        id="taken-in",
    ),
    pytest.param(
        "직원 1명이 지난달 후쿠야마시로 파견돼 1년 일정으로 근무하고 있다.", ("training", "fukuyama", "held"), id="lent"
    ),
    pytest.param(
        "시는 하노이시 공무원 12명을 대상으로 도시행정 연수를 진행했다.", ("training", "pohang", "held"), id="run-for"
    ),
    pytest.param(
        "다음 달 후쿠야마시 중학생 15명이 포항을 찾아 3박 4일간 홈스테이를 한다.",
        ("training", "pohang", "planned"),
        id="host-families",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TRAINING)
def test_who_learns_or_teaches_where(text, expected):
    """Learners, lent staff and teachers train where they stay."""
    assert expected in _told(_HEAD + text)


GATHERINGS = [
    pytest.param(
        "차기 포럼은 내년 9월 하노이에서 열린다.", ("conference", "hanoi", "planned"), id="no-name-but-a-place"
    ),
    pytest.param(
        "호미곶 걷기대회는 풍랑으로 열리지 못했다.",
        ("festival", "pohang", "cancelled"),
        id="not-held",
    ),
    pytest.param(
        "10월에는 하노이 합창단이 포항문화예술회관 무대에 선다.", ("festival", "pohang", "planned"), id="on-stage"
    ),
    pytest.param(
        "시는 12일 하노이에서 열린 세계항만도시 총회에 참석했다. "
        "총회 둘째 날 시상식에서 시는 '최우수 항만상'을 받았다.",
        ("award", "hanoi", "held"),
        id="prize-at-the-assembly",
    ),
]


@pytest.mark.parametrize(("text", "expected"), GATHERINGS)
def test_gatherings_without_a_name_or_a_place_of_their_own(text, expected):
    """A gathering is known by its place, a prize by the assembly, a performance by its stage."""
    assert expected in _told(_HEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("시는 항만도시포럼(PCF) 사무국을 맡고 있다.", id="its-secretariat"),
        pytest.param("포항시는 이번에 처음 이사회에 들어갔다.", id="a-seat-on-the-board"),
    ],
)
def test_a_body_is_no_gathering(text):
    """The secretariat of a forum and a seat on a board are no event."""
    assert not [told for told in _told(_HEAD + text) if told[0] == "conference"]


def test_a_title_in_quotation_marks_is_one_noun():
    """What a title says is part of the name: a comma or a verb's ending in it parts nothing."""
    found = _events(_HEAD + "시는 6일 하노이에서 막을 올린 '가야, 철의 왕국' 특별전에 참가했다.")
    assert [each.name for each in found if each.type.value == "exhibition"] == ["가야, 철의 왕국 특별전"]


def test_who_was_there_and_in_which_hall():
    """An event names the officials of its clauses, its hall without the day, and who holds it."""
    found = _events(
        _HEAD + "이강덕 포항시장은 지난 10일 하노이 국립박물관에서 쩐 시 탄 하노이시장을 만났다.\n\n"
        "포항시가 주최한 '2024 항만도시 포럼'이 지난 3월 포항에서 열렸다."
    )
    meeting = next(each for each in found if each.type.value == "meeting")
    assert "이강덕" in meeting.attendees
    assert meeting.venue == "하노이 국립박물관"
    forum = next(each for each in found if each.type.value == "conference")
    assert [each.split("/")[1].split("-")[0] for each in forum.organizers] == ["pohang"]


_ASSEMBLY = """포항시 국외출장 결과보고서

□ 개요
 ○ 행사명 : 제9회 항만도시총회
 ○ 기간 : 2024. 4. 8. ~ 4. 12.
 ○ 장소 : 네덜란드 로테르담
□ 양자 면담
 ▪ 4. 9. 양자 협의
  - 하노이시 : 쩐 반 민 부시장과 항만 자료를 나누기로 함
  - 나고야시(시장 사토 겐)와는 공연단 교환에 뜻을 모음
  - 후쿠야마시 면담은 상대측 사정으로 무산
"""


def test_talks_told_as_a_list():
    """Under a heading of talks each item is one talk, where the assembly is; what fell through is called off."""
    found = {
        (other.removeprefix("place/").split("-")[0], each.place, each.status.value)
        for each in _events(_ASSEMBLY)
        if each.type.value == "meeting"
        for other in each.participants
        if not other.startswith("place/pohang")
    }
    there = "place/rotterdam-nl"
    assert found == {("hanoi", there, "held"), ("nagoya", there, "held"), ("fukuyama", there, "cancelled")}


_STOPS = """포항시 국외출장 결과보고서

1. 출장기간 : 2024. 4. 8. ~ 4. 12.
2. 내용
[하노이] 4. 9.
응우옌 반 남 국장과 면담하고 항만 배후지를 논의함
[후쿠야마] 4. 11.
시장 일행과 만찬
"""


def test_talks_under_a_report_s_heading_are_there():
    """A talk in a section of a trip report is with the city that the section is about, and in it."""
    talks = {(each.place, each.participants) for each in _events(_STOPS) if each.type.value == "meeting"}
    assert ("place/hanoi-vn", ("place/hanoi-vn", "place/pohang-kr")) in talks
    assert all(place in ("place/hanoi-vn", "place/fukuyama-jp") for place, _ in talks)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("하노이시의 쩐 반 민 국장은 2일 이강덕 포항시장을 예방했다.", "place/pohang-kr", id="guest-calls"),
        pytest.param("첫 방문지 하노이에서는 쩐 반 민 시의원과 얘기를 나눴다.", "place/hanoi-vn", id="first-stop"),
    ],
)
def test_where_a_talk_is(text, place):
    """Who calls on the home's own comes to it; a talk at what is called a stop of the trip is there."""
    assert place in {each.place for each in _events(_HEAD + text) if each.type.value == "meeting"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "시는 10일 시애틀시(워싱턴주)와 영상회의를 열었다.",
            {("place/pohang-kr", "place/seattle-us")},
            id="bracketed-state",
        ),
        pytest.param(
            "울산시-하노이시, 항만 안전 화상회의(5. 3.)",
            {("place/hanoi-vn", "place/ulsan-kr")},
            id="two-joined-by-a-dash",
        ),
        pytest.param(
            "하노이에서는 상공회의소의 상담회만 열렸다. 시장 면담은 파업으로 무산됐다.",
            {("place/hanoi-vn", "place/pohang-kr")},
            id="mayor-of-where-the-story-is",
        ),
        pytest.param("하노이시는 사실 지역 기업을 만나러 왔다.", set(), id="purpose"),
    ],
)
def test_who_talks_with_whom(text, expected):
    """A state in brackets is no party, two joined by a dash meet each other, a mayor unnamed is of the place told."""
    told = [each for each in _events(_HEAD + "시는 3일 소식을 전했다.\n\n" + text) if each.type.value == "meeting"]
    assert {each.participants for each in told} == expected


PLACED = [
    pytest.param(
        "포항시는 지난달 동남아 출장에서 하노이시와 우호도시 협약을 체결했다.", ("signing", "hanoi"), id="on-a-trip"
    ),
    pytest.param(
        "포항시는 지난 3일 시청 회의장에서 하노이시와 우호도시 협약을 체결했다.", ("signing", "pohang"), id="own-hall"
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_a_signing_is_at_home_where_a_hall_is_told_and_not_on_a_trip(text, expected):
    """A word that ends as halls do (출장) names none: what is signed on a trip is not signed at home."""
    assert expected in {(kind, place) for kind, place, _ in _told(_HEAD + text)}
    assert len([kind for kind, *_ in _told(_HEAD + text) if kind == "signing"]) == 1


def test_the_place_before_a_nominal_clause_is_that_of_the_clause():
    """하노이에서는 … 참석하는 것이 목적: where something is to be done stands before the clause that tells what."""
    text = (
        "포항시 대표단은 지난 3일 나고야시를 방문했다. "
        "나고야에서는 항만을 살펴보고, 하노이에서는 아시아항만도시 총회에 참석하는 것이 목적이었다."
    )
    assert {place for kind, place, _ in _told(_HEAD + text) if kind == "conference"} == {"hanoi"}


def test_a_name_that_is_a_word_as_well_is_a_place_where_the_text_has_it_with_its_suffix():
    """시안 is a draft too: after 시안시, 시안에서 is the city; without it, it is not."""
    named = "포항시 대표단은 중국 시안시를 찾았다. 시안에서 열린 도시재생 회의에도 참석했다."
    assert ("conference", "xian", "held") in _told(_HEAD + named)
    assert "xian" not in {place for _, place, _ in _told(_HEAD + "포항시는 조례 시안에서 열린 소통을 강조했다.")}
