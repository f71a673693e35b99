"""Themes, shared themes and policies: bound to those whose clause, heading or paragraph has them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import statements
from kg.model import Document, Engagement, Exchange, Policy
from kg.statements import relations, topics

SHARED = [
    pytest.param(
        "여수시는 지난 3일 일본 가라쓰시와 항만 물류 협력을 논의했다. 두 도시는 1982년 자매결연을 맺었다.",
        {("karatsu-jp", "yeosu-kr", "port-logistics")},
        id="ko-clause",
    ),
    pytest.param(
        "Incheon City signed a memorandum of understanding with Yokohama on port logistics on 3 May 2022.",
        {("incheon-kr", "yokohama-jp", "port-logistics")},
        id="en-clause",
    ),
    pytest.param(
        "대전시 대표단은 4일 헝가리 부다페스트를 방문해 시장과 면담했다. "
        "양측은 바이오 산업과 도시철도 경험을 나누기로 합의했다.",
        {("budapest-hu", "daejeon-kr", "biotech"), ("budapest-hu", "daejeon-kr", "transport")},
        id="ko-group",
    ),
    pytest.param(
        "청주시 국외출장 결과보고\n\n1. 네덜란드 위트레흐트시\n - 시청을 방문해 자전거 도로 정책을 청취함\n"
        "2. 독일 라이프치히시\n - 시장과 면담, 도시재생 사례를 견학함\n",
        {("cheongju-kr", "utrecht-nl", "transport"), ("cheongju-kr", "leipzig-de", "urban-regeneration")},
        id="ko-heading",
    ),
    pytest.param(
        "Suwon Mayor Kim visited Freiburg in May. "
        "The two cities agreed to share experience in solar power and student exchange.",
        {("freiburg-de", "suwon-kr", "energy"), ("freiburg-de", "suwon-kr", "education-youth")},
        id="en-two-cities",
    ),
]
NOT_SHARED = [
    pytest.param("UCLG 총회는 기후 위기와 젠더 평등을 주제로 열렸다. 제주도가 참석했다.", id="ko-agenda-of-a-network"),
    pytest.param("부산시 해양수산국장이 오사카시 문화관광국장을 만났다.", id="ko-names-of-offices"),
    pytest.param("오늘은 날씨가 맑고 수출과 관광이 모두 늘었다.", id="ko-no-place"),
    pytest.param("Exports grew and tourism recovered last year.", id="en-no-place"),
]
POLICIES = [
    pytest.param(
        "춘천시장은 5일 중국 항저우시를 방문했다.\n시는 '소양강 하천 지킴이 사업'을 항저우 측에 소개했다.",
        ("소양강 하천 지킴이 사업", "place/chuncheon-kr", "water"),
        id="ko-own-quoted",
    ),
    pytest.param(
        "고양시 대표단은 싱가포르의 '마리나 물순환' 사업을 견학하고 운영 방식을 배웠다.",
        ("마리나 물순환", "place/singapore-sg", "water"),
        id="ko-shown-genitive",
    ),
    pytest.param(
        'Daegu City officials visited Portland in May. Portland showed them its "Green Street Pass," a card for bus '
        "and tram riders.",
        ("Green Street Pass", "place/portland-oregon-us", "transport"),
        id="en-comma-in-quotes",
    ),
]


def read(text):
    """Return the statements of a text, read as a document in the language of its first letter."""
    language = "en" if text[:1].isascii() else "ko"
    return statements.extract(Document(id="d", source="d.txt", sha256="0", text=text, language=language)).statements


def shared(text):
    """Return the shared themes of a text as plain triples."""
    return {
        (each.a.removeprefix("place/"), each.b.removeprefix("place/"), each.theme)
        for each in read(text)
        if isinstance(each, Exchange)
    }


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_theme_is_shared_by_those_it_is_said_of(text, expected):
    """A theme goes to the pair of its clause, of its paragraph's last partner, or of its heading."""
    assert expected <= shared(text)


@pytest.mark.parametrize("text", NOT_SHARED)
def test_a_theme_nobody_shares_is_left_alone(text):
    """Agendas of networks, names of offices and texts without places bind nothing."""
    assert not [each for each in read(text) if isinstance(each, Exchange | Engagement)]


def test_a_shared_theme_is_a_theme_of_both():
    """What two places share, each of them pursues."""
    found = read(SHARED[0].values[0])
    engaged = {(each.place, each.theme) for each in found if isinstance(each, Engagement)}
    for each in found:
        if isinstance(each, Exchange):
            assert {(each.a, each.theme), (each.b, each.theme)} <= engaged


def test_a_heading_leaves_its_themes_to_its_own_items():
    """What stands under one partner's heading is not the other partner's."""
    found = shared(SHARED[3].values[0])
    assert ("cheongju-kr", "leipzig-de", "transport") not in found
    assert ("cheongju-kr", "utrecht-nl", "urban-regeneration") not in found


@pytest.mark.parametrize(("text", "expected"), POLICIES)
def test_a_policy_has_its_owner(text, expected):
    """A named policy belongs to the place that tells of it, or to the one whose genitive or visit shows it."""
    found = [(each.name, each.owner, each.theme) for each in read(text) if isinstance(each, Policy)]
    assert expected in found


@pytest.mark.parametrize(
    ("text", "learner"),
    [
        pytest.param(
            "수원시 대표단은 3일 독일 프라이부르크시를 방문해 태양광 정책을 배웠다.", "place/suwon-kr", id="ko-visitor"
        ),
        pytest.param(
            "Suwon Mayor Kim visited Freiburg to learn about solar power policy.", "place/suwon-kr", id="en-visitor"
        ),
    ],
)
def test_who_learns_is_told(text, learner):
    """Of two places the one that looks at the other's policy is the learner."""
    assert {each.learner for each in read(text) if isinstance(each, Exchange)} == {learner}


PIECES = st.sampled_from(
    [
        "여수시는 가라쓰시와 항만 물류를 논의했다. ",
        "두 도시는 청소년 교류를 이어 가기로 했다.\n",
        "□ 시는 '바다숲 조성사업'을 소개했다.\n",
        " ○ 항저우시\n  - 하천 정비 현장을 견학함\n",
        "UCLG 총회에서 기후를 다뤘다. ",
        "😀 ",
        "Incheon met Yokohama on waste management. ",
    ]
)


@settings(max_examples=15, deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_every_statement_is_sure_and_quotes(text):
    """Confidence lies between 0 and 1, and evidence within the text, whatever the order of sentences."""
    for each in read(text):
        if isinstance(each, Exchange | Engagement | Policy):
            assert 0 < each.confidence <= 1
            assert each.evidence
            assert all(0 <= span.start < span.end <= len(text) for span in each.evidence)


def engaged(text):
    """Return the themes that the places of a text pursue."""
    return {(each.place.removeprefix("place/"), each.theme) for each in read(text) if isinstance(each, Engagement)}


def owned(text):
    """Return the policies of a text with their owners."""
    return {(each.name, each.owner.removeprefix("place/")) for each in read(text) if isinstance(each, Policy)}


@pytest.mark.parametrize(
    ("text", "venue", "subject"),
    [
        pytest.param(
            "전주시는 4일 시립미술관에서 프랑스 니스시와 상수도 협력 협약을 맺었다. 두 시는 2018년 자매결연을 맺었다.",
            "culture-arts",
            "water",
            id="ko-museum",
        ),
        pytest.param(
            "김해시는 지난 5일 스포츠센터에서 일본 나가사키시와 관광 교류 업무협약을 체결했다. "
            "양 시는 함께 관광상품을 만든다.",
            "sports",
            "tourism",
            id="ko-sports-hall",
        ),
    ],
)
def test_where_they_meet_is_less_sure_than_what_they_agree_on(text, venue, subject):
    """The hall of a ceremony tells less of what two cities share than the subject of their agreement."""
    found = {each.theme: each.confidence for each in read(text) if isinstance(each, Exchange)}
    assert subject in found
    assert found.get(venue, 0.0) < found[subject]


def test_what_is_seen_may_belong_to_where_they_are():
    """On a trip the last place visited may own what is looked at, though no clause names it."""
    text = "여수시 교류 소식\n여수시 대표단은 6일 스페인 빌바오를 방문했다.\n대표단은 7일 K-수상택시 터미널을 견학했다."
    analysis = statements.analyse(Document(id="d", source="d.txt", sha256="0", text=text, language="ko"))
    owners = topics.candidates(analysis, relations.extract(analysis)).owners
    assert "visited/shown" in owners["K-수상택시터미널", "place/bilbao-es"].features
    assert "visited" not in owners["K-수상택시터미널", "place/yeosu-kr"].features


def _features(bindings):
    return {feature for each in bindings for group in each.features for feature in group}


def test_a_sentence_without_a_theme_word_speaks_of_the_last_theme():
    """What the sentence before was about is still spoken of; it is a candidate, weaker than a word of its own."""
    text = (
        "대구시는 캄보디아 바탐방시와 정수장을 짓는 협약을 맺고 수돗물 기술을 나누기로 했다. "
        "스리랑카 캔디시와도 비슷한 일을 의논하고 있다."
    )
    analysis = statements.analyse(Document(id="d", source="d.txt", sha256="0", text=text, language="ko"))
    found = topics.candidates(analysis, relations.extract(analysis)).bindings
    carried = [
        who for (who, theme), each in found.items() if theme == "water" and "left:topic-before" in _features(each)
    ]
    assert any("place/kandy-lk" in who for who in carried)


def test_headings_leave_their_themes_to_their_items():
    """Under a heading that names the subject, each partner named is a candidate for it."""
    text = "울산시 교류 계획\n\n1. 청소년 교류\n - 일본 가라쓰시: 7월 초청\n2. 체육 교류\n - 중국 창춘시: 9월 파견\n"
    analysis = statements.analyse(Document(id="d", source="d.txt", sha256="0", text=text, language="ko"))
    found = topics.candidates(analysis, relations.extract(analysis)).bindings
    left = {
        (who[0], theme)
        for (who, theme), each in found.items()
        if len(who) == 1 and {"left:topic-heading", "left:topic-before"} & _features(each)
    }
    assert ("place/karatsu-jp", "education-youth") in left
    assert ("place/changchun-cn", "sports") in left
    assert ("place/karatsu-jp", "sports") not in left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "춘천시 대표단은 12일 독일 함부르크시를 찾아 함부르크시가 추진하는 '엘베 물길 되살리기' 사업을 견학했다.",
            ("엘베 물길 되살리기", "hamburg-de"),
            id="ko-who-runs-it",
        ),
        pytest.param(
            "In Busan on 3 May, Osaka's delegation studied Busan's \"Oncheon Stream Revival\" project and toured "
            "the city.",
            ("Oncheon Stream Revival", "busan-kr"),
            id="en-quoted-genitive",
        ),
        pytest.param(
            "The delegation of Ulsan visited Vancouver on 3 May. Vancouver showed its guests the Fraser Meadow "
            "landfill and Vancouver's Green Harbour Programme for waste.",
            ("Green Harbour Programme", "vancouver-ca"),
            id="en-capitals",
        ),
    ],
)
def test_a_policy_goes_to_who_runs_it(text, expected):
    """A name in quotation marks or capitals belongs to the place whose genitive or verb it follows."""
    assert expected in owned(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "여수시와 항저우시는 10일 제네바 국제회의센터에서 만났다.", "10일 제네바 국제회의센터", id="ko-date"
        ),
        pytest.param(
            "강릉시는 '배우러 왔다'며 '또 오겠다'고 말했다. 자싱시가 답했다.", "며 ", id="ko-between-quotations"
        ),
        pytest.param("부산시는 사회주택을 짓고 빈시는 레지던시를 연다.", "레지던시", id="ko-common-noun"),
        pytest.param("Busan signed a Memorandum with Osaka at the World Summit.", "World Summit", id="en-gathering"),
    ],
)
def test_what_is_no_name_of_a_policy(text, name):
    """Dates, what stands between two quotations, common nouns and gatherings name no policy."""
    language = "en" if text[:1].isascii() else "ko"
    analysis = statements.analyse(Document(id="d", source="d.txt", sha256="0", text=text, language=language))
    found = topics.candidates(analysis, relations.extract(analysis)).names
    assert name.replace(" ", "") not in found


def test_english_reports_have_themes_too():
    """What two cities do is read from English verbs and prepositions."""
    text = (
        "Ulsan Mayor Kim visited Rotterdam on 3 May. Ulsan and Rotterdam agreed to cooperate on shore power and "
        "wastewater treatment. Rotterdam will also train Ulsan's flood-control engineers."
    )
    assert {("rotterdam-nl", "ulsan-kr", "port-logistics"), ("rotterdam-nl", "ulsan-kr", "water")} <= shared(text)
    assert ("ulsan-kr", "disaster-safety") in engaged(text)


LEFT_OUT = [
    pytest.param(
        "당초 계획에 있던 하수처리장은 하노이시의 사정으로 시립박물관으로 변경됐다.",
        "당초 계획에 있던 하수처리장은 하노이시의 사정으로 마지막 날 안내됐다.",
        "water",
        id="replaced",
    ),
    pytest.param(
        "하노이시 습지 견학은 비 때문에 취소됐다.",
        "하노이시 습지 견학은 비가 와도 이어졌다.",
        "wetland",
        id="called-off",
    ),
    pytest.param(
        "The two cities shared a dinner, but the tour of the wetland was cancelled because of rain.",
        "The two cities shared a dinner, and the tour of the wetland was shown on television.",
        "wetland",
        id="english",
    ),
]


@pytest.mark.parametrize(("left_out", "seen", "theme"), LEFT_OUT)
def test_what_a_trip_left_out_is_no_theme_of_its_places(left_out, seen, theme):
    """A sight that fell off the programme, or gave way to another, binds its theme to nobody."""
    opening = "Officials of Pohang City visited Hanoi. " if seen.isascii() else "포항시 대표단은 하노이시를 방문했다. "
    assert theme not in {each.theme for each in read(opening + left_out) if isinstance(each, Engagement)}
    assert theme in {each.theme for each in read(opening + seen) if isinstance(each, Engagement)}


def test_what_became_something_else_is_a_theme_still():
    """A place that was turned into another is no sight left out."""
    text = "포항시 대표단은 하노이시를 방문했다. 하노이시의 쓰레기 매립지는 공원으로 바뀌었다."
    assert "waste" in {each.theme for each in read(text) if isinstance(each, Engagement)}
