"""A store in, networks and their measures out."""
