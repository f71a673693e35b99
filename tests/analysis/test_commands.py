"""The commands of analysis, as a person runs them: rows on standard output, all else on standard error."""

import json

import pytest
from click.testing import CliRunner

from kg.cli import kg


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Return the folder of the small store, and of an empty one beside it."""
    from graphs import example_store

    folder = tmp_path_factory.mktemp("commands")
    example_store(folder)
    return folder / "kg-store"


@pytest.fixture
def run(store):
    """Return a function that runs a command on the small store."""

    def call(*args, code=0):
        result = CliRunner().invoke(kg, [*args, "--store", str(store)])
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return call


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["centrality", "--measure", "degree"], "Goyang"),
        (["centrality", "--measure", "pagerank", "--network", "ties", "--lang", "ko"], "쿤밍"),
        (["centrality", "--measure", "gateway", "--by", "country"], "Kunming"),
        (["centrality", "--network", "visits", "--measure", "hits"], "Kunming"),
        (["communities"], "Goyang, Kunming"),
        (["communities", "--method", "leiden"], "CN 1, KR 1"),
        (["bridges"], "Kunming"),
        (["themes"], "Wetlands"),
        (["themes", "--lang", "ko"], "습지"),
        (["themes", "--city", "고양시"], "Kunming"),
        (["themes", "shared", "--city", "Goyang"], "Wetlands"),
        (["themes", "transfers"], "learned"),
        (["themes", "chains"], "Kunming → Goyang"),
        (["themes", "sdg"], "6.6"),
        (["themes", "years"], "2025"),
        (["dormant", "--years", "3", "--on", "2030"], "Kunming"),
        (["recommend", "Seoul"], "Kunming"),
        (["network"], "density"),
        (["network", "--by-year", "5"], "2013"),
        (["network", "--format", "csv"], "place/goyang-kr"),
        (["network", "--network", "memberships", "--connectivity"], "Goyang"),
        (["network", "--format", "gexf"], "http://www.gexf.net"),
    ],
)
def test_each_command_answers(run, args, says):
    """Rows, and nothing but rows, on standard output."""
    assert says in run(*args).stdout


@pytest.mark.parametrize(
    "args",
    [["centrality"], ["communities"], ["themes"], ["duplicates"], ["dormant"], ["mayors"], ["recommend", "Seoul"]],
)
def test_json_and_csv(run, args):
    """Rows come as JSON and as CSV with a header too, empty or not."""
    rows = json.loads(run(*args, "--format", "json").stdout)
    header, *lines = run(*args, "--format", "csv").stdout.splitlines()
    assert len(lines) == len(rows)
    assert not rows or header.split(",") == list(rows[0])


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["duplicates"], "No foreign city is partnered with several governments of KR"),
        (["mayors"], "The graph knows no place with two heads of government"),
        (["dormant", "--years", "50"], "No partner has been silent for 50 years"),
        (
            ["bridges", "--network", "learning", "--from", "1990", "--to", "1991"],
            "No learning in the period 1990-01-01",
        ),
        (["centrality", "--from", "1900", "--to", "1950"], "The graph's dates: 2013 to 2025"),
        (["network", "--network", "memberships", "--backbone", "sdsm"], "No two nodes share anything"),
    ],
)
def test_an_empty_table_has_its_reason(run, args, says):
    """Nothing found is said on standard error, with why; the command has not failed."""
    assert says in run(*args).stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["centrality", "--measure", "betweeness"], "No measure 'betweeness'. Nearest: betweenness"),
        (["centrality", "--network", "tie"], "No network 'tie'. Nearest: ties"),
        (["centrality", "--network", "co-ties"], "No network 'co-ties'"),
        (["centrality", "--status", "helt"], "No status 'helt'. Nearest: held"),
        (["centrality", "--from", "어제"], "'어제' is no date"),
        (["centrality", "--measure", "gateway", "--by", "colour"], "No node attribute 'colour'"),
        (["centrality", "--engine", "networkit"], "networkit does not compute betweenness"),
        (["centrality", "--without", "Kunmin"], "No node 'Kunmin'. Nearest: kunming"),
        (["centrality", "--graph", "nowhere.gexf"], "cannot be read"),
        (["communities", "--method", "louvian"], "No method 'louvian'. Nearest: louvain"),
        (["bridges", "--between", "asia", "mars"], "No continent 'mars'"),
        (["themes", "trend"], "No view of themes 'trend'. Nearest: trends"),
        (["themes", "--city", "Goyan"], "no place called 'Goyan'. Nearest: Goyang"),
        (["dormant", "--years", "0"], "a number above 0"),
        (["recommend", "Atlantis"], "no place called 'Atlantis'"),
        (["recommend", "Seoul", "--weight", "themes"], "given as NAME=NUMBER"),
        (["recommend", "Seoul", "--weight", "theme=2"], "No weight 'theme'"),
        (["network", "--backbone", "sdms"], "No backbone method 'sdms'. Nearest: sdsm"),
        (["network", "--backbone", "disparity", "--alpha", "2"], "between 0 and 1"),
        (
            ["network", "--network", "co-memberships", "--project", "cont"],
            "No projection weight 'cont'. Nearest: count",
        ),
        (["network", "--format", "gefx"], "No text format 'gefx'. Nearest: gexf"),
        (["network", "--by-year", "2", "--from", "어제"], "'어제' is no date"),
        (["network", "--by-year", "0"], "at least one year"),
        (["plot", "timelin", "--out", "x.svg"], "No plot 'timelin'. Nearest: timeline"),
        (["plot", "themes", "--out", "x.doc"], "as .svg or .png"),
    ],
)
def test_what_cannot_be_done_is_one_line(run, args, says):
    """One line on standard error that says what came and what would do; exit code 1; nothing on standard output."""
    result = run(*args, code=1)
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_no_store_is_said(tmp_path):
    """Every command says how to make a store where there is none."""
    for args in (["centrality"], ["themes"], ["dormant"], ["recommend", "Seoul"], ["plot", "themes", "--out", "x.svg"]):
        result = CliRunner().invoke(kg, [*args, "--store", str(tmp_path / "none")])
        assert result.exit_code == 1
        assert "No store at" in result.stderr


def test_files_are_written_and_read_back(run, tmp_path):
    """`--out` writes the network, `--graph` measures it from there; panels fill a folder; a plot is drawn."""
    run("network", "--out", str(tmp_path / "ties.gexf"))
    assert "Goyang" in run("centrality", "--measure", "degree", "--graph", str(tmp_path / "ties.gexf")).stdout
    run("network", "--format", "panels", "--out", str(tmp_path / "panels"))
    assert (tmp_path / "panels" / "read_panels.R").exists()
    assert "Wrote" in run("plot", "degrees", "--out", str(tmp_path / "degrees.svg")).stderr
    assert (tmp_path / "degrees.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_weights_are_visible(run):
    """`recommend` prints the weights it used, as set."""
    assert "Weights: themes 12, networks 7" in run("recommend", "Seoul", "--weight", "themes=12").stderr


def test_silence_is_told_as_the_absence_of_evidence(run):
    """In both languages."""
    english = run("dormant", "--on", "2030").stderr
    assert "the absence of evidence, not evidence that the tie has ended" in english
    assert "교류가 끝났다는 뜻은 아닙니다" in run("dormant", "--on", "2030", "--lang", "ko").stderr
