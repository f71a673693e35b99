"""What documents only deny: no answer counts it, but where there is nothing else to tell, the denial is told."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from kg.answers import families, folds
from kg.answers.asked import Asked
from kg.answers.conditions import Conditions, shows_denied
from kg.answers.reading import Reading
from kg.answers.rows import run
from kg.answers.sentences import plural
from kg.answers.sheet import Context, Sheet, backing

_Fold = Callable[[list[dict[str, Any]], Context], Sheet]
_FAMILIES: Mapping[str, tuple[Callable[[Conditions], Asked], _Fold, tuple[str, str]]] = MappingProxyType(
    {
        "pairs": (families.pairs, folds.pairs, ("tie", "관계")),
        "agreements": (families.agreements, folds.agreements, ("agreement", "협약")),
        "events": (families.events, folds.events, ("event", "행사")),
        "memberships": (families.memberships, folds.memberships, ("membership", "가입")),
    }
)


def told(reading: Reading, context: Context) -> tuple[Sheet | None, str] | None:
    """Return what documents deny of what was asked, and the sentence for it; None where they deny nothing of it.

    Only a question whether something is so has a sheet: a list of what there is has no rows of what there is not.
    """
    conditions = reading.conditions
    named = conditions.cities or conditions.partners or conditions.networks
    if reading.intent not in _FAMILIES or not named or shows_denied(conditions) or "status" in conditions.negated:
        return None
    family, fold, noun = _FAMILIES[reading.intent]
    rows = run(context, family(replace(conditions, statuses=("cancelled",))))
    supports = backing(context, [row["thing"] for row in rows])
    rows = [row for row in rows if supports[row["thing"]].denied]
    if not rows:
        return None
    count = len({row["thing"] for row in rows})
    whether = reading.shape == "whether"
    if reading.lang == "ko":
        sentence = f"{'아닙니다: ' if whether else ''}그렇다고 하는 문서는 없고, 없다고 하는 문서가 있습니다({noun[1]} {count}건)."
    else:
        said = "no document says that it is so, and documents deny it"
        sentence = f"{'No: ' + said if whether else said.capitalize()} ({plural(count, noun[0])})."
    return fold(rows, context) if whether else None, sentence
