"""English sentences as clauses: a verb, who stands before it, who after, where and when.

Press releases put the actor first, then the verb, then the rest. So each verb of the lexicon opens a clause that runs
to the next one; a clause without an actor of its own goes on with the sentence's, or with the home of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from kg.model import Status
from kg.statements.analysis import Analysis, Named
from kg.statements.english_moods import mood
from kg.statements.english_nations import nation
from kg.statements.morphology import Line, Sentence

_VERBS = {
    "sign": r"sign(?:s|ed|ing)?|conclud(?:e|es|ed|ing)|enter(?:s|ed)?\sinto|exchang(?:e|es|ed)|renew(?:s|ed|ing)?|extend(?:s|ed)|"
    r"upgrad(?:e|es|ed|ing)|inked?|seal(?:s|ed)|establish(?:es|ed)?|forg(?:e|es|ed)|formali[sz](?:e|es|ed)|(?:has|have|had)\sbeen|"
    r"became|become|becomes|(?:is|are|was|were)\s(?:a\s|the\s|also\s)?(?=sister|twin|friend|goodwill)|twinned|maintain(?:s|ed)?|hold(?:s)?",
    "end": r"end(?:s|ed|ing)|terminat(?:e|es|ed)|dissolv(?:e|es|ed)|expir(?:e|es|ed)|lapsed?|withdr(?:aw|aws|ew|awn)|revok(?:e|es|ed)",
    "visit": r"visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|travel(?:s|led|ed|ling)?|flew|fly|went|leav(?:e|es|ing)(?=\s(?:\w+\s)?for\s)|left(?=\s(?:\w+\s)?for\s)|(?:lead|leads|led)(?=\s[^.;]{3,40}?\sto\s[A-Z])|stay(?:s|ed)|stopp?(?:s|ed)?|call(?:s|ed)?\son|"
    r"inspect(?:s|ed)?|return(?:s|ed)|reach(?:es|ed)?(?=\s[A-Z])|(?:spend|spends|spent)(?=\s(?:\w+\s){1,3}(?:days?|weeks?|nights?|afternoon|morning|hours)\s(?:in|at)\s[A-Z])|"
    r"(?:pay|pays|paid)\s(?:\w+\s){1,3}(?:visit|call)(?=\s(?:to|on)\s)|(?:make|makes|made)\s(?:\w+\s){1,2}(?:stop|visit)(?=\s(?:in|at|to)\s)",
    "come": r"came|(?:come|comes)(?!\s(?:next|from|after|before|first|last|as)\b)|arriv(?:e|es|ed)|(?:is|are)\sdue(?=\sin\s)",
    "receive": r"host(?:s|ed|ing)?|receiv(?:e|es|ed|ing)|welcom(?:e|es|ed|ing)|greet(?:s|ed)",
    "meet": r"met|meets?|meeting|held\s(?:bilateral\s)?talks|hold\stalks|talked|spoke|confer(?:s|red)",
    "discuss": r"discuss(?:es|ed|ing)?|negotiat(?:e|es|ed)",
    "attend": r"attend(?:s|ed|ing)?|participat(?:e|es|ed|ing)|took\spart|take\spart|takes\spart|taking\spart|join(?:s|ed|ing)?|present(?:s|ed)|"
    r"perform(?:s|ed)?|open(?:s|ed|ing)?|held|hold|takes\splace|take\splace|took\splace|staged?|stages|organi[sz](?:e|es|ed)|speak|gather(?:s|ed)?|clos(?:e|es|ed)",
    "send": r"send(?:s|ing)?|sent|(?:brings?|brought|takes?|took)(?=\s(?:an?|his|her|its|their|\d+|two|three|four|five|six|ten|twelve|twenty)\s[^.;,]{3,50}?\sto\s[A-Z])|dispatch(?:es|ed)?|second(?:s|ed)",
    "invite": r"invit(?:e|es|ed|ing)",
    "help": r"donat(?:e|es|ed)|help(?:s|ed|ing)?|support(?:s|ed)?|assist(?:s|ed)?|gave|gives?|given|provid(?:e|es|ed)|shar(?:e|es|ed|ing)|"
    r"offer(?:s|ed)?|thank(?:s|ed)?|ask(?:s|ed|ing)?|request(?:s|ed)?|learn(?:s|ed|t|ing)?|stud(?:y|ies|ied)|agreed?|agrees|cooperat(?:e|es|ed)|"
    r"collaborat(?:e|es|ed)|work(?:s|ed|ing)?|show(?:s|ed|n)?|introduc(?:e|es|ed)|explain(?:s|ed)?|promis(?:e|es|ed)|repl(?:y|ied)|propos(?:e|es|ed)|"
    r"deliver(?:s|ed)?|train(?:s|ed)|launch(?:es|ed)?|run|runs|ran|start(?:s|ed)?|begin|begins|began",
    "elect": r"elect(?:s|ed)?|re-elected|chosen|chose|named|appointed|nominated|designated|recogni[sz]ed|certified|re-certified|recertified|"
    r"select(?:s|ed)|admitted|accredited",
    "serve": r"serv(?:e|es|ed|ing)|chair(?:s|ed|ing)?|lead(?:s)?|led|belong(?:s|ed)?|sits?|sat|co-chairs?|founded|co-founded",
    "leave": r"left|leave(?:s)?|quit|withdr(?:aw|aws|ew|awn)|resign(?:s|ed)",
    "apply": r"appl(?:y|ies|ied|ying)|bid(?:s|ding)?|seek(?:s|ing)?|sought|aim(?:s|ed)?|prepar(?:e|es|ed|ing)",
    "win": r"won|wins?|win|receiv(?:e|es|ed)|award(?:s|ed)|awarded|took\shome",
    "cancel": r"cancel(?:l?ed|s)?|call(?:ed)?\soff|scrapp?ed|dropp?ed|rejected|turned\sdown|vetoed|voted\sdown|abandon(?:ed)?|shelv(?:e|ed)|fell\sthrough|fallen\sthrough|rul(?:e|ed)\sout|"
    r"did\snot\s(?:take\splace|go\sahead|happen)|will\snot\s(?:take\splace|go\sahead)|suspend(?:ed)?",
    "postpone": r"postpon(?:e|ed)|put\soff|delay(?:ed)?|moved|pushed\sback|resched(?:uled)?",
    "is": r"is|are|was|were",
}
_VERB = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _VERBS.items()) + r")\b")
_PLACE_PREPOSITION = re.compile(
    r"\b(?:in|at|near|outside|held\sin|through)\s(?:the\s)?(?:\w+\s(?:of|city)\s|nearby\s|neighbouring\s|neighboring\s)?$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:in|at|from|to|of|with|by|between|for|near|under|on|against|into|and|than|via)\s(?:the\s)?$", re.IGNORECASE
)
_DELEGATION = re.compile(
    r"\b(?:delegations?|delegates|mission|officials?|representatives|team|group|students?|teachers?|firefighters|engineers?|mayors?|"
    r"envoys?|party|experts?|companies|visitors|troupe|players)\s(?:led\sby\s[^,]{0,40}\s)?(?:from|of)\s(?:the\s)?(?:city\sof\s)?$",
    re.IGNORECASE,
)
_OF_PLACE = re.compile(r"\s(?:from|of)\s(?:the\s)?(?:(?:city|town|province)\sof\s)?")
_RUMOUR = re.compile(
    r"\b(?:rumou?rs?|untrue|not true|incorrect|denied|denies|no truth|false reports?|erroneously|mistakenly)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^\W*(?:It|They|He|She|The\s(?:city|council|mayor|delegation|two\scities))\b")


@dataclass(frozen=True, slots=True)
class EnglishClause:
    """A verb with its actors: `subjects` before it, `objects` after it, `sites` after in or at, all references."""

    sentence: Sentence
    line: Line
    start: int
    end: int
    verb: str
    verb_class: str
    at: int
    status: Status | None
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    sites: tuple[str, ...]
    named: tuple[Named, ...]
    dates: tuple[Named, ...]
    home: str | None
    own: bool

    @property
    def actors(self) -> tuple[str, ...]:
        """Return subjects and objects, each once."""
        return tuple(dict.fromkeys((*self.subjects, *self.objects)))


def clauses(analysis: Analysis) -> tuple[tuple[EnglishClause, ...], ...]:
    """Return the clauses of each sentence of an English document, in order; rumours and denials are left out."""
    out: list[tuple[EnglishClause, ...]] = []
    spoken: tuple[str, ...] = ()
    for sentence in analysis.sentences:
        text = analysis.text(sentence.start, sentence.end)
        if _RUMOUR.search(text):
            out.append(())
            continue
        found = _of_sentence(analysis, sentence, text, spoken)
        spoken = next((each.subjects for each in found if each.own and each.subjects), spoken)
        out.append(found)
    return tuple(out)


_NOUNS = frozenset(
    "meeting tour visit return stay stop work show run help support start bid hold open study share offer request award exchange exchanges talk".split()
)
_BEFORE_NOUN = re.compile(
    r"\b(?:an?|the|its|their|his|her|this|that|each|every|planned|first|second|third|next|last|final|annual|general|council|board|study|return|guided|joint|official|"
    r"bilateral|brief|short|three-day|two-day)\s$|['’]s?\s$",
    re.IGNORECASE,
)


_NO_OBJECT = re.compile(r"\s(?:of|by|to|from|with|for|on|between)\b")
_OPENING = re.compile(r"(?:^|[:–—-]\s)[^\w(]*(?:\w+\s)?$")


def _noun(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word of the verbs is a noun there (a planned meeting, the study tour)."""
    lead = text[max(0, match.start() - 12) : match.start()]
    if match.group().lower() not in _NOUNS:
        return False
    return _BEFORE_NOUN.search(lead) is not None or _opens(text, match)


def _opens(text: str, match: re.Match[str]) -> bool:
    """Tell whether a list item or headline opens with a noun (12 June: visit of a delegation, Meeting with Lyon)."""
    return bool(_NO_OBJECT.match(text, match.end()) and _OPENING.search(text[: match.start()]))


def _of_sentence(
    analysis: Analysis, sentence: Sentence, text: str, spoken: tuple[str, ...]
) -> tuple[EnglishClause, ...]:
    line = analysis.lines[sentence.line]
    named = kept(analysis, sentence)
    verbs = [match for match in _VERB.finditer(text) if not _inside(named, sentence.start + match.start())]
    verbs = [match for match in verbs if not _noun(text, match)]
    # was held: the participle tells, not its auxiliary
    passive = {
        one.start() for one, other in pairwise(verbs) if text[one.end() : other.start()] in (" ", " also ", " to be ")
    }
    verbs = [match for match in verbs if match.lastgroup != "is" or (len(verbs) < 3 and match.start() not in passive)]
    home = analysis.local(sentence.line)
    first: tuple[str, ...] = ()
    found = []
    for index, match in enumerate(verbs):
        at = sentence.start + match.start()
        start = sentence.start + (verbs[index - 1].end() if index else 0)
        end = sentence.start + (verbs[index + 1].start() if index + 1 < len(verbs) else len(text))
        before = [each for each in named if start <= each.start < at]
        after = [each for each in named if at <= each.start < end]
        subjects = _subjects(analysis, before, start)
        own = bool(subjects)
        if not subjects:
            subjects = nation(analysis, sentence, text[: match.start()]) if index == 0 else ()
            own = bool(subjects)
        if not subjects:
            subjects = first or (spoken if _PRONOUN.match(text) and index == 0 else ()) or ((home,) if home else ())
        if own and not first:
            first = subjects
        sites = [r for each in after for r in each.references if each.kind == "place" and sited(analysis, each)]
        sites += [
            r
            for each in before
            if index == 0
            for r in each.references
            if each.kind == "place" and sited(analysis, each)
        ]
        objects = [
            r
            for each in after
            if each.kind not in ("date", "country") and not sited(analysis, each)
            for r in each.references
            if "/" in r and r not in subjects
        ]
        found.append(
            EnglishClause(
                sentence=sentence,
                line=line,
                start=start if index else sentence.start,
                end=end,
                verb=match.group(),
                verb_class=match.lastgroup or "is",
                at=at,
                status=mood(text[: match.start()], match.group()),
                subjects=subjects,
                objects=tuple(dict.fromkeys(objects)),
                sites=tuple(dict.fromkeys(r for r in sites if r.startswith("place/"))),
                named=(*before, *after),
                dates=tuple(each for each in named if each.kind == "date" and each.dates and start <= each.start < end),
                home=home,
                own=own,
            )
        )
    return tuple(_fallen(text, sentence, found))


# what a plan is called again in the clause that tells of its end
_PLAN = r"(?:it|this|that|these|(?:the|that|its)\s(?:plans?|idea|trip|visit|journey|deal|signing|bid|event|meeting|talks|proposal))"
_BUT = re.compile(rf"(?:\b(?:but|though|although|however)|[;.])\s(?:later\s)?{_PLAN}\s(?:\w+\s){{0,2}}$", re.IGNORECASE)
_PLAN_TO = re.compile(r"\b(?:plans?|proposal|bid|idea)\s(?:by\s[\w\s]{1,30}\s)?(?:to|of)\s$")
_OWN_VERB = re.compile(r"^[^,;]*\s(?:was|were|has\sbeen|have\sbeen|had\sbeen|is|are)\s$")


def _fallen(text: str, sentence: Sentence, found: list[EnglishClause]) -> Iterator[EnglishClause]:
    """Yield the clauses of a sentence, what was planned as called off where a later one says so of the plan."""
    for index, clause in enumerate(found):
        end = next((each for each in found[index + 1 :] if each.verb_class == "cancel"), None)
        if clause.status is Status.PLANNED and end is not None:
            begin, stop = clause.at - sentence.start, end.at - sentence.start
            planned = _PLAN_TO.search(text[:begin]) and _OWN_VERB.match(text[begin:stop])
            if planned or _BUT.search(text[begin:stop]):
                yield replace(clause, status=Status.CANCELLED)
                continue
        yield clause


def verbless(analysis: Analysis, sentence: Sentence) -> EnglishClause | None:
    """Return a sentence without any known verb as one clause that only says what is; None for rumours and denials."""
    text = analysis.text(sentence.start, sentence.end)
    if _RUMOUR.search(text):
        return None
    named = tuple(kept(analysis, sentence))
    return EnglishClause(
        sentence=sentence,
        line=analysis.lines[sentence.line],
        start=sentence.start,
        end=sentence.end,
        verb="",
        verb_class="is",
        at=sentence.start,
        status=Status.HELD,
        subjects=(),
        objects=(),
        sites=(),
        named=named,
        dates=tuple(each for each in named if each.kind == "date" and each.dates),
        home=analysis.local(sentence.line),
        own=False,
    )


def kept(analysis: Analysis, sentence: Sentence) -> list[Named]:
    """Return the namings of a sentence without countries and without regions after a comma (Portland, Oregon).

    A delegation whose place is told right behind it (a delegation from Lisbon) is that place's.
    """
    named = [each for each in analysis.of(sentence) if each.kind != "country"]
    named = [
        each
        for each, following in zip_longest(named, named[1:])
        if not (
            each.form == "delegation"
            and following is not None
            and following.kind == "place"
            and _OF_PLACE.fullmatch(analysis.text(each.end, following.start))
        )
    ]
    return [
        each
        for index, each in enumerate(named)
        if not (
            index
            and each.kind == "place"
            and named[index - 1].kind == "place"
            and analysis.text(named[index - 1].end, each.start) in (", ", " in ")
            and analysis.country(named[index - 1].references[0] if named[index - 1].references else "")
            == analysis.country(each.references[0] if each.references else "")
            and any(place.reference in each.references and place.kind == "region" for place in analysis.places)
        )
    ]


def _inside(named: list[Named], at: int) -> bool:
    return any(each.start <= at < each.end for each in named)


def sited(analysis: Analysis, each: Named) -> bool:
    """Tell whether a place stands after in, at or near: where something is."""
    return each.kind == "place" and bool(_PLACE_PREPOSITION.search(analysis.text(max(0, each.start - 40), each.start)))


def _subjects(analysis: Analysis, before: list[Named], start: int) -> tuple[str, ...]:
    """Return the actors that stand before a verb as its subject: not after a preposition, unless as someone's people."""
    found: list[str] = []
    last = -1
    for each in before:
        if each.kind in ("date", "country") or not each.references:
            continue
        if found and each.start < last:
            # the mayor of the city that was just read: one name
            last = max(last, each.end)
            continue
        lead = analysis.text(max(start, each.start - 70), each.start)
        joined = last >= 0 and re.match(r"^(?:['’]s)?(?:,|,?\sand)\s(?:the\s)?$", analysis.text(last, each.start))
        if joined and found:
            found.extend(r for r in each.references if "/" in r)
            last = each.end
            continue
        if _PREPOSITION.search(lead) and not _DELEGATION.search(lead):
            continue
        if found:
            continue
        found.extend(r for r in each.references if "/" in r)
        last = each.end
    return tuple(dict.fromkeys(found))
