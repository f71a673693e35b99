"""The options of reading with a language model, which `kg extract` and `kg build` share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from kg.statements.llm_endpoint import Endpoint

_Command = TypeVar("_Command", bound=Callable[..., object])


def llm_options(command: _Command) -> _Command:
    """Add --llm and --llm-cache to a command."""
    cache = click.option(
        "--llm-cache",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="FOLDER",
        help="Where the model's answers are kept. Default: kg/llm in the user's cache folder.",
    )
    flag = click.option(
        "--llm",
        is_flag=True,
        help="Read with a language model instead of the rules: KG_LLM_URL, KG_LLM_MODEL, KG_LLM_KEY.",
    )
    return flag(cache(command))


def endpoint(*, llm: bool, cache: Path | None) -> "Endpoint | None":
    """Return the endpoint that the environment describes, None where the rules are to read."""
    if not llm:
        if cache is not None:
            raise click.UsageError("--llm-cache is for answers of a language model. Give --llm with it.")
        return None
    from kg.statements.llm_endpoint import from_environment

    own = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return from_environment(os.environ, cache or own / "kg" / "llm")
