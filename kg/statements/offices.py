"""The words of offices and names in Korean: titles with their roles, surnames, nouns that are no name."""

import re

from kg.model import OfficeRole
from kg.statements.patterns import near
from kg.statements.place_words import PARTICLE

ROLES: tuple[tuple[str, OfficeRole], ...] = (
    (
        r"(?:(?:행정|정무|경제|문화|과학|균형발전|기획|상근|수석|상무|안전|미래|시민|기후환경|제)\s?)?[12]?부(?:시장|군수|구청장|구장)",
        OfficeRole.VICE_MAYOR,
    ),
    (r"인민위원회\s?(?:부)?위원장|인민(?:부)?위원장", OfficeRole.MAYOR),
    (r"(?:카운티장|(?:제[1-9]|총괄|수석|광역)?시장|군수|읍장|정장|촌장|향장|진장)", OfficeRole.MAYOR),
    (r"구청장", OfficeRole.DISTRICT_HEAD),
    (
        r"(?:(?:행정|정무|경제|문화|균형발전|기획|평화|미래|연정|제)\s?)?[12]?부(?:도지사|주지사|현지사|지사|성장)|부주석",
        OfficeRole.VICE_GOVERNOR,
    ),
    (r"도지사|주지사|현지사|지사|성장|주석|아이막장|현장(?=[은이과에])", OfficeRole.GOVERNOR),
    (r"(?:당위원회\s?|당위\s?|시당\s?|성당\s?)?(?:부)?당?서기", OfficeRole.PARTY_SECRETARY),
    (r"(?:시|도|군|구|시의회|도의회|군의회|구의회|현의회|주의회|의회)?\s?부의장", OfficeRole.COUNCIL_MEMBER),
    (r"(?:(?:시|도|군|구|현|주|성)?의회\s?)?(?:공동)?의장|(?:시|도|군|구)의장", OfficeRole.COUNCIL_CHAIR),
    (r"[가-힣]{0,6}(?:조직|집행|추진)위원장", OfficeRole.DIRECTOR),
    (r"[가-힣]{0,10}(?:부)?위원장|(?:시|도|군|구)?의원|위원", OfficeRole.COUNCIL_MEMBER),
    (r"사무총장|사무부총장|사무국장|사무처장", OfficeRole.SECRETARY_GENERAL),
    (r"(?:공동|명예|부)?회장", OfficeRole.NETWORK_PRESIDENT),
    (r"부대사|[가-힣]{0,6}(?:국제관계|자문|명예)대사|(?:부)?총영사|영사", OfficeRole.OTHER),
    (r"(?:외사판공실\s?)?(?:부)?주임(?!교수|검사)", OfficeRole.OTHER),
    (r"대사", OfficeRole.AMBASSADOR),
    (r"[가-힣]{0,8}(?:장관|차관)", OfficeRole.MINISTER),
    (r"대통령|국가주석|국왕|총리|총통", OfficeRole.HEAD_OF_STATE),
    (
        r"[가-힣]{0,14}(?:팀장|계장|주무관|사무관|특보|비서실장|대변인|코디네이터|학예사|의무관|차관보|부총장)",
        OfficeRole.OTHER,
    ),
    (
        r"[가-힣]{0,14}(?:국장|과장|실장|본부장|단장|소장|원장|관장|처장|(?<!구)청장|센터장|부장|이사장|(?<![회이])사장|대표이사|정책관|기획관|담당관|심의관|협력관|소통관|안전관|보좌관|조정관|감찰관|행정관|총감독)|대표(?![단로를도자적부팀작회성선연발의인기들])(?!이사)",
        OfficeRole.DIRECTOR,
    ),
)
TITLE = near("|".join(f"(?P<r{number}>{pattern})" for number, (pattern, _) in enumerate(ROLES)))
ACTING = re.compile(r"\s?(?:권한대행|직무대행|직무대리|권한대행자|대행|대리(?=\s)|당선인|당선자|내정자)")
TITLE_END = re.compile(
    rf"(?:님|들)?(?:께서|께선|께도|께는|께)?(?:{PARTICLE}{{0,2}}|(?:이|였|이었|입니|일)[가-힣]{{0,4}})?(?=$|[^가-힣A-Za-z])|명의|일행"
)
SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부가복태목형두감동온빈호좌시범피"
)
TWO_SURNAMES = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고")
# nouns that stand before a title or between it and a name, and are no name
NO_NAME = frozenset(
    """
    단원 주임 부주임 소속 직급 성명 구성원 인솔 단체 시 군 구 도 전 현 신임 당시 해당 해외 각국 양 두 각 여러 주요 세계 대표 공동 부 회원 도시 시의회 의회 도의회 군의회 구의회 의장 시장 부시장 지사 회장 위원장 사무총장 국장 과장 단장
    외국 국내 글로벌 역대 초대 차기 민선 연임 재선 최초 여성 동료 상대 최근 이후 이전 현재 특히 이어 먼저 다만 한편 또한 다시 이번 이날 오늘 어제 내일 지난 오는 올해 내년 다음 다른 또 및 등 과 와 그 이 저 우리 본 주한 주중 주일 주미 대한민국 한국 미국 중국 일본
    인민위원회 인민정부 정부 시정부 성정부 행정 정무 경제 국제 협력 문화 관광 체육 교육 환경 기획 예산 총무 자치 복지 보건 농업 산업 도시계획 국제협력과 외사판공실 상공회의소 체육회
    공동의장 부의장 참석자 출장자 방문자 부단장 위원 의원 사무국 위원회 총회 이사회 회의 포럼 협의회 도시연합 네트워크 회원도시 개최도시 도시들 대학교 대학 박물관 미술관 병원 재단 공사 공단 센터
    때 측 쪽 외 시절 무렵 즈음 작년 재작년 서명자 수상자 발표자 참가자 대상자 원내대표 부대표 인대 정협 시당 담당자 책임자 총괄
    본부 협회 연합회 학교 클럽 은행 그룹 기업 회사 연구소 연구원 사업소 담당 관계자 실무 대리 대행 권한대행 겸 자리 참석 면담 방문 접견 환담 간담 만남 초청 예방 서명 체결 소개 명의 친서 직접 함께 대신
    내도 내방 내한 내시 방한 방중 방일 답방 영접 환영 이임 부임 면회 배석 동행 불참 출국 귀국 도착 기증 기탁 시찰 견학 축하 격려
    환경분과위원회 집행부 집행위원 이사 이사장 원장 관장 소장 실장 본부장 국가 정책 박사 교수 대사 총영사 기자 시민 주민 대변인 총감독 감독 전임 후임 당선 취임 당 최종 부문 심사 조직 추진 준비 특별 상임 분과 자문 운영 심의
    """.split()
)
GLOSSED = re.compile(r"\s?[(（](?P<gloss>[^()（）]{1,45})[)）]\s?")


RUN = re.compile(r"[가-힣]+")
WORDS_BEFORE = re.compile(r"(?:[가-힣]+ ){1,5}$")
HANGUL_END = re.compile(r"[가-힣]+(?=$)")
AFTER_TITLE = re.compile(r"[\s:：]{1,3}(?P<name>[가-힣]{1,12}(?:\s[가-힣]{1,8}){0,3})")
NAME_TAIL = re.compile(PARTICLE + "|등|씨|님|외|에게")
BODY = re.compile(
    r"(?:의회|위원회|본부|대사관|공단|공사|협회|연구소|재단|상공회의소|인민정부|정부|아카데미|기념관|도서관|박물관|미술관|과학관|조직위|축제|영화제|문화제|박람회|비엔날레|엑스포|[가-힣]{2}(?:국|과|실|부|팀|단|청|처|센터|사업소|원|소|공사))$"
)
# what a deputy is in charge of: 항만담당 부시장
CHARGE = re.compile(r"[가-힣]{2,}담당$")
DEPARTMENT = re.compile(r"(?:부|과|국|실|위원회|회|단|소|청|처|관|대학|도시|기관|단체|센터|지역|본부)$")
# titles that are also everyday words: 성장 growth, 지사 branch, 대사 affair; they need whose they are beside them
HOMOGRAPHS = frozenset("성장 지사 대사 주석 원장 영사 정장 총리".split())
# who leads a delegation holds no office by it
ERRANDS = frozenset("단장 부단장 인솔단장".split())
NO_MARKET = re.compile(r"(?:전통|도매|소매|국제|재래|야)$")
NOT_OFFICE = re.compile(
    r"\s?(?:도시|포럼|회의(?![가-힣])|단(?=[은는이가을를의과와도에\s]))|직(?=[을에은])|실(?=[은에을])|상(?=[을에])|배(?=\s)"
)
UNITS_ALONE = frozenset("시 군 구 도 주 성 현 각 양 두".split())
STOP = frozenset(
    "및 등 과 와 또 이날 오늘 어제 지난 오는 그 이 저 다른 함께 직접 대신 참석 면담 만남 초청 예방 겸".split()
)
PLACED = frozenset(
    {
        OfficeRole.MAYOR,
        OfficeRole.VICE_MAYOR,
        OfficeRole.GOVERNOR,
        OfficeRole.VICE_GOVERNOR,
        OfficeRole.DISTRICT_HEAD,
        OfficeRole.COUNCIL_CHAIR,
    }
)


def role_of(title: str) -> OfficeRole:
    """Return the role that a title gives."""
    match = TITLE.match(title)
    number = int(((match.lastgroup if match else None) or "r0")[1:])
    if "인민" in title and "부위원장" in title:
        return OfficeRole.VICE_MAYOR
    return ROLES[number][1]


def latin_name(gloss: str | None) -> str | None:
    """Return the name in Latin letters that a gloss gives, or None."""
    if not gloss:
        return None
    latin = re.match(r"[A-Za-zÀ-ỹ][A-Za-zÀ-ỹ .'’-]+", gloss.strip())
    return latin[0].strip() if latin else None


def is_foreign_gloss(gloss: str | None) -> bool:
    """Tell whether a gloss spells a foreign name."""
    return bool(gloss and re.search(r"[A-Za-z\u4e00-\u9fff]", gloss))


def is_korean_name(word: str) -> bool:
    """Tell whether a word has the shape of a Korean person's name."""
    if len(word) == 4:
        return word[:2] in TWO_SURNAMES
    return 2 <= len(word) <= 3 and word[0] in SURNAMES and word not in NO_NAME and not _strange(word)


_PER_LEAD, _PER_VOWEL = 588, 28
_ASPIRATED = frozenset("ㄲㄸㅃㅆㅉㅋㅌㅍ")
_NATIVE = frozenset("태택탁탄탐탑통특평필표풍판팔편포품피")
_CHOSEONG = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_EU = 18
# ㅒ ㅔ ㅙ ㅝ ㅞ ㅟ, and the syllables with them that are in names
_RARE = frozenset((3, 5, 10, 14, 15, 16))
_COMMON = frozenset("세제원권월위휘귀")


def _strange(word: str) -> bool:
    """Tell whether a given name has a syllable that Korean names have not but foreign ones in Hangul do: 하라다, 오켈로."""
    for syllable in word[1:]:
        lead, rest = divmod(ord(syllable) - 0xAC00, _PER_LEAD)
        vowel, tail = divmod(rest, _PER_VOWEL)
        if 0 <= lead < len(_CHOSEONG) and _CHOSEONG[lead] in _ASPIRATED and syllable not in _NATIVE:
            return True
        if (vowel == _EU and not tail and syllable != "으") or (vowel in _RARE and syllable not in _COMMON):
            return True
    return len(word) == 3 and word[-1] == "다"
