"""Questions kept by name, in a file beside the store."""

import json
import re
from pathlib import Path

from kg.errors import InputError, UnknownNameError


def _file(store: str) -> Path:
    if re.match("https?://", store):
        return Path("kg-questions.json")
    return Path(store).parent / f"{Path(store).name}.questions.json"


def _all(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{path}: holds no saved questions ({error}). Mend or remove it.") from error
    return {str(name): str(question) for name, question in found.items()} if isinstance(found, dict) else {}


def save(store: str, name: str, question: str) -> Path:
    """Keep a question under a name; an earlier one of that name gives way. Return the file."""
    path = _file(store)
    kept = {**_all(path), name: question}
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return path


def load(store: str, name: str) -> str:
    """Return the question kept under a name.

    Raises:
        UnknownNameError: none is; those that are get named.

    """
    kept = _all(_file(store))
    if name not in kept:
        there = f"Saved: {', '.join(sorted(kept))}." if kept else 'Save one with: kg ask "…" --save NAME'
        raise UnknownNameError(f"No question is saved as '{name}'. {there}")
    return kept[name]
