"""How a store of an earlier format becomes one of the next: a function a step, which leaves a whole store behind it."""

import json

import pyoxigraph as ox

from kg.triples import identity, terms
from kg.triples.folder import Folder
from kg.triples.records import decode
from kg.triples.sections import sections
from kg.triples.terms import term
from kg.vocabulary import Property


def add_sections(folder: Folder) -> None:
    """From format 1 to 2: reports of events are found by their block's sections too (see `sections`)."""
    if not folder.current():
        return
    generation = folder.next_generation()
    store = generation.quads
    records, blocks = term(Property.RECORD), term(Property.BLOCK)
    added = []
    for quad in store.quads_for_pattern(None, records, None):
        node = terms.subject(quad)
        if not terms.path_of(node).startswith("assertion/"):
            continue
        statement, _ = decode(json.loads(terms.value(quad)), "")
        for told in store.quads_for_pattern(node, blocks, None):
            if len(name := terms.value(told)) == identity.BLOCK_DIGITS:
                added += [
                    ox.Quad(node, blocks, ox.Literal(each), quad.graph_name) for each in sections(name, statement)
                ]
    store.bulk_extend(added)
    del store
    generation.publish()
