"""Questions about the graph's making: what changed from one build to the next, and how well its documents are read."""

import datetime
import re
from typing import Any

from kg.answers import sentences
from kg.answers.conditions import literal, values
from kg.answers.noted import noted_first, noted_statements
from kg.answers.particular import Made
from kg.answers.reading import Reading
from kg.answers.rows import run
from kg.answers.sheet import Context, Sheet
from kg.answers.terms import local
from kg.errors import StoreError
from kg.triples import measured
from kg.triples.store import is_address
from kg.vocabulary import IDENTIFIER

# the newest documents, of which what they were the first to say is listed
_NEWEST = 100
# so many changes are shown, the facts before the edges that follow from them
_SHOWN = 200
_WEEK = datetime.timedelta(days=7)
_LAST = re.compile(r"\blast (week|month|year)|지난\s?(주|달|해)|(저번 주|저번 달|작년)")
_SIGNS = {"came": ("new", "새로 생김"), "went": ("gone", "없어짐"), "changed": ("changed", "바뀜")}
# the lists of gold facts that a class of statements is measured by
_LISTS = {
    "Agreement": ("agreements",), "Event": ("events",), "Membership": ("memberships",), "Tenure": ("officials",),
    "Policy": ("policies",), "Exchange": ("shared", "ties"), "Engagement": ("themes",), "Place": ("places",),
    "Network": ("networks",),
}  # fmt: skip


def accuracy(reading: Reading, context: Context) -> Made:  # noqa: ARG001 - every maker takes both
    """How many statements of each kind there are, how many rest on a quote, how sure and how right the reading is.

    How right it is was measured against gold facts when `kg evaluate` was last run beside the store.
    """
    sparql = (
        "SELECT ?class (COUNT(DISTINCT ?assertion) AS ?count) (COUNT(DISTINCT ?quoted) AS ?backed) (AVG(?sure) AS ?mean) WHERE {\n"
        "  ?assertion a ic:Assertion ; ic:asserts ?thing . ?thing a ?class .\n"
        "  VALUES ?class { ic:Agreement ic:Event ic:Membership ic:Tenure ic:Policy ic:Exchange ic:Engagement ic:Place ic:Network }\n"
        "  OPTIONAL { ?assertion ic:confidence ?sure }\n"
        "  OPTIONAL { ?assertion ic:evidence/oa:hasSelector/oa:exact ?words . BIND(?assertion AS ?quoted) }\n"
        "} GROUP BY ?class ORDER BY ?class"
    )
    noted = noted_statements(context.store)
    rows = run(context, sparql) if noted is None else noted
    scores = measured.last(context.store.location)
    sheet = Sheet(
        ("class", "count", "with quote", "share", "measure", *(("precision", "recall", "F1") if scores else ()))
    )
    for row in rows:
        name = local(row["class"])
        share = f"{100 * row['backed'] / row['count']:.0f} %" if row["count"] else ""
        mean = round(row["mean"], 3) if row["mean"] is not None else ""
        sheet.add((name, row["count"], row["backed"], share, mean, *(_scores(scores, name) if scores else ())))
    total, backed = sum(row["count"] for row in rows), sum(row["backed"] for row in rows)
    part = f"{100 * backed / total:.0f} %" if total else "–"
    if context.lang == "ko":
        return sparql, sheet, f"진술 {total}건 중 {part}에 근거 문장이 있습니다. {_measured(scores, 'ko')}"
    return sparql, sheet, f"{part} of {total} statements rest on a quote. {_measured(scores, 'en')}"


def _scores(scores: dict[str, Any], name: str) -> tuple[Any, ...]:
    """Return precision, recall and their harmonic mean for a class of statements; nothing where nothing was read."""
    lists = [scores["lists"].get(each, {}) for each in _LISTS.get(name, ())]
    gold, predicted, right = (sum(each.get(key) or 0 for each in lists) for key in ("gold", "predicted", "right"))
    if not right:
        return ("" if not predicted else 0.0, "" if not gold else 0.0, "")
    return (round(right / predicted, 3), round(right / gold, 3), round(2 * right / (predicted + gold), 3))


def _measured(scores: dict[str, Any] | None, lang: str) -> str:
    if scores is None:
        if lang == "ko":
            return (
                "유형별 추출 정확도는 아직 재지 않았습니다. 이렇게 잽니다: kg evaluate data/gold --texts data/documents"
            )
        return "Accuracy of extraction by type has not been measured yet; measure it with: kg evaluate data/gold --texts data/documents"
    micro, day, gold, many = scores["micro"], scores["measured"], scores["gold"], scores["documents"]
    figures = micro["precision"], micro["recall"], micro["f1"]
    told = ["–" if figure is None else f"{figure:.2f}" for figure in figures]
    if lang == "ko":
        return f"{day}에 {gold}의 문서 {many}건으로 잰 추출: 정밀도 {told[0]}, 재현율 {told[1]}, F1 {told[2]}."
    documents = sentences.plural(many, "document")
    return f"Extraction as measured on {day} against {documents} of {gold}: precision {told[0]}, recall {told[1]}, F1 {told[2]}."


def changes(reading: Reading, context: Context) -> Made:
    """List what came, went or changed from an earlier build to the last one, and because of which document.

    The earlier build is the last one before the day that was asked for, else the one before the last. Of a graph that
    was built once, the facts of the newest documents are listed.
    """
    builds = _builds(context)
    if len(builds) > 1:
        try:
            return _between(builds, reading, context)
        except StoreError:
            # what some build changed is not kept any more
            pass
    return _newest(reading, context, builds)


def _builds(context: Context) -> list[dict[str, Any]]:
    from kg.triples.log import log_of

    location = context.store.location
    if is_address(location):
        # a server has a log as well, but no second store to read labels from at once
        return []
    try:
        return list(log_of(location).builds())
    except StoreError:
        return []


def _between(builds: list[dict[str, Any]], reading: Reading, context: Context) -> Made:
    from kg.triples.compare import compare

    day = _since(reading, context)
    before = [build for build in builds[:-1] if day is None or str(build["ended"])[: len(day)] < day]
    first, last = (before or builds)[-1 if before else 0], builds[-1]
    found = compare(str(first["build"]), str(last["build"]), context.store.location)
    counts = {what: sum(change.what == what and change.kind != "edge" for change in found) for what in _SIGNS}
    facts = sorted(found, key=lambda change: (change.kind == "edge", list(_SIGNS).index(change.what)))[:_SHOWN]
    titles = context.titles([IDENTIFIER + change.id for change in facts if change.kind != "edge"])
    sheet = Sheet(("what", "kind", "what it is", "was", "now", "document"))
    korean = context.lang == "ko"
    for change in facts:
        node = IDENTIFIER + change.id
        was, now = (change.was, change.now) if change.what == "changed" else ((), ())
        sheet.add(
            (
                _SIGNS[change.what][korean], change.kind, titles.get(node, change.label), _told(was), _told(now),
                ", ".join(change.documents),
            ),
            [node] if node in titles else [],
        )  # fmt: skip
    spans = f"{first['build']} ({str(first['ended'])[:10]}) → {last['build']} ({str(last['ended'])[:10]})"
    query = f"# kg diff {first['build']} {last['build']}"
    more = len(found) - len(facts)
    if korean:
        rest = f" 나머지 {more}건은 kg diff {first['build']} {last['build']}로 봅니다." if more else ""
        told = f"빌드 {spans}: 새로 생긴 사실 {counts['came']}건, 없어진 사실 {counts['went']}건, 바뀐 사실 {counts['changed']}건.{rest}"
        return query, sheet, told
    rest = f" The other {more} are listed by: kg diff {first['build']} {last['build']}" if more else ""
    said = f"{sentences.plural(counts['came'], 'fact')} came, {counts['went']} went, {counts['changed']} changed"
    return query, sheet, f"From build {spans}: {said}.{rest}"


def _told(pairs: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in pairs)


def _since(reading: Reading, context: Context) -> str | None:
    """Return the day from which on changes are asked for; None for those of the last build."""
    if reading.conditions.since:
        return reading.conditions.since
    named = _LAST.search(reading.question.lower())
    if named is None:
        return None
    word = named.group()
    if "week" in word or "주" in word:
        return (context.today - _WEEK).isoformat()
    return f"{context.today:%Y}" if "year" in word or word.endswith(("해", "작년")) else f"{context.today:%Y-%m}"


def _newest(reading: Reading, context: Context, builds: list[dict[str, Any]]) -> Made:
    """List the facts that the newest documents were the first to tell of."""
    since = reading.conditions.since
    newest = (
        "SELECT ?document ?issued WHERE {\n  ?document a ic:Document ; dcterms:issued ?issued .\n"
        + (f"  FILTER(STR(?issued) >= {literal(since)})\n" if since else "")
        + f"}} ORDER BY DESC(STR(?issued)) ?document LIMIT {_NEWEST}"
    )
    issued = {row["document"]: row["issued"] for row in run(context, newest)}
    said = (
        "SELECT DISTINCT ?thing ?document ?title WHERE {\n"
        + values("document", issued)
        + "  ?assertion ic:document ?document ; ic:asserts ?thing .\n  OPTIONAL { ?document dcterms:title ?title }\n}"
    )
    rows = run(context, said) if issued else []
    first = _first_told(context, {row["thing"] for row in rows})
    titles = context.titles(first)
    found = {
        (issued[row["document"]], titles[row["thing"]], row["title"] or "", row["thing"])
        for row in rows
        if row["thing"] in titles and issued[row["document"]] <= first[row["thing"]]
    }
    sheet = Sheet(("what it is", "document", "date"))
    for date, label, title, thing in sorted(found, key=lambda row: (_backwards(row[0]), *row[1:]))[:_SHOWN]:
        sheet.add((label, title, date), [thing])
    once = len(builds) == 1
    if context.lang == "ko":
        lead = f"그래프는 {str(builds[0]['ended'])[:10]}에 한 번 지어졌습니다. " if once else ""
        told = f"{lead}가장 새로운 문서부터 그 문서가 처음 말한 사실 {len(sheet.rows)}건."
        return f"{newest}\n\n{said}", sheet, told if once else f"{told} 두 빌드의 차이는 kg diff로 봅니다."
    lead = f"The graph was built once, on {str(builds[0]['ended'])[:10]}. " if once else ""
    told = f"{lead}{sentences.plural(len(sheet.rows), 'fact')} by the document that first said it, the newest first."
    return f"{newest}\n\n{said}", sheet, told if once else f"{told} Two builds are compared by: kg diff"


def _backwards(date: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in date)


def _first_told(context: Context, things: set[str]) -> dict[str, str]:
    """Return the date of the first document that tells of each thing."""
    noted = noted_first(context.store, things)
    if noted is not None:
        return noted
    found: dict[str, str] = {}
    listed = sorted(things)
    for at in range(0, len(listed), _SHOWN):
        query = (
            "SELECT ?thing (MIN(STR(?issued)) AS ?day) WHERE {\n"
            + values("thing", listed[at : at + _SHOWN])
            + "  ?thing ic:assertedBy ?assertion . ?assertion ic:document ?document . ?document dcterms:issued ?issued .\n"
            "} GROUP BY ?thing"
        )
        found.update((row["thing"], row["day"]) for row in run(context, query))
    return found
