"""`kg evaluate`: formats, predictions, errors, and bad input told in one line."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from kg.cli.evaluate import evaluate
from kg.errors import InputError
from kg.evaluation.evaluate import cases

GOLD = {
    "places": [{"ko": "여수", "en": "Yeosu", "country": "KR", "kind": "city", "evidence": "여수시는"}],
    "networks": [{"ko": "바다도시연합", "abbr": "SCU", "evidence": "바다도시연합"}],
}


@pytest.fixture
def folder(tmp_path):
    """Return a folder with one document, its gold facts, and predictions that miss the network."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "made").mkdir()
    (tmp_path / "gold" / "바다.txt").write_text("여수시는 바다도시연합에 가입했다.\n", encoding="utf-8")
    (tmp_path / "gold" / "바다.gold.json").write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    made = {"places": GOLD["places"]}
    (tmp_path / "made" / "바다.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def run(folder, *options):
    return CliRunner().invoke(
        evaluate, [str(folder / "gold"), "--predictions", str(folder / "made"), *options], catch_exceptions=False
    )


def test_table(folder):
    """The table prints the lists and, with --errors, what was missed and where."""
    printed = run(folder, "--errors").stdout
    assert "micro" in printed
    assert "missed" in printed
    assert "여수시는 바다도시연합에 가입했다." in printed


def test_csv_and_json(folder):
    """CSV has a header and numbers; JSON is one object."""
    table = list(csv.DictReader(io.StringIO(run(folder, "--format", "csv").stdout)))
    assert {row["name"]: row["f1"] for row in table}["places"] == "1"
    found = json.loads(run(folder, "--format", "json", "--errors").stdout)
    assert found["lists"]["networks"]["recall"] == 0
    assert found["errors"][0]["verdict"] == "missed"


def test_html_to_a_file(folder):
    """--out writes the page and prints nothing on standard output."""
    out = folder / "page.html"
    result = run(folder, "--format", "html", "--lang", "ko", "--out", str(out))
    assert result.stdout == ""
    assert "바다도시연합" in out.read_text(encoding="utf-8")


def test_extraction_is_scored(folder):
    """Without predictions the facts are read from the texts now."""
    result = CliRunner().invoke(
        evaluate, [str(folder / "gold"), "--format", "json", "--workers", "2"], catch_exceptions=False
    )
    assert json.loads(result.stdout)["lists"]["places"]["gold"] == 1


def test_a_folder_without_gold_facts_is_told(tmp_path):
    """An empty folder, a missing text and missing predictions each get a line that says what would do."""
    with pytest.raises(InputError, match=r"no NAME\.gold\.json there"):
        cases(tmp_path)
    (tmp_path / "a.gold.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="--texts"):
        cases(tmp_path)
    with pytest.raises(InputError, match=r"no NAME\.json"):
        cases(tmp_path, predictions=tmp_path / "none")


def test_damaged_gold_facts_are_told(folder):
    """A gold file that is no JSON object ends with one line."""
    (folder / "gold" / "바다.gold.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(InputError, match="gold facts are an object"):
        run(folder)
