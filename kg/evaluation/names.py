"""Which predicted name means which gold name: of places, of networks, and of whatever else a fact may name."""

import difflib
import re
import unicodedata
from typing import Any

from kg.evaluation.gold import Facts

_SUFFIX = re.compile(
    r"(특별자치시|특별자치도|특별시|광역시|특례시|시|도|군|구|현|성|주"
    r"|-si|-do|-gun|-gu| city| prefecture| province| state)$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\(.*?\)")
_MARKS = re.compile(r"[\s'’‘\-·ㆍ,.\"“”<>《》「」『』]")
_CLOSE = 0.8

Key = tuple[str, str]


def plain(text: object) -> str:
    """Return a name in lower case without brackets, blanks and punctuation: two spellings of one name become equal."""
    folded = unicodedata.normalize("NFKC", str(text or "")).lower()
    return _MARKS.sub("", _BRACKETED.sub("", folded))


def close(one: object, other: object) -> bool:
    """Tell whether two names are equal, or alike by at least 80 % of their characters."""
    a, b = plain(one), plain(other)
    if not a or not b:
        return False
    if a == b:
        return True
    matcher = difflib.SequenceMatcher(None, a, b)
    return matcher.quick_ratio() >= _CLOSE and matcher.ratio() >= _CLOSE


def contains(one: object, other: object) -> bool:
    """Tell whether one name is part of the other."""
    a, b = plain(one), plain(other)
    return bool(a and b) and (a in b or b in a)


class Names:
    """The names of one document's gold facts and predicted facts, each resolved to a key of what it means.

    A predicted place is the gold place of the same country that shares a label with it; a predicted network the gold
    network that shares an abbreviation or a label. What neither side lists is compared as a plain name.
    """

    def __init__(self, gold: Facts, predicted: Facts) -> None:
        """Resolve the places and networks of PREDICTED against those of GOLD."""
        self._gold_places = {_name(place) for place in gold["places"]}
        self._places = _resolve_places(gold["places"], predicted["places"])
        self._gold_networks = {
            plain(label): plain(network.get("abbr") or network.get("ko"))
            for network in gold["networks"]
            for label in (network.get("ko"), network.get("abbr"))
            if label
        }
        self._networks: dict[str, str] = {}
        for network in predicted["networks"]:
            labels = {plain(label) for label in (network.get("ko"), network.get("abbr"), *(network.get("alt") or ()))}
            for candidate in gold["networks"]:
                if labels & ({plain(candidate.get("ko")), plain(candidate.get("abbr"))} - {""}):
                    meant = plain(candidate.get("abbr") or candidate.get("ko"))
                    self._networks.update(dict.fromkeys(labels, meant))

    def gold_place(self, name: Any) -> Key:  # noqa: ANN401 - whatever stands in the JSON
        """Return the key of a place as gold names it."""
        return ("gold", str(name))

    def place(self, name: Any) -> Key:  # noqa: ANN401
        """Return the key of a place as a prediction names it."""
        return self._places.get(str(name), ("predicted", str(name)))

    def gold_network(self, name: object) -> str:
        """Return the key of a network as gold names it."""
        return self._gold_networks.get(plain(name), plain(name))

    def network(self, name: object) -> str:
        """Return the key of a network as a prediction names it."""
        return self._networks.get(plain(name), plain(name))

    def gold_actor(self, name: Any) -> Key:  # noqa: ANN401
        """Return the key of a place, network or other body as gold names it."""
        return self.gold_place(name) if name in self._gold_places else ("network", self.gold_network(name))

    def actor(self, name: Any) -> Key:  # noqa: ANN401
        """Return the key of a place, network or other body as a prediction names it."""
        return self.place(name) if str(name) in self._places else ("network", self.network(name))


def _name(place: Facts) -> str:
    return str(place.get("en") or place.get("ko"))


def _labels(place: Facts) -> set[str]:
    labels: set[str] = set()
    for label in (place.get("en"), place.get("ko"), *(place.get("alt") or ())):
        text = str(label or "").strip().lower()
        labels |= {plain(text), plain(_SUFFIX.sub("", text))}
    return labels - {""}


def _resolve_places(golds: list[Facts], predicted: list[Facts]) -> dict[str, Key]:
    resolved: dict[str, Key] = {}
    candidates = [(place, _labels({"en": place.get("en"), "ko": place.get("ko")})) for place in golds]
    for place in predicted:
        labels, name = _labels(place), _name(place)
        best: tuple[int, Facts] | None = None
        for gold, gold_labels in candidates:
            country, gold_country = place.get("country"), gold.get("country")
            if not labels & gold_labels or (country and gold_country and country != gold_country):
                continue
            # two places may share a label (two towns named Goseong): the English name tells them apart first
            same_english = str(place.get("en")).lower() == str(gold.get("en")).lower()
            score = 4 * same_english + 2 * (plain(place.get("en")) == plain(gold.get("en")))
            score += place.get("kind") == gold.get("kind")
            if best is None or score > best[0]:
                best = (score, gold)
        resolved[name] = ("gold", _name(best[1])) if best else ("predicted", name)
    return resolved
