"""What a verb means only with the words around it: idioms of signing, meeting, ending and calling off."""

import pytest

from kg.model import Agreement, Document, Event, Tie
from kg.statements import extract


def _told(text: str) -> set[tuple[str, str, str | None]]:
    document = Document(id="d0", source="d0", sha256="d0", text=text, language="ko", published="2024-05-20")
    return {
        (each.type.value, each.status.value, each.date if isinstance(each, Agreement) else each.start)
        for each in extract(document).statements
        if isinstance(each, Agreement | Event)
    }


TOLD = [
    pytest.param("포항시는 후쿠야마시와 물류 양해각서에 도장을 찍었다.", ("mou", "signed", None), id="stamped"),
    pytest.param(
        "포항시는 7월 후쿠야마시와 자매결연 협정서에 이름을 올리기로 했다.",
        ("sister", "planned", "2024-07"),
        id="names-put",
    ),
    pytest.param(
        "2010년 맺은 후쿠야마시와의 우호협력 협정은 지난달 효력이 끝났다. 포항시 설명이다.",
        ("friendship", "terminated", "2010"),
        id="run-out",
    ),
    pytest.param(
        "포항시는 3월 2일 후쿠야마시와 우호교류 의향서를 주고받았다.", ("mou", "signed", "2024-03-02"), id="intent"
    ),
    pytest.param("포항시장은 10일 시청에서 후쿠야마 시장과 마주 앉았다.", ("meeting", "held", "2024-05-10"), id="sat"),
    pytest.param(
        "포항시의 3월 후쿠야마 방문은 태풍 탓에 없던 일이 됐다.", ("visit", "cancelled", "2024-03"), id="nothing"
    ),
    pytest.param(
        "3월 예정이던 후쿠야마시 방문단 초청은 사정으로 순연됐다. 포항시 일이다.",
        ("visit", "cancelled", "2024-03"),
        id="put-off",
    ),
    pytest.param("후쿠야마시 부시장 일행 6명이 지난 3월 포항을 다녀갔다.", ("visit", "held", "2024-03"), id="came"),
    pytest.param("올해 8월 후쿠야마시 학생 12명이 포항에 온다.", ("training", "planned", "2024-08"), id="learners"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_words_together_tell_what_none_tells_alone(text, expected):
    """A noun and a verb that mean one act are read as that act."""
    assert expected in _told(f"포항시, 교류 소식\n\n{text}")


def test_a_voiced_wish_is_no_visit():
    """Who would like to come, even in so many words, has not come and has not planned to."""
    found = _told("포항시, 교류 소식\n\n후쿠야마시장은 포항을 방문해 항만 운영을 배우고 싶다는 뜻을 전했다.")
    assert not any(kind == "visit" for kind, _, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("후쿠야마 시장은 포항시를 방문하겠다는 기대를 드러냈다.", id="hope"),
        pytest.param("후쿠야마 시장은 포항시를 답방하고 싶다는 뜻을 밝혔다.", id="wish"),
        pytest.param(
            "포항시장은 5월 25일부터 28일까지 일본 후쿠야마를 방문한다.\n"
            "후쿠야마에서는 항만공사를 찾아 물류 협력을 협의하기로 했다.",
            id="part-of-a-plan",
        ),
    ],
)
def test_what_is_hoped_or_ahead_is_not_held(text):
    """A hope is no visit, and a page does not report as held what its own date lies before."""
    assert not [told for told in _told(text) if told[:2] == ("visit", "held")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("고양시 시장은 서울과 고양에서 원산을 지나 모스크바에 이르는 길을 그렸다.", id="way-through"),
        pytest.param(
            "베트남 후에시의 시장도 포항시를 방문하겠다는 기대를 드러냈다. 포항시는 환영했다.", id="hope-to-come"
        ),
    ],
)
def test_a_way_through_and_a_hope_relate_no_two_places(text):
    """Neither a way that leads through places nor a hope to come is a relation that is held."""
    document = Document(id="0" * 12, source="test", sha256="0" * 64, text=text, language="ko", published="2024-05-20")
    assert not [each for each in extract(document).statements if isinstance(each, Tie)]
