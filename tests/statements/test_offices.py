"""Who holds which office, towns that no list knows, and how agreements are told: tables of own sentences."""

import pytest

from kg.model import Agreement, Document, Tenure
from kg.statements import extract


def read(text, language="ko"):
    """Return the reading of a text."""
    return extract(Document(id="d0", source="test", sha256="d0", text=text, language=language, published="2024-05-20"))


def offices(reading):
    """Return the name, role and body of each office that a reading tells."""
    return {
        (each.official, each.role.value, each.of.removeprefix("place/").removeprefix("network/"))
        for each in reading.statements
        if isinstance(each, Tenure)
    }


OFFICES = [
    pytest.param(
        "강릉시장과 박서진·최유나 부시장이 왔다. 강릉시가 밝혔다.",
        {("박서진", "vice-mayor", "gangneung-kr"), ("최유나", "vice-mayor", "gangneung-kr")},
        id="one-title-for-two",
    ),
    pytest.param(
        "강릉시 회의. 참석 : 마르코 벨리니(파르마시 국제교류과장), 최유나(강릉시 국제협력과장)",
        {("마르코 벨리니", "director", "parma-it"), ("최유나", "director", "gangneung-kr")},
        id="office-in-brackets-of-a-foreigner",
    ),
    pytest.param(
        "강릉시는 파르마시 부시장 카를라 벨리니 등과 만났다.",
        {("카를라 벨리니", "vice-mayor", "parma-it")},
        id="others-are-no-name",
    ),
    pytest.param(
        "강릉시는 시티넷(CityNet) 총회에 갔다. 사무총장에는 페루 출신 카를라 멘도사가 재선임됐다.",
        {("카를라 멘도사", "secretary-general", "citynet")},
        id="who-is-chosen",
    ),
    pytest.param(
        "강릉시는 시티넷(CityNet) 총회에 갔다. 연맹 회장을 겸하는 마르코 벨리니 파르마 시장이 서명했다.",
        {("마르코 벨리니", "mayor", "parma-it"), ("마르코 벨리니", "network-president", "citynet")},
        id="head-of-the-body-told-before",
    ),
    pytest.param(
        "강릉시는 게셸 시장 우르스 로트만을 만났다.", {("우르스 로트만", "mayor", "게셸-xx")}, id="town-before-title"
    ),
    pytest.param(
        "무레카의 조이스 우무토니 시장은 강릉에 왔다.",
        {("조이스 우무토니", "mayor", "무레카-xx")},
        id="town-of-the-mayor",
    ),
    pytest.param(
        "강릉시는 발리주 부지사 이 마데 위자야와 만났다.",
        {("이 마데 위자야", "vice-governor", "bali-id")},
        id="lone-first-syllable",
    ),
    pytest.param(
        "티라나시 문화국장 엘레나 콘티가 강릉에 왔다.",
        {("엘레나 콘티", "director", "tirana-al")},
        id="common-noun-as-surname",
    ),
    pytest.param(
        "시엠레아프주 부지사(삼낭 소페악)가 강릉에 왔다.",
        {("삼낭 소페악", "vice-governor", "siem-reap-province-kh")},
        id="name-in-brackets",
    ),
    pytest.param("강릉시장(직무대행 이재형)이 말했다.", {("이재형", "mayor", "gangneung-kr")}, id="acting-in-brackets"),
    pytest.param(
        "강릉시는 서미란 시의회 의장과 왔다.",
        {("서미란", "council-chair", "gangneung-kr")},
        id="name-in-three-morphemes",
    ),
    pytest.param(
        "강릉시는 자그레브에서 율리아 벤더 부시장과 만났다.",
        {("율리아 벤더", "vice-mayor", "zagreb-hr")},
        id="noun-surname",
    ),
    pytest.param(
        "로테르담시 얀 더흐로트 항만담당 부시장이 강릉에 왔다.",
        {("얀 더흐로트", "vice-mayor", "rotterdam-nl")},
        id="charge-between",
    ),
    pytest.param(
        "강릉시 한국유리박물관 관장 도미라가 왔다.", {("도미라", "director", "gangneung-kr")}, id="museum-of-the-city"
    ),
    pytest.param("주부산 중국총영사 왕펑은 강릉을 찾았다.", {("왕펑", "other", "주부산 중국총영사관")}, id="consulate"),
    pytest.param(
        "허장원 강릉시 국제관계대사는 떠났다.",
        {("허장원", "other", "gangneung-kr")},
        id="name-that-ends-like-an-institute",
    ),
    pytest.param("한 시의원은 강릉시를 나무랐다.", set(), id="some-councillor"),
    pytest.param("강릉시는 공사 현장이 위험하다고 했다.", set(), id="a-site-is-no-county-head"),
    pytest.param("강릉시는 대표 관광지를 소개했다.", set(), id="representative-is-no-head"),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_offices(text, expected):
    """A text tells exactly these offices."""
    assert offices(read(text)) == expected


ENGLISH_OFFICES = [
    pytest.param(
        "Gangneung welcomed Giulia Ferro, mayor of the Italian town of Belverana, on Monday.",
        {("Giulia Ferro", "mayor", "belverana-it")},
        id="town-of-a-nation",
    ),
    pytest.param(
        "Gangneung met Belverana's deputy mayor for tourism, Giulia Ferro.",
        {("Giulia Ferro", "vice-mayor", "belverana-xx")},
        id="owner-and-charge",
    ),
    pytest.param(
        "Gangneung spoke with the director of the Alpine Ski Museum, Mr Lars Berg.",
        {("Lars Berg", "director", "Alpine Ski Museum")},
        id="body-of-its-own",
    ),
    pytest.param("While in Denmark, the mayors of six cities met in Gangneung.", set(), id="no-name"),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH_OFFICES)
def test_english_offices(text, expected):
    """An English text tells exactly these offices."""
    assert offices(read(text, "en")) == expected


PLACES = [
    pytest.param("강릉시는 카모니군을 도왔다.", {"gangneung-kr", "카모니-xx"}, id="county"),
    pytest.param("강릉시는 홍콩 쿤통구 대표단을 맞았다.", {"쿤통구-hk"}, id="district-in-syllables"),
    pytest.param("강릉시는 와카야마현 다이지정을 찾았다.", {"taiji-jp"}, id="listed-town-with-its-suffix"),
    pytest.param("강릉시는 오키나와현 나하시와 온나촌을 찾았다.", {"온나촌-jp"}, id="village-in-a-list"),
    pytest.param("강릉시는 소래포구와 창고군을 둘러봤다.", {"gangneung-kr"}, id="words-that-end-like-a-district"),
    pytest.param("강릉시 행정부시장이 왔다.", {"gangneung-kr"}, id="a-title-is-no-town"),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text, expected):
    """A text names these places, and no other where none stands beside the city's own."""
    named = {each.id for each in read(text).places}
    assert expected <= named
    assert expected != {"gangneung-kr"} or named == expected


def test_a_town_is_known_without_its_suffix_once_told():
    """What a text has called a town of a country is one when it is named again without either."""
    reading = read("강릉시는 이탈리아 벨베라나시와 결연했다.\n강릉시장은 벨베라나를 찾아 조르조 마르케 시장과 만났다.")
    assert ("조르조 마르케", "mayor", "벨베라나-it") in offices(reading)


def test_a_namesake_of_a_big_city_stays_where_it_was_told_to_lie():
    """A name that a text places in a country that has no such city in the index is not the big one elsewhere."""
    reading = read("강릉시는 필리핀 코르도바시를 도왔다.\n코르도바시 마리아 실바 시장이 강릉에 왔다.")
    assert {each.id for each in reading.places} == {"gangneung-kr", "코르도바-ph"}
    assert offices(reading) == {("마리아 실바", "mayor", "코르도바-ph")}


def test_a_surname_that_is_a_city_is_read_whole():
    """A Japanese surname that is a city's too belongs to the name before it stands alone before its title."""
    reading = read("강릉시의회는 노다 마사노리 가나자와시의회 부의장과 만났다. 노다 부의장은 웃었다.")
    assert ("노다 마사노리", "council-member", "kanazawa-jp") in offices(reading)


AMBASSADORS = [
    pytest.param(
        "포항시는 주베트남 대한민국대사관과 주캄보디아 대한민국대사관을 찾았다. "
        "최영삼 주베트남 대사는 포항을 반겼고, 박정욱 주캄보디아 대사도 함께했다.",
        {("최영삼", "주베트남 대한민국대사관"), ("박정욱", "주캄보디아 대한민국대사관")},
        id="each-its-own",
    ),
    pytest.param(
        "포항시는 주헝가리 대한민국대사관을 찾았다. 홍규덕 대사는 포항을 반겼다.",
        {("홍규덕", "주헝가리 대한민국대사관")},
        id="the-only-one",
    ),
    pytest.param(
        "포항시는 주베트남 대한민국대사관을 찾았다. 박정욱 주캄보디아 대사는 오지 않았다.",
        {("박정욱", "주캄보디아 대사")},
        id="none-of-this-nation",
    ),
]


@pytest.mark.parametrize(("text", "expected"), AMBASSADORS)
def test_an_ambassador_is_of_the_embassy_to_the_nation_named_with_him(text, expected):
    """Where a text names several embassies, each ambassador has his own, and none has one of another nation."""
    assert {(name, of) for name, role, of in offices(read(text)) if role == "ambassador"} == expected


PACTS = [
    pytest.param("강릉시는 일본 기타미시와 의향서를 주고받았다.", ("mou", "signed", None), id="bare-letter-of-intent"),
    pytest.param(
        "강릉시는 일본 기타미시와 자매결연 협약 체결식을 갖고 약초 산업에서 손잡기로 했다.",
        ("sister", "signed", None),
        id="ceremony-before-a-promise",
    ),
    pytest.param("강릉시와 일본 기타미시는 자매의 인연을 맺었다.", ("sister", "signed", None), id="bond"),
    pytest.param(
        "강릉시가 일본 기타미시와 자매의 연을 맺은 것은 1998년의 일이다.",
        ("sister", "signed", "1998"),
        id="day-said-of-it",
    ),
    pytest.param(
        "○ 협약기관: 강릉시 ↔ 일본 기타미시\n○ 협약명: 관광 교류 양해각서(MOU)\n○ 체결일: 2023. 11. 2.",
        ("mou", "signed", "2023-11-02"),
        id="labelled-day",
    ),
    pytest.param(
        "강릉시는 일본 기타미시와 맺은 우호협약을 연장하지 않기로 했다.",
        ("friendship", "terminated", None),
        id="not-extended",
    ),
    pytest.param(
        "강릉시는 2005년 일본 기타미시와 맺은 자매결연을 끝내기로 했다.", ("sister", "terminated", "2005"), id="ended"
    ),
    pytest.param(
        "강릉시는 일본 기타미시와 업무협약을 맺고 연수 과정을 연다.", ("mou", "signed", None), id="what-follows-of-it"
    ),
    pytest.param(
        "강릉시는 오는 25일 일본 기타미시와 우호협약을 체결하고 교류를 시작한다.",
        ("friendship", "planned", "2024-05-25"),
        id="both-to-come",
    ),
    pytest.param(
        "일본 기타미시가 우호도시 결연을 희망해 왔으나 강릉시는 답하지 않았다.",
        ("friendship", "proposed", None),
        id="wish-unanswered",
    ),
    pytest.param("강릉시가 일본 기타미시에 보낸 우호결연 제안서에 일본 측이 웃었다.", None, id="paper-of-a-proposal"),
]


@pytest.mark.parametrize(("text", "expected"), PACTS)
def test_agreements(text, expected):
    """A text tells one agreement of this sort, status and day, or none."""
    found = [
        (each.type.value, each.status.value, each.date)
        for each in read(text).statements
        if isinstance(each, Agreement) and not each.denied
    ]
    assert found == ([expected] if expected else [])


def test_english_ties_that_are_had():
    """An English text gives each city that ties are had with its own year."""
    reading = read("Gangneung has sister-city relations with Hefei (2002) and Yantai (2010).", "en")
    found = {
        (next(party for party in each.parties if "gangneung" not in party), each.date)
        for each in reading.statements
        if isinstance(each, Agreement)
    }
    assert found == {("place/hefei-cn", "2002"), ("place/yantai-shandong-cn", "2010")}


def test_words_that_open_a_sentence_are_no_name_in_english():
    """Today, Earlier and their like stand in capitals before a name, and belong to neither a person nor a town."""
    text = "Yesterday Mayor Lena Holt of Vaasa came to Pohang. Earlier Urbania's mayor Carla Conti had come."
    found = offices(read(text, "en"))
    assert {name for name, role, _ in found if role == "mayor"} == {"Lena Holt", "Carla Conti"}
    assert not any("yesterday" in of or "earlier" in of for _, _, of in found)
