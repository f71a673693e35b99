"""Names of gatherings: the noun that closes one and says its sort, where the name begins, which names are one."""

import re

from kg.model import EventKind
from kg.statements.patterns import near, needed
from kg.statements.phrases import Phrase

_HEADS = {
    EventKind.CONFERENCE: (
        "당사국총회|정기총회|연례총회|기념총회|세계총회|임시총회|창립총회|총회|정상회의|연례회의|국제회의|집행부회의|세계이사회|이사회|운영위원회|"
        "집행위원회|지역협의회|시장회의|지사회의|장관회의|고위급회의|본회의|회의|시장포럼|포럼|콘퍼런스|컨퍼런스|콩그레스|세미나|심포지엄|서밋|"
        "라운드\\s?테이블|토론회|간담회의|학술회의|학술제|전략회의|국제[가-힣]{1,6}주간|학술대회|정례회|세션|원탁회의|COP\\d+|사업설명회|대회의|워크숍|워크샵"
    ),
    EventKind.EXHIBITION: (
        "박람회|엑스포|전시회|특별전|순회전|사진전|교류전|판촉전|기획전|초대전|미술전|서예전|공예전|도예전|비엔날레|페어|공동\\s?전시|(?<!대)전시|판매전|상품전|홍보전|특판전|부품전|산업전|기술전|소비재전|식품전|작품전|유물전|작가전|초청전|합동전|회원전|디자인전|관광전|조각전|회화전|도자전"
    ),
    EventKind.FESTIVAL: (
        "축제|페스타|한마당|빙등제|문화절|음악절|유니버시아드|올림픽|아시안게임|전국체전|전국체육대회|민속시장|(?:기념|문화|인형|영화|음식|우호)주간|(?<=의 )(?:날|밤)|음악회|영화제|문화제|페스티벌|연극제|예술제|단오제|군항제|불꽃제|국제제|빛축제|마라톤(?:대회)?|체육대회|등산대회|축구대회|"
        "경기대회|친선경기|콘서트|문화행사|한마당|카니발|개막행사|폐막행사|월드컵|선수권대회|경연대회|가요제|합창제|무용제|제전|등축제|요리대회|축전|트레일런|레이스|[가-힣]{2}\\s?공연|올림픽|연주회|음악제|민속제|[가-힣]{2}(?<!학술)(?<!대표)(?<!인민)(?<!전당)(?<!표자)대회|체육제전|꽃축제"
    ),
    EventKind.TRAINING: (
        "교환\\s?훈련|합동\\s?훈련|어학\\s?연수|초청\\s?연수|정책\\s?연수|단기\\s?연수|연수|인턴십|캠프|파견\\s?근무|교환\\s?근무|상호\\s?파견|"
        "홈스테이|연수회|교환\\s?학생|교육\\s?과정|아카데미|전지훈련|온라인\\s?교실|[가-힣]{2}교실|레지던시|서머스쿨|현장\\s?실습|가정\\s?체험|체험\\s?학습|펠로십|"
        "(?:공무원|직원|교사|학생|고교생|중학생|대학생|작가|장인|해설사|실무자|연구원|강사|의료진|예술가|요리사|인력)(?:\\s?\\d+명)?씩?\\s?(?:상호\\s?)?(?:맞)?교환|"
        "(?:직원|공무원|교환)\\s?(?:파견|근무)"
    ),
    EventKind.OTHER: (
        "기념식|제막식|기념행사|기념\\s?행사|설명회|상담회|기자회견|기공식|준공식|개소식|개관식|개통식|착공식|기증식|추모식|평화기념식|현판식|"
        "주년\\s?행사|투자유치설명회|발대식|전달식|온라인\\s?상담|공유회|보고회|발표회|시연회|품평회|시식회|강연회|환영식|환송식|입교식|수료식|개강식|선포식|출정식|점등식|헌정식|바자회|교류회|식수식|기념식수|모임|회합|(?<=['’”] )행사"
    ),
    EventKind.AWARD: "시상식|대상|금상|은상|동상|최우수상|우수상|특별상|공로상|감사패|어워드|어워즈|상",
}
_HEAD = {kind: near(rf"(?:{words})(?=$|[\s()'’\"”」』>,·]|들$|\()") for kind, words in _HEADS.items()}
# the letters before the end of an alternative, or before what may be left out at its end: every head noun ends on one
_LAST = re.compile(r"[가-힣](?=[|)]|$|\(\?:)")
_LASTS = "".join(sorted({letter for words in _HEADS.values() for letter in _LAST.findall(words)}))
_ANY_HEAD = re.compile(rf"[{_LASTS}\d](?=$|[\s()'’\"”」』>,·]|들$)")
# without any of the words that one of the patterns needs, no head noun stands in a phrase
_ANY_WORD = re.compile(
    "|".join(sorted({re.escape(word) for head in _HEAD.values() for word in needed(head.pattern) or ("",)}))
)
_BRACKETS = re.compile(r"\([^()]*\)")
EDITION = re.compile(r"제?\s?\d{1,3}\s?(?:회|차)|(?:19|20)\d\d")
_LEADING = re.compile(
    r"^(?:(?:지난|오는|이달|내달|다음\s?달|초|말|중순|하순|상순|처음|먼저|특히|올해|내년|이번|이날|같은\s?날|올|첫|해마다|매년|당초|현지에서|제\d+부시장|및|등|또|각각|일본|중국|미국|베트남|프랑스|독일|영국|현재|총\s?\d+개)\s+)+"
)
SPORT = re.compile(r"서핑|축구|야구|배구|농구|탁구|테니스|바둑|골프|배드민턴|씨름|태권도|수영|마라톤|사이클|경기")
_BILATERAL = re.compile(r"(?:화상|실무|양자|개별|간부|대책|비대면|전화|확대간부)\s?(?:회의|총회)$")


def head(text: str) -> tuple[EventKind, int, int] | None:
    """Return the last noun of gathering in a phrase, with its place; brackets after it do not count."""
    best: tuple[EventKind, int, int] | None = None
    if _ANY_WORD.search(text) is None or _ANY_HEAD.search(text) is None:
        return None
    # what stands in brackets after a name is another name of it
    text = _BRACKETS.sub(lambda match: " " * len(match.group()), text)
    for kind, pattern in _HEAD.items():
        for match in pattern.finditer(text):
            if _BILATERAL.search(text[: match.end()]):
                continue
            if best is None or match.end() > best[2] or (match.end() == best[2] and match.start() < best[1]):
                best = (kind, match.start(), match.end())
    return best


_BARE_SORT = re.compile(r"(?:^|\d[월일]\s|\s(?:열린|연|여는|열리는)\s)[가-힣]{2,5}$")


def name(phrase: Phrase, raw: str, end: int) -> tuple[str, bool]:
    """Return the name that ends at a head noun, and whether quotation marks hold it."""
    quote = re.search(r"['‘\"“「『<〈]([^'’\"”」』>〉]{2,40})['’\"”」』>〉]", phrase.text)
    if quote and 0 <= quote.start() - end <= 1 and _BARE_SORT.search(raw):
        # 세미나 '물과 도시': its own name stands after its sort
        return quote.group(1).strip(), True
    if quote and quote.start() < end <= quote.end() + 6:
        inner = quote.group(1).strip()
        return (inner if end <= quote.end() else re.sub(r"['‘’\"“”「」『』<>〈〉]", "", raw[quote.start() :])), True
    begin = 0
    for each in (*phrase.named,):
        if each.kind == "date" and each.end <= phrase.start + end:
            begin = max(begin, each.end - phrase.start)
        if each.kind == "official":
            begin = max(begin, min(each.end - phrase.start, end))
    for match in re.finditer(r"(?:^[QA문답][.)]|[:/→–-]|\)|\d명|\d월)\s", raw):
        begin = max(begin, match.end())
    name = raw[begin:].strip(" '‘’\"“”-–·,()~.").removeprefix("의 ").removeprefix("에는 ")
    name = _LEADING.sub("", name)
    return name.strip(), False


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether two names mean one gathering: one holds the other, or both tell the same edition or year."""
    if not one or not other:
        return False
    a, b = (re.sub(r"\([^)]*\)|[\s'‘’\"“”·()-]", "", each) for each in (one, other))
    one_, other_ = (re.search(r"(\d+)(?:회|차|주년)", each) for each in (a, b))
    if one_ and other_ and a[-2:] == b[-2:]:
        return one_.group(1) == other_.group(1)
    year = re.search(r"(?:19|20)\d\d", a)
    if year and year.group() in b and head(one) and head(other) and a[-2:] == b[-2:]:
        return True
    return a == b or (min(len(a), len(b)) >= 2 and (a.endswith(b) or b.endswith(a) or a in b or b in a))


# a year that a gathering looks to, not the one it is held in
_GOAL = re.compile(r"(?<!\d)20\d\d(?=년?\s?(?:탄소|지속가능|의제|아젠다|어젠다|비전|[Aa]genda|[Vv]ision|SDG))")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def edition_year(name: str | None) -> str | None:
    """Return the year that a name gives its edition (2023순천만국제정원박람회), None where it has none or several."""
    if not name or ("20" not in name and "19" not in name):
        return None
    years = set(_YEAR.findall(_GOAL.sub("", name)))
    return years.pop() if len(years) == 1 else None


def has_edition(name: str | None) -> bool:
    """Tell whether a name has an edition or a year, so that it is a gathering's own and not only its sort."""
    return bool(name and EDITION.search(name))
