"""Visits, talks and stays as news, notes and reports tell them: who is where with whom, whatever the construction."""

import pytest

from kg import statements
from kg.evaluation.facts import from_reading
from kg.model import Document


def read(text: str) -> list[tuple[str, str | None, str, tuple[str, ...]]]:
    """Return kind, place, status and participants of the visits, talks and trainings of a text."""
    language = "en" if text[:1].isascii() else "ko"
    reading = statements.extract(
        Document(id="t", source="t", sha256="0", text=text, published="2025-06-20", language=language)
    )
    return sorted(
        (each["kind"], each["place"], each["status"], tuple(each["participants"]))
        for each in from_reading(reading)["events"]
        if each["kind"] in ("visit", "meeting", "training")
    )


CASES = [
    pytest.param(
        "목포시는 3일 일본 벳푸시 온천 담당자들의 방문을 받았다.",
        [("visit", "Mokpo", "held", ("Beppu", "Mokpo"))],
        id="ko-visit-received",
    ),
    pytest.param(
        "원주시 관계자는 “독일 본시 일행이 하루 동안 우리 시 보건소를 둘러봤다”고 말했다.",
        [("visit", "Wonju", "held", ("Bonn", "Wonju"))],
        id="ko-who-is-quoted-does-not-travel",
    ),
    pytest.param(
        "구미시 홍보단이 태국 방콕에 입성해 판촉전을 폈다.",
        [("visit", "Bangkok", "held", ("Gumi",))],
        id="ko-other-verb-of-arriving",
    ),
    pytest.param(
        "서산시는 일본 나고야시 요청에 따라 양식 전문가 2명을 현지에 보냈다.",
        [("visit", "Nagoya", "held", ("Seosan",))],
        id="ko-sent-there",
    ),
    pytest.param(
        "의정부시장은 자매도시 시바타시 시장과 전화 통화를 하고 피해를 위로했다.",
        [("meeting", None, "held", ("Shibata", "Uijeongbu"))],
        id="ko-call",
    ),
    pytest.param(
        "벳푸시 직원이 지난 1월부터 목포시 관광과에서 일하고 있다.",
        [("training", "Mokpo", "held", ("Beppu", "Mokpo"))],
        id="ko-lent-staff",
    ),
    pytest.param(
        "대구시는 베트남 다낭시 의사 3명에게 6개월 동안 임상 연수를 제공했다.",
        [("training", "Daegu", "held", ("Da Nang", "Daegu"))],
        id="ko-course-given",
    ),
    pytest.param(
        "속초시는 2일 시청에서 오데사시 이반 코발 시장을 단장으로 한 대표단을 접견했다. 시는 11월 오데사시를 방문한다.",
        [
            ("meeting", "Sokcho", "held", ("Odesa", "Sokcho")),
            ("visit", "Odesa", "planned", ("Odesa", "Sokcho")),
            ("visit", "Sokcho", "held", ("Odesa", "Sokcho")),
        ],
        id="ko-received-before-a-trip-to-come",
    ),
    pytest.param("창원시장은 언젠가 베를린을 방문해 보고 싶다고 말했다.", [], id="ko-wish"),
    pytest.param("파리 출신의 요리사가 제주에 식당을 열었다.", [], id="ko-no-party"),
    pytest.param(
        "Officials from Medellín came to Seoul in May to learn how the transit card works.",
        [("visit", "Seoul", "held", ("Medellín", "Seoul"))],
        id="en-came",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_travels_are_read_as_told(text: str, expected: list[object]) -> None:
    """A passage gives the visits, talks and stays that it tells of, and no others."""
    assert read(text) == expected


def test_a_report_with_letters_for_boxes_is_read_by_its_headings() -> None:
    """The letter mieum that stands for a box heads what is below it: the stops of the trip are visits."""
    text = (
        "보성군 국외출장 결과보고서\n\n1. 출장 개요\n  ㅁ 기간: 2024. 3. 17.~3. 24.\n  ㅁ 방문지\n"
        "     - 우즈베키스탄 타슈켄트\n     - 몽골 울란바토르\n"
    )
    assert [each[1] for each in read(text) if each[0] == "visit"] == ["Tashkent", "Ulaanbaatar"]


def test_a_visit_between_countries_makes_a_tie() -> None:
    """Who has met in the other's city has to do with it, however little else the text says of the two."""
    text = "여수시장 일행은 프랑스 낭트시청에서 시장을 만난 데 이어 항만 재생 현장을 살펴봤다."
    reading = statements.extract(Document(id="t", source="t", sha256="0", text=text))
    assert [(each["a"], each["b"]) for each in from_reading(reading)["ties"]] == [("Nantes", "Yeosu")]
