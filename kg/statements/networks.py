"""City networks and international bodies: by the lexicon data/networks.csv, and by how a text introduces new ones."""

import csv
import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain

from kg import paths
from kg.model import Network
from kg.statements.morphology import Sentence
from kg.statements.patterns import near
from kg.values import value

_WORDS = r"[가-힣A-Za-z0-9·‧]+(?:\s[가-힣A-Za-z0-9·‧]+){0,4}"
_GLOSS = r"\((?:이하\s?)?(?:영문\s?)?(?P<abbr>[A-Z][A-Za-z0-9]*(?:[- ][A-Z][A-Za-z0-9]+)?)(?:[·,/]\s?[^()]{1,30})?\)"
_GLOSSED = re.compile(_GLOSS)
_INTRODUCED = re.compile(rf"(?P<name>{_WORDS})\s?{_GLOSS}")
_NAME_BACKWARDS = re.compile(rf"\s?{_WORDS}")
_REVERSED = re.compile(
    r"(?<![A-Za-z])(?P<abbr>[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*(?:\s?ASPAC)?)\s?\((?P<name>[가-힣][가-힣·\s]{3,25})\)"
)
_HENCE = re.compile(r"\((?:[^()]{0,60},\s?)?이하\s?[‘'\"“]?(?P<alias>[A-Za-z가-힣0-9 ]{2,20})[’'\"”]?\)")
_HEAD = re.compile(
    r"(?:협의회|협의체|연합회|연합|연맹|네트워크|기구|동맹|연대|이사회|국제협회|협회|시장회의|지방정부회의|사무국|얼라이언스)$"
)
# a body of these names is a network only where the text gives it an abbreviation
_HEAD_GLOSSED = re.compile(
    rf"{_HEAD.pattern[:-1]}|(?:포럼|위원회|연구회|연구소|연구센터|교육센터|은행|기금|파트너십|플랫폼|클럽|도시\s?회의|시장단|허브)$"
)
_SCOPE = re.compile(
    r"(?:국제|세계|글로벌|아시아|동아시아|동북아|아태|유럽|아프리카|중남미|라틴아메리카|미주|지중해|발트|실크로드|유라시아|태평양|환태평양|환황해|환동해|동해|아세안|ASEAN|한일|한중|북방|동남아|한중일|유엔|UN|월드)"
)
_MEMBERS = re.compile(
    r"(?:도시|지방정부|자치단체|지자체|시장|지방의회|지역|섬|항만|학습|창의|문화|스마트|관광|건강|기후|에너지|평화|인권|교육|과학)"
)
_PLAIN = near(
    r"(?<![가-힣])(?P<name>(?:[가-힣]+\s)?[가-힣]*(?:도시|지방정부|자치단체|시장|의회의장|구청장|군수|시도지사)[가-힣]*(?:연합|연맹|협의회|협의체|네트워크|기구|동맹|연합회|지방정부회의|자치단체회의|(?<=도시)\s(?:협의체|협의회|네트워크|연합)|(?<=도시)\s?회의))(?=[은는이가을를의에와과도로,.()\s·'’」]|에서|$)"
)
# a body of the world's or a part of it: 아시아생태관광기구, 세계무술연맹
_WORLDWIDE = near(
    r"(?<![가-힣])(?P<name>(?:국제|세계|글로벌|아시아태평양|아시아|동아시아|동북아시아|동북아|환동해|환황해|유럽|유엔|유네스코)[가-힣]{1,12}(?:\([一-龥]{1,4}\)[가-힣]{1,10})?(?:연맹|기구|연합|협의회|협의체|네트워크|동맹))"
    r"(?=[은는이가을를의에과와로,.()\s·'’」]|에서|$)"
)
# a forum, club or pact is a network where the text gives it members, a chair or a seat
_BELONGED = near(
    r"(?<![가-힣])(?P<name>(?:국제|세계|글로벌|아시아태평양|아시아|동아시아|동북아시아|동북아|환동해|환황해|유럽)[가-힣]{2,14}(?:포럼|회의|협의체|클럽|파트너십|플랫폼|동맹체|협의기구|얼라이언스))"
    r"(?=(?:에는|에|엔)\s(?:[^\s.]+\s){0,6}?(?:가입|들어\s?있|속해)|(?:의|에는|에|은|는|이|가)?\s(?:\S+\s)?(?:정?회원|가입|사무국\s?(?:은|이|을|도시)|부?의장|부?회장(?:도시)?|이사도시|집행위원|운영위원|창립))"
)
# an association says by its members that it is one: 평생학습도시협의회, 시군의회의장협의회
_OWN_NAME = re.compile(
    r"(?:(?!(?:\S*\s)?(?:회원|자매|우호|참가|참여|중소|주변|인근|선진|교류|협력|다른|여러)도시)[가-힣\s]{2,}(?:도시|지방정부|자치단체)|[가-힣]*(?:구청장|군수|시장|시도지사|의회의장))\s?(?:협의회|협의체|연합회?|연맹|네트워크|동맹)$"
)
# 국제섬관광정책(ITOP)포럼: the gloss inside the name
_SPLIT = re.compile(
    r"(?P<first>[가-힣]{4,16})\s?\((?P<abbr>[A-Z][A-Za-z0-9]{1,9})\)\s?(?P<head>포럼|연합|협의회|네트워크|연맹|회의|이사회|동맹)(?![가-힣]*(?:를|을)?\s?개최)"
)
_LONGEST_NAME = 200
_FEW = 2
_HOME = re.compile(r"(?:한국|대한|전국|국내|도내|서울|경기|부산)")
_WHOLE = 6  # letters of a name that is its own wherever it stands
_BOUND = re.compile(r"[가-힣A-Za-z0-9]")
_JOSA = re.compile(
    r"(?:은|는|이|가|을|를|의|에|에서|와|과|로|으로|도|만|나|인(?![가-힣])|임|였|라는|다|까지|부터|측|본부|총회|사무국|사무총장|회원|회장|의장|이사회|집행|아태|네트워크|창립|가입|회의|인증|지정|선정|도시|등재|세계|국제|당국|지부|기준|대표|한국|연례|산하|이사|부의장|위원|협약|클러스터|어워드|상|기념|행사|공동|지역|포럼|정상|장(?:은|이|을|인|으로|도|직|에|과|의|단|$|[\s,.]))"
)


@value
class NetworkFound:
    """A network named at a stretch of the text."""

    start: int
    end: int
    network: Network
    short: bool = False


@cache
def lexicon() -> tuple[Network, ...]:
    """Return the networks of data/networks.csv."""
    with (paths.data() / "networks.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Network(
                id=row["id"],
                ko=row["ko"] or None,
                en=row["en"] or None,
                abbreviation=row["abbr"] or None,
                kind=row["kind"] or None,
                wikidata=row["wikidata"] or None,
                labels=tuple(label for label in row["labels"].split("|") if label),
            )
            for row in csv.DictReader(file)
        )


@cache
def _keys() -> dict[str, tuple[tuple[str, str, Network], ...]]:
    """Return the labels of all networks by their first two characters, the longest first.

    Each comes with the letters that any match of it begins with (see `_matcher`).
    """
    table: dict[str, dict[str, Network]] = {}
    for network in lexicon():
        for label in (network.ko, network.abbreviation, network.en, *network.labels):
            if label and len(label) > 1:
                table.setdefault(label[:2], {}).setdefault(label, network)
    keys = {}
    for key, labels in table.items():
        ordered = sorted(labels, key=len, reverse=True)
        keys[key] = tuple((_SPLITS.split(label)[0], label, labels[label]) for label in ordered)
    return keys


# where a label may be written apart
_SPLITS = re.compile(r"\s|네트워크|창의도시|학습도시")


@cache
def _matcher(label: str) -> re.Pattern[str]:
    """Return what finds a label, its blanks optional: made when a text first has its opening, of over a thousand."""
    pattern = r"\s?".join(re.escape(part) for part in label.split())
    pattern = (
        pattern.replace("네트워크", r"\s?네트워크")
        .replace("창의도시", r"\s?창의도시")
        .replace("학습도시", r"\s?학습도시")
        .replace(r"\s?\s?", r"\s?")
    )
    if label[-1].isascii() and label[-1].isalnum():
        pattern += r"(?![A-Za-z0-9])"
    return re.compile(pattern)


def find(text: str, start: int, end: int, aliases: dict[str, Network]) -> list[NetworkFound]:
    """Return the networks named between two positions, the longest names first where they overlap.

    `aliases` maps the short names that this document introduced (이하 ABC) to their networks.
    """
    keys = _keys()
    shorts: dict[str, list[str]] = {}
    for alias in aliases:
        shorts.setdefault(alias[:2], []).append(alias)
    found: list[NetworkFound] = []
    at = start
    for begin in _begins(text, start, end, shorts):
        if begin < at:
            continue
        key = text[begin : begin + 2]
        hit = _listed(text, begin, end, keys.get(key, ())) or _short(text, begin, end, shorts.get(key, ()), aliases)
        if hit:
            found.append(hit)
            at = hit.end
    return _compounds(text, _longest(_titled(text, each, end) for each in found))


# a title goes by its field: 유네스코 공예 및 민속예술 분야 창의도시
_FIELD = r"\s?(?:(?:글로벌|국제|세계|분야|부문|및|와|과|[가-힣]{2,5}(?:[·,]\s?[가-힣]{2,5}|예술|아트)?)\s?){0,4}?"
_TITLES = {
    "unesco": tuple(
        (re.compile(rf"{_FIELD}{title}"), network)
        for title, network in (
            (r"창의\s?도시(?:\s?네트워크)?", "uccn"),
            (r"학습\s?도시\s?네트워크", "gnlc"),
            (r"세계지질공원", "unesco-global-geoparks"),
        )
    ),
    "who": ((re.compile(rf"{_FIELD}고령친화\s?도시(?:\s?(?:국제|글로벌)?\s?네트워크)?"), "gnafcc"),),
}


def _titled(text: str, found: NetworkFound, end: int) -> NetworkFound:
    """Return the network of a title where a body's name only begins it (유네스코 민속예술 창의도시)."""
    for pattern, network in _TITLES.get(found.network.id, ()):
        match = pattern.match(text, found.end, end)
        if match and _ends(text, match.end(), end):
            return NetworkFound(found.start, match.end(), _by_id()[network])
    return found


def _longest(found: Iterable[NetworkFound]) -> list[NetworkFound]:
    """Drop what stands within the title before it."""
    kept: list[NetworkFound] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


@cache
def _by_id() -> dict[str, Network]:
    return {network.id: network for network in lexicon()}


# what a text calls a city by its title alone, once it has named the network that gives it
_SHORT_TITLES = (
    ("창의도시", "uccn", re.compile(r"유네스코|UCCN|창의도시\s?네트워크")),
    ("슬로시티", "cittaslow", re.compile(r"국제\s?슬로시티|슬로시티\s?(?:국제)?연맹|치타슬로|Cittaslow")),
    ("습지도시", "ramsar", re.compile(r"람사르")),
)


def title_words(text: str) -> dict[str, Network]:
    """Return the titles that stand for a network of which this text speaks: 창의도시 where it has named UNESCO."""
    return {word: _by_id()[network] for word, network, told in _SHORT_TITLES if word in text and told.search(text)}


def _begins(text: str, start: int, end: int, shorts: Iterable[str]) -> list[int]:
    """Return where a word begins whose first two letters begin a known network or a short name of this document."""
    first, begins = _first(), []
    match = first.search(text, start, end)
    while match is not None:
        begins.append(match.start())
        match = first.search(text, match.start() + 1, end)
    for key in shorts:
        at = text.find(key, start, end)
        while at >= 0:
            begins.append(at)
            at = text.find(key, at + 1, end)
    return sorted({at for at in begins if _BEGIN.match(text, at)})


@cache
def _first() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _keys()))))


def _listed(text: str, begin: int, end: int, options: tuple[tuple[str, str, Network], ...]) -> NetworkFound | None:
    for opening, label, network in options:
        match = _matcher(label).match(text, begin, end) if text.startswith(opening, begin) else None
        if match and _ends(text, match.end(), end):
            return NetworkFound(begin, match.end(), network)
    return None


def _short(text: str, begin: int, end: int, options: Sequence[str], aliases: dict[str, Network]) -> NetworkFound | None:
    for alias in options:
        stop = begin + len(alias)
        if text.startswith(alias, begin) and stop <= end and _ends(text, stop, end):
            return NetworkFound(begin, stop, aliases[alias], short=True)
    return None


_BEGIN = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣A-Za-z0-9]|(?<![A-Za-z0-9])[A-Za-z0-9]")


def _ends(text: str, at: int, end: int) -> bool:
    if at >= end or not _BOUND.match(text[at]):
        return True
    if text[at - 1].isascii():
        return not text[at].isascii() or (text[at].isdigit() is False and not text[at].isalpha())
    return bool(_JOSA.match(text, at))


def _compounds(text: str, found: list[NetworkFound]) -> list[NetworkFound]:
    """Drop a body whose name only begins a longer one: 세계보건기구(WHO) 고령친화도시 국제네트워크 is one network."""
    kept: list[NetworkFound] = []
    for each in found:
        while kept:
            between = text[kept[-1].end : each.start]
            glossed = re.fullmatch(r"\s?\(\s?", between)
            if kept[-1].network.id == each.network.id:
                break
            parent = kept[-1].network.id in ("who", "unesco", "un", "unicef", "uclg")
            if parent and (
                between in ("", " ") or (glossed is None and re.fullmatch(r"\)\s?", between) and len(kept) > 1)
            ):
                name = kept.pop()
                if kept and kept[-1].network.id == name.network.id and text[kept[-1].end : name.start] in ("(", " ("):
                    kept.pop()
                continue
            break
        kept.append(each)
    return kept


@cache
def _known() -> dict[str, Network]:
    """Return the networks by their labels without blanks and dots."""
    known: dict[str, Network] = {}
    for network in lexicon():
        for label in (network.ko, network.abbreviation, *network.labels):
            if label:
                known.setdefault(_plain(label), network)
    return known


def introduced(text: str) -> list[tuple[int, int, Network, tuple[str, ...]]]:
    """Return networks that the text introduces itself: (start, end, network, its short names in this text)."""
    known = _known()
    made: list[tuple[int, int, Network, tuple[str, ...]]] = []
    for matches in (_named_before_gloss(text), _REVERSED.finditer(text)):
        for match in matches:
            name, start = _scoped(match["name"], match.start("name"))
            abbr = match["abbr"].strip()
            network = known.get(_plain(name)) or known.get(_plain(abbr))
            aliases = tuple(
                alias
                for alias in re.findall(r"[A-Za-z가-힣0-9]{2,}", text[match.end("name") : match.end()])
                if alias not in ("이하", "영문")
            )
            if network is None:
                initials = sum(each.isupper() for each in abbr)
                if not (
                    _HEAD_GLOSSED.search(name)
                    # without a word of the world or of members, a body of this country's would be one too
                    and (
                        _SCOPE.search(name)
                        or _MEMBERS.search(name)
                        or (_HEAD.search(name) and initials > _FEW and not _HOME.match(name))
                    )
                    and len(name) >= 5
                    and abbr.isascii()
                    and initials > 1
                ):
                    continue
                network = Network(id=_id(abbr), ko=name, abbreviation=abbr, kind="unlisted", labels=())
            elif not _HEAD.search(name):
                continue
            made.append((start, match.end("name"), network, (abbr, *aliases)))
    for match in _SPLIT.finditer(text):
        abbr = match["abbr"]
        network = known.get(_plain(abbr)) or known.get(_plain(match["first"] + match["head"]))
        if network is None and _SCOPE.search(match["first"]):
            name = f"{match['first']}{match['head']}"
            network = Network(id=_id(abbr), ko=name, abbreviation=abbr, kind="unlisted", labels=())
        if network is not None:
            made.append((match.start(), match.end("head"), network, (abbr,)))
    for match in _HENCE.finditer(text):
        name, _ = _scoped(text[max(0, match.start() - 40) : match.start()].rsplit("\n", 1)[-1], 0)
        hit = known.get(_plain(name)) or next(
            (known[_plain(part)] for part in _tails(name) if _plain(part) in known), None
        )
        if hit is None and _HEAD.search(name) and _SCOPE.search(name):
            hit = Network(
                id=_id(match["alias"]),
                ko=name,
                abbreviation=match["alias"] if match["alias"].isascii() else None,
                kind="unlisted",
            )
        if hit is not None:
            made.append((match.start() - len(name), match.start(), hit, (match["alias"].strip(),)))
    made += _spaced(text, made)
    taken = [(start, end) for start, end, *_ in made]
    for match in _PLAIN.finditer(text):
        name, start = _scoped(match["name"], match.start("name"))
        if (
            not ((_SCOPE.match(name) and (_HEAD.search(name) or name.endswith("회의"))) or _OWN_NAME.search(name))
            or _plain(name) in known
        ):
            continue
        if any(begin < match.end() and start < end for begin, end in taken):
            continue
        made.append((start, match.end("name"), Network(id=_id(name), ko=name, kind="unlisted"), ()))
        taken.append((start, match.end("name")))
    for match in chain(_WORLDWIDE.finditer(text), _BELONGED.finditer(text)):
        name, start = match["name"], match.start("name")
        if _plain(name) not in known and not any(begin < match.end() and start < end for begin, end in taken):
            made.append((start, match.end("name"), Network(id=_id(name), ko=name, kind="unlisted"), ()))
            taken.append((start, match.end("name")))
    return made


def _named_before_gloss(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_INTRODUCED` matches; from each gloss back to the words before it, as few names have a gloss."""
    at = 0
    for gloss in _GLOSSED.finditer(text):
        before = _NAME_BACKWARDS.match(text[max(at, gloss.start() - _LONGEST_NAME) : gloss.start()][::-1])
        match = _INTRODUCED.match(text, gloss.start() - before.end()) if before is not None else None
        if match is not None:
            yield match
            at = match.end()


def _spaced(
    text: str, made: Sequence[tuple[int, int, Network, tuple[str, ...]]]
) -> list[tuple[int, int, Network, tuple[str, ...]]]:
    """Return where else the text writes the networks that it introduces, with other blanks than there."""
    more: list[tuple[int, int, Network, tuple[str, ...]]] = []
    for network in {each[2].id: each[2] for each in made if each[2].kind == "unlisted"}.values():
        name = re.sub(r"\s", "", network.ko or "")
        if len(name) < _WHOLE:
            continue
        for match in re.finditer(r"(?<![가-힣])" + r"\s?".join(map(re.escape, name)), text):
            if not any(start < match.end() and match.start() < end for start, end, *_ in (*made, *more)):
                more.append((match.start(), match.end(), network, ()))
    return more


# a body taken up again by what it is: 연맹은, 이 협의회의; after another noun it would be another body (도의회 협의회)
_NOUNS = "협의회|협의체|연합회|연합|연맹|네트워크|기구|동맹|협회|파트너십|포럼"
_AGAIN = re.compile(
    rf"(?<![가-힣A-Za-z])(?P<head>{_NOUNS})"
    r"(?=(?:은|는|이|가|을|를|의|에|에는|에서|에서는|와|과|측은|로부터|으로부터|도)\s|\s(?:사무국|이사회|집행|총회|회원|의장|회장|가입|정회원))"
)
_TAKEN_UP = re.compile(
    r"(?:^|[.,;:…\"'‘“”’(]|(?:^|\s)(?:이|그|해당|동|이번)|[가-힣](?:은|는|을|를|에|가|서|고|며|한|된))\s?$"
)
_LAST_NOUN = re.compile(rf"({_NOUNS})$")
_BEHIND = 8  # letters before the noun that tell whether it stands alone
_KEPT = 4096


def again(text: str, sentences: Sequence[Sentence], bodies: Sequence[list[NetworkFound]]) -> None:
    """Add to each sentence's networks those that it takes up by their last noun: the one so called named last before."""
    last: dict[str, NetworkFound] = {}
    for index, row in enumerate(bodies):
        named = list(row)
        if last:
            for match in _AGAIN.finditer(text, sentences[index].start, sentences[index].end):
                start, end = match.span("head")
                behind = text[max(sentences[index].start, start - _BEHIND) : start]
                if any(each.start < end and start < each.end for each in named) or not _TAKEN_UP.search(behind):
                    continue
                before = [each for each in named if each.end <= start and _last_noun(each) == match["head"]]
                meant = before[-1] if before else last.get(match["head"])
                if meant is not None:
                    row.append(NetworkFound(start, end, meant.network, short=True))
            row.sort(key=lambda each: each.start)
        for each in named:
            noun = _last_noun(each)
            if noun:
                last[noun] = each


@lru_cache(maxsize=_KEPT)
def _last_noun_of(network: Network) -> str:
    names = (network.ko, *network.labels)
    return next((m[1] for name in names if name and (m := _LAST_NOUN.search(name))), "")


def _last_noun(found: NetworkFound) -> str:
    return _last_noun_of(found.network)


def _tails(name: str) -> Iterator[str]:
    words = name.split()
    for index in range(len(words)):
        yield " ".join(words[index:])


def _scoped(name: str, start: int) -> tuple[str, int]:
    """Cut what stands before the name of the body: a date, a particle-bearing word, an adjective."""
    words = name.split(" ")
    # no name goes on after a particle: 대회를 앞두고 … 국제○○위원회
    last = max((i + 1 for i, word in enumerate(words[:-1]) if _CLOSED.search(word)), default=0)
    first = next((i for i, word in enumerate(words) if i >= last and _SCOPE.match(word)), None)
    if first is None:
        first = max(last, len(words) - 2)
        while first < len(words) - 1 and re.search(
            r"[은는이가을를의에서와과로한된할인]$|^(?:국내|우리|이번|해당|관련|현|이|그|각|당시|년|월|일)$",
            words[first],
        ):
            first += 1
    kept = " ".join(words[first:])
    return kept, start + len(name) - len(kept)


_CLOSED = re.compile(r"(?:[가-힣](?:를|을|에서|에게|으로|에는|에도|부터|까지|고|며|서|은|는)|[가-힣]의|[한된할던])$")


def _plain(name: str) -> str:
    return re.sub(r"[\s·‧\-()]", "", name).lower()


def _id(name: str) -> str:
    return re.sub(r"[^0-9a-z가-힣]+", "-", name.lower()).strip("-")


def alike(known: Network, new: Network) -> bool:
    """Tell whether a new network's name is a known one's with a syllable lost or misspelt."""
    name = new.ko or ""
    return bool(name) and any(
        label and len(label) > 5 and difflib.SequenceMatcher(None, label, name).ratio() > 0.9
        for label in (known.ko, *known.labels)
    )


def written(network: Network, text: str) -> Network:
    """Return the network with its Korean name as the text writes it."""
    if not re.search("[가-힣]", text) or network.ko == text:
        return network
    return replace(
        network,
        ko=text,
        labels=tuple(label for label in dict.fromkeys((*network.labels, network.ko or text)) if label != text),
    )
