"""Parts in networks that no rule tells of but the signs of a sentence do, in own sentences."""

import pytest

from kg import statements
from kg.model import Document, Membership


def parts(text):
    """Return who has which part in which network, with its status and the rule that told it."""
    document = Document(id="0" * 12, source="test", sha256="0" * 64, text=text, language="ko", published="2024-05-20")
    return {
        (each.member, each.network, each.role.value, each.status.value): each
        for each in statements.extract(document).statements
        if isinstance(each, Membership)
    }


SHOWN = [
    pytest.param(
        "시티넷 집행위에는 부산과 요코하마가 함께한다.",
        {
            ("place/busan-kr", "network/citynet", "board", "held"),
            ("place/yokohama-jp", "network/citynet", "board", "held"),
        },
        id="a list beside the word of a part",
    ),
    pytest.param(
        "이클레이 집행위원 명단에 수원과 본의 이름이 나란히 실렸다.",
        {
            ("place/suwon-kr", "network/iclei", "board", "held"),
            ("place/bonn-de", "network/iclei", "board", "held"),
        },
        id="a verb that no rule knows",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_signs_tell_a_part(text, expected):
    """Who stands beside a word of a part in a network's sentence has it, whatever the verb; less sure than one told."""
    found = parts(text)
    assert set(found) == expected
    assert {each.rule for each in found.values()} == {"rule:ko/membership-signs"}
    assert all(each.confidence < 0.5 for each in found.values())


NOT_SHOWN = [
    pytest.param("춘천시는 시티넷 집행위원 자리를 사양했다.", id="declined"),
    pytest.param("서울시는 시티넷 의장 도시를 만류했다.", id="what is done to the holder"),
    pytest.param("부산시는 이클레이 회원도시 관계자와 만찬을 했다.", id="people of a member"),
    pytest.param("김해시는 시티넷 이사에도 나갑니까?", id="asked"),
]


@pytest.mark.parametrize("text", NOT_SHOWN)
def test_signs_tell_no_part(text):
    """A part that is declined, asked for, another's or only its people's is nobody's."""
    assert parts(text) == {}


def test_a_body_is_taken_up_by_its_last_noun():
    """이 연합, 연합은 mean the network so called that was named last, not one of another name in between."""
    text = (
        "동북아시아지역자치단체연합이 21일 총회를 열었다. 시티넷도 사람을 보냈다. "
        "연합에는 경상북도와 시마네현이 회원으로 가입해 있다."
    )
    assert set(parts(text)) == {
        ("place/north-gyeongsang-kr", "network/near", "member", "held"),
        ("place/shimane-prefecture-jp", "network/near", "member", "held"),
    }
