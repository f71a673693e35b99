"""`kg builds` and `kg diff`: what was built when, and what changed because of which document."""

import json

import click

from kg.cli.options import class_count, format_option, store_option, write_rows


@click.command()
@store_option
@format_option
def builds(store: str, form: str) -> None:
    """List the builds of a store, and what the graph held after each.

    List the builds of a store: when, of what, by which version, and what the graph held after.

    \b
        kg builds
    """
    from kg.triples.log import log_of

    columns = ("build", "ended", "inputs", "version", "read", "unchanged", "removed", "failed", "seconds", "counts")
    rows = []
    for each in log_of(store).builds():
        counts = each.get("counts", {})
        shown = counts if form == "json" else [class_count(count, name) for name, count in counts.items() if count]
        rows.append([*(each.get(name) for name in columns[:-1]), shown])
    if not rows:
        click.echo(f"No build of {store} is on record. Make one: kg build DOCUMENTS… --store {store}", err=True)
        if form == "table":
            return
    write_rows(columns, rows, form)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "md"]),
    default="table",
    show_default=True,
    help="How the changes are printed.",
)
def diff(first: str, second: str, store: str, form: str) -> None:
    """Say which facts came, went or changed between two builds or stores.

    Say which facts came, went or changed from A to B (numbers of builds, or folders of stores), and why.

    \b
        kg diff 1 2 --format md
    """
    from kg.triples.compare import compare

    changes = compare(first, second, store)
    if not changes:
        click.echo(f"Nothing changed from {first} to {second}.", err=True)
    if form == "json":
        objects = [
            {
                "change": change.what,
                "kind": change.kind,
                "id": change.id,
                "label": change.label,
                "was": [list(pair) for pair in change.was],
                "now": [list(pair) for pair in change.now],
                "documents": list(change.documents),
            }
            for change in changes
        ]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
    elif form == "md":
        click.echo(f"# {first} → {second}")
        for what in ("came", "went", "changed"):
            chosen = [change for change in changes if change.what == what]
            click.echo(f"\n## {what} ({len(chosen)})\n")
            for change in chosen:
                because = f" ← {', '.join(change.documents)}" if change.documents else ""
                click.echo(f"- {change.kind}: {change.label}{because}")
                for sign, pairs in (("−", change.was), ("+", change.now)) if what == "changed" else ():
                    for name, value in pairs:
                        click.echo(f"  - {sign} {name}: {value}")
    elif changes:
        rows = [
            (
                change.what,
                change.kind,
                change.label,
                [f"{name}: {value}" for name, value in change.was] if change.what == "changed" else "",
                [f"{name}: {value}" for name, value in change.now] if change.what == "changed" else "",
                change.documents,
            )
            for change in changes
        ]
        write_rows(("change", "kind", "fact", "was", "now", "documents"), rows, "table")
