"""`kg view` and `kg brief` as they are run."""

import pytest


@pytest.fixture(scope="module")
def location(store) -> str:
    return store.location


def test_view_writes_one_file(run_kg, location, tmp_path):
    """The page is one file, and the line that tells so is no data: it goes to standard error."""
    done = run_kg("view", "--store", location, "--out", tmp_path / "seoul.html", "--city", "서울", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "showing" in done.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "seoul.html"]
    assert (tmp_path / "seoul.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_view_of_an_empty_graph(run_kg, tmp_path):
    """An empty graph gives a page that says so, and a line that says what would fill it."""
    from kg.triples import build_readings

    build_readings([], tmp_path / "kg-store")
    done = run_kg("view", "--out", "empty.html")
    assert done.returncode == 0, done.stderr
    assert "kg build" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--city", "고얀"], 1, "Nearest: 고양"),
        (["--out", "missing/folder/page.html"], 1, "Cannot write"),
        (["--out", "."], 1, "is a folder"),
        (["--status", "perhaps"], 2, "held"),
        (["--depth", "0"], 2, "depth"),
        (["--from", "soon"], 1, "YYYY-MM"),
        (["--min-confidence", "2"], 2, "0<=x<=1"),
    ],
)
def test_view_bad_input(run_kg, location, arguments, code, message):
    """Bad input is one clear line and no traceback."""
    done = run_kg("view", "--store", location, *arguments)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_no_store(run_kg):
    """Without a store the line says how to build one."""
    done = run_kg("view")
    assert done.returncode == 1
    assert "kg build" in done.stderr


def test_brief_on_standard_output(run_kg, location):
    """Without --out the briefing is Markdown on standard output."""
    done = run_kg("brief", "고양", "--with", "쿤밍", "--store", location, "--on", "2026-01-01")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# 고양 – 쿤밍 방문 전 브리핑")


def test_brief_to_a_file(run_kg, location, tmp_path):
    """The ending of --out chooses the format; one that there is not is told."""
    done = run_kg("brief", "Seoul", "--store", location, "--out", tmp_path / "seoul.docx", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "seoul.docx").read_bytes().startswith(b"PK")
    done = run_kg("brief", "Seoul", "--store", location, "--out", tmp_path / "seoul.pdf")
    assert done.returncode == 1
    assert ".docx" in done.stderr
