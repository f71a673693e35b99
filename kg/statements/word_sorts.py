"""What a theme word names: people, a place where things happen, an occasion, a mishap, a gift, a thing, or a field.

탄소중립 is a field of policy by itself; a school, a festival, a flood or apples may also be only where, when or with
what something else was done. The sort is read off the end of the word, so that any word of a kind is of its sort.
"""

import re
from functools import lru_cache

_KEPT = 16384
# people: who does it or for whom it is done
_WHO = re.compile(
    r"(?:청소년|학생|고교생|중학생|대학생|연수생|유학생|장학생|교사|아이들|어린이|아동|청년|소년|소녀|여성|노인|어르신|고려인|공무원|직원|농부|작가|의사|"
    r"간호사|의료진|교향악단|관광객|사무관|전문가|인턴|바이어|요리사|셰프|학예사|선수|장인|예술가|[가-힣]+단|[가-힣]{2,}[인자]|[가-힣]+민|"
    r"artists?|students?|nurses?|farmers?|children|visitors?|residents?|volunteers?|designers?|coaches|civil servants|"
    r"young people|elderly)$"
)
# places that are policy when they are shown, and a venue when something takes place there
_SITE = re.compile(
    r"(?:관|장|원|센터|병원|학교|대학교?|홀|소|서|역|터미널|공항|부두|호텔|거리|마을|숲|"
    r"museum|library|park|school|university|hospital|airport|port|factory|cent(?:er|re)|hotel|clinic)$"
)
_OCCASION = re.compile(
    r"(?:축제|박람회|엑스포|대회|공연|전시|음악회|영화제|회의|총회|포럼|제|전|비엔날레|연수|캠프|홈스테이|상담회|설명회|마라톤|경기|"
    r"올림픽|월드컵|아시안게임|festival|exhibition|expo|concert|biennale|camp)$"
)
# what befalls a city is as often why something else was put off
_MISHAP = re.compile(
    r"(?:지진|태풍|코로나.*|메르스|사스|폭설|화재|산불|홍수|쓰나미|전쟁|감염병|황사|가뭄|방사능|조류인플루엔자|구제역|뎅기열|에볼라|폭우|한파|범람|산사태|"
    r"수해|재해|재난|침수|피해|악취|부패|한국전.*|미세먼지|사막화|earthquake|floods?|typhoon|tsunami|wildfire|pandemic|covid.*)$"
)
_GIFT = re.compile(
    r"(?:성금.*|기증|마스크.*|방호복|구급차|소방차|구호.*|위로.*|의연금|모금|물품.*|의료장비|담요|이재민.*|원조|공적개발원조|코이카|개발협력|무상|oda|"
    r"donated)$"
)
_THING = re.compile(
    r"(?:버스|자동차.*|로봇|드론|배추|사과|김치|고구마|치즈|와인|전복|커피|감귤|딸기|연어|오징어|인삼|포도|해조류|고추|곡물|곶감|굴|라면|막걸리|미역|버섯|토마토|"
    r"옥수수|약초|종자|쌀.*|새우젓|대게|다시마|섬유|철강|반도체|배터리|화장품|도자기|도자|한지|한복|벽화|등불|유등|옻칠|그림책|전기차|수소차|수소버스|트램|"
    r"케이블카|페리|카페리|크루즈|유람선|선박|컨테이너.*|자전거|발전기|두루미|흑두루미|황새|따오기|저어새|판다|고래|돌고래|나비|두꺼비|산양|철새|장미|"
    r"해바라기|카네이션|나무|우물|빗물|온천|동굴|cctv|센서|green tea|flowers|bus|train|robots?|crafts?|film|textile)$"
)
# words of any field: what stands beside them tells which
_BROAD = re.compile(
    r"(?:연구|공동연구|연구소|기술|기술 협력|산업|기업|개발|교육|문화|경제|행정|파견|교류|홍보|정책|의회|조례|대학|재정|자치|훈련|안전|건강|환경|과학|사업|협력|역사|"
    r"전통|재생|주거|통상)$"
)
_SORTS = (
    ("who", _WHO.search),
    ("site", _SITE.search),
    ("occasion", _OCCASION.search),
    ("mishap", _MISHAP.match),
    ("gift", _GIFT.match),
    ("thing", _THING.match),
    ("broad", _BROAD.match),
)


@lru_cache(maxsize=_KEPT)
def features(phrase: str, theme: str) -> tuple[str, ...]:
    """Return the sorts of a theme word as the features of a reading, alone and with its theme."""
    return tuple(each for sort in sorts(phrase) for each in (f"sort:{sort}", f"sort:{sort},{theme}"))


def sorts(phrase: str) -> tuple[str, ...]:
    """Return the sorts of a theme word; `field` where it has no other."""
    words = phrase.lower()
    return tuple(name for name, is_one in _SORTS if is_one(words)) or ("field",)
