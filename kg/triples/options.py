"""How a build works, what it did, and what its outcome depends on besides documents and decisions."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg import __version__, paths
from kg.statements.llm_endpoint import Endpoint
from kg.triples.decisions import Decision
from kg.triples.parallel import Failure, cores

MAPPING = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a build works; only `least` (the least confidence) and `llm` (the model that reads) change what comes out."""

    workers: int = field(default_factory=cores)
    cluster: str | None = None
    least: float = 0.0
    decisions: Path | None = None
    llm: Endpoint | None = None

    @property
    def version(self) -> str:
        """Return what the outcome depends on besides what is read: the program's version and the model's name."""
        return f"{version()}, llm {self.llm.model}" if self.llm else version()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did: counts of documents and of statements by kind, and what could not be done."""

    number: int
    read: int
    unchanged: int
    removed: int
    resumed: int
    seconds: float
    version: str
    statements: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    failed: tuple[Failure, ...] = ()
    bad_decisions: tuple[str, ...] = ()
    # decisions of people that were applied; what a later one replaces is neither applied nor unmatched
    decided: int = 0
    unmatched: tuple[Decision, ...] = ()


@cache
def version() -> str:
    """Return what a build's outcome depends on besides what it reads: this program's rules and lexicons.

    A store read by other rules is read again, so that a graph never mixes what two versions would have found.
    """
    import hashlib

    package = Path(__file__).resolve().parent.parent
    rules = [*(package / "statements").rglob("*.py"), *(package / "documents").rglob("*.py"), package / "model.py"]
    lexicons = [path for path in paths.data().iterdir() if path.suffix in (".csv", ".gz")]
    told = hashlib.sha256()
    themes = [paths.ontology() / name for name in ("themes.ttl", "theme_words.csv")]
    for path in sorted([*rules, *lexicons, *themes], key=lambda path: path.name):
        told.update(path.name.encode())
        told.update(path.read_bytes() if path.exists() else b"")
    return f"kg {__version__}, mapping {MAPPING}, rules {told.hexdigest()[:8]}"
