"""Themes by year: which rise and which fade, and how sure that is."""

import math
from collections import Counter

import numpy as np
import pandas as pd

from kg.analysis import facts as facts_
from kg.analysis.backbones import adjust
from kg.analysis.facts import Facts, Thing
from kg.analysis.periods import bounds
from kg.analysis.themes import name_of_theme
from kg.triples.store import Store

_Z = 1.959963984540054  # 95 % of the normal distribution
_LEVEL = 0.05


def by_year(source: Store | Facts, *, lang: str = "en") -> pd.DataFrame:
    """Return the count and share of each theme in each year, with the 95 % interval of the share (Wilson).

    Columns: `theme`, `name`, `year`, `count`, `total` (themed things of that year), `share`, `low`, `high`. A thing
    counts in the year it starts; one without a date in the year its first document was issued (`attrs["notes"]` tells
    how many).
    """
    counts, totals, notes = _count(source if isinstance(source, Facts) else facts_.read(source))
    rows = []
    for theme in sorted({theme for theme, _ in counts}):
        for year in sorted(totals):
            share, low, high = wilson(counts[theme, year], totals[year])
            name = name_of_theme(theme, lang)
            rows.append((theme, name, year, counts[theme, year], totals[year], share, low, high))
    columns = ["theme", "name", "year", "count", "total", "share", "low", "high"]
    frame = pd.DataFrame(rows, columns=columns)
    frame.attrs["notes"] = notes
    if not rows:
        frame.attrs["reason"] = "Nothing in the graph has both a theme and a year."
    return frame


def trends(source: Store | Facts, *, lang: str = "en") -> pd.DataFrame:
    """Return whether each theme rises or fades: how its odds among all themes change a year, with uncertainty.

    `odds` is the factor by which the odds of the theme change from one year to the next, `low` and `high` its 95 %
    interval (logistic regression with Firth's correction, which also holds for few counts); `p` tests for no change and
    `adjusted` corrects for the number of themes (Benjamini and Hochberg). `trend` says rising or fading only where
    `adjusted` is below 0.05, else unclear.
    """
    counts, totals, notes = _count(source if isinstance(source, Facts) else facts_.read(source))
    years = sorted(totals)
    columns = ["theme", "name", "count", "first", "last", "odds", "low", "high", "p", "adjusted", "trend"]
    if len(years) < 2:  # noqa: PLR2004 - a change takes two years
        frame = pd.DataFrame(columns=columns)
        frame.attrs["reason"] = (
            f"All themed things with a year are of {years[0]}: no change can be seen."
            if years
            else "Nothing in the graph has both a theme and a year."
        )
        frame.attrs["notes"] = notes
        return frame
    themes = sorted({theme for theme, _ in counts})
    fits = [slope(years, [counts[theme, year] for year in years], [totals[year] for year in years]) for theme in themes]
    adjusted = adjust([p for _, _, p in fits], "bh")
    rows = []
    for theme, (value, error, p), after in zip(themes, fits, adjusted, strict=True):
        seen = [year for year in years if counts[theme, year]]
        trend = ("rising" if value > 0 else "fading") if after < _LEVEL else "unclear"
        rows.append(
            (
                theme,
                name_of_theme(theme, lang),
                sum(counts[theme, year] for year in years),
                seen[0],
                seen[-1],
                math.exp(value),
                math.exp(value - _Z * error),
                math.exp(value + _Z * error),
                p,
                after,
                trend,
            )
        )
    rows.sort(key=lambda row: (row[9], row[8], -abs(math.log(row[5])), row[0]))
    frame = pd.DataFrame(rows, columns=columns)
    frame.attrs["notes"] = notes
    return frame


def wilson(count: int, total: int) -> tuple[float, float, float]:
    """Return a share and its 95 % interval by Wilson's score; NaN for a share of nothing."""
    if not total:
        return math.nan, math.nan, math.nan
    share, z2 = count / total, _Z * _Z
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = _Z * math.sqrt(share * (1 - share) / total + z2 / (4 * total * total)) / (1 + z2 / total)
    return share, max(0.0, centre - half) if count else 0.0, min(1.0, centre + half) if count < total else 1.0


def slope(years: list[int], counts: list[int], totals: list[int]) -> tuple[float, float, float]:
    """Return the change of the log odds a year, its standard error and its two-sided p-value (Wald)."""
    x = np.array(years, dtype=float)
    design = np.column_stack([np.ones(len(x)), x - x.mean()])
    hits, trials = np.array(counts, dtype=float), np.array(totals, dtype=float)
    beta = np.zeros(2)
    covariance = np.eye(2)
    for _ in range(200):
        chance = 1 / (1 + np.exp(-(design @ beta).clip(-30, 30)))
        weights = trials * chance * (1 - chance)
        information = design.T @ (design * weights[:, None])
        covariance = np.linalg.inv(information)
        # Firth's penalty: keeps the estimate finite where a theme is in every thing of a year, or in none
        leverage = weights * np.einsum("ij,jk,ik->i", design, covariance, design)
        score = design.T @ (hits - trials * chance + leverage * (0.5 - chance))
        step = covariance @ score
        beta = beta + step * min(1.0, 2 / max(float(np.abs(step).max()), 1e-12))
        if float(np.abs(step).max()) < 1e-10:  # noqa: PLR2004 - converged
            break
    error = math.sqrt(float(covariance[1, 1]))
    return float(beta[1]), error, math.erfc(abs(float(beta[1])) / error / math.sqrt(2))


def _count(facts: Facts) -> tuple[Counter[tuple[str, int]], Counter[int], tuple[str, ...]]:
    counts: Counter[tuple[str, int]] = Counter()
    totals: Counter[int] = Counter()
    issued, undated = 0, 0
    things: tuple[Thing, ...] = (*facts.relations, *facts.engagements, *facts.policies)
    for thing in things:
        if not thing.themes or thing.status in ("cancelled", "proposed", "explored", "planned"):
            continue
        when = thing.start
        if when is None:
            when = next((said.issued for said in thing.sayings if said.issued), None)
            issued += when is not None
        if when is None:
            undated += 1
            continue
        year = bounds(when[:10])[0].year
        for theme in thing.themes:
            counts[theme, year] += 1
            totals[year] += 1
    notes = []
    if issued:
        notes.append(f"{issued} things without a date of their own are counted in the year their document was issued.")
    if undated:
        notes.append(f"{undated} themed things without any date are left out.")
    return counts, totals, tuple(notes)
