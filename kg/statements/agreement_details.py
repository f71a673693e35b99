"""What else a text says of an agreement: who signed it, until when it holds, what it took the place of; what is denied."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Agreement, AgreementType, Status
from kg.statements.agreement_words import words
from kg.statements.analysis import Analysis
from kg.statements.frames import Frame
from kg.statements.patterns import near

_SIGNS = re.compile(r"서명|체결|교환|조인|주고받|맺|도장|이름을\s올")
_VALID = re.compile(r"유효|효력|기간|연장|기한")
_OF_IT = re.compile(r"^\W*(?:이\s|이번\s)?(?:협정서?|협약서?|결연|유효\s?기간|(?:협정|협약)\s기간|효력)(?:은|는|의)\s")
_UPGRADES = re.compile(r"격상|승격|끌어올|발전시|전환|높[이인였]|에서\s['‘\"“]?(?:자매|친선)")
# from the looser to the closer sort: an upgrade leads upwards
_RANK = {AgreementType.MOU: 1, AgreementType.FRIENDSHIP: 2, AgreementType.GOODWILL: 3, AgreementType.SISTER: 3}
_DENIES = near(
    r"사실이\s아니|사실과\s다르|사실\s?무근|(?:한|은|던)\s(?:바|적|사실)(?:은|는|이|가|도)?\s(?:전혀\s|아직\s|결코\s)?없(?!지)"
)
_AHEAD = re.compile(r"추진|계획|예정|추진설|준비")
_ENGLISH_DENIES = near(
    r"\b(?:has|have)\s(?:not|never)\s(?:signed|entered|concluded)|\b(?:did\snot|never)\s(?:sign|enter|conclude)|"
    r"\b(?:reports?|claims?|rumou?rs?)\b.{0,80}\b(?:untrue|not\strue|wrong|incorrect|false|unfounded)\b",
    re.IGNORECASE,
)


def signatories(analysis: Analysis, frame: Frame, parties: tuple[str, ...], state: Status) -> tuple[str, ...]:
    """Return the names of the parties' officials who sign in a clause, in the order of the text."""
    if state is not Status.SIGNED or not _SIGNS.search(analysis.text(frame.clause.start, frame.clause.end)):
        return ()
    named = [
        each.official.name
        for each in analysis.of(frame.sentence)
        if each.official is not None and frame.clause.start <= each.start < frame.clause.end
        if any(reference in parties for reference in each.references)
    ]
    return tuple(dict.fromkeys(named))


def valid_until(analysis: Analysis, frame: Frame) -> str | None:
    """Return the day until which a sentence says that its agreement holds (유효기간은 2027년까지, 2022년까지 연장)."""
    following = analysis.sentences[frame.sentence.index + 1 : frame.sentence.index + 2]
    goes_on = [each for each in following if _OF_IT.match(analysis.text(each.start, each.end))]
    for sentence in (frame.sentence, *goes_on):
        for each in analysis.of(sentence):
            if each.kind == "date" and each.dates and each.dates.until:
                if _VALID.search(analysis.text(max(sentence.start, each.start - 16), each.end + 12)):
                    return each.dates.end or each.dates.start
    return None


def upgraded(analysis: Analysis, found: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Return the agreements, one told as an upgrade with the sort that it took the place of."""
    known = tuple(found)
    return tuple(_upgraded(analysis, each, known) for each in known)


def _upgraded(analysis: Analysis, pact: Agreement, known: tuple[Agreement, ...]) -> Agreement:
    span = pact.evidence[0]
    lower = [
        each.type
        for each in known
        if each.parties == pact.parties
        and each.type in _RANK
        and _RANK[each.type] < _RANK.get(pact.type, 0)
        and each.status in (Status.SIGNED, Status.TERMINATED)
    ]
    if not lower or not _UPGRADES.search(analysis.text(span.start, span.end + 12)):
        return pact
    return replace(pact, supersedes=max(lower, key=lambda each: _RANK[each]))


def denials(analysis: Analysis, affirmed: Iterable[Agreement]) -> Iterator[Agreement]:
    """Yield the agreements that a text says there are not (체결한 바 없다, 사실이 아니다), each once.

    What the same text affirms is not denied, nor a sort that the words do not tell.
    """
    seen = {(each.parties, each.type) for each in affirmed}
    for sentence in analysis.sentences:
        text = analysis.text(sentence.start, sentence.end)
        english = bool(_ENGLISH_DENIES.search(text))
        home = analysis.local(sentence.line)
        if home is None or (not english and not _DENIES.search(text)):
            continue
        kinds = (
            _english_kinds(text)
            if english
            else [each.type for each in words(analysis.document.text, sentence.start, sentence.end) if each.type]
        )
        partners = [
            each.references[0]
            for each in analysis.of(sentence)
            if each.kind == "place" and each.references and each.references[0] != home
        ]
        if not kinds or len(set(partners)) != 1:
            continue
        key = (tuple(sorted((home, partners[0]))), kinds[0])
        if key in seen:
            continue
        seen.add(key)
        yield Agreement(
            evidence=(analysis.span(sentence.start, sentence.end),),
            rule=f"rule:{'en' if english else 'ko'}/agreement-denied",
            confidence=0.7,
            denied=True,
            parties=key[0],
            type=key[1],
            status=Status.PLANNED if _AHEAD.search(text) or re.search(r"\bplan", text) else Status.SIGNED,
        )


def _english_kinds(text: str) -> list[AgreementType]:
    found = [
        (match.start(), kind)
        for kind, word in (
            (AgreementType.SISTER, r"sister[\s-]|twin"),
            (AgreementType.FRIENDSHIP, r"friendship"),
            (AgreementType.MOU, r"memorandum|MOU|letter\sof\sintent"),
            (AgreementType.OTHER, r"agreement|pact|accord"),
        )
        for match in re.finditer(word, text)
    ]
    return [kind for _, kind in sorted(found)]
