"""Places that no list knows, by who governs them: 게펠 시장 마르셀 쿤체, 무산제의 클로딘 우위마나 시장."""

import re
from collections.abc import Iterator, Sequence

from kg.statements.morphology import Sentence, Token
from kg.statements.offices import BODY, DEPARTMENT, NO_NAME, PLACED, TITLE, is_korean_name
from kg.statements.places import Found
from kg.statements.wording import OfficialFound

_RUN_BEFORE = re.compile(r"(?P<name>[가-힣]{2,12}?)(?P<of>의)?\s$")
_FAR = 16


def places(text: str, sentence: Sentence, found: Sequence[Found], persons: Sequence[OfficialFound]) -> Iterator[Found]:
    """Yield the places whose heads a sentence names, foreigners whose office stands behind no place that is known."""
    for each in persons:
        if each.role not in PLACED or each.anchor is not None or each.body or not each.name or _korean(each):
            continue
        before_name = each.name_start < each.title_start
        edge = each.name_start if before_name else each.title_start
        match = _RUN_BEFORE.search(text, max(sentence.start, edge - _FAR), edge)
        if match is None or bool(match["of"]) != before_name:
            continue
        start, end = match.span("name")
        name = match["name"]
        if (
            (start > sentence.start and "가" <= text[start - 1] <= "힣")
            or not (_stranger(name, start, end, sentence.starts) or _abroad(name, start, found))
            or any(other.start < end and start < other.end for other in found)
        ):
            continue
        country = next((other for other in found if other.kind == "country" and other.end == start - 1), None)
        code = country.entries[0].country if country is not None else None
        yield Found(start, end, name, "", (), _SURE, hint="frame", country=code)


_SURE = 0.8


def _korean(each: OfficialFound) -> bool:
    name = each.name or ""
    return is_korean_name(name) or len(name) == 1 or name[0] < "가"


def _abroad(name: str, start: int, found: Sequence[Found]) -> bool:
    """Tell whether a country stands right before a word, which may then be any: 슬로베니아 피란의 … 시장."""
    country = next((each for each in found if each.kind == "country" and each.end == start - 1), None)
    return country is not None and BODY.search(name) is None and DEPARTMENT.search(name) is None and name not in NO_NAME


def _stranger(name: str, start: int, end: int, tokens: dict[int, Token]) -> bool:
    """Tell whether a word is an unknown proper noun that names no body and no person."""
    token = tokens.get(start)
    return (
        token is not None
        and token.tag == "NNP"
        and (token.end == end or token.form == f"{name}의")
        and name not in NO_NAME
        and not is_korean_name(name)
        and BODY.search(name) is None
        and DEPARTMENT.search(name) is None
        and TITLE.search(name) is None
    )
