"""Events and roles in English press releases: who sends whom, what is hosted, whose assembly talks stand beside."""

import pytest

from kg.model import Document, Event, EventKind, Membership
from kg.statements import extract

_HEAD = "POHANG -- Pohang told of its exchanges on Friday. "


def _read(text):
    document = Document(id="d0", source="d0", sha256="d0", text=text, language="en", published="2024-05-20")
    return extract(document).statements


def _told(text):
    """Return kind, place (its name alone) and status of each event."""
    return {
        (each.type.value, each.place.removeprefix("place/").split("-")[0] if each.place else None, each.status.value)
        for each in _read(_HEAD + text)
        if isinstance(each, Event)
    }


TOLD = [
    pytest.param(
        "The city will send two judo coaches to Hanoi in July.", ("training", "hanoi", "planned"), id="coaches"
    ),
    pytest.param(
        "The city held a study tour for 12 officials from Hanoi and Hue.",
        ("training", "pohang", "held"),
        id="study-tour",
    ),
    pytest.param(
        "Hanoi will host the next assembly in October 2026.", ("conference", "hanoi", "planned"), id="next-host"
    ),
    pytest.param(
        "Hanoi, host of the 2018 port conference, sent greetings.", ("conference", "hanoi", "held"), id="host-before"
    ),
    pytest.param(
        "The Port Cities Forum was held at the Steel Convention Center. "
        "Mayor Lee Min-ho of Pohang met the mayor of Hanoi.",
        ("meeting", "pohang", "held"),
        id="beside-own-forum",
    ),
    pytest.param(
        "A planned meeting with Hanoi did not take place.", ("meeting", None, "cancelled"), id="planned-meeting"
    ),
    pytest.param("A delegation from Lisbon visited Pohang.", ("visit", "pohang", "held"), id="delegation-from"),
    pytest.param(
        "A delegation from Kyoto, led by Mayor Endo Haruki, visited Florence.",
        ("visit", "florence", "held"),
        id="led-by",
    ),
    pytest.param("The delegation spent two days in Turku.", ("visit", "turku", "held"), id="spent-days"),
    pytest.param(
        "The mayor will lead a mission to Hanoi and Hue in June.", ("visit", "hue", "planned"), id="several-goals"
    ),
    pytest.param("In Turku, the delegation met port officials.", ("visit", "turku", "held"), id="done-abroad"),
    pytest.param("The final stop was Turku.", ("visit", "turku", "held"), id="called-a-stop"),
    pytest.param(
        "The vice mayor is in Turku this week for talks on ports.", ("visit", "turku", "held"), id="there-for-talks"
    ),
    pytest.param(
        "The mayor of Porto was due to visit Pohang in June but the trip has been postponed.",
        ("visit", "pohang", "cancelled"),
        id="put-off",
    ),
    pytest.param(
        "The visit of the Porto delegation to Pohang was postponed until October.",
        ("visit", "pohang", "planned"),
        id="put-off-to-a-day",
    ),
    pytest.param("A planned call at Porto was dropped.", ("visit", "porto", "cancelled"), id="dropped-call"),
    pytest.param(
        "Twenty students from Turku stayed with families in Pohang.", ("training", "pohang", "held"), id="host-families"
    ),
    pytest.param(
        "Two engineers will be seconded to Turku for a month.", ("training", "turku", "planned"), id="seconded"
    ),
    pytest.param(
        "Pohang Mayor Lee Min-ho and Turku Deputy Mayor Piia Elo signed the renewal at Turku City Hall.",
        ("signing", "turku", "held"),
        id="paper-told-before",
    ),
    pytest.param(
        "The Pohang orchestra will give a concert in Turku in June.",
        ("festival", "turku", "planned"),
        id="plain-concert",
    ),
    pytest.param(
        "Pohang and Turku held a joint seminar by video.", ("conference", None, "held"), id="plain-seminar-online"
    ),
    pytest.param(
        "\n\nComing up\n- 12-15 June: visit of a delegation from Turku",
        ("visit", "pohang", "planned"),
        id="item-of-guests",
    ),
    pytest.param(
        "\n\nResults\n- Talks with Deputy Mayor Piia Elo of Turku (online)",
        ("meeting", None, "held"),
        id="item-of-talks",
    ),
    pytest.param(
        "Officials met guests from Hanoi. The Vietnamese delegation leaves Friday for Osaka.",
        ("visit", "osaka", "planned"),
        id="by-nation",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_english_events_are_told_by_their_verbs(text, expected):
    """Each event has the kind, place and status that its sentence tells."""
    if text.startswith("Officials"):
        found = {each for each in _told(text) if each[:2] == expected[:2]}
        assert found
    else:
        assert expected in _told(text)


NOT_TOLD = [
    pytest.param(
        "The city welcomed a study tour for 12 officials from Hanoi.", ("visit", "hanoi"), id="tour-is-a-noun"
    ),
    pytest.param("The mayor inspected the site of Expo 2025 in Osaka.", ("exhibition", "osaka"), id="site-of-a-fair"),
    pytest.param("The award went to Hanoi for its parks.", ("visit", "hanoi"), id="prize-went"),
]


@pytest.mark.parametrize(("text", "absent"), NOT_TOLD)
def test_english_nouns_are_no_verbs(text, absent):
    """A tour, a site and a prize that goes to a city are no visits and no fairs."""
    assert absent not in {each[:2] for each in _told(text)}


def test_who_travels_is_the_party_that_is_put_off():
    """The visit of one city's people to another is theirs, also where it is put off."""
    told = [
        each
        for each in _read(_HEAD + "The visit of the Porto delegation to Pohang was postponed.")
        if isinstance(each, Event)
    ]
    assert [each.visitors for each in told] == [("place/porto-pt",)]


def test_talks_carry_the_day_of_the_visit():
    """Talks told without a day are of the visit's day in the same city."""
    text = "The mayor of Turku visited Pohang on May 4. Pohang Mayor Lee Min-ho met the mayor of Turku in Pohang."
    talks = [each for each in _read(_HEAD + text) if isinstance(each, Event) and each.type.value == "meeting"]
    assert [each.start for each in talks] == ["2024-05-04"]


def test_a_small_town_named_again_where_only_places_stand_is_one():
    """A place that the list has as small counts if the text goes there twice; a name told once does not."""
    twice = "Pohang Mayor Lee Min-ho flew to Porvoo. Pohang officials came back from Porvoo."
    assert ("visit", "porvoo", "held") in _told(twice)
    assert not any(place == "porvoo" for _, place, _ in _told("The prize was given by Porvoo."))


def _roles(text):
    return {
        (each.member.removeprefix("place/").split("-")[0], each.role.value, each.status.value)
        for each in _read(text)
        if isinstance(each, Membership)
    }


ROLES = [
    pytest.param("Suncheon and Hanoi were admitted as new members.", ("suncheon", "member", "held"), id="admitted"),
    pytest.param(
        "Delegates named Hanoi and Jeonju co-president cities.", ("jeonju", "co-president", "held"), id="named"
    ),
    pytest.param("The CityNet Green Award went to Jeonju.", ("jeonju", "awarded", "held"), id="award-went"),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles_go_on_with_the_body_named_before(text, expected):
    """Members and presidents told without the body's name belong to the one named right before."""
    assert expected in _roles("BUSAN -- Busan hosted the congress of CityNet on May 3. " + text)


def test_a_guest_received_in_the_passive_is_who_came():
    visits = [
        each
        for each in _read(_HEAD + "In March, a delegation from Turku was warmly received at Pohang City Hall.")
        if isinstance(each, Event) and each.type is EventKind.VISIT
    ]
    assert [(each.place, each.visitors) for each in visits] == [("place/pohang-kr", ("place/turku-fi",))]
