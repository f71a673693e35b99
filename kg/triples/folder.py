"""A store on disk: a folder whose builds are whole or not at all, and whose readers are never disturbed.

    kg-store/
      store.json         format version
      CURRENT            which generation readers open; replaced in one step
      generations/       Oxigraph folders; a build writes a new one, made of hard links to the one before
      decisions.csv      what people decided, append-only
      builds.jsonl       one line a build
      deltas/            what each build changed, for `kg diff`
      ledger/            the same as plain records, for questions about all of a large graph (see `kg.triples.ledger`)
      kept/              what took long to find out, until the next build (see `kg.triples.kept`)
      evaluation.json    how well extraction did when it was last measured
      pending.jsonl      what an unfinished build has read: the next one does not read it again
      lock               who builds

A build that dies leaves CURRENT as it was; its half generation is swept by the next.
"""

import contextlib
import errno
import json
import os
import shutil
import socket
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import StoreError

FORMAT = 2
_KEEP = 2
# bytes; what is smaller was written in one lot
_LARGE = 64_000_000


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of a store, and where its parts are."""

    path: Path

    @property
    def generations(self) -> Path:
        """The folder of the generations."""
        return self.path / "generations"

    @property
    def decisions(self) -> Path:
        """The file of people's decisions."""
        return self.path / "decisions.csv"

    @property
    def builds(self) -> Path:
        """The log of builds."""
        return self.path / "builds.jsonl"

    @property
    def deltas(self) -> Path:
        """The folder of what each build changed."""
        return self.path / "deltas"

    @property
    def ledger(self) -> Path:
        """The folder of what a build notes of the things of a large graph."""
        return self.path / "ledger"

    def delta(self, number: int) -> Path:
        """Return the file of what a build changed."""
        return self.deltas / f"{number:06d}.jsonl.gz"

    @property
    def pending(self) -> Path:
        """What an unfinished build has read."""
        return self.path / "pending.jsonl"

    def current(self) -> int:
        """Return the number of the generation that readers open; 0 before the first build."""
        try:
            return int((self.path / "CURRENT").read_text(encoding="ascii"))
        except FileNotFoundError:
            return 0
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.path / 'CURRENT'} names no generation ({error}). Build the store anew.") from error

    def generation(self, number: int) -> Path:
        """Return the folder of a generation."""
        return self.generations / f"{number:06d}"

    def check(self) -> int:
        """See that this is a store that this version can read, and return its format.

        Raises:
            StoreError: there is no store here, or one of a newer format.

        """
        if not self.path.is_dir():
            raise StoreError(f"No store at {self.path}. Build one: kg build DOCUMENTS… --store {self.path}")
        try:
            about = json.loads((self.path / "store.json").read_text(encoding="utf-8"))
            number = int(about["format"])
        except FileNotFoundError:
            raise StoreError(
                f"{self.path} is a folder, but no store of kg (it has no store.json). "
                f"Name another: kg build DOCUMENTS… --store FOLDER"
            ) from None
        except PermissionError as error:
            raise StoreError(f"{self.path} cannot be read: {error.strerror}.") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self.path / 'store.json'} is damaged ({error}). Build the store anew.") from error
        if number > FORMAT:
            raise StoreError(
                f"{self.path} is a store of format {number}; this kg reads up to {FORMAT}. Upgrade: pip install -U kg"
            )
        return number

    def open(self) -> tuple[ox.Store, "Reading"]:
        """Open the current generation for reading; with it comes what keeps it from being swept away.

        Raises:
            StoreError: there is no readable store here.

        """
        self.check()
        for _ in range(5):
            number = self.current()
            if number == 0:
                raise StoreError(f"The store at {self.path} is empty. Fill it: kg build DOCUMENTS… --store {self.path}")
            folder = self.generation(number)
            try:
                mark = Reading(folder)
                return ox.Store.read_only(str(folder)), mark
            except OSError as error:
                if self.current() == number:
                    # not a build that moved on between the two steps: the store itself cannot be read
                    raise StoreError(f"The store at {self.path} cannot be opened: {error}") from error
        raise StoreError(f"The store at {self.path} is being built over and over; try again.")

    def create(self) -> None:
        """Make the folder a store, if it is none yet.

        Raises:
            StoreError: it holds other things, cannot be written, or is a store of a newer format.

        """
        with explained(self.path):
            if self.path.exists() and not self.path.is_dir():
                raise StoreError(f"{self.path} is a file; a store is a folder. Name another with --store.")
            if self.path.is_dir() and (self.path / "store.json").exists():
                self.check()
                self.generations.mkdir(exist_ok=True)
                return
            if self.path.is_dir() and self._foreign():
                raise StoreError(f"{self.path} holds other files and is no store of kg. Name another with --store.")
            self.generations.mkdir(parents=True, exist_ok=True)
            write_whole(self.path / "store.json", json.dumps({"format": FORMAT, "program": "kg"}) + "\n")

    @contextlib.contextmanager
    def building(self) -> Iterator["Generation"]:
        """Hold the store for one build: its new generation is current when the block ends, and gone if it fails.

        Raises:
            StoreError: another builder holds the store, or the folder cannot be written.

        """
        with self._none_before(), explained(self.path), self._held():
            self._migrate(self.check())
            self._sweep()
            generation = self.next_generation()
            try:
                yield generation
            except BaseException:
                generation.close()
                shutil.rmtree(generation.path, ignore_errors=True)
                raise
            generation.close()
            self._sweep()

    @contextlib.contextmanager
    def _none_before(self) -> Iterator[None]:
        """Make the folder a store; where it was none, and the block fails with nothing to keep, it is none again."""
        missing = [each for each in (self.path, *self.path.parents) if not each.exists()]
        ours = bool(missing) or (self.path.is_dir() and not self._foreign())
        try:
            self.create()
            yield
        except BaseException:
            if ours and not self.pending.exists() and not (self.path / "CURRENT").exists():
                self._clear(missing)
            raise

    def _foreign(self) -> list[Path]:
        """Return what is in the folder that a store to be made does not expect: all but decisions and a lock."""
        return [item for item in self.path.iterdir() if item.name not in ("decisions.csv", "lock")]

    def _clear(self, made: Sequence[Path]) -> None:
        """Remove what a build has made, folders from the innermost out; what somebody else has put there stays."""
        with contextlib.suppress(OSError, StoreError), self._held():
            if self.pending.exists() or (self.path / "CURRENT").exists():
                # another builder came in between: what it has built is not ours
                return
            for folder in (self.generations, self.deltas, self.ledger):
                shutil.rmtree(folder, ignore_errors=True)
            for file in (self.path / "store.json", self.builds, self.path / "lock"):
                file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            for folder in made:
                folder.rmdir()

    def next_generation(self) -> "Generation":
        """Return a new generation with all that the current one holds; for who holds the store."""
        number = self.current()
        made = self.generation(self._next())
        if number:
            previous = ox.Store.read_only(str(self.generation(number)))
            previous.backup(str(made))
            del previous
        return Generation(self, number, made, ox.Store(str(made)))

    def _migrate(self, number: int) -> None:
        """Move a store of an earlier format on, step by step; each step is written down when it is done."""
        for step in range(number, FORMAT):
            if step not in MIGRATIONS:
                raise StoreError(f"{self.path} is a store of format {step}, from which no way leads on. Build it anew.")
            MIGRATIONS[step](self)
            write_whole(self.path / "store.json", json.dumps({"format": step + 1, "program": "kg"}) + "\n")

    def _next(self) -> int:
        numbers = [int(item.name) for item in self.generations.iterdir() if item.name.isdigit()]
        return max([self.current(), *numbers]) + 1

    @contextlib.contextmanager
    def _held(self) -> Iterator[None]:
        import fcntl

        with (self.path / "lock").open("a+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                    raise
                raise StoreError(self._holder(file)) from error
            file.seek(0)
            file.truncate()
            since = datetime.now(UTC).isoformat(timespec="seconds")
            json.dump({"pid": os.getpid(), "host": socket.gethostname(), "since": since}, file)
            file.flush()
            yield
            file.seek(0)
            file.truncate()

    def _holder(self, file: IO[str]) -> str:
        file.seek(0)
        try:
            who = json.load(file)
            told = f"process {who['pid']} on {who['host']}, since {who['since']}"
        except (ValueError, KeyError, TypeError):
            told = "another process"
        return f"The store at {self.path} is being built by {told}. Wait for it to end, then build again."

    def _sweep(self) -> None:
        """Remove half-made generations, and old ones that nobody reads."""
        current = self.current()
        for item in sorted(self.generations.iterdir()):
            if not item.name.isdigit() or int(item.name) == current:
                continue
            half = int(item.name) > current
            if half or (int(item.name) <= current - _KEEP and _unused(item)):
                shutil.rmtree(item, ignore_errors=True)


class Generation:
    """A generation while it is being written."""

    def __init__(self, folder: Folder, previous: int, path: Path, store: ox.Store) -> None:
        """Take the new generation's folder and open store; PREVIOUS is the number of the one before, or 0."""
        self.folder = folder
        self.previous = previous
        self.path = path
        self.store: ox.Store | None = store

    @property
    def number(self) -> int:
        """The number of the generation."""
        return int(self.path.name)

    def close(self) -> None:
        """Let go of the store's files."""
        self.store = None

    @property
    def quads(self) -> ox.Store:
        """The open store."""
        if self.store is None:
            raise StoreError(f"The new generation {self.path} is closed already.")
        return self.store

    def put_in_order(self) -> None:
        """Merge the lots of a large new graph, which lie over each other: else each later build would begin to."""
        self.quads.optimize()

    def publish(self, line: str | None = None) -> None:
        """Make the generation the one that readers open, in one step; LINE goes into the log of builds."""
        self.quads.flush()
        if self.previous == 0 and _size(self.path) > _LARGE:
            self.put_in_order()
        (self.path / "reader").touch()
        self.close()
        if line is not None:
            # first, so that the log tells of every build that was current; one that never was counts for nothing
            append_line(self.folder.builds, line)
        write_whole(self.folder.path / "CURRENT", f"{self.number}\n")


class Reading:
    """The mark that a generation is being read, for as long as this object lives."""

    def __init__(self, folder: Path) -> None:
        """Mark a finished generation; raises OSError for any other folder."""
        import fcntl

        self.folder = folder
        handle = os.open(folder / "reader", os.O_RDONLY)
        weakref.finalize(self, os.close, handle)
        with contextlib.suppress(OSError):
            # a file system without locks keeps the last two generations all the same
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)


def _size(folder: Path) -> int:
    return sum(item.stat().st_size for item in folder.glob("*.sst"))


def _unused(folder: Path) -> bool:
    import fcntl

    try:
        with (folder / "reader").open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def append_line(path: Path, line: str) -> None:
    """Add a line to a file, on the disk before this returns; a torn line before it stays one of its own."""
    with path.open("ab+") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(0, end - 1))
        torn = end and file.read(1) != b"\n"
        file.write((b"\n" if torn else b"") + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def write_whole(path: Path, text: str) -> None:
    """Replace a file's content in one step, on the disk before the name points to it."""
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sections(folder: Folder) -> None:
    from kg.triples.migration import add_sections

    add_sections(folder)


# how a store of each earlier format becomes one of the next; a build moves a store on before it writes
MIGRATIONS: dict[int, Callable[[Folder], None]] = {1: _sections}

_ADVICE = {
    errno.ENOSPC: "the disk is full; free some space and build again: what was read so far is kept",
    errno.EDQUOT: "the disk quota is used up; free some space and build again: what was read so far is kept",
    errno.EROFS: "the file system is read-only; name another folder with --store",
    errno.EACCES: "the folder cannot be written; change its permissions or name another with --store",
    errno.ENOTDIR: "a file stands where the folder would be; name another with --store",
    errno.EPERM: "the folder cannot be written; change its permissions or name another with --store",
}


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system says of a folder into a StoreError of one line."""
    try:
        yield
    except OSError as error:
        text = str(error)
        number = error.errno
        if number is None and "No space left" in text:
            # Oxigraph passes on what RocksDB said, without its number
            number = errno.ENOSPC
        # in the system's words, without its number
        advice = _ADVICE.get(number or 0, f"{error.strerror or text}; the graph is as it was before")
        raise StoreError(f"{path}: {advice}.") from error
