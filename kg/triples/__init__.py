"""Readings in, an RDF graph in a store out: identity, merge, decisions, derived edges."""
