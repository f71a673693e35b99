"""The README is true: its commands exist, its demo and test lines are what runs in the checks."""

import re
from pathlib import Path

import pytest

from kg.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CALLS = sorted(set(re.findall(r"(?:^|&& |`|\$ )kg ([a-z]+)", README, re.MULTILINE)))


def test_the_first_screen_has_both_commands():
    """Within the first 30 lines stand one line that runs the demo and one that runs the tests."""
    top = "\n".join(README.splitlines()[:30])
    assert re.search(r"pip install \. && kg demo", top)
    assert re.search(r"pip install -e '\.\[test\]' && pytest", top)


@pytest.mark.parametrize("name", CALLS)
def test_every_command_of_the_readme_exists(name: str):
    """A command that the README calls is a command of kg."""
    assert name in COMMANDS


def test_every_command_is_in_the_readme():
    """The README names every command."""
    missing = [name for name in COMMANDS if not re.search(rf"\bkg {name}\b", README)]
    assert not missing


def test_linked_files_exist():
    """Links to files of the project lead somewhere."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
