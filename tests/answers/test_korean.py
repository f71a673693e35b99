"""Korean questions: verbs in all their forms, what is asked for last, and words that mean something together."""

import pytest

from kg.answers.conjugation import forms
from kg.errors import QueryError


@pytest.mark.parametrize(
    ("verb", "some"),
    [
        ("바뀌다", {"바뀐", "바뀔", "바뀌었"}),
        ("끊기다", {"끊긴", "끊겨", "끊겼"}),
        ("오르다", {"오른", "올라", "올랐"}),
        ("들르다", {"들른", "들러", "들렀"}),
        ("모으다", {"모은", "모아", "모았"}),
        ("다녀오다", {"다녀온", "다녀와", "다녀왔"}),
        ("짓다", {"지은", "지어", "지었"}),
        ("늘다", {"느는", "늘고", "늘어"}),
        ("어렵다", {"어려운", "어려울", "어려워", "어렵고"}),
        ("손잡다", {"손잡은", "손잡아", "손잡고"}),
        ("일컫다", {"일컫는", "일컬은", "일컬어"}),
        ("취임하다", {"취임한", "취임해", "취임했"}),
    ],
)
def test_forms_of_a_verb(verb, some):
    """A verb's forms are made from the one that a dictionary has; none is of one syllable."""
    made = forms(verb)
    assert some <= set(made)
    assert all(len(form) > 1 for form in made)


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("새 교류 후보를 고양시에 제안하고 이유도 말해줘", "recommendation"),
        ("군수가 새로 부임하고 나서 소식이 끊긴 곳은?", "silenced"),
        ("간다고 했는데 갔다는 보도가 하나도 없는 방문은?", "unconfirmed"),
        ("최근 몇 년 사이 줄어든 교류 분야", "trend"),
        ("5년째 활동이 없는 우호도시", "dormant"),
        ("위고를 빼면 고양시와 아무 접점이 없는 도시", "only through"),
        ("시장이 참석하지 못해 대신 나간 사람을 순서대로", "deputies"),
        ("우호도시였던 곳이 나중에 친선도시가 된 경우", "upgraded"),
        ("유효기간이 1년도 안 남은 협약", "expiring"),
        ("아시아와 유럽 사이에 선 도시", "brokers"),
        ("서울은 중앙아시아와 무엇을 두고 협력하나?", "shared themes"),
        ("서울을 본떠 정책을 세우려는 도시", "copied"),
        ("단체장이 떠난 뒤 사실상 교류가 중단된 도시", "silenced"),
        ("고양과 더블린이 교류한다는 건 무엇으로 알 수 있어?", "evidence"),
    ],
)
def test_words_that_mean_something_together(question, intent, answer):
    """Noun and verb in any form and order tell the particular question that is asked."""
    assert answer(question, lang="en").intent == intent


def test_partner_of_both(answer):
    """Of one city's partners, those that the other has too: not the other city itself."""
    found = answer("고양시 파트너 가운데 서울과도 교류하는 도시는?", lang="en")
    assert {row[found.columns.index("partner")] for row in found.rows} == {"Paris"}


def test_both_of_two_pacts(answer):
    """이면서 takes two kinds of partners together."""
    found = answer("서울과 우호도시이면서 친선도시인 곳은?", lang="en")
    assert {row[found.columns.index("partner")] for row in found.rows} == {"Wellington"}


def test_what_was_meant(answer):
    """What somebody meant to do is planned, whatever tense its verb is in."""
    found = answer("최성 시장이 2016년 유럽에서 만나려고 했던 기관은?", lang="en")
    assert {row[found.columns.index("status")] for row in found.rows} == {"planned, unconfirmed"}


def test_policy_in_a_themes_name(answer):
    """Where a theme's name ends in 정책, its policies are asked for all the same."""
    found = answer("쿤밍의 습지 정책 이름은?", lang="en")
    assert (found.intent, len(found.rows)) == ("policies", 1)


@pytest.mark.parametrize(
    "question",
    [
        "고양시가 2025년에 방문하지 않은 중국 도시가 있나?",
        "협약이 없지 않은 고양시 교류 도시",
        "서울과 고양이 공유하는 주제를 맡은 사람은 누구?",
        "서울과 협약을 세 번 맺은 도시는?",
        "서울 떡집 추천해줘",
        "서울과 웰링턴의 협약 근거 사진을 보내줘",
    ],
)
def test_what_would_be_answered_otherwise_is_refused(question, answer):
    """A 'not' that bears on nothing, a second one, and people where none are told: no answer, rather than another's."""
    with pytest.raises(QueryError):
        answer(question)
