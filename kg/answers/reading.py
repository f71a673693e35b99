"""How a question was read: what is asked for, under which conditions, and what was mended, ambiguous or left out."""

from dataclasses import dataclass, field

from kg.answers.conditions import Conditions
from kg.answers.hangul import josa
from kg.answers.lexicon import Lexicon
from kg.answers.terms import RELATIONS, ROLES, STATUSES, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a question asks: an intent under conditions, and the form of the answer.

    `shape` is list, count, rank, whether, when, where or who; `group` and `measure` say what a ranking ranks by what.
    `places` are the places named, in the order of the question. `every` are groups of themes of each of which one must
    hold ("both wetlands and tourism"), `shunned` themes that must not ("but not on tourism"). `each_kind` says
    that relations of every kind named must hold ("both an agreement and a visit"). `other_period` (since, until) is a period whose facts are
    left out ("in 2015 but not in 2016"). `only` says that no more than what is
    asked for may hold ("only planned"). `unheeded` says that the question negates what its
    conditions do not; `rule` that it is a particular question, known by its words.
    """

    question: str
    lang: str
    intent: str
    conditions: Conditions = field(default_factory=Conditions)
    shape: str = "list"
    target: str = ""
    group: str = ""
    measure: str = ""
    limit: int | None = None
    least: bool = False
    at_least: int | None = None
    order: str = ""
    places: tuple[str, ...] = ()
    every: tuple[tuple[str, ...], ...] = ()
    shunned: tuple[str, ...] = ()
    each_kind: bool = False
    words: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    ambiguous: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ignored: tuple[str, ...] = ()
    other_period: tuple[str | None, ...] = ()
    only: bool = False
    unheeded: bool = False
    rule: bool = False


# intent -> what it asks for, in English and Korean; {cities}, {partners}, {networks} … are filled in
PHRASES: dict[str, tuple[str, str]] = {
    "pairs": ("Partner cities", "교류 도시"),
    "agreements": ("Agreements", "협약"),
    "events": ("Events", "행사"),
    "memberships": ("Memberships in networks", "네트워크 가입과 역할"),
    "outsiders": ("Places not shown as members", "회원으로 나오지 않는 도시"),
    "shared networks": ("Networks that the places share", "함께 속한 네트워크"),
    "officials": ("Officials", "공직자"),
    "policies": ("Policies", "정책"),
    "engagements": ("Places and the themes they pursue", "도시와 그 정책 주제"),
    "shared themes": ("Themes between the places", "두 도시를 잇는 주제"),
    "places": ("Places of the graph", "그래프의 도시"),
    "countries": ("Countries of the partners", "상대 도시의 국가"),
    "documents": ("Documents", "문서"),
    "evidence": ("Sentences that support it", "근거 문장"),
    "show": ("All that is known", "알려진 것 모두"),
    "timeline": ("What happened, in order of time", "시간순으로 있었던 일"),
    "path": ("How the two are connected", "두 곳이 연결되는 길"),
    "compare": ("The places side by side", "나란히 견준 도시"),
    "common partners": ("Partners that they share", "공통 교류 도시"),
    "in common": ("What they have in common: networks, themes and partners", "공통으로 가진 네트워크·주제·교류 도시"),
    "agreed": ("What was agreed, and what was only planned or discussed", "합의한 것과 논의·예정에 그친 것"),
    "upgraded": (
        "Agreements upgraded to a higher type, with the years between",
        "더 높은 단계로 격상된 협약과 걸린 기간",
    ),
    "unconfirmed": (
        "What was planned for a day that has passed and is not confirmed as held",
        "예정일이 지났으나 이루어졌는지 확인되지 않은 것",
    ),
    "changed": ("Sentences that tell of a changed, postponed or cancelled item", "변경·연기·취소를 말하는 문장과 사건"),
    "deputies": (
        "Deputies who signed or attended, and sentences that say for whom",
        "시장을 대신해 서명하거나 참석한 사람",
    ),
    "only through": ("Places tied only through the network", "네트워크를 통해서만 연결되는 도시"),
    "mayors": ("Mayors by the agreements concluded in their time", "재임 중 체결한 협약 수로 본 시장"),
    "silenced": ("Ties that went silent when the mayor changed", "단체장이 바뀐 뒤 끊긴 교류"),
    "dormant": ("Partners with no activity in the period", "그 기간에 활동 기록이 없는 교류 도시"),
    "duplicates": ("Places partnered with several others", "여러 곳과 결연한 도시"),
    "expiring": ("Agreements that expire in the period", "그 기간에 만료되는 협약"),
    "ended": ("Ties suspended, ended or cancelled", "중단·종료·취소된 관계"),
    "council": ("Sentences that tell of a council's consent", "의회 의결·동의를 말하는 문장"),
    "copied": ("Policies that others copy or mean to copy", "다른 도시가 도입하거나 도입하려는 정책"),
    "benchmarked": ("Policies learned from others", "다른 도시에서 배운 정책"),
    "goals": ("SDG goals and targets that the themes touch", "교류 주제가 닿는 SDG 목표"),
    "trend": ("Themes by year", "연도별 주제"),
    "conflicts": ("Facts on which documents disagree", "문서끼리 다른 사실"),
    "candidates": ("What the name may mean", "이름이 가리킬 수 있는 것"),
    "reviewed": ("Facts that a person confirmed, corrected or rejected", "사람이 확인·수정·기각한 사실"),
    "promised": ("Who attended, and who only promised to come", "참석한 쪽과 방문을 약속한 쪽"),
    "awards": ("Awards received", "받은 상"),
    "single": ("Facts that rest on one document", "문서 하나에만 근거한 사실"),
    "accuracy": ("How much rests on quotes, by kind of statement", "진술 종류별 근거 문장 비율"),
    "brokers": ("Brokers between parts of the network", "지역을 잇는 매개 도시"),
    "assortativity": ("Whether partners resemble each other in size", "비슷한 규모끼리 맺어지는지"),
    "backbone": ("Pairs that share more networks than chance would give", "우연 이상으로 네트워크를 함께하는 도시 쌍"),
    "interlocking": ("Connectivity in the interlocking network model", "연동네트워크모형으로 본 연결도"),
    "communities": ("Communities of cities and their themes", "도시 군집과 그 주제"),
    "core": ("The cores of the tie network", "관계망의 핵(k-코어)"),
    "recommendation": ("Candidate partners, with reasons for and against", "후보 도시와 추천·비추천 사유"),
    "correlation": ("Networks joined against activity on the theme", "가입 네트워크 수와 주제 활동"),
    "temporal": ("Centrality when dates of membership are respected", "가입 시기를 반영한 중심성"),
    "centrality": ("Cities by their place in the network", "중심성으로 본 도시"),
    "changes": ("What changed in the graph since the last build", "지난 빌드 이후 달라진 것"),
    "ranking": ("Ranking", "순위"),
}


def tell(reading: Reading, lexicon: Lexicon) -> str:
    """Return how a question was read, in the language of the question."""
    return _tell_korean(reading, lexicon) if reading.lang == "ko" else _tell_english(reading, lexicon)


def _names(iris: tuple[str, ...], lexicon: Lexicon, lang: str) -> list[str]:
    return [lexicon.label(iri, lang) for iri in iris]


def _head(reading: Reading) -> str:
    phrase = PHRASES.get(reading.intent, (reading.intent, reading.intent))[reading.lang == "ko"]
    kinds = [say(RELATIONS, name, reading.lang) for name in reading.conditions.types]
    if reading.intent == "events" and kinds:
        with_bodies = reading.target == "network" and not reading.conditions.networks and reading.lang == "en"
        told = ", ".join(kinds).capitalize() + (" (행사)" if reading.lang == "ko" else "s")
        return told + (" with networks" if with_bodies else "")
    return phrase


def _groups(reading: Reading, lexicon: Lexicon) -> dict[str, str]:
    conditions, lang = reading.conditions, reading.lang
    joined = {
        "themes": _names(_topmost(conditions.themes, lexicon), lexicon, lang),
        "networks": _names(conditions.networks, lexicon, lang),
        "officials": _names(conditions.officials, lexicon, lang),
        "countries": list(reading.words) or list(conditions.countries),
        "types": [say(RELATIONS, name, lang) for name in conditions.types],
        "roles": [say(ROLES, name, lang) for name in conditions.roles],
        "statuses": [say(STATUSES, name, lang) for name in conditions.statuses],
    }
    said = {key: ", ".join(dict.fromkeys(items)) for key, items in joined.items() if items}
    if reading.every:
        heads = dict.fromkeys(lexicon.label(group[0], lang) for group in reading.every)
        said["themes"] = (", 그리고 " if lang == "ko" else " and ").join(heads)
    return said


def _topmost(themes: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(theme for theme in themes if lexicon.broader.get(theme) not in themes)


def _tell_english(reading: Reading, lexicon: Lexicon) -> str:
    conditions = reading.conditions
    said = _groups(reading, lexicon)
    parts = [_head(reading)]
    cities, partners = _names(conditions.cities, lexicon, "en"), _names(conditions.partners, lexicon, "en")
    if cities and partners:
        parts.append(f"between {' / '.join(cities)} and {' / '.join(partners)}")
    elif cities:
        preposition = {"to": "to", "from": "by"}.get(conditions.direction or "", "of")
        parts.append(f"{preposition} {' / '.join(cities)}")
    elif partners:
        parts.append(f"to {' / '.join(partners)}")
    parts += [
        f"{'not ' if name in conditions.negated else ''}{text} {said[key]}"
        for key, name, text in (
            ("themes", "theme", "that share the theme" if reading.intent == "pairs" else "on the theme"),
            ("networks", "network", "in"),
            ("officials", "official", "with"),
            ("countries", "country", "in"),
            ("roles", "role", "as"),
        )
        if key in said
    ]
    if "types" in said and reading.intent != "events":
        parts.append(f"{'without' if 'type' in conditions.negated else 'through'} {said['types']}")
    if reading.shunned:
        parts.append("but not the theme " + ", ".join(_names(_topmost(reading.shunned, lexicon), lexicon, "en")))
    if conditions.excluded:
        parts.append("leaving out " + " / ".join(_names(conditions.excluded, lexicon, "en")))
    if conditions.since or conditions.until:
        parts.append(("begun " if conditions.began else "") + _span(conditions.since, conditions.until))
    if reading.other_period:
        parts.append("not " + _span(*reading.other_period))
    if reading.intent in ("pairs", "agreements", "events", "memberships"):
        status = f"status: {said['statuses']}" if "statuses" in said else "any status"
        state = "status not " + said["statuses"] if "status" in conditions.negated else status
    else:
        state = ""
    # what follows what is asked for goes on with it ("Agreements of Goyang"); the status never does
    text = ", ".join(part for part in (" ".join(parts[:2]), *parts[2:], state) if part)
    return _form(reading, text)


def _span(since: str | None, until: str | None) -> str:
    if since and until:
        return f"in {since}" if since == until else f"from {since} to {until}"
    return f"since {since}" if since else f"until {until}"


def _form(reading: Reading, text: str) -> str:
    if reading.shape == "rank" and reading.group:
        order = "fewest" if reading.least else "most"
        text = f"{text}: each {reading.group} by its number of {reading.measure}, {order} first"
    elif reading.shape == "count":
        text = f"The number of: {text}"
    elif reading.shape == "whether":
        text = f"Whether the graph shows: {text}"
    return text


def _tell_korean(reading: Reading, lexicon: Lexicon) -> str:
    conditions = reading.conditions
    said = _groups(reading, lexicon)
    parts = []
    cities, partners = _names(conditions.cities, lexicon, "ko"), _names(conditions.partners, lexicon, "ko")
    if cities and partners:
        parts.append(f"{josa('·'.join(cities), '과/와')} {'·'.join(partners)} 사이")
    elif cities:
        # only events go somewhere; what else is asked for belongs to the place ("포항의 공직자")
        way = conditions.direction if reading.intent == "events" else None
        going = {"to": ("으로/로", " 향한"), "from": ("이/가", " 한")}.get(way or "")
        named = "·".join(cities)
        parts.append(josa(named, going[0]) + going[1] if going else named + "의")
    if conditions.since or conditions.until:
        since, until = conditions.since, conditions.until
        if since and until:
            parts.append(since if since == until else f"{since}부터 {until}까지")
        else:
            parts.append(f"{since} 이후" if since else f"{until}까지")
    if conditions.excluded:
        parts.append("·".join(_names(conditions.excluded, lexicon, "ko")) + " 제외,")
    for key, name, yes, no in (
        ("countries", "country", "{} 지역", "{} 제외"),
        ("networks", "network", "{} 소속", "{} 소속이 아닌"),
        ("officials", "official", "{} 관련", "{} 제외"),
        ("roles", "role", "{}인" if reading.intent == "officials" else "역할이 {}인", "{} 역할 제외,"),
        ("themes", "theme", "주제 ‘{}’", "주제 ‘{}’ 아닌"),
    ):
        if key in said:
            parts.append((no if name in conditions.negated else yes).format(said[key]))
    if reading.shunned:
        parts.append(f"주제 ‘{', '.join(_names(_topmost(reading.shunned, lexicon), lexicon, 'ko'))}’ 제외,")
    if "types" in said and reading.intent != "events":
        parts.append(f"{said['types']} {'없는' if 'type' in conditions.negated else '기준'}")
    parts.append(_head(reading))
    text = " ".join(parts)
    if reading.intent in ("pairs", "agreements", "events", "memberships"):
        other = " 아님" if "status" in conditions.negated else ""
        text += f" (상태: {said['statuses']}{other})" if "statuses" in said else " (모든 상태)"
    if reading.shape == "rank" and reading.group:
        from kg.answers.terms import column

        order = "적은" if reading.least else "많은"
        text += f": {column(reading.group, 'ko')}별 {column(reading.measure, 'ko')} 수가 {order} 순"
    elif reading.shape == "count":
        text += "의 수"
    elif reading.shape == "whether":
        text += ": 그래프에 있는지"
    return text


def notes(reading: Reading, lexicon: Lexicon) -> tuple[str, ...]:
    """Return what was mended, what is ambiguous and what was left out of a question, a sentence each."""
    korean = reading.lang == "ko"
    told = [
        f"'{typed}'은(는) '{meant}'(으)로 읽었습니다." if korean else f"Read '{typed}' as '{meant}'."
        for typed, meant in reading.mended
    ]
    for name, iris in reading.ambiguous:
        listed = ", ".join(f"{lexicon.label(iri, reading.lang)} ({iri.rsplit('/', 1)[-1]})" for iri in iris)
        told.append(
            f"'{name}'은(는) 여럿을 뜻할 수 있어 모두 보았습니다: {listed}."
            if korean
            else f"'{name}' may mean several; all were looked at: {listed}."
        )
    if reading.ignored:
        words = ", ".join(f"'{word}'" for word in reading.ignored)
        told.append(f"읽지 못해 뺀 말: {words}." if korean else f"Left out, not understood: {words}.")
    return tuple(told)
