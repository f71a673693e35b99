"""Standing agreements in plain English: what stands beside a city's name, and whose partner it is."""

import pytest

from kg.model import Agreement, Document, Naming
from kg.statements import extract


def pacts(text: str) -> set[tuple[str, str, str, str, str | None]]:
    """Return the two parties, type, status and date of each agreement of a text."""
    document = Document(id="d0", source="d0", sha256="d0", text=text, language="en", published="2022-11-15")
    found = set()
    for each in extract(document).statements:
        if isinstance(each, Agreement) and not each.denied:
            one, other = sorted(party.partition("/")[2].split("-")[0] for party in each.parties)
            found.add((one, other, each.type.value, each.status.value, each.date))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Busan hosted the forum. Fukuoka, a sister city since 2007, wants sailings to resume. Busan agreed.",
            {("busan", "fukuoka", "sister", "signed", "2007")},
            id="in-apposition",
        ),
        pytest.param(
            "Gwangju held its forum. Sendai, a friendship partner since 2002, cancelled its trip to Gwangju.",
            {("gwangju", "sendai", "friendship", "signed", "2002")},
            id="a-partner",
        ),
        pytest.param(
            "Daegu welcomed guests. The visitors leave Friday for Osaka, another of Milan's sister cities.",
            {("milan", "osaka", "sister", "signed", None)},
            id="of-another-city",
        ),
        pytest.param(
            "Incheon and Honolulu, sister cities since 2003, will exchange nurses. Incheon pays.",
            {("honolulu", "incheon", "sister", "signed", "2003")},
            id="both-of-them",
        ),
        pytest.param(
            "Gimcheon will send two coaches to Bandung in West Java, Indonesia. The two became sister cities in 2014.",
            {("bandung", "gimcheon", "sister", "signed", "2014")},
            id="the-region-only-places-the-city",
        ),
        pytest.param(
            "Jeonju is growing its ties. Its sister cities include Kanazawa (2002) and Suzhou (1996).",
            {
                ("jeonju", "kanazawa", "sister", "signed", "2002"),
                ("jeonju", "suzhou", "sister", "signed", "1996"),
            },
            id="a-list-without-a-known-verb",
        ),
        pytest.param(
            "Seoul will not renew its membership in the alliance, and an agreement with Athens has been put off.",
            {("athens", "seoul", "other", "planned", None)},
            id="put-off-is-not-ended",
        ),
        pytest.param("Wonju and Boulder held talks. No agreement is being considered, Wonju said.", set(), id="none"),
    ],
)
def test_partners_beside_a_name(text: str, expected: set[tuple[str, str, str, str, str | None]]) -> None:
    """What a text says in passing of a city's partners is read like its own sentence."""
    assert pacts(text) == expected


def test_a_month_in_a_date_is_no_place():
    """March is a town too, but not where a day stands beside it: a dateline lists it after the city."""
    text = "Osaka, March 14, 2022\n\nOsaka renews its pact\n\nOsaka led a mission to Turku, Finland."
    document = Document(id="d0", source="d0", sha256="d0", text=text, language="en", published="2022-03-14")
    named = {each.entity for each in extract(document).statements if isinstance(each, Naming)}
    assert {each for each in named if each.startswith("place/")} == {
        "place/osaka-jp",
        "place/turku-fi",
    }


def test_who_weighs_a_proposed_pact_is_its_other_side():
    """The city of the same sentence comes before one that an earlier sentence named."""
    text = "Pohang held a forum. Pohang met Osaka. Turku proposed a friendship agreement, which Tampere is considering."
    assert pacts(text) == {("tampere", "turku", "friendship", "proposed", None)}
