"""Pages to files: UTF-8 whatever the locale, whole or not at all."""

import os
import tempfile
from pathlib import Path

from kg.errors import InputError


def write(path: Path, content: str | bytes) -> Path:
    """Write a page and return its path; an earlier file stays as it was until the new one is whole.

    Raises:
        InputError: the path cannot be written.

    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.is_dir():
            raise IsADirectoryError("it is a folder")
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            # the mode that a plain open would have given, not the private one of a temporary file
            mask = os.umask(0)
            os.umask(mask)
            Path(name).chmod(0o666 & ~mask)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"Cannot write {path}: {reason}. Give --out a file in a folder that exists.") from error
    return path
