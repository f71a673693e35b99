"""Whose office it is where that is no government of a place: a foundation's, a museum's, an embassy's, a ministry's."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.model import OfficeRole
from kg.statements.analysis import Named
from kg.statements.wording import OfficialFound

STAFF = frozenset({OfficeRole.DIRECTOR, OfficeRole.OTHER})
NATIONAL = frozenset({OfficeRole.HEAD_OF_STATE, OfficeRole.MINISTER, OfficeRole.AMBASSADOR})
# who runs the office of a body that is no network
CLERKS = ("사무국장", "사무처장")

_FAR = 30
_OWN = (
    r"공사|공단|재단|협회|진흥원|연구원|연구소|개발원|교육원|대학교|은행|상공회의소|아카데미|병원|의료원|체육회|협의회|연합회|조합|박물관|미술관|"
    r"과학관|문화원|생태원|수목원|조직위|조직위원회|축제|영화제|문화제|박람회|비엔날레|엑스포"
)
# bodies that stand beside a government, by what their names end on
_BODY_OF_ITS_OWN = re.compile(rf"(?:{_OWN})$")
# a government's own corporation counts as its department
_MUNICIPAL = re.compile(r"(?:시설관리|도시관리)공단$")
# the head's title holds the body's name: 한국실크연구원장, 독도박물관장
_IN_TITLE = re.compile(rf"(?P<body>[가-힣]{{2,}}(?:{_OWN}))장")
_AGENCY = re.compile(r"(?P<body>[가-힣]{2,}청)장")
_PUBLIC = re.compile(r"[시군구도정촌국현]립")
_PROPER = 5  # a shorter name says only what kind of body it is
# 인천관광공사(사장 홍길동)는
_BRACKETED = re.compile(
    r"(?<![가-힣])(?P<body>[가-힣]{2,16}(?:공사|공단|재단|진흥원|연구원|연구소|개발원|교육원|상공회의소|의료원|체육회|박물관|미술관|센터))\s?[(（]\s?$"
)
# 주헝가리 대한민국대사관, 주에티오피아 대사; 주한 베트남대사
_POSTED = re.compile(
    r"(?<![가-힣])주(?:한\s?(?P<sender>[가-힣]{2,8}?)|\s?(?P<host>[가-힣]{2,8}?)\s?(?:한국|대한민국)?)\s?대사(?P<house>관)?"
)
_FAR_POST = 60
_CONSULATE = re.compile(r"(?<![가-힣A-Z])(?:주\s?[가-힣]{2,8}\s)?[가-힣A-Z]{2,10}\s?총영사")


def apart(body: str | None) -> bool:
    """Tell whether a body stands beside a government, as a foundation or a museum does."""
    return body is not None and _BODY_OF_ITS_OWN.search(body) is not None


def of_staff(found: OfficialFound, text: str, *, abroad: bool) -> str | None:
    """Return the body beside a government whose staff an official is, by the words at the office, or None.

    `abroad` tells whether the office stands right behind a country: its agencies have heads of their own.
    """
    anchor = found.anchor
    if found.body and found.body.isascii():
        return found.body
    municipal = anchor is not None and anchor.start <= found.start and text[anchor.end - 1] in "시군구"
    if found.body and apart(found.body) and not municipal:
        return None if _MUNICIPAL.search(found.body) else _whole(found.body, found, text)
    inside = _IN_TITLE.match(found.title) or (_AGENCY.match(found.title) if abroad else None)
    owned = anchor is not None and text[anchor.end - 1] in "시군구도"
    if inside is not None and not owned and not _PUBLIC.match(found.title):
        named = _whole(inside["body"], found, text)
        if " " in named or len(named) > _PROPER:
            return named
    bracketed = _BRACKETED.search(text[max(0, found.title_start - _FAR) : found.title_start])
    return bracketed["body"] if bracketed else None


def _whole(body: str, found: OfficialFound, text: str) -> str:
    """Return a body's name with the place that it begins with: 삼쇠 에너지아카데미, 제주관광공사."""
    anchor = found.anchor
    if (
        anchor is not None
        and text[anchor.end :].lstrip(" ").startswith(body)
        and not body.startswith(text[anchor.start : anchor.end])
    ):
        return " ".join(text[anchor.start : text.index(body, anchor.end) + len(body)].split())
    return body


def consulate(found: OfficialFound, text: str) -> str | None:
    """Return the consulate whose head an official is: LA 총영사관, 주부산 중국총영사관."""
    if "총영사" not in found.title:
        return None
    match = _CONSULATE.search(text, max(0, found.start - _FAR), found.title_start + len("총영사"))
    return f"{match[0]}관" if match else None


def _post(found: OfficialFound, text: str) -> re.Match[str] | None:
    """Return the post that stands at an ambassador's name, the nearest of several."""
    posts = _POSTED.finditer(text, max(0, found.start - _FAR_POST), found.end + 10)
    return min(posts, key=lambda post: max(found.start - post.end(), post.start() - found.end, 0), default=None)


@lru_cache(maxsize=4)
def _embassies(text: str) -> Mapping[str, str]:
    """Return the embassies that a text names, by the nation that has them or to which they are sent."""
    found: dict[str, str] = {}
    for post in _POSTED.finditer(text):
        if post["house"]:
            found.setdefault(post["sender"] or post["host"], post[0])
    return found


def of_nation(found: OfficialFound, near: Sequence[Named], text: str) -> tuple[str | None, bool]:
    """Return the embassy, ministry or country whose officer an official is, and whether the text says so beside it."""
    envoy = found.role is OfficeRole.AMBASSADOR
    houses = _embassies(text) if envoy else {}
    if envoy and (post := _post(found, text)) is not None:
        return houses.get(post["sender"] or post["host"], post[0]), True
    for each in reversed(near):
        if each.kind == "country" and each.end <= found.title_start and found.title_start - each.end <= 16:
            nation = text[each.start : each.end]
            return houses.get(nation, nation), True
    if len(houses) == 1:
        return next(iter(houses.values())), False
    ministry = re.search(r"([가-힣]{2,8}부)\s?(?:장관|차관)", text[max(0, found.start - 12) : found.end])
    return (ministry[1], True) if ministry else (None, False)
