"""Commands that ask the graph: `kg ask`, `kg run`, `kg sparql`, `kg show`."""

import dataclasses
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.complete import names
from kg.cli.options import evidence_option, format_option, lang_option, store_option, width, write_rows
from kg.errors import InputError, QueryError

if TYPE_CHECKING:
    from kg.answers.answer import Answer
    from kg.answers.evidence import Evidence

# a list is never cut to less than this many cells of a terminal
_NARROW = 24
# of so few items none is left out
_FEW = 3


@click.command()
@click.argument("question", nargs=-1)
@store_option
@format_option
@lang_option
@evidence_option
@click.option("--sparql", "show_query", is_flag=True, help="Show the query that the question was read as.")
@click.option("--save", metavar="NAME", help="Keep the question under a name beside the store, for: kg run NAME")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Only facts that some statement is so sure of.")
@click.option(
    "--llm",
    is_flag=True,
    help="Let a language model choose among the readings that kg can express: KG_LLM_URL, KG_LLM_MODEL, KG_LLM_KEY.",
)
def ask(  # noqa: PLR0913, PLR0917 - click passes an argument an option
    question: tuple[str, ...],
    store: str,
    form: str,
    lang: str | None,
    evidence: bool,  # noqa: FBT001 - click's flags
    show_query: bool,  # noqa: FBT001
    save: str | None,
    min_confidence: float | None,
    llm: bool,  # noqa: FBT001
) -> None:
    """Answer a QUESTION in English or Korean from the graph.

    \b
        kg ask "which partners share wetland policy" --evidence
        kg ask "고양시와 습지 정책을 공유하는 교류 도시는?" --format csv
        kg ask "partners of Seoul" --min-confidence 0.8
    """
    text = " ".join(question)
    with _once():
        from kg.triples import open_store

        graph = open_store(store)
        answer = _answer(graph, text, lang, evidence=evidence or form == "json", min_confidence=min_confidence, llm=llm)
        if save:
            from kg.answers.saved import save as keep

            keep(store, save, text)
        write_answer(answer, form, evidence=evidence, show_query=show_query)


@click.command()
@click.argument("name")
@store_option
@format_option
@lang_option
@evidence_option
@click.option("--sparql", "show_query", is_flag=True, help="Show the query that the question was read as.")
def run(  # noqa: PLR0913, PLR0917 - click passes an argument an option
    name: str,
    store: str,
    form: str,
    lang: str | None,
    evidence: bool,  # noqa: FBT001 - click's flags
    show_query: bool,  # noqa: FBT001
) -> None:
    """Ask again the question that `kg ask --save NAME` kept.

    \b
        kg ask "고양시의 자매도시는?" --save sisters && kg run sisters
    """
    from kg.answers.saved import load

    text = load(store, name)
    with _once():
        from kg.triples import open_store

        answer = _answer(open_store(store), text, lang, evidence=evidence or form == "json")
        write_answer(answer, form, evidence=evidence, show_query=show_query)


@contextmanager
def _once() -> Iterator[None]:
    """Answer one question, after which the process ends: what is made is not looked through for what could go."""
    from kg.triples.unswept import unswept

    # matrices of some hundred cities: threads of numpy would only wait for each other
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with unswept():
        yield


def _answer(  # noqa: PLR0913 - one an option
    graph: Any,  # noqa: ANN401 - a Store, imported late
    text: str,
    lang: str | None,
    *,
    evidence: bool,
    min_confidence: float | None = None,
    llm: bool = False,
) -> "Answer":
    from kg.answers.engine import ask as answer_question
    from kg.cli.analyses import ANALYSES

    choose = None
    if llm:
        from kg.answers.chooser import chooser
        from kg.cli.llm import endpoint

        model = endpoint(llm=True, cache=None)
        choose = chooser(model) if model else None
    return answer_question(
        graph, text, lang=lang, evidence=evidence, analyses=ANALYSES, min_confidence=min_confidence, choose=choose
    )


def write_answer(answer: "Answer", form: str, *, evidence: bool, show_query: bool = False) -> None:
    """Print an answer: as a table its reading, rows and sentence; as CSV its rows; as JSON all of it."""
    if form == "json":
        click.echo(json.dumps(as_object(answer), ensure_ascii=False, indent=2))
        return
    if form == "csv":
        write_rows(answer.columns, answer.rows, "csv")
        for note in answer.notes:
            click.echo(note, err=True)
        return
    korean = answer.lang == "ko"
    click.echo(f"{'읽은 뜻' if korean else 'Read as'}: {answer.reading}", err=True)
    for note in answer.notes:
        click.echo(note, err=True)
    if show_query:
        click.echo(answer.sparql)
        click.echo()
    if answer.rows:
        columns, rows = fitting(answer.headings(), answer.rows)
        write_rows(columns, rows, "table")
        click.echo()
    click.echo(answer.sentence)
    if evidence:
        write_evidence(answer)


def fitting(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """Return a table whose lists are cut ("Tourism, Water … +5") where it would be wider than the terminal.

    Only cells of several items are cut, the widest column first; off a terminal, and without COLUMNS, nothing is.
    """
    wide = shutil.get_terminal_size((0, 0)).columns if sys.stdout.isatty() or "COLUMNS" in os.environ else 0
    if not wide:
        return columns, rows
    table = [list(row) for row in rows]
    names = list(columns)
    while table:
        widths = [max(width(str(row[i])) for row in [names, *table]) for i in range(len(names))]
        over = sum(widths) + 2 * (len(widths) - 1) - wide
        lists = [i for i in range(len(names)) if any(len(_items(row[i])) > _FEW for row in table)]
        if over <= 0 or not lists:
            break
        at = max(lists, key=widths.__getitem__)
        room = max(widths[at] - over, width(names[at]), _NARROW)
        before = [row[at] for row in table]
        for row in table:
            row[at] = _cut(str(row[at]), room)
        if before == [row[at] for row in table]:
            break
    return names, table


def _items(cell: Any) -> list[str]:  # noqa: ANN401 - whatever a table holds
    # what stands in brackets belongs to the item before them
    return re.split(r", (?![^(]*\))", str(cell))


def _cut(text: str, room: int) -> str:
    items = _items(text)
    if width(text) <= room or len(items) <= _FEW:
        return text
    shown = items[:1]
    while len(shown) < len(items) and width(", ".join(shown) + f" … +{len(items) - len(shown)}") <= room:
        shown.append(items[len(shown)])
    if len(shown) > 1:
        shown.pop()
    return ", ".join(shown) + f" … +{len(items) - len(shown)}"


def as_object(answer: "Answer") -> dict[str, Any]:
    """Return an answer as plain JSON types."""
    return {
        "question": answer.question,
        "reading": answer.reading,
        "notes": list(answer.notes),
        "answer": answer.sentence,
        "sparql": answer.sparql,
        "columns": list(answer.columns),
        "rows": answer.records(),
        "evidence": [dataclasses.asdict(item) for item in answer.evidence],
    }


def write_evidence(answer: "Answer") -> None:
    """Print the quotes behind each row: the words, then document, date and place in the text."""
    quotes: dict[str, list[Evidence]] = {}
    for item in answer.evidence:
        quotes.setdefault(item.thing, []).append(item)
    for row, things in zip(answer.rows, answer.things, strict=True):
        found = list(
            dict.fromkeys(
                (item.quote, item.title, item.date, item.start, item.end)
                for thing in things
                for item in quotes.get(thing, ())
            )
        )
        if not found:
            continue
        click.echo()
        click.echo(" · ".join(str(cell) for cell in row[:3] if cell not in ("", None)))
        for quote, title, date, start, end in found:
            words = " ".join(quote.split())
            where = ", ".join(part for part in (title, date, f"{start}-{end}") if part)
            click.echo(f"  “{words}”")
            click.echo(f"    — {where}")


@click.command()
@click.argument("query")
@store_option
@format_option
@click.option("--explain", is_flag=True, help="Show how the query is evaluated instead of its rows.")
@click.option("--timeout", type=float, metavar="SECONDS", help="Give up after so many seconds.")
def sparql(query: str, store: str, form: str, explain: bool, timeout: float | None) -> None:  # noqa: FBT001 - click's flags
    """Run a SPARQL QUERY, or the one in a file; the usual prefixes are filled in.

    \b
        kg sparql "SELECT ?city WHERE { ?city a ic:City }"
        kg sparql ontology/questions/q01_partners_sharing_wetland.rq --format csv
    """
    from kg.answers.query import explain as plan
    from kg.answers.query import run_query
    from kg.triples import open_store

    text = _query_text(query)
    graph = open_store(store)
    if explain:
        click.echo(plan(graph, text))
        return
    columns, rows = run_query(graph, text, timeout)
    write_rows(columns, rows, form)


def _query_text(query: str) -> str:
    if query == "-":
        return sys.stdin.read()
    if "{" in query or "\n" in query:
        return query
    path = Path(query)
    if not path.is_file():
        raise QueryError(f"'{query}' is neither a query (it has no braces) nor a file.")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{query}: is no UTF-8 text, so no query can be read from it.") from error


@click.command()
@click.argument("name", shell_complete=names("city", "region", "network", "official", "policy", "theme"))
@store_option
@format_option
@lang_option
@evidence_option
def show(name: str, store: str, form: str, lang: str | None, evidence: bool) -> None:  # noqa: FBT001 - click's flag
    """Show all that is known of a city, official, network, policy or theme, by NAME, with sources.

    \b
        kg show Goyang --evidence
        kg show 메트로폴리스 --format csv
    """
    from kg.answers.facts import show_entity
    from kg.triples import open_store

    write_answer(show_entity(open_store(store), name, lang=lang, evidence=evidence), form, evidence=evidence)
