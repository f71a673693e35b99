"""Readings as facts, and the way from gold facts to a reading and back."""

from kg.evaluation.facts import from_reading
from kg.evaluation.gold import LISTS, read_facts, to_reading
from kg.evaluation.scores import compare
from kg.model import Agreement, AgreementType, Document, Exchange, Naming, Place, Reading, Span, Status

DOCUMENT = Document(id="d", source="d.txt", sha256="0", text="여수시와 가라쓰시는 자매도시다.")
SPAN = (Span(document="d", start=0, end=4),)
YEOSU = Place(id="yeosu-kr", kind="city", ko="여수", en="Yeosu", country="KR")
KARATSU = Place(id="karatsu-jp", kind="city", ko="가라쓰", en="Karatsu", country="JP")


def agreement(status, date=None, *, denied=False):
    return Agreement(
        evidence=SPAN,
        rule="r",
        parties=("place/karatsu-jp", "place/yeosu-kr"),
        type=AgreementType.SISTER,
        status=status,
        date=date,
        denied=denied,
    )


def test_a_thing_stated_twice_is_one_fact():
    """Of a planned and a signed statement of one agreement, the signed one stands."""
    reading = Reading(
        document=DOCUMENT,
        places=(YEOSU, KARATSU),
        statements=(
            Naming(evidence=SPAN, rule="r", entity="place/yeosu-kr"),
            agreement(Status.PLANNED),
            agreement(Status.IN_FORCE, "1982"),
            agreement(Status.SIGNED, denied=True),
        ),
    )
    facts = from_reading(reading)
    assert [(fact["parties"], fact["status"], fact["date"]) for fact in facts["agreements"]] == [
        (["Karatsu", "Yeosu"], "signed", "1982")
    ]
    assert facts["places"][0]["evidence"] == "여수시와"


def test_a_denied_statement_is_no_fact():
    """What the text denies is left out."""
    denied = Exchange(evidence=SPAN, rule="r", a="place/karatsu-jp", b="place/yeosu-kr", theme="water", denied=True)
    assert from_reading(Reading(document=DOCUMENT, statements=(denied,)))["shared"] == []


def test_two_places_of_one_name_stay_apart():
    """The place named more often keeps the name; the other carries its region."""
    south = Place(id="goseong-gyeongnam-kr", kind="city", ko="고성", en="Goseong", country="KR", region="Gyeongnam")
    east = Place(id="goseong-gangwon-kr", kind="city", ko="고성", en="Goseong", country="KR", region="Gangwon")
    named = [Naming(evidence=SPAN, rule="r", entity=place.reference) for place in (south, south, east)]
    facts = from_reading(Reading(document=DOCUMENT, places=(south, east), statements=tuple(named)))
    assert {fact["en"] for fact in facts["places"]} == {"Goseong", "Goseong (Gangwon)"}


def test_gold_facts_survive_the_way_through_a_reading(shared):
    """Gold facts made a reading and written as facts again score 1 in every list."""
    for file in sorted((shared / "gold" / "seeds").glob("*.gold.json")):
        gold = read_facts(file)
        text = (shared / "seeds" / file.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        document = Document(id="d", source=file.name, sha256="0", text=text)
        comparison = compare(file.name, gold, from_reading(to_reading(gold, document)))
        for name in LISTS:
            count = comparison.count(name)
            assert (count.gold, count.predicted) == (count.right, count.right), (file.name, name)
