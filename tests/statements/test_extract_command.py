"""kg extract: facts, statements and mentions of files, and what it says of bad ones."""

import json

import pytest
from click.testing import CliRunner

from kg.cli import kg


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
