"""Events and roles in English press releases: who sends whom, what is hosted, whose assembly talks stand beside."""

import pytest

from kg.model import Document, Event, Membership
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
