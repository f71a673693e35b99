"""How long the 40 questions take on a graph of many documents, in both languages: the first time and repeated.

    python benchmarks/questions.py --store STORE      a graph that is there: benchmarks/scale.py 10000 --keep
    python benchmarks/questions.py --documents 10000  one made up here

prints the table of benchmarks/README.md. Times are seconds of processor time, all threads together. `kg ask` is the
command, a process of its own; `library` a process that has loaded the names and asks. First means that nothing was
asked of the graph before: what earlier answers left beside it (STORE/kept) is taken away.

The made-up graph: real shapes, places by number, one short document an agreement, a visit, exchanges, a membership.
"""

import argparse
import datetime as dt
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

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
from kg.triples import build_readings

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


def questions() -> list[tuple[str, str, str]]:
    """Return the number of each of the 40 questions with its words in English and in Korean."""
    found = []
    for path in sorted(QUESTIONS.glob("q*.rq")):
        english, korean = path.read_text(encoding="utf-8").splitlines()[:2]
        found.append((path.name[1:3], english.removeprefix("# ").strip(), korean.removeprefix("# ").strip()))
    return found


def by_command(store: Path, question: str) -> float:
    """Return the processor time of `kg ask` as a process."""
    began = os.times()
    command = [sys.executable, "-c", "from kg.cli import main; main()", "ask", question, "--store", str(store)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    ended = os.times()
    return ended.children_user + ended.children_system - began.children_user - began.children_system


# asked in a process of its own, so that no question finds what another one loaded
_LIBRARY = """
import sys, time
from kg.answers.engine import ask
from kg.answers.lexicon import Lexicon
from kg.cli.analyses import ANALYSES
from kg.errors import KgError
from kg.triples import open_store
store = open_store(sys.argv[1])
names = Lexicon.load(store)
for _ in range(2):
    began = time.process_time()
    try:
        found = ask(store, sys.argv[2], lexicon=names, analyses=ANALYSES)
        said = f"{len(found.rows):,}"
    except KgError:
        said = "refused"
    print(time.process_time() - began, said)
"""


def by_library(store: Path, question: str) -> tuple[float, float, str]:
    """Return the processor time of asking once and again in a process, and how many rows the answer has."""
    done = subprocess.run(
        [sys.executable, "-c", _LIBRARY, str(store), question], capture_output=True, text=True, check=True
    )
    (first, rows), (again, _) = (line.split(" ", 1) for line in done.stdout.splitlines())
    return float(first), float(again), rows


def measure(store: Path, question: str) -> tuple[list[float], str]:
    """Return the times of a question (command first, command again, library first, library again) and its rows."""
    shutil.rmtree(store / "kept", ignore_errors=True)
    first, again = by_command(store, question), by_command(store, question)
    shutil.rmtree(store / "kept", ignore_errors=True)
    asked, repeated, rows = by_library(store, question)
    return [first, again, asked, repeated], rows


def main() -> None:
    """Ask each question of a graph in both languages, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--store", type=Path, default=None, help="Ask a store that is there already.")
    parser.add_argument("--only", default="", help="Numbers of questions, as 05,27; default: all.")
    options = parser.parse_args()
    wanted = set(filter(None, options.only.split(",")))
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "kg-store"
        if options.store is None:
            began = time.process_time()
            build_readings(readings(options.documents), store)
            print(f"built in {time.process_time() - began:.0f} s of processor time", file=sys.stderr)
        print(
            "| | question | rows | `kg ask` first | again | library | again | 한국어: first | again | library | again |"
        )
        print("|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
        worst = [0.0] * 8
        for number, english, korean in questions():
            if wanted and number not in wanted:
                continue
            times, rows = measure(store, english)
            more, others = measure(store, korean)
            every = [*times, *more]
            worst = [max(pair) for pair in zip(worst, every, strict=True)]
            shown = rows if rows == others else f"{rows} / {others}"
            cells = " | ".join(f"{each:.2f}" for each in every)
            print(f"| {int(number)} | {english.split('?')[0][:60]} | {shown} | {cells} |", flush=True)
        print("| | slowest | | " + " | ".join(f"{each:.2f}" for each in worst) + " |")


if __name__ == "__main__":
    main()
