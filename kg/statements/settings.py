"""What stands around a theme word, and beside the places of its sentence: the features by which a binding is judged."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from kg import themes as scheme
from kg.statements.analysis import Analysis, Named
from kg.statements.morphology import Sentence
from kg.statements.themes import Clause

_LONG = 4
_SHORT = 20
# what a theme word is said with, where both take part in policy: the noun after it, and the verb of its sentence
_SUBJECT_NOUN = re.compile(
    r"[가-힣A-Za-z0-9()·,‧ㆍ~\s]{0,24}?(?:분야|협력|교류|정책|사업|협약|의향서|양해각서|경험|사례|노하우|공동|지원|상담회|설명회|프로그램|"
    r"시설|현장|방안|대책|체계|시스템|제도|자료|기술|협정|회담|파견|초청|캠프|공연|대회|전시|축제|모델|조성|개선|운영|관리|홍보|"
    r"cooperation|exchange|policy|policies|project|programme|program)"
)
# where something takes place (문화센터에서, 미술관을 찾아) is no policy of those who meet there
_VENUE = re.compile(
    r"(?:[가-힣]{0,6}(?:센터|홀|관|장|청사|회관|당|극장|공원|광장|대학교?|학교|호텔|역|단지)?)?\s*(?:\([^)]*\)\s*)?에서(?!는|도)"
)
# what only made something be put off or given up (태풍으로, 예산 문제로, 방역 탓에)
_CAUSE = re.compile(
    r"[가-힣\s]{0,8}?(?:으로|로)\s*(?:인해|인한|말미암아|연기|취소|무산|미뤄|중단|끊긴|끊겼|막혀|막힌|빠졌|발이)|[가-힣\s]{0,10}?"
    r"(?:탓|때문|여파|영향|사태|우려|수습|확산)(?:에|으로|로|이|을)?"
)
# who is told, not what is done (학생 30명, 청년들이)
_COUNTED = re.compile(r"(?:들|[가-힣]{0,6})\s?\d+\s?(?:여\s?)?(?:명|개|곳|팀|장|톤|대|동)")
# which part the word takes in its clause: its particle, or the noun that it stands before
_CASE = re.compile(
    r"[’'\"”」]?(?:(?P<object>[을를](?=\s))|(?P<subject>[은는이가](?=\s))|(?P<at>에서)|(?P<by>으?로(?=\s))|"
    r"(?P<list>[·,]|\s?및|[와과](?=\s))|(?P<of>의(?=\s))|(?P<to>에(?=\s))|(?P<noun>\s?[가-힣]))"
)
_VERBS = {
    "ko": {
        "mutual": re.compile(
            r"논의|협의|합의|체결|서명|공유|나누|나눴|나눈|나눠|교환|맺|함께|공동|협력|교류|상호|서로|맞바꾸|맞바꿔|이어|모색|약속|손잡|"
            r"머리를\s?맞대|의견|힘을\s?(?:합|모)|"
            r"뜻을\s?(?:같이|모)|다루|다뤘|오가|주고받"
        ),
        "learning": re.compile(
            r"소개|설명|배우|배워|배운|배웠|배움|청취|듣|들었|들음|들은|들려|견학|시찰|둘러|살펴|살핀|살피|살폈|살핌|돌아|벤치마킹|접목|참고|적용|관심|높이 평가|"
            r"전수|자문|조사|답사|체험|익히|보여|본떠|본받|가르|물었|질의|관람|발표"
        ),
        "giving": re.compile(
            r"전달|보내|보냈|보낸|기증|지원|초청|파견|돕|도왔|도운|도와|건네|건넸|제공|요청|제안|희망|제의|청했|내놓|전했"
        ),
        "doing": re.compile(
            r"연다|열기로|열린|열었|개최|추진|확대|조성|도입|시행|운영|만들|세우|세운|짓|늘리|넓히|펼치|벌이|마련"
        ),
    },
    "en": {
        "mutual": re.compile(
            r"discuss|agree|sign|share|exchang|cooperat|collaborat|together|joint|talks|partner|swap|"
            r"trade\s(?:know|expert|idea)|compare",
            re.IGNORECASE,
        ),
        "learning": re.compile(
            r"learn|visit|stud(?:y|ied)|introduc|present|benchmark|brief|show|tour|look|demonstrat|explain|"
            r"inspect|walked",
            re.IGNORECASE,
        ),
        "giving": re.compile(
            r"donat|sent|send|support|invit|provid|request|propos|help|train|offer|ask",
            re.IGNORECASE,
        ),
        "doing": re.compile(
            r"launch|host|build|open|plan|run|creat|develop|expand",
            re.IGNORECASE,
        ),
    },
}
_UNDONE = {
    "ko": re.compile(r"취소|무산|불발|연기|미뤄|미루|제외|불참|철회|중단|보류|접었|넘겼|빠졌"),
    "en": re.compile(r"cancel|postpone|called off|withdr", re.IGNORECASE),
}
_ADNOMINAL = "ETM"
_START = attrgetter("start")
_QUOTE = re.compile("[\"'‘’“”「」]")
_SENTENCE = re.compile(r"(?:다|요|음|함|[a-z])[.]\s*$")
_HANGUL = re.compile(r"[가-힣]")
# the particle after a name, its title and body: which part the place takes in the clause
_PARTICLE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:특별시|광역시|시|군|구|도|성|현|주)?\s?"
    r"(?:측|시청|시의회|의회|정부|당국|대표단|방문단|사절단|관계자|공무원(?:단)?|일행|시장|군수|지사|부시장|"
    r"구청장|의장)?(?:들)?(?:(?P<part>와|과|하고)(?:의|는|도)?|(?P<topic>은|는|이|가|께서|에서는|에서도|도)|(?P<of>의)|(?P<at>에서)"
    r"|(?P<to>에게|에는|에도|에|으로|로|을|를|까지)|(?P<and>\s?[·,및]))(?=[\s,]|$)"
)
_PREPOSITION = re.compile(
    r"(?:\b(?P<part>with|between|alongside|and)|\b(?P<at>in|at)|\b(?P<to>to|for|toward|towards|visited|visits|visit)|"
    r"\b(?P<of>of|from|by))"
    r"\s(?:the\s|its\s)?(?:City of\s|[A-Z][a-z]+\sCity,\s)?$"
)


def around(analysis: Analysis, sentence: Sentence, clause: Clause, hit: scheme.Hit) -> tuple[str, ...]:
    """Return what of a hit's surroundings tells whether it is policy of those named: the features of its confidence.

    The first is how strong the word is.
    """
    text = analysis.document.text
    korean = hit.word.language == "ko"
    return (
        "strong" if hit.word.strong else "weak",
        f"theme:{hit.word.theme}",
        *_after(text, sentence, clause, hit, korean=korean),
        *_predicates(text, sentence, clause, hit, korean=korean),
        *_whole(analysis, sentence, clause, hit),
        *_line(analysis, sentence),
    )


def _after(text: str, sentence: Sentence, clause: Clause, hit: scheme.Hit, *, korean: bool) -> Iterator[str]:
    """Yield what stands right after the word: policy, the place of a gathering, a cause, or who is counted."""
    if _SUBJECT_NOUN.match(text, hit.end, min(clause.end, hit.end + 30)):
        yield "of-noun"
    if hit.end - hit.start > _LONG:
        yield "long-word" if korean else "long-english-word"
    if korean:
        case = _CASE.match(text, hit.end)
        yield f"before-{case.lastgroup if case else 'end'}"
        for name, pattern in (("venue", _VENUE), ("cause", _CAUSE), ("counted", _COUNTED)):
            if pattern.match(text, hit.end, min(sentence.end, hit.end + _SHORT)):
                yield name


def _whole(analysis: Analysis, sentence: Sentence, clause: Clause, hit: scheme.Hit) -> Iterator[str]:
    """Yield what the whole sentence tells: that it is called off, a network's, a description, or a quotation."""
    text = analysis.document.text
    if _UNDONE[hit.word.language].search(text, hit.end, sentence.end):
        yield "undone"
    if any(mention.kind == "network" for mention in analysis.of(sentence)):
        yield "by-network"
    if _modifies(sentence, clause, hit):
        yield "in-modifier"
    if _QUOTE.search(text, sentence.start, hit.start) is None:
        return
    if text.count('"', sentence.start, hit.start) % 2 or _open_quote(text, sentence.start, hit.start):
        yield "quoted"
    elif _name_quote(text, sentence.start, hit.start, sentence.end):
        yield "in-name"


def _line(analysis: Analysis, sentence: Sentence) -> Iterator[str]:
    """Yield what sort of line the sentence stands in, where it is no running text."""
    line = analysis.lines[sentence.line]
    if (
        line.index == 0
        and len(analysis.lines) > 1
        and not _SENTENCE.search(analysis.document.text, line.start, line.end)
    ):
        yield "title"
    elif line.kind != "text":
        yield line.kind


def done(analysis: Analysis, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """Return what is done in a sentence that speaks of a theme without a word for it."""
    text = analysis.document.text
    language = "ko" if _HANGUL.search(text, sentence.start, sentence.end) else "en"
    found = [f"with-{name}" for name, verb in _VERBS[language].items() if verb.search(text, clause.start, sentence.end)]
    if _UNDONE[language].search(text, clause.start, sentence.end):
        found.append("undone")
    line = analysis.lines[sentence.line]
    if line.kind != "text":
        found.append(line.kind)
    return tuple(found)


def role(text: str, mention: Named, sentence: Sentence) -> str:
    """Return what part a named place takes: part (와), topic (는), of (의), at (에서), to (에), and, bare."""
    if _HANGUL.search(text, sentence.start, sentence.end):
        match = _PARTICLE.match(text, mention.end, min(sentence.end, mention.end + 40))
    else:
        if text.startswith("'s", mention.end) or text.startswith("’s", mention.end):
            return "of"
        match = _PREPOSITION.search(text, max(sentence.start, mention.start - 40), mention.start)
        if match is None:
            return "topic" if mention.start - sentence.start < _LONG else "bare"
    return match.lastgroup or "bare" if match else "bare"


def _predicates(text: str, sentence: Sentence, clause: Clause, hit: scheme.Hit, *, korean: bool) -> Iterator[str]:
    """Yield what is done, in the clause and in the rest of the sentence.

    A Korean predicate stands after what it is said of, an English one mostly before.
    """
    start = hit.end if korean else sentence.start
    nothing = True
    for name, verb in _VERBS[hit.word.language].items():
        found = verb.search(text, start, sentence.end)
        if found is None:
            continue
        first = hit.end if korean else clause.start
        if first <= found.start() and found.end() <= clause.end:
            within = True
        else:
            within = verb.search(text, first, clause.end) is not None
        if within:
            nothing = False
            yield f"with-{name}"
        else:
            yield f"later-{name}"
    if nothing:
        yield "with-no-verb"


def _modifies(sentence: Sentence, clause: Clause, hit: scheme.Hit) -> bool:
    """Tell whether the hit stands in a clause that only describes a later noun (드론을 만드는 기업을)."""
    tokens = sentence.tokens
    for index in range(bisect_left(tokens, hit.end, key=_START), len(tokens)):
        token = tokens[index]
        if token.start >= clause.end or token.tag in {"EC", "EF"}:
            return False
        if token.tag == _ADNOMINAL:
            following = tokens[index + 1 : index + 4]
            return any(each.tag.startswith("N") and each.start < clause.end for each in following)
    return False


def _open_quote(text: str, start: int, end: int) -> bool:
    return any(text.rfind(left, start, end) > text.rfind(right, start, end) for left, right in ("‘’", "“”", "「」"))


def _name_quote(text: str, start: int, at: int, end: int) -> bool:
    return text.count("'", start, at) % 2 == 1 and text.find("'", at, end) >= 0
