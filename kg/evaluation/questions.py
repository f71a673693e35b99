"""How well questions are answered: a table of questions and what their answers must hold, and the rate of outcomes.

A table has the columns `question` and `expected` (and may have `topic` and `language`). `expected` is
`refused`, or conditions joined by `&`, all of which must hold of the answer in English:

- `column=A|B`: the values of a column are exactly these; `column!=A`: A is not among them, and there are others;
  `column~A`: A is part of one of them.
- `rows=0`, `n=3`, `n>0`: the number of rows; `first=A`: the first cell of the first row.
- `intent=…`: the kind of answer; `sentence~…`: words of the sentence that sums it up.
"""

import csv
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.answers.answer import Answer
from kg.answers.engine import ask
from kg.answers.lexicon import Lexicon
from kg.errors import InputError, KgError
from kg.triples.store import Store

OUTCOMES = ("right", "refused", "wrong")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and what its answer must hold."""

    question: str
    expected: str
    topic: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a question was answered: right, refused (no answer where there is one) or wrong; with what was said."""

    question: Question
    outcome: str
    said: str


def read_questions(path: Path) -> tuple[Question, ...]:
    """Return the questions of a table.

    Raises:
        InputError: it cannot be read, or lacks a column.

    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: no questions can be read from it ({error}).") from error
    if not rows or not {"question", "expected"} <= set(rows[0]):
        raise InputError(f"{path}: needs the columns question and expected, in CSV with a header.")
    return tuple(
        Question(
            question=row["question"],
            expected=row["expected"] or "",
            topic=row.get("topic") or "",
            language=row.get("language") or "",
        )
        for row in rows
    )


def judge(store: Store, questions: Iterable[Question], *, today: dt.date | None = None) -> tuple[Outcome, ...]:
    """Return the outcome of each question, asked of a store as of a day."""
    lexicon = Lexicon.load(store)
    return tuple(_judge(store, question, lexicon, today) for question in questions)


def _judge(store: Store, question: Question, lexicon: Lexicon, today: dt.date | None) -> Outcome:
    try:
        answer = ask(store, question.question, lang="en", today=today, lexicon=lexicon)
    except KgError as error:
        outcome = "right" if question.expected == "refused" else "refused"
        return Outcome(question=question, outcome=outcome, said=str(error))
    said = f"[{answer.intent}] {answer.sentence}"
    if question.expected == "refused":
        return Outcome(question=question, outcome="wrong", said=said)
    held = all(holds(answer, condition) for condition in question.expected.split("&"))
    return Outcome(question=question, outcome="right" if held else "wrong", said=said)


def holds(answer: Answer, condition: str) -> bool:  # noqa: PLR0911 - a line a kind of condition
    """Tell whether one condition of a table holds of an answer.

    Raises:
        InputError: the condition cannot be read.

    """
    found = re.fullmatch(r"\s*([\w ]+?)\s*(!=|=|~|>)\s*(.*?)\s*", condition)
    if not found:
        raise InputError(
            f"'{condition}' is no condition on an answer. Write column=A|B, column~A, n=3, intent=… or refused."
        )
    name, relation, value = found.groups()
    if name in ("n", "rows"):
        return len(answer.rows) > int(value) if relation == ">" else len(answer.rows) == int(value)
    if name == "intent":
        return answer.intent == value
    if name == "sentence":
        return value in answer.sentence
    if name == "first":
        first = str(answer.rows[0][0]) if answer.rows else ""
        return value in first if relation == "~" else first == value
    if name not in answer.columns:
        return False
    at = answer.columns.index(name)
    cells = {str(row[at]) for row in answer.rows if row[at] not in ("", None)}
    wanted = set(value.split("|"))
    if relation == "~":
        return any(part in cell for part in wanted for cell in cells)
    if relation == "!=":
        return bool(cells) and not cells & wanted
    return cells == wanted


def rates(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return the share of each outcome; the question that should be refused and was counts as right."""
    counts = Counter(outcome.outcome for outcome in outcomes)
    return {name: counts[name] / len(outcomes) if outcomes else 0.0 for name in OUTCOMES}
