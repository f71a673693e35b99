"""The command `kg`: one short command a step, in the order of the flow; each lives in a module named for its step.

Nothing of a step is imported before its command is called, so that `kg --help` is instant: the table below holds what
the help prints, and a test compares it with the commands themselves.
"""

import importlib
import os
import sys

import click

from kg import __version__
from kg.errors import KgError

# command -> (module, function, the line that `kg --help` shows), in the order of the flow
COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": (
        "kg.cli.demo",
        "demo",
        "Build a graph from the documents that kg brings along, ask it a question, and write its page.",
    ),
    "extract": ("kg.cli.extract", "extract", "Print what documents say, without a graph."),
    "build": ("kg.cli.build", "build", "Read documents into the graph: what is new or changed, and nothing else."),
    "remove": ("kg.cli.build", "remove", "Take a document out of the graph, and all that only it said."),
    "ask": ("kg.cli.ask", "ask", "Answer a QUESTION in English or Korean from the graph."),
    "run": ("kg.cli.ask", "run", "Ask again the question that `kg ask --save NAME` kept."),
    "sparql": ("kg.cli.ask", "sparql", "Run a SPARQL QUERY, or the one in a file; the usual prefixes are filled in."),
    "show": (
        "kg.cli.ask",
        "show",
        "Show all that is known of a city, official, network, policy or theme, by NAME, with sources.",
    ),
    "partners": (
        "kg.cli.facts",
        "partners",
        "List the partners of cities: relation, status, since, themes, documents.",
    ),
    "agreements": ("kg.cli.facts", "agreements", "List agreements: parties, type, status, date."),
    "events": ("kg.cli.facts", "events", "List events: what, where, when, status, who took part."),
    "visits": ("kg.cli.facts", "visits", "List visits of delegations: who went where, when, status."),
    "members": ("kg.cli.facts", "members", "List memberships in networks: place, network, role, status, from, to."),
    "officials": (
        "kg.cli.facts",
        "officials",
        "List officials: who held which office where, and when documents show them in it.",
    ),
    "policies": ("kg.cli.facts", "policies", "List policies, programmes and facilities of places, with their themes."),
    "timeline": ("kg.cli.facts", "timeline", "List what is dated about a city, network or official, in order of time."),
    "path": ("kg.cli.facts", "path", "Show how two places are connected, with what each step rests on."),
    "themes": ("kg.cli.ties", "themes", "Show policy themes: shared, alike, rising, fading, copied, and their SDGs."),
    "network": ("kg.cli.network", "network", "Print a network's figures, or write it for Gephi, Pajek, R and others."),
    "centrality": ("kg.cli.network", "centrality", "Rank cities by a measure of their place in a network."),
    "communities": ("kg.cli.network", "communities", "Find groups of cities, told by themes, countries and centre."),
    "bridges": ("kg.cli.network", "bridges", "Show the ties and cities that hold a network together, and brokers."),
    "dormant": ("kg.cli.ties", "dormant", "List partners of whom no document reports activity of late."),
    "duplicates": ("kg.cli.ties", "duplicates", "List foreign cities partnered with several Korean governments."),
    "mayors": ("kg.cli.ties", "mayors", "Show what changed in a city's ties after a change of mayor."),
    "recommend": ("kg.cli.ties", "recommend", "Rank candidate partners of a city, with reasons for and against."),
    "plot": ("kg.cli.network", "plot", "Draw degrees, ties over time, themes or countries, as SVG or PNG."),
    "conflicts": ("kg.cli.decisions", "conflicts", "List the facts on which documents disagree, with both quotes."),
    "review": ("kg.cli.decisions", "review", "Decide proposed merges, conflicts and unsure facts, one key an answer."),
    "decide": ("kg.cli.decisions", "decide", "Write a decision: same, not-same, accept, reject, set or add."),
    "builds": ("kg.cli.history", "builds", "List the builds of a store, and what the graph held after each."),
    "diff": ("kg.cli.history", "diff", "Say which facts came, went or changed between two builds or stores."),
    "check": ("kg.cli.check", "check", "Check the graph against the shapes: a plain sentence for each violation."),
    "export": ("kg.cli.export", "export", "Write the graph for other tools: Turtle, JSON-LD, GraphML, CSV and more."),
    "docs": ("kg.cli.docs", "docs", "Write the reference of the ontology."),
    "view": ("kg.cli.view", "view", "Write the graph as one page: graph, map, timeline and sources."),
    "brief": ("kg.cli.brief", "brief", "Write one or two pages to read before a visit to a city."),
    "evaluate": ("kg.cli.evaluate", "evaluate", "Score what kg reads against what a careful reader found."),
}


class Flow(click.Group):
    """Loads a command when it is called, and shows every KgError as one line, so that no command has to."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order of the flow."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import the command's module and return the command."""
        if cmd_name not in COMMANDS:
            return None
        module, function, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), function)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Offer the nearest command for one that does not exist."""
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, n=3, cutoff=0.5)
            hint = f" Nearest: {', '.join(near)}." if near else " See: kg --help"
            raise click.UsageError(f"No command '{name}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Print the table without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, _, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a KgError ends it with one line on standard error and exit code 1.

        That the reader of a pipe (head, less) left is no error.
        """
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            _let_go()
            return None


@click.group(cls=Flow, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
def kg() -> None:
    """Read documents about cities' diplomacy into a graph, and ask it.

    \b
        kg demo
        kg build articles/ && kg ask "고양시와 습지 정책을 공유하는 교류 도시는?" --evidence
    """


def main() -> None:
    """Run the command line: UTF-8 whatever the terminal's locale, and quiet when a pipe closes early."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        kg(prog_name="kg")
    finally:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            _let_go()


def _let_go() -> None:
    """Keep the interpreter from flushing into a closed pipe when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
