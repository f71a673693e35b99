"""Stores for tests: from the gold facts of the five seeds, and a small made-up one that needs nothing else."""

from pathlib import Path

from kg import documents
from kg.evaluation.gold import read_facts, to_reading
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
    Status,
    Tenure,
    Tie,
)
from kg.triples import Store, build_readings

SHARED = Path(__file__).resolve().parents[2] / "shared"


def gold_readings(shared: Path = SHARED) -> list[Reading]:
    """Return the gold facts of the five seeds as readings."""
    found = []
    for path in sorted((shared / "seeds").glob("*.txt")):
        facts = read_facts(shared / "gold" / "seeds" / f"{path.stem}.gold.json")
        found.append(to_reading(facts, documents.read(path)))
    return found


def gold_store(folder: Path, shared: Path = SHARED) -> Store:
    """Return a store in a folder, built from the gold facts of the five seeds."""
    return build_readings(gold_readings(shared), folder / "kg-store")


def example_readings() -> list[Reading]:
    """Return three short documents about three cities, with one statement or more of every kind."""
    return [_twinning(), _journey(), _plan()]


def example_store(folder: Path | None = None) -> Store:
    """Return a small store (in memory, or in a folder) that needs no other file."""
    return build_readings(example_readings(), folder / "kg-store" if folder else None)


PLACES = {
    "goyang": Place(
        id="goyang-kr", kind="city", ko="고양", en="Goyang", country="KR", latitude=37.65, longitude=126.83,
        population=1_073_069, geonames=1842485,
    ),
    "kunming": Place(
        id="kunming-cn", kind="city", ko="쿤밍", en="Kunming", country="CN", latitude=25.03, longitude=102.71,
        population=3_855_346, geonames=1804651,
    ),
    "seoul": Place(id="seoul-kr", kind="city", ko="서울", en="Seoul", country="KR", latitude=37.56, longitude=126.99),
}  # fmt: skip
UCLG = Network(id="uclg", ko="세계지방정부연합", en="United Cities and Local Governments", abbreviation="UCLG")


def document(text: str, name: str, published: str | None = None) -> Document:
    """Return a document of some text, with an id made from it."""
    import hashlib

    sha256 = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    return Document(id=sha256[:12], source=f"{name}.txt", sha256=sha256, text=text, title=name, published=published)


def spans(source: Document, quote: str) -> tuple[Span, ...]:
    """Return the span of a quote in a document."""
    start = source.text.index(quote)
    return (Span(document=source.id, start=start, end=start + len(quote)),)


def _twinning() -> Reading:
    text = "고양시와 쿤밍시는 2013년 5월 2일 자매결연을 맺었다. 최성 고양시장이 서명했다. 고양시는 UCLG 회원이다."
    doc = document(text, "twinning", "2013-05-03")
    first = spans(doc, "고양시와 쿤밍시는 2013년 5월 2일 자매결연을 맺었다.")
    second, third = spans(doc, "최성 고양시장이 서명했다."), spans(doc, "고양시는 UCLG 회원이다.")
    return Reading(
        document=doc,
        places=(PLACES["goyang"], PLACES["kunming"]),
        networks=(UCLG,),
        statements=(
            Naming(evidence=first, rule="test", entity="place/goyang-kr"),
            Naming(evidence=first, rule="test", entity="place/kunming-cn"),
            Naming(evidence=third, rule="test", entity="network/uclg"),
            Agreement(evidence=first, rule="test", parties=("place/goyang-kr", "place/kunming-cn"),
                      type=AgreementType.SISTER, status=Status.SIGNED, date="2013-05-02", signatories=("최성",)),
            Tenure(evidence=second, rule="test", official="최성", role=OfficeRole.MAYOR, of="place/goyang-kr",
                   observed_on="2013-05-03"),
            Membership(evidence=third, rule="test", member="place/goyang-kr", network="network/uclg",
                       role=MembershipRole.MEMBER),
            Tie(evidence=first, rule="test", a="place/goyang-kr", b="place/kunming-cn", status=Status.HELD),
        ),
    )  # fmt: skip


def _journey() -> Reading:
    text = (
        "고양시 대표단은 2025년 10월 12일부터 18일까지 쿤밍을 방문해 습지 보전 정책을 논의했다. "
        "장항습지 보전 사업을 소개했다."
    )
    doc = document(text, "journey", "2025-11-01")
    first, second = spans(doc, text[: text.index(". ") + 1]), spans(doc, "장항습지 보전 사업을 소개했다.")
    return Reading(
        document=doc,
        places=(PLACES["goyang"], PLACES["kunming"]),
        statements=(
            Naming(evidence=first, rule="test", entity="place/goyang-kr"),
            Naming(evidence=first, rule="test", entity="place/kunming-cn"),
            Event(evidence=first, rule="test", type=EventKind.VISIT, status=Status.HELD, place="place/kunming-cn",
                  start="2025-10-12", end="2025-10-18", participants=("place/goyang-kr", "place/kunming-cn"),
                  visitors=("place/goyang-kr",)),
            Exchange(evidence=first, rule="test", a="place/goyang-kr", b="place/kunming-cn", theme="wetland",
                     learner="place/goyang-kr", start="2025-10"),
            Engagement(evidence=second, rule="test", place="place/goyang-kr", theme="wetland"),
            Engagement(evidence=first, rule="test", place="place/kunming-cn", theme="wetland"),
            Policy(evidence=second, rule="test", name="장항습지 보전", owner="place/goyang-kr", theme="wetland"),
        ),
    )  # fmt: skip


def _plan() -> Reading:
    text = "Goyang plans to visit Kunming in October 2025. Seoul and Goyang plan a friendship agreement."
    doc = document(text, "plan", "2025-08-20")
    first, second = (
        spans(doc, text[: text.index(". ") + 1]),
        spans(doc, "Seoul and Goyang plan a friendship agreement."),
    )
    return Reading(
        document=doc,
        places=tuple(PLACES.values()),
        statements=(
            Naming(evidence=first, rule="test", entity="place/goyang-kr"),
            Naming(evidence=first, rule="test", entity="place/kunming-cn"),
            Naming(evidence=second, rule="test", entity="place/seoul-kr"),
            Event(evidence=first, rule="test", type=EventKind.VISIT, status=Status.PLANNED, place="place/kunming-cn",
                  start="2025-10", participants=("place/goyang-kr", "place/kunming-cn"), visitors=("place/goyang-kr",)),
            Agreement(evidence=second, rule="test", parties=("place/goyang-kr", "place/seoul-kr"),
                      type=AgreementType.FRIENDSHIP, status=Status.PLANNED),
        ),
    )  # fmt: skip
