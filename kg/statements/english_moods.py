"""How far an action has come by what leads to its English verb: planned, wished or weighed, undone, or told as done."""

import re
from functools import lru_cache

from kg.model import Status

_KEPT = 4096
_LEAD = 70  # letters before a verb that may govern it
_PLAN = re.compile(
    r"(?:\bwill(?:\salso)?|\bto|\bshall|\bplans?\sto|\bplanned\sto|\b(?:is|are|was|were)\s(?:due|set|scheduled|expected|planned)\sto|\bgoing\sto|"
    r"\bagreed\sto|\bdecided\sto|\bintends?\sto|\bpromised\sto|\bwould|\bpreparing\sto)(?:\s(?:be|also|jointly|formally))*\s$"
)
# what one side wishes for, or asks of the other
_HOPED = (
    r"hop(?:e|es|ed|ing)\sto|wish(?:es|ed)?\sto|want(?:s|ed)?\sto|would\slike\sto|propos(?:e|ed|es|ing)\s(?:to|that)|offered\sto|seeks?\sto|"
    r"suggest(?:s|ed)?"
)
# what is only thought or talked of, possible, called for
_WEIGHED = (
    r"(?:asked|invited|urged|encouraged|called\son|invitation)\s(?:[\w'’-]+\s){0,4}?to|consider(?:s|ing|ed)?|weigh(?:s|ing|ed)?|mull(?:s|ing|ed)?|"
    r"explor(?:es|ing|ed)|debat(?:es|ing|ed)|th(?:ink(?:s|ing)?|ought)\s(?:of|about)|(?:discuss|discuss(?:es|ing|ed)|talks?\s(?:on|about|to)|talked\s(?:of|about))|"
    r"(?:idea|possibility|prospect|question|merits|cost|chances?)\sof|interest(?:ed)?\sin|whether\sto|if|may|might|could|can|should|must|ought\sto|"
    r"needs?\sto|would\sbe\sthe\s\w+(?:\s\w+)?\sto"
)
# what was denied, given up or turned down
_UNDONE = (
    r"not|never|n['’]t|unable\sto|failed\sto|without|instead\sof|declin(?:e|es|ed)\sto|refus(?:e|es|ed)\sto|g(?:ave|iven|ive|ives)\sup|rul(?:ed|es|ing)\sout|"
    r"decided\s(?:against|not\sto)|opted\s(?:against|not\sto)|against|postpon(?:ed|es|ing)|put\soff|delay(?:ed|s|ing)|cancel(?:l?ed|s)|"
    r"(?:abandon(?:ed|s|ing)|dropp?(?:ed|s|ing)|scrapp?(?:ed|s|ing)|shelv(?:ed|es|ing)|no)\s(?:[\w'’-]+\s){0,2}?(?:plans?|idea|bid|intention)\s(?:to|of)|"
    r"had\s(?:intended|planned|hoped|wanted|meant)\sto|yet\sto|no\slonger"
)
# the second city to win it: told as done
_FIRST = re.compile(r"\b(?:first|second|third|only|latest|last|youngest|oldest|\w+th)\s(?:\w+\s){0,4}to\s$")
_WISH = re.compile(rf"\b(?:{_HOPED}|{_WEIGHED})(?:\s[\w-]+){{0,2}}\s$")
_UNSETTLED = re.compile(rf"\b(?:{_WEIGHED})(?:\s(?!and\b|but\b)[\w-]+){{0,4}}\s$")
_NOT = re.compile(rf"(?:\b|(?=n['’]t))(?:{_UNDONE})(?<!not\sonly)(?:\s(?!only\b)[\w-]+)?\s$")


@lru_cache(maxsize=_KEPT)
def _mood(lead: str) -> Status | None:
    if _NOT.search(lead):
        return Status.CANCELLED
    if _WISH.search(lead):
        return Status.PROPOSED
    if _FIRST.search(lead):
        return Status.HELD
    return Status.PLANNED if _PLAN.search(lead) else None


def mood(before: str, verb: str) -> Status | None:
    """Return how far the verb's matter has come, by the words that lead to it and its form; None where they leave it open.

    `before` is the sentence up to the verb: cancelled is what was denied or given up, proposed what is wished or weighed.
    """
    lead = before[-_LEAD:]
    if told := _mood(lead):
        return told
    if verb.endswith("ing"):
        return Status.PLANNED if re.search(r"\b(?:is|are)\s$", lead) else None
    return Status.HELD


def unsettled(before: str) -> bool:
    """Tell whether what leads to a word only weighs, asks for or denies what it tells: neither a fact nor a plan."""
    lead = before[-_LEAD:]
    return bool(_UNSETTLED.search(lead) or _mood(lead) is Status.CANCELLED)
