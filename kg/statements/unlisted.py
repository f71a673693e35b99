"""Places that no list knows, by the frames they stand in: ○○시 as a proper noun, a name after its country, a list."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.statements import gazetteer
from kg.statements.morphology import Sentence, Token
from kg.statements.offices import TITLE
from kg.statements.place_words import AFTER
from kg.statements.places import CELL, RUN, Found, in_cell

_UNKNOWN_NOT = re.compile(
    r"(?:실|당|역|다|전|도|즉|일|표|지|제|접|택|개|고|무|명|중|응|동|수|상|감|게|계|몹|잠|혹|반드|임|필|출|공|암|묵|적|정|등|별|군|신|직할|특별|광역|특례|해외|자매|우호|모범|선진|중소|"
    r"대|본|각|양|두|세|네|여러|우리|관할|인근|주변|주요|해당|개최|소속|지역|참가|회원|외국|국내|의장|이사|창의|학습|습지|친선|수도|위성|거점|중심|스마트|생태|문화|관광|국제|세계|역사|항구|대학|산업|과학|올림픽|행복|레지던|에이전|컨설턴|택|메|섹)시$|.*[읍산토왕]성$"
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that may begin with a place's name: its nouns from `start` to `end`, its last letter at `stop`."""

    start: int
    end: int
    stop: int
    stem: str
    rest: str
    tokens: tuple[Token, ...]

    @property
    def proper(self) -> bool:
        """Tell whether one proper noun fills the stem."""
        return self.tokens[0].tag == "NNP" and self.tokens[0].end == self.end

    @property
    def foreign(self) -> bool:
        """Tell whether its nouns are proper or numerals, as the pieces of unknown names are taken for.

        The unit of a government that ends it is none of its name: 반유왕이+군, 쿤+통+구.
        """
        inside = [token for token in self.tokens if token.end <= self.end]
        if len(inside) > 1 and inside[-1].form == self.unit:
            inside.pop()
        proper = bool(inside) and inside[0].tag in _NAMELIKE
        return all(token.tag in _NAMELIKE or (proper and len(token.form) == 1) for token in inside)

    @property
    def unit(self) -> str:
        """Return the suffix of a government that its stem ends on, or nothing."""
        return self.stem[-1] if len(self.stem) >= 3 and self.stem[-1] in _UNITS else ""

    @property
    def syllables(self) -> bool:
        """Tell whether it falls into nouns of one syllable each, as unknown Chinese names do: 비+림+구."""
        inside = [token for token in self.tokens if token.end <= self.end]
        return len(inside) >= 3 and all(len(token.form) == 1 and token.tag[0] in "NX" for token in inside)

    def named(self, score: float, hint: str, country: str | None) -> Found:
        """Return the place that it names; 시 and 군 are left off the name."""
        unit = self.unit
        bare = unit in ("시", "군") or (unit == "정" and country == "JP")
        name = self.stem[:-1] if bare and len(self.stem) > 2 else self.stem
        # 와카야마현 다이지정: the index has towns without their suffix
        known = gazetteer.hangul().named(self.stem[:-1]) if unit in _TOWNS else ()
        entries = tuple(each for each in known if each.country == country and each.kind == "city")
        if entries:
            name = self.stem[:-1]
        return Found(self.start, self.end, name, unit, entries, score, hint=hint, country=country)


class _Seeker:
    """Reads the words of one sentence that no list knows."""

    def __init__(self, text: str, sentence: Sentence, found: Sequence[Found], taken: Iterable[tuple[int, int]]) -> None:
        self.text, self.sentence, self.found = text, sentence, found
        self.new: list[Found] = []
        spans = sorted([(each.start, each.end) for each in found] + list(taken))
        self.spans, self.begins = spans, [start for start, _ in spans]
        self.by_end = {each.end: each for each in found if _holds(each)}
        self.rows = CELL.search(text, sentence.start, sentence.end) is not None

    def words(self) -> Iterator[_Word]:
        """Yield the words that are not yet known and may begin with a name."""
        text, tokens = self.text, self.sentence.tokens
        begun = -1
        for number, token in enumerate(tokens):
            start, namelike = token.start, token.tag in _NAMELIKE
            if start == begun:
                continue
            begun = start
            if not (namelike or token.tag in _NOMINAL) or (
                start > self.sentence.start and "가" <= text[start - 1] <= "힣"
            ):
                continue
            if not (namelike or self._before(start) or self.rows or _SEATED.match(text, start)):
                continue
            run = RUN.match(text, start, self.sentence.end)
            if run is None:
                continue
            inside = []
            for each in tokens[number:]:
                if each.start >= run.end():
                    break
                inside.append(each)
            end = _stem(inside)
            cut = _GLUED.match(text, start, end) if inside[0].end == end else None
            end = cut.end("name") if cut else end
            if end - start < 2 or not self._free(start, end):
                continue
            rest = text[end : run.end()]
            if not rest or AFTER.fullmatch(rest):
                yield _Word(start, end, run.end(), text[start:end], rest, tuple(inside))

    def seek(self) -> list[Found]:
        """Return the places, in order."""
        for word in self.words():
            one = next((one for frame in self._frames() if (one := frame(word)) is not None), None)
            if one is not None and one.name and not _castle(word, one):
                self.new.append(one)
        return self.new

    def _frames(self) -> tuple[Callable[[_Word], Found | None], ...]:
        return (
            self._listed,
            self._glossed,
            self._celled,
            self._seated,
            self._inside,
            self._paired,
            self._suffixed,
            self._spelt,
        )

    def _free(self, start: int, end: int) -> bool:
        index = bisect_right(self.begins, end - 1)
        return all(other_end <= start for _, other_end in self.spans[max(0, index - 4) : index])

    def _before(self, start: int) -> Found | None:
        """Return the country or region that a word follows."""
        if not self.by_end:
            return None
        for end in range(start, max(self.sentence.start, start - 3), -1):
            if end in self.by_end:
                return self.by_end[end]
        return None

    def _listed(self, word: _Word) -> Found | None:
        """Read a word that follows a foreign place in a list whose country is said: 호주 퍼스·로킹엄, 오키나와현 나하시와 온나촌."""
        if len(word.stem) < 3 or not word.proper or not _placelike(word):
            return None
        if not (word.unit or _LIST_END.match(self.text, word.stop)):
            return None
        for each in (*self.found, *self.new):
            if (
                each.end < word.start <= each.end + 3
                and each.hint in ("country", "after its country", "list")
                and _code(each) not in (None, "KR")
                and re.fullmatch(
                    r"\s?[,·ㆍ/]\s?|[와과]\s" if word.unit else r"\s?[,·ㆍ/]\s?", self.text[each.end : word.start]
                )
            ):
                return word.named(0.6, "list", _code(each))
        return None

    def _glossed(self, word: _Word) -> Found | None:
        """Read a word whose country stands in brackets behind it, joined to a place: 사천시–미토요(일본), 롤리, 나하(일본)."""
        if word.rest or not word.proper or not _placelike(word) or self.text[word.stop : word.stop + 1] != "(":
            return None
        country = next((each for each in self.found if each.kind == "country" and each.start == word.stop + 1), None)
        if country is None or self.text[country.end : country.end + 1] != ")" or _code(country) == "KR":
            return None
        for each in (*self.found, *self.new):
            if each is not country and _JOINED.fullmatch(self.text[each.end : word.start]) and each.end < word.start:
                return word.named(0.8, "country", _code(country))
        return None

    def _celled(self, word: _Word) -> Found | None:
        """Read a name that fills a cell of a row beside that of its country: 칸다르야 | 튀르키예."""
        if not self.rows or word.rest or not _placelike(word) or not in_cell(self.text, word.start, word.stop):
            return None
        for other in self.found:
            gap = self.text[min(word.stop, other.end) : max(word.start, other.start)]
            if (
                other.kind == "country"
                and CELL.fullmatch(gap.strip() or gap)
                and in_cell(self.text, other.start, other.end)
                and (word.proper or word.syllables)
                and _code(other) != "KR"
            ):
                return word.named(0.9, "country", _code(other))
        return None

    def _seated(self, word: _Word) -> Found | None:
        """Read a name that its own office is stuck to: 남쿠칭시장, 앙그렌시의회."""
        if len(word.stem) < 4 or not word.foreign or TITLE.fullmatch(word.stem):
            return None  # 행정부시장
        cut = _SEAT.search(word.stem)
        before = self._before(word.start)
        beside = before is not None and self.text[before.end : word.start] in (" ", "의 ", " 내 ")
        if cut is None or word.end - word.start - len(cut[0]) < 2 or not (beside or word.tokens[0].tag == "NNP"):
            return None
        name = word.stem[: cut.start()]
        country = _code(before) if beside else None
        return Found(
            word.start, word.start + len(name), name, "", (), 0.85, hint="frame", office=cut[0], country=country
        )

    def _inside(self, word: _Word) -> Found | None:
        """Read a word right after its country or region, or a district after its city."""
        before = self._before(word.start)
        if before is None or _SEAT.search(word.stem):
            return None
        gap = self.text[before.end : word.start]
        if gap not in (" ", "의 ", " 내 ") or (gap == "의 " and not word.unit) or not _placelike(word):
            return None
        if (
            before.kind == "country"
            and _QUOTED.search(self.text, max(0, before.start - 1), before.start)
            and (_CLOSED.match(self.text, word.end))
        ):
            return None  # '대한민국 ○○주간': a title
        if before.kind != "country" and before.entries[:1] and before.entries[0].kind == "city":
            spelt = word.syllables and _code(before) in _CHINESE
            district = word.stem[-1] in "구군현향" and (word.foreign or spelt) and len(word.stem) >= 3
            return word.named(0.85, "after its country", _code(before)) if district and _code(before) != "KR" else None
        told = word.foreign and (word.unit or word.tokens[0].tag == "NNP")
        told = told or (word.syllables and word.stem[-1] in "시군구현정촌향" and _code(before) in _CHINESE)
        if told or _SIDE.fullmatch(word.stem) or (before.kind == "country" and _pieced(word)):
            return word.named(0.9 if word.unit else 0.75, "after its country", _code(before))
        return None

    def _paired(self, word: _Word) -> Found | None:
        """Read a word of the dictionary after its country in a list of such pairs: 슬로베니아 피란, 포르투갈 메르톨라."""
        before = self._before(word.start)
        if (
            before is None
            or before.kind != "country"
            or _code(before) == "KR"
            or word.tokens[0].end != word.end
            or not _placelike(word)
            or self.text[before.end : word.start] != " "
        ):
            return None
        ahead = _PAIR_GAP.match(self.text, word.stop)
        behind = {each.end for each in (*self.found, *self.new) if each.kind == "place" and each.hint in _TOLD}
        after = ahead is not None and any(
            each.start == ahead.end() and self._followed(each) for each in self.found if each.kind == "country"
        )
        joined = _PAIR_BACK.search(self.text, max(self.sentence.start, before.start - 5), before.start)
        earlier = joined is not None and joined.start() in behind
        return word.named(0.6, "after its country", _code(before)) if after or earlier else None

    def _followed(self, country: Found) -> bool:
        """Tell whether a place or an unknown proper noun stands right after a country."""
        at = country.end + 1
        if self.text[country.end : at] != " ":
            return False
        return any(each.start == at for each in self.found) or any(
            token.start == at and token.tag == "NNP" for token in self.sentence.tokens
        )

    def _suffixed(self, word: _Word) -> Found | None:
        """Read ○○시, ○○주, ○○성, ○○현 by its suffix alone."""
        if word.unit not in ("시", "군", "구", "주", "성", "현") or not _unit_frame(word.stem, word.tokens, word.end):
            return None
        ahead = re.match(r"\s[가-힣]", self.text[word.stop : word.stop + 2])
        if not word.rest and ahead and self._personal(word.start):
            return None  # 에미네 괴위시 박물관: the second part of a person's name
        return word.named(0.8, "frame", None)

    def _personal(self, start: int) -> bool:
        """Tell whether the word before is an unknown proper noun without a particle: what follows continues a name."""
        last = next((token for token in reversed(self.sentence.tokens) if token.end == start - 1), None)
        return (
            last is not None
            and last.tag == "NNP"
            and len(last.form) >= 2
            and self.text[start - 1] == " "
            and not any(each.end == last.end for each in (*self.found, *self.new))
        )

    def _spelt(self, word: _Word) -> Found | None:
        """Read a government whose name falls to pieces, by its seat: 비림구 정부."""
        if not word.syllables or word.stem[-1] not in "시구현성주" or not _SEATED.match(self.text, word.start):
            return None
        country = next((_code(each) for each in reversed(self.found) if each.end <= word.start), None)
        return word.named(0.8, "frame", country) if country in _CHINESE else None


def unknown(text: str, sentence: Sentence, found: Sequence[Found], taken: Iterable[tuple[int, int]]) -> list[Found]:
    """Return places that no list knows: ○○시 as a proper noun, or a proper noun right after its country."""
    return _Seeker(text, sentence, found, taken).seek()


def _castle(word: _Word, found: Found) -> bool:
    """Tell whether 성 makes a castle of a name (오사카성): Japan has no provinces of that name."""
    if word.unit != "성":
        return False
    known = gazetteer.hangul().named(word.stem[:-1])
    return found.country == "JP" or (bool(known) and all(each.country == "JP" for each in known))


def _holds(found: Found) -> bool:
    """Tell whether what follows a found place may lie in it."""
    return found.kind == "country" or (
        bool(found.entries) and (found.entries[0].kind == "region" or found.entries[0].country != "KR")
    )


_PIECES = 3
# countries whose names are written syllable by syllable
_CHINESE = frozenset(["CN", "TW", "HK", "JP", "VN"])
_UNITS = "시군구주성현도정촌향진솜"
_TOWNS = frozenset("정촌향진솜")
_NAMELIKE = frozenset(["NNP", "NR", "NP"])
_NOMINAL = frozenset(["NNG", "NNB", "XPN", "MM"])
_TOLD = frozenset(["country", "after its country", "list"])
_JOINED = re.compile(r"(?:시|군|구)?(?:\)|\s?[-–—↔~,·ㆍ/]\s?|\)[,·]?\s)+")
_LIST_END = re.compile(r"\s?[,·/)▲▴△◦○]|\s?등\s|\s?$")
_SEAT = re.compile(r"(?:시의회|군의회|시장|부시장|주지사|도지사|현지사|지사|성장)$")
_SEATED = re.compile(r"[가-힣]{2,4}[시구현성주]\s(?:인민)?(?:정부|인민위원회|시청|구청|현청|의회|당위원회|서기)")
# a particle that the tagger took for the name's last syllable: 로텐부르크시와+는
_GLUED = re.compile(
    r"(?P<name>[가-힣]{2,}[시군구현]|[가-힣]{3,}[주성도](?=의))(?:와|과|의|는|은|를|을|에|에서)(?![가-힣])"
)
_SIDE = re.compile(r"(?:동|서|남|북|중|북동|북서|남동|남서)부[주성도현]")
_QUOTED = re.compile(r"['‘\"“「『]$")
_CLOSED = re.compile(r"\s?['’\"”」』]")
_PAIR_GAP = re.compile(r"(?:,\s?|·|와\s|과\s|\s및\s)")
_PAIR_BACK = re.compile(r"(?:,\s?|·|와\s|과\s|\s및\s)$")


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
    r"진흥관실|비서실|조정실|기획실|상황실|정책실|홍보실|협력실|담당관|공원|박물관|미술관|병원|학교|축제|박람회|공항|역|산|강|호|섬|어|인|계|식|제|산업|시민|수군|국민|유학생|청소년|지방|전역|최대|최고|최초|남부|북부|동부|서부|중부|내|등|측|본사|"
    r"기관|단체|협의회|연합|연맹|위원회|사무소|사무국|법인|업체|여행|출장|방문|수도|도시|현지|각지|대표|대표단|선수|감독|작가|감독|가수|배우|교수|기자|당국|언론|화폐|주간|관광객|바이어|상품|문화|음식|자본|국적|이민자|교민|동포|상공인|사절단|시찰단|공연단|봉사단|방문단|연수단|교류단|유치단|기업인|노동자|근로자|정상|왕실|황제)$"
)


def _pieced(word: _Word) -> bool:
    """Tell whether a word is a city that the dictionary takes for several of its own words: 우드+랜드+시와."""
    head = [token for token in word.tokens if token.end <= word.end]
    return (
        len(head) >= _PIECES
        and head[-1].form == "시"
        and bool(word.rest)
        and not word.stem.endswith("도시")
        and not _UNKNOWN_NOT.match(word.stem)
    )


def _placelike(word: _Word) -> bool:
    """Tell whether a word may be a place's name: no body, people or land without a government."""
    return (
        not _ORGANISATION.search(word.stem)
        and not _LAND.fullmatch(word.stem)
        and 2 <= len(word.stem) <= 12
        and not word.rest.startswith(("하", "되"))
    )


_LAND = re.compile(
    r"규슈|시코쿠|혼슈|간사이|간토|도호쿠|주고쿠|호쿠리쿠|화북|화남|화동|동북|연해|발칸|시베리아|북유럽|남유럽|동유럽|서유럽"
)


def _unit_frame(stem: str, tokens: Sequence[Token], stem_end: int) -> bool:
    """Tell whether ○○시 is a name: unknown to the dictionary, and no word that only ends like one."""
    head = [token for token in tokens if token.end <= stem_end]
    if _UNKNOWN_NOT.match(stem) or len(stem) < 3 or stem.endswith("도시"):
        return False
    if stem[-1] in "구군":
        return len(head) == 1 and head[0].tag == "NNP" and len(stem) >= _COUNTY and not _GROUP.search(stem)
    if stem[-1] in "주도성현" and len(stem) < 4:
        return False
    if len(head) == 1:
        return head[0].tag == "NNP" and (stem[-1] == "시" or len(stem) >= 4)
    return (
        stem[-1] == "시" and len(head) == 2 and head[0].tag == "NNP" and len(head[0].form) >= 2 and head[1].form == "시"
    )


_COUNTY = 4
# words that end like a county or a district
_GROUP = re.compile(
    r"(?:제품|상품|기업|후보|산업|직업|업종|연합|정부|유적|고분|건물|점포|민족|의용|독립|광복|해병|국방|지원|혁명|인민|점령|창고|시설|주택|아파트|건축물|작품|도시|화산|[육해공])군$|"
    r"(?:기|지|항|연|축|야|농|탁|배|당|가|도|입|출|창|강|친|선거|학|특|요|인|영|전|공|해방|자치|행정|추|갈|촉|청|호|수|누|절|문|어|안|식|포|원|단|용|밀|상)구$"
)


def remembered(text: str, new: Iterable[Found]) -> dict[str, Found]:
    """Return places by the words that may name them again: 티볼리시 is 티볼리 too once the text has said so."""
    words: dict[str, Found] = {}
    for each in new:
        if len(each.name) >= _TOLD_AGAIN:
            words[text[each.start : each.end]] = words[each.name] = each
            if each.unit and each.unit in _LEFT_OFF and each.name.endswith(each.unit) and len(each.name) >= _COUNTY:
                words.setdefault(each.name[:-1], each)
    return words


_TOLD_AGAIN = 2
# units that are part of a name and yet left off when it is named again: 깜뽕짬주 … 깜뽕짬 부지사
_LEFT_OFF = "주성현도"


def again(text: str, sentence: Sentence, found: Sequence[Found], new: dict[str, Found]) -> list[Found]:
    """Return further namings in a sentence of places that the document has made known (날라이흐구의), by their words."""
    more: list[Found] = []
    if not new or not any(word in text[sentence.start : sentence.end] for word in new):
        return more
    sizes = sorted({len(word) for word in new}, reverse=True)
    proper = {(token.start, token.end) for token in sentence.tokens if token.tag == "NNP"}
    for run in RUN.finditer(text, sentence.start, sentence.end):
        start, stop = run.span()
        for size in sizes:
            word = text[start : start + size]
            end = start + size
            if word not in new or end > stop or (end < stop and not AFTER.fullmatch(text[end:stop])):
                continue
            if size == _TOLD_AGAIN and (start, end) not in proper:
                continue  # so short a word is a name only where the tagger takes it for one
            if not any(other.start < end and start < other.end for other in found):
                unit = new[word].unit if word.endswith(new[word].unit) else ""
                more.append(replace(new[word], start=start, end=end, unit=unit, office=None))
            break
    return more


def agree(rows: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """Return the places with one country for all namings of an unlisted name: 모로코 페스 … 페스시.

    Where a text says of a name that it lies in a country in which no list has it (필리핀 코르도바), it is no other place
    of the name when it stands alone, unless the text names that with its own country too.
    """
    told = [each for row in rows for each in row if each.kind == "place"]
    said = {each.name: each.country for each in told if not each.entries and each.country}
    own = {each.name for each in told if each.entries and each.hint in ("country", "gloss")}
    return [[_agreed(each, said, own) for each in row] for row in rows]


def _agreed(each: Found, said: dict[str, str], own: set[str]) -> Found:
    country = said.get(each.name)
    if country is None or each.country:
        return each
    if not each.entries:
        return replace(each, country=country)
    if each.kind == "place" and len(each.name) > _TOLD_AGAIN and each.name not in own:
        if all(entry.country != country for entry in each.entries):
            return replace(each, entries=(), country=country)
    return each
