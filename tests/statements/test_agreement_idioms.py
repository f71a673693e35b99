"""Agreements in the wording of lists, histories and anniversaries: what they are, how far they have come, and when."""

import pytest

from kg.model import Agreement, Document, Event, Tie
from kg.statements import extract


def read(text: str, language: str = "ko", published: str | None = "2023-05-12") -> list[object]:
    """Return the statements of a text."""
    return list(
        extract(
            Document(id="d0", source="d0", sha256="d0", text=text, language=language, published=published)
        ).statements
    )


def pacts(statements: list[object]) -> set[tuple[str, str, str, str | None]]:
    """Return the partner, type, status and date of each agreement of the city that is read about."""
    found = set()
    for each in statements:
        if isinstance(each, Agreement) and not each.denied:
            partner = " ".join(party for party in each.parties if "jeonju" not in party and "tacoma" not in party)
            found.add((partner.partition("/")[2].rpartition("-")[0], each.type.value, each.status.value, each.date))
    return found


KOREAN = [
    pytest.param(
        "전주시와 이탈리아 피렌체시는 2007년부터 자매도시로 지내 왔다.",
        {("florence", "sister", "signed", "2007")},
        id="go-on-as-sisters",
    ),
    pytest.param(
        "전주시와 러시아 카잔시의 자매결연이 20년 만에 막을 내렸다.",
        {("kazan", "sister", "terminated", None)},
        id="the-curtain-falls",
    ),
    pytest.param(
        "2010년 체결한 러시아 카잔시와의 우호협정은 지난해 말로 끝났다고 전주시가 밝혔다.",
        {("kazan", "friendship", "terminated", "2010")},
        id="over-with-the-day-of-its-conclusion",
    ),
    pytest.param(
        "전주시는 카잔시에 자매결연 협정 종료를 통보했다.", {("kazan", "sister", "terminated", None)}, id="notice"
    ),
    pytest.param(
        "올해는 전주시가 일본 가나자와시와 자매결연을 한 지 21년이 되는 해다.",
        {("kanazawa", "sister", "signed", "2002")},
        id="years-since",
    ),
    pytest.param(
        "전주시와 가나자와시는 2002년 우호도시 체결 10년 만에 자매도시로 격상하는 조인식을 가졌다.",
        {("kanazawa", "friendship", "signed", "2002"), ("kanazawa", "sister", "signed", "2012")},
        id="years-later",
    ),
    pytest.param("전주시는 네팔 포카라시와의 협정을 파기할 생각은 전혀 없다.", set(), id="no-thought-of-ending"),
    pytest.param("전주시는 네팔 포카라시와 자매결연을 체결한 사실이 없다.", set(), id="not-concluded"),
    pytest.param(
        "네팔 포카라시와의 자매결연 협정 체결은 9월로 미뤄졌다고 전주시가 전했다.",
        {("pokhara", "sister", "planned", "2023-09")},
        id="put-off-is-still-ahead",
    ),
    pytest.param(
        "전주시는 프랑스 리옹시와 미식관광 공동 마케팅을 위한 협약을 맺었다.",
        {("lyon", "mou", "signed", None)},
        id="for-a-named-matter",
    ),
    pytest.param("전주시는 리옹시와의 협약 문안을 다듬고 있다.", set(), id="only-what-another-noun-is-about"),
    pytest.param(
        "유네스코를 비롯한 기구가 모인 프랑스 파리시와 전주시가 우호도시 협약을 맺었다.",
        {("paris", "friendship", "signed", None)},
        id="what-describes-a-partner-is-none",
    ),
    pytest.param(
        "전주시는 2004년 자매결연을 한 중국 쑤저우시와 2011년 우호협정을 체결한 튀르키예 안탈리아시에 서한을 보냈다.",
        {("suzhou-jiangsu", "sister", "signed", "2004"), ("antalya", "friendship", "signed", "2011")},
        id="two-relative-clauses-joined",
    ),
    pytest.param(
        "전주시는 후에시와 우호도시 협약을 체결했다고 12일 밝혔다.\n협약식은 지난 10일 후에시청에서 열렸다.",
        {("hue", "friendship", "signed", "2023-05-10")},
        id="the-ceremony's-day",
    ),
    pytest.param(
        "전주시의회는 협의 내용을 공개했다. 협약서에는 이듬해 전주시가 후에시와 자매결연을 맺는다는 내용이 담겼다.",
        {("hue", "sister", "planned", "2024")},
        id="what-a-paper-says-lies-ahead",
    ),
    pytest.param(
        "전주시는 지난 3일 파도바시와 관광 교류를 내용으로 하는 업무협약에 서명했다.",
        {("padua", "mou", "signed", "2023-05-03")},
        id="a-relative-clause-of-another-noun",
    ),
    pytest.param(
        "양해각서에 따라 전주시와 파도바시는 해마다 학생 10명을 맞바꾼다.",
        {("padua", "mou", "signed", None)},
        id="what-goes-by-it-presupposes-it",
    ),
    pytest.param(
        "파도바시의회가 전주시와의 자매결연안을 통과시켰다.", {("padua", "sister", "planned", None)}, id="a-bill-on-it"
    ),
    pytest.param(
        "전주시는 지난달 파도바에서 열린 조인식에서 자매결연 협정서를 교환했다.",
        {("padua", "sister", "signed", "2023-04")},
        id="the-day-of-the-ceremony-it-is-signed-at",
    ),
]
LISTS = [
    pytest.param(
        "전주시 국제교류 업무보고\n\n□ 우호도시(2개소) : 베트남 후에시(2016), 튀르키예 안탈리아시",
        {("hue", "friendship", "signed", "2016"), ("antalya", "friendship", "signed", None)},
        id="counted-offices",
    ),
    pytest.param(
        "전주시 국제교류 현황\n\n ○ 자매도시(2) : 가나자와(일본, 2002. 4.), 피렌체(이탈리아, 2004. 10.), "
        "이상 두 도시와 해마다 교류\n"
        " ○ 업무협약 : 베트남 후에시(전통공예 분야, 2022. 9. 15.)",
        {
            ("kanazawa", "sister", "signed", "2002-04"),
            ("florence", "sister", "signed", "2004-10"),
            ("hue", "mou", "signed", "2022-09-15"),
        },
        id="a-long-line-of-partners",
    ),
    pytest.param(
        "전주시 국제교류 현황\n\n자매 | 가나자와(일본), 피렌체(이탈리아) | 2개 도시\n우호 | 후에(베트남) | 1개 도시",
        {
            ("kanazawa", "sister", "signed", None),
            ("florence", "sister", "signed", None),
            ("hue", "friendship", "signed", None),
        },
        id="a-row's-sort-holds-for-its-partners",
    ),
    pytest.param(
        "전주시 해외 우호도시 현황\n\n- 일본 가나자와시 : 1990년 의향서 서명, 2006. 3. 자동 종료\n"
        "- 베트남 후에시 : 2022. 8. 결연 제의",
        {("kanazawa", "mou", "terminated", "1990"), ("hue", "friendship", "proposed", "2022-08")},
        id="a-line-tells-its-own-state",
    ),
    pytest.param(
        "전주시 국제교류 현황\n\n○ 자매결연 1(가나자와시 '02. 4.), 우호협력 2\n"
        " · 후에시('16. 11.), 안탈리아시('11. 5.)",
        {
            ("kanazawa", "sister", "signed", "2002-04"),
            ("hue", "friendship", "signed", "2016-11"),
            ("antalya", "friendship", "signed", "2011-05"),
        },
        id="a-count-opens-the-lines-below",
    ),
]
ENGLISH = [
    pytest.param(
        "• Kitakyushu, Japan – sister city since 1959\n"
        "• Davao, Philippines - friendship agreement signed in 1994, ended in 2010",
        {("kitakyushu", "sister", "signed", "1959"), ("davao", "friendship", "terminated", "1994")},
        id="at-a-glance",
    ),
    pytest.param(
        "Tacoma has ended its sister city relationship with Vladivostok, which was signed in 1992.",
        {("vladivostok", "sister", "terminated", "1992")},
        id="ended",
    ),
    pytest.param(
        "The council agreed to end the 1995 agreement with Foshan, China, and not to renew the memorandum with Dili.",
        {("foshan", "other", "terminated", "1995"), ("dili", "mou", "terminated", None)},
        id="each-noun-its-own-partner",
    ),
    pytest.param(
        "The visit marks the 40th anniversary of the sister city relationship between Tacoma and Gunsan.",
        {("gunsan", "sister", "signed", "1983")},
        id="anniversary",
    ),
    pytest.param(
        "Tacoma renewed its sister city agreement with Gunsan, first signed in 1979.",
        {("gunsan", "sister", "signed", "1979")},
        id="a-renewal-keeps-its-first-day",
    ),
    pytest.param(
        "Lautoka, Fiji, wrote to the City in February seeking a twinning arrangement.",
        {("lautoka", "sister", "proposed", "2023-02")},
        id="asked-for",
    ),
    pytest.param("Tacoma has not entered into any agreement with Bengaluru, India.", set(), id="none"),
    pytest.param(
        "Tacoma hopes to become a sister city of Gunsan.", {("gunsan", "sister", "proposed", None)}, id="hoped"
    ),
    pytest.param(
        "Tacoma will become a sister city of Gunsan.", {("gunsan", "sister", "planned", None)}, id="to-become"
    ),
    pytest.param("Tacoma has become a sister city of Gunsan.", {("gunsan", "sister", "signed", None)}, id="has-become"),
    pytest.param("Tacoma did not become a sister city of Gunsan.", set(), id="did-not-become"),
]
_RELEASE = (
    "City of Tacoma\nNews Release\nMay 12, 2023\n\nTacoma, Washington - The City of Tacoma keeps its ties abroad.\n\n"
)


@pytest.mark.parametrize(("text", "expected"), KOREAN)
def test_korean_idioms(text, expected):
    """A sentence's idiom tells how far the agreement has come, between whom, and since when."""
    assert pacts(read(f"전주시는 국제교류를 넓히고 있다.\n\n{text}")) == expected


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_korean_lists(text, expected):
    """Each line of a list or table is an agreement of the sort that its heading or its own words give."""
    assert pacts(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_idioms(text, expected):
    """English releases tell agreements in running text and in lists of partners."""
    assert pacts(read(_RELEASE + text, "en")) == expected


def test_a_headline_yields_to_the_text():
    """What a headline calls done and the text calls planned is planned."""
    told = read(
        "전주시, 후에시와 자매결연\n\n전주시는 오는 9월 베트남 후에시와 자매결연 협정을 체결한다고 12일 밝혔다. "
        "협정에는 관광과 문화유산 보존, 청소년 교류를 함께 넓힌다는 내용이 들어간다."
    )
    assert pacts(told) == {("hue", "sister", "planned", "2023-09")}


def test_an_occasion_gives_its_day():
    """What is signed on a visit of one day has that day; on a longer trip, the month."""
    short = read("전주시 대표단이 9일 베트남 후에시를 방문했다. 양측은 이 자리에서 우호도시 협약을 체결했다.")
    long = read("전주시 대표단이 지난 1일부터 9일까지 베트남 후에시를 방문했다. 양측은 우호도시 협약을 체결했다.")
    assert pacts(short) == {("hue", "friendship", "signed", "2023-05-09")}
    assert pacts(long) == {("hue", "friendship", "signed", "2023-05")}


def test_an_itinerary_tells_the_stops_apart():
    """A trip's stops have the days of their own lines, not the whole trip's."""
    told = read(
        "전주시 공무국외출장 결과보고\n\n○ 출장기간 : 2022. 9. 11. ~ 9. 18.\n○ 방문도시 : 피렌체, 리옹\n\n"
        "9.11.(일) 인천 출발\n9.12.(월) 피렌체 시청 방문\n9.13.(화) 피렌체 공방 견학\n"
        "9.15.(목) 리옹 이동, 시청 방문\n9.18.(일) 인천 도착",
        published=None,
    )
    stops = {(e.place, e.start, e.end) for e in told if isinstance(e, Event) and e.type.value == "visit"}
    assert ("place/florence-it", "2022-09-12", "2022-09-13") in stops
    assert ("place/lyon-fr", "2022-09-15", "2022-09-15") in stops


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param(
            "2022 국제섬포럼 폐막\n\n전주시는 지난해 10월 베트남 후에시를 방문했다.", "2021-10", id="an-edition"
        ),
        pytest.param(
            "9월 한 달 교류 성과\n\n전주시는 2015년 체결 7년 만에 후에시와 우호 관계를 새로 다졌다.\n\n"
            "전주시는 지난달 16일 후에시를 방문했다.",
            "2022-09-16",
            id="the-month-summed-up",
        ),
        pytest.param("교류 소식\n\n전주시는 지난달 16일 후에시를 방문했다.", None, id="nothing-to-reckon-from"),
    ],
)
def test_an_undated_page_is_reckoned_from_its_words(text, start):
    """Without a day of publication, the year and month are those the text itself supports, else none."""
    visits = [e for e in read(text, published=None) if isinstance(e, Event) and e.type.value == "visit"]
    assert [each.start for each in visits] == [start]


def test_signs_tell_a_tie_that_no_clause_does():
    """A city that only stands in a list of an assembly's hosts is no partner; one the home deals with is."""
    told = read(
        "전주시는 12일 국제회의에 참석했다고 밝혔다. 이번 회의에는 오사카, 방콕, 리마 등 40개 도시가 참가했다.\n\n"
        "우범기 전주시장은 다리오 나르델라 피렌체시장과 한지 공예를 함께 가르치는 방안을 협의했다."
    )
    pairs = {each.b if "jeonju" in each.a else each.a for each in told if isinstance(each, Tie)}
    assert "place/florence-it" in pairs
    assert not pairs & {"place/osaka-jp", "place/bangkok-th", "place/lima-pe"}


def only(text: str, language: str = "ko") -> dict[str, Agreement]:
    """Return the agreements of a text by their type."""
    return {each.type.value: each for each in read(text, language) if isinstance(each, Agreement)}


def test_who_signs_and_until_when():
    """The officials of both sides who sign, and the day that a sentence says the agreement holds until."""
    told = only(
        "우범기 전주시장과 다리오 나르델라 피렌체시장은 10일 피렌체에서 우호협력 협정에 서명했다. "
        "협정은 2027년까지 유효하다."
    )["friendship"]
    assert told.signatories == ("우범기", "다리오 나르델라")
    assert told.valid_until == "2027"
    extended = only("전주시는 프랑스 리옹시와 2017년 맺은 업무협약을 2025년까지 연장했다.")["mou"]
    assert (extended.date, extended.valid_until) == ("2017", "2025")


def test_an_upgrade_names_what_it_took_the_place_of():
    """An upgrade is a second agreement, which knows the sort that came before; a mere sister city has none."""
    told = only("전주시는 2010년 맺은 가나자와시와의 우호협정을 지난 2일 자매결연으로 격상했다.")
    assert told["sister"].supersedes is not None
    assert told["sister"].supersedes.value == "friendship"
    assert told["friendship"].supersedes is None
    assert only("전주시는 가나자와시와 2010년 자매결연을 맺었다.")["sister"].supersedes is None


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        pytest.param("전주시는 베트남 달랏시와 자매결연을 체결한 바 없다고 밝혔다.", "ko", "signed", id="ko-never"),
        pytest.param(
            "베트남 달랏시와의 자매결연 추진설은 사실이 아니라고 전주시가 밝혔다.", "ko", "planned", id="ko-untrue"
        ),
        pytest.param(
            _RELEASE + "Tacoma has never signed a sister city agreement with Hue, Vietnam.",
            "en",
            "signed",
            id="en-never",
        ),
        pytest.param(
            _RELEASE + "Reports of a planned sister city link with Da Lat, Vietnam, were wrong.",
            "en",
            "planned",
            id="en-wrong",
        ),
    ],
)
def test_a_denial_is_kept_as_one(text, language, status):
    """What a text says is not so is a denied statement: no tie follows, and it counts as no fact."""
    statements = read(text, language)
    denied = [each for each in statements if isinstance(each, Agreement)]
    assert [(each.denied, each.type.value, each.status.value) for each in denied] == [(True, "sister", status)]
    assert not [each for each in statements if isinstance(each, Tie)]


def test_what_a_text_affirms_it_does_not_deny():
    """A report that corrects another keeps what it affirms."""
    told = read("전주시는 달랏시와 2015년 자매결연을 맺었다. 달랏시와의 자매결연을 파기했다는 보도는 사실이 아니다.")
    assert [each.denied for each in told if isinstance(each, Agreement)] == [False]


PAIRS = [
    pytest.param(
        "고성군과 일본 무쓰시, 양산시와 중국 이싱시가 각각 자매결연을 맺고 있다.",
        {("yangsan", "yixing", "sister"), ("goseong", "mutsu", "sister")},
        id="pairs-in-a-row",
    ),
    pytest.param(
        "양산시는 미국 데이비스시와, 밀양시는 중국 이싱시와 각각 우호협약을 체결했다.",
        {("yangsan", "davis", "friendship"), ("miryang", "yixing", "friendship")},
        id="each-with-its-own",
    ),
    pytest.param(
        "□ 도내 시군별 자매결연 현황\n ○ 양산시: 미국 롤리, 일본 나하\n ○ 밀양시: 중국 옌타이\n",
        {("yangsan", "raleigh", "sister"), ("yangsan", "naha", "sister"), ("miryang", "yantai", "sister")},
        id="a-line-for-each-city",
    ),
    pytest.param(
        "◆ 부산 = 부산 해운대구(구청장 강이담)는 미국 우드랜드시와 우호협약을 체결했다.\n",
        {("haeundae", "우드랜드", "friendship")},
        id="dateline-before-a-district",
    ),
    pytest.param(
        "밀양시와 중국 이싱시는 2010년 공동선언을 채택하고 서명했다. "
        "밀양시와 이싱시는 15일 이를 우호도시 협정으로 격상했다.",
        {("miryang", "yixing", "friendship")},
        id="upgraded-from-a-pact-of-no-rank",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_each_city_keeps_its_own_partner(text: str, expected: set[tuple[str, str, str]]):
    """Where several cities are told with their partners, each agreement is of the city that the line names."""
    found = {
        (*(party.partition("/")[2] for party in each.parties), each.type.value)
        for each in read(text)
        if isinstance(each, Agreement)
    }
    for one, other, sort in expected:
        assert any(
            {one, other} <= {part for party in row[:2] for part in party.split("-")} and row[2] == sort for row in found
        ), found
