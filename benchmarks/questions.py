"""How long the 40 questions take on a graph of many documents: process time of each, the slowest first.

    python benchmarks/questions.py --documents 10000

The graph is made up: real shapes, places by number, one short document an agreement, a visit, exchanges, a membership.
"""

import argparse
import datetime as dt
import hashlib
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kg.answers.engine import ask
from kg.answers.lexicon import Lexicon
from kg.cli.analyses import ANALYSES
from kg.errors import KgError
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
    Network,
    OfficeRole,
    Place,
    Policy,
    Reading,
    Span,
    Status,
    Tenure,
)
from kg.triples import build_readings, open_store

QUESTIONS = Path(__file__).resolve().parent.parent / "ontology" / "questions"
_THEMES = (
    "wetland",
    "climate",
    "transport",
    "smart-city",
    "culture-arts",
    "health",
    "tourism",
    "waste",
    "water",
    "energy",
)
_COUNTRIES = ("KR", "CN", "JP", "FR", "DE", "KZ", "US", "VN", "UZ", "AT")


def places(count: int) -> list[Place]:
    """Return the known cities of the questions, and made-up ones."""
    known = [
        ("goyang-kr", "고양", "Goyang", "KR"),
        ("seoul-kr", "서울", "Seoul", "KR"),
        ("kunming-cn", "쿤밍", "Kunming", "CN"),
        ("wellington-nz", "웰링턴", "Wellington", "NZ"),
        ("ulyanovsk-ru", "울리야놉스크", "Ulyanovsk", "RU"),
        ("qingdao-cn", "칭다오", "Qingdao", "CN"),
    ]
    found = [
        Place(
            id=i, kind="city", ko=ko, en=en, country=c, population=500_000, labels=("청도",) if en == "Qingdao" else ()
        )
        for i, ko, en, c in known
    ]
    for number in range(count - len(known)):
        code = _COUNTRIES[number % len(_COUNTRIES)]
        found.append(
            Place(
                id=f"made-{number}-{code.lower()}",
                kind="city",
                ko=f"가상{number}시티",
                en=f"Madeville {number}",
                country=code,
                population=10_000 + 977 * number,
            )
        )
    return found


def readings(count: int, seed: int = 7) -> Iterator[Reading]:
    """Yield the readings of so many made-up documents."""
    rng = random.Random(seed)  # noqa: S311 - invented data, no secret
    cities = places(max(60, count // 20))
    networks = [
        Network(id=name.lower(), ko=None, en=name, abbreviation=name) for name in ("UCLG", "WeGO", "Metropolis", "C40")
    ]
    networks += [Network(id=f"net{n}", ko=f"가상망{n}", en=f"Madenet {n}", abbreviation=f"MN{n}") for n in range(20)]
    for number in range(count):
        text = f"문서 {number}: 두 도시가 만나 정책을 나누고 협약을 맺었다. 시장이 참석했다."
        sha = hashlib.sha256(text.encode()).hexdigest()
        day = dt.date(2005, 1, 1) + dt.timedelta(days=rng.randrange(7500))
        doc = Document(
            id=sha[:12],
            source=f"{number}.txt",
            sha256=sha,
            text=text,
            title=f"문서 {number}",
            published=day.isoformat(),
        )
        base = {
            "evidence": (Span(document=doc.id, start=0, end=len(text) // 2),),
            "rule": "made",
            "confidence": round(rng.uniform(0.5, 1), 2),
        }
        a, b = rng.sample(cities, 2) if rng.random() > 0.3 else (cities[rng.randrange(2)], rng.choice(cities[2:]))
        one, other = sorted((a.reference, b.reference))
        network = rng.choice(networks)
        status = rng.choices([Status.HELD, Status.PLANNED, Status.CANCELLED], [8, 2, 1])[0]
        theme = rng.choice(_THEMES)
        year = str(day.year)
        yield Reading(
            document=doc,
            places=(a, b),
            networks=(network,),
            statements=(
                Agreement(
                    **base,
                    parties=(one, other),
                    type=rng.choice(list(AgreementType)),
                    status=Status.SIGNED,
                    date=day.isoformat(),
                ),
                Event(
                    **base,
                    type=EventKind.VISIT,
                    status=status,
                    place=b.reference,
                    start=day.isoformat(),
                    participants=(one, other),
                    visitors=(a.reference,),
                ),
                Event(
                    **base,
                    type=EventKind.CONFERENCE,
                    status=status,
                    name=f"제{number}회 회의",
                    place=b.reference,
                    start=year,
                    participants=(one, other, network.reference),
                ),
                Exchange(**base, a=one, b=other, theme=theme, start=year),
                Engagement(**base, place=a.reference, theme=theme),
                Policy(**base, name=f"가상 정책 {number}", owner=b.reference, theme=theme),
                Membership(
                    **base,
                    member=a.reference,
                    network=network.reference,
                    role=rng.choice(list(MembershipRole)),
                    start=year,
                ),
                Tenure(
                    **base,
                    official=f"홍길{number % 400}",
                    role=OfficeRole.MAYOR,
                    of=a.reference,
                    observed_on=day.isoformat(),
                ),
            ),
        )


def questions() -> list[str]:
    """Return the 40 questions in both languages, from the first lines of their queries."""
    found = []
    for path in sorted(QUESTIONS.glob("q*.rq")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [line.removeprefix("# ").strip() for line in lines[:2]]
    return found


def main() -> None:
    """Build the graph, ask each question, and print the process time of each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--store", type=Path, default=None, help="Ask a store that is there already.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        location = options.store or Path(folder) / "kg-store"
        if options.store is None:
            began = time.process_time()
            build_readings(readings(options.documents), location)
            print(f"built in {time.process_time() - began:.0f} s of process time")
        store = open_store(location)
        began = time.process_time()
        lexicon = Lexicon.load(store)
        print(f"names: {time.process_time() - began:.2f} s")
        times = []
        for question in questions():
            began = time.process_time()
            try:
                said = ask(store, question, lexicon=lexicon, analyses=ANALYSES).intent
            except KgError as error:
                said = f"refused: {error}"[:60]
            times.append((time.process_time() - began, said, question))
        for seconds, said, question in sorted(times, reverse=True):
            print(f"{seconds:6.2f} s  {said:16} {question}")


if __name__ == "__main__":
    main()
