"""Themes, shared themes and policies: bound to those whose clause, heading or paragraph has them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import statements
from kg.model import Document, Engagement, Exchange, Policy

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
