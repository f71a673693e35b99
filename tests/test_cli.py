"""The command line as a whole: the table of commands, their help, unknown names, quiet pipes."""

import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from kg.cli import COMMANDS, kg

Run = Callable[..., subprocess.CompletedProcess[str]]


def command(name: str) -> click.Command:
    found = kg.get_command(click.Context(kg), name)
    assert found is not None, f"{name} is in the table but cannot be loaded"
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_table_tells_what_the_command_tells(name: str):
    """The line that `kg --help` shows without importing is the first sentence of the command's own help."""
    own = (command(name).help or "").strip().split("\n\n")[0]
    line = COMMANDS[name][2]
    assert " ".join(own.split()).startswith(line.rstrip(".")), own


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_ends_with_a_line_to_paste(name: str):
    """Each command's help has an example that calls it, and each option says what it does."""
    found = command(name)
    help_text = found.help or ""
    commands = found.commands if isinstance(found, click.Group) else {}
    assert f"kg {name}" in help_text or any(f"kg {name} {sub}" in (each.help or "") for sub, each in commands.items())
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]} has no help"


def test_help_lists_every_command_without_loading_them():
    """`kg --help` imports no command's module, and nothing heavy."""
    code = (
        "import sys; from kg.cli import kg\n"
        "try: kg(['--help'], prog_name='kg')\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'networkx', 'rdflib', 'kiwipiepy', 'pyoxigraph', 'kg.triples', 'kg.statements'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert "LOADED []" in done.stdout
    assert all(name in done.stdout for name in COMMANDS)


@pytest.mark.parametrize(("typed", "meant"), [("biuld", "build"), ("asc", "ask"), ("exprot", "export")])
def test_an_unknown_command_offers_the_nearest(run_kg: Run, typed: str, meant: str):
    """A mistyped command ends with exit code 2 and names the one that was probably meant."""
    done = run_kg(typed)
    assert done.returncode == 2
    assert meant in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "demo"])
def test_an_unknown_option_is_a_usage_error(run_kg: Run, name: str):
    """An option that does not exist is named, with exit code 2 and nothing on standard output."""
    done = run_kg(name, "--no-such-option")
    assert done.returncode == 2
    assert "--no-such-option" in done.stderr
    assert done.stdout == ""


def test_a_closed_pipe_is_no_error():
    """`kg COMMAND | head -1` ends quietly."""
    code = f"{sys.executable} -c 'from kg.cli import main; main()' --help | head -1"
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_table_aligns_whatever_its_cells_are(capsys):
    """Columns of one kind and of several, cells that come again, Hangul of two cells a syllable, and no rows at all."""
    from kg.cli.options import write_rows

    write_rows(("name", "n", "p"), [("가나", 1, 0.5), ("b", 20, None), ("가나", 1, ("x", 0.25))], "table")
    assert capsys.readouterr().out.splitlines() == [
        "name  n   p",
        "----  --  -------",
        "가나  1   0.5",
        "b     20",
        "가나  1   x, 0.25",
    ]
    write_rows(("name", "n"), [], "table")
    assert capsys.readouterr().out.splitlines() == ["name  n", "----  -"]
