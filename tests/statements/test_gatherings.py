"""Gatherings as reports tell them: training and errands, council sessions, seats of assemblies, ceremonies."""

import pytest

from kg.model import Document, Event
from kg.statements import extract

_HEAD = "포항시, 국제교류 소식\n\n"


def _events(text: str) -> tuple[Event, ...]:
    document = Document(id="d0", source="d0", sha256="d0", text=text, language="ko", published="2024-05-20")
    return tuple(each for each in extract(document).statements if isinstance(each, Event))


def _told(text: str, kind: str) -> set[tuple[str | None, str]]:
    """Return place (its name alone) and status of each event of a kind."""
    return {
        (each.place.removeprefix("place/").split("-")[0] if each.place else None, each.status.value)
        for each in _events(_HEAD + text)
        if each.type.value == kind
    }


TRAINING = [
    pytest.param("포항시는 하노이시에 직원 두 명을 내년 1월부터 6개월 파견한다.", ("hanoi", "planned"), id="lent"),
    pytest.param(
        "하노이시는 도금 기술을 배울 직원 세 명을 내년 3월 포항에 보내기로 했다.", ("pohang", "planned"), id="to-learn"
    ),
    pytest.param(
        "포항시는 지난 4일 하노이시 청소년 배구단 20명을 맞아 합동훈련을 치렀다.", ("pohang", "held"), id="asked-over"
    ),
    pytest.param("포항시장은 하노이 시장과 도예 작가 교환에 합의했다.", (None, "planned"), id="exchange"),
    pytest.param("포항시가 이달 말 열려던 하노이시 중학생 홈스테이는 취소됐다.", (None, "cancelled"), id="homestay"),
]


@pytest.mark.parametrize(("text", "expected"), TRAINING)
def test_training_is_where_the_learners_go(text, expected):
    """Who is lent or comes to learn has a training at the other side's; an exchange has no single place."""
    assert expected in _told(text, "training")


ERRANDS = [
    pytest.param("포항시는 다음 달 하노이에 담당자 두 명을 보내 항만을 견학한다.", id="to-look"),
    pytest.param("포항시는 다음 달 하노이에 담당자 두 명을 보낸다.", id="no-matter-told"),
    pytest.param("하노이시가 제안한 공무원 상호 파견은 정원 문제로 보류했다.", id="only-proposed"),
    pytest.param("두 도시의 협력 분야: 항만, 전통시장, 청소년 캠프", id="subject-of-a-pact"),
    pytest.param("이번 연수 기간 하노이시와 후에시는 관광 각서를 맺었다.", id="its-period"),
]


@pytest.mark.parametrize("text", ERRANDS)
def test_an_errand_or_a_proposal_is_no_training(text):
    """Staff sent to look round, a proposal and a subject of cooperation give no training."""
    assert not _told(text, "training")


def test_the_record_of_a_council_is_its_session():
    """The head of a council's minutes gives the session's name, day and place."""
    text = (
        "제312회 포항시의회(제1차 정례회)\n경제산업위원회 회의록  제2호\n일시  2024년 3월 12일(화)\n\n"
        "○위원장 홍길순  포항시와 하노이시의 교류를 묻겠습니다.\n"
    )
    held = [each for each in _events(text) if each.type.value == "conference"]
    assert [(each.place, each.start) for each in held] == [("place/pohang-kr", "2024-03-12")]
    assert (held[0].name or "").startswith("제312회 포항시의회")


def test_a_council_decides_at_a_session():
    """A dated session at which the council decides is a gathering at its place."""
    told = _events(_HEAD + "포항시의회는 지난 14일 제312회 임시회에서 하노이시와의 자매결연 동의안을 부결했다.")
    assert [(each.name, each.place, each.start) for each in told if each.type.value == "conference"] == [
        ("제312회 임시회", "place/pohang-kr", "2024-05-14")
    ]


SEATS = [
    pytest.param("시티넷 회원들은 8일 만났다. 2026년 총회 개최지는 하노이다.", ("hanoi", "planned"), id="is"),
    pytest.param("시티넷은 2026년 총회 개최지로 하노이를 선정했다.", ("hanoi", "planned"), id="chosen"),
]


@pytest.mark.parametrize(("text", "expected"), SEATS)
def test_the_seat_of_the_next_assembly_is_told(text, expected):
    """Where the next assembly is to be held is a planned gathering there."""
    assert expected in _told(text, "conference")


def test_a_report_on_an_assembly_is_where_its_trip_was():
    """A title that reports on attending an assembly gives that assembly, at the place of the report's header."""
    text = (
        "제9회 시티넷 정책포럼 참가 결과 보고\n\n○ 기간 : 2024. 4. 2. ~ 4. 5.\n○ 장소 : 베트남 하노이\n"
        "○ 참가자 : 포항시 국제협력과장 등 2명\n"
    )
    assert [(each.name, each.place) for each in _events(text) if each.type.value == "conference"] == [
        ("제9회 시티넷 정책포럼", "place/hanoi-vn")
    ]


SIGNINGS = [
    pytest.param("포항시는 하노이시와 하기로 했던 7월 서명식을 취소했다.", (None, "cancelled"), id="called-off"),
    pytest.param("포항시는 지난 8일 포항문화회관에서 하노이시와 우호협약을 체결했다.", ("pohang", "held"), id="hall"),
]


@pytest.mark.parametrize(("text", "expected"), SIGNINGS)
def test_a_ceremony_is_where_its_hall_is(text, expected):
    """A hall that bears a party's name is at that party's; a ceremony that is called off is told as such."""
    assert expected in _told(text, "signing")


def test_how_long_ago_an_assembly_was_is_no_assembly():
    """What an anniversary reckons from is not held again."""
    assert not _told("포항시는 시티넷 총회 4주년을 맞아 27일 사진전을 연다.", "conference")


def test_a_quoted_name_after_its_sort_is_the_gatherings_own():
    """세미나 'X' is called X."""
    told = _events(_HEAD + "포항시는 지난 9일 세미나 '물과 철의 도시'를 열었고 하노이시가 참가했다.")
    assert "물과 철의 도시" in {each.name for each in told}


PERFORMANCES = [
    pytest.param("포항시립합창단은 지난 11일 하노이에서 공연했다.", ("hanoi", "held"), id="verb"),
    pytest.param("포항시립교향악단은 내년 5월 하노이에서 답례 공연을 연다.", ("hanoi", "planned"), id="noun"),
]


@pytest.mark.parametrize(("text", "expected"), PERFORMANCES)
def test_a_troupe_performs_where_it_is(text, expected):
    """A troupe's performance in another city is a festival without a name."""
    assert expected in _told(text, "festival")


def test_a_performance_at_home_alone_is_none():
    """What a city's own troupe plays at home for no one else is no relation."""
    assert not _told("포항시립합창단은 지난 11일 포항에서 공연했다.", "festival")
