"""The graph as a library: questions and SPARQL in, pandas tables with their evidence out.

>>> import kg
>>> graph = kg.open("kg-store")
>>> table = graph.ask("Which partners of Goyang share wetland policy?")
>>> list(table["partner"])
['Kunming']
>>> table.attrs["reading"]
'Partner cities of Goyang, that share the theme Wetlands, any status'
>>> "장항습지" in " ".join(table.attrs["evidence"]["quote"])
True
>>> cities = graph.sparql("SELECT ?city WHERE { ?city a ic:City ; skos:prefLabel 'Goyang'@en }")
>>> len(cities)
1
>>> list(graph.facts("partners", city="고양", theme="습지")["partner"])
['쿤밍']
"""

import dataclasses
import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.answers import engine
from kg.answers.answer import Answer
from kg.answers.facts import Filters, find, show_entity
from kg.answers.lexicon import Lexicon
from kg.answers.query import run_query
from kg.triples.store import Store, open_store

if TYPE_CHECKING:
    import pandas as pd


# the commands' names for kinds of facts
_INTENTS = {"partners": "pairs", "members": "memberships"}


class Graph:
    """A graph that has been built, to be asked. Every table is a `pandas.DataFrame`.

    A table of an answer has what stands around it in `attrs`: `reading` and `sentence` (text), `sparql`, `notes`, and
    `evidence`, a table of quotes with document, date and code points.
    """

    def __init__(self, store: Store) -> None:
        """Wrap a store that has been opened."""
        self.store = store

    def ask(self, question: str, *, lang: str | None = None, today: datetime.date | None = None) -> "pd.DataFrame":
        """Return the answer to a question in English or Korean.

        Raises:
            QueryError: it cannot be read.
            UnknownNameError: it names what the graph does not have.

        """
        return _frame(engine.ask(self.store, question, lang=lang, today=today, evidence=True, lexicon=self._names))

    @cached_property
    def _names(self) -> Lexicon:
        # the graph that was opened stays as it is, and so do its names
        return Lexicon.load(self.store)

    def sparql(self, query: str, *, timeout: float | None = None) -> "pd.DataFrame":
        """Return the rows of a query; the usual prefixes are filled in.

        Raises:
            QueryError: it cannot be read, or took longer than TIMEOUT seconds.

        """
        import pandas as pd

        columns, rows = run_query(self.store, query, timeout)
        return pd.DataFrame(rows, columns=list(columns))

    def facts(self, kind: str, *, lang: str | None = None, **filters: Any) -> "pd.DataFrame":  # noqa: ANN401 - texts, but for min_confidence
        """Return facts of a kind: partners, agreements, events, visits, members, officials or policies.

        FILTERS are those of the commands: city, partner, country, theme, network, type, status, since, until,
        min_confidence.
        """
        return _frame(find(self.store, _INTENTS.get(kind, kind), Filters(**filters), lang=lang, evidence=True))

    def show(self, name: str, *, lang: str | None = None) -> "pd.DataFrame":
        """Return all that is known of a place, network, person, policy or theme."""
        return _frame(show_entity(self.store, name, lang=lang, evidence=True))


def _frame(answer: Answer) -> "pd.DataFrame":
    import pandas as pd

    table = pd.DataFrame(list(answer.rows), columns=list(answer.columns))
    table.attrs = {
        "question": answer.question,
        "reading": answer.reading,
        "sentence": answer.sentence,
        "sparql": answer.sparql,
        "notes": answer.notes,
        "evidence": pd.DataFrame([dataclasses.asdict(item) for item in answer.evidence]),
    }
    return table


def open(location: str | Path) -> Graph:  # noqa: A001 - kg.open is what it is called
    """Open the graph at a folder or server.

    Raises:
        StoreError: there is no store.

    """
    return Graph(open_store(location))
