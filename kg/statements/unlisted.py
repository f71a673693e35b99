"""Places that no list knows, by the frames they stand in: ○○시 as a proper noun, a name after its country, a list."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.statements.morphology import Sentence, Token
from kg.statements.places import AFTER, RUN, Found

_UNKNOWN_NOT = re.compile(
    r"(?:실|당|역|다|전|도|즉|일|표|지|제|접|택|개|고|무|명|중|응|동|수|상|감|게|계|몹|잠|혹|반드|임|필|출|공|암|묵|적|정|등|별|군|신|직할|특별|광역|특례|해외|자매|우호|모범|선진|중소|"
    r"대|본|각|양|두|세|네|여러|우리|관할|인근|주변|주요|해당|개최|소속|지역|참가|회원|외국|국내|의장|이사|창의|학습|습지|친선|수도|위성|거점|중심|스마트|생태|문화|관광|국제|세계|역사|항구|대학|산업|과학|올림픽|행복)시$"
)


def unknown(text: str, sentence: Sentence, found: Sequence[Found], taken: Iterable[tuple[int, int]]) -> list[Found]:
    """Return places that no list knows: ○○시 as a proper noun, or a proper noun right after its country."""
    heads = [
        number
        for number, token in enumerate(sentence.tokens)
        if token.tag in _NAMELIKE and (token.start == sentence.start or not _SYLLABLE.match(text, token.start - 1))
    ]
    if not heads:
        return []
    spans = sorted([(each.start, each.end) for each in found] + list(taken))
    begins = [start for start, _ in spans]

    def free(start: int, end: int) -> bool:
        index = bisect_right(begins, end - 1)
        return all(other_end <= start for _, other_end in spans[max(0, index - 4) : index])

    tokens = sentence.tokens
    by_end = {
        each.end: each
        for each in found
        if each.kind == "country" or (each.entries and each.entries[0].kind == "region")
    }
    new: list[Found] = []
    for first in heads:
        start = tokens[first].start
        run = RUN.match(text, start, sentence.end)
        if run is None:
            continue
        inside = []
        for token in tokens[first:]:
            if token.start >= run.end():
                break
            inside.append(token)
        stem_end = _stem(inside)
        if stem_end - start < 2 or not free(start, stem_end):
            continue
        stem = text[start:stem_end]
        rest = text[stem_end : run.end()]
        if rest and not AFTER.fullmatch(rest):
            continue
        before = next((by_end[end] for end in range(start, max(sentence.start, start - 3), -1) if end in by_end), None)
        gap = text[before.end : start] if before else ""
        neighbour = _neighbour(text, start, found)
        if (
            neighbour is not None
            and len(stem) >= 3
            and inside[0].tag == "NNP"
            and inside[0].end == stem_end
            and _is_placelike(stem, rest)
            and _LIST_END.match(text, run.end())
        ):
            name = stem[:-1] if stem[-1] in "시군" and len(stem) > 3 else stem
            new.append(Found(start, stem_end, name, stem[len(name) :], (), 0.6, hint="list", country=_code(neighbour)))
            continue
        beside = before is not None and gap in (" ", "의 ", " 내 ")
        foreign = all(token.tag in ("NNP", "NR", "NP") for token in inside if token.end <= stem_end)
        unit = stem[-1] if stem[-1] in "시군구주성현도" and len(stem) >= 3 else ""
        if re.search(r"[시군]의회$|시장$|[주도현]?지사$|성장$", stem) and len(stem) >= 4:
            cut = re.search(r"(?:시의회|군의회|시장|부시장|주지사|도지사|현지사|지사|성장)$", stem)
            if cut and foreign and len(stem) - len(cut[0]) >= 2 and (beside or inside[0].tag == "NNP"):
                name = stem[: cut.start()]
                new.append(
                    Found(
                        start,
                        start + len(name),
                        name,
                        "",
                        (),
                        0.85,
                        hint="frame",
                        office=cut[0],
                        country=_code(before) if beside else None,
                    )
                )
            continue
        if gap == "의 " and not unit:
            continue
        if beside and foreign and _is_placelike(stem, rest) and (unit or inside[0].tag == "NNP"):
            name = stem[:-1] if unit and len(stem) > 3 and unit != "도" else stem
            new.append(
                Found(
                    start,
                    stem_end,
                    name if unit in "시군" else stem,
                    unit,
                    (),
                    0.9 if unit else 0.75,
                    hint="after its country",
                    country=_code(before),
                )
            )
        elif (
            unit in ("시", "주", "성", "현")
            and unit
            and not stem.endswith("도시")
            and _unit_frame(stem, inside, stem_end)
        ):
            new.append(
                Found(start, stem_end, stem[:-1] if unit in "시군" else stem, unit, (), 0.8, hint="frame", country=None)
            )
    return new


_NAMELIKE = frozenset(["NNP", "NR", "NP"])
_SYLLABLE = re.compile("[가-힣]")
_LIST_END = re.compile(r"\s?[,·/)]|\s?등\s|\s?$")


def _neighbour(text: str, start: int, found: Sequence[Found]) -> Found | None:
    """Return the foreign place whose country is said and that a word follows in a list."""
    for each in found:
        if each.end < start and start - each.end <= 3 and re.fullmatch(r"\s?[,·ㆍ/]\s?", text[each.end : start]):
            return each if each.hint == "country" and _code(each) != "KR" else None
    return None


def _code(found: Found | None) -> str | None:
    if found is None:
        return None
    return found.entries[0].country if found.entries else found.country


def _stem(tokens: Sequence[Token]) -> int:
    """Return where the nouns at the head of a word end."""
    end = tokens[0].start
    for token in tokens:
        if token.tag[0] not in "NX" or token.tag in ("NNB", "XSV", "XSA"):
            break
        end = token.end
    return end


_ORGANISATION = re.compile(
    r"(?:뉴스|통신|신문|방송|국|대|정부|대학|대학교|재단|은행|회사|기업|연구소|연구원|센터|협회|대사관|총영사관|영사관|국회|총리|대통령|국왕|장관|외교부|군|시장|공사|공단|항공|그룹|의원|"
    r"공원|박물관|미술관|병원|학교|축제|박람회|공항|역|산|강|호|섬|어|인|계|식|제|산업|시민|수군|국민|유학생|청소년|지방|전역|최대|최고|최초|남부|북부|동부|서부|중부|내|등|측|본사|"
    r"기관|단체|협의회|연합|연맹|위원회|사무소|사무국|법인|업체|여행|출장|방문|수도|도시|현지|각지|대표|대표단|선수|감독|작가|감독|가수|배우|교수|기자|당국|언론|화폐)$"
)


def _is_placelike(stem: str, rest: str) -> bool:
    return not _ORGANISATION.search(stem) and 2 <= len(stem) <= 12 and not rest.startswith(("하", "되"))


def _unit_frame(stem: str, tokens: Sequence[Token], stem_end: int) -> bool:
    """Tell whether ○○시 is a name: unknown to the dictionary, and no word that only ends like one."""
    head = [token for token in tokens if token.end <= stem_end]
    if _UNKNOWN_NOT.match(stem) or len(stem) < 3 or stem[-1] in "구군" or stem.endswith("도시"):
        return False
    if stem[-1] in "주도성현" and len(stem) < 4:
        return False
    if len(head) == 1:
        return head[0].tag == "NNP" and (stem[-1] == "시" or len(stem) >= 4)
    return (
        stem[-1] == "시" and len(head) == 2 and head[0].tag == "NNP" and len(head[0].form) >= 2 and head[1].form == "시"
    )


def again(text: str, sentence: Sentence, found: Sequence[Found], new: dict[str, Found]) -> list[Found]:
    """Return further namings in a sentence of places that the document has made known (날라이흐구의), by their words."""
    more: list[Found] = []
    if not new or not any(word in text[sentence.start : sentence.end] for word in new):
        return more
    sizes = sorted({len(word) for word in new}, reverse=True)
    for run in RUN.finditer(text, sentence.start, sentence.end):
        start, stop = run.span()
        for size in sizes:
            word = text[start : start + size]
            end = start + size
            if word not in new or end > stop or (end < stop and not AFTER.fullmatch(text[end:stop])):
                continue
            if not any(other.start < end and start < other.end for other in found):
                more.append(replace(new[word], start=start, end=end, office=None))
            break
    return more
