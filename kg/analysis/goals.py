"""Which goals and targets of the UN's Agenda 2030 a policy theme is related to, as ontology/themes.ttl states it."""

from functools import cache

import pyoxigraph as ox

from kg import paths
from kg.vocabulary import PREFIXES, THEME

_SDG = "http://metadata.un.org/sdg/"


@cache
def goals_of_themes() -> dict[str, tuple[str, ...]]:
    """Return the goals (`6`) and targets (`6.6`) of each theme's code; a target brings its goal along."""
    found: dict[str, set[str]] = {}
    with (paths.ontology() / "themes.ttl").open("rb") as file:
        for triple in ox.parse(file, ox.RdfFormat.TURTLE):
            subject, value = getattr(triple.subject, "value", ""), getattr(triple.object, "value", "")
            if triple.predicate.value == PREFIXES["skos"] + "relatedMatch" and value.startswith(_SDG):
                goal = value.removeprefix(_SDG)
                found.setdefault(subject.removeprefix(THEME), set()).update({goal, goal.partition(".")[0]})
    return {theme: tuple(sorted(goals)) for theme, goals in found.items()}
