"""Random small corpora: few places, names and dates, so that statements meet, merge and contradict each other."""

import hashlib
from random import Random

from kg.model import (
    Agreement,
    AgreementType,
    Document,
    Engagement,
    Event,
    EventKind,
    Exchange,
    Membership,
    MembershipRole,
    Naming,
    Network,
    OfficeRole,
    Place,
    Policy,
    Reading,
    Span,
    Statement,
    Status,
    Tenure,
    Tie,
)

PLACES = {
    "place/goyang-kr": Place(id="goyang-kr", kind="city", ko="고양", en="Goyang", country="KR"),
    "place/kunming-cn": Place(id="kunming-cn", kind="city", ko="쿤밍", en="Kunming", country="CN"),
    "place/seoul-kr": Place(id="seoul-kr", kind="city", ko="서울", en="Seoul", country="KR"),
}
# a place that no gazetteer knows goes by whatever each document writes: two descriptions of one place
UNKNOWN = (
    Place(id="villa-tapia-do", kind="city", ko="빌라타피아", country="DO"),
    Place(id="villa-tapia-do", kind="city", ko="비야타피아", en="Villa Tapia", country="DO"),
)
NETWORKS = {"network/uclg": Network(id="uclg", ko="세계지방정부연합", abbreviation="UCLG")}

_ACTORS = [*PLACES, *NETWORKS]
_PLACES = [*PLACES, "place/villa-tapia-do"]
_DATES = [None, "2023", "2023-08", "2023-08-10", "2023-09-05", "2023-10", "2024-01-15", "2025"]
_THEMES = ["wetland", "climate"]
_PEOPLE = ["최성", "오세훈", "Hilbert"]
_NAMES = [None, "제12회 시장포럼", "시장포럼", "Mayors Forum"]


def statement(pick: Random, span: Span) -> Statement:  # noqa: PLR0911 - a return a kind
    """Return a statement of a random kind, about one of few things."""
    base = {
        "evidence": (span,),
        "rule": "test",
        "confidence": pick.choice([1.0, 0.5]),
        "denied": pick.random() < 0.1,
    }
    pair = tuple(sorted(pick.sample(_PLACES, 2)))
    kind = pick.choice(["naming", "agreement", "agreement", "event", "event", "event", "tie", "exchange", "membership",
                        "tenure", "tenure", "policy", "policy", "engagement"])  # fmt: skip
    match kind:
        case "naming":
            return Naming(**base, entity=pick.choice(_ACTORS))
        case "agreement":
            return Agreement(
                **base,
                parties=tuple(sorted(pick.sample(_PLACES, pick.choice([2, 2, 3])))),
                type=pick.choice(list(AgreementType)),
                status=pick.choice([Status.SIGNED, Status.PLANNED, Status.TERMINATED]),
                date=pick.choice(_DATES),
                supersedes=pick.choice([None, AgreementType.FRIENDSHIP]),
                signatories=tuple(pick.sample(_PEOPLE, pick.choice([0, 1]))),
            )
        case "event":
            return Event(
                **base,
                type=pick.choice(list(EventKind)),
                status=pick.choice([Status.PLANNED, Status.HELD, Status.CANCELLED]),
                name=pick.choice(_NAMES),
                place=pick.choice([None, *_PLACES]),
                start=pick.choice(_DATES),
                participants=tuple(sorted(pick.sample(_ACTORS, pick.choice([0, 1, 2])))),
                attendees=tuple(pick.sample(_PEOPLE, pick.choice([0, 1]))),
                awarded_for=pick.choice([None, "기후동행카드"]),
            )
        case "tie":
            return Tie(**base, a=pair[0], b=pair[1], status=pick.choice([Status.HELD, Status.PLANNED]))
        case "exchange":
            return Exchange(
                **base,
                a=pair[0],
                b=pair[1],
                theme=pick.choice(_THEMES),
                status=pick.choice([Status.HELD, Status.EXPLORED]),
                learner=pick.choice([None, *pair]),
                start=pick.choice(_DATES),
            )
        case "membership":
            return Membership(
                **base,
                member=pick.choice(_PLACES),
                network="network/uclg",
                role=pick.choice([MembershipRole.MEMBER, MembershipRole.PRESIDENT]),
                status=pick.choice([Status.HELD, Status.FORMER]),
                start=pick.choice(_DATES),
            )
        case "tenure":
            return Tenure(
                **base,
                official=pick.choice(_PEOPLE),
                role=pick.choice([OfficeRole.MAYOR, OfficeRole.DIRECTOR]),
                of=pick.choice([*PLACES, "국제기후환경센터"]),
                english=pick.choice([None, None, "Hilbert", "Choi Sung"]),
                observed_on=pick.choice(_DATES),
            )
        case "policy":
            return Policy(
                **base,
                name=pick.choice(["기후동행카드", "기후동행카드 사업", "장항습지 보전"]),
                owner=pick.choice(_PLACES),
                theme=pick.choice(_THEMES),
                modelled_on=pick.choice([None, "기후동행카드"]),
            )
    return Engagement(**base, place=pick.choice(_PLACES), theme=pick.choice(_THEMES))


def reading(pick: Random, number: int = 0) -> Reading:
    """Return a document and what it says."""
    published = pick.choice([None, "2023-09-30", "2024-02-01"])
    sha256 = hashlib.sha256(f"{number} {pick.random()}".encode()).hexdigest()
    document = Document(id=sha256[:12], source=f"{number}.txt", sha256=sha256, text="말" * 20, published=published)
    said = [
        statement(pick, Span(document=document.id, start=0, end=pick.randint(1, 20))) for _ in range(pick.randint(1, 8))
    ]
    return Reading(
        document=document,
        places=(*PLACES.values(), pick.choice(UNKNOWN)),
        networks=tuple(NETWORKS.values()),
        statements=tuple(said),
    )
