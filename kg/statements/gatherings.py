"""Gatherings: assemblies, fairs, festivals, training and ceremonies, by the noun that closes their name."""

import re
from collections.abc import Iterator

from kg.model import EventKind, Status
from kg.statements import status
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import ONLINE, Draft, ahead, governed, moved_to, period
from kg.statements.phrases import Phrase, Predicate

_HEADS = {
    EventKind.CONFERENCE: (
        "당사국총회|정기총회|연례총회|기념총회|세계총회|임시총회|창립총회|총회|정상회의|연례회의|국제회의|집행부회의|세계이사회|이사회|운영위원회|"
        "집행위원회|지역협의회|시장회의|지사회의|장관회의|고위급회의|본회의|회의|시장포럼|포럼|콘퍼런스|컨퍼런스|콩그레스|세미나|심포지엄|서밋|"
        "라운드\\s?테이블|토론회|학술대회|정례회|세션|원탁회의|COP\\d+|사업설명회|대회의|워크숍|워크샵"
    ),
    EventKind.EXHIBITION: (
        "박람회|엑스포|전시회|특별전|순회전|사진전|교류전|판촉전|기획전|초대전|미술전|서예전|공예전|도예전|비엔날레|페어|공동\\s?전시|(?<!대)전시|판매전|상품전|홍보전"
    ),
    EventKind.FESTIVAL: (
        "축제|음악회|영화제|문화제|페스티벌|연극제|예술제|단오제|군항제|불꽃제|국제제|빛축제|마라톤(?:대회)?|체육대회|등산대회|축구대회|"
        "경기대회|친선경기|콘서트|문화행사|한마당|카니발|개막행사|폐막행사|월드컵|선수권대회|경연대회|가요제|합창제|무용제|제전|등축제|요리대회"
    ),
    EventKind.TRAINING: (
        "교환\\s?훈련|합동\\s?훈련|어학\\s?연수|초청\\s?연수|정책\\s?연수|단기\\s?연수|연수|인턴십|캠프|파견\\s?근무|교환\\s?근무|상호\\s?파견|"
        "홈스테이|연수회|교환\\s?학생|교육\\s?과정|아카데미|전지훈련"
    ),
    EventKind.OTHER: (
        "기념식|제막식|기념행사|기념\\s?행사|설명회|상담회|기자회견|기공식|준공식|개소식|개관식|개통식|착공식|기증식|추모식|평화기념식|현판식|"
        "주년\\s?행사|투자유치설명회|발대식|전달식|온라인\\s?상담"
    ),
    EventKind.AWARD: "시상식|대상|금상|은상|동상|최우수상|우수상|특별상|공로상|감사패|어워드|어워즈|상",
}
_HEAD = {kind: re.compile(rf"(?:{words})(?=$|[\s()'’\"”」』>,·]|들$|\()") for kind, words in _HEADS.items()}
# every head noun ends on one of these syllables before a blank, a bracket or the end
_ANY_HEAD = re.compile(
    r"[의회럼스나엄밋블션숍샵요OP\d션례체회전레어제스시턴마라톤드당니사식련수십프무환견이정미램회견상담워즈](?=$|[\s()'’\"”」』>,·]|들$)"
)
_NO_NAME = re.compile(
    r"^(?:이번|이|지난|오는|올해|내년|첫|차기|다음|각종|국제|세계|정례|연례|정기|임시|대형|주요|관련|현지|공동|해외|합동|온라인|화상|실무|시|도|군|구)?\s?$"
)
_EDITION = re.compile(r"제?\s?\d{1,3}\s?(?:회|차)|(?:19|20)\d\d")
_LEADING = re.compile(
    r"^(?:(?:지난|오는|올해|내년|이번|이날|같은\s?날|올|첫|해마다|매년|당초|현지에서|제\d+부시장|및|등|또|각각|일본|중국|미국|베트남|프랑스|독일|영국|현재|총\s?\d+개)\s+)+"
)
_HAPPENS = re.compile(
    r"^(?:열리|열|개최|갖|가지|치르|개막|폐막|막|운영|진행|참석|참가|참여|가|찾|초청|초대|보내|파견|모시|부르|발표|취소|연기|무산|미루|미뤄지|밀리|"
    r"철회|불참|마련|함께하|하|있|주관|주최|예정|내리|오르|올리|나가|맡|출전|출품|출연|유치|선정|확정|되|이|선보이|차리|꾸리|추진|맺|받|수상|시작|늦추|여|들|"
    r"오|보|서|멈추|중단|재개|계획|협의|나서|달|연설|기조연설|공연|관람|합의|약속|검토|제안|건의|등록|돕|지원|마치|끝나|끝내|)$"
)
_OPENS = re.compile(
    r"^(?:열리|열|개최|갖|가지|개막|치르|막|진행|운영|하|폐막|연|끝나|마치|주최|마련|선보이|예정|차리|추진)$"
)
_SPORT = re.compile(r"서핑|축구|야구|배구|농구|탁구|테니스|바둑|골프|배드민턴|씨름|태권도|수영|마라톤|사이클|경기")
_BILATERAL = re.compile(r"(?:화상|실무|양자|개별|간부|대책|비대면|전화|확대간부)\s?(?:회의|총회)$")
_BID = re.compile(r"\s(?:개최지|개최\s?도시|개최권|유치)")


def find(story: Story) -> list[Draft]:
    """Return the gatherings that a document tells of, one draft for each; a general word goes on with the last one."""
    drafts: list[Draft] = []
    late: list[Draft] = []
    named: dict[int, list[str]] = {}
    for frame in story.frames:
        for phrase in frame.clause.phrases:
            for draft in (*_in_phrase(story, frame, phrase, named), *_in_brackets(story, frame, phrase)):
                if frame.title:
                    late.append(draft)
                else:
                    _add(story, drafts, draft)
        for draft in _sent_to_work(story, frame):
            _add(story, drafts, draft)
    for draft in late:
        # a headline repeats its text in fewer words: it adds only what the text has not
        if not any(each.type is draft.type for each in drafts):
            _add(story, drafts, draft)
    return drafts


def _in_phrase(story: Story, frame: Frame, phrase: Phrase, named: dict[int, list[str]]) -> Iterator[Draft]:
    found = _head(phrase.words)
    if found is None:
        return
    kind, start, end = found
    text = phrase.words
    raw = text[:end]
    name, quoted = _name(phrase, raw, end)
    predicate = frame.clause.predicate
    networks = unique(r for each in phrase.actors if each.kind == "network" for r in each.references[:1])
    if kind is EventKind.AWARD:
        yield from _award(story, frame, phrase, name)
        return
    core = _NO_NAME.sub("", name.replace(text[start:end], "").strip()) if not quoted else name
    generic = not quoted and (not core or len(core) < 2)
    block = frame.line.block
    if not generic:
        named.setdefault(block, []).append(name)
    if kind is EventKind.TRAINING:
        yield from _training(story, frame, phrase, name if quoted else None)
        return
    if generic and not networks:
        earlier = next((each for each in reversed(named.get(block, [])) if each.endswith(text[start:end])), None)
        host = None
        if kind is EventKind.CONFERENCE and re.search(r"총회|이사회", text):
            host = _network_near(frame) or (_network_before(story, frame) if _opened(story, frame, phrase) else None)
        if earlier is not None and _opened(story, frame, phrase):
            name = earlier
            generic = False
        elif host is not None:
            networks = (host,)
        elif kind is EventKind.OTHER and (_opened(story, frame, phrase) or frame.sites):
            draft = _draft(story, frame, phrase, kind, None, networks)
            if ONLINE.search(text):
                draft.place = None
            if draft.place is not None or ONLINE.search(text):
                yield draft
            return
        else:
            return
    if generic and networks:
        label = next((each for each in phrase.actors if each.kind == "network"), None)
        name = (
            f"{story.analysis.text(label.start, label.end)} {text[start:end]}"
            if label is not None
            else f"{_label(story, networks[0])} {text[start:end]}"
        )
    if not _relevant(story, frame, phrase, predicate, name, text[end:], quoted=quoted):
        return
    if kind is EventKind.EXHIBITION and _SPORT.search(name):
        kind = EventKind.FESTIVAL
    yield _draft(story, frame, phrase, kind, name, networks)


def _head(text: str) -> tuple[EventKind, int, int] | None:
    """Return the last noun of gathering in a phrase, with its place; brackets after it do not count."""
    best: tuple[EventKind, int, int] | None = None
    if _ANY_HEAD.search(text) is None:
        return None
    for kind, pattern in _HEAD.items():
        for match in pattern.finditer(text):
            if _BILATERAL.search(text[: match.end()]):
                continue
            if best is None or match.end() > best[2] or (match.end() == best[2] and match.start() < best[1]):
                best = (kind, match.start(), match.end())
    return best


def _name(phrase: Phrase, raw: str, end: int) -> tuple[str, bool]:
    """Return the name that ends at a head noun, and whether quotation marks hold it."""
    quote = re.search(r"['‘\"“「『<〈]([^'’\"”」』>〉]{2,40})['’\"”」』>〉]", phrase.text)
    if quote and quote.start() < end <= quote.end() + 6:
        inner = quote.group(1).strip()
        return (inner if end <= quote.end() else raw[quote.start() :].strip("'‘’\"“”「」『』<>")), True
    begin = 0
    for each in (*phrase.named,):
        if each.kind == "date" and each.end <= phrase.start + end:
            begin = max(begin, each.end - phrase.start)
        if each.kind == "official":
            begin = max(begin, min(each.end - phrase.start, end))
    for match in re.finditer(r"(?:[:/→–-]|\)|\d명|\d월)\s", raw):
        begin = max(begin, match.end())
    name = raw[begin:].strip(" '‘’\"“”-–·,()~.").removeprefix("의 ").removeprefix("에는 ")
    name = _LEADING.sub("", name)
    return name.strip(), False


def _label(story: Story, reference: str) -> str:
    network = next((each for each in story.analysis.networks if each.reference == reference), None)
    if network is None:
        return reference.partition("/")[2]
    return network.abbreviation or network.ko or network.en or network.id


def _opened(story: Story, frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a gathering is what opens, takes place or is put off in its clause or a relative one before it."""
    if (
        _OPENS.match(frame.clause.predicate.stem)
        or status.postpones(frame.clause.predicate)
        or status.cancels(frame.clause.predicate)
    ):
        return True
    return any(_OPENS.match(each.clause.predicate.stem) for each in _relatives(story, frame, phrase))


def _relatives(story: Story, frame: Frame, phrase: Phrase) -> list[Frame]:
    """Return the relative clauses that describe a phrase."""
    return [
        other
        for other in story.sentence(frame)
        if other.clause.head is not None and other.clause.head.start == phrase.start
    ]


_INSIDE = re.compile(r"\(([^()]{4,60})\)")


def _in_brackets(story: Story, frame: Frame, phrase: Phrase) -> Iterator[Draft]:
    """Read a festival or fair that stands in brackets as the occasion (대표단 초청(5월, 단오제))."""
    for match in _INSIDE.finditer(phrase.text):
        found = _head(match.group(1))
        if found is None or found[0] not in (EventKind.FESTIVAL, EventKind.EXHIBITION):
            continue
        name = re.split(r"[,:]\s|\d월\s?", match.group(1)[: found[2]])[-1].strip()
        if len(name) > found[2] - found[1] + 1:
            draft = _draft(story, frame, phrase, found[0], name, ())
            draft.place = frame.home
            yield draft


_WORKERS = re.compile(
    r"강사|교사|교관|공무원|연수생|작가|장인|조리사|요리사|기술자|의료진|실습생|교환학생|인턴|유학생|학생|선수|봉사단|연구원|실무자"
)


_IN_TURN = re.compile(r"번갈아|서로|상호|교대로")
_STAGE = re.compile(r"무대|공연|축제|문화제|대회|경기|음악회|연주")
_LEARNERS = re.compile(r"연수생|교환학생|(?<!유)학생|청소년|인턴|실습생|수련생")


def _sent_to_work(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 강사를 보내다, 공무원 1명 파견: a stay to teach, learn or work, at the goal's place."""
    predicate = frame.clause.predicate
    comes, mutual = predicate.stem == "오", predicate.stem in ("맞바꾸", "교환")
    invited = predicate.stem in ("부르", "초청", "초대", "받아들이")
    if predicate.stem not in ("보내", "파견") and not (comes or mutual or invited):
        return
    parts = ("subject", "topic", "") if comes else ("object", "", "list", "topic")
    pattern = _LEARNERS if comes or invited else _WORKERS
    worker = next((p for p in frame.clause.phrases if pattern.search(p.text) and p.part in parts), None)
    if worker is None or re.search(r"(?:공연|대표|방문|사절)단", worker.text):
        return
    if (comes or invited) and _STAGE.search(" ".join(p.text for p in (*frame.clause.phrases, *frame.clause.nested))):
        # who comes to play, to sing or to run learns nothing there
        return
    goals = [
        r
        for p in frame.clause.phrases
        if p.part in ("to", "toward", "")
        for each in p.actors
        if each.kind == "place"
        for r in each.references[:1]
    ]
    senders = [each for each in frame.subjects if each.startswith("place/")] or ([frame.home] if frame.home else [])
    goals = [each for each in goals if each not in senders[:1]]
    mutual = mutual or (not goals and any(p.part == "with" and p.actors for p in frame.clause.phrases))
    if comes or invited:
        home = frame.home
        foreign = [r for r in (*senders, *goals, *frame.actors, *frame.nearby) if r != home and r.startswith("place/")]
        if home is None or not foreign:
            return
        sides, goals = unique((foreign[0], home)), [home]
    elif not goals and _IN_TURN.search(story.analysis.text(frame.clause.start, frame.clause.end)):
        # the partner may stand in the clause before: the one named last
        before = [
            r for each in story.analysis.of(frame.sentence) if each.start < predicate.start for r in each.references
        ]
        partners = [r for r in before if story.foreign(r)]
        if not partners or frame.home is None:
            return
        sides = (frame.home, partners[-1])
    elif mutual:
        sides = unique((*frame.subjects, *frame.others))
        if len(sides) < 2:
            return
        goals = []
    else:
        sides = unique((*senders[:1], *goals[:1]))
    state = governed(frame)
    if state is Status.CANCELLED and not goals:
        return
    start, end = period(frame.clause.dates)
    if len(sides) < 2:
        return
    yield Draft(
        EventKind.TRAINING,
        Status.PLANNED if state in (Status.PLANNED, Status.PROPOSED) else state,
        frame,
        "rule:ko/training-sent",
        0.7,
        place=goals[0] if goals else None,
        start=start,
        end=end,
        participants=sides[:2],
    )


def _network_near(frame: Frame) -> str | None:
    for each in (*frame.subjects, *frame.others, *frame.nearby, *frame.heading):
        if each.startswith("network/"):
            return each
    return None


def _network_before(story: Story, frame: Frame) -> str | None:
    """Return the network that the sentences right before name last: whose assembly one without a name is."""
    sentences = story.analysis.sentences
    for index in range(frame.sentence.index - 1, max(-1, frame.sentence.index - 4), -1):
        for each in reversed(story.analysis.of(sentences[index])):
            if each.kind == "network" and each.references:
                return each.references[0]
    return None


def _relevant(
    story: Story, frame: Frame, phrase: Phrase, predicate: Predicate, name: str, after: str, *, quoted: bool
) -> bool:
    """Tell whether the clause lets the gathering happen or someone take part, and is not only using its name."""
    if predicate.stem in ("관람", "보") and not quoted and not _EDITION.search(name):
        return False
    if _EDITION.search(name) and (phrase.dates or quoted or frame.clause.dates):
        return True
    if any(_OPENS.match(each.clause.predicate.stem) for each in _relatives(story, frame, phrase)):
        return True
    if re.match(r"^(?:\s?\([^)]*\))?\s?(?:참석|참가|참여|공동\s?개최|개최|개막|참관|무대|연단|현장|초청|기간)", after):
        return True
    if phrase.part in ("of", "with", "with-of") and not quoted and not _EDITION.search(name):
        return False
    if predicate.ending == "noun" and frame.line.kind == "text" and not frame.line.mark and not predicate.stem:
        return bool(phrase.dates)
    return bool(_HAPPENS.match(predicate.stem)) or any(_HAPPENS.match(each.stem) for each in frame.governors[:1])


def _draft(
    story: Story, frame: Frame, phrase: Phrase, kind: EventKind, name: str | None, networks: tuple[str, ...]
) -> Draft:
    relatives = _relatives(story, frame, phrase)
    bid = bool(_BID.search(phrase.words))
    place = _place(story, frame, phrase, relatives)
    if ONLINE.search(phrase.text) and not quoted_name(name):
        place = name = None
    if bid:
        place = next((each for each in (*frame.subjects, frame.home) if each and each.startswith("place/")), None)
    dates = [*phrase.dates] or [d for each in relatives for d in each.clause.dates]
    if not dates and (_OPENS.match(frame.clause.predicate.stem) or frame.clause.predicate.ending == "noun"):
        dates = list(frame.clause.dates)
    if not dates:
        dates = [d for d in frame.clause.dates if d.dates and not d.dates.until][:1]
    start, end = period(dates, near=phrase.start)
    state = governed(frame)
    if (
        state is Status.CANCELLED
        and not phrase.topic
        and phrase.part in ("to", "at", "of", "with", "by", "from", "with-of")
    ):
        # what fell through is someone's part in it, not the gathering
        state = Status.PLANNED if ahead(story, start) else Status.HELD
    relative_status = next((each.status for each in relatives if _OPENS.match(each.clause.predicate.stem)), None)
    if relative_status in (Status.PLANNED, Status.HELD) and state is not Status.CANCELLED:
        state = relative_status
        if state is Status.PLANNED and frame.status is Status.HELD and not ahead(story, start):
            state = Status.HELD
    if state in (Status.PROPOSED, Status.EXPLORED) or (bid and state is not Status.CANCELLED):
        state = Status.PLANNED
    if state is Status.CANCELLED:
        new = moved_to(story, frame)
        if new[0]:
            state, (start, end) = Status.PLANNED, new
        elif not any(status.cancels(p) or status.postpones(p) for p in (frame.clause.predicate, *frame.governors[:1])):
            state = frame.status
    if start is not None and (later := ahead(story, start)) is not None and state in (Status.PLANNED, Status.HELD):
        state = Status.PLANNED if later else state
    home = frame.home
    takers = [each for each in frame.actors if each != place or each == home or each in frame.subjects]
    if not frame.subjects and home is not None and _OPENS.match(frame.clause.predicate.stem) and takers:
        takers.append(home)
    participants = unique((*networks, *takers))
    return Draft(
        kind,
        state,
        frame,
        f"rule:ko/{kind.value}",
        0.8,
        place=place,
        name=name or None,
        start=start,
        end=end,
        participants=participants,
        anchor=phrase.start,
    )


def _place(story: Story, frame: Frame, phrase: Phrase, relatives: list[Frame]) -> str | None:
    """Return where a gathering is: said by 에서 열리다, in its brackets, in its name, by its clause, else at home."""
    for other in relatives:
        if other.sites:
            return other.sites[0]
        inner = [r for each in other.others for r in (each,) if each.startswith("place/")]
        if inner and other.clause.predicate.stem == "열리":
            return inner[0]
    inside = [r for each in phrase.inside if each.kind == "place" for r in each.references[:1]]
    if inside:
        return inside[0]
    if frame.sites and not ONLINE.search(phrase.text):
        return frame.sites[0]
    if frame.clause.predicate.stem == "이":
        told = [
            r
            for p in frame.clause.phrases
            if p.part == "complement"
            for each in p.actors
            if each.kind == "place"
            for r in each.references[:1]
        ]
        if told:
            return told[0]
    if frame.clause.predicate.stem in ("머물", "머무르", "체류", "가", "향하", "찾", "방문") and frame.others:
        stay = [each for each in frame.others if story.foreign(each)]
        if stay:
            return stay[0]
    glued = [
        r
        for each in phrase.named
        if each.kind == "place" and each.form == "name" and each.start >= phrase.start
        for r in each.references[:1]
    ]
    home = frame.home
    if glued:
        return glued[-1]
    for each in frame.heading:
        if story.foreign(each):
            return each
    if any(r.startswith("network/") for r in frame.actors):
        return None
    return home


_BARE_PRIZE = re.compile(r"^(?:총회\s)?\S{0,4}\s?(?:대상|금상|은상|동상|우수상|최우수상|시상식)$")


def _add(story: Story, drafts: list[Draft], draft: Draft) -> None:
    """Put a gathering among the drafts: the same name is the same event, unless it is told at another place or time."""
    if (
        draft.type is EventKind.AWARD
        and _BARE_PRIZE.match(draft.name or "")
        and any(d.type is draft.type for d in drafts)
    ):
        return
    if draft.type is EventKind.CONFERENCE and draft.place is None and draft.start is None:
        bodies = {each for each in draft.participants if each.startswith("network/")}
        for held in drafts:
            if held.type is draft.type and bodies & set(held.participants) and held.place is not None:
                held.participants = unique((*held.participants, *draft.participants))
                return
    for held in drafts:
        if held.type is not draft.type or not _same_name(held.name, draft.name):
            continue
        if held.start and draft.start and held.start[:4] != draft.start[:4]:
            continue
        if held.place and draft.place and held.place != draft.place and held.start and draft.start:
            continue
        if held.place is None or (held.place == story.home and draft.place and draft.frame.sites):
            held.place = draft.place or held.place
        if not held.start or (draft.start and len(draft.start) > len(held.start)):
            held.start, held.end = draft.start or held.start, draft.end or held.end
        if len(draft.name or "") > len(held.name or ""):
            held.name = draft.name
        if draft.status is Status.CANCELLED:
            held.status = Status.CANCELLED
        held.participants = unique((*held.participants, *draft.participants))
        held.spans.extend(span for span in draft.spans if span not in held.spans)
        return
    drafts.append(draft)


def _same_name(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    a, b = (re.sub(r"\([^)]*\)|[\s'‘’\"“”·()-]", "", each) for each in (one, other))
    one_, other_ = (re.search(r"(\d+)(?:회|차|주년)", each) for each in (a, b))
    if one_ and other_ and a[-2:] == b[-2:]:
        return one_.group(1) == other_.group(1)
    year = re.search(r"(?:19|20)\d\d", a)
    if year and year.group() in b and _head(one) and _head(other) and a[-2:] == b[-2:]:
        return True
    return a == b or (min(len(a), len(b)) >= 2 and (a.endswith(b) or b.endswith(a) or a in b or b in a))


def _training(story: Story, frame: Frame, phrase: Phrase, name: str | None) -> Iterator[Draft]:
    """Read an exchange or training programme: it needs two sides, or one side at another's place."""
    predicate = frame.clause.predicate
    if re.search(r"연수(?:원|구|단|생|결과|자)", phrase.text) or "보고서" in phrase.text:
        return
    if re.match(r"^(?:협의|논의|검토|제안)$", predicate.stem):
        return
    listed = predicate.ending == "noun" and (
        frame.line.kind in ("item", "row") or " / " in story.analysis.text(frame.line.start, frame.line.end)
    )
    if (
        predicate.stem == "이"
        or (predicate.stem == "" and not listed)
        or (
            not listed
            and not _HAPPENS.match(predicate.stem)
            and not any(_HAPPENS.match(each.stem) for each in frame.governors[:1])
        )
    ):
        return
    actors = unique(r for r in (*frame.actors, *frame.sites) if r.startswith("place/"))
    home = frame.home
    sender = next((each for each in phrase.actors if each.kind == "place" and _WORKERS.search(phrase.text)), None)
    sides = actors if len(actors) > 1 else unique((*actors, *([home] if home else [])))
    if len(sides) < 2:
        partner = next((r for r in (*frame.nearby, *frame.heading) if r not in sides and r.startswith("place/")), None)
        sides = (*sides, partner) if partner else sides
    if len(sides) < 2 and name is None:
        return
    draft = _draft(story, frame, phrase, EventKind.TRAINING, name, ())
    draft.place = next(iter(frame.sites), None) or next(
        (r for p in frame.clause.phrases for each in p.inside if each.kind == "place" for r in each.references[:1]),
        None,
    )
    if draft.place is None and (name is not None or (sender is not None and story.foreign(sender.references[0]))):
        draft.place = home
    draft.participants = sides[:6]
    yield draft


_PRIZE = re.compile(
    r"(?:대상|금상|은상|동상|문화\d*상|학습도시상|유산상|공로상|최우수상|우수상|특별상|환경상|도시\s?상|정책상|혁신상|표창|어워드|어워즈|시상식)$|제\s?\d+\s?회.*상$"
)


def _award(story: Story, frame: Frame, phrase: Phrase, name: str) -> Iterator[Draft]:
    """Read a prize that is given or received."""
    chain = (frame.clause.predicate, *frame.governors[:1])
    if not any(re.match(r"^(?:받|수상|시상|차지|거머쥐|선정|안|얻|진행|수여|열리|타)$", each.stem) for each in chain):
        return
    if phrase.part in ("toward", "by", "of") or (not re.search(r"['‘’\"“”]", phrase.text) and not _PRIZE.search(name)):
        return
    if (
        name in ("대상", "시상식")
        or len(name) < 3
        or re.search(
            r"(?:이|세|영|대|협|인|예|현|정|비|일|지|보|이|항|해|육|책|의|화|가|공|초|감|수|구|기|회|환|관|동|사|상|조|중|손|천)상$",
            name,
        )
    ):
        if not re.search(
            r"대상|금상|은상|동상|문화상|학습도시상|유산상|공로상|최우수상|우수상|특별상|환경상|시상식|도시\s?상", name
        ):
            return
    networks = unique(r for each in phrase.actors if each.kind == "network" for r in each.references[:1])
    draft = _draft(story, frame, phrase, EventKind.AWARD, name, networks)
    yield draft


def quoted_name(name: str | None) -> bool:
    """Tell whether a name has an edition or a year, so that it is a gathering's own and not only its sort."""
    return bool(name and _EDITION.search(name))
