"""What part cities have in networks: seats, titles, prizes, roles and lists, in own sentences."""

import pytest

from kg import statements
from kg.model import Document, Membership, MembershipRole, Tenure


def extracted(text):
    """Return all that a text says."""
    return statements.extract(
        Document(id="0" * 12, source="test", sha256="0" * 64, text=text, language="ko", published="2024-05-20")
    )


def parts(text, *roles):
    """Return who has which part in which network with which status, of some roles or all."""
    return {
        (each.member.removeprefix("place/"), each.network.removeprefix("network/"), each.status.value)
        for each in extracted(text).statements
        if isinstance(each, Membership) and (not roles or each.role in roles)
    }


SEATS = [
    ("국제슬로시티연맹 본부는 이탈리아 오르비에토에 있다.", {("orvieto-it", "cittaslow", "held")}),
    ("이클레이 한국사무소를 유치한 수원시는 운영비를 댄다.", {("suwon-kr", "iclei", "held")}),
    ("독일 본에 본부를 둔 이클레이는 해마다 보고서를 낸다.", {("bonn-de", "iclei", "held")}),
    (
        "시티넷 사무국은 2013년 요코하마에서 서울로 옮겨 왔다.",
        {("seoul-kr", "citynet", "held"), ("yokohama-jp", "citynet", "former")},
    ),
    ("녹색기후기금(GCF) 사무국이 인천 송도에 둥지를 틀었다.", {("incheon-kr", "gcf", "held")}),
    ("※ TPO : 본부 부산, 회원도시 130곳", {("busan-kr", "tpo", "held")}),
    ("대전시는 시티넷 사무국 유치에 나섰다.", {("daejeon-kr", "citynet", "planned")}),
    ("유엔거버넌스센터(UNPOG)는 인천 송도에 있다.", {("incheon-kr", "unpog", "held")}),
    ("시티넷 사무국 유치를 노렸던 광주시는 밀렸다.", set()),
    ("시장단은 이클레이 본부를 방문해 사무총장과 면담했다.", set()),
    ("시티넷 총회에 부산 소방본부 직원이 참석했다.", set()),
]


@pytest.mark.parametrize(("text", "expected"), SEATS)
def test_seats(text, expected):
    """A network's seat is where the sentence says it is."""
    assert parts(text, MembershipRole.SECRETARIAT) == expected


TITLES = [
    (
        (
            "유네스코는 31일 55개 도시를 새 창의도시로 지정했다. 국내에서는 강릉시가 음식 분야에 이름을 올렸다. "
            "일본 오카야마, 중국 충칭도 함께 뽑혔다."
        ),
        {("gangneung-kr", "uccn", "held"), ("okayama-jp", "uccn", "held"), ("chongqing-cn", "uccn", "held")},
    ),
    (
        "국제슬로시티연맹은 전남 신안군 증도, 완도군 청산도, 담양군 창평면을 슬로시티로 인증했다.",
        {("sinan-kr", "cittaslow", "held"), ("wando-kr", "cittaslow", "held"), ("damyang-kr", "cittaslow", "held")},
    ),
    (
        "유네스코는 지난달 춘천시를 문학 창의도시로, 강릉시를 음식 창의도시로 각각 지정했다.",
        {("chuncheon-kr", "uccn", "held"), ("gangneung-kr", "uccn", "held")},
    ),
    (
        "유네스코 영화 창의도시인 부산과 클레르몽페랑이 협력한다.",
        {("busan-kr", "uccn", "held"), ("clermont-ferrand-fr", "uccn", "held")},
    ),
    (
        "유네스코 창의도시 네트워크(UCCN)에는 이천·서울(2010년), 전주(2012년)가 있다.",
        {("icheon-kr", "uccn", "held"), ("seoul-kr", "uccn", "held"), ("jeonju-kr", "uccn", "held")},
    ),
    ("문경시는 2025년 람사르 습지도시 인증에 다시 도전한다.", {("mungyeong-kr", "ramsar", "planned")}),
    (
        "대구 중구와 인천 동구는 유니세프 아동친화도시 인증을 받았다.",
        {("jung-gu-daegu-kr", "unicef", "held"), ("dong-gu-incheon-kr", "unicef", "held")},
    ),
    ("영월군이 문화도시로 지정됐다. 이클레이 소식이다.", set()),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text, expected):
    """A title is held by whom it was given to, in lists and in what goes on."""
    assert parts(text, MembershipRole.CERTIFIED) == expected


def test_each_city_has_its_own_year():
    """Cities told one after the other with a year each keep it."""
    found = extracted("목포시는 2019년, 김해시는 2018년 국제슬로시티로 지정됐다.").statements
    assert {(each.member, each.start) for each in found if isinstance(each, Membership)} == {
        ("place/mokpo-kr", "2019"),
        ("place/gimhae-kr", "2018"),
    }


PRIZES = [
    ("이클레이가 주는 '지방기후상'은 스페인 말라가에 돌아갔다.", {("malaga-es", "iclei", "held")}),
    ("수원시는 이클레이 세계총회에서 '자원순환상'을 탔다.", {("suwon-kr", "iclei", "held")}),
    (
        "TPO 최우수 마케팅상 수상 도시로는 경주시와 일본 후쿠오카가 뽑혔다.",
        {("gyeongju-kr", "tpo", "held"), ("fukuoka-jp", "tpo", "held")},
    ),
    ("창원시는 세계보건기구(WHO) 건강도시상 후보에 올랐으나 상을 받지 못했다.", set()),
    ("수원시는 시티넷에서 아동을 대상으로 한 사업을 받았다.", set()),
]


@pytest.mark.parametrize(("text", "expected"), PRIZES)
def test_prizes(text, expected):
    """A prize is won by who takes it or whom it goes to."""
    assert parts(text, MembershipRole.AWARDED) == expected


ROLES = [
    (
        "시티넷 총회에서 새 이사도시 3곳에는 창원시를 비롯해 일본 요코하마, 태국 방콕이 뽑혔다.",
        {("changwon-kr", "citynet", "held"), ("yokohama-jp", "citynet", "held"), ("bangkok-th", "citynet", "held")},
        MembershipRole.BOARD,
    ),
    (
        "창원시는 2016년까지 국제교육도시연합(IAEC) 상임이사도시를 지냈다.",
        {("changwon-kr", "iaec", "former")},
        MembershipRole.BOARD,
    ),
    (
        "창원시는 오는 10월 국제교육도시연합(IAEC) 상임이사도시에 도전한다.",
        {("changwon-kr", "iaec", "planned")},
        MembershipRole.BOARD,
    ),
    ("평택시는 국제교육도시연합(IAEC) 이사도시를 노렸으나 탈락했다.", set(), MembershipRole.BOARD),
    (
        "시티넷 총회는 다카시를 회장도시로, 서울시와 콜롬보시를 부회장도시로 선출했다.",
        {("seoul-kr", "citynet", "held"), ("colombo-lk", "citynet", "held")},
        MembershipRole.VICE_PRESIDENT,
    ),
    ("서울은 시티넷의 회장도시로서 총회를 연다.", {("seoul-kr", "citynet", "held")}, MembershipRole.PRESIDENT),
    (
        "유네스코 창의도시 회의에서 가나자와시의회 부의장은 전주시를 칭찬했다. 이클레이도 왔다.",
        set(),
        MembershipRole.VICE_PRESIDENT,
    ),
    ("화성시는 2022년 이클레이에 들어갔다.", {("hwaseong-kr", "iclei", "held")}, MembershipRole.MEMBER),
    (
        "인천 연수구와 서울 서대문구는 유네스코 글로벌 학습도시 네트워크(GNLC) 회원도시다.",
        {("yeonsu-gu-kr", "gnlc", "held"), ("seodaemun-gu-kr", "gnlc", "held")},
        MembershipRole.MEMBER,
    ),
    ("부산시는 시티넷 회원도시 대표단을 초청해 연수를 했다.", set(), MembershipRole.MEMBER),
]


@pytest.mark.parametrize(("text", "expected", "role"), ROLES)
def test_roles(text, expected, role):
    """A role is held, wanted or past as the clause says, by all that it lists."""
    assert parts(text, role) == expected


OFFICIALS = [
    ("노다 마사노리 가나자와시의회 부의장과 간담했다.", ("노다 마사노리", "place/kanazawa-jp")),
    ("이희권 부시장은 센다이에서 다카하시 미오 부시장과 만났다.", ("다카하시 미오", "place/sendai-miyagi-jp")),
    ("리즈 뒤몽테 OWHC 사무총장이 서명했다.", ("리즈 뒤몽테", "network/owhc")),
    ("유네스코 측 마르셀 뒤퐁티 국장이 서명했다.", ("마르셀 뒤퐁티", "network/unesco")),
    ("구미문화재단(대표이사 한서준)은 구미시에서 행사를 연다.", ("한서준", "구미문화재단")),
]


@pytest.mark.parametrize(("text", "expected"), OFFICIALS)
def test_officials(text, expected):
    """A name keeps its parts that are cities too and leaves what stands beside it."""
    assert expected in {(each.official, each.of) for each in extracted(text).statements if isinstance(each, Tenure)}


def test_the_district_beside_its_metropolis():
    """A district is read after a metropolis whose name other cities have too, and a name before a final 다."""
    assert "seo-gu-gwangju-kr" in {each.id for each in extracted("광주 서구는 이클레이에 가입했다.").places}
    assert "hakodate-jp" in {each.id for each in extracted("참가 도시는 일본 하코다테다.").places}


def test_a_network_is_taken_up_again_by_its_last_noun():
    """연합은 means the network that is called so and was named last, not one of another name in between."""
    text = (
        "동북아시아지역자치단체연합이 21일 총회를 열었다. 시티넷도 사람을 보냈다. "
        "연합에는 경상북도와 시마네현이 회원으로 가입해 있다."
    )
    assert parts(text) == {("north-gyeongsang-kr", "near", "held"), ("shimane-prefecture-jp", "near", "held")}


@pytest.mark.parametrize(("words", "taken_up"), [("이 연합에는", True), ("시민단체 연합에는", False)])
def test_after_another_noun_it_is_another_body(words, taken_up):
    """What kind of body a noun before tells is no network of the text."""
    text = f"동북아시아지역자치단체연합이 21일 총회를 열었다. {words} 사람이 많다."
    document = Document(id="0" * 12, source="test", sha256="0" * 64, text=text, language="ko", published="2024-05-20")
    named = [each.kind for each in statements.analyse(document).mentions[1]]
    assert ("network" in named) is taken_up
