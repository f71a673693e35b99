"""Comparisons as a report: rows of scores, one object for JSON, and the errors with their sentences."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.evaluation.gold import LISTS, Facts
from kg.evaluation.reliability import by_rule, expected_error, reliability
from kg.evaluation.scores import Accuracy, Comparison, Count, Outcome, accuracies, genres, macro, micro

COLUMNS = ("scope", "name", "gold", "predicted", "right", "precision", "recall", "f1")
ERROR_COLUMNS = ("document", "list", "verdict", "fact", "rule", "sentence")
_SUPPORT = {"evidence", "spans", "rule", "confidence", "alt", "id"}
_SENTENCE_END = re.compile(r"(?<=[.!?다음함됨])[.\"”’']?\s+|\n+")

Row = tuple[Any, ...]


def rows(comparisons: Sequence[Comparison]) -> list[Row]:
    """Return the scores: a row a list, micro and macro, attributes, genres, documents, and bands of confidence."""
    table = [_row("list", name, micro(comparisons, name)) for name in LISTS]
    table.append(_row("all", "micro", micro(comparisons)))
    table.append(("all", "macro", None, None, None, None, None, _rounded(macro(comparisons))))
    for label, accuracy in sorted(accuracies(comparisons).items()):
        table.append(("attribute", label, accuracy.count, None, None, _rounded(accuracy.share), None, None))
    for genre, documents in genres(comparisons).items():
        table.append(_row("genre", f"{genre} ({len(documents)})", micro(documents)))
    table += [_row("document", comparison.name, comparison.count()) for comparison in comparisons]
    for band in reliability(comparisons):
        name = f"{band.low:.1f}-{band.high:.1f} (mean {band.confidence:.2f})"
        table.append(("confidence", name, None, band.count, band.right, _rounded(band.share), None, None))
    return table


def report(comparisons: Sequence[Comparison], *, errors: bool = False) -> dict[str, Any]:
    """Return everything as one object of plain JSON types; with `errors` also what was missed and what is spurious."""
    bands = reliability(comparisons)
    found: dict[str, Any] = {
        "documents": len(comparisons),
        "lists": {name: _count(micro(comparisons, name)) for name in LISTS},
        "micro": _count(micro(comparisons)),
        "macro": {"f1": _rounded(macro(comparisons))},
        "attributes": {label: _accuracy(value) for label, value in sorted(accuracies(comparisons).items())},
        "genres": {
            genre: {"documents": len(documents), **_count(micro(documents)), "macro": _rounded(macro(documents))}
            for genre, documents in genres(comparisons).items()
        },
        "by_document": {
            comparison.name: {"genre": comparison.genre, **_count(comparison.count())} for comparison in comparisons
        },
        "reliability": {
            "expected_error": _rounded(expected_error(bands)),
            "bands": [
                {
                    "from": band.low,
                    "to": band.high,
                    "predicted": band.count,
                    "confidence": _rounded(band.confidence),
                    "right": _rounded(band.share),
                }
                for band in bands
            ],
        },
        "rules": [
            {"list": name, "rule": rule, "predicted": count, "right": right}
            for (name, rule), (count, right) in by_rule(comparisons).items()
        ],
    }
    if errors:
        found["errors"] = [dict(zip(ERROR_COLUMNS, row, strict=True)) for row in error_rows(comparisons)]
    return found


def error_rows(comparisons: Sequence[Comparison]) -> Iterator[Row]:
    """Yield the facts that were missed and those that are spurious, with the sentence each rests on."""
    for comparison in comparisons:
        for outcome in comparison.outcomes:
            if outcome.verdict != "right":
                fact = outcome.gold or outcome.predicted or {}
                rule = (outcome.predicted or {}).get("rule")
                yield (
                    comparison.name,
                    outcome.list,
                    outcome.verdict,
                    describe(outcome.list, fact),
                    rule,
                    sentence(comparison.text, outcome),
                )


def describe(name: str, fact: Facts) -> str:
    """Return a fact in one line: what it relates, and its attributes in brackets."""
    shown = {key: value for key, value in fact.items() if key not in _SUPPORT and value not in (None, [], "")}
    heads = {
        "places": ("ko", "en"),
        "officials": ("ko", "of"),
        "networks": ("ko", "abbr"),
        "memberships": ("place", "network"),
        "agreements": ("parties",),
        "events": ("kind", "name", "place"),
        "ties": ("a", "b"),
        "policies": ("ko", "owner"),
        "themes": ("place", "theme"),
        "shared": ("a", "b", "theme"),
    }[name]
    head = " · ".join(_plain(shown[key]) for key in heads if key in shown)
    rest = ", ".join(f"{key} {_plain(value)}" for key, value in shown.items() if key not in heads)
    return f"{head} ({rest})" if rest else head


def spans(text: str, outcome: Outcome) -> tuple[tuple[int, int], ...]:
    """Return where in the text a fact rests: on the predicted spans, else where gold's quote is found."""
    for fact in (outcome.predicted, outcome.gold):
        given = (fact or {}).get("spans")
        if given:
            return tuple((int(start), int(end)) for start, end in given if 0 <= start < end <= len(text))
        quote = str((fact or {}).get("evidence") or "")
        for part in sorted((part.strip() for part in quote.split("…")), key=len, reverse=True):
            start = text.find(part) if part else -1
            if start >= 0:
                return ((start, start + len(part)),)
    return ()


def sentence(text: str, outcome: Outcome) -> str:
    """Return the sentence around the first span of a fact; its quoted evidence where the text is not at hand."""
    places = spans(text, outcome)
    if not places:
        return str((outcome.predicted or outcome.gold or {}).get("evidence") or "")
    at = places[0][0]
    start, end = 0, len(text)
    for mark in _SENTENCE_END.finditer(text, max(0, at - 1000), min(len(text), at + 2000)):
        if mark.end() <= at:
            start = mark.end()
        elif mark.start() >= places[0][1]:
            end = mark.start() + 1
            break
    return " ".join(text[start:end].split())


def _row(scope: str, name: str, count: Count) -> Row:
    measures = (_rounded(count.precision), _rounded(count.recall), _rounded(count.f1))
    return (scope, name, count.gold, count.predicted, count.right, *measures)


def _count(count: Count) -> dict[str, float]:
    return dict(zip(COLUMNS[2:], _row("", "", count)[2:], strict=True))


def _accuracy(accuracy: Accuracy) -> dict[str, float]:
    return {"facts": accuracy.count, "accuracy": _rounded(accuracy.share)}


def _rounded(value: float) -> float:
    return round(value, 4)


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return " – ".join(str(item) for item in value)
    return str(value)
