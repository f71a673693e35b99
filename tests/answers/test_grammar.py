"""How questions are read: conditions and their combinations, names, slips, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.answers.engine import ask
from kg.answers.facts import Filters, find
from kg.answers.grammar import read
from kg.answers.lexicon import Lexicon
from kg.answers.reading import tell
from kg.answers.scanner import mend
from kg.errors import KgError, QueryError, UnknownNameError
from kg.model import Agreement, AgreementType, Place, Reading, Status
from kg.triples import build_readings
from kg.vocabulary import IDENTIFIER, THEME

GOYANG, KUNMING, SEOUL = (f"{IDENTIFIER}place/{name}" for name in ("goyang-kr", "kunming-cn", "seoul-kr"))


@pytest.mark.parametrize(
    ("question", "intent", "conditions"),
    [
        (
            "Which Chinese partners of Goyang share wetland policy since 2020?",
            "pairs",
            {"cities": (GOYANG,), "countries": ("CN",), "themes": (THEME + "wetland",), "since": "2020"},
        ),
        (
            "2020년 이후 고양시와 습지 정책을 공유하는 중국 교류 도시는?",
            "pairs",
            {"cities": (GOYANG,), "countries": ("CN",), "themes": (THEME + "wetland",), "since": "2020"},
        ),
        ("Which partners of Goyang do not share wetland policy?", "pairs", {"negated": frozenset({"theme"})}),
        ("고양시와 습지 정책을 공유하지 않는 교류 도시는?", "pairs", {"negated": frozenset({"theme"})}),
        (
            "Which partners of Seoul have no agreement?",
            "pairs",
            {"negated": frozenset({"type"}), "types": ("Agreement",)},
        ),
        ("협약이 없는 서울의 교류 도시는?", "pairs", {"negated": frozenset({"type"}), "types": ("Agreement",)}),
        ("Which visits to Goyang are planned?", "events", {"direction": "to", "statuses": ("planned",)}),
        ("고양시가 방문한 도시는?", "events", {"direction": "from", "types": ("Visit",)}),
        ("고양시를 방문한 도시는?", "events", {"direction": "to", "types": ("Visit",)}),
        ("서울시가 2016년부터 2019년까지 맺은 협약은?", "agreements", {"since": "2016", "until": "2019"}),
        ("What did Goyang and Kunming agree, and what was only discussed?", "agreed", {"partners": (KUNMING,)}),
    ],
)
def test_readings(question, intent, conditions, lexicon, today):
    """Conditions compose: theme, country, period, status, direction and negation, alone and together."""
    reading = read(question, lexicon, today)
    assert reading.intent == intent
    for name, value in conditions.items():
        assert getattr(reading.conditions, name) == value, name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Which partners of Goyng share wetland policy?", "goyang"),
        ("Which partners of Goyang share wetlnd policy?", "wetland"),
        ("고앙시의 교류 도시는?", "고양"),
        ("쿤몽의 교류 도시는?", "쿤밍"),
    ],
)
def test_slips_are_mended_and_said(typed, meant, answer):
    """One or two wrong letters are read as the name that was meant, and the answer says so."""
    found = answer(typed)
    assert found.rows
    assert any(meant in note for note in found.notes)


@pytest.mark.parametrize(
    "question", ["부산시의 교류 도시는?", "Which partners does Busan have?", "아틀란티스시의 교류 도시는?"]
)
def test_unknown_city(question, answer):
    """A city that the graph does not have is named, with the nearest ones, not left out of the question."""
    with pytest.raises(UnknownNameError, match=r"가까운 이름|Nearest names"):
        answer(question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("?!", "no words"),
        ("Which partners " * 700, "characters"),
        ("ソウルの姉妹都市はどこですか", "Korean and English"),
        ("首尔的姐妹城市", "Korean and English"),
        ("SELECT ?s WHERE { ?s ?p ?o }", "kg sparql"),
        ("PREFIX ic: <x> ASK { ?s ?p ?o }", "kg sparql"),
        ("What is the weather in Seoul?", "nearest"),
        ("서울 날씨 어때?", "가까운 질문"),
    ],
)
def test_refused(question, words, answer):
    """What cannot be read gets one plain line that says what would do."""
    with pytest.raises(QueryError) as error:
        answer(question)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_ignored_words_are_named(answer):
    """A word that was not understood is named, not passed over in silence."""
    with pytest.raises(QueryError, match="not understood: 'splendidly'"):
        answer("Which partners of Goyang share wetland policy splendidly?")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("목포와 교류하는 도시는?", "목포"),
        ("보상과 교류하는 도시는?", "보상"),
        ("부샹과 교류하는 도시는?", "부샹"),
        ("부샹시의 자매도시는?", "부샹시"),
        ("아틀란티스와 교류하는 도시는?", "아틀란티스"),
        ("하노이의 자매도시는?", "하노이"),
        ("Which cities are partners of Boston?", "Boston"),
        ("which cities are partners of boston", "boston"),
        ("Which cities exchange with Partnr?", "Partnr"),
        ("Which partners of Wetlnd share a theme?", "Wetlnd"),
        ("which cities are partners of agreemnt", "agreemnt"),
    ],
)
def test_name_is_never_read_as_another_word(question, name, lexicon, today):
    """What stands in the place of a name is refused as a name, not respelled into a word of the vocabulary."""
    with pytest.raises(UnknownNameError, match=f"'{name}'"):
        read(question, lexicon, today)


def test_real_place_is_no_slip():
    """A place that exists is mended into nothing, be it a letter away from a word that questions are made of."""
    names = Lexicon([])
    assert mend("부샹은", names).mended == "부상"
    assert mend("부산은", names) is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which agreements are there?", "Agreements, any status"),
        ("Which visits are planned?", "Visits, status: planned"),
        ("고양시는 어떤 네트워크에 속해 있나?", "고양의 네트워크 가입과 역할 (모든 상태)"),
        ("고양시장은 누구인가?", "고양의 시장인 공직자"),
        ("고양시가 방문한 도시는?", "고양이 한 방문 (행사) (모든 상태)"),
        ("고양시를 방문한 도시는?", "고양으로 향한 방문 (행사) (모든 상태)"),
        ("고양시는 쿤밍시와 자매도시인가?", "그래프에 있는지"),
    ],
)
def test_reading_is_told_in_whole_phrases(question, told, lexicon, today):
    """How a question was read is told with the particles and commas of its language; only yes or no asks whether."""
    text = tell(read(question, lexicon, today), lexicon)
    assert told in text
    assert ("그래프에 있는지" in text) == ("그래프에 있는지" in told)


@pytest.mark.parametrize("question", ["하이퐁과 무엇을 하기로 했나?", "창원은 하이퐁과 무엇을 하기로 했나?"])
def test_what_is_planned_with_a_place_is_more_than_events(question, today):
    """A planned agreement is something that two cities mean to do, as a planned visit is."""
    from graphs import document, spans

    text = "창원시는 하이퐁시와 업무협약을 맺기로 했다."
    source = document(text, "plan", "2026-11-01")
    places = (
        Place(id="changwon-kr", kind="city", ko="창원", en="Changwon", country="KR"),
        Place(id="haiphong-vn", kind="city", ko="하이퐁", en="Haiphong", country="VN"),
    )
    pact = Agreement(
        evidence=spans(source, text),
        rule="test",
        parties=tuple(place.reference for place in places),
        type=AgreementType.MOU,
        status=Status.PLANNED,
    )
    store = build_readings([Reading(document=source, places=places, statements=(pact,))], None)
    found = ask(store, question, today=today)
    assert [row[found.columns.index("relation")] for row in found.rows] == ["업무협약"]
    assert "예정·제안 1건" in found.sentence


def test_ambiguous_name_lists_its_candidates(today):
    """A name of two places is answered for both, and both are named."""
    from graphs import document, spans

    text = "고양시는 2014년 청도와 협약을 맺었다."
    source = document(text, "pact", "2014-05-01")
    words = spans(source, text)
    pairs = (("qingdao-cn", "칭다오", "Qingdao", "CN"), ("cheongdo-kr", "청도군", "Cheongdo", "KR"))
    places = [Place(id=i, kind="city", ko=ko, en=en, country=code, labels=("청도",)) for i, ko, en, code in pairs]
    home = Place(id="goyang-kr", kind="city", ko="고양", en="Goyang", country="KR")
    pacts = tuple(
        Agreement(
            evidence=words,
            rule="test",
            parties=tuple(sorted((home.reference, place.reference))),
            type=AgreementType.SISTER,
            status=Status.SIGNED,
            date="2014",
        )
        for place in places
    )
    store = build_readings([Reading(document=source, places=(home, *places), statements=pacts)], None)
    found = ask(store, "청도의 자매도시는?", today=today, lang="en")
    assert {row[0] for row in found.rows} == {"Qingdao", "Cheongdo"}
    assert any("qingdao-cn" in note and "cheongdo-kr" in note for note in found.notes)
    asked = ask(store, "기사 속 '청도'는 어느 도시를 가리키나?", today=today, lang="en")
    assert {row[0] for row in asked.rows} == {"Qingdao", "Cheongdo"}


@pytest.fixture(scope="module")
def canton():
    """Return a graph that has Guangzhou, which older texts call 광주, and neither of the Korean cities of that name."""
    from graphs import document, spans

    text = "고양시는 2014년 광저우와 협약을 맺었다."
    source = document(text, "pact", "2014-05-01")
    home = Place(id="goyang-kr", kind="city", ko="고양", en="Goyang", country="KR")
    there = Place(id="guangzhou-cn", kind="city", ko="광저우", en="Guangzhou", country="CN", labels=("광주", "廣州"))
    pact = Agreement(
        evidence=spans(source, text),
        rule="test",
        parties=(home.reference, there.reference),
        type=AgreementType.SISTER,
        status=Status.SIGNED,
    )
    return build_readings([Reading(document=source, places=(home, there), statements=(pact,))], None)


@pytest.mark.parametrize("name", ["광주시", "광주광역시"])
def test_a_name_with_its_suffix_means_no_place_that_is_never_called_so(canton, today, name):
    """광주시 is a city in Korea: a graph without it says so, and takes no other for it; 광저우시 stays Guangzhou."""
    with pytest.raises(UnknownNameError, match=name):
        ask(canton, f"{name}의 자매도시는?", today=today)
    with pytest.raises(UnknownNameError, match=name):
        find(canton, "agreements", Filters(city=name))
    assert len(ask(canton, "광저우시의 자매도시는?", today=today).rows) == 1
    assert len(ask(canton, "廣州의 자매도시는?", today=today).rows) == 1


NASTY = st.text(alphabet="\"'{}\\<>?;.#$|^`\n\t가나다xyz ", max_size=30)


@given(before=NASTY, after=NASTY)
def test_questions_never_break_or_inject(demo, lexicon, today, before, after):
    """Whatever stands around a question, it is answered or refused in words; nothing typed gets into the query."""
    mark = "zqx"
    question = f"{before} Which partners of Goyang share wetland policy {mark}{after}"
    plain = ask(demo, "Which partners of Goyang share wetland policy", today=today, lexicon=lexicon)
    try:
        found = ask(demo, question, today=today, lexicon=lexicon)
    except KgError:
        return
    else:
        assert mark not in found.sparql
        if found.intent == plain.intent:
            assert found.sparql.count("{") == found.sparql.count("}")


@given(text=st.text(max_size=60))
def test_any_text_is_read_or_refused(demo, lexicon, today, text):
    """No text makes anything but an answer or an error that says what would do."""
    try:
        ask(demo, text, today=today, lexicon=lexicon)
    except KgError as error:
        # in words, and in one line
        said = str(error)
    else:
        return
    assert said.strip()
