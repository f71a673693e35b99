"""The optional chooser: a language model picks one of the readings that the grammar can express, by its number.

It is shown the question and the readings in words, and gives back a number; nothing else of its answer is used. The
query that runs is the grammar's own.
"""

import hashlib
import re
from collections.abc import Callable, Sequence

from kg.statements.llm_endpoint import Endpoint, ask

_TASK = (
    "You are given a question about relations between cities, and a numbered list of ways to read it. Answer with the "
    "number of the reading that says what the question asks, and nothing else. Answer 0 if none of them does."
)
_NUMBER = re.compile(r"\D{0,20}(\d{1,3})\D{0,20}", re.DOTALL)


def chooser(endpoint: Endpoint) -> Callable[[str, Sequence[str]], int | None]:
    """Return what chooses among readings by asking a model; it gives an index, or None where the model wants none.

    It raises:
        EndpointError: the model cannot be asked.
        InputError: it gave no number of the list, asked several times.

    """

    def choose(question: str, told: Sequence[str]) -> int | None:
        listed = "\n".join(f"{number}. {reading}" for number, reading in enumerate(told, 1))

        def check(answer: str) -> None:
            _number(answer, len(told))

        messages = (("system", _TASK), ("user", f"Question: {question}\n\nReadings:\n{listed}"))
        about = f"question-{hashlib.sha256(question.encode()).hexdigest()[:12]}"
        number = _number(ask(endpoint, about, messages, check), len(told))
        return number - 1 if number else None

    return choose


def _number(answer: str, most: int) -> int:
    """Return the number that an answer is.

    Raises:
        ValueError: it is no number from 0 to MOST.

    """
    found = _NUMBER.fullmatch(answer.strip())
    if found is None or int(found.group(1)) > most:
        raise ValueError(f"no number from 0 to {most}: {answer.strip()[:60]!r}")
    return int(found.group(1))
