"""Work that makes very many objects and drops few: without the sweeps for cycles, which would find nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """Let the garbage collector rest: a third of the time of reading a large graph's records goes to it."""
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()
