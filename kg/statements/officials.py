"""Officials in Korean text: name before title, title before name, the office's place between or before them.

김의승 서울시 행정1부시장, 고양시 최성 시장, 마르틴 호른(Martin Horn) 시장, 시장 박경귀, ○위원장 한안길, 오 시장.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import OfficeRole
from kg.statements.morphology import Sentence
from kg.statements.places import PARTICLE

_ROLES: tuple[tuple[str, OfficeRole], ...] = (
    (
        r"(?:(?:행정|정무|경제|문화|과학|균형발전|기획|상근|수석|상무|안전|미래|시민|기후환경|제)\s?)?[12]?부(?:시장|군수|구청장)",
        OfficeRole.VICE_MAYOR,
    ),
    (r"인민위원회\s?(?:부)?위원장|인민(?:부)?위원장", OfficeRole.MAYOR),
    (r"(?:카운티장|시장|군수|읍장|정장|촌장)", OfficeRole.MAYOR),
    (r"구청장", OfficeRole.DISTRICT_HEAD),
    (
        r"(?:(?:행정|정무|경제|문화|균형발전|기획|평화|미래|연정|제)\s?)?[12]?부(?:도지사|주지사|현지사|지사|성장)|부주석",
        OfficeRole.VICE_GOVERNOR,
    ),
    (r"도지사|주지사|현지사|지사|성장|주석|아이막장", OfficeRole.GOVERNOR),
    (r"(?:당위원회\s?|당위\s?|시당\s?|성당\s?)?(?:부)?당?서기", OfficeRole.PARTY_SECRETARY),
    (r"(?:시|도|군|구|시의회|도의회|군의회|구의회|의회)?\s?부의장", OfficeRole.COUNCIL_MEMBER),
    (r"(?:시|도|군|구)?(?:공동)?의장", OfficeRole.COUNCIL_CHAIR),
    (r"[가-힣]{0,10}(?:부)?위원장|(?:시|도|군|구)?의원|위원", OfficeRole.COUNCIL_MEMBER),
    (r"사무총장|사무부총장|사무국장|사무처장", OfficeRole.SECRETARY_GENERAL),
    (r"(?:공동|명예|부)?회장", OfficeRole.NETWORK_PRESIDENT),
    (r"부대사|(?:국제관계|자문|명예)대사|(?:부)?총영사|영사", OfficeRole.OTHER),
    (r"대사", OfficeRole.AMBASSADOR),
    (r"[가-힣]{0,8}(?:장관|차관)", OfficeRole.MINISTER),
    (r"대통령|국가주석|국왕|총리|총통", OfficeRole.HEAD_OF_STATE),
    (r"[가-힣]{0,14}(?:팀장|계장|주무관|사무관|특보|비서실장|대변인|코디네이터|학예사|의무관)", OfficeRole.OTHER),
    (
        r"[가-힣]{0,14}(?:국장|과장|실장|본부장|단장|소장|원장|관장|처장|(?<!구)청장|센터장|부장|이사장|정책관|기획관|담당관|심의관|협력관|소통관|안전관|보좌관|조정관|총감독)",
        OfficeRole.DIRECTOR,
    ),
)
_TITLE = re.compile("|".join(f"(?P<r{number}>{pattern})" for number, (pattern, _) in enumerate(_ROLES)))
_ACTING = re.compile(r"\s?(?:권한대행|직무대행|직무대리|권한대행자|대행|당선인|당선자|내정자)")
_TITLE_END = re.compile(
    rf"(?:님|들|께서|께선)?(?:{PARTICLE}{{0,2}}|(?:이|였|이었|입니|일)[가-힣]{{0,4}})?(?=$|[^가-힣A-Za-z])|명의|일행"
)
_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부가복태목형두감동온빈호좌시범피"
)
_TWO_SURNAMES = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고")
# nouns that stand before a title or between it and a name, and are no name
_NO_NAME = frozenset(
    """
    시 군 구 도 전 현 신임 당시 해당 해외 각국 양 두 각 여러 주요 세계 대표 공동 부 회원 도시 시의회 의회 도의회 군의회 구의회 의장 시장 부시장 지사 회장 위원장 사무총장 국장 과장 단장
    외국 국내 글로벌 역대 초대 차기 민선 연임 재선 최초 여성 동료 상대 최근 이후 이전 현재 당시 특히 이어 먼저 다만 한편 또한 다시 이번 이날 오늘 어제 내일 지난 오는 올해 내년 이번 다음 다른 또 및 등 과 와 그 이 저 우리 본 주한 주중 주일 주미 대한민국 한국 미국 중국 일본
    인민위원회 인민정부 정부 시정부 성정부 행정 정무 경제 국제 협력 문화 관광 체육 교육 환경 기획 예산 총무 자치 복지 보건 농업 산업 도시계획 국제협력과 외사판공실 상공회의소 체육회
    공동의장 부의장 참석자 출장자 방문자 단장 부단장 위원 의원 사무국 위원회 총회 이사회 회의 포럼 협의회 도시연합 네트워크 회원도시 개최도시 도시들 대학교 대학 박물관 미술관 병원 재단 공사 공단 센터
    본부 협회 연합회 학교 클럽 은행 그룹 기업 회사 연구소 연구원 사업소 담당 관계자 실무 대리 대행 권한대행 겸 자리 참석 면담 방문 접견 환담 간담 만남 초청 예방 서명 체결 소개 명의 친서 직접 함께 대신
    환경분과위원회 집행부 집행위원 이사 이사장 원장 관장 소장 실장 본부장 국가 정책 박사 교수 대사 총영사 기자 시민 주민 대변인 총감독 감독 전임 후임 당선 취임 당 최종 부문 심사 조직 추진 준비 특별 상임 분과 자문 운영 심의
    """.split()
)
_GLOSSED = re.compile(r"\s?[(（](?P<gloss>[^()（）]{1,45})[)）]\s?")


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
    short: bool
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
            return self._take(anchor)
        if text[near - 1] in ")）":
            labelled = self.finder.ending.get(near - 1)
            if self.words and labelled is not None and text[labelled.start - 1] in "(（":
                self.cursor = labelled.start - 1
                return self._take(labelled)
            return self._take_gloss(near)
        run = _HANGUL_END.search(text, max(begin, near - 16), near)
        if run is None or (near == self.cursor and near != self.finder.title_start and not self.gloss_first):
            return False
        start = run.start()
        if start > begin and (text[start - 1].isdigit() or text[start - 1] in "·-"):
            return False
        inside = self.finder.beginning.get(start)
        if inside is not None and inside.end <= near:
            rest = text[inside.end : near]
            # 부천시의회 의장, 서울시가: the place is the head of the word
            if _BODY.search(rest):
                self.body = run[0]
                self.cursor = inside.end
                return self._take(inside)
            return False
        return self._take_word(run[0], start, near)

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
        if not self.words and word not in _NO_NAME and _BODY.search(word) and len(word) > 2 and not self.gloss:
            if self.body is None:
                self.body = word
            self.cursor = start
            return True
        if self.words and len(word) > 3 and _BODY.search(word):  # noqa: PLR2004 - 도시정비국 다나베 계장
            self.body = self.body or word
            self.cursor = start
            anchor = self.finder.ending.get(start) or self.finder.ending.get(start - 1)
            self.anchor = self.anchor or anchor
            return False
        if word in _UNITS_ALONE and self.finder.title_start - near <= 1:
            return False
        limit = self._limit()
        if len(self.words) >= limit or not self._is_name(word, start, near):
            if word in _NO_NAME and not self.words and not self.gloss and word not in _STOP:
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
        if word in _NO_NAME or _TITLE.fullmatch(word):
            return False
        if self.gloss:
            return not self.words or finder.nominal(start, near) or len(word) <= 2  # noqa: PLR2004
        if not self.words:
            return finder.nominal(start, near) and not finder.common(start, near)
        first = finder.text[self.words[0][0] : self.words[0][1]]
        if finder.abroad(start) or (self.anchor is not None and self.anchor.foreign and len(self.words) < 3):  # noqa: PLR2004
            return finder.nominal(start, near) and not finder.common(start, near)
        if finder.tag(start) == "NNP" and finder.nominal(start, near) and finder.single(start, near):
            # 모리시타 유타카 is one name; 최성 박원순 시장 would be two
            return not (_korean(first) and _korean(word) and len(self.words) == 1)
        if (_korean(first) and not (len(first) == 2 and len(word) == 1)) or len(first) == 1:  # noqa: PLR2004
            return False
        if len(word) == 2 and len(self.words) == 1 and finder.opens(start):  # noqa: PLR2004
            return not _korean(word) and finder.tag(start).startswith("N")
        return (
            len(word) <= 2  # noqa: PLR2004 - 판 반 마이, 다이 데 로샤
            and not finder.tag(start).startswith(("V", "J", "E", "MAJ", "IC"))
            and not finder.common(start, near)
            and not finder.marked(start, near)
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
            or inside[0].tag.startswith(("MAG", "J", "E"))
            and len(inside) == 1
        )

    def find(self) -> list[OfficialFound]:
        """Return the officials, in order."""
        found: list[OfficialFound] = []
        at = self.begin
        for match in _TITLE.finditer(self.text, self.begin, self.end):
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
        acting = _ACTING.match(text, stop, self.end)
        stop = acting.end() if acting else stop
        closing = _TITLE_END.match(text, stop)
        if (closing is None and text[stop : stop + 1] not in ("", " ")) or _NOT_OFFICE.match(text, stop):
            return None
        self.title_start = title_start
        shifted = title_start - match.start()
        role = _role(match.group() if shifted <= 1 else text[title_start : match.end()])
        title = text[title_start:stop]
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
                False,
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
                False,
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
            first = min(start, anchor.start) if anchor and abs(anchor.start - start) < 24 else start  # noqa: PLR2004
            return OfficialFound(
                first,
                stop,
                written,
                len(written) == 1,
                role,
                title,
                anchor,
                left.body,
                _english(left.gloss),
                start,
                finish,
                title_start,
                stop,
                foreign=_foreign_gloss(left.gloss),
            )
        after = self._after(stop) if closing is None or not closing.group().strip() else None
        if after is not None:
            start, finish, gloss = after
            first = left.anchor.start if left.anchor else title_start
            return OfficialFound(
                first,
                finish,
                text[start:finish],
                False,
                role,
                title,
                left.anchor,
                left.body,
                _english(gloss),
                start,
                finish,
                title_start,
                stop,
                foreign=_foreign_gloss(gloss),
            )
        if left.anchor is not None and left.anchor.kind == "place" and role in _PLACED:
            return OfficialFound(
                left.anchor.start,
                stop,
                None,
                False,
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

    def _straight(self, title_start: int) -> tuple[Anchor, int] | None:
        """Read 버나비시 마이크 헐리 시장: all words between a foreign place and the title are the name."""
        match = _WORDS_BEFORE.search(self.text, max(self.begin, title_start - 40), title_start)
        if match is None:
            return None
        words = list(_RUN.finditer(self.text, match.start(), title_start))
        for number in range(len(words) - 1, -1, -1):
            word = words[number]
            start, stop = word.span()
            if word[0] in _NO_NAME or _BODY.search(word[0]) or self.marked(start, stop) or start in self.beginning:
                return None
            anchor = self.ending.get(start - 1) or self.ending.get(start - 2)
            if anchor is not None and self.text[anchor.end : start] in (" ", "의 "):
                lone = number == len(words) - 1
                if (
                    not anchor.foreign
                    or anchor.kind != "place"
                    or (lone and self.common(start, stop))
                    or title_start - start < 3
                ):  # noqa: PLR2004
                    return None
                return anchor, start
        return None

    def _glued(self, title_start: int, stop: int, role: OfficeRole, title: str) -> OfficialFound | None:
        """Read 박원순시장: a Korean name stuck to its title."""
        run = _HANGUL_END.search(self.text, max(self.begin, title_start - 8), title_start)
        if run is None or role not in _PLACED:
            return None
        start = run.start()
        if (
            not _korean(run[0])
            or len(run[0]) != 3
            or not self.tag(start).startswith("NNP")
            or _NO_MARKET.search(run[0])
        ):  # noqa: PLR2004
            return None
        anchor = self._anchor_before(start)
        return OfficialFound(
            start, stop, run[0], False, role, title, anchor, None, None, start, title_start, title_start, stop
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
            return left.words[0] if nearest in _SURNAMES or nearest in self.known else None
        if (
            left.gloss is None
            and len(left.words) == 1
            and nearest not in self.known
            and not (_korean(nearest) or self._foreign(left))
        ):
            return None
        return left.words[-1][0], left.words[0][1]

    def _foreign(self, left: _Left) -> bool:
        """Tell whether a lone word is a foreigner's name: unknown to the dictionary, or beside a place."""
        start, stop = left.words[0]
        if stop - start < 2 or _DEPARTMENT.search(self.text[start:stop]):  # noqa: PLR2004
            return False
        return self.tag(start) == "NNP" or left.anchor is not None

    def _after(self, stop: int) -> tuple[int, int, str | None] | None:
        """Return the name after a title: 시장 박경귀, 경제국장 김은경, 부주석 응우옌티호앙에게, 의장 벤체 톨너이 등."""
        match = _AFTER_TITLE.match(self.text, stop, self.end)
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
            gloss = _GLOSSED.match(self.text, korean[1])
            return (*korean, gloss["gloss"] if gloss else None)
        return self._foreign_after(words, start)

    def _gloss_at(self, at: int) -> bool:
        return bool(re.match(r"\s?\([A-Z]", self.text[at : at + 3]))

    def _korean_after(self, word: str, start: int) -> tuple[int, int] | None:
        for size in (3, 4, 2):
            name, rest = word[:size], word[size:]
            if len(name) < size or not _korean(name) or (rest and not _NAME_TAIL.fullmatch(rest)):
                continue
            if self.common(start, start + size) or (size == 2 and self.tag(start) != "NNP"):  # noqa: PLR2004
                continue
            if self.tag(start)[:1] in ("N", "M", "X", "V", "I") and not (self.tag(start).startswith("V") and rest):
                return start, start + size
        return None

    def _foreign_after(self, words: list[str], start: int) -> tuple[int, int, str | None] | None:
        stop = start
        for number, word in enumerate(words[:4]):
            if word in _NO_NAME or word[0] == "씨" or stop + (number > 0) in self.beginning:
                break
            at = stop + (number > 0)
            tail = next(
                (
                    size
                    for size in range(min(3, len(word) - 2), 0, -1)
                    if _NAME_TAIL.fullmatch(word[-size:]) and self.tag(at + len(word) - size).startswith("J")
                ),
                0,
            )
            body = len(word) - tail
            if number == 0 and (self.tag(at) != "NNP" or body < 2):  # noqa: PLR2004
                return None
            if number and not (self.tag(at) == "NNP" or body <= 2):  # noqa: PLR2004
                break
            stop = at + body
            if tail:
                break
        if stop == start or (" " not in self.text[start:stop] and stop - start < 4 and not self._gloss_at(stop)):  # noqa: PLR2004
            return None
        gloss = _GLOSSED.match(self.text, stop)
        return start, stop, gloss["gloss"] if gloss else None


_LATIN_BEFORE = re.compile(r"(?<![A-Za-z])(?P<name>[A-ZÀ-Þ][a-zß-ÿ'’-]+(?:\s[A-ZÀ-Þ][\w'’.-]*){1,3})\s$")
_RUN = re.compile(r"[가-힣]+")
_WORDS_BEFORE = re.compile(r"(?:[가-힣]+ ){1,5}$")
_HANGUL_END = re.compile(r"[가-힣]+(?=$)")
_AFTER_TITLE = re.compile(r"[\s:：]{1,3}(?P<name>[가-힣]{2,12}(?:\s[가-힣]{1,8}){0,3})")
_NAME_TAIL = re.compile(PARTICLE + "|등|씨|님|외|에게")
_BODY = re.compile(
    r"(?:의회|위원회|본부|대사관|공단|공사|협회|연구소|재단|상공회의소|인민정부|정부|[가-힣]{2}(?:국|과|실|부|팀|단|청|처|센터|사업소|원|소))$"
)
_DEPARTMENT = re.compile(r"(?:부|과|국|실|위원회|회|단|소|청|처|관|대학|도시|기관|단체|센터|지역|본부)$")
_NO_MARKET = re.compile(r"(?:전통|도매|소매|국제|재래|야)$")
_NOT_OFFICE = re.compile(
    r"\s?(?:도시|포럼|회의(?![가-힣])|단(?=[은는이가을를의과와도에\s]))|직(?=[을에은])|실(?=[은에을])|상(?=[을에])|배(?=\s)"
)
_UNITS_ALONE = frozenset("시 군 구 도 주 성 현 각 양 두".split())
_STOP = frozenset(
    "및 등 과 와 또 이날 오늘 어제 지난 오는 그 이 저 다른 함께 직접 대신 참석 면담 만남 초청 예방 겸".split()
)
_PLACED = frozenset(
    {
        OfficeRole.MAYOR,
        OfficeRole.VICE_MAYOR,
        OfficeRole.GOVERNOR,
        OfficeRole.VICE_GOVERNOR,
        OfficeRole.DISTRICT_HEAD,
        OfficeRole.COUNCIL_CHAIR,
    }
)


def find(
    text: str, sentence: Sentence, anchors: Sequence[Anchor], known: frozenset[str] = frozenset()
) -> list[OfficialFound]:
    """Return the officials of a sentence, in order; `known` are parts of foreign names that the document has used."""
    return Finder(text, sentence, anchors, known).find()


def _role(title: str) -> OfficeRole:
    match = _TITLE.match(title)
    number = int(((match.lastgroup if match else None) or "r0")[1:])
    if "인민" in title and "부위원장" in title:
        return OfficeRole.VICE_MAYOR
    return _ROLES[number][1]


def _foreign_gloss(gloss: str | None) -> bool:
    return bool(gloss and re.search(r"[A-Za-z\u4e00-\u9fff]", gloss))


def _english(gloss: str | None) -> str | None:
    if not gloss:
        return None
    latin = re.match(r"[A-Za-zÀ-ỹ][A-Za-zÀ-ỹ .'’-]+", gloss.strip())
    return latin[0].strip() if latin else None


def _korean(word: str) -> bool:
    if len(word) == 4:  # noqa: PLR2004
        return word[:2] in _TWO_SURNAMES
    return 2 <= len(word) <= 3 and word[0] in _SURNAMES and word not in _NO_NAME  # noqa: PLR2004


def is_korean_name(word: str) -> bool:
    """Tell whether a word has the shape of a Korean person's name."""
    return _korean(word)
