"""Gatherings: assemblies, fairs, festivals, training and ceremonies, by the noun that closes their name."""

import re
from collections.abc import Iterator

from kg.model import EventKind, Status
from kg.statements import assemblies, cells, status, trainings
from kg.statements.awards import BARE_PRIZE, award
from kg.statements.frames import Frame, Story, unique
from kg.statements.gathering_drafts import HAPPENS, OPENS, drafted, relatives_of
from kg.statements.gathering_names import EDITION, SPORT, edition_year, head, same_name
from kg.statements.gathering_names import name as name_of
from kg.statements.occasions import ONLINE, Draft
from kg.statements.patterns import one_of
from kg.statements.phrases import Phrase, Predicate

_NO_NAME = re.compile(
    r"^(?:이번|이|지난|오는|올해|내년|첫|차기|다음|각종|국제|세계|정례|연례|정기|임시|대형|주요|관련|현지|공동|해외|합동|온라인|화상|실무|시|도|군|구)?\s?$"
)


def find(story: Story) -> list[Draft]:
    """Return the gatherings that a document tells of, one draft for each; a general word goes on with the last one."""
    drafts: list[Draft] = []
    late: list[Draft] = []
    named: dict[int, list[str]] = {}
    assembly: str | None = None
    for draft in assemblies.record(story):
        _add(story, drafts, draft)
    for frame in story.frames:
        for phrase in frame.clause.phrases:
            inside = _in_brackets(story, frame, phrase) if "(" in phrase.text else ()
            for draft in (*_in_phrase(story, frame, phrase, named, assembly), *inside):
                if frame.title and not assemblies.reported(story, draft, phrase, _behind(phrase, frame)):
                    late.append(draft)
                else:
                    _add(story, drafts, draft)
                    if draft.type is EventKind.CONFERENCE and draft.status is not Status.CANCELLED:
                        assembly = assembly or draft.place
        for draft in (
            *_on_stage(story, frame),
            *_performed(story, frame),
            *trainings.sent(story, frame),
            *trainings.stays(story, frame),
            *assemblies.session(story, frame),
            *assemblies.seat(story, frame),
        ):
            _add(story, drafts, draft)
    for draft in late:
        # a headline repeats its text in fewer words: it adds only what the text has not
        if not any(each.type is draft.type for each in drafts):
            _add(story, drafts, draft)
    prizes = [each for each in drafts if each.type is EventKind.AWARD]
    own = [each for each in prizes if not BARE_PRIZE.search(each.name or "")]
    for prize in prizes:
        if prize.place is None:
            # a body gives its prize at its own assembly
            bodies = {each for each in prize.participants if each.startswith("network/")}
            held = [d for d in drafts if d.type is EventKind.CONFERENCE and d.place and bodies & set(d.participants)]
            prize.place = held[0].place if len({each.place for each in held}) == 1 else None
    return [each for each in drafts if each not in prizes or each in (own or prizes[:1])]


def _behind(phrase: Phrase, frame: Frame) -> str:
    """Return what a phrase's words go on with after its gathering's noun, with the clause's own predicate after them."""
    found = head(phrase.words)
    rest = phrase.words[found[2] :] if found is not None else ""
    return rest or f" {frame.clause.predicate.stem}"


_ITS_BODY = re.compile(
    r"^\s?(?:\([^)]*\)\s?)?(?:사무국|사무처|의장|회장|회원|위원(?!회)|집행부|상임|조직위|추진단|준비위|홈페이지|누리집)"
)
_REMEMBERED = re.compile(r"^\s?\d+주년")
_JOINS = one_of(r"^(?:들|들어가|오르|진출|선출|합류|진입)$")
_BODY_HEAD = re.compile(r"(?:이사회|위원회|총회)$")


def _in_phrase(
    story: Story, frame: Frame, phrase: Phrase, named: dict[int, list[str]], assembly: str | None
) -> Iterator[Draft]:
    found = head(phrase.words)
    if found is None:
        return
    kind, start, end = found
    text = phrase.words
    raw = text[:end]
    name, quoted = name_of(phrase, raw, end)
    predicate = frame.clause.predicate
    networks = unique(r for each in phrase.actors if each.kind == "network" for r in each.references[:1])
    if _thought_of(frame, phrase):
        return
    if kind is EventKind.AWARD:
        yield from award(story, frame, phrase, name, assembly)
        return
    if _ITS_BODY.match(text[end:]) or _REMEMBERED.match(text[end:]):
        # its secretariat or chair, or how long ago it was, not the gathering
        return
    if kind is EventKind.FESTIVAL and networks and raw.endswith("대회") and not SPORT.search(raw):
        kind = EventKind.CONFERENCE
    seat = phrase.part == "to" and _JOINS.match(predicate.stem) and not text[end:].strip()
    if kind is EventKind.CONFERENCE and seat and _BODY_HEAD.search(raw):
        # 이사회에 들어가다: a seat on the board
        return
    core = _NO_NAME.sub("", name.replace(text[start:end], "").strip()) if not quoted else name
    generic = not quoted and (not core or len(core) < 2)
    block = frame.line.block
    if not generic:
        named.setdefault(block, []).append(name)
    if kind is EventKind.TRAINING:
        own = quoted or bool(EDITION.search(name)) or (_CAMP.search(raw) and not generic)
        yield from trainings.named(story, frame, phrase, name if own else None)
        return
    if generic and not networks:
        names = named.get(block, [])
        if _THIS.match(text) and not names:
            names = next(reversed(named.values()), [])
        earlier = next((each for each in reversed(names) if each.endswith(text[start:end])), None)
        host = None
        if kind is EventKind.CONFERENCE and re.search(r"총회|이사회", text):
            host = _network_near(frame) or (_network_before(story, frame) if _opened(story, frame, phrase) else None)
        joined = _THIS.match(text) and phrase.part in ("to", "at") and _ATTENDS.match(predicate.stem)
        if earlier is not None and (joined or _opened(story, frame, phrase)):
            name = earlier
            generic = False
        elif host is not None:
            networks = (host,)
        elif kind is EventKind.OTHER and (
            _opened(story, frame, phrase)
            or frame.sites
            or _ATTENDS.match(predicate.stem)
            or (frame.heading and cells.row(story.analysis.document.text, frame.line))
        ):
            draft = drafted(story, frame, phrase, kind, None, networks)
            if ONLINE.search(text):
                draft.place = None
            if draft.place is not None or ONLINE.search(text):
                yield draft
            return
        elif kind in (EventKind.CONFERENCE, EventKind.OTHER) and any(
            _GATHER.match(each.clause.predicate.stem) for each in relatives_of(story, frame, phrase)
        ):
            # 시장단이 참석한 라운드 테이블: who came together tells that it took place
            draft = drafted(story, frame, phrase, kind, None, networks)
            if draft.place == frame.home:
                draft.place = _site(story, frame, phrase) or (frame.stage if frame.near else None)
            yield draft
            return
        elif kind is EventKind.CONFERENCE and _DISCUSSION.search(raw) and _HOLDS.match(predicate.stem):
            # 화상 세미나를 열어: talked over somewhere that the text leaves open
            draft = drafted(story, frame, phrase, kind, None, networks)
            draft.place = None
            yield draft
            return
        elif kind is not EventKind.OTHER and (site := _site(story, frame, phrase)) and _opened(story, frame, phrase):
            # 차기 포럼은 내년 9월 시로스에서 열린다: no name, but a place of its own
            draft = drafted(story, frame, phrase, kind, None, networks)
            draft.place = site
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
    if kind is EventKind.EXHIBITION and SPORT.search(name):
        kind = EventKind.FESTIVAL
    yield drafted(story, frame, phrase, kind, name, networks)


def _thought_of(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a gathering is only wished, weighed or supposed: no day is told for it."""
    if phrase.dates or frame.clause.dates or EDITION.search(phrase.words):
        return False
    if status.supposes(frame.clause.predicate):
        return True
    return status.weighs(frame.clause) and (
        phrase.part in ("object", "topic") or (phrase.part == "to" and not status.wishes(frame.clause.predicate))
    )


# the gathering just told of: 이번 포럼에는 17개 도시가 참가한다
_THIS = re.compile(r"^(?:이번|이|올해|해당|금번)\s")
_GATHER = one_of(r"^(?:참석|참가|참여|모이|함께하|주최|주관|개최|열리|자리하)$")
_HOLDS = one_of(r"^(?:갖|가지|열|개최)$")
_DISCUSSION = re.compile(r"(?:토론회|세미나|심포지엄|워크숍|워크샵|라운드\s?테이블|학술회의)$")
_CAMP = re.compile(r"(?:캠프|아카데미|서머스쿨)$")
_ATTENDS = one_of(r"^(?:참석|참가|참여|참관|함께하|자리하)$")


def _site(story: Story, frame: Frame, phrase: Phrase) -> str | None:
    """Return the place where the clause, or a relative clause before the phrase, says that something is held."""
    for each in (frame, *relatives_of(story, frame, phrase)):
        if each.sites:
            return each.sites[0]
    return None


def _label(story: Story, reference: str) -> str:
    network = next((each for each in story.analysis.networks if each.reference == reference), None)
    if network is None:
        return reference.partition("/")[2]
    return network.abbreviation or network.ko or network.en or network.id


def _opened(story: Story, frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a gathering is what opens, takes place or is put off in its clause or a relative one before it."""
    if (
        OPENS.match(frame.clause.predicate.stem)
        or status.postpones(frame.clause.predicate)
        or status.cancels(frame.clause.predicate)
    ):
        return True
    if frame.clause.predicate.stem in _CURTAIN and any(
        each.words.strip() in ("막", "막을") for each in frame.clause.phrases
    ):
        return True
    return any(OPENS.match(each.clause.predicate.stem) for each in relatives_of(story, frame, phrase))


_CURTAIN = ("오르", "내리", "올리", "열")
_INSIDE = re.compile(r"\(([^()]{4,60})\)")


def _in_brackets(story: Story, frame: Frame, phrase: Phrase) -> Iterator[Draft]:
    """Read a festival or fair that stands in brackets as the occasion (대표단 초청(5월, 단오제))."""
    for match in _INSIDE.finditer(phrase.text):
        found = head(match.group(1))
        if found is None or found[0] not in (EventKind.FESTIVAL, EventKind.EXHIBITION):
            continue
        name = re.split(r"[,:]\s|\d월\s?", match.group(1)[: found[2]])[-1].strip()
        if len(name) > found[2] - found[1] + 1:
            draft = drafted(story, frame, phrase, found[0], name, ())
            draft.place = frame.home
            yield draft


_ON_STAGE = re.compile(r"무대$")
_STANDS = one_of(r"^(?:서|오르|올리)$")


def _on_stage(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 합창단이 음악당 무대에 선다: a performance of guests, where no festival's name says which."""
    if not _STANDS.match(frame.clause.predicate.stem) or frame.home is None:
        return
    for phrase in frame.clause.phrases:
        if phrase.part != "to" or not _ON_STAGE.search(phrase.words) or head(phrase.words.removesuffix("무대").strip()):
            continue
        guests = [each for each in frame.subjects if each.startswith("place/") and each != frame.home]
        if not guests:
            continue
        draft = drafted(story, frame, phrase, EventKind.FESTIVAL, None, ())
        draft.participants = unique((*guests, *([draft.place] if draft.place else [])))
        draft.rule = "rule:ko/festival-stage"
        yield draft


_PERFORMS = one_of(r"^(?:공연|연주|순회공연|합동공연)$")
_SHOWS = one_of(r"^(?:하|펼치|열|갖|가지|선보이|올리|마치|벌이|취소|연기|열리|보)$")
_SHOW = re.compile(r"(?:공연|연주회|콘서트)$")
_TROUPE = re.compile(
    r"(?:합창단|교향악단|관현악단|예술단|필하모닉|악단|무용단|오페라단|극단|밴드|발레단|공연단|농악단|풍물패|풍물단|연주단|취타대)"
)


def _performed(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read a troupe's performance at another's place (시립합창단이 하노이에서 공연했다), where no festival is named."""
    stem = frame.clause.predicate.stem
    if not (_PERFORMS.match(stem) or _SHOWS.match(stem)):
        return
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    shown = next((p for p in phrases if _SHOW.search(p.words) and p.part in ("object", "subject", "topic", "")), None)
    if not (_PERFORMS.match(stem) or (shown is not None and _SHOWS.match(stem))) or frame.title or frame.home is None:
        return
    named = (head(each.words) for each in phrases if each is not shown)
    if any(found is not None and found[0] is EventKind.FESTIVAL for found in named):
        # at a festival that has a name of its own
        return
    if not any(_TROUPE.search(p.words) for p in phrases) or frame.status is Status.PROPOSED:
        return
    places = unique(r for r in (*frame.sites, *frame.actors) if r.startswith("place/"))
    place = frame.sites[0] if frame.sites else None
    sides = unique((*places, frame.home))
    if place is None or len(sides) < 2:
        return
    anchor = shown or next(p for p in phrases if _TROUPE.search(p.words))
    draft = drafted(story, frame, anchor, EventKind.FESTIVAL, None, ())
    draft.place, draft.participants = place, sides[:3]
    draft.rule = "rule:ko/festival-performance"
    yield draft


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


_DAY = 10
_NEARS = re.compile(r"\s?(?:앞두|앞둔|준비)")


def _relevant(
    story: Story, frame: Frame, phrase: Phrase, predicate: Predicate, name: str, after: str, *, quoted: bool
) -> bool:
    """Tell whether the clause lets the gathering happen or someone take part, and is not only using its name."""
    if predicate.stem in ("관람", "보") and not quoted and not EDITION.search(name):
        return False
    if EDITION.search(name) and (phrase.dates or quoted or frame.clause.dates):
        return True
    if phrase.part in ("list", "") and cells.row(story.analysis.document.text, frame.line) and frame.heading:
        # what a row lists for a day in a city takes place there
        dated = [d for each in story.sentence(frame) for d in each.clause.dates if d.dates]
        if any(len(each.dates.start or "") == _DAY for each in dated if each.dates):
            return True
    if phrase.part == "by" and EDITION.search(name) and _NEARS.match(story.analysis.text(phrase.end, phrase.end + 4)):
        # 2015 세계군인체육대회를 앞두고
        return True
    if any(OPENS.match(each.clause.predicate.stem) for each in relatives_of(story, frame, phrase)):
        return True
    if re.match(r"^(?:\s?\([^)]*\))?\s?(?:참석|참가|참여|공동\s?개최|개최|개막|참관|무대|연단|현장|초청|기간)", after):
        return True
    if phrase.part == "at" and predicate.ending not in ("noun", "modifier") and frame.status is Status.HELD:
        # 축제에서 정원을 꾸몄다: what was done there tells that it took place
        return True
    if phrase.part in ("of", "with", "with-of") and not quoted and not EDITION.search(name):
        return False
    if predicate.ending == "noun" and frame.line.kind == "text" and not frame.line.mark and not predicate.stem:
        return bool(phrase.dates)
    return bool(HAPPENS.match(predicate.stem)) or any(HAPPENS.match(each.stem) for each in frame.governors[:1])


def _add(story: Story, drafts: list[Draft], draft: Draft) -> None:
    """Put a gathering among the drafts: the same name is the same event, unless it is told at another place or time."""
    if (
        draft.type is EventKind.AWARD
        and BARE_PRIZE.match(draft.name or "")
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
        same = same_name(held.name, draft.name) or _same_edition(held, draft) or _same_stay(held, draft)
        if held.type is not draft.type or not same:
            continue
        years = [edition_year(each.name) or (each.start or "")[:4] for each in (held, draft)]
        if all(years) and years[0] != years[1]:
            continue
        if held.place and draft.place and held.place != draft.place and held.start and draft.start:
            continue
        if held.place is None or (held.place == story.home and draft.place and draft.frame.sites):
            held.place = draft.place or held.place
        if not held.start and draft.start and held.status is Status.HELD and draft.status is Status.PLANNED:
            # 해마다 열어 온 회의, 올해는 9월에 열 예정: the edition that has a day is the one to come
            held.status = Status.PLANNED
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


def _same_edition(held: Draft, draft: Draft) -> bool:
    """Tell whether two tellings are of one body's assembly of one year: 2027년 총회 is where the next one is."""
    if draft.type is not EventKind.CONFERENCE or not (held.place and held.place == draft.place):
        return False
    years = {edition_year(each.name) or (each.start or "")[:4] for each in (held, draft)}
    bodies = [{each for each in one.participants if each.startswith("network/")} for one in (held, draft)]
    heads = [(each.name or "").split(" ")[-1] for each in (held, draft)]
    return len(years) == 1 and "" not in years and bool(bodies[0] & bodies[1]) and heads[0] == heads[1]


def _same_stay(held: Draft, draft: Draft) -> bool:
    """Tell whether two tellings of unnamed training are one: the same sides, at one place, at one time."""
    if draft.type is not EventKind.TRAINING or held.name or draft.name:
        return False
    if set(held.participants) != set(draft.participants) or (held.place and draft.place and held.place != draft.place):
        return False
    near = held.frame.sentence.index == draft.frame.sentence.index
    return near or not held.start or not draft.start or held.start[:7] == draft.start[:7]
