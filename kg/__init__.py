"""kg: documents -> statements -> triples -> answers and analysis -> views, for the relations between cities."""

__version__ = "0.1.0"
