"""Every way of saying a part in a network: whose it is, which, how far it has come and from when to when."""

import pytest

from kg import statements
from kg.model import Document, Membership


def parts(text):
    """Return the parts that a text tells, each as `place network role status from to`."""
    korean = any("가" <= letter <= "힣" for letter in text)
    document = Document(
        id="0" * 12,
        source="test",
        sha256="0" * 64,
        text=text,
        language="ko" if korean else "en",
        published="2024-05-20",
    )
    return {
        " ".join(
            (
                each.member.removeprefix("place/"),
                each.network.removeprefix("network/"),
                each.role.value,
                each.status.value,
                each.start or "-",
                each.end or "-",
            )
        )
        for each in statements.extract(document).statements
        if isinstance(each, Membership)
    }


LISTS = [
    (
        "이클레이 회원인 덴마크 오덴세와 스웨덴 말뫼에서 연수단이 왔다.",
        {"odense-dk iclei member held - -", "malmo-se iclei member held - -"},
    ),
    (
        "유네스코 창의도시(영국 에든버러, 호주 멜버른) 사서들이 모였다.",
        {"edinburgh-gb uccn certified held - -", "melbourne-au uccn certified held - -"},
    ),
    (
        "유네스코 창의도시 총회에 한국에서는 이천(공예), 전주(음식), 통영(음악)이 참가했다.",
        {f"{city}-kr uccn certified held - -" for city in ("icheon", "jeonju", "tongyeong")},
    ),
    (
        "태국 푸껫, 이탈리아 파르마, 스웨덴 외스테르순드의 요리사가 온다. 세 곳 모두 유네스코 창의도시다.",
        {f"{city} uccn certified held - -" for city in ("phuket-th", "parma-it", "ostersund-se")},
    ),
    (
        "대구시는 2019년 시티넷에, 2021년 이클레이에 각각 가입했다.",
        {"daegu-kr citynet member held 2019 -", "daegu-kr iclei member held 2021 -"},
    ),
    ("시티넷에는 66개국 170개 회원도시가 있다. 김해시가 총회를 연다.", set()),
    ("시티넷은 6개국 지방정부가 회원으로 참여한다. 김해시도 관심이 많다.", set()),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text, expected):
    """A list bound to the word of a part has it, whatever its clause tells; a mere count of members is nobody's."""
    assert parts(text) == expected


HOLDERS = [
    ("최민호 세종시장이 세계행정도시연합(WACA) 회장에 취임했다.", {"sejong-kr waca president held - -"}),
    ("세계축제협회(회장 보령시장)가 총회를 열었다.", {"boryeong-kr ifea president held - -"}),
    (
        "북미 이사도시: 캐나다 몬트리올 → 토론토 (세계대도시협의회)",
        {"montreal-ca metropolis board former - -", "toronto-ca metropolis board held - -"},
    ),
    (
        "요코하마시는 2017년까지 시티넷 회장도시를 지냈다. 지금은 태국 방콕이 이어받았다.",
        {"yokohama-jp citynet president former - 2017", "bangkok-th citynet president held 2017 -"},
    ),
    (
        "세종시가 세계행정도시연합 회장을 맡는다. 전임은 캔버라다.",
        {"sejong-kr waca president held - -", "canberra-au waca president former - -"},
    ),
    (
        "성남은 시티넷 회원이지만 부천은 2008년 탈퇴했다.",
        {"seongnam-kr citynet member held - -", "bucheon-kr citynet member former - 2008"},
    ),
    (
        "제주도와 하이난성이 1997년 함께 만든 모임이다. 섬관광정책포럼(ITOP) 이야기다.",
        {"jeju-kr itop founder held 1997 -", "hainan-cn itop founder held 1997 -"},
    ),
    ("세계행정도시연합은 2019년 세종시 주도로 출범했다.", {"sejong-kr waca founder held 2019 -"}),
    ("경주시는 시티넷 사무국을 평택시에 내줬다.", {"pyeongtaek-kr citynet secretariat held - -"}),
    ("수원시는 이클레이 집행위원회에서 기후정책을 발표했다.", set()),
    ("김해시는 시티넷 이사에도 나갑니까?", set()),
    ("서울시는 시티넷 의장 도시를 설득했다.", set()),
]


@pytest.mark.parametrize(("text", "expected"), HOLDERS)
def test_holders(text, expected):
    """A part is held by whom its words name, passes on to whom they say, and is no one's where it is only asked for."""
    assert parts(text) == expected


TIMES = [
    ("고양시는 2016년부터 2019년까지 이클레이 이사도시였다.", {"goyang-kr iclei board former 2016 2019"}),
    ("수원시는 이클레이 집행위원에 당선됐다. 임기는 2024~2027년이다.", {"suwon-kr iclei board held 2024 2027"}),
    ("전주시는 2012년 유네스코 창의도시로 지정됐다.", {"jeonju-kr uccn certified held 2012 -"}),
    (
        "이천(2010년)과 통영(2015년)은 유네스코 창의도시로 지정돼 있다.",
        {"icheon-kr uccn certified held 2010 -", "tongyeong-kr uccn certified held 2015 -"},
    ),
    ("영양군은 올해 국제슬로시티 인증 10주년을 맞았다.", {"yeongyang-kr cittaslow certified held 2014 -"}),
    ("2023 동아시아문화도시인 중국 청두에서 공연단이 왔다.", {"chengdu-cn ccea certified held 2023 2023"}),
    ("내년부터 창원시가 생태교통연맹 의장을 맡는다.", {"changwon-kr ecomobility president planned 2025 -"}),
    ("성동구가 C40 기후상 최종 후보에 올랐다.", {"seongdong-gu-kr c40 awarded planned - -"}),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text, expected):
    """Terms, ranges, bracketed years and jubilees date a part; a yearly title is held for its year."""
    assert parts(text) == expected


ENGLISH = [
    (
        "Musicians from Hanover and Ghent, both members of CityNet, will visit.",
        {"hannover-de citynet member held - -", "ghent-be citynet member held - -"},
    ),
    (
        "Founding members of the Carbon Neutral Cities Alliance include Oslo and Yokohama.",
        {"oslo-no cnca founder held - -", "yokohama-jp cnca founder held - -"},
    ),
    (
        "The 2023 European Green Capital, Tallinn, handed the title to Grenoble for 2024.",
        {"tallinn-ee egca certified held 2023 2023", "grenoble-fr egca certified held 2024 2024"},
    ),
    (
        "Ulsan joined ICLEI in 2016 and CityNet in 2018 together with Gimhae.",
        {
            "ulsan-kr iclei member held 2016 -",
            "ulsan-kr citynet member held 2018 -",
            "gimhae-kr citynet member held 2018 -",
        },
    ),
    (
        "Kuching (Malaysia), Recife (Brazil) and Changwon are members of ICLEI until 2025.",
        {f"{city} iclei member held - 2025" for city in ("kuching-my", "recife-br", "changwon-kr")},
    ),
    ("Gangneung withdrew from CityNet last year.", {"gangneung-kr citynet member former - 2023"}),
    (
        "Seoul hosts the headquarters of WeGO, while Bonn is home to the world secretariat of ICLEI.",
        {"seoul-kr wego secretariat held - -", "bonn-de iclei secretariat held - -"},
    ),
    (
        "Suncheon, certified as a Wetland City by the Ramsar Convention in 2018, hosted the mayors.",
        {"suncheon-kr ramsar certified held 2018 -"},
    ),
    (
        "CityNet's co-chair, Penang, passed its chair to Colombo.",
        {"penang-my citynet co-president former - -", "colombo-lk citynet co-president held - -"},
    ),
    ("Daegu attended the ICLEI World Congress and met delegates of other cities.", set()),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text, expected):
    """English tells the same by what stands between places and networks."""
    assert parts(text) == expected
