"""A sentence's morphemes as phrases and predicates: what stands with which particle before which verb.

Korean puts every argument before its predicate and marks its part with a particle, so a pass from left to right gives
the parts of each clause. The noun style of reports ("시장과 면담.", "대표단 방문(5월)") ends on a noun of action, which
stands for a predicate there.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.statements.analysis import Named
from kg.statements.idioms import meant
from kg.statements.morphology import Token
from kg.statements.patterns import one_of
from kg.statements.phrases import Phrase, Predicate
from kg.statements.quotations import coming, long_quote, title

# what a noun-style clause may end on, and what 하다 and 되다 may follow without being one word of the phrase
_ACTIONS = re.compile(
    r"(?:방문|예방|면담|간담|회담|접견|체결|서명|교환|합의|협의|논의|참석|참가|참여|개최|초청|파견|취소|무산|연기|철회|보류|변경|"
    r"가입|탈퇴|인증|재인증|지정|등재|선출|당선|선정|수상|갱신|격상|만료|종료|유치|발표|설명|견학|시찰|답사|답방|출장|이동|도착|출발|"
    r"청취|전달|접수|지원|기증|제안|요청|추진|검토|예정|완료|확정|운영|제출|관람|벤치마킹|조찬|오찬|만찬|협약|결연|방한|내도|내방|"
    r"출국|귀국|순방|불참|순연|유예|출전|출품|실시|주최|주관|환담|내한|입국|체류|해체|동행|파기|해지|중단|제외|대체|불발|희망|약속|동의|승인|연임|재선|창립|도입|공유|소개)$"
)
_NOUN = ("N", "SL", "SH", "SN", "XR", "XP", "XSN", "SW", "W_", "MM")
_OPEN, _CLOSE = "SSO", "SSC"
_GLUED = {
    "은": ("topic", True),
    "는": ("topic", True),
    "이": ("subject", False),
    "가": ("subject", False),
    "을": ("object", False),
    "를": ("object", False),
    "의": ("of", False),
    "에": ("to", False),
    "에서": ("at", False),
    "와": ("with", False),
    "과": ("with", False),
    "로": ("toward", False),
    "도": ("topic", True),
}
_LIST = one_of(r"^(?:,|및|또는|/|→|;)$")
_PART = {
    "JKS": "subject",
    "JKO": "object",
    "JKG": "of",
    "JKC": "complement",
    "JKV": "",
    "JKQ": "quote",
}
_ADVERBIAL = {
    "에서": "at",
    "서": "at",
    "에": "to",
    "에게": "to",
    "께": "to",
    "한테": "to",
    "로": "toward",
    "으로": "toward",
    "로서": "as",
    "으로서": "as",
    "와": "with",
    "과": "with",
    "하고": "with",
    "이랑": "with",
    "랑": "with",
    "에게서": "from",
    "로부터": "from",
    "으로부터": "from",
    "한테서": "from",
    "보다": "than",
    "처럼": "",
    "만큼": "",
}

Units = list[tuple["Phrase | Predicate", bool]]

_COMPOUNDS = {"받": "들이"}


@dataclass(slots=True)
class _Open:
    """The phrase under construction."""

    start: int = -1
    end: int = -1
    nouns: list[str] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    inside: list[Named] = field(default_factory=list)

    def add(self, start: int, end: int, noun: str) -> None:
        if self.start < 0:
            self.start = start
        self.end = end
        self.nouns.append(noun)


# bound nouns and auxiliaries that go on a predicate's tail instead of opening a phrase of their own
_BOUND = frozenset(
    "예정 계획 방침 전망 바 수 중 뜻 참 듯 모양 셈 터 뿐 것 거 적 생각 의향 구상 목표 입장 상태 상황 의사 뻔".split()
)
_PLANS = frozenset("예정 계획 방침 전망 목표 구상 생각 참 일정 복안 포부 입장 수순 차례 순서 과제".split())
_LIGHT = frozenset("하 되 있 없 보이 알려지 이 같 않 못하 밝히 전하 예상 전망 기대".split())


def units(text: str, tokens: Sequence[Token], named: Sequence[Named]) -> Units:
    """Return the phrases and predicates of a sentence in order, each with whether it stands in quotation marks."""
    at, names = 0, len(named)
    found: Units = []
    now = _Open()
    depth = 0
    quoted = False
    index, count = 0, len(tokens)

    def close(part: str, *, topic: bool = False, end: int | None = None) -> None:
        nonlocal now
        if now.start >= 0:
            stop = end if end is not None else now.end
            found.append(
                (
                    Phrase(
                        now.start,
                        stop,
                        text[now.start : stop],
                        tuple(now.nouns),
                        part,
                        topic,
                        now.end - now.start,
                        tuple(now.named),
                        tuple(now.inside),
                    ),
                    quoted,
                )
            )
        now = _Open()

    while index < count:
        token = tokens[index]
        tag = token.tag
        while at < names and named[at].start < token.start:
            at += 1
        if at < names and named[at].start < token.end:
            actor = named[at]
            stop = index
            while stop + 1 < count and tokens[stop + 1].start < actor.end:
                stop += 1
            (now.inside if depth else now.named).append(actor)
            same = at + 1
            while same < len(named) and named[same].start == actor.start:
                (now.inside if depth else now.named).append(named[same])
                same += 1
            last = max(actor.end, tokens[stop].end)
            if depth:
                now.start = token.start if now.start < 0 else now.start
                now.end = last
            else:
                now.add(token.start, last, text[actor.start : actor.end])
            index = stop + 1
            glued = _GLUED.get(text[actor.end : last]) if not depth else None
            if glued is not None:
                # a name that the analyser does not know may have swallowed its particle
                now.end = actor.end
                close(glued[0], topic=glued[1], end=last)
            continue
        if not depth and tag[0] == "N":  # the most frequent ones first
            now.add(token.start, token.end, token.form)
            index += 1
            continue
        if not depth and tag[0] == "J":
            index = _particles(tokens, index, close)
            continue
        if tag == _OPEN:
            if token.form in "([（〔<〈":
                depth += 1
                if now.start < 0:
                    now.start = token.start
                now.end = token.end
            elif not quoted and (stop := title(tokens, index)):
                # what a title says is no clause: it is one noun ('가야, 철의 왕국' 특별전, '찾아가는 보건소')
                while at < len(named) and named[at].start < tokens[stop].start:
                    now.named.append(named[at])
                    at += 1
                inner = [each.form for each in tokens[index + 1 : stop] if each.tag.startswith(_NOUN)]
                now.add(token.start, tokens[stop].end, inner[-1] if inner else "")
                index = stop + 1
                continue
            elif token.form in '"“「『' and long_quote(tokens, index):
                close("")
                quoted = True
            else:
                now.start = token.start if now.start < 0 else now.start
                now.end = token.end
            index += 1
            continue
        if tag == _CLOSE:
            if token.form in ")]）〕>〉":
                depth = max(0, depth - 1)
                now.end = token.end
            elif quoted and token.form in '"”」』':
                close("")
                quoted = False
            elif now.start >= 0:
                now.end = token.end
            index += 1
            continue
        if depth:
            if now.start < 0:
                now.start = token.start
            now.end = token.end
            index += 1
            continue
        if token.form in "|│¦→=" and tag in ("SW", "SP", "SO"):
            _noun_style(now, found, close, quoted=quoted, listed=True)
            index += 1
            continue
        if tag == "VV" and coming(tokens, index):
            # 오는 20일, 지난 28일: the verb only tells which day
            index += 2
            continue
        if tag in ("VV", "VA", "VCP", "VCN", "VX", "XSV", "XSA") or tag.split("-")[0] in ("VV", "VA", "VX"):
            index = _predicate(tokens, index, now, found, close, quoted=quoted)
            continue
        if tag.startswith(_NOUN):
            now.add(token.start, token.end, token.form)
            index += 1
            continue
        if tag == "SP" and token.form in "·ㆍ•‧∙":
            now.end = token.end if now.start >= 0 else now.end
            index += 1
            continue
        if tag in ("SO", "SS") and token.form in "~-–—∼":
            # a dash between two words that touch it joins them ("서산시-허페이시", "8.2.~8.6."); a free one parts them
            if now.start >= 0 and index + 1 < count and tokens[index + 1].start == token.end == now.end + 1:
                now.end = token.end
            else:
                _noun_style(now, found, close, quoted=quoted)
            index += 1
            continue
        if tag == "SP" or _LIST.match(token.form) or tag in ("SF", "SE", "MAJ", "SO"):
            _noun_style(now, found, close, quoted=quoted, listed=tag not in ("SF", "SE"))
            index += 1
            continue
        if tag in ("MAG", "IC"):
            # an adverb ends no phrase's meaning, but parts it from the next
            close("")
        index += 1
    _noun_style(now, found, close, quoted=quoted)
    return found


def _particles(tokens: Sequence[Token], index: int, close: Callable[..., None]) -> int:
    part, topic = "", False
    end = tokens[index].end
    while index < len(tokens) and tokens[index].tag.startswith("J"):
        token = tokens[index]
        end = token.end
        if token.tag == "JX":
            if token.form in ("은", "는", "도", "ᆫ", "란"):
                topic = True
            elif token.form in ("부터", "까지"):
                part = part or ("since" if token.form == "부터" else "until")
        elif token.tag == "JC":
            part = "with"
        elif token.tag == "JKB":
            part = part or _ADVERBIAL.get(token.form, "")
        elif token.tag == "JKG" and token.form == "에":
            # so tagged before a noun: 하노이에 담당자를 보낸다
            part = part or "to"
        elif token.tag == "JKG" and part:
            part = f"{part}-of" if part == "with" else part
        elif not part:
            part = _PART.get(token.tag, "")
        index += 1
    if topic and not part:
        part = "topic"
    close(part, topic=topic, end=end)
    return index


def _noun_style(now: _Open, units: Units, close: Callable[..., None], *, quoted: bool, listed: bool = False) -> None:
    """Close a phrase; when it ends on a noun of action, that noun is also a predicate."""
    if now.start < 0:
        return
    last = now.nouns[-1] if now.nouns else ""
    action = _ACTIONS.search(last)
    start, end = now.start, now.end
    close("list" if listed and not action else "")
    if action:
        units.append((Predicate(start, end, action.group(), "", "noun"), quoted))


def _predicate(
    tokens: Sequence[Token], index: int, now: _Open, units: Units, close: Callable[..., None], *, quoted: bool
) -> int:
    token = tokens[index]
    at = index
    tag = token.tag.split("-")[0]
    start = token.start
    stem = token.form
    tail: list[str] = []
    if tag in ("XSV", "XSA") and now.nouns:
        stem = now.nouns[-1]
        if stem in ("화", "질") and len(now.nouns) > 1:
            # 백지화, 정례화, 저울질: the suffix makes one word with the noun before it
            stem = f"{now.nouns[-2]}{stem}"
        start = now.start if len(now.nouns) == 1 else token.start
        tail.append(token.form)
        close("")
    elif tag == "VCP" and len(now.nouns) > 1 and now.nouns[-1] == "중" and (action := _ACTIONS.search(now.nouns[-2])):
        # 방문 중이다: what is going on is the noun before
        close("")
        stem = action.group()
        tail.append("고 있")
    elif tag == "VCP":
        if now.nouns and now.nouns[-1] in _PLANS:
            # 10월 방문이 목표다, 방문 예정이다: what is so is that it lies ahead
            tail.append("ᆯ 예정 이")
        close("complement")
        stem = "이"
    else:
        close("")
    index += 1
    end = token.end
    ending = "and"
    while index < len(tokens):
        following = tokens[index]
        head = following.tag.split("-")[0]
        if head == "EP":
            tail.append(following.form)
        elif head in ("EF", "EC", "ETM", "ETN"):
            tail.append(following.form)
            ending = {"EF": "final", "EC": "and", "ETM": "modifier", "ETN": "nominal"}[head]
            if (
                head == "EC"
                and following.form.endswith(("고",))
                and following.form.endswith(("다고", "라고", "자고", "냐고"))
            ):
                ending = "quote"
            end = following.end
            index += 1
            if stem in _COMPOUNDS and index < len(tokens) and tokens[index].form == _COMPOUNDS[stem]:
                # 받아들이다: one verb in two morphemes
                stem = f"{stem}아{tokens[index].form}"
                end = tokens[index].end
                index += 1
                continue
            step = _continues(tokens, index, ending, following.form)
            if not step:
                break
            for extra in tokens[index : index + step]:
                tail.append(extra.form)
                end = extra.end
            index += step
            ending = "and"
            continue
        elif head in ("VX", "XSV", "XSA", "VCN"):
            tail.append(following.form)
        else:
            break
        end = following.end
        index += 1
    stem = meant(tokens, at, units, stem)
    units.append((Predicate(start, end, stem, " ".join(tail), ending), quoted))
    return index


def _continues(tokens: Sequence[Token], index: int, ending: str, form: str) -> int:
    """Return how many of the next tokens still belong to the predicate that has just got an ending (0: it is over)."""

    def is_(offset: int, *tags: str) -> bool:
        return index + offset < len(tokens) and tokens[index + offset].tag.split("-")[0] in tags

    def form_(offset: int) -> str:
        return tokens[index + offset].form if index + offset < len(tokens) else ""

    if ending == "and" and (is_(0, "VX") or (form.endswith("지") and form_(0) in ("않", "못하", "말"))):
        return 1
    if ending == "and" and form.endswith("지") and is_(0, "MAG") and form_(0) == "못" and form_(1) in ("하", "되"):
        return 2
    if ending == "nominal" and form in ("기", "키") and form_(0) in ("로", "으로") and form_(1) in ("하", "되"):
        return 2
    if ending == "modifier" and form_(0) in _BOUND:
        # 예정이다, 바 있다, 수 없다, 것으로 보인다; the bound noun alone ends a noun-style clause ("체결할 예정")
        offset = 1
        while is_(offset, "JX", "JKS", "JKB", "JKO") and offset < 3:
            offset += 1
        if is_(offset, "VCP", "VCN") or (is_(offset, "VV", "VA", "VX", "XSV") and form_(offset) in _LIGHT):
            return offset + 1
        if index + offset >= len(tokens) or is_(offset, "SF", "SP", "SSC", "SSO"):
            return offset if offset == 1 else 0
    return 0
