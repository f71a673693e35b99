"""The name that stands before a title: 김의승 서울시 행정1부시장, 마르틴 호른(Martin Horn) 시장, 오 시장."""

import re

from kg.statements.offices import (
    BODY,
    CHARGE,
    DEPARTMENT,
    HANGUL_END,
    NO_NAME,
    RUN,
    STOP,
    SURNAMES,
    TITLE,
    UNITS_ALONE,
    is_korean_name,
)
from kg.statements.wording import Anchor, Wording


class NameBefore:
    """Reads what stands before a title, from right to left: anchors, bodies, a gloss, and the words of a name."""

    def __init__(self, wording: Wording, title_start: int, *, mayoral: bool) -> None:
        """Take the sentence, where the title begins, and whether it is that of who heads a city."""
        self.wording = wording
        self.title_start = title_start
        self.mayoral = mayoral
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
        text, begin = self.wording.text, self.wording.begin
        near = self.cursor
        if near > begin and text[near - 1] == " ":
            near -= 1
        if near <= begin:
            return False
        anchor = self.wording.ending.get(near)
        if anchor is not None:
            if self._part_of_name(anchor):
                self.words.append((anchor.start, near))
                self.cursor = anchor.start
                return True
            return self._take(anchor)
        if text[near - 1] in ")）":
            labelled = self.wording.ending.get(near - 1)
            if self.words and labelled is not None and text[labelled.start - 1] in "(（":
                self.cursor = labelled.start - 1
                return self._take(labelled)
            return self._take_gloss(near)
        whole = self.wording.spanning.get(near)
        if whole is not None and not self.words and not any(whole.start <= at < near for at in self.wording.beginning):
            self.words += [
                (whole.start + match.start(), whole.start + match.end()) for match in RUN.finditer(whole.form)
            ][::-1]
            self.cursor = whole.start
            self.gloss_first = False
            return True
        run = HANGUL_END.search(text, max(begin, near - 16), near)
        if run is None or (near == self.cursor and near != self.title_start and not self.gloss_first):
            return False
        start = run.start()
        if start > begin and (text[start - 1].isdigit() or text[start - 1] == "-"):
            return False
        if run[0] in UNITS_ALONE and start > begin and text[start - 1] in ")）":
            # 보저우(亳州)시: the unit after the gloss belongs to the place before it
            glossed = self.wording.ending.get(max(text.rfind("(", begin, start), text.rfind("（", begin, start)))
            if glossed is not None:
                return self._take(glossed)
        inside = self.wording.beginning.get(start)
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
        if anchor.namesake is not None and not self.words:
            # a title has one city: 기마랑이스시 도밍구스 브라간사 시장; but 올리버 브란트 함부르크 시장
            first = self.wording.stranger(anchor.start)
            ended = self.wording.text[anchor.end - 1] == "시"
            if first is not None and (
                ended
                or first[0] - 1 in self.wording.ending
                or _COUNCIL.search(self.wording.text, self.wording.begin, first[0] - 1)
            ):
                return True
        # who has a body already, or a Japanese given name: the place before the name is its other half
        if anchor.namesake and (anchor.namesake == "JP" or self.anchor is not None) and len(self.words) == 1:
            start, stop = self.words[0]
            given = self.wording.text[start:stop]
            if self.wording.text[anchor.end : start] == " ":
                return len(given) > 1 and not is_korean_name(given)
        if not self.words or self.anchor is None or anchor.kind != "place" or not self.named_before_anchor:
            return False
        before = HANGUL_END.search(self.wording.text, self.wording.begin, max(self.wording.begin, anchor.start - 1))
        return (
            before is not None
            and self.wording.text[anchor.start - 1] == " "
            and self.wording.text[anchor.end : self.words[-1][0]] == " "
            and before.start() not in self.wording.beginning
            and self.wording.tag(before.start()) == "NNP"
            and self.wording.single(before.start(), before.end())
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
        text, begin = self.wording.text, self.wording.begin
        opened = max(text.rfind("(", begin, near), text.rfind("（", begin, near))
        if opened < 0 or near - opened > 48 or self.words or self.gloss:
            return False
        self.gloss = text[opened + 1 : near - 1]
        self.gloss_first = True
        self.cursor = opened
        return True

    def _take_word(self, word: str, start: int, near: int) -> bool:
        if not self.words and word[0] == "주" and len(word) > 2 and _ENVOY.match(self.wording.text, self.title_start):
            self.body, self.cursor = word, start  # 주멕시코 대사
            return True
        # 우한시 청융원 시장: a city has no body with a mayor of its own, so a short word there is a name
        mayor = self.mayoral and len(word) == 3 and not word.endswith(("의회", "본부", "정부"))
        if word[-1] in "과와" and TITLE.fullmatch(word[:-1]):
            return False  # 국제협력관과 신임 사무총장: and, no department
        mayor = mayor or (len(word) == _SURNAME and self._whole(start, near) and is_korean_name(word))
        if not self.words and word not in NO_NAME and BODY.search(word) and len(word) > 2 and not (self.gloss or mayor):
            if self.body is None:
                self.body = word
            self.cursor = start
            return True
        if not self.words and (word in _BUSINESS or CHARGE.fullmatch(word)) and self.mayoral:
            self.cursor = start  # 얀 더흐로트 항만담당 부시장
            return True
        if self.words and word in ("측", "쪽"):
            self.cursor = start  # 유네스코 측 마리 뒤퐁 국장
            return self.anchor is None
        if self.words and (
            word in _ASSEMBLIES or (len(word) > 2 and BODY.search(word) and not self._named(word, start))
        ):
            self.body = self.body or word
            self.cursor = start
            anchor = self.wording.ending.get(start) or self.wording.ending.get(start - 1)
            self.anchor = self.anchor or anchor
            return False
        if word in UNITS_ALONE and self.title_start - near <= 1:
            if _BARE.match(self.wording.text, self.title_start):
                return False
            self.cursor = start  # 응우옌 즈엉 타이 성 인민위원장
            return True
        if (
            self.words
            and not self.gloss
            and len(word) > 2
            and (word[-1] in "시군구현" or _OF_PLACE.search(word))
            and not word.endswith(_BRIDGE)
            and word not in self.wording.known
            and not self._staffed(start)
        ):
            return False  # ○○시 마리아 로페스 시장: the city, which no list knows
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

    def _whole(self, start: int, near: int) -> bool:
        """Tell whether one proper noun fills a stretch: 허장원 is no institute."""
        return self.wording.tag(start) == "NNP" and self.wording.single(start, near)

    def _staffed(self, start: int) -> bool:
        """Tell whether a department stands before a word, so that a person begins with it: 산업국 라제시 쿠마르 국장."""
        before = HANGUL_END.search(self.wording.text, self.wording.begin, max(self.wording.begin, start - 1))
        return before is not None and self.wording.text[start - 1] == " " and BODY.search(before[0]) is not None

    def _named(self, word: str, start: int) -> bool:
        """Tell whether a word ends like a body but is a first name: 로렌소 비달 시장."""
        near = start + len(word)
        wording = self.wording
        return (
            len(word) == _SURNAME
            and word[-1] in "소원단부"
            and wording.tag(start) == "NNP"
            and wording.single(start, near)
        )

    def _limit(self) -> int:
        if self.gloss:
            parts = re.findall(r"[A-Za-zÀ-ỹ'’.-]+", self.gloss)
            return len(parts) if parts else 3
        text = self.wording.text
        return 4 + sum(text[start:stop] in _LINKS for start, stop in self.words)

    def _is_name(self, word: str, start: int, near: int) -> bool:
        wording = self.wording
        if word in wording.known:
            return True
        if len(word) == 1 and len(self.words) > 1 and word in NO_NAME and word not in _BESIDE:
            # 이 와얀 코스터, 당 반 자이: what is a determiner elsewhere begins a name of several words
            return not is_korean_name(wording.text[self.words[-1][0] : self.words[-1][1]])
        if word in NO_NAME or TITLE.fullmatch(word):
            return False
        if self.gloss:
            return not self.words or wording.nominal(start, near) or len(word) <= 2
        if not self.words:
            if not wording.nominal(start, near) and (self._surname(start, near) or wording.split(start, near)):
                return True
            if wording.common(start, near):
                return self._estranged(start, near)
            return wording.nominal(start, near)
        first = wording.text[self.words[0][0] : self.words[0][1]]
        if wording.abroad(start) or (self.anchor is not None and self.anchor.foreign and len(self.words) < 3):
            # 레나: what is an "or" elsewhere ends a first name
            ends = wording.nominal(start, near) or (word[-1] == "나" and wording.abroad(start))
            return ends and not wording.common(start, near)
        if wording.tag(start) == "NNP" and wording.nominal(start, near) and wording.single(start, near):
            # 모리시타 유타카 is one name; 최성 박원순 시장 would be two
            return not (is_korean_name(first) and is_korean_name(word) and len(self.words) == 1)
        if (is_korean_name(first) and not (len(first) == 2 and len(word) == 1)) or len(first) == 1:
            return False
        if len(word) == 2 and len(self.words) == 1 and wording.opens(start):
            return not is_korean_name(word) and wording.tag(start).startswith(("N", "X"))
        return (
            len(word) <= 2
            and not wording.tag(start).startswith(("V", "J", "E", "MAJ", "IC"))
            and not wording.common(start, near)
            and not wording.marked(start, near)
        )

    def _surname(self, start: int, near: int) -> bool:
        """Tell whether what looks like a verb is a foreign surname after a first name: 파올로 갈라 시장."""
        token = self.wording.tokens.get(start)
        return (
            token is not None
            and (token.tag.startswith(("V", "MAG", "IC", "X")) or self.wording.unfinished(start, near))
            and near - start <= 4
            and not _VERBAL.search(self.wording.text[start:near])
            and (self.wording.stranger(start) is not None or self._after_namesake(start))
        )

    def _estranged(self, start: int, near: int) -> bool:
        """Tell whether strangers before a word of the dictionary make it a name: 응우옌 즈엉 타이, 율리아 벤더."""
        wording = self.wording
        before = wording.stranger(start)
        if not self.mayoral or before is None:
            return False
        if wording.stranger(before[0]) is not None:
            return True
        # nothing may stand before the first name that it could be part of, nor may the word say whose business it is
        edge = wording.text[max(wording.begin, before[0] - 2) : before[0]]
        free = wording.opens(before[0]) or before[0] - 1 in wording.ending or _CLAUSE.search(edge) is not None
        return free and near - start <= _SURNAME and wording.text[start:near] not in _BUSINESS

    def _after_namesake(self, start: int) -> bool:
        """Tell whether a Japanese name that is a city's too stands right before: 아키야마 다쓰오."""
        before = self.wording.ending.get(start - 1)
        return before is not None and before.namesake == "JP" and self.wording.text[start - 1] == " "

    def choose(self) -> tuple[int, int] | None:
        """Return where the name stands that was read, None if it is none."""
        if not self.words:
            return None
        text = self.wording.text
        nearest = text[self.words[0][0] : self.words[0][1]]
        if len(nearest) == 1 and not self.gloss and len(self.words) == 1:
            if self.words[0][1] < self.title_start - 1:
                return None  # 다음 주 케냐 농업국장: a surname stands right before its title
            return self.words[0] if nearest in SURNAMES or nearest in self.wording.known else None
        if (
            self.gloss is None
            and len(self.words) == 1
            and nearest not in self.wording.known
            and not (is_korean_name(nearest) or self._foreign())
        ):
            return None
        return self.words[-1][0], self.words[0][1]

    def lone(self) -> bool:
        """Tell whether what was read is one strange word by itself, without a gloss or a place."""
        if len(self.words) != 1 or self.gloss is not None or self.anchor is not None:
            return False
        word = self.wording.text[self.words[0][0] : self.words[0][1]]
        return len(word) > 1 and not is_korean_name(word) and word not in self.wording.known

    def _foreign(self) -> bool:
        """Tell whether a lone word is a foreigner's name: unknown to the dictionary, or beside a place."""
        start, stop = self.words[0]
        if stop - start < 2 or DEPARTMENT.search(self.wording.text[start:stop]):
            return False
        return self.wording.tag(start) == "NNP" or self.anchor is not None


_SURNAME = 3
# what links the parts of a name: 데 라 크루스, 판 데르 베르흐
_LINKS = frozenset("데 라 델 로스 다 도 두 판 반 폰 더 데르 빈 알 엘 이".split())
_OF_PLACE = re.compile(r"[시군구현주성도]의$")
_CLAUSE = re.compile(r"[는은이가을를서에고며도로,:·]\s$")
# what deputies are in charge of: 아네테 포겔 항만 부시장
_BUSINESS = frozenset(
    "항만 해양 도시 교통 안전 건설 주택 재정 디지털 혁신 미래 과학 기술 투자 통상 외교 녹지 기후 수도 전략 개발 시설 민생 평화".split()
)
_BARE = re.compile(r"(?:시장|지사|성장|군수|구청장|주석|의장|주지사|도지사|현지사)")
# Chinese assemblies: 쉬저우시 인대 판리핑 부주임
_ASSEMBLIES = frozenset(["인대", "정협"])
_BRIDGE = ("하시", "바시")  # 다카하시, 이시바시: surnames, not cities
# nouns that stand before a name and are none of it: 유네스코 측, 방문 때
_BESIDE = frozenset("측쪽때외")
_COUNCIL = re.compile(r"(?:시|구|군|도|주|현|시의회|의회|시청)$")
_ENVOY = re.compile(r"(?:부)?대사|총영사|영사|공사")
# endings and particles on which a verb or a noun before a title closes
_VERBAL = re.compile(r"(?:[는은을를한된할던고며서해여어아인]|에서|에게|으로|지만)$")
