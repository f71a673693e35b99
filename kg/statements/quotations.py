"""Quotation marks: a title is one noun, speech is clauses of its own; and 오는 before a day is no verb."""

from collections.abc import Sequence

from kg.statements.morphology import Token

_OPEN, _CLOSE = "SSO", "SSC"
_QUOTES = {"'": "'", "‘": "’", '"': '"', "“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉", "<": ">"}
_TITLE_LENGTH = 32


def title(tokens: Sequence[Token], index: int) -> int:
    """Return where the short quotation that opens here closes if it is a title, no speech; else 0."""
    closing = _QUOTES.get(tokens[index].form)
    if closing is None:
        return 0
    for stop in range(index + 1, len(tokens)):
        token = tokens[stop]
        if token.end - tokens[index].start > _TITLE_LENGTH:
            return 0
        if token.form != closing or token.tag not in (_CLOSE, _OPEN):
            continue
        last = tokens[stop - 1]
        following = tokens[stop + 1] if stop + 1 < len(tokens) else None
        says = following is not None and following.form in (
            "고",
            "라고",
            "라며",
            "이라고",
            "이라며",
            "며",
            "라는",
            "는",
            "다고",
        )
        if stop == index + 1 or last.tag in ("EF", "SF") or says:
            return 0
        return stop
    return 0


def coming(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether 오는 or 지난 stands before a number: it tells which day or year, and is no relative clause."""
    if index + 2 >= len(tokens) or tokens[index + 1].tag != "ETM" or tokens[index + 2].tag != "SN":
        return False
    return (tokens[index].form, tokens[index + 1].form) in (("오", "는"), ("지나", "ᆫ"))


def long_quote(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the quotation that opens here is speech: it holds a verb's final ending or runs long."""
    for number, token in enumerate(tokens[index + 1 :]):
        if token.tag == _CLOSE and token.form in '"”」』':
            return False
        if token.tag.startswith(("EF", "EC", "EP")) or number > 25:
            return True
    return True
