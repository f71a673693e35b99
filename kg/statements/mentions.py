"""Who, where and when a document names: the analysis that relations and topics read, and the reading that comes out."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

from kg.model import Document, Mention, Naming, Network, Place, Reading, Span, Statement, Tenure
from kg.statements import (
    calendars,
    cells,
    dates,
    english_dates,
    english_mentions,
    english_officials,
    english_unlisted,
    governed,
    namings,
    networks,
    officials,
    places,
    tenures,
    unlisted,
    writing_time,
)
from kg.statements.analysis import Analysis, Named, Official
from kg.statements.linking import Linked, Linker
from kg.statements.morphology import Line, Sentence, is_english
from kg.statements.morphology import analyse as _morphology
from kg.statements.networks import NetworkFound
from kg.statements.offices import TITLE, is_korean_name
from kg.statements.places import Found
from kg.statements.reference import Referents
from kg.statements.reference import home as _home
from kg.statements.sections import sections
from kg.statements.wording import Anchor, OfficialFound

_SHORT_LINE = 70
_LIKELY = 0.55
_NEAR = 30


def analyse(document: Document, step: Callable[[str], None] | None = None) -> Analysis:
    """Return the document's sentences with their namings; computed once a document. STEP is told what comes next."""
    morphology = _morphology(document)
    if step is not None:
        step("names")
    text, sentences = document.text, morphology.sentences
    made = networks.introduced(text)
    aliases = networks.title_words(text)
    aliases |= {alias: network for *_, network, short in made for alias in short if len(alias) > 1}
    bodies = [networks.find(text, each.start, each.end, aliases) for each in sentences]
    _add_introduced(bodies, made, sentences)
    networks.again(text, sentences, bodies)
    english = is_english(document)
    search, people_of = (english_mentions.places, english_officials.find) if english else (places.find, officials.find)
    found = [_free(search(text, each), bodies[i]) for i, each in enumerate(sentences)]
    found = places.vouch(found)
    # a surname before its title is no further naming of the city of that name (노다 마사노리 … 노다 부의장)
    counted = Counter(each.name for row in found for each in row if not _titled(text, each))
    once = frozenset(each.name for row in found for each in row if counted[each.name] <= 1)
    people: list[list[OfficialFound]] = []
    made_known = english_unlisted.repeated(text, found) if english else {}
    known: frozenset[str] = frozenset()
    for index, sentence in enumerate(sentences):
        if told := (english_unlisted.again if english else unlisted.again)(text, sentence, found[index], made_known):
            found[index] = _with(found[index], told)
        titled = english or officials.told(text, sentence)
        persons = people_of(text, sentence, _anchors(found[index], bodies[index], once), known) if titled else []
        taken = [(each.start, each.end) for each in bodies[index]]
        taken += [(each.name_start, each.name_end) for each in persons if each.name]
        if english:
            new = english_unlisted.unknown(text, sentence, found[index], taken)
        else:
            new = unlisted.unknown(text, sentence, found[index], taken)
            new = [each for each in new if each.unit or each.hint == "country" or not is_korean_name(each.name)]
            new += governed.places(text, sentence, [*found[index], *new], persons)
        made_known.update(unlisted.remembered(text, new))
        if new:
            found[index] = _with(found[index], new)
            persons = people_of(text, sentence, _anchors(found[index], bodies[index], once), known) if titled else []
        people.append(persons)
        known |= _parts(persons)
    found = [_unpersoned(row, people[i]) for i, row in enumerate(found)]
    found = unlisted.agree(places.settle(found))
    linker = Linker(found, text)
    linked = [linker.link(row) for row in found]
    return _assemble(document, morphology.lines, sentences, found, linked, bodies, people)


def _titled(text: str, each: Found) -> bool:
    return text[each.end : each.end + 1] == " " and not each.unit and TITLE.match(text, each.end + 1) is not None


def _with(row: Sequence[Found], new: Sequence[Found]) -> list[Found]:
    """Return the places of a sentence with new ones, which stand for any less sure that they overlap."""
    kept = [each for each in row if not any(each.start < one.end and one.start < each.end for one in new)]
    return sorted([*kept, *new], key=lambda each: each.start)


def _add_introduced(
    bodies: list[list[NetworkFound]],
    made: Sequence[tuple[int, int, Network, tuple[str, ...]]],
    sentences: Sequence[Sentence],
) -> None:
    """Put the networks that the text introduces itself where no known one stands."""
    starts = [sentence.start for sentence in sentences]
    named = {body.network.id: body.network for row in bodies for body in row}
    twins: dict[str, Network] = {}
    for start, end, network, _ in made:
        if network.kind != "unlisted":
            continue  # the lexicon finds it wherever it stands
        at = bisect_right(starts, start) - 1
        if at < 0 or end > sentences[at].end:
            continue
        if network.id not in twins:
            twins[network.id] = next((known for known in named.values() if networks.alike(known, network)), network)
        # a longer name that the text introduces is not the shorter listed one inside it
        row = bodies[at] = [each for each in bodies[at] if not (start < each.start and each.end <= end)]
        if not any(each.start < end and start < each.end for each in row):
            row.append(NetworkFound(start, end, twins[network.id]))
            row.sort(key=lambda each: each.start)


def _free(row: Sequence[Found], bodies: Sequence[NetworkFound]) -> list[Found]:
    return [each for each in row if not any(body.start < each.end and each.start < body.end for body in bodies)]


def _anchors(found: Sequence[Found], bodies: Sequence[NetworkFound], once: frozenset[str]) -> list[Anchor]:
    """Return what an office in a sentence may belong to; `once` are the names that the document has only there."""
    sure = [
        Anchor(
            each.start,
            each.end,
            each.kind,
            foreign=not any(entry.country == "KR" for entry in each.entries),
            namesake=places.namesake(each) if each.name in once else None,
        )
        for each in found
        if each.score >= _LIKELY or each.office
    ]
    return [*sure, *(Anchor(each.start, each.end, "network") for each in bodies)]


def _parts(persons: Sequence[OfficialFound]) -> frozenset[str]:
    """Return the parts of foreign names, by which the text may take them up again (호른 시장)."""
    return frozenset(
        part for each in persons if each.name and (each.english or " " in each.name) for part in each.name.split(" ")
    )


def _unpersoned(row: Sequence[Found], people: Sequence[OfficialFound]) -> list[Found]:
    """Leave out places that are part of a person's name, such as 잭슨 or 마르틴."""
    return [
        each
        for each in row
        if not any(person.name and each.start < person.name_end and person.name_start < each.end for person in people)
    ]


def _assemble(
    document: Document,
    lines: tuple[Line, ...],
    sentences: tuple[Sentence, ...],
    found: Sequence[Sequence[Found]],
    linked: Sequence[Sequence[Linked]],
    bodies: Sequence[Sequence[NetworkFound]],
    people: Sequence[Sequence[OfficialFound]],
) -> Analysis:
    text = document.text
    table: dict[str, Place] = {}
    rows: list[list[Named]] = []
    pairs: list[list[tuple[Named, Place]]] = []
    for index in range(len(sentences)):
        row: list[Named] = []
        pair: list[tuple[Named, Place]] = []
        for each in linked[index]:
            place = table.setdefault(each.place.reference, each.place)
            held = each.found.office in _OFFICES or places.TITLE_NEXT.match(text, each.found.end)
            form = "office" if held else "name"
            named = Named("place", each.found.start, each.found.end, (place.reference,), form)
            row.append(named)
            pair.append((named, place))
        row += [
            Named("country", f.start, f.end, (f.entries[0].reference,)) for f in found[index] if f.kind == "country"
        ]
        row += [
            Named("network", b.start, b.end, (b.network.reference,), "short" if b.short else "name")
            for b in bodies[index]
        ]
        rows.append(sorted(row, key=lambda each: each.start))
        pairs.append(pair)
    english = is_english(document)
    own = _home(sentences, lines, pairs, document.publisher, text, english=english)
    parts = sections(lines, sentences, pairs, own, text)
    heads = _heads(text, lines, sentences, rows)
    holders = _holders(text, sentences, rows, people, table, parts, heads)
    who, persons = tenures.gather(holders, table)
    for holder, official in who:
        one = holder.found
        reference = (official.of,) if official.of.startswith(("place/", "network/")) else ()
        rows[holder.sentence].append(
            Named("official", one.start, one.end, reference, "short" if one.short else "name", official=official)
        )
    persons += tenures.presidencies(
        who,
        dict(enumerate(rows)),
        _networks_before(sentences, rows),
        text,
        {sentence.index: sentence.end for sentence in sentences},
    )
    calendar = calendars.calendar(document.published or writing_time.infer(text))
    read_dates = english_dates.find if english else dates.find
    referents = Referents(table, parts, text, english=english)
    complete = []
    for sentence in sentences:
        row = sorted(rows[sentence.index], key=lambda each: (each.start, each.end))
        row += referents.resolve(sentence, row, heads[sentence.line])
        row += [
            Named("date", each.start, each.end, dates=each.dates)
            for each in read_dates(text, sentence.start, sentence.end, calendar)
        ]
        complete.append(tuple(sorted(row, key=lambda each: (each.start, each.end))))
    return Analysis(
        document=document,
        lines=lines,
        sentences=sentences,
        mentions=tuple(complete),
        places=_used(table, complete),
        networks=_networks(text, bodies),
        officials=tuple(dict.fromkeys(persons)),
        home=own,
        heads=heads,
        parts=parts,
        notes=_notes(document, complete),
    )


_OFFICES = frozenset("시장 부시장 군수 부군수 구청장 부구청장 도지사 주지사 지사 부지사 성장 부성장 당서기".split())


def _heads(
    text: str, lines: Sequence[Line], sentences: Sequence[Sentence], rows: Sequence[Sequence[Named]]
) -> tuple[tuple[str, ...], ...]:
    """Return for each line the actors named by the short lines above it in its list, the nearest first.

    A place that fills a cell of a row heads the rest of the row.
    """
    named: dict[int, list[str]] = {}
    filled: dict[int, list[str]] = {}
    for sentence in sentences:
        for each in rows[sentence.index]:
            if each.kind in ("place", "network") and each.reference:
                named.setdefault(sentence.line, []).append(each.reference)
        if alone := cells.alone(text, lines[sentence.line], rows[sentence.index]):
            filled.setdefault(sentence.line, []).extend(alone)
    result: list[tuple[str, ...]] = []
    for line in lines:
        above: tuple[str, ...] = tuple(filled.get(line.index, ()))
        if line.parent is not None:
            parent = lines[line.parent]
            short = parent.end - parent.start <= _SHORT_LINE
            above = (*above, *(named.get(parent.index, []) if short else []), *result[parent.index])
        result.append(tuple(dict.fromkeys(above)))
    return tuple(result)


def _holders(
    text: str,
    sentences: Sequence[Sentence],
    rows: Sequence[Sequence[Named]],
    people: Sequence[Sequence[OfficialFound]],
    table: dict[str, Place],
    parts: Sequence[str | None],
    heads: Sequence[Sequence[str]],
) -> list[tenures.Holder]:
    holders = []
    counted = Counter(each.reference for row in rows for each in row if each.kind == "network")
    most = counted.most_common(1)[0][0] if counted else None
    line = -1
    earlier: list[str] = []
    recent: list[str] = []
    for sentence in sentences:
        if sentence.line != line:
            recent = [each for each in dict.fromkeys(earlier) if table[each].country != "KR"]
            line, earlier = sentence.line, []
        row = rows[sentence.index]
        at = {(each.start, each.end): each.reference for each in row}
        context = [*reversed(earlier[-_NEAR:]), *heads[sentence.line]]
        scene = tenures.Scene(row, context, recent, table, parts[sentence.line], text, most)
        for one in people[sentence.index]:
            anchor = at.get((one.anchor.start, one.anchor.end)) if one.anchor else None
            of, explicit = tenures.body(one, anchor, scene)
            holders.append(tenures.Holder(sentence.index, tenures.held(one, of), of, explicit))
        earlier += [each.reference for each in row if each.kind == "place" and each.reference]
    return holders


def _networks_before(sentences: Sequence[Sentence], rows: Sequence[Sequence[Named]]) -> dict[int, list[Named]]:
    """Return for each sentence the network last named before it in its line."""
    result: dict[int, list[Named]] = {}
    line = -1
    last: list[Named] = []
    for sentence in sentences:
        if sentence.line != line:
            line, last = sentence.line, []
        result[sentence.index] = last
        last = [each for each in rows[sentence.index] if each.kind == "network"][-1:] or last
    return result


def _used(table: dict[str, Place], rows: Sequence[Sequence[Named]]) -> tuple[Place, ...]:
    count = Counter(reference for row in rows for each in row if each.kind == "place" for reference in each.references)
    return tuple(place for reference, place in table.items() if count[reference])


def _networks(text: str, bodies: Sequence[Sequence[NetworkFound]]) -> tuple[Network, ...]:
    table: dict[str, Network] = {}
    for row in bodies:
        for each in row:
            table.setdefault(each.network.reference, networks.written(each.network, text[each.start : each.end]))
    return tuple(table.values())


_OTHER_SCRIPT = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_READ_SCRIPT = re.compile(r"[가-힣A-Za-z]")


def _unread(document: Document) -> int:
    """Return how many lines are mostly in kana or Chinese characters, which no rule reads."""
    if _OTHER_SCRIPT.search(document.text) is None:
        return 0
    return sum(
        len(_OTHER_SCRIPT.findall(line)) > len(_READ_SCRIPT.findall(line)) for line in document.text.splitlines()
    )


def _notes(document: Document, rows: Sequence[Sequence[Named]]) -> tuple[str, ...]:
    notes = []
    if unread := _unread(document):
        notes.append(f"{unread} {'line' if unread == 1 else 'lines'} in Japanese or Chinese left unread.")
    if not document.text.strip():
        notes.append("The text is empty.")
    elif not any(each.kind == "place" for row in rows for each in row):
        notes.append("No city or region is named, so nothing was read from it.")
    elif not document.published and not any(each.dates for row in rows for each in row if each.kind == "date"):
        notes.append("No date is told or known, so what was read from it has none.")
    return tuple(notes)


def reading(analysis: Analysis, *groups: tuple[Statement, ...]) -> Reading:
    """Return the reading of an analysed document with the statements that rules made of it."""
    own = (*_namings(analysis), *_tenures(analysis))
    return Reading(
        document=analysis.document,
        places=analysis.places,
        networks=analysis.networks,
        statements=(*own, *(statement for group in groups for statement in group)),
        mentions=_mentions(analysis, tuple(statement for group in groups for statement in group)),
        notes=analysis.notes,
    )


def _namings(analysis: Analysis) -> list[Naming]:
    """Return one statement a place or network: that the text names it, resting on up to three of its namings."""
    spans: dict[str, list[Span]] = {}
    for row in analysis.mentions:
        for each in row:
            if each.kind in ("place", "network") and each.reference and each.form != "short":
                spans.setdefault(each.reference, []).append(analysis.span(each.start, each.end))
    named: list[Place | Network] = [*analysis.places, *analysis.networks]
    return [
        Naming(evidence=tuple(spans[entity.reference][:3]), rule="mentions/name", entity=entity.reference)
        for entity in named
        if entity.reference in spans
    ]


def _tenures(analysis: Analysis) -> list[Tenure]:
    return [
        Tenure(
            evidence=(analysis.span(*official.evidence),),
            rule="mentions/office",
            official=official.name,
            role=official.role,
            of=official.of,
            english=official.english,
            title=official.title,
            observed_on=analysis.document.published,
        )
        for official in analysis.officials
    ]


def _mentions(analysis: Analysis, said: Sequence[Statement]) -> tuple[Mention, ...]:
    found = []
    for row in analysis.mentions:
        for each in row:
            if each.kind == "group":
                continue
            reference = _person(each.official) if each.official else each.reference
            span = analysis.span(each.start, each.end)
            found.append(Mention(span=span, kind=each.kind, text=analysis.document.quote(span), reference=reference))
    found += namings.find(analysis, said, english=is_english(analysis.document))
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end)))


def _person(official: Official) -> str:
    return f"official/{official.name.replace(' ', '-')}"
