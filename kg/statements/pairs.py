"""What a document shows of each pair of its home and another place: the signs that they have to do with one another.

No one sentence need tell it: a city that the home talks with, whose mayor is named, that heads a section of the trip
report is a partner, one that only stands in a list of members is none. `data/tie_weights.csv` holds what each sign
weighs, fitted by `benchmarks/ties.py` on documents with gold facts.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache

from kg import paths
from kg.model import Status, Tie
from kg.statements import status, ties
from kg.statements.confidence import BIAS, THRESHOLD, logistic
from kg.statements.frames import Frame, Story

Pair = tuple[str, str]

_ASSEMBLED = re.compile(
    r"총회|회의|포럼|이사회|협의회|연합|연맹|회원|네트워크|수상|시상|의장|회장|선출|개최지|후보|유치|표결|박람회|축제|대회|개국|개\s?도시"
)
_LIKE = re.compile(r"처럼|같은|사례|비롯한|출신|경쟁|본부|소재|인근|이웃|경유|거쳐")
_PASSES = frozenset(("지나", "지나가", "거치", "경유", "통과"))
DOUBTED = 0.4  # below this even what a rule tells is left out
_MANY = 4  # from so many places on, a sentence lists them


def signs(story: Story, told: Iterable[Tie]) -> dict[Pair, dict[str, None]]:
    """Return the signs of every pair of a home and another place, and of every pair that other rules tell of."""
    found: dict[Pair, dict[str, None]] = {}
    counts: dict[Pair, int] = {}
    for frame in story.frames:
        for pair, new in _of_frame(story, frame):
            held = found.setdefault(pair, {})
            if "frame" in new:
                counts[pair] = counts.get(pair, 0) + 1
            held.update(dict.fromkeys(new))
    for tie in told:
        held = found.setdefault((tie.a, tie.b), {})
        held[tie.rule] = None
        held[f"{tie.rule}:{tie.status}"] = None
    kinds = {place.reference: place for place in story.analysis.places}
    for pair, held in found.items():
        times = counts.get(pair, 0)
        held[f"times:{min(times, 4)}"] = None
        places = [kinds[each] for each in pair if each in kinds]
        if any(place.kind == "region" for place in places):
            held["region"] = None
        if len(places) == 2 and all(place.country == "KR" for place in places):
            held["domestic"] = None
        if not {story.home, *story.analysis.parts} & set(pair):
            held["without-home"] = None
    return found


def ordered(one: str, other: str) -> Pair:
    """Return two references in order."""
    return (one, other) if one < other else (other, one)


def _of_frame(story: Story, frame: Frame) -> Iterable[tuple[Pair, tuple[str, ...]]]:
    home = frame.home
    if home is None:
        return
    clause, predicate = frame.clause, frame.clause.predicate
    phrases = [(each, False) for each in clause.phrases if each.actors or each.inside]
    phrases += [(each, True) for each in clause.nested if each.actors or each.inside]
    if not phrases and not frame.heading:
        return
    words = story.analysis.text(clause.start, clause.end)
    places = {r for each in story.analysis.of(frame.sentence) for r in each.references if r.startswith("place/")} - {
        home
    }
    common = [f"stem:{predicate.stem}", f"line:{frame.line.kind}", f"status:{frame.status}"]
    if home in frame.subjects:
        common.append("home:subject")
    if any(home in each.references for each in clause.actors):
        common.append("home:named")
    if _ASSEMBLED.search(words):
        common.append("assembled")
    if _LIKE.search(words):
        common.append("like")
    if len(places) >= _MANY:
        common.append("many")
    if clause.quoted:
        common.append("quoted")
    for phrase, nested in phrases:
        part = f"{'nested-' if nested else ''}{phrase.part or 'bare'}"
        for each in phrase.actors:
            if each.kind == "group" and home in each.references:
                for r in each.references:
                    if r != home and r.startswith("place/"):
                        yield ordered(home, r), ("group", f"group:{predicate.stem}")
                continue
            for r in each.references:
                if r == home or not r.startswith("place/"):
                    continue
                own = ["frame", f"part:{part}", f"as:{each.kind}", *(() if nested else (f"{part}:{predicate.stem}",))]
                if frame.title:
                    own.append("title")
                if each.form == "office":
                    own.append("as:office")
                yield ordered(home, r), (*common, *own)
        for each in phrase.inside:
            for r in each.references:
                if r != home and r.startswith("place/"):
                    yield ordered(home, r), ("frame", "inside")
    for r in frame.heading[:1]:
        if r.startswith("place/") and r != home:
            yield ordered(home, r), ("headed", f"headed:{predicate.stem}", f"headed:{frame.status}")


@cache
def weights() -> dict[str, float]:
    """Return what each sign weighs, with the bias and the threshold; empty where they were never fitted."""
    path = paths.data() / "tie_weights.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["sign"]: float(row["weight"]) for row in csv.DictReader(file)}


def sure(held: Iterable[str], weigh: dict[str, float]) -> float:
    """Return how likely (0 to 1) a pair with these signs has a tie; unknown signs weigh nothing."""
    return logistic(weigh.get(BIAS, 0.0) + sum(weigh.get(sign, 0.0) for sign in held))


def certain(tie: Tie, *, abroad: bool = False) -> bool:
    """Tell whether a tie stands whatever the signs say: that of an agreement, or of a visit or talk between countries."""
    return tie.rule == "rule:tie/agreement" or (abroad and tie.rule == "rule:tie/event")


def likely(story: Story, told: tuple[Tie, ...]) -> tuple[Tie, ...]:
    """Return the ties that the signs of a document make likely: some told by rules are left out, others are added."""
    weigh = weights()
    if not weigh:
        return told
    known = {(tie.a, tie.b): tie for tie in told}
    out: list[Tie] = []
    for pair, held in signs(story, told).items():
        value = sure(held, weigh)
        tie = known.get(pair)
        if tie is not None:
            if value >= DOUBTED or certain(tie, abroad="domestic" not in held):
                out.append(tie)
        elif value >= weigh[THRESHOLD] and (frame := _shown(story, pair)) is not None:
            state = Status.HELD if ties.done(frame) else Status.PLANNED
            span = story.analysis.span(frame.clause.start, frame.clause.end)
            out.append(
                Tie(
                    evidence=(span,),
                    rule="rule:ko/tie-signs",
                    confidence=round(value, 3),
                    a=pair[0],
                    b=pair[1],
                    status=state,
                )
            )
    return tuple(out)


def _shown(story: Story, pair: Pair) -> Frame | None:
    """Return the clause that shows a pair best: one told as done, that names the other as an actor, before others.

    A wish shows nothing that is, nor does a way that leads through a place.
    """
    frames = [
        frame
        for frame in story.frames
        if frame.home in pair
        and frame.status is not Status.CANCELLED
        and frame.clause.predicate.stem not in _PASSES
        and not status.hoped(story.analysis.text(frame.clause.start, frame.clause.end))
        and any(r in pair and r != frame.home for each in frame.clause.actors for r in each.references)
    ]
    return min(frames, key=lambda each: (each.status is not Status.HELD, each.title), default=None)
