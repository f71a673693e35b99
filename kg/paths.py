"""Where ontology/ and data/ are: at the top of a checkout, beside the modules of an installed kg. Nobody else knows."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    checkout = _PACKAGE.parent / name
    # a checkout is told by its pyproject.toml: site-packages may hold an unrelated folder called data
    if checkout.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return checkout
    return _PACKAGE / name


def ontology() -> Path:
    """Return the folder of the vocabulary, themes, shapes and questions."""
    return _folder("ontology")


def data() -> Path:
    """Return the folder of gazetteers, lexicons, the demo's documents and their gold facts."""
    return _folder("data")
