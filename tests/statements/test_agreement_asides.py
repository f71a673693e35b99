"""Agreements told beside a name or of two others: in brackets, as whose partner a city is, by a bare noun."""

import pytest

from kg.model import Agreement, Document
from kg.statements import extract


def pacts(text: str, published: str | None = "2023-05-12") -> set[tuple[str, str, str, str, str | None]]:
    """Return the two parties, type, status and date of each agreement of a text."""
    document = Document(id="d0", source="d0", sha256="d0", text=text, language="ko", published=published)
    found = set()
    for each in extract(document).statements:
        if isinstance(each, Agreement) and not each.denied:
            one, other = sorted(party.partition("/")[2].rpartition("-")[0] for party in each.parties)
            found.add((one, other, each.type.value, each.status.value, each.date))
    return found


TABLE = [
    pytest.param(
        "강릉시 축제에 중국 자싱시(1999년 우호)는 오지 못했다. 일본 가나자와시(이시카와현, 2002년 자매)는 왔다.",
        {
            ("gangneung", "jiaxing", "friendship", "signed", "1999"),
            ("gangneung", "kanazawa", "sister", "signed", "2002"),
        },
        id="a-sort-and-its-year-in-brackets",
    ),
    pytest.param(
        "포항시 교류 실적\n ○ 후쿠야마시(1979년 우호, 1984년 자매)와 공동 홍보관 운영",
        {
            ("fukuyama", "pohang", "friendship", "signed", "1979"),
            ("fukuyama", "pohang", "sister", "signed", "1984"),
        },
        id="each-sort-with-the-year-of-its-own-part",
    ),
    pytest.param(
        "포항시 교류 계획\n - 미국 피츠버그시 : 자매(1987년). 6월 참관단 방문 예정",
        {("pittsburgh", "pohang", "sister", "signed", "1987")},
        id="a-sort-after-a-colon",
    ),
    pytest.param(
        "대구광역시 국제교류 계획\n 가. 결연도시(3) : 미국 애틀랜타(81.11), 중국 칭다오(93.12), 이탈리아 밀라노(98.12)",
        {
            ("atlanta", "daegu", "sister", "signed", "1981-11"),
            ("daegu", "qingdao", "sister", "signed", "1993-12"),
            ("daegu", "milan", "sister", "signed", "1998-12"),
        },
        id="years-of-two-digits-in-a-list",
    ),
    pytest.param(
        "강릉시는 10일 회의를 열었다. 가라쓰시는 여수시의 자매도시로 강릉시와는 관계가 없다.",
        {("karatsu", "yeosu", "sister", "signed", None)},
        id="whose-sister-city-it-is",
    ),
    pytest.param(
        "전주시는 축제를 열었다. 이치카와는 1994년부터 원주의 자매도시로, 두 고장은 편지를 나눈다.",
        {("ichikawa", "wonju", "sister", "signed", "1994")},
        id="whose-since-when",
    ),
    pytest.param(
        "여수시 대표단은 주청을 찾았다. 워싱턴주와 전라남도의 자매결연(1996년)을 맡은 국장과 오찬했다.",
        {("south-jeolla", "washington-state", "sister", "signed", "1996")},
        id="the-agreement-of-two-others",
    ),
    pytest.param(
        "부산시는 블라디보스토크시와 사진전을 열었다. 두 도시는 1992년 6월 자매가 됐다.",
        {("busan", "vladivostok", "sister", "signed", "1992-06")},
        id="they-became-sisters",
    ),
    pytest.param(
        "성남시는 2월 러시아 하바롭스크시와 캠프를 열었다. 성남시는 2003년 결연했으나 예산이 통과되지 않았다.",
        {("khabarovsk", "seongnam", "sister", "signed", "2003")},
        id="what-came-of-it-undoes-no-conclusion",
    ),
    pytest.param(
        "울산시는 2006년 9월 교류협정을 체결한 니가타시와 축구 교류를 해 왔다.",
        {("niigata", "ulsan", "friendship", "signed", "2006-09")},
        id="an-exchange-agreement-without-a-matter",
    ),
    pytest.param(
        "부산시는 후쿠오카시와 '초광역 관광패스' 협약을 체결했다.",
        {("busan", "fukuoka", "mou", "signed", None)},
        id="an-agreement-on-a-matter",
    ),
    pytest.param(
        "울산시와 로스토크시는 공동선언문을 채택했다.",
        {("rostock", "ulsan", "other", "signed", None)},
        id="a-declaration",
    ),
    pytest.param(
        "부산시의 자매도시는 로스앤젤레스이고 시카고와는 얘기만 오간다.",
        {("busan", "los-angeles", "sister", "signed", None)},
        id="the-list-ends-at-its-verb",
    ),
    pytest.param(
        "포항시는 1979년 일본 후쿠야마시와 결연한 뒤 1986년 미국 피츠버그, 1995년 중국 훈춘과도 자매결연을 맺었다.",
        {
            ("fukuyama", "pohang", "sister", "signed", "1979"),
            ("pittsburgh", "pohang", "sister", "signed", "1986"),
            ("hunchun", "pohang", "sister", "signed", "1995"),
        },
        id="each-year-before-its-city",
    ),
    pytest.param(
        "속초시의회는 1996년 일본 요나고시의회와, 2005년 중국 훈춘시의회와 각각 자매결연을 맺었다.",
        {("sokcho", "yonago", "sister", "signed", "1996"), ("hunchun", "sokcho", "sister", "signed", "2005")},
        id="each-council-with-its-year",
    ),
    pytest.param(
        "목포시 국제교류\n▲자매도시=일본 벳푸(1984), 중국 롄윈강(1992) ▲우호도시=베트남 하이퐁(2010)",
        {
            ("beppu", "mokpo", "sister", "signed", "1984"),
            ("lianyungang", "mokpo", "sister", "signed", "1992"),
            ("haiphong", "mokpo", "friendship", "signed", "2010"),
        },
        id="two-sorts-on-one-line",
    ),
    pytest.param(
        "전주시는 가나자와시, 쑤저우시와 자매결연을 체결한 상태다.",
        {("jeonju", "kanazawa", "sister", "signed", None), ("jeonju", "suzhou-jiangsu", "sister", "signed", None)},
        id="the-state-they-are-in",
    ),
    pytest.param(
        "순천시는 6일 연수를 열었다. 이번에 우간다 캄팔라와 가나 쿠마시 두 도시도 서로 협력 각서를 맺었다.",
        {("kampala", "kumasi", "mou", "signed", None)},
        id="the-two-that-are-named-before",
    ),
    pytest.param(
        "광주시와 중국 칭다오시, 요코하마시는 2014년 문화교류 협약을 맺었다.",
        {
            ("gwangju-gwangju", "qingdao", "mou", "signed", "2014"),
            ("gwangju-gwangju", "yokohama", "mou", "signed", "2014"),
            ("qingdao", "yokohama", "mou", "signed", "2014"),
        },
        id="each-of-three-with-each",
    ),
    pytest.param(
        "속초시장은 훈춘시 부시장, 블라디보스토크시 부시장과 3자 회담을 열어 합의문에 서명했다.",
        {
            ("hunchun", "sokcho", "other", "signed", None),
            ("sokcho", "vladivostok", "other", "signed", None),
            ("hunchun", "vladivostok", "other", "signed", None),
        },
        id="three-at-one-table",
    ),
    pytest.param(
        "군포시장은 시애틀시와는 2009년 5월에 우호교류를 시작해 2012년 자매결연으로 올렸다고 밝혔다.",
        {("gunpo", "seattle", "friendship", "signed", "2009-05"), ("gunpo", "seattle", "sister", "signed", "2012")},
        id="begun-and-raised",
    ),
    pytest.param(
        "포항시 교류사\n2009. 중국 칭다오시와 우호교류 협정\n2011. 독일 뮌헨시와 교류의향서",
        {("pohang", "qingdao", "friendship", "signed", "2009"), ("munich", "pohang", "mou", "signed", "2011")},
        id="a-chronology-of-years",
    ),
    pytest.param(
        "화성시는 손님을 맞았다. 시흥시와 그단스크시는 2018년 경제교류 의향서를 주고받은 인연이 있다.",
        {("gdansk", "siheung", "mou", "signed", "2018")},
        id="both-that-the-topic-joins",
    ),
    pytest.param(
        "경기도는 유치단을 보냈다. 파주에 공장을 짓고, 도와 자매결연한 버지니아주에 협력을 제안했다.",
        {("gyeonggi", "virginia", "sister", "signed", None)},
        id="what-is-asked-of-a-partner-is-another-matter",
    ),
    pytest.param(
        "울주군은 브르노시와의 우호도시 협정을 의회의 동의 절차가 끝나는 가을에 맺기로 했다.",
        {("brno", "ulju", "friendship", "planned", None)},
        id="what-ends-before-it-is-not-the-pact",
    ),
    pytest.param(
        "포항시는 훈춘시를 찾았다. 포항은 현재 8개국 14개 도시와 자매·우호 관계를 맺고 있다.",
        set(),
        id="counted-but-not-named",
    ),
    pytest.param("제주시는 난징시와 편지를 주고받았으나 협약은 아직이다.", set(), id="not-yet"),
    pytest.param(
        "강릉시 계획\n - 중국 룽청시와 우호결연 10주년(2013. 4. 20.)",
        {("gangneung", "rongcheng", "friendship", "signed", "2013-04-20")},
        id="the-day-in-brackets-is-that-of-the-conclusion",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_agreements_beside_a_name(text: str, expected: set[tuple[str, str, str, str, str | None]]) -> None:
    """What stands with a name in passing is read as a list would tell it."""
    assert pacts(text) == expected
