"""The notebooks run from first cell to last, and stay small enough to read."""

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="needs the extra: pip install 'kg[notebooks]'")
nbclient = pytest.importorskip("nbclient", reason="needs the extra: pip install 'kg[notebooks]'")

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
# what a reader scrolls through; a picture or a whole table would be over it
MOST_OUTPUT = 8_000


def outputs(cell):
    """Return what a cell shows, as text."""
    return "".join(str(output.get("text") or output.get("data") or "") for output in cell.get("outputs", ()))


def test_the_four_notebooks_are_there():
    """From documents to graph, questions, the network, themes: in this order."""
    assert [path.stem[0] for path in NOTEBOOKS] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path, tmp_path):
    """Every cell runs in an empty folder, and shows no more than a reader takes in."""
    notebook = nbformat.read(path, as_version=4)
    # patient: a cell takes seconds on an idle machine, minutes on one that runs other tests beside it
    client = nbclient.NotebookClient(
        notebook,
        timeout=400,
        startup_timeout=200,
        kernel_name="python3",
        resources={"metadata": {"path": str(tmp_path)}},
    )
    client.execute()
    for cell in notebook.cells:
        assert len(outputs(cell)) < MOST_OUTPUT, cell.source
        assert not any(output.get("name") == "stderr" for output in cell.get("outputs", ())), outputs(cell)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_readable(path):
    """It opens with a title, explains before it computes, and holds no path of the machine that ran it."""
    notebook = nbformat.read(path, as_version=4)
    kinds = [cell.cell_type for cell in notebook.cells]
    assert kinds[0] == "markdown"
    assert notebook.cells[0].source.startswith(f"# {path.stem[0]} · ")
    assert kinds.count("markdown") >= kinds.count("code") / 2
    text = path.read_text(encoding="utf-8")
    assert not any(part in text for part in ("/tmp/", "/root/", "/home/", "site-packages"))  # noqa: S108 - looked for
