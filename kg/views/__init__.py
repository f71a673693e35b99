"""A store in, pages out: the explorer and the brief."""
