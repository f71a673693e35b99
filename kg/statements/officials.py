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
        r"부시장\s?겸\s?[가-힣]+|(?:행정|정무|경제|문화|과학|균형발전|기획|상근|수석|안전|제)?\s?[12]?\s?부(?:시장|군수|구청장)",
        OfficeRole.VICE_MAYOR,
    ),
    (r"(?:인민위원회\s?)부?위원장", OfficeRole.MAYOR),
    (r"인민부?위원장", OfficeRole.MAYOR),
    (r"카운티장|시장|군수|읍장|정장|초장", OfficeRole.MAYOR),
    (r"부구청장", OfficeRole.VICE_MAYOR),
    (r"구청장", OfficeRole.DISTRICT_HEAD),
    (
        r"(?:행정|정무|경제|문화|균형발전|기획|평화|미래|제)?\s?[12]?\s?부(?:도지사|주지사|현지사|지사|성장)|부주석",
        OfficeRole.VICE_GOVERNOR,
    ),
    (r"도지사|주지사|현지사|지사|성장|주석", OfficeRole.GOVERNOR),
    (r"(?:당위원회\s?|당위\s?|시당\s?|성당\s?)?(?:부)?당?서기", OfficeRole.PARTY_SECRETARY),
    (r"(?:[가-힣]*의회\s?|시|도|군|구)?부의장", OfficeRole.COUNCIL_MEMBER),
    (r"(?:[가-힣]*의회\s?|시|도|군|구)?(?:공동)?의장", OfficeRole.COUNCIL_CHAIR),
    (
        r"(?:[가-힣]*위원회\s?)?(?:부)?위원장|(?:[가-힣]*위원회\s?)위원|(?:시|도|군|구)?의원|의원|위원",
        OfficeRole.COUNCIL_MEMBER,
    ),
    (r"사무총장|사무부총장|사무국장|사무처장", OfficeRole.SECRETARY_GENERAL),
    (r"(?:공동|명예|부)?회장", OfficeRole.NETWORK_PRESIDENT),
    (r"부대사|대사", OfficeRole.AMBASSADOR),
    (r"(?:부)?총영사|영사", OfficeRole.OTHER),
    (r"(?:[가-힣]*부\s?)?장관|차관", OfficeRole.MINISTER),
    (r"대통령|국가주석|국왕|총리|총통", OfficeRole.HEAD_OF_STATE),
    (
        r"(?:[가-힣]{0,14}(?:국|과|실|관|본부|단|소|원|처|청|센터|사업소|부))?(?:부)?(?:국장|과장|실장|본부장|단장|소장|원장|관장|처장|청장|센터장|부장|이사장|사업소장)",
        OfficeRole.DIRECTOR,
    ),
    (r"[가-힣]{0,14}(?:정책관|기획관|담당관|심의관|협력관|소통관|안전관|보좌관|조정관)", OfficeRole.DIRECTOR),
    (
        r"[가-힣]{0,14}(?:팀장|계장|주무관|사무관|특보|비서실장|국제관계대사|자문대사|대변인|코디네이터|부총장|이사|의무관)",
        OfficeRole.OTHER,
    ),
)
_TITLE = re.compile("|".join(f"(?P<r{number}>{pattern})" for number, (pattern, _) in enumerate(_ROLES)))
_ACTING = re.compile(r"\s?(?:권한대행|직무대행|직무대리|권한대행자|대행|당선인|당선자|내정자)")
_TITLE_END = re.compile(rf"(?:님|들|께서|께선)?(?:{PARTICLE}{{0,2}})?(?=$|[^가-힣A-Za-z])|명의|일행")
# endings of words that only look like offices: 도매시장, 전통시장, 노동시장, 시장성
_NO_OFFICE = re.compile(
    r"(?:전통|도매|소매|노동|주식|금융|해외|국제|수출|세계|내수|화훼|농산물|수산|수산물|재래|중앙|새벽|야|벼룩|아시아|유럽|미국|중국|글로벌|신흥|소비|주택|부동산|전기차|관광|취업|고용|도시|연|현지|국내|개장|초대|역대|차기|신임|전|현|각국|각|여러|주요|세계)$"
)
_NAME_WORD = re.compile(r"[가-힣]{1,7}")
_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부가복태목형두감동온빈호좌시범피"
)
_TWO_SURNAMES = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고")
# nouns that stand before a title or between it and a name, and are no name
_NO_NAME = frozenset(
    """
    시 군 구 도 전 현 신임 당시 해당 해외 각국 양 두 각 여러 주요 세계 대표 공동 부 회원 도시 시의회 의회 도의회 군의회 구의회 의장 시장 부시장 지사 회장 위원장 사무총장 국장 과장 단장
    외국 국내 글로벌 역대 초대 차기 민선 연임 재선 최초 여성 동료 상대 이날 오늘 어제 내일 지난 오는 올해 내년 이번 다음 다른 또 및 등 과 와 그 이 저 우리 본 주한 주중 주일 주미 대한민국 한국 미국 중국 일본
    인민위원회 인민정부 정부 시정부 성정부 행정 정무 경제 국제 협력 문화 관광 체육 교육 환경 기획 예산 총무 자치 복지 보건 농업 산업 도시계획 국제협력과 외사판공실 상공회의소 체육회
    공동의장 부의장 참석자 출장자 방문자 단장 부단장 위원 의원 사무국 위원회 총회 이사회 회의 포럼 협의회 도시연합 네트워크 회원도시 개최도시 도시들 대학교 대학 박물관 미술관 병원 재단 공사 공단 센터
    본부 협회 연합회 학교 클럽 은행 그룹 기업 회사 연구소 연구원 사업소 담당 관계자 실무 대리 대행 권한대행 겸 자리 참석 면담 방문 접견 환담 간담 만남 초청 예방 서명 체결 소개 명의 친서 직접 함께 대신
    환경분과위원회 집행부 집행위원 이사 이사장 원장 관장 소장 실장 본부장 국가 정책 박사 교수 대사 총영사 기자 시민 주민 대변인 총감독 감독 전임 후임 당선 취임 당 최종 부문 심사 조직 추진 준비 특별 상임 분과 자문 운영 심의
    """.split()
)
_GLOSSED = re.compile(r"\s?[(（](?P<gloss>[^()（）]{1,45})[)）]\s?")
_WORD_BEFORE = re.compile(r"(?P<word>[가-힣]+)(?P<gap>\s?)$")


@dataclass(frozen=True, slots=True)
class OfficialFound:
    """An official at a stretch of the text: the name is None where only the office is named, a surname where short."""

    start: int
    end: int
    name: str | None
    short: bool
    role: OfficeRole
    title: str
    place: int | None
    body: str | None
    english: str | None
    name_start: int
    name_end: int
    title_start: int
    title_end: int


def find(text: str, sentence: Sentence, places: Sequence[tuple[int, int]]) -> list[OfficialFound]:
    """Return the officials of a sentence; `places` are the stretches of its places, an official refers to by index."""
    found: list[OfficialFound] = []
    begin, end = sentence.start, sentence.end
    nouns = _names(sentence)
    at = begin
    for match in _TITLE.finditer(text, begin, end):
        if match.start() < at:
            continue
        one = _around(text, match, begin, end, places, nouns)
        if one is not None:
            found.append(one)
            at = one.end
    return found


def _names(sentence: Sentence) -> dict[int, str]:
    """Return the tag of the token that begins at each position."""
    return {token.start: token.tag for token in sentence.tokens}


def _role(match: re.Match[str]) -> OfficeRole:
    number = int((match.lastgroup or "r0")[1:])
    role = _ROLES[number][1]
    title = match.group()
    if "부위원장" in title and "인민" in title:
        return OfficeRole.VICE_MAYOR
    return role


def _around(
    text: str,
    match: re.Match[str],
    begin: int,
    end: int,
    places: Sequence[tuple[int, int]],
    tags: dict[int, str],
) -> OfficialFound | None:
    title_start, stop = match.span()
    acting = _ACTING.match(text, stop, end)
    if acting:
        stop = acting.end()
    title = text[title_start:stop]
    closing = _TITLE_END.match(text, stop)
    if not closing and not (text[stop : stop + 1] in ("", " ")):
        return None
    role = _role(match)
    place_ends = {place_end: index for index, (_, place_end) in enumerate(places)}
    # what is written right before the title: the place, the name, or both
    left = title_start
    glued = left > begin and "가" <= text[left - 1] <= "힣"
    place: int | None = None
    body: str | None = None
    english: str | None = None
    if glued:
        if left in place_ends:
            place = place_ends[left]
            left = places[place][0]
        else:
            word = _WORD_BEFORE.search(text, max(begin, left - 12), left)
            stuck = word["word"] if word else ""
            if not word or _NO_OFFICE.search(stuck) or not _korean(stuck):
                return None
            # 박원순시장: the name is glued to the title
            start = word.start("word")
            before = _place_before(text, start, begin, place_ends)
            place = before
            return OfficialFound(
                places[before][0] if before is not None else start,
                stop,
                stuck,
                False,
                role,
                title,
                place,
                None,
                None,
                start,
                left,
                title_start,
                stop,
            )
    words: list[tuple[int, int]] = []
    cursor = left
    while len(words) < 5:
        gap = 1 if cursor > begin and text[cursor - 1] == " " else 0
        near = cursor - gap
        if near in place_ends and place is None:
            place = place_ends[near]
            cursor = places[place][0]
            if words:
                break
            continue
        if near > begin and text[near - 1] in ")）":
            open_at = max(text.rfind("(", begin, near), text.rfind("（", begin, near))
            inner = text[open_at + 1 : near - 1]
            if open_at < 0 or len(inner) > 45 or words or english:
                break
            english = inner
            cursor = open_at
            continue
        if gap == 0 and cursor != left:
            if not (english and cursor > begin and "가" <= text[cursor - 1] <= "힣"):
                break
        elif gap == 0 and glued is False and not english and cursor == left:
            break
        word = re.search(r"[가-힣]+$", text[max(begin, near - 12) : near])
        if not word:
            break
        start = near - len(word[0])
        if start in {places[index][0] for index in place_ends.values()} and near in place_ends:
            break
        if not _bare(word[0], start, near, tags) or word[0] in _NO_NAME:
            if (
                word[0] not in _NO_NAME
                and not words
                and place is None
                and re.search(r"의회$|위원회$|본부$|대사관$|공단$|공사$|협회$|연구소$|재단$", word[0])
            ):
                body = word[0]
                cursor = start
                continue
            if (
                word[0].endswith(("시의회", "군의회", "구의회", "도의회", "의회", "인민위원회", "인민정부"))
                and not words
            ):
                body = word[0]
                cursor = start
                continue
            break
        words.append((start, near))
        cursor = start
    name_span = _choose(text, words, place is not None and places[place][1] <= (words[-1][0] if words else 0), english)
    if name_span:
        start, finish = name_span
        name = text[start:finish]
        if place is None:
            place = _place_before(text, start, begin, place_ends)
        short = len(name) == 1
        first = min([start, *([places[place][0]] if place is not None and places[place][0] > start - 20 else [])])
        return OfficialFound(
            first, stop, name, short, role, title, place, body, _english(english), start, finish, title_start, stop
        )
    after = _after(text, stop, end, tags)
    if after and (closing is None or not closing.group().strip()):
        start, finish, gloss = after
        first = places[place][0] if place is not None else title_start
        return OfficialFound(
            first,
            finish,
            text[start:finish],
            False,
            role,
            title,
            place,
            body,
            _english(gloss),
            start,
            finish,
            title_start,
            stop,
        )
    if place is not None and role in _PLACED and (left != title_start or cursor != title_start):
        return OfficialFound(
            places[place][0], stop, None, False, role, title, place, body, None, stop, stop, title_start, stop
        )
    return None


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


def _english(gloss: str | None) -> str | None:
    if not gloss:
        return None
    latin = re.match(r"[A-Za-zÀ-ỹ][A-Za-zÀ-ỹ .'’-]+", gloss.strip())
    return latin[0].strip() if latin else None


def _place_before(text: str, start: int, begin: int, place_ends: dict[int, int]) -> int | None:
    for gap in (0, 1, 2):
        near = start - gap
        if near in place_ends and near > begin and text[near:start] in ("", " ", "의 ", "(", " 의"):
            return place_ends[near]
    return None


def _korean(word: str) -> bool:
    if len(word) == 4:
        return word[:2] in _TWO_SURNAMES
    return 2 <= len(word) <= 3 and (word[0] in _SURNAMES) and word not in _NO_NAME


def is_korean_name(word: str) -> bool:
    """Tell whether a word has the shape of a Korean person's name."""
    return _korean(word)


def _bare(word: str, start: int, stop: int, tags: dict[int, str]) -> bool:
    """Tell whether a word stands without a particle, as part of a name does."""
    last = max((position for position in tags if start <= position < stop), default=None)
    if last is None:
        return True
    tag = tags[last]
    if tag.startswith(("J", "E", "XS")) and last > start:
        # 이즈 미사코, 판 반 마이: one-syllable parts may look like particles; a long particle does not
        return (
            (stop - last) == 1
            and len(word) <= 4
            and tags.get(start, "") == "NNP"
            and not re.search(r"[은는을를의]$", word)
        )
    return not tag.startswith(("E", "V", "MM", "MAJ")) or len(word) <= 2


def _choose(text: str, words: list[tuple[int, int]], placed: bool, english: str | None) -> tuple[int, int] | None:
    """Return the stretch of the name among the words before the title (the nearest first)."""
    if not words:
        return None
    nearest = text[words[0][0] : words[0][1]]
    if english is None and (_korean(nearest) or (len(nearest) == 1 and nearest in _SURNAMES and len(words) == 1)):
        if len(words) == 1 or not _foreign_run(text, words):
            return words[0]
    if len(nearest) == 1 and english is None and len(words) == 1:
        return words[0] if nearest in _SURNAMES else None
    count = len(words)
    if english:
        parts = len(re.findall(r"[A-Za-zÀ-ỹ'’]+", english)) or len(words)
        count = min(count, max(1, parts + 1))
        if not re.search(r"[A-Za-z]", english):
            count = min(count, 2)
    if not english and not placed and count > 4:
        count = 4
    start = words[count - 1][0]
    name = text[start : words[0][1]]
    if len(name) < 2 or (not english and not placed and count == 1 and not _likely(name)):
        return None
    return start, words[0][1]


def _likely(name: str) -> bool:
    return (
        len(name) >= 2 and not re.search(r"(?:부|과|국|실|원|회|단|소|청|처|관|대|시|군|구|도)$", name) or _korean(name)
    )


def _foreign_run(text: str, words: list[tuple[int, int]]) -> bool:
    """Tell whether the words before a title look like one foreign name (이즈 미사코) rather than X and a Korean name."""
    second = text[words[1][0] : words[1][1]]
    return (
        len(second) >= 1
        and second not in _NO_NAME
        and not re.search(r"(?:시|군|구|도|과|국|실|팀|부|원|소|회)$", second)
    )


def _after(text: str, stop: int, end: int, tags: dict[int, str]) -> tuple[int, int, str | None] | None:
    """Return the name after a title: 시장 박경귀, 경제국장 김은경, 부주석 응우옌티호앙에게."""
    match = re.compile(r"[\s:：]{1,3}(?P<name>[가-힣]{2,12})").match(text, stop, end)
    if not match:
        return None
    word, start = match["name"], match.start("name")
    for size in range(len(word), 1, -1):
        name, rest = word[:size], word[size:]
        if rest and not re.fullmatch(PARTICLE + "|등|씨|님|외", rest):
            continue
        if _korean(name) and name not in _NO_NAME and tags.get(start, "NNP") in ("NNP", "NNG", "NNB", "MM", "NR"):
            if rest or len(name) == 3 or tags.get(start) == "NNP":
                if len(name) == 2 and tags.get(start) != "NNP":
                    continue
                gloss = _GLOSSED.match(text, start + size)
                return start, start + size, gloss["gloss"] if gloss else None
        if len(name) >= 4 and tags.get(start) == "NNP" and name not in _NO_NAME and rest:
            return start, start + size, None
    run = re.compile(
        r"[\s:：]{1,3}(?P<name>[가-힣]{2,7}(?:\s[가-힣]{1,7}){1,3})(?=\s?\([A-Z]|[가-힣]{0,0}\s?[(,]|\s[가-힣]+시장)"
    ).match(text, stop, end)
    if run and all(part not in _NO_NAME for part in run["name"].split()):
        if tags.get(run.start("name")) == "NNP" or text[run.end() : run.end() + 2].strip().startswith("("):
            gloss = _GLOSSED.match(text, run.end())
            return run.start("name"), run.end("name"), gloss["gloss"] if gloss else None
    return None
