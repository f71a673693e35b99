"""Lists and tables of sister and friendship cities: the heading or a cell says the kind, each line a partner."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Agreement, AgreementType, Status
from kg.statements import agreement_asides
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story

BRACKETED_YEAR = re.compile(
    r"^(?:시|성|현|주|도|군|구)?\s?\((?:[^()\d]{0,10}[,，]?\s?)?((?:19|20)\d\d)년?\s?(?:결연|체결|자매결연)?\)"
)
_SECTION = re.compile(
    r"^[^가-힣A-Za-z]*(?:[가-힣]{1,8}\s){0,3}(?:해외|국외|국제|국내)?\s?(?P<type>자매|우호|친선|결연(?=\s?도시)|업무\s?협약|양해\s?각서|(?:교류\s?)?의향서)(?:\s?(?:결연|도시|협력|교류|우호))*\s?(?:현황|도시|지역|체결|협정|내역|목록|단체)*"
    r"\s?(?:[(（]?\s?(?:총\s?)?\d+\s?(?:개\s?(?:국|시|도시|소|처|지역|단체|기관|주)?|곳|건)?(?:\s?\d+\s?(?:개\s?(?:도시|시|지역|단체)|곳))?\s?[)）]?)?\s?[:：]?"
)
_CELL_TYPE = re.compile(r"(?:^|[\s|/(,])(?P<type>자매|우호|친선)(?:결연|도시|협력|교류)*(?=$|[\s|/),·’'‘:])")
_SHORT = {
    "자매": AgreementType.SISTER,
    "결연": AgreementType.SISTER,
    "우호": AgreementType.FRIENDSHIP,
    "친선": AgreementType.GOODWILL,
}


# what the rest of a list's line makes of its agreement
_ENDED = re.compile(
    r"(?:협정|협약|결연|교류협정|자매|우호|자동|의향서)\s?(?:관계)?(?:이|가|을|를|은|는)?\s?(?:해지|종료|파기|만료|해제|폐지)"
)
_ASKED = re.compile(
    r"(?:결연|협정|협약|체결|교류|도시|의향서)(?:을|를|의)?\s?(?:맺자는\s)?(?:제의|제안|요청|희망|타진|검토|협의|논의)"
)
_TO_COME = re.compile(
    r"(?:결연|협정|협약|체결|서명|조인|의향서)(?:식)?(?:을|를)?\s?(?:체결\s)?(?:추진|예정|계획)|체결예정"
)
_LETTER = re.compile(r"의향서|양해\s?각서|업무\s?협약|MOU")
# the words between a listed place and the day of its agreement: suffixes, brackets, cells, the sort
_LABEL = re.compile(
    r"(?:^|(?<=[▲△◆■●○▶◇▷\s/;|]))(?P<type>자매|우호|친선)(?:결연|우호|협력|교류)*\s?도시\s?(?:[(（]?\s?\d+\s?(?:개|곳)?(?:\s?도시)?\s?[)）]?\s?)?[=:：]",
    re.MULTILINE,
)
_SHORT_DATE = re.compile(
    r"^(?:시|성|현|주|도|군|구)?\s?\(((?:19|20)\d\d)?['’‘]?(\d\d)?\.\s?(\d{1,2})(?:\.\s?(\d{1,2}))?\.?\)"
)
_WITH_DATE = re.compile(
    r"^(?:시|성|현|주|도|군|구)?(?:[\s|/:,·()'’‘]|자매|우호|친선|결연|체결|협력|교류|도시|협정|협약|서명|조인|일자|일|[一-鿿]+)*$"
)
_IN_BRACKETS = re.compile(r"^(?:시|성|현|주|도|군|구)?\s?\([^()]{0,24},\s?$")
_TITLE = 40  # the letters of a line that heads what follows: 7. 2025년 계획
_BARE = re.compile(r"^[\s\d:：()개국도시곳건,.·’'‘년월일기준현재]*$")
_OPEN_END = re.compile(r"(?P<type>자매|우호|친선)(?:결연|도시|협력|교류)*\s?\d{1,2}\s?(?:개|곳)?(?:\s?도시)?\s*:?$")


def _sort(word: str) -> AgreementType:
    return _SHORT.get(word, AgreementType.MOU)


def find(story: Story) -> Iterator[tuple[Agreement, Frame]]:
    """Read lists and tables of sister and friendship cities: the heading or a cell says the kind, each line a partner."""
    headed: dict[int, AgreementType] = {}
    current: AgreementType | None = None
    mixed = False
    for sentence in story.analysis.sentences:
        frames = story.sentences.get(sentence.index, ())
        if not frames:
            continue
        line = frames[0].line
        text = story.analysis.text(line.body, line.end)
        heading = _SECTION.match(text)
        opens = heading is not None and text[: heading.end()].rstrip().endswith((":", "："))
        if (
            heading
            and (len(text) < 60 or opens)
            and not (line.kind == "row" and _listed_places(story, frames[0], line.body))
        ):
            rest = text[heading.end() :]
            kinds = set(re.findall(r"자매|우호|친선", text))
            mixed = len(kinds) > 1
            if not _listed_places(story, frames[0], line.body + heading.end()):
                if _listed_places(story, frames[0], line.body) or not _BARE.match(rest):
                    continue
                current = None if mixed else _sort(heading.group("type"))
                headed = {line.index: current} if current is not None else {}
                continue
            if open_end := _OPEN_END.search(text):
                headed[line.index] = _SHORT[open_end.group("type")]
            if re.match(r"^[\s:：(]", rest) or text[: heading.end()].rstrip().endswith((":", "：", "(")):
                for each in _listed_places(story, frames[0], line.body + heading.end()):
                    yield from _entry(story, frames[0], each, _sort(heading.group("type")))
            continue
        if open_end := _OPEN_END.search(text):
            headed[line.index] = _SHORT[open_end.group("type")]
        titled = line.mark in ("number", "letter") and len(text) < _TITLE and not _listed_places(story, frames[0], 0)
        if line.mark in ("box", "roman") or titled or (line.kind == "text" and len(text) > 90):
            current, mixed = None, False
        if any(each.clause.predicate.ending != "noun" for each in frames):
            continue
        cell = _CELL_TYPE.search(text)
        places = _listed_places(story, frames[0], line.body)
        parent = headed.get(line.parent) if line.parent is not None else None
        kind = (
            _SHORT[cell.group("type")]
            if cell
            and (len(places) == 1 or _by_type(text))
            and (mixed or line.kind == "row" or _starts(story, frames[0], places))
            else parent or current
        )
        if kind is None or not places:
            continue
        if (
            cell is not None
            and line.kind != "row"
            and not (parent or current)
            and not _starts(story, frames[0], places)
        ):
            continue
        for each in places if parent or (current and not cell) or _by_type(text) else places[:1]:
            yield from _entry(story, frames[0], each, kind)


_KIN = re.compile(
    r"(?P<type>자매|우호|친선)(?:결연|협력|교류)?\s?도시(?:는|가|로는)?\s?(?:모두\s|현재\s|지금까지\s)?(?:들|[한두세네]\s곳|다섯\s곳|여섯\s곳|(?:\d{1,2}\s?(?:개|곳))|시장단|대표단|시장들|방문단|사절단|손님|회의|청소년)"
)


def follow(story: Story) -> Iterator[tuple[Agreement, Frame]]:
    """Read a list of foreign cities that comes right after a sentence about sister cities without their names."""
    last: tuple[int, AgreementType] | None = None
    for sentence in story.analysis.sentences:
        frames = story.sentences.get(sentence.index, ())
        if not frames:
            continue
        line = frames[0].line
        text = story.analysis.text(sentence.start, sentence.end)
        kin = _KIN.search(text)
        foreign = [
            each
            for each in story.analysis.of(sentence)
            if each.kind in ("place", "official") and each.references and story.foreign(each.references[0])
        ]
        if kin is not None and not foreign and len(set(re.findall(r"자매|우호|친선", text))) == 1:
            last = (sentence.index, _SHORT[kin.group("type")])
        elif last is not None and sentence.index == last[0] + 1 and len(foreign) >= 3 and not kin:
            if line.kind == "text" and not re.search(r"협약|협정|결연", text):
                for each in foreign:
                    for agreement, frame in _entry(story, frames[0], each, last[1]):
                        yield replace(agreement, rule="rule:ko/agreement-follow", confidence=0.6), frame


def labelled(story: Story) -> Iterator[tuple[Agreement, Frame]]:
    """Read a line that parts its partners by sort with a label each: ▲자매도시=벳푸(1984), 샤먼 ▲우호도시=하이퐁(2010)."""
    seen: set[int] = set()
    for sentence in story.analysis.sentences:
        frames = story.sentences.get(sentence.index, ())
        if not frames or frames[0].line.index in seen:
            continue
        line = frames[0].line
        seen.add(line.index)
        labels = list(_LABEL.finditer(story.analysis.document.text, line.start, line.end))
        for number, label in enumerate(labels):
            stop = labels[number + 1].start() if number + 1 < len(labels) else line.end
            for each in _listed_places(story, frames[0], label.end()):
                if each.start < stop:
                    yield from _entry(story, frames[0], each, _sort(label.group("type")), stop)


def _by_type(text: str) -> bool:
    """Tell whether a table's row begins with the sort, its partners in the next cell (자매 | 쑤저우, 가나자와 | …)."""
    return bool(re.match(r"^\W*(?:자매|우호|친선)(?:결연|도시|협력|교류)*\s?[|/\t]", text))


def _starts(story: Story, frame: Frame, places: list[Named]) -> bool:
    """Tell whether a line begins with its place (after a number or a country's name), as a table's row does."""
    return bool(places) and bool(
        re.match(
            r"^[\s\d.|/·○-]*(?:(?:자매|우호|친선)(?:결연|도시|협력|교류)*[\s|/]+)?(?:[가-힣]{2,7}[\s|/]+)?$",
            story.analysis.text(frame.line.body, places[0].start),
        )
    )


def _listed_places(story: Story, frame: Frame, start: int) -> list[Named]:
    named = [
        each
        for sentence in story.analysis.sentences[frame.sentence.index : frame.sentence.index + 6]
        if sentence.line == frame.line.index
        for each in story.analysis.of(sentence)
        if each.kind == "place" and each.form == "name" and each.references and each.start >= start
    ]
    kept = []
    for index, each in enumerate(named):
        if index + 1 < len(named) and story.analysis.text(each.end, named[index + 1].start) == " ":
            continue
        if each.references[0] != frame.home:
            kept.append(each)
    return kept


def _entry(
    story: Story, frame: Frame, place: Named, kind: AgreementType, limit: int | None = None
) -> Iterator[tuple[Agreement, Frame]]:
    """Yield the agreement of a line's place: the line may tell its own sort, how far it has come and its date."""
    home = frame.home
    if home is None or home == place.references[0]:
        return
    told = story.analysis.text(place.end, frame.line.end if limit is None else limit)
    state = Status.SIGNED
    if _ENDED.search(told):
        state = Status.TERMINATED
    elif _ASKED.search(told):
        state = Status.PROPOSED
    elif _TO_COME.search(told):
        state = Status.PLANNED
    if _LETTER.search(told) and not re.search(r"자매|우호|친선|협정", told):
        kind = AgreementType.MOU
    yield (
        Agreement(
            evidence=(story.analysis.span(frame.clause.start, max(frame.clause.end, frame.clause.start + 1)),),
            rule="rule:ko/agreement-list",
            confidence=0.85,
            parties=tuple(sorted((home, place.references[0]))),
            type=kind,
            status=state,
            date=_date(story, frame, place),
        ),
        frame,
    )


def _date(story: Story, frame: Frame, place: Named) -> str | None:
    """Return the date that stands with a line's place: nothing but its country and words of agreement between them."""
    beside = story.analysis.text(place.end, place.end + 24)
    if year := BRACKETED_YEAR.match(beside):
        return year.group(1)
    if short := _SHORT_DATE.match(beside):
        # 애틀랜타(81.11): a list gives but the last digits of its years
        return agreement_asides.day(short)
    named = story.analysis.of(frame.sentence)
    for each in named:
        if each.kind != "date" or each.start < place.end:
            continue
        between = story.analysis.text(place.end, each.start)
        for country in named:
            if country.kind == "country" and place.end <= country.start and country.end <= each.start:
                between = between.replace(story.analysis.text(country.start, country.end), "")
        if each.dates and each.dates.start and (_WITH_DATE.match(between) or _IN_BRACKETS.match(between)):
            return each.dates.start
        break
    return None
