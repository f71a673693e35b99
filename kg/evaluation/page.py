"""Comparisons as one self-contained HTML page: each document's text with right, missed and spurious facts marked."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from kg.evaluation.gold import LISTS
from kg.evaluation.report import describe, rows, spans
from kg.evaluation.scores import Comparison, Outcome, micro

VERDICTS = ("right", "missed", "spurious")
_WORDS = {
    "en": {
        "title": "What was read, and what a careful reader found",
        "right": "right",
        "missed": "missed",
        "spurious": "spurious",
        "scores": "Scores",
        "documents": "Documents",
        "list": "List",
        "no text": "The text is not at hand: give its folder with --texts.",
        "places": "places",
        "officials": "officials",
        "networks": "networks",
        "memberships": "memberships",
        "agreements": "agreements",
        "events": "events",
        "ties": "ties",
        "policies": "policies",
        "themes": "themes",
        "shared": "shared themes",
    },
    "ko": {
        "title": "읽어 낸 사실과 꼼꼼한 독자가 찾은 사실",
        "right": "맞음",
        "missed": "놓침",
        "spurious": "잘못 찾음",
        "scores": "점수",
        "documents": "문서",
        "list": "목록",
        "no text": "본문이 없습니다. --texts로 폴더를 알려 주세요.",
        "places": "장소",
        "officials": "공직자",
        "networks": "네트워크",
        "memberships": "회원 자격",
        "agreements": "협정",
        "events": "행사",
        "ties": "관계",
        "policies": "정책",
        "themes": "주제",
        "shared": "공유 주제",
    },
}
# colour is never the only sign: each verdict has its own line under the words
_STYLE = """
body{font-family:system-ui,'Noto Sans KR','Apple SD Gothic Neo','Malgun Gothic',sans-serif;
max-width:72rem;margin:0 auto;padding:1rem;line-height:1.6;color:#1d2430;background:#fff}
table{border-collapse:collapse;margin:.5rem 0}td,th{padding:.15rem .6rem;text-align:right;border-bottom:1px solid #dde}
td:first-child,th:first-child{text-align:left}
.text{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #ccd;border-radius:.4rem;padding:.8rem}
mark{background:none;color:inherit}
mark.right{background:#d9f2e0;border-bottom:2px solid #1b7f3b}
mark.missed{background:#fff1cc;border-bottom:2px dashed #9a6700}
mark.spurious{background:#ffdfe0;border-bottom:2px dotted #b3261e}
li.right::marker{content:'✓ '}li.missed::marker{content:'○ '}li.spurious::marker{content:'✗ '}
.right-text{color:#1b7f3b}.missed-text{color:#7a5200}.spurious-text{color:#b3261e}
details{margin:.4rem 0}summary{cursor:pointer}code{font-size:.85em;color:#556}
"""


def page(comparisons: Sequence[Comparison], *, lang: str = "en") -> str:
    """Return the page in English or Korean; every text is escaped and nothing is fetched from anywhere."""
    words = _WORDS[lang]
    body = [
        f"<h1>{escape(words['title'])}</h1>",
        "<p>" + " · ".join(f'<mark class="{verdict}">{words[verdict]}</mark>' for verdict in VERDICTS) + "</p>",
        f"<h2>{words['scores']}</h2>",
        _scores(comparisons, words),
        f"<h2>{words['documents']}</h2>",
        *(_document(comparison, words) for comparison in comparisons),
    ]
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(words['title'])}</title><style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def marked(text: str, outcomes: Iterable[Outcome]) -> str:
    """Return the text as escaped HTML, each stretch that facts rest on marked with their verdicts and named in a title.

    Where facts overlap, the stretch takes the gravest verdict: spurious, then missed, then right.
    """
    stretches = [(start, end, outcome) for outcome in outcomes for start, end in spans(text, outcome)]
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for index, (start, end, _) in enumerate(stretches):
        starts.setdefault(start, []).append(index)
        ends.setdefault(end, []).append(index)
    edges = sorted({0, len(text), *starts, *ends})
    open_now: dict[int, Outcome] = {}
    pieces: list[str] = []
    for left, right in pairwise(edges):
        for index in ends.get(left, ()):
            open_now.pop(index, None)
        for index in starts.get(left, ()):
            open_now[index] = stretches[index][2]
        words = escape(text[left:right])
        if not open_now:
            pieces.append(words)
            continue
        here = sorted(open_now.values(), key=lambda outcome: VERDICTS.index(outcome.verdict), reverse=True)
        title = "\n".join(dict.fromkeys(f"{outcome.verdict}: {outcome.list} {_fact(outcome)}" for outcome in here))
        pieces.append(f'<mark class="{here[0].verdict}" title="{escape(title)}">{words}</mark>')
    return "".join(pieces)


def _fact(outcome: Outcome) -> str:
    return describe(outcome.list, outcome.gold or outcome.predicted or {})


def _scores(comparisons: Sequence[Comparison], words: dict[str, str]) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in (words["list"], "gold", "kg", words["right"], "P", "R", "F1"))
    lines = []
    for scope, name, *cells in rows(comparisons):
        if scope in {"list", "all"}:
            shown = words.get(str(name), str(name))
            lines.append(
                f"<tr><td>{escape(shown)}</td>" + "".join(f"<td>{_cell(cell)}</td>" for cell in cells) + "</tr>"
            )
    return f"<table><tr>{head}</tr>{''.join(lines)}</table>"


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _document(comparison: Comparison, words: dict[str, str]) -> str:
    count = micro([comparison])
    summary = f"{escape(comparison.name)} · {escape(comparison.genre)} · F1 {count.f1:.3f}"
    text = (
        f'<div class="text">{marked(comparison.text, comparison.outcomes)}</div>'
        if comparison.text
        else f"<p>{words['no text']}</p>"
    )
    groups = []
    for name in LISTS:
        items = [
            f'<li class="{outcome.verdict}"><span class="{outcome.verdict}-text">{words[outcome.verdict]}</span> '
            f"{escape(_fact(outcome))}{_rule(outcome)}</li>"
            for outcome in comparison.outcomes
            if outcome.list == name
        ]
        if items:
            groups.append(f"<h4>{words[name]}</h4><ul>{''.join(items)}</ul>")
    return f"<details><summary>{summary}</summary>{text}{''.join(groups)}</details>"


def _rule(outcome: Outcome) -> str:
    rule = (outcome.predicted or {}).get("rule")
    return f" <code>{escape(str(rule))}</code>" if rule else ""
