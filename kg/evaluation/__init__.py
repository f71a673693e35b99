"""Gold facts and readings in, scores out."""
