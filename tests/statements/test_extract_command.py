"""kg extract: facts, statements and mentions of files, and what it says of bad ones."""

import io
import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from kg import documents, statements
from kg.cli import kg
from kg.cli.sources import progress


@pytest.fixture
def article(tmp_path):
    """Return a small Korean article."""
    path = tmp_path / "article.txt"
    path.write_text("여수시는 2024년 3월 2일 하노이와 우호도시 협약을 맺었다.\n", encoding="utf-8")
    return path


def test_jsonl_is_the_default(article):
    """One statement a line, with the words of each span."""
    result = CliRunner().invoke(kg, ["extract", str(article)])
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    text = article.read_text(encoding="utf-8")
    assert {row["kind"] for row in rows} >= {"naming"}
    for row in rows:
        for span in row["evidence"]:
            assert text[span["start"] : span["end"]] == span["text"]


def test_mentions(article):
    """One naming a line: class, span, words and id."""
    result = CliRunner().invoke(kg, ["extract", str(article), "--format", "mentions"])
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"document", "class", "start", "end", "text", "id"} == set(rows[0])
    assert ("place", "하노이", "place/hanoi-vn") in {(row["class"], row["text"], row["id"]) for row in rows}
    assert "date" in {row["class"] for row in rows}


def test_facts_folder(article, tmp_path):
    """NAME.json a document, in the layout of the gold facts."""
    out = tmp_path / "facts"
    result = CliRunner().invoke(kg, ["extract", str(article), "--format", "facts", "--out", str(out)])
    assert result.exit_code == 0, result.output
    facts = json.loads((out / "article.json").read_text(encoding="utf-8"))
    assert {place["en"] for place in facts["places"]} == {"Yeosu", "Hanoi"}
    assert {"officials", "networks", "agreements", "ties", "shared"} <= set(facts)


def test_bad_files(article, tmp_path):
    """The others are read all the same, and each bad one gets a line; exit code 1."""
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    result = CliRunner().invoke(kg, ["extract", str(article), str(tmp_path / "binary.txt"), str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert "하노이" in result.stdout
    assert "binary data" in result.stderr
    assert "no such file" in result.stderr
    assert "Traceback" not in result.output


def test_note_where_no_city(tmp_path):
    """A text without a city says so."""
    path = tmp_path / "weather.txt"
    path.write_text("날씨가 참 좋다.\n", encoding="utf-8")
    result = CliRunner().invoke(kg, ["extract", str(path)])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "No city" in result.stderr


def test_unknown_format(article):
    """An unknown option value is a usage error."""
    assert CliRunner().invoke(kg, ["extract", str(article), "--format", "xml"]).exit_code == 2


def test_a_folders_files_without_a_reader_are_told_in_one_line(article, tmp_path):
    """What nothing reads is passed over with one line on standard error that names the endings and what would do."""
    for name in ("minutes.hwp", "report.pdf", "annex.pdf", "article.meta.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    (line,) = CliRunner().invoke(kg, ["extract", str(tmp_path)]).stderr.splitlines()
    assert line.startswith("3 files passed over that nothing here reads (2 .pdf, 1 .hwp).")
    assert ".md or .txt" in line
    assert not CliRunner().invoke(kg, ["extract", str(article)]).stderr


def test_a_long_document_tells_what_is_read_next_and_a_short_one_does_not(article):
    """Who waits for a long text is told its stages, in their order; a short one is read without a word."""
    document = documents.read(article)
    short, stages = [], []
    statements.extract(document, step=short.append)
    long = replace(document, text=document.text + "오늘은 날씨가 맑고 바람이 없었다.\n" * 3200)
    found = statements.extract(long, step=stages.append)
    assert (short, stages[0], stages[-1]) == ([], "words", "themes")
    assert len(set(stages)) == len(stages) > 2
    assert any(each.kind == "agreement" for each in found.statements)


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_shows_on_a_terminal_alone(monkeypatch, terminal):
    """What is read of a long document stands behind the bar at once; in a pipe nothing is written."""
    written = io.StringIO()
    written.isatty = lambda: terminal
    monkeypatch.setattr("sys.stderr", written)
    with progress() as step:
        step(0, 2, "")
        assert not written.getvalue()
        step(0, 2, "minutes.txt: words")
        step(1, 2, "")
    assert ("minutes.txt: words" in written.getvalue()) is terminal
    assert bool(written.getvalue()) is terminal
