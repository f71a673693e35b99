"""Who is named in rows, lists and unusual frames, and what part cities have in networks: tables of own sentences."""

import pytest

from kg import statements
from kg.model import Document, Membership


def extracted(text):
    """Return all that a text says."""
    return statements.extract(
        Document(id="0" * 12, source="test", sha256="0" * 64, text=text, language="ko", published="2024-05-20")
    )


PLACES = [
    pytest.param("1 | 하기 | 일본 | 자매 | 1999.", {"hagi-jp"}, id="row-with-its-country"),
    pytest.param("2 | 벨카라 | 튀르키예 | 우호 |", {"벨카라-tr"}, id="unlisted-row-with-its-country"),
    pytest.param(
        "▲호주 퍼스·타무라 ▲몽골 울란바토르가 뽑혔다.", {"perth-au", "타무라-au", "ulaanbaatar-mn"}, id="list"
    ),
    pytest.param("대구시는 멕시코 사포판과 만났다.", {"daegu-kr", "zapopan-mx"}, id="transcribed-from-spanish"),
    pytest.param(
        "부산시는 영도구와 빈집을 고친다.", {"busan-kr", "yeongdo-gu-kr"}, id="district-that-looks-like-an-adverb"
    ),
    pytest.param("코로나 방역과 고령 주민 돌봄을 논의했다.", set(), id="words-that-are-cities-elsewhere"),
    pytest.param("예술가 레지던시를 열고 산성을 둘러봤다.", set(), id="loanwords-that-end-like-a-city"),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text, expected):
    """A sentence names exactly these places."""
    assert {each.id for each in extracted(text).places} == expected


OFFICIALS = [
    pytest.param(
        "밀라노 시청에서 주세페 살라 시장과 만났다.", ("주세페 살라", "mayor", "place/milan-it"), id="verb-like"
    ),
    pytest.param(
        "발리 주지사 이 와얀 코스터는 없고 이 와얀 코스터 발리 주지사가 왔다.",
        ("이 와얀 코스터", "governor", "place/bali-id"),
        id="short-first-part",
    ),
    pytest.param(
        "올리버 브란트 함부르크 시장이 왔다.", ("올리버 브란트", "mayor", "place/hamburg-de"), id="city-between"
    ),
    pytest.param(
        "닝보에서 류궈창 외사판공실 부주임이 왔다.", ("류궈창", "other", "place/ningbo-cn"), id="deputy-head-of-office"
    ),
    pytest.param("고은별 제주관광공사 사장은 웃었다.", ("고은별", "director", "제주관광공사"), id="body-of-its-own"),
    pytest.param(
        "김가람 울산 남구청장이 왔다.", ("김가람", "district-head", "place/nam-gu-ulsan-kr"), id="district-of-its-city"
    ),
    pytest.param(
        "국제교육도시연합 회장인 이나라 오산시장이 왔다.",
        ("이나라", "network-president", "network/iaec"),
        id="seat-before-its-holder",
    ),
    pytest.param(
        "하이퐁시 인민위원회 부주석 응우옌 반 타인이 왔다.",
        ("응우옌 반 타인", "vice-mayor", "place/haiphong-vn"),
        id="vietnamese-city",
    ),
]


@pytest.mark.parametrize(("text", "expected"), OFFICIALS)
def test_officials(text, expected):
    """A sentence names this holder of an office."""
    found = {(each.official, each.role.value, each.of) for each in extracted(text).statements if each.kind == "tenure"}
    assert expected in found


NO_OFFICIALS = [
    "도시의 지속가능한 성장 정책과 습지를 살폈다.",
    "단장 홍가람 외 3명이 떠났다.",
    "다음 주 케냐 농업국장이 온다.",
]


@pytest.mark.parametrize("text", NO_OFFICIALS)
def test_no_official(text):
    """Growth is no governor, who leads a trip holds no office, a week is no surname."""
    assert not [each for each in extracted(text).statements if each.kind == "tenure"]


NETWORKS = [
    ("국내 자원순환도시협의회 총회가 열렸다.", {"자원순환도시협의회"}),
    ("경기도시군의회의장협의회가 모였다.", {"경기도시군의회의장협의회"}),
    ("대회를 앞두고 파리에서 국제바다도시협회(IBCA) 관계자를 만났다.", {"국제바다도시협회"}),
    ("도시는 국제강변도시(IRCF)포럼에 갔다.", {"국제강변도시(IRCF)포럼"}),
]


@pytest.mark.parametrize(("text", "expected"), NETWORKS)
def test_networks(text, expected):
    """Associations of governments and bodies with a gloss are networks, and no more of the sentence than their name."""
    assert {each.ko for each in extracted(text).networks} == expected


MEMBERSHIPS = [
    pytest.param(
        "시티넷 집행위원은 모두 3개 도시로 ▲일본 요코하마 ▲몽골 울란바토르 ▲한국 수원시다.",
        {("yokohama-jp", "citynet", "board"), ("ulaanbaatar-mn", "citynet", "board"), ("suwon-kr", "citynet", "board")},
        id="roster-after-a-role",
    ),
    pytest.param(
        "이클레이에는 수원, 고양, 안산 등 30개 지자체가 몸담고 있다.",
        {("suwon-kr", "iclei", "member"), ("goyang-kr", "iclei", "member"), ("ansan-kr", "iclei", "member")},
        id="who-belongs",
    ),
    pytest.param(
        "시티넷 사무국을 맡아 온 서울시가 물러났다.",
        {("seoul-kr", "citynet", "secretariat")},
        id="secretariat-of-the-head",
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEMBERSHIPS)
def test_memberships(text, expected):
    """A text tells of these parts in networks."""
    found = {
        (each.member.removeprefix("place/"), each.network.removeprefix("network/"), each.role.value)
        for each in extracted(text).statements
        if isinstance(each, Membership)
    }
    assert expected <= found


def test_no_city_sits_in_a_body_of_states():
    """A title of a UN body is held by a city, a seat in it is not."""
    text = "수원시는 유엔해비타트와 손잡고 회원도시를 만났다. 수원시는 회장도시다."
    assert not [each for each in extracted(text).statements if isinstance(each, Membership)]


def test_a_membership_is_dated_by_its_own_clause():
    """A year that opens the next clause is that clause's, however near it stands to the verb before."""
    text = "포항시는 1998년 시티넷에 가입했으며 2014년부터 이사도시를 맡아 왔다."
    starts = {each.role.value: each.start for each in extracted(text).statements if isinstance(each, Membership)}
    assert starts["member"] == "1998"
    assert starts["board"] == "2014"
