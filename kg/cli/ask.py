"""Commands that ask the graph: `kg ask`, `kg run`, `kg sparql`, `kg show`."""

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.complete import names
from kg.cli.options import evidence_option, format_option, lang_option, store_option, write_rows
from kg.errors import InputError, QueryError

if TYPE_CHECKING:
    from kg.answers.answer import Answer
    from kg.answers.evidence import Evidence


@click.command()
@click.argument("question", nargs=-1)
@store_option
@format_option
@lang_option
@evidence_option
@click.option("--sparql", "show_query", is_flag=True, help="Show the query that the question was read as.")
@click.option("--save", metavar="NAME", help="Keep the question under a name beside the store, for: kg run NAME")
def ask(  # noqa: PLR0913, PLR0917 - click passes an argument an option
    question: tuple[str, ...],
    store: str,
    form: str,
    lang: str | None,
    evidence: bool,  # noqa: FBT001 - click's flags
    show_query: bool,  # noqa: FBT001
    save: str | None,
) -> None:
    """Answer a QUESTION in English or Korean from the graph.

    \b
        kg ask "which partners share wetland policy" --evidence
        kg ask "고양시와 습지 정책을 공유하는 교류 도시는?" --format csv
    """
    from kg.triples import open_store

    text = " ".join(question)
    graph = open_store(store)
    answer = _answer(graph, text, lang, evidence=evidence or form == "json")
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
    from kg.triples import open_store

    text = load(store, name)
    write_answer(
        _answer(open_store(store), text, lang, evidence=evidence or form == "json"),
        form,
        evidence=evidence,
        show_query=show_query,
    )


def _answer(graph: Any, text: str, lang: str | None, *, evidence: bool) -> "Answer":  # noqa: ANN401 - a Store, imported late
    from kg.answers.engine import ask as answer_question
    from kg.cli.analyses import ANALYSES

    return answer_question(graph, text, lang=lang, evidence=evidence, analyses=ANALYSES)


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
        write_rows(answer.headings(), answer.rows, "table")
        click.echo()
    click.echo(answer.sentence)
    if evidence:
        write_evidence(answer)


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
