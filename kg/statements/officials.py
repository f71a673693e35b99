"""Officials in Korean text: name before title, title before name, the office's place between or before them.

김의승 서울시 행정1부시장, 고양시 최성 시장, 마르틴 호른(Martin Horn) 시장, 시장 박경귀, ○위원장 한안길, 오 시장.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import OfficeRole
from kg.statements import name_after
from kg.statements.bodies import apart
from kg.statements.morphology import Sentence
from kg.statements.name_before import NameBefore
from kg.statements.offices import (
    ACTING,
    BODY,
    CHARGE,
    ERRANDS,
    HANGUL_END,
    HOMOGRAPHS,
    NO_MARKET,
    NO_NAME,
    NOT_OFFICE,
    PLACED,
    RUN,
    TITLE,
    TITLE_END,
    WORDS_BEFORE,
    is_foreign_gloss,
    is_korean_name,
    latin_name,
    role_of,
)
from kg.statements.wording import Anchor, OfficialFound, Wording


class Finder(Wording):
    """Finds the officials of one sentence."""

    def find(self) -> list[OfficialFound]:
        """Return the officials, in order."""
        found: list[OfficialFound] = []
        at = self.begin
        for match in TITLE.finditer(self.text, self.begin, self.end):
            if match.start() < at:
                continue
            one = self._around(match)
            if one is not None:
                found += [*self._alike(one), one]
                at = one.end
        return found

    def _alike(self, one: OfficialFound) -> list[OfficialFound]:
        """Return those who share the title of the last of them: 박서진·최유나 부시장."""
        if one.name is None or one.name_end > one.title_start or not is_korean_name(one.name):
            return []
        others: list[OfficialFound] = []
        edge = one.name_start
        while (match := _SHARED.search(self.text, max(self.begin, edge - _SHARING), edge)) is not None:
            start, end = match.span("name")
            if not is_korean_name(match["name"]) or start in self.beginning or self.common(start, end):
                break
            others.append(replace(one, start=start, end=end, name=match["name"], name_start=start, name_end=end))
            edge = start
        anchor = self.anchor_before(edge) if others else None
        return [replace(each, anchor=each.anchor or anchor) for each in reversed(others)]

    def _around(self, match: re.Match[str]) -> OfficialFound | None:
        text = self.text
        title_start, stop = match.span()
        while title_start < stop and text[title_start] == " ":
            title_start += 1
        # a title's pattern may begin inside the place (제주특별자치도 + 도지사) or have swallowed it (관광과장, 서울시신산업정책관)
        for shift in range(1, min(10, stop - title_start - 1)):
            if title_start + shift in self.ending and self.ending[title_start + shift].start <= title_start:
                title_start += shift
                break
        title_start, stop = self._glossed(title_start, stop)
        acting = ACTING.match(text, stop, self.end)
        stop = acting.end() if acting else stop
        closing = TITLE_END.match(text, stop)
        if (closing is None and text[stop : stop + 1] not in ("", " ")) or NOT_OFFICE.match(text, stop):
            return None
        shifted = title_start - match.start()
        role = role_of(match.group() if shifted <= 1 else text[title_start : match.end()])
        title = text[title_start:stop]
        if title == _COUNTY_HEAD and title_start not in self.ending:
            return None
        if title in ERRANDS and not _UNIT_BEFORE.search(text, max(self.begin, title_start - 12), title_start):
            return None
        enclosed = self._enclosed(title_start, stop, role, title)
        if enclosed is not None:
            return enclosed
        glued = title_start > self.begin and "가" <= text[title_start - 1] <= "힣" and title_start not in self.ending
        if glued:
            return self._glued(title_start, stop, role, title)
        latin = _LATIN_BEFORE.search(text, max(self.begin, title_start - 60), title_start)
        if latin is not None:
            anchor = self.anchor_before(latin.start("name"))
            start, finish = latin.span("name")
            return OfficialFound(
                start,
                stop,
                latin["name"],
                role,
                title,
                anchor,
                None,
                latin["name"],
                start,
                finish,
                title_start,
                stop,
                foreign=True,
            )
        straight = self._straight(title_start)
        if straight is not None:
            anchor, start = straight
            finish = title_start - 1
            return OfficialFound(
                anchor.start,
                stop,
                text[start:finish],
                role,
                title,
                anchor,
                None,
                None,
                start,
                finish,
                title_start,
                stop,
                foreign=True,
            )
        left = NameBefore(self, title_start, mayoral=role in PLACED and role is not OfficeRole.COUNCIL_CHAIR)
        left.read()
        if title == _HEAD and not apart(left.body):
            return None
        name = left.choose()
        if name is not None and left.lone() and role in _SEATED and self._followed(stop):
            name = None  # 게펠 시장 마르셀 쿤체: the town, which no list knows
        if name is not None:
            start, finish = name
            anchor = left.anchor or self.anchor_before(start)
            written = text[start:finish]
            first = min(start, anchor.start) if anchor and abs(anchor.start - start) < 24 else start
            return OfficialFound(
                first,
                stop,
                written,
                role,
                title,
                anchor,
                left.body,
                latin_name(left.gloss),
                start,
                finish,
                title_start,
                stop,
                foreign=is_foreign_gloss(left.gloss),
            )
        abroad = left.anchor is not None and left.anchor.foreign
        ends = closing is None or not closing.group().strip()
        # a network's president is told with the office that he has at home
        presides = role in (OfficeRole.NETWORK_PRESIDENT, OfficeRole.COUNCIL_CHAIR)
        linked = None if ends or presides else _LINKED.match(text, stop, self.end)
        if linked is not None and (linked["is"] or _CHOSEN.search(text, linked.end(), self.end)):
            # 사무총장인 카를라 멘도사, 사무총장에는 페루 출신 카를라 멘도사가 뽑혔다
            ends, stop = True, linked.end() - 1
        after = name_after.after(self, stop, abroad=abroad) if ends else None
        if (
            after is not None
            and title in HOMOGRAPHS
            and left.anchor is None
            and text[stop : stop + 3].strip()[:1] != ":"
        ):
            return None
        if after is not None:
            start, finish, gloss = after
            first = left.anchor.start if left.anchor else title_start
            return OfficialFound(
                first,
                finish,
                text[start:finish],
                role,
                title,
                left.anchor,
                left.body,
                latin_name(gloss),
                start,
                finish,
                title_start,
                stop,
                foreign=is_foreign_gloss(gloss),
            )
        if left.anchor is not None and left.anchor.kind == "place" and role in PLACED:
            return OfficialFound(
                left.anchor.start,
                stop,
                None,
                role,
                title,
                left.anchor,
                left.body,
                None,
                stop,
                stop,
                title_start,
                stop,
            )
        return None

    def _followed(self, stop: int) -> bool:
        """Tell whether a name follows a title that is not that of the next one: 게펠 시장 마르셀 쿤체가."""
        named = name_after.after(self, stop)
        return named is not None and TITLE.match(self.text, named[1] + 1) is None

    def _glossed(self, title_start: int, stop: int) -> tuple[int, int]:
        """Return the title with the foreign word that it explains: 사마르칸트시 호킴(시장)과."""
        if self.text[title_start - 1 : title_start] != "(" or self.text[stop : stop + 1] != ")":
            return title_start, stop
        word = HANGUL_END.search(self.text, max(self.begin, title_start - 9), title_start - 1)
        place = self.ending.get(word.start() - 1) if word is not None else None
        return (word.start(), stop + 1) if word is not None and place is not None else (title_start, stop)

    def _enclosed(self, title_start: int, stop: int, role: OfficeRole, title: str) -> OfficialFound | None:
        """Read 홍길동(수원시장), 김하나(부산시 국제협력과장): the office stands in brackets after the name."""
        text = self.text
        opened = max(text.rfind("(", self.begin, title_start), text.rfind("（", self.begin, title_start))
        if opened < 0 or text[stop : stop + 1] not in (")", "）") or text.find(")", opened, title_start) >= 0:
            return None
        inside = [each for each in self.beginning.values() if opened < each.start and each.end <= title_start]
        rest = text[opened + 1 : title_start]
        if len(rest) > _ENCLOSED or re.search(r"[,;]", rest):
            return None
        run = HANGUL_END.search(text, max(self.begin, opened - 8), opened)
        several = _SEVERAL.search(text, max(self.begin, opened - _LONG_NAME), opened)
        if several is not None and inside:
            start = several.start("name")
            first = several["name"].split(" ")[0]
            strange = self.tag(start) == "NNP" and first not in NO_NAME and start not in self.beginning
            if strange and not is_korean_name(first) and not TITLE.search(several["name"]):
                # 마르코 벨리니(파르마시 국제교류과장)
                owner = min(inside, key=lambda each: each.start)
                return OfficialFound(
                    start,
                    stop,
                    several["name"],
                    role,
                    title,
                    owner,
                    None,
                    None,
                    start,
                    opened,
                    title_start,
                    stop,
                    foreign=True,
                )
        if run is None or not is_korean_name(run[0]) or len(run[0]) < 3 or TITLE.search(run[0]):
            return None
        start = run.start()
        if start in self.beginning or self.common(start, opened):
            return None
        anchor = min(inside, key=lambda each: each.start) if inside else self.anchor_before(start)
        return OfficialFound(start, stop, run[0], role, title, anchor, None, None, start, opened, title_start, stop)

    def _straight(self, title_start: int) -> tuple[Anchor, int] | None:
        """Read 버나비시 마이크 헐리 시장: all words between a foreign place and the title are the name."""
        match = WORDS_BEFORE.search(self.text, max(self.begin, title_start - 40), title_start)
        if match is None:
            return None
        words = list(RUN.finditer(self.text, match.start(), title_start))
        if CHARGE.fullmatch(words[-1][0]):
            return None  # 얀 더흐로트 항만담당 부시장
        for number in range(len(words) - 1, -1, -1):
            word = words[number]
            start, stop = word.span()
            if word[0] in NO_NAME or BODY.search(word[0]) or self.marked(start, stop) or start in self.beginning:
                return None
            anchor = self.ending.get(start - 1) or self.ending.get(start - 2)
            if anchor is not None and self.text[anchor.end : start] in (" ", "의 "):
                lone = number == len(words) - 1
                if anchor.namesake == "JP" and lone and not is_korean_name(word[0]):
                    return None  # 다카오카 도시하루 시장: the surname is a city's too
                if (
                    not anchor.foreign
                    or anchor.kind != "place"
                    or (lone and self.common(start, stop))
                    or title_start - start < 3
                ):
                    return None
                return anchor, start
        return None

    def _glued(self, title_start: int, stop: int, role: OfficeRole, title: str) -> OfficialFound | None:
        """Read 박원순시장: a Korean name stuck to its title."""
        run = HANGUL_END.search(self.text, max(self.begin, title_start - 8), title_start)
        if run is None or role not in PLACED:
            return None
        start = run.start()
        if (
            not is_korean_name(run[0])
            or len(run[0]) != 3
            or not self.tag(start).startswith("NNP")
            or NO_MARKET.search(run[0])
        ):
            return None
        anchor = self.anchor_before(start)
        return OfficialFound(
            start, stop, run[0], role, title, anchor, None, None, start, title_start, title_start, stop
        )


# who heads a county (화롄현장); by itself it is a site
_COUNTY_HEAD = "현장"
# who heads a foundation or a company, and what stands for others elsewhere
_HEAD = "대표"
_SEATED = PLACED | {OfficeRole.COUNCIL_MEMBER}
_UNIT_BEFORE = re.compile(r"[가-힣]{2,}(?:단|팀|위원회|본부|센터)\s$")
_ENCLOSED = 24
_LONG_NAME, _SHARING = 26, 10
# a name of several words that fills a list's place before brackets
_SEVERAL = re.compile(r"(?s:.*)(?:^|[,·/:：]\s?|\n|[은는]\s)(?P<name>[가-힣]{1,7}(?:\s[가-힣]{1,8}){1,2})\s?$")
_SHARED = re.compile(r"(?<![가-힣])(?P<name>[가-힣]{3})\s?[·ㆍ]\s?$")
# what may stand between a title and the name of who holds it
_LINKED = re.compile(r"(?:(?P<is>인)|에는?|으로는?)\s(?:[가-힣]{2,8}\s출신(?:인|의)?\s)?")
_CHOSEN = re.compile(r"선임|선출|임명|취임|뽑[혔힌]|연임|내정|추대")
_LATIN_BEFORE = re.compile(r"(?<![A-Za-z])(?P<name>[A-ZÀ-Þ][a-zß-ÿ'’-]+(?:\s[A-ZÀ-Þ][\w'’.-]*){1,3})\s$")


def told(text: str, sentence: Sentence) -> bool:
    """Tell whether a sentence has a word that may be a title; in one without, nobody's office is named."""
    return TITLE.search(text, sentence.start, sentence.end) is not None


def find(
    text: str, sentence: Sentence, anchors: Sequence[Anchor], known: frozenset[str] = frozenset()
) -> list[OfficialFound]:
    """Return the officials of a sentence, in order; `known` are parts of foreign names that the document has used."""
    return Finder(text, sentence, anchors, known).find()
