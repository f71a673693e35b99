"""Completion of names in the shell: of the places, networks, themes and people of the graph at hand.

Switched on by a line in the shell's start-up file: eval "$(_KG_COMPLETE=bash_source kg)" (zsh_source, fish_source).
"""

import os
from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

_MOST = 50


def names(*kinds: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Return a completer of the names, in both languages, of entities of some kinds; silent where there is no graph."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        del param
        from kg.answers.hangul import fold
        from kg.answers.lexicon import Lexicon
        from kg.errors import KgError
        from kg.triples import open_store

        store = ctx.params.get("store") or os.environ.get("KG_STORE", "kg-store")
        try:
            lexicon = Lexicon.load(open_store(store))
        except KgError:
            return []
        wanted = fold(incomplete)
        known = (name for entity in lexicon.of_kind(*kinds) for name in (entity.ko, entity.en, entity.short))
        found = {name for name in known if name and fold(name).startswith(wanted)}
        return [CompletionItem(name) for name in sorted(found)[:_MOST]]

    return complete
