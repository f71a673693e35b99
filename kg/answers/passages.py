"""Answers that stand in no structure: sentences of the documents that tell of a change, a deputy, a council's consent."""

import re

from kg.answers import families, folds, sentences
from kg.answers.conditions import Conditions, iri, literal
from kg.answers.particular import Made
from kg.answers.reading import Reading
from kg.answers.rows import run
from kg.answers.sheet import Context, Sheet

# what the sentences say: words of both languages, as one pattern for the store and for Python
CHANGED = (
    "(일정|당초|처음|원래|예정).{0,60}(변경|조정|바뀌|바뀐|취소|연기|대체)|(변경|연기|취소)(되어|돼|되었|됐|하기로)|"
    "rescheduled|postponed|called off|cancelled|canceled|was changed|were changed|instead of the planned|originally planned"
)
DEPUTY = (
    "시장을? ?대신|대신(해|하여) (참석|서명)|대리 ?(참석|서명)|(시장|군수|지사)의? ?대행|대참|대독|권한대행|on behalf of (the )?mayor|in place of (the )?mayor|"
    "for the mayor|deputi[sz]|acting mayor|represent(ed|ing) (the )?mayor"
)
COUNCIL = "의회.{0,30}(의결|동의|승인|비준)|(의결|동의|승인).{0,15}의회|동의안|council.{0,40}(consent|approv|ratif|resol)|(consent|approval) of the.{0,20}council"
_SENTENCE = re.compile(r"[^\n.!?。]+(?:[.!?。](?=\S)[^\n.!?。]*)*[.!?。]?")


def _search(reading: Reading, context: Context, pattern: str) -> tuple[str, list[tuple[str, str, str, str, int, int]]]:
    """Return the query and the sentences of documents that match: sentence, title, date, document, start, end."""
    conditions = reading.conditions
    body = "  ?document a ic:Document ; ic:text ?text .\n"
    for index, each in enumerate((*reading.places, *conditions.networks)):
        body += f"  ?claim{index} ic:document ?document . ?fact{index} ic:assertedBy ?claim{index} ; ?role{index} {iri(each)} .\n"
    body += (
        f"  FILTER(REGEX(?text, {literal(pattern)}, 'i'))\n"
        "  OPTIONAL { ?document dcterms:title ?title }\n  OPTIONAL { ?document dcterms:issued ?issued }\n"
    )
    sparql = f"SELECT DISTINCT ?document ?text ?title ?issued WHERE {{\n{body}}} ORDER BY ?issued ?document"
    cue = re.compile(pattern, re.IGNORECASE)
    found = []
    for row in run(context, sparql):
        for sentence in _SENTENCE.finditer(row["text"]):
            if cue.search(sentence.group()):
                words = sentence.group().strip()
                start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
                found.append(
                    (words, row["title"] or "", row["issued"] or "", row["document"], start, start + len(words))
                )
    return sparql, found


def _sheet(found: list[tuple[str, str, str, str, int, int]]) -> Sheet:
    sheet = Sheet(("quote", "title", "date", "start", "end"))
    for words, title, date, _, start, end in found:
        sheet.add((" ".join(words.split()), title, date, start, end))
    return sheet


def changed(reading: Reading, context: Context) -> Made:
    """Events called off, and sentences that tell of a programme that was changed, with the reason that they give."""
    sparql, found = _search(reading, context, CHANGED)
    sheet = _sheet(found)
    off = families.events(_off(reading))
    part = folds.events(run(context, off), context)
    for row, things in zip(part.rows, part.things, strict=True):
        sheet.add((f"{row[0]} ({row[5]})", "", row[3], "", ""), things)
    return (
        sparql,
        sheet,
        sentences.of_things(sheet, reading, context, ("sentence that tells of a change", "변경을 말하는 문장")),
    )


def _off(reading: Reading) -> Conditions:
    return Conditions(cities=reading.conditions.cities, partners=reading.conditions.partners, statuses=("cancelled",))


def deputies(reading: Reading, context: Context) -> Made:
    """People in an office below the mayor's who signed or attended; and sentences that say for whom."""
    places = " ".join(iri(place) for place in reading.places)
    sparql = (
        "SELECT DISTINCT ?thing ?official ?role ?place ?label WHERE {\n"
        + (f"  VALUES ?place {{ {places} }}\n" if places else "")
        + "  { ?thing ic:signatory ?official ; ic:party ?place } UNION { ?thing ic:attendee ?official ; ic:participant ?place }\n"
        '  ?tenure ic:official ?official ; ic:of ?place ; ic:role ?role . FILTER(?role NOT IN ("mayor", "governor", "district-head"))\n'
        '  FILTER NOT EXISTS { ?thing ic:signatory|ic:attendee ?chief . ?seat ic:official ?chief ; ic:of ?place ; ic:role ?top . FILTER(?top IN ("mayor", "governor")) }\n'
        f"  ?thing rdfs:label ?label . FILTER(LANG(?label) = '{context.lang}')\n}} ORDER BY ?label"
    )
    from kg.answers.sheet import role_words

    sheet = Sheet(("official", "role", "of", "what it is", "quote", "date"))
    for row in run(context, sparql):
        sheet.add(
            (
                context.name(row["official"]),
                role_words(row["role"], context.lang),
                context.name(row["place"]),
                row["label"],
                "",
                "",
            ),
            [row["thing"]],
        )
    _, found = _search(reading, context, DEPUTY)
    for words, title, date, _, _, _ in found:
        sheet.add(("", "", "", title, " ".join(words.split()), date))
    return sparql, sheet, sentences.of_things(sheet, reading, context, ("deputy or sentence", "대리 참석·서명 기록"))


def council(reading: Reading, context: Context) -> Made:
    """Sister-city agreements, which need a council's consent, and the sentences that document one."""
    sparql, found = _search(reading, context, COUNCIL)
    sheet = _sheet(found)
    pacts = folds.agreements(
        run(context, families.agreements(Conditions(cities=reading.conditions.cities, types=("sister",)))),
        context,
    )
    word = "의회 동의를 말하는 문장 없음" if context.lang == "ko" else "no sentence on a council's consent found"
    for row, things in zip(pacts.rows, pacts.things, strict=True):
        sheet.add((f"{row[0]}: {row[1]} – {word}", "", row[3], "", ""), things)
    if not sheet.rows:
        return sparql, sheet, sentences.nothing(reading, context)
    count = len(found)
    if context.lang == "ko":
        return sparql, sheet, f"의회 의결·동의를 말하는 문장 {count}개, 자매결연 {len(pacts.rows)}건."
    return (
        sparql,
        sheet,
        f"{sentences.plural(count, 'sentence')} on a council's consent; {sentences.plural(len(pacts.rows), 'sister-city agreement')}.",
    )


MAKERS = {"changed": changed, "deputies": deputies, "council": council}
