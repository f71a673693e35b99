"""A `Document` in, a `Reading` out: what the document says, each statement with the span it rests on.

`analyse(document)` gives an `Analysis` (kg/statements/analysis.py), computed once a document and read by all rules:

- `analysis.lines`: `Line(index, start, end, kind, mark, body, parent, block)`; kind is text, item, note, caption, row.
- `analysis.sentences`: `Sentence(index, start, end, line, tokens)`; `Token(form, tag, start, end)` are Kiwi's morphemes
  (for English: words tagged SL, SN, SP). All positions are code points of `document.text`.
- `analysis.mentions[i]` = `analysis.of(sentence)`: the `Named` of the sentence in order: places, countries, officials,
  networks, dates and groups, with their references resolved: 시는, 양 도시, 방문단 and 오 시장 included.
- `analysis.places`, `.networks`, `.officials`: each that the text names once; `analysis.home`: whose text it is;
  `analysis.heads[line]`: the actors that the headings above a line name.

`relations.extract(analysis)` and `topics.extract(analysis, relations)`, each a tuple of statements, add what is said.
"""

from collections.abc import Callable

from kg.model import Document, Reading
from kg.statements import confidence, mentions, relations, topics
from kg.statements.analysis import Analysis

# characters; from so many on, reading takes seconds
_LONG = 60_000


def analyse(document: Document) -> Analysis:
    """Return the document's sentences and who is named in each; the costly step, done once a document."""
    return mentions.analyse(document)


def extract(document: Document, *, step: Callable[[str], None] | None = None) -> Reading:
    """Return what a document says. The same document always gives the same reading.

    STEP is told what is read next of a document that is long enough to wait for.
    """
    tell = step if step is not None and len(document.text) > _LONG else _nobody
    tell("words")
    analysis = mentions.analyse(document, tell)
    tell("agreements, events, memberships")
    related = relations.extract(analysis)
    tell("themes")
    return confidence.calibrated(mentions.reading(analysis, related, topics.extract(analysis, related)))


def _nobody(_what: str) -> None:
    pass
