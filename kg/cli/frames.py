"""Tables of analysis on standard output; their notes, and why one is empty, on standard error."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import write_rows

if TYPE_CHECKING:
    import pandas as pd


# what the columns of an aligned table are called in Korean; CSV and JSON keep their English keys
_KOREAN = {
    "name": "이름",
    "name a": "도시",
    "name b": "상대",
    "one": "분야",
    "other": "함께 다루는 분야",
    "theme": "분야",
    "group": "묶음",
    "cities": "도시 수",
    "ties": "관계",
    "policies": "정책",
    "exchanged": "교류한 분야",
    "common": "공통 분야",
    "jaccard": "자카드",
    "cosine": "코사인",
    "expected": "기대값",
    "adjusted": "보정 p",
    "count": "건수",
    "first": "처음",
    "last": "마지막",
    "odds": "연간 오즈비",
    "low": "하한",
    "high": "상한",
    "trend": "추세",
    "year": "연도",
    "total": "전체",
    "share": "비율",
    "goal": "목표",
    "themes": "분야",
    "agreement": "협약",
    "since": "시작",
    "years": "공백(년)",
    "documents": "문서",
    "country": "국가",
    "governments": "국내 기관 수",
    "partners": "상대",
    "before": "이전",
    "after": "이후",
    "from": "부터",
    "to": "까지",
    "continued": "이어짐",
    "silent": "확인 안 됨",
    "new": "새로 생김",
    "score": "점수",
    "for": "추천 사유",
    "against": "비추천 사유",
    "community": "군집",
    "size": "크기",
    "central": "중심",
    "countries": "국가",
    "smaller": "작은 쪽",
    "larger": "큰 쪽",
    "parts": "나뉘는 수",
    "continent": "대륙",
    "region": "권역",
    "paths": "경로 비율",
    "figure": "지표",
    "value": "값",
    "reason": "이유",
    "networks": "네트워크",
    "connectivity": "연결도",
    "ended": "종료",
    "how": "방식",
    "name learner": "배운 도시",
    "name teacher": "전한 도시",
    "what": "내용",
    "start": "시기",
    "places": "도시 수",
    "chain": "경로",
    "shared with": "교류 상대",
}


def write_frame(
    frame: "pd.DataFrame",
    form: str,
    *,
    hidden: Sequence[str] = (),
    notes: Sequence[str] = (),
    lang: str | None = None,
) -> None:
    """Print a table as the format asks; `hidden` columns (ids beside names) are left out of the aligned table only."""
    columns = [name for name in frame.columns if form != "table" or name not in hidden]
    rows = [[_plain(value) for value in row] for row in frame[columns].itertuples(index=False, name=None)]
    if form != "json":
        rows = [[_joined(value) for value in row] for row in rows]
    if rows or form != "table":
        heads = [str(name) for name in columns]
        write_rows(
            [_KOREAN.get(head, head) if lang == "ko" and form == "table" else head for head in heads], rows, form
        )
    for note in (*notes, *frame.attrs.get("notes", ())):
        click.echo(note, err=True)
    if not rows:
        click.echo(frame.attrs.get("reason", "Nothing found."), err=True)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any cell
    """Return a cell as plain Python, a missing number as None."""
    if hasattr(value, "item") and not isinstance(value, str):
        value = value.item()
    if isinstance(value, float) and math.isnan(value):
        return None
    return list(value) if isinstance(value, tuple) else value


def _joined(value: Any) -> Any:  # noqa: ANN401 - any cell
    """Return a list of phrases, told by their commas and colons, as one text for formats of rows."""
    if isinstance(value, list) and any("," in str(each) or ":" in str(each) for each in value):
        return "; ".join(map(str, value))
    return value
