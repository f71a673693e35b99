"""Corpora of any size: Korean texts composed from lexicons and frames, with the facts that they hold known.

    python benchmarks/corpus.py 1000 FOLDER

writes that many texts: short items of news, two to five sentences each. Cities are drawn as in the news, a few of them
very often (Zipf); a number makes the same text in every run. `readings` gives the known facts as readings, quotes and
all, so that merging and writing can be measured without extraction.
"""

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
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
from kg.statements import gazetteer

THEMES = (
    ("wetland", "습지 보전"), ("climate", "탄소중립"), ("smart-city", "스마트시티"), ("transport", "대중교통"),
    ("tourism", "관광"), ("culture-arts", "문화예술"), ("education-youth", "청소년 교육"), ("health", "보건"),
    ("energy", "재생에너지"), ("waste", "자원순환"), ("trade-investment", "투자유치"),
    ("urban-regeneration", "도시재생"),
)  # fmt: skip
NETWORKS = (("uclg", "UCLG"), ("wego", "WeGO"), ("c40", "C40"), ("iclei", "ICLEI"), ("citynet", "CityNet"))
SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍"
GIVEN = ("성민", "지훈", "서연", "민수", "영호", "정희", "세훈", "은경", "동욱", "혜진", "재명", "수진", "태호", "미경")
PROJECTS = ("안심마을", "푸른길", "열린도서관", "햇빛발전소", "수변공원", "청년센터", "자전거길", "돌봄센터")


@cache
def cities(count: int = 400) -> tuple[Place, ...]:
    """Return well-known cities, Korean ones first, as the index of places has them."""
    known = [entry for entry in gazetteer.of_kind("city") if entry.ko]
    known.sort(key=lambda entry: (entry.country != "KR", -entry.population))
    korean, others = known[:80], [entry for entry in known if entry.country != "KR"]
    return tuple(gazetteer.place(entry) for entry in [*korean, *others[: count - len(korean)]])


class Corpus:
    """Documents by number."""

    def __init__(self) -> None:
        """Load the lexicons."""
        self.cities = cities()
        # as in the news: the tenth city is named a tenth as often as the first
        self.weights = list(accumulate(1 / (rank + 1) for rank in range(len(self.cities))))
        self.networks = {name: Network(id=name, abbreviation=label) for name, label in NETWORKS}

    def reading(self, number: int) -> Reading:
        """Return a text and the facts that it holds."""
        writing = _Writing(self, number)
        writing.write()
        return writing.reading()


class _Writing:
    """One text while it is being written: each sentence brings its facts and where they stand."""

    def __init__(self, corpus: Corpus, number: int) -> None:
        self.corpus = corpus
        self.number = number
        self.pick = Random(number)  # noqa: S311 - a number makes the same text again
        self.text = ""
        self.said: list[tuple[int, int, type[Statement], dict[str, object]]] = []
        self.named: dict[str, Place] = {}
        self.used: set[str] = set()
        self.year = self.pick.randint(2005, 2025)
        self.published = f"{self.year}-{self.pick.randint(1, 12):02d}-{self.pick.randint(1, 28):02d}"

    def city(self) -> Place:
        place = self.pick.choices(self.corpus.cities, cum_weights=self.corpus.weights)[0]
        self.named[place.reference] = place
        return place

    def other(self, than: Place) -> Place:
        place = than
        while place.id == than.id:
            place = self.pick.choices(self.corpus.cities, cum_weights=self.corpus.weights)[0]
        self.named[place.reference] = place
        return place

    def say(self, sentence: str, *facts: tuple[type[Statement], dict[str, object]]) -> None:
        start = len(self.text)
        self.text += sentence
        self.said += [(start, start + len(sentence), kind, fields) for kind, fields in facts]
        self.text += "\n" if self.pick.random() < 0.3 else " "

    def write(self) -> None:
        home = self.city()
        for _ in range(self.pick.randint(2, 5)):
            frame = self.pick.choice(
                (self.pact, self.visit, self.meeting, self.member, self.mayor, self.policy, self.forum)
            )
            frame(home, self.other(home))

    def pact(self, home: Place, other: Place) -> None:
        kind, word = self.pick.choice(((AgreementType.SISTER, "자매결연"), (AgreementType.FRIENDSHIP, "우호협력 협약")))
        pair = f"{min(home.id, other.id)}{max(home.id, other.id)}{kind}"
        # a pair's agreement has one date in every text that tells it
        year = 1985 + int(hashlib.sha256(pair.encode()).hexdigest(), 16) % 35
        a, b = sorted((home.reference, other.reference))
        self.say(
            f"{home.ko}시와 {other.ko}시는 {year}년 {word}을 맺었다.",
            (Agreement, {"parties": (a, b), "type": kind, "status": Status.SIGNED, "date": str(year)}),
            (Tie, {"a": a, "b": b, "status": Status.HELD}),
        )

    def visit(self, home: Place, other: Place) -> None:
        month, day = self.pick.randint(1, 12), self.pick.randint(1, 28)
        code, word = self.pick.choice(THEMES)
        a, b = sorted((home.reference, other.reference))
        date = f"{self.year}-{month:02d}-{day:02d}"
        self.say(
            f"{home.ko}시 대표단은 {self.year}년 {month}월 {day}일 {other.ko}시를 방문해 {word} 정책을 논의했다.",
            (Event, {"type": EventKind.VISIT, "status": Status.HELD, "place": other.reference,
                     "start": date, "visitors": (home.reference,), "participants": (a, b)}),
            (Exchange, {"a": a, "b": b, "theme": code, "start": f"{self.year}-{month:02d}"}),
            (Engagement, {"place": home.reference, "theme": code}),
            (Engagement, {"place": other.reference, "theme": code}),
        )  # fmt: skip

    def meeting(self, home: Place, other: Place) -> None:
        month = self.pick.randint(1, 12)
        both = tuple(sorted((home.reference, other.reference)))
        self.say(
            f"{home.ko}시장은 {month}월 {other.ko}시 대표단과 면담을 가졌다.",
            (Event, {"type": EventKind.MEETING, "status": Status.HELD, "place": home.reference,
                     "start": f"{self.year}-{month:02d}", "participants": both}),
        )  # fmt: skip

    def member(self, home: Place, _other: Place) -> None:
        name, label = self.pick.choice(NETWORKS)
        self.used.add(name)
        self.say(
            f"{home.ko}시는 {label} 회원도시다.",
            (Membership, {"member": home.reference, "network": f"network/{name}", "role": MembershipRole.MEMBER}),
        )

    def mayor(self, home: Place, _other: Place) -> None:
        # a city has another mayor every four years, the same in every text of the time
        chosen = Random(f"{home.id} {self.year // 4}")  # noqa: S311 - as above
        name = chosen.choice(SURNAMES) + chosen.choice(GIVEN)
        self.say(
            f"{name} {home.ko}시장이 참석했다.",
            (Tenure, {"official": name, "role": OfficeRole.MAYOR, "of": home.reference, "observed_on": self.published}),
        )

    def policy(self, home: Place, _other: Place) -> None:
        name = f"{home.ko} {self.pick.choice(PROJECTS)}"
        code, word = self.pick.choice(THEMES)
        self.say(
            f"{home.ko}시는 {word} 사업 ‘{name}’을 추진한다.",
            (Policy, {"name": name, "owner": home.reference, "theme": code}),
            (Engagement, {"place": home.reference, "theme": code}),
        )

    def forum(self, home: Place, other: Place) -> None:
        month = self.pick.randint(1, 12)
        code, word = self.pick.choice(THEMES)
        del code
        both = tuple(sorted((home.reference, other.reference)))
        name = f"제{self.year - 2000}회 {home.ko} {word} 포럼"
        self.say(
            f"{self.year}년 {month}월 {home.ko}시에서 ‘{name}’이 열려 {other.ko}시가 참가했다.",
            (Event, {"type": EventKind.CONFERENCE, "status": Status.HELD, "name": name, "place": home.reference,
                     "start": f"{self.year}-{month:02d}", "participants": both}),
        )  # fmt: skip

    def reading(self) -> Reading:
        sha256 = hashlib.sha256(f"{self.number}\n{self.text}".encode()).hexdigest()
        document = Document(id=sha256[:12], source=f"{self.number:06d}.txt", sha256=sha256, text=self.text,
                            title=f"도시 소식 {self.number}", published=self.published, genre="made")  # fmt: skip
        facts = {
            kind(evidence=(Span(document=document.id, start=start, end=end),), rule="made", **fields)  # type: ignore[arg-type]
            for start, end, kind, fields in self.said
        }
        start, end, *_ = self.said[0]
        first = (Span(document=document.id, start=start, end=end),)
        facts |= {Naming(evidence=first, rule="made", entity=reference) for reference in self.named}
        return Reading(
            document=document,
            places=tuple(self.named.values()),
            networks=tuple(self.corpus.networks[name] for name in sorted(self.used)),
            statements=tuple(facts),
        )


def readings(count: int, start: int = 0) -> Iterator[Reading]:
    """Yield the documents of a corpus with the facts that they hold."""
    corpus = Corpus()
    for number in range(start, start + count):
        yield corpus.reading(number)


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for made in readings(int(sys.argv[1])):
        (folder / made.document.source).write_text(made.document.text, encoding="utf-8")
    print(f"{sys.argv[1]} documents in {folder}", file=sys.stderr)
