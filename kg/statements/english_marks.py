"""An English sentence with its names as marks, so that patterns read what stands between places and networks.

``Hanover (Germany) and Ghent, both members of the UNESCO Creative Cities Network (UCCN)`` reads
``<P0> and <P1>, both members of the <N0>``: a country or region behind a place is dropped, so is a network's gloss.
"""

import re
from dataclasses import dataclass

from kg.statements.analysis import Analysis, Named
from kg.statements.english_clauses import kept
from kg.statements.morphology import Sentence

PLACES = r"<P\d+>(?:(?:,? (?:and|as well as) |, (?:and )?)(?:the )?<P\d+>)*"
_MARK = re.compile(r"<([PND])(\d+)>")
_TIDY = (
    # Kuching, Malaysia, and; Recife (Brazil); South Korea's Changwon; the Philippine city of Iloilo
    (re.compile(r"(<P\d+>)\s?\(<C>\)"), r"\1"),
    (re.compile(r"(<P\d+>), <C>,(?= (?:and )?<P)"), r"\1,"),
    (re.compile(r"(<P\d+>), <C>(?:,(?= [a-z]))?"), r"\1"),
    (re.compile(r"<C>['’]s (?=<P|[a-z])"), ""),
    (re.compile(r"<C> (?=<P)"), ""),
    (
        re.compile(
            r"(?:[Tt]he )?(?:[A-Z]\w+ )?(?:[a-z]+ )?(?:city|cities|town|towns|district|county|port|island|islands) of (?=<P)"
        ),
        "",
    ),
    (re.compile(r"<P\d+>['’]s (?=<P\d+>)"), ""),
    # the gloss is the closer name: the Asia-Pacific section of <N0> (<N1>)
    (re.compile(r"<N\d+>\s?\(\s?(<N\d+>)\s?\)"), r"\1"),
    (re.compile(r"\((<P\d+>)\)"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence's words with marks: <P0> a place or its mayor, <N0> a network, <D0> a date."""

    text: str
    places: tuple[Named, ...]
    networks: tuple[Named, ...]
    dates: tuple[Named, ...]

    def members(self, words: str) -> tuple[str, ...]:
        """Return the places that marked words name, each once."""
        found = [
            next(r for r in self.places[int(number)].references if r.startswith("place/"))
            for letter, number in _MARK.findall(words)
            if letter == "P"
        ]
        return tuple(dict.fromkeys(found))

    def network(self, words: str) -> str | None:
        """Return the first network that marked words name, None where they name none."""
        return next((self.networks[int(n)].references[0] for letter, n in _MARK.findall(words) if letter == "N"), None)

    def days(self, words: str) -> list[Named]:
        """Return the dates that marked words name."""
        return [self.dates[int(n)] for letter, n in _MARK.findall(words) if letter == "D"]

    def start(self, words: str) -> int | None:
        """Return where in the document the first mark of some words stands, None where they have none."""
        found = _MARK.search(words)
        if found is None:
            return None
        row = {"P": self.places, "N": self.networks, "D": self.dates}[found[1]]
        return row[int(found[2])].start


def marked(analysis: Analysis, sentence: Sentence) -> Marked:
    """Return a sentence with its names as marks."""
    all_named = sorted(analysis.of(sentence), key=lambda each: (each.start, -each.end))
    own = {(each.start, each.end, each.kind) for each in kept(analysis, sentence)}
    words: list[str] = []
    rows: dict[str, list[Named]] = {"P": [], "N": [], "D": []}
    at = sentence.start
    for each in all_named:
        if each.start < at:
            continue
        mark = _mark(each, rows, kept_=(each.start, each.end, each.kind) in own)
        if mark is None:
            continue
        words.append(analysis.text(at, each.start).replace("<", " "))
        words.append(mark)
        at = each.end
    words.append(analysis.text(at, sentence.end).replace("<", " "))
    text = re.sub(r"\s+", " ", "".join(words))
    for pattern, plain in _TIDY:
        text = pattern.sub(plain, text)
    return Marked(text, tuple(rows["P"]), tuple(rows["N"]), tuple(rows["D"]))


def _mark(each: Named, rows: dict[str, list[Named]], *, kept_: bool) -> str | None:
    if each.kind == "country" or (each.kind == "place" and not kept_):
        return "<C>"
    letter = {"place": "P", "official": "P", "network": "N", "date": "D"}.get(each.kind)
    if letter is None or (letter == "P" and not any(r.startswith("place/") for r in each.references)):
        return None
    if (letter == "N" and not each.references) or (letter == "D" and not each.dates):
        return None
    rows[letter].append(each)
    return f"<{letter}{len(rows[letter]) - 1}>"
