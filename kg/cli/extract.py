"""`kg extract`: what documents say, as facts, statements or mentions, without a graph."""

import json
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.llm import endpoint, llm_options
from kg.cli.sources import progress, tell_passed_over
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import Document, Reading
    from kg.statements.llm_endpoint import Endpoint
    from kg.triples.parallel import Step
    from kg.triples.work import Progress

_ENDING = {"facts": ".json", "jsonl": ".jsonl", "mentions": ".jsonl"}


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILES…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["facts", "jsonl", "mentions"]),
    default="jsonl",
    show_default=True,
    help="facts: ten lists a document; jsonl: one statement a line; mentions: one naming a line.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a file a document (NAME.json or NAME.jsonl) into this folder instead of printing.",
)
@llm_options
def extract(sources: tuple[str, ...], form: str, out: Path | None, llm: bool, llm_cache: Path | None) -> None:  # noqa: FBT001 - click's signature
    """Print what documents say, without a graph.

    Print what FILES (or folders of them) say, each statement with the spans it rests on and their words.

    \b
        kg extract article.txt
        kg extract articles/ --format facts --out facts/
        kg extract article.txt --format mentions | head
    """
    from kg import documents

    model = endpoint(llm=llm, cache=llm_cache)
    paths = documents.find(sources)
    tell_passed_over(sources)
    names = _names(paths) if out else {}
    if out:
        out.mkdir(parents=True, exist_ok=True)
    failed: list[str] = []
    total: Counter[str] = Counter()
    with progress() as step:
        for done, path in enumerate(paths):
            step(done, len(paths), "")
            try:
                reading = _read(path, model, partial(_tell, step, done, len(paths)))
            except InputError as error:
                failed.append(str(error))
                continue
            for note in reading.notes:
                click.echo(f"{path}: {note}", err=True)
            total.update(documents=1, statements=len(reading.statements))
            text = _render(reading, form)
            if out:
                (out / names[path]).with_suffix(_ENDING[form]).write_text(text, encoding="utf-8")
            else:
                click.echo(text, nl=False)
    if out:
        click.echo(f"{total['documents']} documents, {total['statements']} statements, in {out}", err=True)
    for message in failed:
        click.echo(f"Error: {message}", err=True)
    if failed:
        sys.exit(1)


def _tell(step: "Progress", done: int, total: int, document: "Document", what: str) -> None:
    step(done, total, f"{Path(document.source).name}: {what}")


def _read(path: Path, model: "Endpoint | None", step: "Step") -> "Reading":
    """Read a document by the rules or, where one is given, with a language model."""
    from kg import documents, statements

    document = documents.read(path)
    if model is None:
        return statements.extract(document, step=partial(step, document))
    from kg.statements import llm

    return llm.extract(document, model)


def _names(paths: list[Path]) -> dict[Path, str]:
    """Return the file name of each document: its own, with its folder's where two share one."""
    counts = Counter(path.stem for path in paths)
    return {path: f"{path.parent.name}_{path.stem}.x" if counts[path.stem] > 1 else f"{path.stem}.x" for path in paths}


def _render(reading: "Reading", form: str) -> str:
    if form == "facts":
        from kg.evaluation.facts import from_reading

        return json.dumps(from_reading(reading), ensure_ascii=False, indent=2) + "\n"
    rows = _mentions(reading) if form == "mentions" else _statements(reading)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _mentions(reading: "Reading") -> list[dict[str, Any]]:
    return [
        {
            "document": Path(reading.document.source).stem,
            "class": mention.kind,
            "start": mention.span.start,
            "end": mention.span.end,
            "text": mention.text,
            "id": mention.reference,
        }
        for mention in reading.mentions
    ]


def _statements(reading: "Reading") -> list[dict[str, Any]]:
    from kg.model import to_dict

    rows = []
    for statement in reading.statements:
        fields = to_dict(statement)
        fields["evidence"] = [
            {"start": span.start, "end": span.end, "text": reading.document.quote(span)} for span in statement.evidence
        ]
        rows.append({"document": Path(reading.document.source).stem, **fields})
    return rows
