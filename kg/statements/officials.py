"""Officials in Korean text: name before title, title before name, the office's place between or before them.

김의승 서울시 행정1부시장, 고양시 최성 시장, 마르틴 호른(Martin Horn) 시장, 시장 박경귀, ○위원장 한안길, 오 시장.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import OfficeRole
from kg.statements.morphology import Sentence
from kg.statements.offices import (
    ACTING,
    AFTER_TITLE,
    BODY,
    DEPARTMENT,
    GLOSSED,
    HANGUL_END,
    NAME_TAIL,
    NO_MARKET,
    NO_NAME,
    NOT_OFFICE,
    PLACED,
    RUN,
    STOP,
    SURNAMES,
    TITLE,
    TITLE_END,
    UNITS_ALONE,
    WORDS_BEFORE,
    is_foreign_gloss,
    is_korean_name,
    latin_name,
    role_of,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch that an office may belong to: a place, a country or a network."""

    start: int
    end: int
    kind: str
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class OfficialFound:
    """An official at a stretch of the text: `name` is None where only the office is named; `anchor` is whose it is."""

    start: int
    end: int
    name: str | None
    role: OfficeRole
    title: str
    anchor: Anchor | None
    body: str | None
    english: str | None
    name_start: int
    name_end: int
    title_start: int
    title_end: int
    foreign: bool = False

    @property
    def short(self) -> bool:
        """Tell whether only a surname is given: 오 시장, Mayor Oh."""
        return self.name is not None and " " not in self.name and (len(self.name) == 1 or self.name[0] < "가")


class _Left:
    """Reads what stands before a title, from right to left: anchors, bodies, a gloss, and the words of a name."""

    def __init__(self, finder: "Finder", title_start: int) -> None:
        self.finder = finder
        self.cursor = title_start
        self.anchor: Anchor | None = None
        self.words: list[tuple[int, int]] = []
        self.gloss: str | None = None
        self.gloss_first = False
        self.body: str | None = None
        self.named_before_anchor = False

    def read(self) -> None:
        """Walk left until something ends the noun phrase."""
        for _ in range(8):
            if not self._step():
                return

    def _step(self) -> bool:
        text, begin = self.finder.text, self.finder.begin
        near = self.cursor
        if near > begin and text[near - 1] == " ":
            near -= 1
        if near <= begin:
            return False
        anchor = self.finder.ending.get(near)
        if anchor is not None:
            if self._part_of_name(anchor):
                self.words.append((anchor.start, near))
                self.cursor = anchor.start
                return True
            return self._take(anchor)
        if text[near - 1] in ")）":
            labelled = self.finder.ending.get(near - 1)
            if self.words and labelled is not None and text[labelled.start - 1] in "(（":
                self.cursor = labelled.start - 1
                return self._take(labelled)
            return self._take_gloss(near)
        run = HANGUL_END.search(text, max(begin, near - 16), near)
        if run is None or (near == self.cursor and near != self.finder.title_start and not self.gloss_first):
            return False
        start = run.start()
        if start > begin and (text[start - 1].isdigit() or text[start - 1] == "-"):
            return False
        if run[0] in UNITS_ALONE and start > begin and text[start - 1] in ")）":
            # 보저우(亳州)시: the unit after the gloss belongs to the place before it
            glossed = self.finder.ending.get(max(text.rfind("(", begin, start), text.rfind("（", begin, start)))
            if glossed is not None:
                return self._take(glossed)
        inside = self.finder.beginning.get(start)
        if inside is not None and inside.end <= near:
            rest = text[inside.end : near]
            # 부천시의회 의장, 서울시가: the place is the head of the word
            if BODY.search(rest):
                self.body = run[0]
                self.cursor = inside.end
                return self._take(inside)
            return False
        return self._take_word(run[0], start, near)

    def _part_of_name(self, anchor: Anchor) -> bool:
        """Tell whether a place stands among the words of a name: 에르난 산티아고 로페스 리마 시장."""
        if not self.words or self.anchor is None or anchor.kind != "place" or not self.named_before_anchor:
            return False
        before = HANGUL_END.search(self.finder.text, self.finder.begin, max(self.finder.begin, anchor.start - 1))
        return (
            before is not None
            and self.finder.text[anchor.start - 1] == " "
            and self.finder.text[anchor.end : self.words[-1][0]] == " "
            and before.start() not in self.finder.beginning
            and self.finder.tag(before.start()) == "NNP"
            and self.finder.single(before.start(), before.end())
        )

    def _take(self, anchor: Anchor) -> bool:
        if self.gloss_first:
            # 중남미디지털도시연합(RLCD) 회장: the gloss is the body's
            self.gloss, self.gloss_first = None, False
        if self.anchor is None:
            self.anchor = anchor
            self.named_before_anchor = not self.words
        elif anchor.kind == "network" or (self.words and self.named_before_anchor is False):
            return False
        self.cursor = anchor.start
        # once the name is read, only its place may still come
        return not self.words

    def _take_gloss(self, near: int) -> bool:
        text, begin = self.finder.text, self.finder.begin
        opened = max(text.rfind("(", begin, near), text.rfind("（", begin, near))
        if opened < 0 or near - opened > 48 or self.words or self.gloss:
            return False
        self.gloss = text[opened + 1 : near - 1]
        self.gloss_first = True
        self.cursor = opened
        return True

    def _take_word(self, word: str, start: int, near: int) -> bool:
        # 우한시 청융원 시장: a city has no body with a mayor of its own, so a short word there is a name
        mayor = self.finder.mayoral and len(word) == 3 and not word.endswith(("의회", "본부", "정부"))
        if not self.words and word not in NO_NAME and BODY.search(word) and len(word) > 2 and not (self.gloss or mayor):
            if self.body is None:
                self.body = word
            self.cursor = start
            return True
        if self.words and len(word) > 2 and BODY.search(word):
            self.body = self.body or word
            self.cursor = start
            anchor = self.finder.ending.get(start) or self.finder.ending.get(start - 1)
            self.anchor = self.anchor or anchor
            return False
        if word in UNITS_ALONE and self.finder.title_start - near <= 1:
            return False
        limit = self._limit()
        if len(self.words) >= limit or not self._is_name(word, start, near):
            if word in NO_NAME and not self.words and not self.gloss and word not in STOP:
                self.cursor = start
                return True
            return False
        self.words.append((start, near))
        self.cursor = start
        self.gloss_first = False
        return True

    def _limit(self) -> int:
        if self.gloss:
            parts = re.findall(r"[A-Za-zÀ-ỹ'’.-]+", self.gloss)
            return len(parts) if parts else 3
        return 4

    def _is_name(self, word: str, start: int, near: int) -> bool:
        finder = self.finder
        if word in finder.known:
            return True
        if word in NO_NAME or TITLE.fullmatch(word):
            return False
        if self.gloss:
            return not self.words or finder.nominal(start, near) or len(word) <= 2
        if not self.words:
            if finder.mayoral and not finder.nominal(start, near) and self._surname(start, near):
                return True
            return finder.nominal(start, near) and not finder.common(start, near)
        first = finder.text[self.words[0][0] : self.words[0][1]]
        if finder.abroad(start) or (self.anchor is not None and self.anchor.foreign and len(self.words) < 3):
            return finder.nominal(start, near) and not finder.common(start, near)
        if finder.tag(start) == "NNP" and finder.nominal(start, near) and finder.single(start, near):
            # 모리시타 유타카 is one name; 최성 박원순 시장 would be two
            return not (is_korean_name(first) and is_korean_name(word) and len(self.words) == 1)
        if (is_korean_name(first) and not (len(first) == 2 and len(word) == 1)) or len(first) == 1:
            return False
        if len(word) == 2 and len(self.words) == 1 and finder.opens(start):
            return not is_korean_name(word) and finder.tag(start).startswith("N")
        return (
            len(word) <= 2
            and not finder.tag(start).startswith(("V", "J", "E", "MAJ", "IC"))
            and not finder.common(start, near)
            and not finder.marked(start, near)
        )

    def _surname(self, start: int, near: int) -> bool:
        """Tell whether what looks like a verb is a foreign surname after a first name: 파올로 갈라 시장."""
        finder = self.finder
        token = finder.tokens.get(start)
        before = HANGUL_END.search(finder.text, finder.begin, max(finder.begin, start - 1))
        return (
            token is not None
            and token.tag == "VV"
            and near - start <= 3
            and before is not None
            and before.end() == start - 1
            and before.end() - before.start() >= 3
            and before.start() not in finder.beginning
            and finder.tag(before.start()) == "NNP"
            and finder.single(before.start(), before.end())
        )


class Finder:
    """Finds the officials of one sentence."""

    def __init__(self, text: str, sentence: Sentence, anchors: Sequence[Anchor], known: frozenset[str]) -> None:
        """Take the sentence, what offices may belong to, and the parts of names the document has used so far."""
        self.text = text
        self.begin, self.end = sentence.start, sentence.end
        self.ending = {anchor.end: anchor for anchor in anchors}
        self.beginning = {anchor.start: anchor for anchor in anchors}
        self.known = known
        self.tokens = {token.start: token for token in sentence.tokens}
        self.order = sentence.tokens
        self.title_start = sentence.start
        self.mayoral = False

    def tag(self, start: int) -> str:
        """Return the tag of the morpheme that begins at a position."""
        token = self.tokens.get(start)
        return token.tag if token else ""

    def abroad(self, start: int) -> bool:
        """Tell whether a foreign place stands right before a position: 도쿄도 고이케 유리코."""
        anchor = self.ending.get(start - 1) or self.ending.get(start - 2)
        return anchor is not None and anchor.foreign and self.text[anchor.end : start] in (" ", "의 ")

    def marked(self, start: int, stop: int) -> bool:
        """Tell whether a particle ends a stretch: 시는."""
        inside = [token for token in self.order if start <= token.start < stop]
        return len(inside) > 1 and inside[-1].tag.startswith("J")

    def opens(self, start: int) -> bool:
        """Tell whether nothing but marks stands before a position in its sentence."""
        return not re.search(r"[가-힣A-Za-z0-9]", self.text[self.begin : start])

    def single(self, start: int, stop: int) -> bool:
        """Tell whether one morpheme fills a stretch."""
        token = self.tokens.get(start)
        return token is not None and token.end >= stop

    def common(self, start: int, stop: int) -> bool:
        """Tell whether a stretch is one common noun of the dictionary."""
        token = self.tokens.get(start)
        return token is not None and token.end == stop and token.tag in ("NNG", "NP", "NR", "NNB") and stop - start > 1

    def nominal(self, start: int, stop: int) -> bool:
        """Tell whether a stretch ends on no particle, ending or verb."""
        inside = [token for token in self.order if start <= token.start < stop]
        if not inside:
            return True
        last = inside[-1]
        if last.tag[0] in "JE" or last.tag.startswith("XS"):
            # 미사코, 마이: a last syllable may look like a particle, but 은 는 을 를 의 do not end names
            return (
                len(inside) > 1
                and inside[0].tag == "NNP"
                and last.form not in ("은", "는", "을", "를", "의", "에서", "에", "과", "로")
            )
        return not (
            last.tag.startswith(("VV", "VA", "VX", "MAJ", "IC"))
            or (inside[0].tag.startswith(("MAG", "J", "E")) and len(inside) == 1)
        )

    def find(self) -> list[OfficialFound]:
        """Return the officials, in order."""
        found: list[OfficialFound] = []
        at = self.begin
        for match in TITLE.finditer(self.text, self.begin, self.end):
            if match.start() < at:
                continue
            one = self._around(match)
            if one is not None:
                found.append(one)
                at = one.end
        return found

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
        acting = ACTING.match(text, stop, self.end)
        stop = acting.end() if acting else stop
        closing = TITLE_END.match(text, stop)
        if (closing is None and text[stop : stop + 1] not in ("", " ")) or NOT_OFFICE.match(text, stop):
            return None
        self.title_start = title_start
        shifted = title_start - match.start()
        role = role_of(match.group() if shifted <= 1 else text[title_start : match.end()])
        title = text[title_start:stop]
        self.mayoral = role in PLACED and role is not OfficeRole.COUNCIL_CHAIR
        enclosed = self._enclosed(title_start, stop, role, title)
        if enclosed is not None:
            return enclosed
        glued = title_start > self.begin and "가" <= text[title_start - 1] <= "힣" and title_start not in self.ending
        if glued:
            return self._glued(title_start, stop, role, title)
        latin = _LATIN_BEFORE.search(text, max(self.begin, title_start - 60), title_start)
        if latin is not None:
            anchor = self._anchor_before(latin.start("name"))
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
        left = _Left(self, title_start)
        left.read()
        name = self._choose(left)
        if name is not None:
            start, finish = name
            anchor = left.anchor or self._anchor_before(start)
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
        after = self._after(stop) if closing is None or not closing.group().strip() else None
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
        if run is None or not is_korean_name(run[0]) or len(run[0]) < 3 or TITLE.search(run[0]):
            return None
        start = run.start()
        if start in self.beginning or self.common(start, opened):
            return None
        anchor = min(inside, key=lambda each: each.start) if inside else self._anchor_before(start)
        return OfficialFound(start, stop, run[0], role, title, anchor, None, None, start, opened, title_start, stop)

    def _straight(self, title_start: int) -> tuple[Anchor, int] | None:
        """Read 버나비시 마이크 헐리 시장: all words between a foreign place and the title are the name."""
        match = WORDS_BEFORE.search(self.text, max(self.begin, title_start - 40), title_start)
        if match is None:
            return None
        words = list(RUN.finditer(self.text, match.start(), title_start))
        for number in range(len(words) - 1, -1, -1):
            word = words[number]
            start, stop = word.span()
            if word[0] in NO_NAME or BODY.search(word[0]) or self.marked(start, stop) or start in self.beginning:
                return None
            anchor = self.ending.get(start - 1) or self.ending.get(start - 2)
            if anchor is not None and self.text[anchor.end : start] in (" ", "의 "):
                lone = number == len(words) - 1
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
        anchor = self._anchor_before(start)
        return OfficialFound(
            start, stop, run[0], role, title, anchor, None, None, start, title_start, title_start, stop
        )

    def _anchor_before(self, start: int) -> Anchor | None:
        for gap in range(3):
            near = start - gap
            if near in self.ending and self.text[near:start] in ("", " ", "의 "):
                return self.ending[near]
        return None

    def _choose(self, left: _Left) -> tuple[int, int] | None:
        if not left.words:
            return None
        text = self.text
        nearest = text[left.words[0][0] : left.words[0][1]]
        if len(nearest) == 1 and not left.gloss and len(left.words) == 1:
            return left.words[0] if nearest in SURNAMES or nearest in self.known else None
        if (
            left.gloss is None
            and len(left.words) == 1
            and nearest not in self.known
            and not (is_korean_name(nearest) or self._foreign(left))
        ):
            return None
        return left.words[-1][0], left.words[0][1]

    def _foreign(self, left: _Left) -> bool:
        """Tell whether a lone word is a foreigner's name: unknown to the dictionary, or beside a place."""
        start, stop = left.words[0]
        if stop - start < 2 or DEPARTMENT.search(self.text[start:stop]):
            return False
        return self.tag(start) == "NNP" or left.anchor is not None

    def _after(self, stop: int) -> tuple[int, int, str | None] | None:
        """Return the name after a title: 시장 박경귀, 경제국장 김은경, 부주석 응우옌티호앙에게, 의장 벤체 톨너이 등."""
        match = AFTER_TITLE.match(self.text, stop, self.end)
        if match is None:
            return None
        start = match.start("name")
        if start in self.beginning:
            return None
        words = match["name"].split(" ")
        korean = self._korean_after(words[0], start)
        if korean is not None and not (
            len(words) > 1 and self.tag(start) == "NNP" and self._gloss_at(match.end("name"))
        ):
            gloss = GLOSSED.match(self.text, korean[1])
            return (*korean, gloss["gloss"] if gloss else None)
        return self._foreign_after(words, start)

    def _gloss_at(self, at: int) -> bool:
        return bool(re.match(r"\s?\([A-Z]", self.text[at : at + 3]))

    def _korean_after(self, word: str, start: int) -> tuple[int, int] | None:
        for size in (3, 4, 2):
            name, rest = word[:size], word[size:]
            if len(name) < size or not is_korean_name(name) or (rest and not NAME_TAIL.fullmatch(rest)):
                continue
            if self.common(start, start + size) or (size == 2 and self.tag(start) != "NNP"):
                continue
            if self.tag(start)[:1] in ("N", "M", "X", "V", "I") and not (self.tag(start).startswith("V") and rest):
                return start, start + size
        return None

    def _foreign_after(self, words: list[str], start: int) -> tuple[int, int, str | None] | None:
        stop = start
        for number, word in enumerate(words[:4]):
            if word in NO_NAME or word[0] == "씨" or stop + (number > 0) in self.beginning:
                break
            at = stop + (number > 0)
            tail = next(
                (
                    size
                    for size in range(min(3, len(word) - 2), 0, -1)
                    if NAME_TAIL.fullmatch(word[-size:]) and self.tag(at + len(word) - size).startswith("J")
                ),
                0,
            )
            body = len(word) - tail
            if number == 0 and (self.tag(at) != "NNP" or body < 2):
                return None
            if number and not (self.tag(at) == "NNP" or body <= 2 or (tail and not self.common(at, at + body))):
                break
            stop = at + body
            if tail:
                break
        if stop == start or (" " not in self.text[start:stop] and stop - start < 4 and not self._gloss_at(stop)):
            return None
        gloss = GLOSSED.match(self.text, stop)
        return start, stop, gloss["gloss"] if gloss else None


_ENCLOSED = 24
_LATIN_BEFORE = re.compile(r"(?<![A-Za-z])(?P<name>[A-ZÀ-Þ][a-zß-ÿ'’-]+(?:\s[A-ZÀ-Þ][\w'’.-]*){1,3})\s$")


def find(
    text: str, sentence: Sentence, anchors: Sequence[Anchor], known: frozenset[str] = frozenset()
) -> list[OfficialFound]:
    """Return the officials of a sentence, in order; `known` are parts of foreign names that the document has used."""
    return Finder(text, sentence, anchors, known).find()
