"""The sentence that sums an answer up, in the language of the question; what is planned is never told as done."""

import datetime
import re
from collections.abc import Iterable, Sequence

from kg.answers.conditions import OPEN, Conditions
from kg.answers.hangul import josa
from kg.answers.reading import Reading
from kg.answers.sheet import Context, Sheet

_DONE = ("held", "signed", "inForce")
_PAST = ("superseded", "suspended", "expired", "terminated", "former")
_MANY = 12
# how long something took, and when it was over
_LASTED = re.compile(r"\bhow (?:long|many days)\b|얼마 동안|며칠|몇 일", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:end|ends|ended|finish|finished|over|until when|return|returned)\b|언제 끝|언제까지", re.IGNORECASE
)


def join(names: Iterable[str], lang: str) -> str:
    """Return names as a list in a sentence, cut where it gets long."""
    items = list(dict.fromkeys(name for name in names if name))
    more = len(items) - _MANY
    shown = items[:_MANY]
    if more > 0:
        shown.append(f"외 {more}곳" if lang == "ko" else f"{more} more")
    if lang == "ko" or len(shown) < 2:  # noqa: PLR2004 - one needs no comma
        return ", ".join(shown)
    return ", ".join(shown[:-1]) + " and " + shown[-1]


def plural(count: int, noun: str) -> str:
    """Return a number with its noun."""
    if count == 1:
        return f"1 {noun}"
    head, gap, tail = re.match(r"(.*?)( (?:in|that|not|with|on|or|of) .*|$)(.*)", noun).groups()  # type: ignore[union-attr]
    if gap:
        return f"{plural(count, head)}{gap}{tail}"
    if noun.endswith("y") and noun[-2] not in "aeou":
        return f"{count} {noun[:-1]}ies"
    return f"{count} {noun}s"


def nothing(reading: Reading, context: Context) -> str:
    """Return what to say where the graph has nothing: no document says so, which is not a no."""
    del context
    if reading.lang == "ko":
        return "그래프에 없습니다: 읽은 문서 가운데 이를 말하는 것이 없습니다(사실이 아니라는 뜻은 아닙니다)."
    return "Not in the graph: none of its documents says so, which does not mean that it is not so."


def of_pairs(sheet: Sheet, reading: Reading, context: Context) -> str:
    """Return the sentence for pairs of places: who has which partners, what came about apart from what is planned."""
    pairs: Sequence[tuple[str, str, str]] = sheet.facts.get("pairs", ())
    if not pairs:
        return nothing(reading, context)
    lang = reading.lang
    done = [pair for pair in pairs if pair[2] in _DONE]
    past = [pair for pair in pairs if pair[2] in _PAST]
    open_ = [pair for pair in pairs if pair[2] not in _DONE and pair[2] not in _PAST]
    if reading.shape == "whether" and len(reading.places) > 1:
        if len(reading.conditions.types) > 1 and done and re.search(r"\bor\b", reading.question.lower()):
            # which of two kinds it is
            at = sheet.columns.index("relation")
            return "; ".join(f"{row[0]}–{row[1]}: {row[at]}" for row in sheet.rows) + "."
        return _whether(bool(done), bool(past), reading, pairs[0], context)
    when = _dates(sheet, reading)
    if when:
        told_of = " / ".join(dict.fromkeys(f"{context.name(a)}–{context.name(b)}" for a, b, _ in pairs))
        return f"{told_of}: {when}."
    cities = list(dict.fromkeys(pair[0] for pair in pairs))
    wanted = reading.conditions.statuses
    if wanted and set(wanted) <= set(OPEN) and not reading.only and open_:
        # beside a plan, more may have come about: these pairs were chosen by their plans
        told = [context.name(b) if len(cities) == 1 else f"{context.name(a)}–{context.name(b)}" for a, b, _ in open_]
        if lang == "ko":
            return f"예정·제안·미확인 단계의 일이 있는 곳 {len(open_)}: {join(told, lang)} (다른 일이 이루어졌는지는 따로 물어야 합니다)."
        return f"Something is planned, proposed or unconfirmed with {len(open_)}: {join(told, lang)} (what came about beside it is another question)."
    if len(cities) == 1:
        city = context.name(cities[0])
        named = [[context.name(pair[1]) for pair in group] for group in (done, past, open_)]
        summed = _for_city(city, named, reading, _themes(reading, context))
        if reading.shape != "whether":
            return summed
        # what is planned or over is no yes
        word = (
            ("예: " if done else "아직 아닙니다: ")
            if lang == "ko"
            else ("Yes: " if done else "Not as far as is known: ")
        )
        return word + summed
    told = [f"{context.name(a)}–{context.name(b)}" for a, b, _ in done]
    if lang == "ko":
        text = f"이루어진 관계 {len(done)}쌍" + (f": {join(told, lang)}" if told else "")
        rest = [f"끝나거나 중단된 것 {len(past)}쌍"] if past else []
        rest += [f"예정·논의에 그친 것 {len(open_)}쌍"] if open_ else []
        return text + ("; " + ", ".join(rest) if rest else "") + "."
    text = f"{plural(len(done), 'pair')} that came about" + (f": {join(told, lang)}" if told else "")
    rest = [f"{len(past)} ended or suspended"] if past else []
    rest += [f"{len(open_)} only planned or proposed"] if open_ else []
    return text + ("; " + ", ".join(rest) if rest else "") + "."


def _themes(reading: Reading, context: Context) -> str:
    """Return the themes asked about; of a group that was asked for whole, the group alone."""
    asked, above = reading.conditions.themes, context.lexicon.broader
    return join([context.name(theme) for theme in asked if above.get(theme) not in asked], reading.lang)


def _for_city(city: str, groups: list[list[str]], reading: Reading, themes: str) -> str:
    done, past, open_ = groups
    lang = reading.lang
    what = _noun(reading.conditions, lang)
    if themes and "theme" not in reading.conditions.negated:
        what = f"{what}({themes})" if lang == "ko" else f"{what} on {themes}"
    if lang == "ko":
        parts = [f"{city}의 {what}: {len(done)}곳" + (f" ({join(done, lang)})" if done else "")]
        parts += [f"끝나거나 중단된 곳 {len(past)}곳 ({join(past, lang)})"] if past else []
        parts += [f"예정·논의에 그친 곳 {len(open_)}곳 ({join(open_, lang)})"] if open_ else []
        return "; ".join(parts) + "."
    parts = [f"{city} has {plural(len(done), what)}" + (f": {join(done, lang)}" if done else "")]
    parts += [f"ended or suspended with {join(past, lang)}"] if past else []
    parts += [f"only planned, proposed or unconfirmed with {len(open_)}: {join(open_, lang)}"] if open_ else []
    return "; ".join(parts) + "."


def _noun(conditions: Conditions, lang: str) -> str:
    kinds = set(conditions.types)
    table = {
        "sister": ("sister city", "자매도시"),
        "friendship": ("friendship city", "우호도시"),
        "goodwill": ("goodwill city", "친선도시"),
    }
    for kind, words in table.items():
        if kinds == {kind} and "type" not in conditions.negated:
            return words[lang == "ko"]
    return "교류 도시" if lang == "ko" else "partner"


def _whether(done: bool, past: bool, reading: Reading, pair: tuple[str, str, str], context: Context) -> str:  # noqa: FBT001 - facts, not switches
    a, b = context.name(pair[0]), context.name(pair[1])
    if reading.lang == "ko":
        if done:
            return f"예: {josa(a, '과/와')} {b}의 관계가 문서에 있습니다."
        return (
            f"끝나거나 중단된 관계입니다: {a}–{b}."
            if past
            else f"아직 아닙니다: {a}–{b} 사이에는 예정·제안만 문서에 있습니다."
        )
    if done:
        return f"Yes: documents show it for {a} and {b}."
    return (
        f"No longer: it was ended or suspended between {a} and {b}."
        if past
        else f"Not as far as is known: between {a} and {b} it is only planned or proposed."
    )


def of_things(
    sheet: Sheet, reading: Reading, context: Context, noun: tuple[str, str], statuses: Sequence[str] = ()
) -> str:
    """Return the sentence for a list of things: how many, and how many of them only planned."""
    count = len(sheet.rows)
    if not count:
        return nothing(reading, context)
    open_ = sum(status in ("planned", "unconfirmed", "proposed", "explored") for status in statuses)
    off = sum(status == "cancelled" for status in statuses)
    lang = reading.lang
    # whether something was called off is answered by what was called off
    asked = bool(reading.conditions.statuses) and "status" not in reading.conditions.negated
    so = asked or open_ + off < count
    if lang == "ko":
        head = f"{noun[1]} {count}건"
        rest = [f"{open_}건은 예정·미확인"] if open_ else []
        rest += [f"{off}건은 취소"] if off else []
        if reading.shape == "whether":
            head = ("예: " if so else "아직 아님: ") + head
    else:
        head = plural(count, noun[0])
        rest = [f"{open_} only planned or unconfirmed"] if open_ else []
        rest += [f"{off} cancelled"] if off else []
        if reading.shape == "whether":
            head = ("Yes: " if so else "Not as far as is known: ") + head
    dates = _dates(sheet, reading)
    return head + (f" ({', '.join(rest)})" if rest else "") + (f": {dates}" if dates else "") + "."


def _dates(sheet: Sheet, reading: Reading) -> str:
    if reading.shape not in ("when", "where") or not sheet.rows:
        return ""
    if reading.shape == "when" and {"start", "end"} <= set(sheet.columns):
        spans = [(row[sheet.columns.index("start")], row[sheet.columns.index("end")]) for row in sheet.rows]
        if _LASTED.search(reading.question):
            return join(
                [_span(str(start), str(end), reading.lang) for start, end in spans if start and end], reading.lang
            )
        if _OVER.search(reading.question):
            return join([str(end or start) for start, end in spans], reading.lang)
    names = ("signed", "start", "since", "observed", "date") if reading.shape == "when" else ("place",)
    column = next((sheet.columns.index(name) for name in names if name in sheet.columns), None)
    if column is None:
        return ""
    return join([str(row[column]) for row in sheet.rows if row[column]], reading.lang)


def _span(start: str, end: str, lang: str) -> str:
    """Return from when to when, and how many days where both are days."""
    told = f"{start} – {end}"
    if max(len(start), len(end)) > min(len(start), len(end)) or len(start) < len("2025-10-12"):
        return told
    days = (datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)).days + 1
    return f"{told} ({days}일)" if lang == "ko" else f"{told} ({plural(days, 'day')})"


def of_names(sheet: Sheet, reading: Reading, context: Context, column: str, noun: tuple[str, str]) -> str:
    """Return the sentence that lists the names of one column."""
    if not sheet.rows:
        return nothing(reading, context)
    at = sheet.columns.index(column)
    names = list(dict.fromkeys(str(row[at]) for row in sheet.rows))
    asked = reading.shape == "whether"
    if reading.lang == "ko":
        return f"{'예: ' if asked else ''}{noun[1]} {len(names)}: {join(names, 'ko')}."
    return f"{'Yes: ' if asked else ''}{plural(len(names), noun[0])}: {join(names, 'en')}."


def of_analysis(sheet: Sheet, reading: Reading) -> str:
    """Return the sentence for a computed table: what leads it, or that there is too little to compute from."""
    korean = reading.lang == "ko"
    if not sheet.rows:
        return "계산할 자료가 그래프에 모자랍니다." if korean else "The graph holds too little to compute this from."
    name = next((sheet.columns.index(each) for each in ("name", "central", "by", "name a") if each in sheet.columns), 0)
    first = sheet.rows[0]
    lead = str(first[name]) + (f" – {first[name + 1]}" if sheet.columns[name] == "name a" else "")
    figures = ", ".join(
        f"{column} {cell}"
        for column, cell in zip(sheet.columns, first, strict=True)
        if isinstance(cell, int | float) and not isinstance(cell, bool)
    )
    rest = f" ({figures})" if figures else ""
    return (
        f"{len(sheet.rows)}줄, 맨 앞은 {lead}{rest}."
        if korean
        else f"{plural(len(sheet.rows), 'row')}; first: {lead}{rest}."
    )
