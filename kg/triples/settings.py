"""What a build's outcome depends on besides documents and decisions."""

from dataclasses import dataclass

from kg.triples import identity
from kg.triples.quads import Node
from kg.triples.terms import iri


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a build's outcome depends on besides documents and decisions."""

    version: str
    least: float = 0.0

    @property
    def node(self) -> Node:
        """Return the IRI of builds of these settings."""
        return iri(f"build/{identity.digest('build', self.version, self.least, digits=10)}")
