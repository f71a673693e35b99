"""The registry of readers by suffix, and the one way from a path to a `Document`."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from kg.documents import metadata, noise
from kg.errors import InputError
from kg.model import Document

Reader = Callable[[bytes, Path], str]

_READERS: dict[str, Reader] = {}
# bytes below the space that a text file may hold: tab, line feed, form feed, carriage return, escape
_TEXT_CONTROLS = frozenset(b"\t\n\f\r\x1b")
_SPACE = 0x20
_SAMPLE = 65_536
_BINARY_SHARE = 0.01
# Unicode's categories of what no writer types: unassigned, private use, surrogate
_UNWRITTEN = frozenset({"Cn", "Co", "Cs"})
# endings of files in which people keep documents; of all others nobody expects that they are read
_HOLDS_TEXT = frozenset(
    {
        ".pdf", ".hwp", ".hwpx", ".doc", ".docx", ".odt", ".rtf", ".pages", ".epub", ".htm", ".html", ".mht", ".mhtml",
        ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".odp", ".png", ".jpg", ".jpeg", ".tif", ".tiff",
    }
)  # fmt: skip


def reader(*endings: str) -> Callable[[Reader], Reader]:
    """Register a function from a file's bytes to its text for the given suffixes."""

    def register(function: Reader) -> Reader:
        for ending in endings:
            _READERS[ending] = function
        return function

    return register


def suffixes() -> tuple[str, ...]:
    """Return the suffixes that have a reader, sorted."""
    return tuple(sorted(_READERS))


@reader(".txt", ".md")
def read_text(content: bytes, path: Path) -> str:
    """Decode a plain text: UTF-8 or UTF-16 by their marks, UTF-8 if it is valid, else cp949 (which holds EUC-KR)."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not marked:
        sample = content[:_SAMPLE]
        controls = sum(byte < _SPACE and byte not in _TEXT_CONTROLS for byte in sample)
        if controls > len(sample) * _BINARY_SHARE:
            raise _binary(path)
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "cp949"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        start = text[:_SAMPLE]
        # two bytes of anything make a UTF-16 character, but one in ten of those has no meaning that a writer uses
        if sum(unicodedata.category(letter) in _UNWRITTEN for letter in start) > len(start) * _BINARY_SHARE:
            raise _binary(path)
        return text
    raise InputError(f"{path}: neither UTF-8 nor cp949 (EUC-KR) text. Save it as UTF-8.")


def find(sources: Iterable[str | Path]) -> list[Path]:
    """Return the files that the sources name: files as given, folders searched for suffixes that have a reader.

    Hidden files are left out. A path that does not exist, or a folder without a document, is returned as it is: `read`
    says what is wrong with it, so that the other files are read all the same. Each file comes once, in sorted order
    within a folder.
    """
    found: dict[Path, None] = {}
    for source in map(Path, sources):
        inside = [path for path in sorted(source.rglob("*")) if _is_document(path, source)] if source.is_dir() else []
        found.update(dict.fromkeys(inside or [source]))
    return list(found)


def passed_over(sources: Iterable[str | Path]) -> Counter[str]:
    """Return how many files `find` leaves out of the folders because nothing reads them, by ending: ``.pdf``, ``.hwp``.

    Only endings of documents count: nobody asked for the pictures of a page's layout, for programs, or for metadata.
    """
    folders = [source for source in map(Path, sources) if source.is_dir()]
    # a file may be in two of the folders
    files = {path: path.suffix.lower() for folder in folders for path in folder.rglob("*") if _is_shown(path, folder)}
    return Counter(ending for ending in files.values() if ending in _HOLDS_TEXT and ending not in _READERS)


def read(path: str | Path) -> Document:
    """Read a file into a `Document`.

    Raises:
        InputError: no such file, an empty or binary one, one of a kind that has no reader, or damaged metadata.

    """
    path = Path(path)
    if path.is_dir():
        raise InputError(f"{path}: no documents in this folder. Readers exist for: {', '.join(suffixes())}.")
    if path.suffix.lower() not in _READERS:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder.")
        raise InputError(f"{path}: no reader for '{path.suffix}' files. Readers exist for: {', '.join(suffixes())}.")
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file or folder.") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from error
    # Hangul may come decomposed, and lines may end in two characters: offsets only hold once both are settled
    text = unicodedata.normalize("NFC", _READERS[path.suffix.lower()](content, path))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(f"{path}: the file is empty. A document holds at least one sentence.")
    beside = metadata.read_beside(path)
    # of what is read, not of the bytes: one text in two encodings, or with other ends of lines, is one document
    digest = hashlib.sha256(text.encode() + beside.content).hexdigest()
    identifier = digest[:12]
    spans = noise.find(text, identifier)
    told = metadata.detect(text, spans)
    fields = {**told, **beside.fields}
    return Document(id=identifier, source=str(path), sha256=digest, text=text, noise=spans, **fields)


def _binary(path: Path) -> InputError:
    return InputError(f"{path}: holds binary data, not text. Give a {' or '.join(suffixes())} file of plain text.")


def _is_document(path: Path, folder: Path) -> bool:
    return path.suffix.lower() in _READERS and _is_shown(path, folder)


def _is_shown(path: Path, folder: Path) -> bool:
    """Tell whether a path in a folder is a file that is neither hidden nor an office program's mark of an open one."""
    parts = path.relative_to(folder).parts
    return not any(part.startswith((".", "~$")) for part in parts) and path.is_file()
