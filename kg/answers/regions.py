"""Countries and parts of the world as questions name them, each as a set of ISO 3166-1 codes."""

from collections.abc import Mapping
from functools import cache

from kg import regions

# a name of a part of the world -> its continent, region, or codes of `kg.regions`
_PARTS: dict[str, tuple[str, ...]] = {
    "africa": ("africa", "아프리카"),
    "americas": ("americas", "the americas", "america", "아메리카", "미주"),
    "asia": ("asia", "아시아"),
    "europe": ("europe", "유럽"),
    "oceania": ("oceania", "오세아니아", "대양주"),
    "northern-africa": ("north africa", "northern africa", "북아프리카"),
    "eastern-africa": ("east africa", "eastern africa", "동아프리카"),
    "western-africa": ("west africa", "western africa", "서아프리카"),
    "central-america": ("central america", "중앙아메리카", "중미"),
    "south-america": ("south america", "latin america", "남아메리카", "남미", "중남미", "라틴아메리카"),
    "northern-america": ("north america", "northern america", "북아메리카", "북미"),
    "central-asia": ("central asia", "중앙아시아"),
    "eastern-asia": ("east asia", "eastern asia", "northeast asia", "동아시아", "동북아시아", "동북아"),
    "south-eastern-asia": ("southeast asia", "south-east asia", "south-eastern asia", "asean", "동남아시아", "동남아"),
    "southern-asia": ("south asia", "southern asia", "남아시아", "서남아시아"),
    "western-asia": ("west asia", "western asia", "middle east", "the middle east", "중동", "서아시아"),
    "eastern-europe": ("eastern europe", "east europe", "동유럽"),
    "northern-europe": ("northern europe", "scandinavia", "nordic countries", "북유럽"),
    "southern-europe": ("southern europe", "남유럽"),
    "western-europe": ("western europe", "서유럽"),
}
_ADJECTIVES = {
    "african": "africa",
    "central asian": "central-asia",
    "east asian": "eastern-asia",
    "southeast asian": "south-eastern-asia",
    "south asian": "southern-asia",
    "middle eastern": "western-asia",
    "north american": "northern-america",
    "south american": "south-america",
    "latin american": "south-america",
    "eastern european": "eastern-europe",
    "western european": "western-europe",
    "northern european": "northern-europe",
    "american": "US",
    "asian": "asia",
    "european": "europe",
    "nordic": "northern-europe",
    "chinese": "CN",
    "japanese": "JP",
    "german": "DE",
    "french": "FR",
    "russian": "RU",
    "vietnamese": "VN",
    "british": "GB",
    "taiwanese": "TW",
    "ukrainian": "UA",
    "kazakh": "KZ",
    "spanish": "ES",
    "italian": "IT",
    "mongolian": "MN",
    "indonesian": "ID",
    "thai": "TH",
    "indian": "IN",
    "turkish": "TR",
    "canadian": "CA",
    "australian": "AU",
    "mexican": "MX",
    "brazilian": "BR",
    "dutch": "NL",
    "danish": "DK",
    "swiss": "CH",
    "austrian": "AT",
    "irish": "IE",
    "belgian": "BE",
    "polish": "PL",
    "swedish": "SE",
    "uzbek": "UZ",
    "filipino": "PH",
    "philippine": "PH",
    "ghanaian": "GH",
    "saudi": "SA",
    "iranian": "IR",
}
_COUNTRIES = """
CN China 중국;JP Japan 일본;US United States|USA|US|America 미국;GB United Kingdom|UK|Britain|England 영국;FR France 프랑스;DE Germany 독일;
RU Russia 러시아;VN Vietnam|Viet Nam 베트남;TW Taiwan 대만|타이완;KZ Kazakhstan 카자흐스탄;UA Ukraine 우크라이나;IE Ireland 아일랜드;NZ New Zealand 뉴질랜드;
SA Saudi Arabia 사우디아라비아|사우디;BE Belgium 벨기에;SG Singapore 싱가포르;AT Austria 오스트리아;CH Switzerland 스위스;DK Denmark 덴마크;ES Spain 스페인;
IT Italy 이탈리아;NL Netherlands|Holland 네덜란드;PL Poland 폴란드;SE Sweden 스웨덴;NO Norway 노르웨이;FI Finland 핀란드;PT Portugal 포르투갈;
GR Greece 그리스;TR Turkey|Türkiye|Turkiye 튀르키예|터키;HU Hungary 헝가리;CZ Czechia|Czech Republic 체코;RO Romania 루마니아;BG Bulgaria 불가리아;RS Serbia 세르비아;
HR Croatia 크로아티아;MN Mongolia 몽골;UZ Uzbekistan 우즈베키스탄;KG Kyrgyzstan 키르기스스탄;TJ Tajikistan 타지키스탄;TM Turkmenistan 투르크메니스탄;
IN India 인도;ID Indonesia 인도네시아;TH Thailand 태국;PH Philippines 필리핀;MY Malaysia 말레이시아;KH Cambodia 캄보디아;LA Laos 라오스;MM Myanmar 미얀마;
NP Nepal 네팔;LK Sri Lanka 스리랑카;BD Bangladesh 방글라데시;PK Pakistan 파키스탄;BT Bhutan 부탄;IR Iran 이란;IQ Iraq 이라크;IL Israel 이스라엘;
AE United Arab Emirates|UAE 아랍에미리트;QA Qatar 카타르;JO Jordan 요르단;EG Egypt 이집트;MA Morocco 모로코;ZA South Africa 남아프리카공화국|남아공;KE Kenya 케냐;
ET Ethiopia 에티오피아;GH Ghana 가나;NG Nigeria 나이지리아;TZ Tanzania 탄자니아;UG Uganda 우간다;RW Rwanda 르완다;MZ Mozambique 모잠비크;SN Senegal 세네갈;
CA Canada 캐나다;MX Mexico 멕시코;BR Brazil 브라질;AR Argentina 아르헨티나;CL Chile 칠레;PE Peru 페루;CO Colombia 콜롬비아;EC Ecuador 에콰도르;UY Uruguay 우루과이;
DO Dominican Republic 도미니카공화국;CR Costa Rica 코스타리카;PY Paraguay 파라과이;BO Bolivia 볼리비아;AU Australia 호주|오스트레일리아;FJ Fiji 피지;
KR Korea|South Korea|Republic of Korea 한국|대한민국|우리나라|국내;KP North Korea 북한;BY Belarus 벨라루스;LT Lithuania 리투아니아;LV Latvia 라트비아;EE Estonia 에스토니아;
SI Slovenia 슬로베니아;SK Slovakia 슬로바키아;GE Georgia 조지아;AM Armenia 아르메니아;AZ Azerbaijan 아제르바이잔;LU Luxembourg 룩셈부르크;IS Iceland 아이슬란드;
CU Cuba 쿠바;GT Guatemala 과테말라;PA Panama 파나마;VE Venezuela 베네수엘라;CM Cameroon 카메룬;CI Ivory Coast|Côte d'Ivoire 코트디부아르;DZ Algeria 알제리;TN Tunisia 튀니지
"""


@cache
def names() -> Mapping[str, tuple[str, ...]]:
    """Return the codes that each name of a country or part of the world stands for, by its lower-case name."""
    found: dict[str, tuple[str, ...]] = {}
    for part, labels in _PARTS.items():
        for label in labels:
            found[label] = regions.members(part)
    found["latin america"] = found["중남미"] = (*found["south america"], *found["central america"])
    for label, part in _ADJECTIVES.items():
        found[label] = (part,) if part.isupper() else found[_PARTS[part][0]]
    for entry in _COUNTRIES.replace("\n", "").split(";"):
        code, rest = entry.strip().split(" ", 1)
        english, korean = rest.rsplit(" ", 1)
        for label in [*english.split("|"), *korean.split("|")]:
            found.setdefault(label.lower(), (code,))
    found["america"] = ("US",)
    return found
