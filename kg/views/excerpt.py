"""The words of a document that a printed page quotes for a fact: the whole sentence where it is not too long."""

import re

from kg.views.content import Fact, Node, Quote, Source

_LONG = 220  # characters; a sentence longer than that is cut to the words that bear the fact out
_CLOSE = 0.1  # confidences no further apart are alike: the fuller sentence is quoted
# where a sentence ends: at a line's end, or after a stop; after a number's (2024. 11. 5.) only before a capital letter
_ENDS = re.compile(r"(?<=[^\d\s][.!?])\s+|(?<=[.!?][\"”’])\s+|(?<=\d[.!?])\s+(?=[A-Z])|\n")


def excerpt(fact: Fact, documents: dict[str, Source], nodes: dict[str, Node]) -> str:
    """Return the sentence that tells a fact best, or nothing where no document is at hand.

    Of those that are nearly as sure as the surest it is the one that names most of who takes part, then the longest.
    """
    quotes = [quote for quote in fact.quotes if quote.source in documents and not quote.denied]
    if not quotes:
        return ""
    least = max(quote.confidence for quote in quotes) - _CLOSE
    ends = {end: nodes[end] for _, end in fact.ends if end in nodes}
    names = [{name for name in (node.ko, node.en, *node.labels) if name} for node in ends.values()]
    told = [sentence(documents[quote.source], quote) for quote in quotes if quote.confidence >= least]
    return max(told, key=lambda text: (sum(any(name in text for name in each) for each in names), len(text)))


def sentence(source: Source, quote: Quote) -> str:
    """Return the sentence around a quote; where that is long, the quote alone."""
    ends = [0, *(match.end() for match in _ENDS.finditer(source.text)), len(source.text)]
    start = max(end for end in ends if end <= quote.start)
    # a quote that itself ends a sentence is not followed by the next one
    end = min(end for end in ends if end >= min(quote.end, len(source.text)))
    whole = " ".join(source.text[start:end].split())
    if len(whole) <= _LONG:
        return whole
    own = " ".join(source.text[quote.start : quote.end].split())
    return own if len(own) <= _LONG else own[: _LONG - 1] + "…"
