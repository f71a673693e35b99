"""Who is named: tables of sentences in both languages, and what holds for every text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import statements
from kg.model import Document


def read(text, *, language="ko", published="2024-05-20"):
    """Return the analysis of a text as a document of its own."""
    return statements.analyse(
        Document(id="0" * 12, source="test", sha256="0" * 64, text=text, language=language, published=published)
    )


def extracted(text):
    """Return all that a text says."""
    document = Document(id="0" * 12, source="test", sha256="0" * 64, text=text, language="ko", published="2024-05-20")
    return statements.extract(document)


PLACES = [
    pytest.param(
        "경남 거제시는 중국 다롄과 협약을 맺었다.",
        {"south-gyeongsang-kr", "geoje-kr", "dalian-cn"},
        id="ko-region-and-country",
    ),
    pytest.param("오스트리아 빈과 독일 본에서 배웠다.", {"vienna-at", "bonn-de"}, id="ko-one-syllable-after-country"),
    pytest.param("빈 점포를 본 주민들이 나라 살림을 걱정했다.", set(), id="ko-no-place-in-common-words"),
    pytest.param("지난 3월 기후 위기 대응을 위해 시안을 마련했다.", set(), id="ko-words-that-are-cities-elsewhere"),
    pytest.param(
        "강원 고성군과 경남 고성군이 만났다.",
        {"gangwon-kr", "goseong-gangwon-kr", "south-gyeongsang-kr", "goseong-south-gyeongsang-kr"},
        id="ko-two-goseongs",
    ),
    pytest.param(
        "경기도 광주시 대표단이 광주광역시를 찾았다.",
        {"gyeonggi-kr", "gwangju-gyeonggi-kr", "gwangju-gwangju-kr"},
        id="ko-two-gwangjus",
    ),
    pytest.param(
        "우리 대표단은 산둥성 청도에서 묵었다.", {"shandong-cn", "qingdao-cn"}, id="ko-old-reading-by-its-province"
    ),
    pytest.param("일본 나라현 나라시를 방문했다.", {"nara-prefecture-jp", "nara-jp"}, id="ko-prefecture-and-city"),
    pytest.param("베트남 호찌민과 호치민시는 같은 도시다.", {"ho-chi-minh-city-vn"}, id="ko-spellings"),
    pytest.param("대표단은 일본 오사카성과 히메지성을 둘러봤다.", set(), id="ko-castles-are-no-regions"),
    pytest.param("제주특별자치도는 서귀포시와 함께했다.", {"jeju-kr", "seogwipo-kr"}, id="ko-special-province"),
    pytest.param("코로나19로 미뤄졌던 행사다.", set(), id="ko-corona-is-no-city"),
    pytest.param("쿤밍·하노이·다낭 등 3개 도시와 협의했다.", {"kunming-cn", "hanoi-vn", "da-nang-vn"}, id="ko-list"),
    pytest.param("러시아 울리야놉스크 주지사가 왔다.", {"ulyanovsk-oblast-ru"}, id="ko-governor-makes-a-region"),
    pytest.param("필리핀 무르시아누에바시와 의향서를 썼다.", {"무르시아누에바-ph"}, id="ko-unlisted-with-its-country"),
    pytest.param(
        "Goyang welcomed officials from Lyon, France, and Da Nang.",
        {"goyang-kr", "lyon-fr", "da-nang-vn"},
        id="en-plain",
    ),
    pytest.param(
        "The council of Reading, England, wrote to Gimpo.", {"reading-gb", "gimpo-kr"}, id="en-country-settles-a-word"
    ),
    pytest.param("Reading the report took a nice afternoon in March.", set(), id="en-no-place-in-words"),
    pytest.param(
        "Delegates from San Jose, California visited Jeonju.",
        {"san-jose-us", "california-us", "jeonju-kr"},
        id="en-state",
    ),
    pytest.param("Vienna University lost to Vienna Boys Choir.", set(), id="en-part-of-a-longer-name"),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text, expected):
    """A sentence names exactly these places."""
    analysis = read(text, language="en" if text.isascii() else "ko")
    assert {place.id for place in analysis.places} == expected


OFFICIALS = [
    pytest.param("박서연 여수시장이 인사했다.", [("박서연", "mayor", "place/yeosu-kr")], id="ko-name-place-title"),
    pytest.param("여수시 박서연 시장이 인사했다.", [("박서연", "mayor", "place/yeosu-kr")], id="ko-place-name-title"),
    pytest.param(
        "여수시(시장 박서연)는 밝혔다.", [("박서연", "mayor", "place/yeosu-kr")], id="ko-title-name-in-brackets"
    ),
    pytest.param(
        "김도현 여수시 행정1부시장이 갔다.", [("김도현", "vice-mayor", "place/yeosu-kr")], id="ko-numbered-deputy"
    ),
    pytest.param(
        "이하늘 울릉군수 권한대행이 왔다.",
        [("이하늘", "mayor", "place/ulleung-kr")],
        id="ko-acting-takes-the-full-role",
    ),
    pytest.param("정가람 충남지사와 만났다.", [("정가람", "governor", "place/south-chungcheong-kr")], id="ko-governor"),
    pytest.param(
        "로이스 템펠(Lois Tempel) 드레스덴 시장과 만났다.",
        [("로이스 템펠", "mayor", "place/dresden-de")],
        id="ko-gloss",
    ),
    pytest.param(
        "호찌민시 응우옌 반 남 인민위원장과 만났다.",
        [("응우옌 반 남", "mayor", "place/ho-chi-minh-city-vn")],
        id="ko-one-syllable-parts",
    ),
    pytest.param(
        "드레스덴의 마이크 로저 시장을 만났다.",
        [("마이크 로저", "mayor", "place/dresden-de")],
        id="ko-everyday-word-in-a-name",
    ),
    pytest.param(
        "여수시 문화관광국장 최은별이 맡았다.", [("최은별", "director", "place/yeosu-kr")], id="ko-department"
    ),
    pytest.param(
        "헬레나 마르크 UCLG 사무총장이 왔다.",
        [("헬레나 마르크", "secretary-general", "network/uclg")],
        id="ko-network-office",
    ),
    pytest.param("김도윤(수원시장)이 인사했다.", [("김도윤", "mayor", "place/suwon-kr")], id="ko-office-in-brackets"),
    pytest.param(
        "중국 우한시 리청원 시장이 왔다.", [("리청원", "mayor", "place/wuhan-cn")], id="ko-name-that-ends-like-a-body"
    ),
    pytest.param(
        "올리버 브란트 함부르크 제1시장이 왔다.",
        [("올리버 브란트", "mayor", "place/hamburg-de")],
        id="ko-first-mayor",
    ),
    pytest.param("전통시장과 도매시장을 둘러봤다.", [], id="ko-markets-are-no-mayors"),
    pytest.param(
        "Yeosu Mayor Park Seo-yeon spoke.", [("Park Seo-yeon", "mayor", "place/yeosu-kr")], id="en-place-title-name"
    ),
    pytest.param(
        "Lois Tempel, Mayor of Dresden, spoke.",
        [("Lois Tempel", "mayor", "place/dresden-de")],
        id="en-name-title-place",
    ),
    pytest.param(
        "The mayor of Dresden, Lois Tempel, spoke.",
        [("Lois Tempel", "mayor", "place/dresden-de")],
        id="en-title-place-name",
    ),
    pytest.param(
        "Deputy Mayor Ana Ruiz of Lyon spoke.", [("Ana Ruiz", "vice-mayor", "place/lyon-fr")], id="en-title-name-place"
    ),
]


@pytest.mark.parametrize(("text", "expected"), OFFICIALS)
def test_officials(text, expected):
    """A sentence names exactly these holders of an office."""
    analysis = read(text, language="en" if text.isascii() else "ko")
    assert [(each.name, each.role.value, each.of) for each in analysis.officials] == expected


def test_surname_stands_for_the_full_name():
    """오 시장 is the mayor named in full elsewhere, and counts once."""
    analysis = read("박서연 여수시장은 웃었다. 박 시장은 여수를 알렸다.")
    assert [each.name for each in analysis.officials] == ["박서연"]
    short = [each for row in analysis.mentions for each in row if each.kind == "official" and each.form == "short"]
    assert short[0].official.name == "박서연"


def test_foreign_part_name_stands_for_the_full_name():
    """템펠 시장 is 로이스 템펠."""
    analysis = read("드레스덴의 로이스 템펠(Lois Tempel) 시장이 왔다. 템펠 시장은 여수시에 감사했다.")
    assert {each.name for each in analysis.officials} == {"로이스 템펠"}


NETWORKS = [
    pytest.param("세계지방정부연합(UCLG) 총회에 갔다.", {"uclg"}, id="ko-known"),
    pytest.param("UCLG ASPAC 이사회가 열렸다.", {"uclg-aspac"}, id="ko-longer-name-wins"),
    pytest.param("유네스코 음악창의도시로 뽑혔다.", {"uccn"}, id="ko-compound-counts-as-the-network"),
    pytest.param("아시아도서관도시포럼(ALCF) 총회가 열렸다.", {"alcf"}, id="ko-forum-with-its-abbreviation"),
    pytest.param(
        "세계보건기구(WHO) 고령친화도시 국제네트워크에 들었다.", {"gnafcc"}, id="ko-parent-of-a-network-is-left-out"
    ),
    pytest.param("유라시아항만도시연합(EPCA)에 가입했다. EPCA는 밝혔다.", {"epca"}, id="ko-introduced-by-the-text"),
    pytest.param("Yeosu joined ICLEI and the Global Covenant of Mayors.", {"iclei", "gcom"}, id="en-known"),
]


@pytest.mark.parametrize(("text", "expected"), NETWORKS)
def test_networks(text, expected):
    """A sentence names exactly these networks."""
    analysis = read(text, language="en" if text.isascii() else "ko")
    assert {each.id for each in analysis.networks} == expected


SHORT = [
    pytest.param(
        "여수시는 하노이와 협약을 맺었다. 양 도시는 협력한다.",
        "양 도시",
        ("place/hanoi-vn", "place/yeosu-kr"),
        id="ko-pair",
    ),
    pytest.param("여수시는 하노이를 찾았다. 시는 만족했다.", "시", ("place/yeosu-kr",), id="ko-si"),
    pytest.param("여수시는 하노이를 찾았다. 방문단은 시청을 봤다.", "방문단", ("place/yeosu-kr",), id="ko-delegation"),
    pytest.param("전라남도는 하노이를 찾았다. 도는 만족했다.", "도", ("place/south-jeolla-kr",), id="ko-do"),
    pytest.param(
        "Yeosu signed with Hanoi. The two cities agreed.",
        "The two cities",
        ("place/hanoi-vn", "place/yeosu-kr"),
        id="en-pair",
    ),
    pytest.param(
        "Yeosu signed with Hanoi. The delegation left.", "The delegation", ("place/yeosu-kr",), id="en-delegation"
    ),
]


@pytest.mark.parametrize(("text", "words", "expected"), SHORT)
def test_short_forms(text, words, expected):
    """A short form means what the text has named before."""
    analysis = read(text, language="en" if text.isascii() else "ko")
    meant = [each.references for row in analysis.mentions for each in row if text[each.start : each.end] == words]
    assert meant == [expected]


@pytest.mark.parametrize(
    ("text", "language", "home"),
    [
        (
            "Hobart City Council has renewed its pact with Yaizu. The City of Hobart will host students.",
            "en",
            "hobart-au",
        ),
        ("Busan and Auckland met on Monday. Busan will send engineers to Auckland.", "en", "busan-kr"),
        (
            "출장\n ○ 1일 인천 → 요나고\n ○ 2일 요나고시청 방문\n ○ 3일 요나고 → 인천\n\n붙임: 사진  속초시 관광과",
            "ko",
            "sokcho-kr",
        ),
        ("시드니는 큰 도시다. 시드니는 항구다. 포항시는 시드니에 대표단을 보냈다.", "ko", "pohang-kr"),
        # whose office heads a letter writes it; one that is named inside a line does not
        ("  의정부시 관광과(031-000-0000)\n전주시는 의정부시를 맞았다. 전주시는 만족했다.\n", "ko", "uijeongbu-kr"),
        ("전주시는 의정부시 관광과(031-000-0000)를 맞았다. 전주시는 만족했다.\n", "ko", "jeonju-kr"),
    ],
)
def test_whose_text_it_is(text, language, home):
    """An English text may be any city's own; a Korean one is that of a Korean government, however often others come.

    Where a journey changes planes writes no report; whose office signs at its foot does.
    """
    assert read(text, language=language).home == f"place/{home}"


def test_candidates_are_kept():
    """A name with several meanings keeps them, with their scores."""
    place = next(each for each in read("광주에서 만났다.").places)
    assert place.id == "gwangju-gwangju-kr"
    assert {each.place for each in place.candidates} >= {"place/gwangju-gyeonggi-kr", "place/guangzhou-cn"}
    assert 0 < place.score <= 1


PIECES = st.sampled_from(
    ["여수시는 ", "하노이", "와 ", "박서연 시장", "이 ", "세계지방정부연합(UCLG)", "2024년 3월 2일", "빈 ", "😀",
     "\n", "□ ", "(", ")", "중국 ", "칭다오시", "를 방문했다. ", "양 도시는 ", "Seoul Mayor Kim Min ", "東京", "가나다",
     "·", "「", "123",
     "28일부터 다음달 6일까지 ", "한" * 5]
)  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from(["ko", "en"]))
def test_mentions_read_back(pieces, language):
    """Whatever the text, a naming's words stand at its span, inside its sentence, and mean a known place."""
    text = unicodedata.normalize("NFC", "".join(pieces))
    analysis = read(text, language=language)
    known = {place.reference for place in analysis.places}
    for sentence, row in zip(analysis.sentences, analysis.mentions, strict=True):
        assert [each.start for each in row] == sorted(each.start for each in row)
        for each in row:
            assert 0 <= each.start < each.end <= len(text)
            assert each.start >= sentence.start - 1
            assert text[each.start : each.end].strip()
            if each.kind == "place":
                assert set(each.references) <= known
    reading = statements.extract(analysis.document)
    for mention in reading.mentions:
        assert reading.document.quote(mention.span) == mention.text


BAD = [
    pytest.param("날씨가 참 좋다.", id="no-city"),
    pytest.param("本日は晴天なり。東京都は広い。", id="japanese"),
    pytest.param("今天天气很好。我们去北京。", id="chinese"),
    pytest.param("🎉🎊 😀", id="emoji"),
    pytest.param("가" * 3_000, id="one-long-word"),
    pytest.param("여수시는 하노이와 만났다 " * 200, id="one-long-line"),
]


@pytest.mark.parametrize("text", BAD)
def test_bad_input(text):
    """Odd text brings no crash and no statement that it does not make."""
    reading = statements.extract(read(text).document)
    if "하노이" not in text:
        assert not reading.statements
        assert reading.notes


def test_same_text_same_reading():
    """The same document gives the same reading."""
    document = read("여수시는 하노이와 협약을 맺었다.").document
    assert statements.extract(document) == statements.extract(document)


BODIES = [
    ("외교부와 한국국제교류재단은 3일 서울대학교에서 포럼을 열었다.", ["외교부", "한국국제교류재단", "서울대학교"]),
    ("부산항만공사와 대한상공회의소도 왔다.", ["부산항만공사", "대한상공회의소"]),
    ("수원시 국제협력과가 준비했다.", ["국제협력과"]),
    ("위원회는 자료를 냈다.", []),
    ("각국 정부는 시민과 함께한다.", []),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_organizations_are_mentions(text, expected):
    """Ministries, companies, universities and departments are mentions; a body without a name is none."""
    assert [each.text for each in extracted(text).mentions if each.kind == "organization"] == expected


def test_named_events_and_policies_are_mentions():
    """What statements name as an event or a policy is a mention at its own words."""
    text = (
        "여수시는 2024년 5월 3일 여수에서 '제3회 여수 바다포럼'을 열고 시모노세키시와 만났다. "
        "여수시는 '맑은바다 학교' 사업을 시모노세키시에 소개했다."
    )
    named = {(each.kind, each.text) for each in extracted(text).mentions}
    assert ("event", "제3회 여수 바다포럼") in named
    assert ("policy", "맑은바다 학교") in named
