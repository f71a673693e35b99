"""`kg conflicts`, `kg review` and `kg decide`: where documents disagree, and what people decide."""

import datetime as dt
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import format_option, lang_option, store_option, write_rows

if TYPE_CHECKING:
    from kg.triples.decisions import Decision
    from kg.triples.review import Question

_KINDS = ("same", "not-same", "accept", "reject", "set", "add")


def _author() -> str:
    return os.environ.get("KG_AUTHOR") or getpass.getuser()


author_option = click.option("--author", default=_author, help="Who decides. KG_AUTHOR sets it. Default: the user.")
decisions_option = click.option(
    "--decisions",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of people's decisions. Default: decisions.csv in the store's folder.",
)


def _file(store: str, decisions: Path | None) -> Path:
    from kg.triples.store import is_address

    return decisions or Path("decisions.csv" if is_address(store) else Path(store) / "decisions.csv")


@click.command()
@store_option
@format_option
@lang_option
def conflicts(store: str, form: str, lang: str | None) -> None:
    """List the facts on which documents disagree, with both quotes.

    List the facts on which documents disagree, with the words of each.

    \b
        kg conflicts --format json
    """
    from kg.triples.review import conflicts as find
    from kg.triples.store import open_store

    rows = [
        (question.subject, question.text, quote.title, quote.status, quote.date, quote.text)
        for question in find(open_store(store), lang=lang or "en")
        for quote in question.quotes
    ]
    if not rows:
        click.echo("No documents disagree.", err=True)
        if form == "table":
            return
    write_rows(("id", "conflict", "document", "status", "date", "quote"), rows, form)


@click.command()
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("subject", required=False, default="")
@click.argument("value", required=False, default="")
@click.option(
    "--property", "field", default="", help="What is set (start, name, status …), or the kind of statement added."
)
@click.option("--reason", default="", help="Why.")
@click.option("--source", default="", help="Where an added statement comes from.")
@author_option
@decisions_option
@store_option
def decide(  # noqa: PLR0913, PLR0917 - click passes an argument an option
    kind: str,
    subject: str,
    value: str,
    field: str,
    reason: str,
    source: str,
    author: str,
    decisions: Path | None,
    store: str,
) -> None:
    """Write a decision: same, not-same, accept, reject, set or add. The next build applies it.

    \b
        kg decide reject event/3f2a91bc04de-9c41d0 --reason "never took place"
        kg decide same official/0a…-11 official/0a…-22
        kg decide set agreement/13…-19 2013-05-02 --property date
        kg decide add "$(cat tie.json)" --property tie --source "Annual report 2025, p. 3"
    """
    from kg.triples.decisions import Decision, append, shorten

    if kind == "add":
        # an added statement has no subject yet: the one argument is its fields
        value, subject = value or subject, ""
    decision = Decision(
        date=dt.datetime.now(dt.UTC).date().isoformat(),
        author=author,
        kind=kind,
        subject=shorten(subject),
        property=field,
        value=shorten(value) if kind in ("same", "not-same") else value,
        reason=reason,
        source=source,
    )
    path = _file(store, decisions)
    append(path, decision)
    click.echo(f"Decided in {path}: {decision.line()}. The next kg build applies it.", err=True)
    named = [decision.subject, *([decision.value] if kind in ("same", "not-same") else [])]
    for each in _unknown(store, [identifier for identifier in named if identifier]):
        click.echo(f"Nothing in the graph has the id '{each}' now: the decision waits until something does.", err=True)


def _unknown(store: str, identifiers: list[str]) -> list[str]:
    """Return those of the ids that the graph does not have; a store that is not there yet has none to compare."""
    from kg.errors import StoreError
    from kg.triples import terms
    from kg.triples.store import open_store

    try:
        graph = open_store(store)
    except StoreError:
        return []
    return [each for each in identifiers if not graph.ask(f"ASK {{ {terms.iri(each)} ?property ?value }}")]


_KEYS = {
    "merge": "[y] one and the same  [n] two  [s] skip  [q] quit",
    "conflict": "[a] accept as it stands  [r] reject  [s] skip  [q] quit",
    "doubt": "[a] accept  [r] reject  [s] skip  [q] quit",
}
_MEANING = {("merge", "y"): "same", ("merge", "n"): "not-same"} | {
    (kind, key): word for kind in ("conflict", "doubt") for key, word in (("a", "accept"), ("r", "reject"))
}


@click.command()
@click.option("--below", type=click.FloatRange(0, 1), default=0.6, show_default=True, help="Ask about facts less sure.")
@author_option
@decisions_option
@store_option
@lang_option
def review(below: float, author: str, decisions: Path | None, store: str, lang: str | None) -> None:
    """Decide proposed merges, conflicts and unsure facts, one key an answer.

    Go through proposed merges, conflicts and unsure facts: the quotes are shown, one key answers.

    What is answered is written at once; a review that was left off goes on where it was.

    \b
        kg review
    """
    from kg.triples.decisions import append, read
    from kg.triples.review import waiting
    from kg.triples.store import open_store

    path = _file(store, decisions)
    rows, bad = read(path)
    for line in bad:
        click.echo(f"Decision not applied: {line}", err=True)
    questions = waiting(open_store(store), [(row.subject, row.value) for row in rows], below=below, lang=lang or "en")
    if not questions:
        click.echo("Nothing waits for a decision.", err=True)
        return
    answered = 0
    for number, question in enumerate(questions, start=1):
        _show(question, number, len(questions))
        decision = _answer(question, author)
        if decision == "quit":
            break
        if not isinstance(decision, str):
            append(path, decision)
            answered += 1
    click.echo(f"{answered} decided of {len(questions)}; kg build applies them.", err=True)


def _show(question: "Question", number: int, total: int) -> None:
    click.echo(f"\n{number}/{total}  {question.kind}: {question.text}", err=True)
    for name, quotes in ((question.subject, question.quotes), (question.other, question.other_quotes)):
        if name:
            click.echo(f"  {name}", err=True)
        for quote in quotes:
            told = " ".join(part for part in (quote.status, quote.date) if part)
            click.echo(f"    {quote.title}{f' ({told})' if told else ''}: “{' '.join(quote.text.split())}”", err=True)


def _key() -> str:
    """Return the key that was pressed; where no terminal is, the next character of standard input."""
    if sys.stdin.isatty():
        try:
            return click.getchar().lower()
        except (EOFError, KeyboardInterrupt):
            return ""
    # a line's end is no answer
    key = sys.stdin.read(1)
    while key.isspace():
        key = sys.stdin.read(1)
    return key.lower()


def _answer(question: "Question", author: str) -> "Decision | str":
    from kg.triples.decisions import Decision

    while True:
        click.echo(f"  {_KEYS[question.kind]} ", err=True, nl=False)
        key = _key()
        click.echo(key, err=True)
        if key in ("q", "\x03", "\x04", ""):
            return "quit"
        if key == "s":
            return "skip"
        kind = _MEANING.get((question.kind, key))
        if kind:
            return Decision(
                date=dt.datetime.now(dt.UTC).date().isoformat(),
                author=author,
                kind=kind,
                subject=question.subject,
                value=question.other,
                reason="reviewed",
            )
