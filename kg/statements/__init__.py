"""A `Document` in, a `Reading` out: what the document says, each statement with the span it rests on."""
