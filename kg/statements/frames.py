"""Who acts on whom in each clause: the frames that agreements, events, memberships and ties are read from.

A clause seldom names everyone: reports leave the own city out, list items leave it to their heading. So each frame
carries, besides what its own words name, who the sentence, the paragraph and the headings say it is about.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Status
from kg.statements import status
from kg.statements.analysis import Analysis, Named
from kg.statements.homes import effective, homes, leads, paired
from kg.statements.korean_clauses import clauses
from kg.statements.morphology import Line, Sentence, Token
from kg.statements.patterns import near, one_of
from kg.statements.phrases import Clause, Phrase, Predicate
from kg.statements.stages import moved
from kg.statements.stages import stage as header_stage

# nouns that may stand between a name and its particle without anyone else acting: 시 대표단은, 시장단과, 시청을
_BODY = re.compile(
    r"(?:\s*(?:\([^)]*\)|특별시|광역시|시|군|구|도|성|현|주|측|쪽|시청|도청|군청|구청|시정부|정부|당국|의회|시의회|도의회|인민정부|본부|"
    r"사무국|[가-힣]{0,6}(?:단|단체|팀|실|국|과|회|부|원|대|청)|단장|관계자|공무원|직원|실무진|일행|청소년|학생|대학생|유학생|교사|주민|시민|"
    r"농민|기업|상공인|[가-힣]{0,4}(?:시장|지사|군수|구청장|의장|대표|총장|원장|국장|과장|주석|위원장|서기|대사)|등|들|님|께서|대리|"
    r"\d+\s?(?:명|개|곳|여)?|[두세네]|개|곳|여|명|도시|지역|사람|분|인|모두|각각|양|간|권한대행))*"
)
# what a sentence denies or only hears said is no fact of it
_RUMOUR = near(
    r"소문|사실무근|낭설|루머|오보|유언비어|사실이 아[니닙닌님]|사실과 다르|['’\"”]\s?의 (?:잘못|오기)|[가-힣]의 (?:잘못|오기|오류)(?:$|[이입으임])"
)
# what is asked is not told (체결했습니까?), unless it is taken as known: when, where or how it was is asked, or it is
# only called to mind (체결하지 않았습니까?, 체결했죠?)
_ASKED = re.compile(
    r"(?<!아닙니)(?<!않습니)(?<!않았습니)(?<!아닌)(?<!않은)(?<!않)(?<!않았)(?:까|나요?|[는은인한된을]가요?)\?['’\"”)」』\s]*$"
)
_ASKS_OF = re.compile(r"어떻|어떤|어찌|언제|어디|어느|왜|무엇|무슨|뭐|몇|얼마|누구|누가")
# who holds an office or travels in its name, at the end of a phrase
_HOLDER = re.compile(
    r"(?:시장|지사|군수|구청장|의장|위원장|주석|국장|과장|실장|단장|대표|총장|장관|대사|영사|의원|당서기|서기)(?:\s?(?:일행|부부|내외|등))?(?:\s?\d+\s?명)?$"
)
_PARTY = re.compile(r"(?:[가-힣]단|일행|사절|팀)$")
_PRONOUNS = (("그",), ("그녀",), ("이들",), ("그들",))


@dataclass(slots=True)
class Frame:
    """One clause with its roles filled.

    `subjects` act, `others` are the rest that its own phrases name, `sites` stand in the place part (에서, 에),
    all references. `nearby` are actors of the rest of the sentence, `heading` those of the headings above, nearest
    first. `status` is how far the clause says its matter has come; `governors` are the predicates after it that
    govern it. `own` tells whether the subject stands in the clause itself. `home` is the government spoken of there.
    `stage` is the foreign place that the story has come to before the clause, `near` whether it did so in the same
    paragraph. `partner` is the foreign place that its paragraph or item named last before its sentence. `actors` are
    subjects and others, each once.
    """

    clause: Clause
    sentence: Sentence
    line: Line
    subjects: tuple[str, ...]
    others: tuple[str, ...]
    sites: tuple[str, ...]
    nearby: tuple[str, ...]
    heading: tuple[str, ...]
    status: Status
    governors: tuple[Predicate, ...] = ()
    own: bool = False
    said: bool = False
    home: str | None = None
    title: bool = False
    stage: str | None = None
    near: bool = False
    partner: str | None = None
    actors: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the actors at hand: subjects and others, each once."""
        self.actors = unique((*self.subjects, *self.others))


@dataclass(frozen=True, slots=True)
class Story:
    """A document's frames in order, with what holds for all of them."""

    analysis: Analysis
    frames: tuple[Frame, ...]
    sentences: dict[int, tuple[Frame, ...]]
    heads: frozenset[int]
    home: str | None
    stage: str | None = None

    def sentence(self, frame: Frame) -> tuple[Frame, ...]:
        """Return the frames of a frame's sentence."""
        return self.sentences[frame.sentence.index]

    @staticmethod
    def topic(frame: Frame) -> int:
        """Return what keeps frames together that speak of the same partner: a list item or row alone, a paragraph."""
        return -1 - frame.line.index if frame.line.kind in ("item", "row") else frame.line.block

    def headed(self, line: Line) -> bool:
        """Tell whether a line heads others."""
        return line.index in self.heads

    def foreign(self, reference: str) -> bool:
        """Tell whether a reference is a place outside the home's country: one that no list knows lies abroad."""
        return reference.startswith("place/") and self.analysis.country(reference) != "KR"

    def domestic(self, reference: str) -> bool:
        """Tell whether a reference is a place in the country of the document's home."""
        return reference.startswith("place/") and self.analysis.country(reference) == "KR"


def unique(references: Iterable[str]) -> tuple[str, ...]:
    """Return references in order, each once."""
    return tuple(dict.fromkeys(references))


def read(analysis: Analysis) -> Story:
    """Return the frames of an analysed document; one pass over its sentences."""
    own = homes(analysis)
    above = leads(analysis)
    frames: list[Frame] = []
    home = analysis.home
    body = _body(analysis)
    block, last = -1, -1
    spoken: tuple[str, ...] = ()
    stage: str | None = None
    staged: int | None = None
    partners: dict[int, str] = {}
    for sentence in analysis.sentences:
        line = analysis.lines[sentence.line]
        named, local = effective(analysis, sentence), analysis.local(line.index)
        if (
            line.block != block
            or line.kind in ("item", "row")
            or (line.index != last and (own[line.index] != local or any(local in each.references for each in named)))
        ):
            home, block = own[line.index], line.block
        last = line.index
        named = paired(named, local, home)
        words = analysis.text(sentence.start, sentence.end)
        if (
            (not any(each.kind != "date" for each in named) and not _TELLS.search(words))
            or _RUMOUR.search(words)
            or _asked(words)
        ):
            continue
        tokens: Sequence[Token] = sentence.tokens
        if sentence.start < line.body:
            tokens = [token for token in tokens if token.start >= line.body]
        found = clauses(analysis.document.text, tokens, named)
        made = _sentence_frames(analysis, sentence, line, found, above[line.index], spoken)
        spoken = next((frame.subjects for frame in reversed(made) if frame.own and frame.subjects), spoken)
        for frame in made:
            # a new domestic subject is who the paragraph speaks of from there on
            domestic = [each for each in frame.subjects if each.startswith("place/") and analysis.country(each) == "KR"]
            first = frame.clause.phrases[0] if frame.clause.phrases else None
            leads_on = (
                first is not None and first.start <= sentence.start + 6 and _references(first.actors) == frame.subjects
            )
            if (
                frame.own
                and frame.clause.predicate.ending != "modifier"
                and len(frame.subjects) == 1
                and domestic
                and leads_on
            ):
                home = domestic[0]
            frame.home, frame.title = home, line.index < body
            frame.stage, frame.near = stage, staged == line.block
            frame.partner = partners.get(Story.topic(frame))
            frames.append(frame)
            if not frame.title and (place := moved(analysis, frame)) is not None:
                stage, staged = place or None, line.block
        for each in named:
            for reference in each.references if each.kind in ("place", "official") and made else ():
                if reference.startswith("place/") and analysis.country(reference) not in (None, "KR"):
                    partners[Story.topic(made[0])] = reference
    parents = frozenset(line.parent for line in analysis.lines if line.parent is not None)
    by_sentence: dict[int, list[Frame]] = {}
    for frame in frames:
        by_sentence.setdefault(frame.sentence.index, []).append(frame)
    sentences = {index: tuple(group) for index, group in by_sentence.items()}
    return Story(analysis, tuple(frames), sentences, parents, analysis.home, header_stage(analysis))


def _asked(words: str) -> bool:
    """Tell whether a sentence only asks whether something is so."""
    return "?" in words[-4:] and _ASKED.search(words) is not None and _ASKS_OF.search(words) is None


def _body(analysis: Analysis) -> int:
    """Return the index of the first line that is running text or a list: what stands before it is headline."""
    for line in analysis.lines[:12]:
        if line.kind == "item" and line.mark in ("box", "ring", "roman", "number"):
            return line.index
        text = analysis.text(line.start, line.end)
        if line.kind == "text" and len(text) > 60 and re.search(r"[다요음함됨임]\.|:\s", text):
            return line.index
    return 0


def _references(named: Iterable[Named]) -> tuple[str, ...]:
    if not named:
        return ()
    found = [reference for each in named for reference in each.references if "/" in reference]
    return unique(found) if len(found) > 1 else tuple(found)


def _acts(text: str, phrase: Phrase) -> bool:
    """Tell whether the actor of a phrase is what its particle marks, not a mere attribute (서울시는, not 서울시 정책은)."""
    actors = phrase.actors
    if not actors:
        return False
    return _BODY.fullmatch(text[actors[-1].end : phrase.start + phrase.length].strip()) is not None


def _sentence_frames(
    analysis: Analysis,
    sentence: Sentence,
    line: Line,
    found: tuple[Clause, ...],
    lead: Status | None,
    spoken: tuple[str, ...],
) -> list[Frame]:
    text = analysis.document.text
    frames: list[Frame] = []
    subject: tuple[str, ...] = ()
    everyone = unique(
        reference for clause in found for phrase in clause.phrases for reference in _references(phrase.actors)
    )
    for index, clause in enumerate(found):
        own: tuple[str, ...] = ()
        site: list[str] = []
        rest: list[str] = []
        before: Phrase | None = None
        behind: Phrase | None = None
        for phrase in _shared_parts(clause.phrases):
            joined = before is not None and bool(own) and before.part == phrase.part
            before = phrase
            references = _references(phrase.actors)
            if phrase.part in ("topic", "subject") and all(each.form == "delegation" for each in phrase.actors):
                # 시장이 이끄는 방문단이: whose party it is stands in the clause before, if anywhere
                references = _formed(found[: index + 1], phrase) or references
            if (
                not references
                and behind is not None
                and behind.part == "of"
                and phrase.part in ("topic", "subject", "with", "to")
            ):
                # 팀푸시의 시장은, 호쿠토시의 가미무라 에이지 시장은: the office's holder acts for the place before 의
                words_ = phrase.words.strip()
                holds = _BODY.fullmatch(words_) or _HOLDER.search(words_)
                if holds and (owners := _references(behind.actors)):
                    if phrase.part in ("topic", "subject") and not own:
                        own = owners
                        rest = [each for each in rest if each not in owners]
                    behind = phrase
                    continue
            if phrase.part == "at" and behind is not None and behind.part == "of":
                site.extend(_references(each for each in behind.actors if each.kind == "place"))
            behind = phrase
            if not references:
                if phrase.part in ("topic", "subject") and not own:
                    if phrase.nouns in _PRONOUNS:
                        own = spoken
                    elif phrase.nouns and _PARTY.search(phrase.nouns[-1]):
                        own = _formed(found[: index + 1], phrase)
                continue
            if (
                (not own or joined)
                and phrase.part in ("topic", "subject")
                and (_acts(text, phrase) or not phrase.actors)
            ):
                own = unique((*own, *references))
            elif phrase.part == "at":
                # 시와 (with) A에서: an official's office is no place
                site.extend(_references(each for each in phrase.actors if each.kind == "place"))
                rest.extend(_references(each for each in phrase.actors if each.kind != "place"))
            else:
                rest.extend(references)
        if own and clause.predicate.ending != "modifier":
            subject = own
        subjects = own or subject or (_topic_ahead(text, found, index) if clause.predicate.ending == "modifier" else ())
        frames.append(
            Frame(
                clause=clause,
                sentence=sentence,
                line=line,
                subjects=subjects,
                others=unique(each for each in rest if each not in own),
                sites=unique(site),
                nearby=everyone,
                heading=analysis.heads[line.index],
                status=Status.HELD,
                own=bool(own),
            )
        )
    for index, frame in enumerate(frames):
        if not frame.sites and frame.clause.head is not None and frame.clause.head.nouns[:1] in _BOUND:
            frame.sites = _ahead_of(frame.clause, found[index + 1 :])
        frame.clause = _equated(frame.clause, found[index + 1 :])
        frame.governors = tuple(_governors(found, index))
        frame.status = _status(frame.clause.predicate, frame.governors, lead)
        frame.said = frame.clause.quoted or frame.clause.predicate.ending == "quote"
    return frames


# what a clause that is the subject, object or complement of another describes: its places may stand before it
_BOUND = (("것",), ("데",), ("일",))


def _ahead_of(clause: Clause, later: tuple[Clause, ...]) -> tuple[str, ...]:
    """Return the places of the clause around a nominal one, where they stand before it (A에서는 총회에 참석하는 것이 목적이다)."""
    around = next((each for each in later if each.start < clause.start), None)
    if around is None:
        return ()
    ahead = [phrase for phrase in around.phrases if phrase.part == "at" and phrase.end <= clause.start]
    return _references(each for phrase in ahead for each in phrase.actors if each.kind == "place")


def _formed(found: tuple[Clause, ...], phrase: Phrase) -> tuple[str, ...]:
    """Return whose party a phrase is by the relative clause before it (간바트 의장이 이끈 의장단은, 시가 보낸 방문단이)."""
    for clause in reversed(found):
        if clause.head is not None and clause.head.start == phrase.start:
            people = [each for each in clause.phrases if each.part in ("subject", "of", "toward", "object", "with")]
            for part in ("subject", "of", "object", "toward", "with"):
                for each in people:
                    if each.part == part and (references := _references(each.actors)):
                        return references[:1]
    return ()


# a sentence that names no one is read only if it has a word of the facts: its actors come from what stands before
_TELLS = re.compile(
    r"자매|우호|친선|방문|찾|면담|회담|간담|회의|협약|협정|결연|의향서|양해각서|각서|초청|파견|보내|만나|접견|예방|조찬|오찬|만찬|출장|순방|연수|총회|포럼|축제|박람|전시|"
    r"음악회|행사|개최|열리|수상|상을|인증|회원|가입|탈퇴|의장|회장|이사|사무국|본부|개막|폐막|기념식|상담회|설명회|워크숍|교류|다녀|둘러|서명|체결"
)
_SORT = (
    "도시",
    "곳",
    "지역",
    "자치단체",
    "지방정부",
    "지자체",
    "나라",
    "이",
    "이들",
    "사람",
    "사람들",
    "손님",
    "손님들",
    "일행",
    "주인공",
)


def _equated(clause: Clause, later: tuple[Clause, ...]) -> Clause:
    """Let a relative clause describe what its head is said to be (인증을 받은 도시는 순천, 창녕 등이다)."""
    head = clause.head
    if head is None or not head.nouns or head.nouns[-1] not in _SORT or not head.topic or head.actors:
        return clause
    main = next((each for each in later if each.predicate.ending != "modifier"), None)
    if main is None or (main.predicate.stem not in ("이", "비롯") and main.predicate.ending != "noun"):
        return clause
    return replace(clause, also=tuple(phrase for phrase in main.phrases if phrase.actors))


def _topic_ahead(text: str, found: tuple[Clause, ...], index: int) -> tuple[str, ...]:
    """Return the topic that stands before a relative clause and belongs to the main one after it."""
    start = found[index].start
    for clause in found[index + 1 :]:
        joined: list[Named] = []
        for phrase in clause.phrases:
            if phrase.part == "topic" and phrase.start < start and _acts(text, phrase):
                return _references((*joined, *phrase.actors))
            # 시흥시와 그단스크시는 … 나눈 사이다: both of them
            joined = [*joined, *phrase.actors] if phrase.part == "with" and _acts(text, phrase) else []
        if clause.predicate.ending != "modifier":
            break
    return ()


def _shared_parts(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Return phrases with the members of a list in the part that closes it (파리, 제네바, 베를린 등을)."""
    out = list(phrases)
    for index in range(len(out) - 2, -1, -1):
        if out[index].part in ("list", "with", "") and out[index].actors and out[index + 1].actors:
            part = out[index + 1].part
            first = index == 0 or out[index - 1].part in ("list", "with")
            if (out[index].part == "list" and part != "list") or (
                out[index].part == "with" and first and part in ("topic", "subject")
            ):
                out[index] = replace(out[index], part=part, topic=out[index + 1].topic)
    return tuple(out)


def _governors(found: tuple[Clause, ...], index: int) -> Iterable[Predicate]:
    """Yield the predicates that close the chain which the clause opens: up to the next final one."""
    if found[index].predicate.ending in ("final",):
        return
    for clause in found[index + 1 :]:
        if clause.predicate.ending == "modifier":
            if clause is found[index + 1] and clause.predicate.tail.endswith(("다는", "라는", "자는")):
                # 방문해 배우고 싶다는 뜻을: what is wished or said reaches back over the clause before it
                yield clause.predicate
            continue
        yield clause.predicate
        if clause.predicate.ending == "final":
            return


_DONE = one_of(
    r"^(?:만나|면담|간담|회담|예방|접견|체결|서명|맺|찾|방문|논의|협의|참석|참가|열|개최|교환|둘러보|머물|다녀오|받|듣|설명|소개|청취|되짚|요청|갖|가지|치르|조인|주고받|나누|환담|시찰|견학|살펴보)$"
)


_AHEAD = frozenset("예정 계획 내정".split())


def _status(predicate: Predicate, after: tuple[Predicate, ...], lead: Status | None) -> Status:
    own = status.of_predicate(predicate)
    if own is Status.HELD and predicate.stem in _AHEAD and predicate.ending == "final":
        # 예정돼 있다: that it is planned is so, what is planned is ahead
        return Status.PLANNED
    if own is not None:
        return own
    if predicate.ending == "nominal" and predicate.tail.endswith(("기", "키")):
        # 격상하기로 합의했다, 체결하기를 희망했다: what is named lies ahead
        return Status.PROPOSED if after and status.wishes(after[0]) else Status.PLANNED
    if predicate.ending == "noun" and (status.plans(predicate) or status.wishes(predicate)):
        return Status.PLANNED
    for governor in after:
        told = status.of_predicate(governor)
        if told is Status.PLANNED and _DONE.match(predicate.stem) and status.agrees(governor):
            # 만나 … 하기로 했다: what was agreed lies ahead, the meeting does not
            return Status.HELD
        if told in (Status.HELD, Status.PLANNED, Status.PROPOSED):
            return told
    return lead if lead is not None else Status.HELD
