"""Gatherings as reports tell them: training and errands, council sessions, seats of assemblies, ceremonies."""

import pytest

from kg.model import Agreement, Document, Event
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
    pytest.param("포항시는 지난 8일 국제회의장에서 하노이시와 우호협약을 체결했다.", ("pohang", "held"), id="own-hall"),
    pytest.param(
        "포항시와 하노이시의 자매결연 조인식이 8일 포항시청 회의실에서 있었다.", ("pohang", "held"), id="was-there"
    ),
    pytest.param(
        "포항시와 하노이시가 우호협약을 맺었다. 서명은 8일 하노이에서 이뤄졌다.", ("hanoi", "held"), id="next-sentence"
    ),
    pytest.param("- 하노이시와 업무협약(8일 서명, 하노이 현지)", ("hanoi", "held"), id="in-brackets"),
    pytest.param(
        "다음 달 8일 포항에서 열기로 한 하노이시와의 협약식은 무산됐다.", ("pohang", "cancelled"), id="was-to-be"
    ),
    pytest.param("포항시는 지난 8일 하노이시와 화상으로 우호협약을 체결했다.", (None, "held"), id="on-a-screen"),
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


def _dated(text: str, language: str = "ko") -> set[tuple[str, str | None, str | None]]:
    """Return kind, start and end of each event."""
    document = Document(id="d0", source="d0", sha256="d0", text=text, language=language, published="2024-05-20")
    found = (each for each in extract(document).statements if isinstance(each, Event))
    return {(each.type.value, each.start, each.end) for each in found}


DAYS = [
    pytest.param("포항시는 2025포항국제등박람회에 하노이시를 초청한다.", ("exhibition", "2025", None), id="edition"),
    pytest.param(
        "포항불빛축제가 11월 3일까지 이어진다. 하노이 공연단이 무대에 선다.",
        ("festival", None, "2024-11-03"),
        id="until",
    ),
    pytest.param(
        "포항시는 6월 하노이에서 음악회, 10월 후에에서 사진전을 연다.",
        ("exhibition", "2024-10", "2024-10"),
        id="nearest",
    ),
    pytest.param(
        "시티넷은 하노이를 골랐다. 2026년 시티넷 총회는 10월 하노이에서 열린다.",
        ("conference", "2026-10", "2026-10"),
        id="month-of-its-year",
    ),
    pytest.param(
        "포항시의회 대표단은 지난 3일부터 9일까지 베트남 출장을 다녀왔다. 하노이에서는 시장을 둘러보았다.",
        ("visit", "2024-05-03", "2024-05-09"),
        id="whole-trip",
    ),
    pytest.param(
        "포항시는 8일 열기로 한 하노이시와의 우호교류 10주년 기념식을 취소했다.",
        ("other", "2024-05-08", "2024-05-08"),
        id="was-to-be",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_a_gathering_has_the_days_told_of_it(text, expected):
    """An event's days are those of its name, its clause or its trip, and no more than the text tells."""
    assert expected in _dated(_HEAD + text)


def test_this_forum_is_the_one_just_told_of():
    """Who takes part in 이번 포럼 takes part in the forum named before."""
    text = _HEAD + (
        "포항시는 6월 3일 '제4회 철의도시포럼'을 연다.\n"
        "이번 포럼에는 독일 뒤스부르크, 일본 후쿠야마 등 9개 도시가 참가한다."
    )
    (forum,) = (each for each in _events(text) if each.type.value == "conference")
    assert {each.partition("/")[2] for each in forum.participants} == {"pohang-kr", "duisburg-de", "fukuyama-jp"}


def test_an_english_gathering_has_the_days_told_of_it():
    """A stretch in brackets dates a gathering that closed on its last day; a year since which dates nothing."""
    text = (
        "POHANG, May 20 -- Pohang closed the Steel City Forum on Friday after three days of talks (15-17 May) "
        "in Pohang.\n"
        "Mayor Kim Min-su met officials from Hanoi, a sister city since 2003."
    )
    told = _dated(text, "en")
    assert ("conference", "2024-05-15", "2024-05-17") in told
    assert not any(start == "2003" for _, start, _ in told)


def test_a_pact_has_the_days_of_the_gathering_it_was_signed_at():
    """An agreement signed on the occasion of a gathering has what its days have in common, as has the next one."""
    text = _HEAD + (
        "포항에서는 지난달 24일부터 26일까지 해양도시포럼이 열렸다. "
        "포럼을 계기로 포항시는 하노이시와 우호도시 협약을 맺었다. "
        "후에시와도 우호도시 협약을 체결했다."
    )
    document = Document(id="d0", source="d0", sha256="d0", text=text, language="ko", published="2024-05-20")
    pacts = {each.parties: each.date for each in extract(document).statements if isinstance(each, Agreement)}
    assert set(pacts.values()) == {"2024-04"}
    assert len(pacts) == 2


def test_a_years_budget_tells_what_is_to_come():
    """What a budget lists is planned, as what a plan lists is."""
    text = "2024년도 세출예산 사업설명서\n포항시 국제협력과\n\n1. 산출내역\n - 하노이시 사진전 개최(포항)\n"
    assert {each.status.value for each in _events(text) if each.type.value == "exhibition"} == {"planned"}


CLOSING = ["물류엑스포", "도예페스티벌", "합창콘서트", "빛카니발"]


@pytest.mark.parametrize("name", CLOSING)
def test_whatever_noun_closes_its_name_a_gathering_is_read(name):
    """Each noun of the lexicon closes a name; none is barred by its last letter."""
    told = [each.name or "" for each in _events(_HEAD + f"포항시는 지난 8일 하노이시에서 열린 국제{name}에 참가했다.")]
    assert any(each.endswith(name) for each in told)


YEARLY = "포항시는 하노이시와 해마다 항만포럼을 열어 왔다. 올해 항만포럼은 10월 포항에서 열릴 예정이다."


def test_the_dated_edition_of_a_yearly_gathering_is_as_far_as_it_is_told():
    """That it used to be held makes no fact of the one to come."""
    assert {(each.start, each.status.value) for each in _events(_HEAD + YEARLY) if each.type.value == "conference"} == {
        ("2024-10", "planned")
    }


def test_an_invitation_to_a_gathering_ahead_does_not_hold_it():
    """A report without a day of its own: only who takes part tells that the gathering was held."""
    report = "국외출장 결과 보고\n\n출장 기간: 2023. 4. 2. ~ 2023. 4. 7.\n\n"
    asked = "하노이시는 2024년 3월 열리는 하노이 항만박람회에 포항시를 초청하고 협조를 요청했다."
    joined = "포항시 대표단은 2023년 4월 열리는 하노이 항만박람회에 참가했다."
    told = []
    for text in (asked, joined):
        document = Document(id="d0", source="d0", sha256="d0", text=report + text, language="ko", published=None)
        events = [each for each in extract(document).statements if isinstance(each, Event) and each.name]
        told.append({each.status.value for each in events})
    assert told == [{"planned"}, {"held"}]


def test_a_proposal_voted_down_is_cancelled():
    """부결: what was moved does not come about."""
    told = _told("내년 시티넷 총회를 하노이시에서 열자는 제안은 부결되었다.", "conference")
    assert told == {("hanoi", "cancelled")}
