"""What is wished, weighed, supposed, put off or denied is never told as having come about, in either language.

Every kind of fact is put into every mood: a plan shown as a fact is the error that readers forgive least.
"""

import pytest

from kg import statements
from kg.model import Agreement, Document, Event, Membership, Status, Tie

CAME_ABOUT = (Status.HELD, Status.SIGNED, Status.IN_FORCE)

# stem of the verb, noun of the act
KOREAN = {
    "membership": ("C40에 가입하", "C40 가입"),
    "sister": ("쿤밍시와 자매결연을 체결하", "쿤밍시와의 자매결연 체결"),
    "mou": ("쿤밍시와 업무협약을 체결하", "쿤밍시와의 업무협약 체결"),
    "visit": ("쿤밍시를 방문하", "쿤밍시 방문"),
    "meeting": ("쿤밍시장을 면담하", "쿤밍시장과의 면담"),
    "conference": ("국제습지포럼을 개최하", "국제습지포럼 개최"),
    "award": ("WeGO 어워드를 수상하", "WeGO 어워드 수상"),
}
KOREAN_MOODS = (
    "{verb}지 않았다",
    "{verb}지 못했다",
    "아직 {verb}지 않은 상태다",
    "{future}지 검토하고 있다",
    "{future} 수도 있다",
    "{verb}기를 희망했다",
    "{verb}고 싶다고 밝혔다",
    "{verb}려면 예산이 필요하다",
    "{present}다면 처음이다",
    "{must} 한다는 지적이 나왔다",
    "{noun:을} 검토 중이다",
    "{noun:을} 고려하고 있다",
    "{noun:을} 저울질하고 있다",
    "{noun:을} 거절했다",
    "{noun:을} 포기했다",
    "{noun:을} 추진했으나 무산됐다",
    "{noun:을} 백지화했다",
    "{noun}에 실패했다",
    "{noun}에 관심을 보였다",
    "{noun} 가능성을 타진했다",
    "{noun} 계획이 없다",
    "{noun} 여부를 내년에 결정한다",
)
# what was to be, and what became of it: no part, pact or event of it is told as coming or come, and no tie as held
KOREAN_PLANS = (
    "{stem}할 예정이었으나",
    "{stem}할 계획이었지만",
    "{stem}하려 했으나",
    "{stem}하려다",
    "{stem}하기로 했으나",
    "{noun:을} 추진했지만",
)
KOREAN_FAILURES = ("취소됐다", "성사되지 않았다", "불발에 그쳤다", "없던 일이 됐다", "물거품이 됐다")
KOREAN_DELAYS = ("연기됐다", "내년으로 미뤘다", "해를 넘기게 됐다")
# base form, -ing form, past participle
ENGLISH = {
    "membership": ("join C40", "joining C40", "joined C40"),
    "sister": tuple(f"{verb} a sister-city agreement with Kunming" for verb in ("sign", "signing", "signed")),
    "mou": tuple(f"{verb} a memorandum of understanding with Kunming" for verb in ("sign", "signing", "signed")),
    "visit": ("visit Kunming", "visiting Kunming", "visited Kunming"),
    "meeting": tuple(f"{verb} Kunming Mayor Li Wei" for verb in ("meet", "meeting", "met")),
    "conference": tuple(f"{verb} the International Wetland Forum" for verb in ("host", "hosting", "hosted")),
    "award": ("win the WeGO Award", "winning the WeGO Award", "won the WeGO Award"),
}
ENGLISH_MOODS = (
    "did not {base}",
    "has not {past}",
    "never {past}",
    "was unable to {base}",
    "failed to {base}",
    "declined to {base}",
    "refused to {base}",
    "gave up {ing}",
    "ruled out {ing}",
    "decided against {ing}",
    "abandoned its plan to {base}",
    "dropped the idea of {ing}",
    "is considering {ing}",
    "is thinking of {ing}",
    "has yet to decide whether to {base}",
    "showed interest in {ing}",
    "may {base}",
    "might {base} next year",
    "could {base}",
    "should {base}, a councillor said",
    "hopes to {base}",
    "would like to {base}",
    "was invited to {base}",
    "promised to {base}",
    "had intended to {base}",
    "would be the first city to {base}",
)
# the same in English, with what the act is called
ENGLISH_PLANS = (
    "Goyang was to {base}, but the plan was {end}.",
    "Goyang had planned to {base}, but this was {end}.",
    "A plan by Goyang to {base} was {end}.",
    "Goyang's plan to {base} was {end}.",
    "Goyang planned to {base} but it was {end}.",
    "Goyang's {noun} was {end}.",
)
ENGLISH_NOUNS = {
    "membership": "membership of C40",
    "sister": "sister-city agreement with Kunming",
    "visit": "visit to Kunming",
    "meeting": "meeting with Kunming Mayor Li Wei",
    "conference": "International Wetland Forum",
}


def told(text: str, language: str, states: tuple[Status, ...] = CAME_ABOUT, *, ties: bool = True) -> list[str]:
    """Return what a text tells as having come about: parts, pacts and events, and the ties that these alone make."""
    kinds = (Agreement, Event, Membership, Tie) if ties else (Agreement, Event, Membership)
    document = Document(id="t", source="t", sha256="0", text=text, published="2025-06-20", language=language)
    return [
        f"{each.kind} {each.status}"
        for each in statements.extract(document).statements
        if isinstance(each, kinds) and each.status in states and not each.denied
    ]


def korean(mood: str, verb: str, noun: str) -> str:
    """Return a sentence of a mood, with the endings that its verb and noun take."""
    stem = verb.removesuffix("하")
    particle = "을" if (ord(noun[-1]) - ord("가")) % 28 else "를"
    words = {
        "stem": stem,
        "verb": verb,
        "future": f"{stem}할",
        "present": f"{stem}한",
        "must": f"{stem}해야",
        "noun": noun,
    }
    return f"고양시는 {mood.replace('{noun:을}', noun + particle).format(**words)}."


@pytest.mark.parametrize("mood", KOREAN_MOODS)
def test_korean_moods(mood):
    """A Korean sentence that only wishes, weighs, supposes or denies tells nothing as having come about."""
    found = {kind: told(korean(mood, *words), "ko") for kind, words in KOREAN.items()}
    assert found == {kind: [] for kind in KOREAN}


@pytest.mark.parametrize("plan", KOREAN_PLANS)
def test_plans_that_failed_or_wait(plan):
    """What was planned and fell through is not planned any more; what was put off did not come about."""
    for kind, words in KOREAN.items():
        if kind == "award":
            continue  # nobody plans to be given a prize
        for failure in KOREAN_FAILURES:
            text = korean(f"{plan} {failure}", *words)
            assert told(text, "ko") == [], text
            assert told(text, "ko", (Status.PLANNED,), ties=False) == [], text
        for delay in KOREAN_DELAYS:
            text = korean(f"{plan} {delay}", *words)
            assert told(text, "ko") == [], text


@pytest.mark.parametrize("mood", ENGLISH_MOODS)
def test_english_moods(mood):
    """An English sentence that only wishes, weighs, supposes or denies tells nothing as having come about."""
    texts = {kind: mood.format(base=base, ing=ing, past=past) for kind, (base, ing, past) in ENGLISH.items()}
    assert {kind: told(f"Goyang {text}.", "en") for kind, text in texts.items()} == {kind: [] for kind in ENGLISH}


@pytest.mark.parametrize("plan", ENGLISH_PLANS)
def test_english_plans_that_failed_or_wait(plan):
    """What was planned and called off is not planned any more; what was put off did not come about."""
    for kind, noun in ENGLISH_NOUNS.items():
        for end in ("cancelled", "called off", "abandoned", "rejected by the council"):
            text = plan.format(base=ENGLISH[kind][0], noun=noun, end=end)
            assert told(text, "en") == [], text
            assert told(text, "en", (Status.PLANNED,), ties=False) == [], text
        text = plan.format(base=ENGLISH[kind][0], noun=noun, end="postponed")
        assert told(text, "en") == [], text


@pytest.mark.parametrize("kind", KOREAN)
def test_what_came_about_is_told(kind):
    """The same words in the past tense tell what came about, so that silence above is no accident."""
    assert told(f"고양시는 {KOREAN[kind][0].removesuffix('하')}했다.", "ko") != []
    assert told(f"Goyang {ENGLISH[kind][2]} on 3 June 2025.", "en") != []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Incheon, which had considered a bid, became a member of C40 in 2019.", Status.HELD),
        ("Asked about the plan, Incheon joined C40 in 2019.", Status.HELD),
        ("Incheon plans to join C40.", Status.PLANNED),
        ("Incheon became the first city to win the WeGO Award.", Status.HELD),
        ("Incheon will receive the WeGO Award in May 2027.", Status.PLANNED),
    ],
)
def test_what_governs_the_verb_decides(text, status):
    """Only what leads to the verb sets its mood, not any plan or question that the sentence speaks of besides."""
    document = Document(id="t", source="t", sha256="0", text=text, published="2025-06-20", language="en")
    found = [each.status for each in statements.extract(document).statements if isinstance(each, Membership)]
    assert found == [status]


ASKED = ("체결했습니까?", "체결한 것으로 아는데 맞습니까?", "체결했나요?", "체결한 것이 사실인가요?")
CALLED_TO_MIND = ("체결했죠?",)


@pytest.mark.parametrize("end", [*ASKED, *CALLED_TO_MIND])
def test_what_is_asked_is_not_told_unless_it_is_called_to_mind(end):
    """A member of a council asks whether there is a pact; a question tag says that there is."""
    text = f"고양시의회 회의록\n\n○ 위원: 고양시는 쿤밍시와 자매결연을 {end}\n"
    document = Document(id="d0", source="d0", sha256="d0", text=text, language="ko", published="2024-05-20")
    pacts = [each for each in statements.extract(document).statements if isinstance(each, Agreement)]
    assert bool(pacts) == (end in CALLED_TO_MIND)


def test_who_does_not_run_for_a_role_plans_no_part():
    """출마하지 않기로 했다 is no candidacy."""
    for end, parts in (("출마하기로 했다", 1), ("출마하지 않기로 했다", 0)):
        text = f"고양시, 국제기구 소식\n\n고양시는 시티넷 회장직에 {end}.\n"
        document = Document(id="d0", source="d0", sha256="d0", text=text, language="ko", published="2024-05-20")
        found = [each for each in statements.extract(document).statements if isinstance(each, Membership)]
        assert len(found) == parts
