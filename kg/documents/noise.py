"""Page noise: menus, banners, bylines, addresses, copyright lines and related titles that a saved page carries along.

It stays in the stored text, so that offsets hold; extraction leaves these spans out. Patterns speak of the furniture of
news and government pages in general; a line is noise only as a whole, except datelines, credits and mail addresses,
which are noise inside a line.
"""

import re
from collections.abc import Iterator

from kg.model import Span

# words that stand alone on a line, or in a row of such words, as a page's buttons and sections
_BUTTONS = frozenset(
    """
    배너 인쇄 프린트 전송 보관 보관함 스크랩 기사목록 목록 이전글 다음글 이전 다음 오탈자제보 오류신고 후원하기 구독
    구독하기 공유 공유하기 페이스북 트위터 미투데이 네이버 카카오톡 카카오스토리 밴드 블로그 라인 URL복사 링크복사
    글자크기 크게 작게 확대 축소 가 가+ 가- 메일 이메일 댓글
    좋아요 기사제보 제보 신문사소개 회사소개 고충처리인 광고문의
    제휴안내 제휴문의 불편신고 개인정보취급방침 개인정보처리방침 청소년보호정책 이용약관 저작권문의 로그인 로그아웃
    회원가입 마이페이지 사이트맵 검색 전체메뉴 메뉴 전체보기 더보기 닫기 홈 HOME Home TOP top 맨위로 본문바로가기
    뉴스 종합 정치 경제 사회 문화 국제 지역 스포츠 연예 오피니언 칼럼 사설 포토 영상 전국 지방 행정 교육 생활 라이프
    시군 단신 새소식 공지사항 보도자료실 알림마당 Today today 최신뉴스 인기뉴스
    Print Share Facebook Twitter Email Login Search Menu Subscribe Home News
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
_LINE = re.compile(
    r"""^\s*(?:
      (?:배너|광고|AD|Advertisement|ADVERTISEMENT)\s*$
    | .*(?:무단\s*전재|재배포\s*금지|저작권자|Copyright|COPYRIGHT|All\s+rights\s+reserved|ⓒ|©).*$
    | .*기자의\s*다른\s*기사.*$
    | .*(?:전체\s*기사\s*의견|조회\s*수?\s*[:：]\s*\d|추천\s*수?\s*[:：]\s*\d|댓글\s*\d+\s*$).*$
    | .*(?:욕설|인신\s*공격|비방).{0,20}(?:삭제|금지).*$
    | .*\d+자까지\s*쓰실\s*수.*$
    | .*(?:대표\s*전화|팩스|FAX|Fax|청소년\s*보호\s*책임자|발행인|편집인|등록번호|우편번호)\s*[\]:：)].*$
    | .*(?:이메일\s*주소\s*무단\s*수집|개인\s*정보\s*(?:취급|처리)\s*방침).*$
    | .*(?:에\s*오신\s*것을\s*환영|메뉴\s*열기|메뉴\s*닫기|본문\s*바로\s*가기).*$
    | [◇◆※*\[]?\s*(?:편집\s*알림|알림|바로잡습니다|정정\s*보도|사고\s*\(社告\)).{0,80}$
    | \[\d{3}-?\d{2,3}\].*$
    | [^가-힣A-Za-z0-9]*[\w.+-]+@[\w-]+(?:\.[\w-]+)+[^가-힣A-Za-z0-9]*$
    | [^.!?]{0,30}(?:기자|특파원|통신원|리포터)\s*[:=]?\s*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)?\s*$
    | .{0,40}(?:기자|특파원)\s*\|\s*\d{4}.*$
    | (?:문의|연락처|담당자?|자료\s*제공|문의처)\s*[:：].*$
    | .*(?:입력|승인|수정|송고|게재|기사입력|최종수정|등록일?|작성일?)\s*[:：]?\s*\d{4}\s*[.\-/년].*$
    | .*\[\s*조회\s*수.*$
    | [\[(<【]\s*(?:광고|AD|PR|협찬|스폰서|Sponsored)\s*[\])>】].*$
    | (?!.*다\.\s*$).{0,60}(?:구독\s*(?:신청|버튼|바로가기)|채널\s*(?:추가|구독)|앱\s*(?:다운로드|설치)|친구\s*추가
      |무료\s*체험|선착순\s*할인|제보(?:는|하기)\s*카카오톡).{0,40}$
    )""",
    re.VERBOSE,
)
_RELATED = re.compile(
    r"^\s*[\[<【■▶◆◇□●]*\s*(?:많이\s*본|관련|추천|주요|인기|최신|오늘의|이\s*시각|함께\s*본|실시간|다른|Related|Most\s+read)"
    r"\s*(?:기사|뉴스|글|소식|읽을거리|보도|[Nn]ews|[Aa]rticles|[Ss]tories)?\s*[\]>】]*\s*[:：]?\s*(?P<rest>.*)$"
)
_RELATED_ITEM = re.compile(r"^\s*(?:[·•\-▶▷◦*>☞]|\d+[.)])\s*\S")
_INSIDE = re.compile(
    r"""(?:
      [(\[【]\s*[가-힣A-Za-z·]{1,12}\s*=\s*[가-힣A-Za-z0-9·\s]{2,25}[)\]】]\s*(?:[가-힣]{2,4}\s*(?:특파원|기자)\s*=?)?\s*=?
    | (?<=[\s(\[])[가-힣]{2,4}\s*=\s*[가-힣]{2,4}\s*(?:기자|특파원)
    | ^[가-힣A-Za-z0-9]{2,12}\s*[(=]\s*[가-힣]{1,8}\s*[)=]\s*=?\s*[가-힣]{2,4}\s*(?:기자|특파원)\s*=?
    | [(\[]?(?:사진|자료|그래픽)\s*(?:제공)?\s*[=:]\s*[^)\]\n]{1,20}[)\]]?
    | \([가-힣A-Za-z\s]{2,12}\s제공\)
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?:☎\s*)?\(?0\d{1,2}\)?[-.\s]\d{3,4}[-.\s]\d{4}
    | https?://[^\s)>\]]+ | www\.[^\s)>\]]+
    )""",
    re.VERBOSE | re.MULTILINE,
)
_ROW = re.compile(r"\s*[|>›·/•\s]\s*")
_LEAD = re.compile(r"^[\s•·▪◦>|\-]+")
_MENU_WORDS = 3
_SHORT = 8
_TITLE = 50
_SENTENCE = re.compile(r"(?:다|[요음함됨임])\.[\"”’']?\s*$|[”\"]\s?(?:고|라고)\s[가-힣]+다\.?$")


def find(text: str, document: str) -> tuple[Span, ...]:
    """Return the spans of page noise in a text, sorted and not overlapping; DOCUMENT is the id they carry."""
    spans: list[Span] = []
    for start, end in _merge([*_lines(text), *((match.start(), match.end()) for match in _INSIDE.finditer(text))]):
        spans.append(Span(document=document, start=start, end=end))
    return tuple(spans)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    offset = 0
    related = False
    for line in text.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        bare = line.strip()
        if not bare:
            continue
        heading = _RELATED.match(bare)
        if heading and _is_related_heading(bare, heading.group("rest")):
            related = True
        elif related and (_SENTENCE.search(bare) or not (_RELATED_ITEM.match(bare) or len(bare) <= _TITLE)):
            # the list of other articles ends with its titles: a sentence is text again
            related = False
        if related or _is_menu(bare) or _LINE.match(bare):
            yield start, start + len(line.rstrip("\n"))


def _is_related_heading(line: str, rest: str) -> bool:
    # '관련 기사' as a heading stands alone, in brackets, or before titles set apart by bars
    return not rest or (line[0] in "[<【" and ("|" in rest or len(rest) > _SHORT))


def _is_menu(line: str) -> bool:
    """Tell whether a line is a row of buttons, or short section names set apart by bars."""
    parts = [part for part in _ROW.split(_LEAD.sub("", line)) if part]
    if parts and all(part in _BUTTONS for part in parts):
        return True
    if not parts and line.strip("•·- "):
        return False
    bars = line.count("|") + line.count(" > ")
    known = sum(part in _BUTTONS for part in parts)
    if bars and known and all(len(part) <= _SHORT for part in parts) and not line.rstrip().endswith((".", "다")):
        return len(parts) >= _MENU_WORDS or known > 1
    return not parts


def _merge(ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    current: tuple[int, int] | None = None
    for start, end in sorted(ranges):
        if current and start <= current[1]:
            current = (current[0], max(current[1], end))
        else:
            if current:
                yield current
            current = (start, end)
    if current:
        yield current
