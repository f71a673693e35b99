"""Relations that sentences state: the tables read as the specification, Korean and English together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Agreement, Document, Event, Membership, Reading, Tie
from kg.statements import extract

_PUBLISHED = "2024-05-20"


def read(text: str, language: str = "ko", published: str | None = _PUBLISHED) -> Reading:
    """Return what a text of one document says."""
    document = Document(id="d0", source="d0", sha256="d0", text=text, language=language, published=published)
    return extract(document)


def short(reference: str | None) -> str | None:
    """Return the name in a reference, without its country."""
    return reference.partition("/")[2].rpartition("-")[0] if reference else None


def agreements(reading: Reading) -> set[tuple[str, str, str, str, str | None]]:
    found = set()
    for each in reading.statements:
        if isinstance(each, Agreement) and not each.denied:
            a, b = sorted(short(party) or "" for party in each.parties)
            found.add((a, b, each.type.value, each.status.value, each.date))
    return found


def events(reading: Reading, kind: str) -> set[tuple[str | None, str, str | None]]:
    return {
        (short(each.place), each.status.value, each.start)
        for each in reading.statements
        if isinstance(each, Event) and each.type.value == kind
    }


def memberships(reading: Reading) -> set[tuple[str, str, str, str]]:
    return {
        (short(each.member) or "", each.network.partition("/")[2], each.role.value, each.status.value)
        for each in reading.statements
        if isinstance(each, Membership)
    }


def ties(reading: Reading) -> set[tuple[str, str, str]]:
    return {
        (*sorted((short(each.a) or "", short(each.b) or "")), each.status.value)
        for each in reading.statements
        if isinstance(each, Tie)
    }


STATUSES = [
    pytest.param("포항시는 14일 후쿠야마시와 자매결연을 체결했다.", "signed", "2024-05-14", id="ko-concluded"),
    pytest.param("포항시는 오는 6월 후쿠야마시와 자매결연을 체결한다.", "planned", "2024-06", id="ko-present-ahead"),
    pytest.param("포항시는 후쿠야마시와 자매결연을 체결할 예정이다.", "planned", None, id="ko-due"),
    pytest.param("포항시는 후쿠야마시와 자매결연을 맺기로 했다.", "planned", None, id="ko-decided"),
    pytest.param("포항시는 후쿠야마시와 자매결연을 추진하고 있다.", "planned", None, id="ko-under-way"),
    pytest.param("포항시는 후쿠야마시에 자매결연을 제안했다.", "proposed", None, id="ko-proposed"),
    pytest.param("포항시는 후쿠야마시와 자매결연을 맺고 싶다고 밝혔다.", "proposed", None, id="ko-wished"),
    pytest.param("포항시는 1979년부터 후쿠야마시와 자매결연을 이어 오고 있다.", "signed", "1979", id="ko-in-force"),
    pytest.param("포항시와 후쿠야마시의 자매결연은 무산됐다.", None, None, id="ko-fell-through"),
    pytest.param("포항시가 후쿠야마시와 자매결연을 맺는다는 소문은 사실이 아니다.", None, None, id="ko-rumour"),
]


@pytest.mark.parametrize(("text", "status", "date"), STATUSES)
def test_status_follows_tense_mood_and_word(text, status, date):
    """An agreement is signed, planned, proposed or not there at all, as the verb says."""
    found = agreements(read(text))
    assert found == ({("fukuyama", "pohang", "sister", status, date)} if status else set())


ENGLISH_STATUSES = [
    pytest.param("Busan signed a sister city agreement with Shimonoseki.", "signed", id="en-concluded"),
    pytest.param("Busan will sign a sister city agreement with Shimonoseki.", "planned", id="en-ahead"),
    pytest.param("Busan proposed a sister city agreement with Shimonoseki.", "proposed", id="en-proposed"),
    pytest.param(
        "A rumour that Busan signed a sister city agreement with Shimonoseki is not true.", None, id="en-rumour"
    ),
]


@pytest.mark.parametrize(("text", "status"), ENGLISH_STATUSES)
def test_status_follows_auxiliaries_in_english(text, status):
    """The same table in English: signed, will sign, proposed, denied."""
    found = {row[:4] for row in agreements(read(text, "en"))}
    assert found == ({("busan", "shimonoseki", "sister", status)} if status else set())


def test_many_partners_are_one_agreement_each():
    """A list before the particle, after the noun or before it gives each of its cities."""
    expected = {("busan", name) for name in ("kaohsiung", "los-angeles")} | {("busan", "shimonoseki")}
    for text in (
        "부산시는 시모노세키, 가오슝, 로스앤젤레스 등 9개 도시와 자매결연을 맺었다.",
        "부산시의 자매도시는 미국 로스앤젤레스, 일본 시모노세키, 대만 가오슝 등 9곳이다.",
        "시모노세키, 가오슝, 로스앤젤레스는 부산의 자매도시다.",
        "부산시는 시모노세키, 가오슝, 로스앤젤레스 등 자매도시에 감사 서한을 보냈다.",
    ):
        assert {row[:2] for row in agreements(read(text)) if row[2] == "sister"} == expected, text


def test_a_table_gives_kind_and_date_of_each_row():
    """A row of a table names its partner once, with the kind in its cell."""
    text = "부산시 교류 현황\n자매\t시모노세키\t1976. 10. 11.\n자매\t가오슝\t1966. 6. 30.\n"
    assert agreements(read(text)) == {
        ("busan", "shimonoseki", "sister", "signed", "1976-10-11"),
        ("busan", "kaohsiung", "sister", "signed", "1966-06-30"),
    }


def test_an_anniversary_tells_the_year():
    """자매결연 60주년 counts back from the year of publication."""
    text = "진주시는 미국 유진시와의 자매결연 60주년을 기념하는 사진전을 연다."
    assert ("eugene", "jinju", "sister", "signed", "1964") in agreements(read(text))


VISITS = [
    pytest.param(
        "안동시 대표단은 5일부터 8일까지 페루 쿠스코시를 방문했다.", {("cusco", "held", "2024-05-05")}, id="ko-went"
    ),
    pytest.param(
        "중국 난징시 부시장 일행이 14일 대전시를 방문했다.", {("daejeon", "held", "2024-05-14")}, id="ko-came"
    ),
    pytest.param(
        "대전시는 6월 난징시에 대표단을 파견할 계획이다.", {("nanjing", "planned", "2024-06")}, id="ko-will-send"
    ),
    pytest.param("난징시 대표단의 대전 방문은 취소됐다.", {("daejeon", "cancelled", None)}, id="ko-called-off"),
]


@pytest.mark.parametrize(("text", "expected"), VISITS)
def test_visits(text, expected):
    """Who went where, when, and whether it came to pass."""
    assert events(read(text), "visit") == expected


def test_stops_of_one_trip_share_its_dates():
    """A trip's stops carry the whole trip's dates unless told apart."""
    text = "안동시 대표단은 5일부터 9일까지 페루 쿠스코시와 리마시를 방문했다. 대표단은 리마시에서 시장과 면담했다."
    found = {(short(e.place), e.start, e.end) for e in read(text).statements if isinstance(e, Event) and e.visitors}
    assert found == {("cusco", "2024-05-05", "2024-05-09"), ("lima", "2024-05-05", "2024-05-09")}


MEETINGS = [
    pytest.param(
        "이장우 대전시장은 13일 시청에서 중국 난징시 대표단을 접견했다.", {("daejeon", "held")}, id="ko-received"
    ),
    pytest.param("대전시와 시애틀시는 17일 화상회의를 열고 협력을 논의했다.", {(None, "held")}, id="ko-on-screen"),
    pytest.param("14일로 잡혔던 대전시와 시애틀시의 면담은 무산됐다.", {("cancelled")}, id="ko-called-off"),
]


@pytest.mark.parametrize(("text", "expected"), MEETINGS)
def test_meetings(text, expected):
    """A talk has a place unless it is on a screen; one called off is cancelled."""
    found = {row[:2] for row in events(read(text), "meeting")}
    assert found == expected or {row[1] for row in found} == expected


def test_gatherings_have_their_name_place_and_days():
    """A gathering is named by its words or quotation marks, and opens where 열리다 says."""
    text = "오는 9월 3일 부산 벡스코에서 열리는 '2024 아시아도시포럼'에는 후쿠오카시, 상하이시 시장이 참석한다."
    (forum,) = [e for e in read(text).statements if isinstance(e, Event) and e.type.value == "conference"]
    assert (forum.name, short(forum.place), forum.start, forum.status.value) == (
        "2024 아시아도시포럼", "busan", "2024-09-03", "planned",
    )  # fmt: skip


MEMBERSHIPS = [
    pytest.param("충주시는 2015년 이클레이에 가입했다.", {("chungju", "iclei", "member", "held")}, id="ko-joined"),
    pytest.param("창원시는 2022년 이클레이에서 탈퇴했다.", {("changwon", "iclei", "member", "former")}, id="ko-left"),
    pytest.param(
        "포항시는 이클레이 가입을 준비하고 있다.", {("pohang", "iclei", "member", "planned")}, id="ko-prepares-to-join"
    ),
    pytest.param(
        "대구시는 시티넷 집행위원 도시로 선출됐다.",
        {("daegu", "citynet", "board", "held")},
        id="ko-elected-to-the-board",
    ),
    pytest.param(
        "완주군은 국제슬로시티연맹으로부터 슬로시티 재인증을 받았다.",
        {("wanju", "cittaslow", "certified", "held")},
        id="ko-certified-again",
    ),
    pytest.param(
        "창원시는 2016년부터 시티넷 이사회에 자리를 두고 있다.",
        {("changwon", "citynet", "board", "held")},
        id="ko-seat-on-the-board",
    ),
    pytest.param(
        "대구시는 시티넷 분과 의장 자리를 내려놓았다.",
        {("daegu", "citynet", "cluster-lead", "former")},
        id="ko-laid-down",
    ),
    pytest.param(
        "포항시는 시티넷 사무국 유치를 신청했다.", {("pohang", "citynet", "secretariat", "planned")}, id="ko-bid"
    ),
    pytest.param(
        "포항시가 시티넷 의장을 넘겨받았다.", {("pohang", "citynet", "president", "held")}, id="ko-taken-over"
    ),
    pytest.param("창원시가 시티넷 회장도시를 맡는다는 소문은 사실무근이다.", set(), id="ko-rumour"),
]


@pytest.mark.parametrize(("text", "expected"), MEMBERSHIPS)
def test_memberships(text, expected):
    """A place's part in a network: joined, left, wanted, elected, certified."""
    assert memberships(read(text)) == expected


TIES = [
    pytest.param("광주시는 타이난시에 성금 3만 달러를 보냈다.", "ko", "held", id="ko-help"),
    pytest.param("대전시와 시애틀시는 17일 화상회의를 열었다.", "ko", "held", id="ko-meeting"),
    pytest.param("대전시는 6월 난징시에 대표단을 파견할 계획이다.", "ko", "planned", id="ko-planned-visit"),
    pytest.param("난징시 대표단의 대전 방문은 취소됐다.", "ko", None, id="ko-cancelled-visit"),
    pytest.param("대전시와 시애틀시가 총회에 참석했다.", "ko", None, id="ko-same-assembly"),
    pytest.param("Busan Mayor Park Heong-joon visited Shimonoseki.", "en", "held", id="en-visit"),
]


@pytest.mark.parametrize(("text", "language", "status"), TIES)
def test_ties(text, language, status):
    """Agreements, visits, meetings and help tie two places; a common assembly or a cancelled visit does not."""
    assert {row[2] for row in ties(read(text, language))} == ({status} if status else set())


_PIECES = st.sampled_from(
    [row.values[0] for rows in (STATUSES, VISITS, MEETINGS, MEMBERSHIPS) for row in rows]
    + ["", "□ 향후계획", "○ 7월 / 난징시 / 대표단 방문", "자매\t가오슝\t1966. 6. 30.", "😀 빈 자리", "12일, 시는"]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=6))
def test_every_relation_rests_on_words_of_the_text(pieces):
    """Whatever the text, each relation's spans lie in it and hold words, and rules have names."""
    reading = read("\n".join(pieces))
    for each in reading.statements:
        assert each.evidence
        assert each.rule
        for span in each.evidence:
            assert 0 <= span.start < span.end <= len(reading.document.text)
            assert reading.document.quote(span).strip()


def test_the_same_text_gives_the_same_relations():
    """Reading twice gives equal statements in equal order."""
    text = "\n".join(row.values[0] for row in STATUSES)
    assert read(text).statements == read(text).statements


@pytest.mark.parametrize("verb", ["추진하고 있다", "검토하고 있다", "추진한다고 12일 밝혔다"])
def test_a_pact_that_is_pursued_is_no_relation_yet(verb):
    """What rests on nothing but a pact still to be concluded is a planned tie."""
    assert ties(read(f"부산시는 몬트리올시와 자매결연을 {verb}.")) == {("busan", "montreal", "planned")}
