"""Third-party bundles of the page: fetched once, kept beside the page's own modules with version, licence and checksum.

    python -m kg.views.vendor          fetches what is missing, and fails if a file is not the one that was reviewed

An install needs none of this: the files are in the package.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kg.views.bundle import ASSETS

FOLDER = ASSETS / "vendor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of one npm package, or of pyvis, which ships vis-network itself."""

    file: str
    package: str
    version: str
    licence: str
    path: str
    sha256: str


def parts() -> tuple[Part, ...]:
    """Return the files that the page embeds, in the order in which it does."""
    listed = json.loads((FOLDER / "vendor.json").read_text(encoding="utf-8"))
    return tuple(Part(**fields) for fields in listed)


def text(part: Part) -> str:
    """Return a bundle's text.

    Raises:
        ValueError: the file is not the one that was reviewed.

    """
    content = (FOLDER / part.file).read_bytes()
    if hashlib.sha256(content).hexdigest() != part.sha256:
        raise ValueError(f"{part.file} differs from {part.package} {part.version} as reviewed. Fetch it again.")
    return content.decode("utf-8")


def fetch(part: Part) -> bytes:
    """Return the file from its package: pyvis as installed, anything else by `npm pack`."""
    if part.package == "vis-network":
        import pyvis

        return (Path(pyvis.__file__).parent / part.path).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603 - a fixed command
            ["npm", "pack", "--silent", f"{part.package}@{part.version}"],  # noqa: S607 - wherever npm is
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            member = archive.extractfile(f"package/{part.path}")
            return member.read() if member else b""


def main() -> int:
    """Fetch what is missing; name what differs from its checksum."""
    wrong = 0
    for part in parts():
        target = FOLDER / part.file
        if not target.exists():
            target.write_bytes(fetch(part))
        same = hashlib.sha256(target.read_bytes()).hexdigest() == part.sha256
        wrong += not same
        sys.stdout.write(f"{'ok' if same else 'DIFFERS'}  {part.file}  {part.package} {part.version}  {part.licence}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
