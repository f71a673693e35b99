"""What a sentence looks like to who reads names and titles in it: its morphemes, and what an office may belong to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import OfficeRole
from kg.statements.morphology import Sentence
from kg.statements.offices import HANGUL_END, NO_NAME, is_korean_name

_NAME = 3


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch that an office may belong to: a place, a country or a network.

    `namesake` is the country of a place (empty if unknown) that the text names nowhere else and nothing beside which
    speaks for a place: beside a first name it is a surname that is also a city's (도밍구스 브라간사 시장, 다카오카 도시하루 시장),
    or a first name that ends like one (하나모토 야스시 시장). Else it is None.
    """

    start: int
    end: int
    kind: str
    foreign: bool = False
    namesake: str | None = None


@dataclass(frozen=True, slots=True)
class OfficialFound:
    """An official at a stretch of the text: `name` is None where only the office is named; `anchor` is whose it is."""

    start: int
    end: int
    name: str | None
    role: OfficeRole
    title: str
    anchor: Anchor | None
    body: str | None
    english: str | None
    name_start: int
    name_end: int
    title_start: int
    title_end: int
    foreign: bool = False

    @property
    def short(self) -> bool:
        """Tell whether only a surname is given: 오 시장, Mayor Oh."""
        return self.name is not None and " " not in self.name and (len(self.name) == 1 or self.name[0] < "가")


class Wording:
    """One sentence: where the anchors of offices stand in it, and what its morphemes say of a stretch."""

    def __init__(self, text: str, sentence: Sentence, anchors: Sequence[Anchor], known: frozenset[str]) -> None:
        """Take the sentence, what offices may belong to, and the parts of names the document has used so far."""
        self.text = text
        self.begin, self.end = sentence.start, sentence.end
        self.ending = {anchor.end: anchor for anchor in anchors}
        self.beginning = {anchor.start: anchor for anchor in anchors}
        self.known = known
        self.tokens = sentence.starts
        self.order = sentence.tokens
        # names of several words that the tagger takes for one
        self.spanning = {token.end: token for token in sentence.tokens if token.tag == "NNP" and " " in token.form}

    def tag(self, start: int) -> str:
        """Return the tag of the morpheme that begins at a position."""
        token = self.tokens.get(start)
        return token.tag if token else ""

    def abroad(self, start: int) -> bool:
        """Tell whether a foreign place stands right before a position: 도쿄도 고이케 유리코."""
        anchor = self.ending.get(start - 1) or self.ending.get(start - 2)
        return anchor is not None and anchor.foreign and self.text[anchor.end : start] in (" ", "의 ")

    def marked(self, start: int, stop: int) -> bool:
        """Tell whether a particle ends a stretch: 시는."""
        inside = [token for token in self.order if start <= token.start < stop]
        return len(inside) > 1 and inside[-1].tag.startswith("J")

    def stranger(self, stop: int) -> tuple[int, int] | None:
        """Return the unknown proper noun that ends before a blank: the first word of a foreign name, or None."""
        run = HANGUL_END.search(self.text, max(self.begin, stop - 13), max(self.begin, stop - 1))
        if run is None or run.end() != stop - 1 or self.text[stop - 1] != " " or len(run[0]) < 2:
            return None
        start = run.start()
        known = start in self.beginning or is_korean_name(run[0]) or run[0] in NO_NAME or run[0][-1] in "시군구현"
        return None if known or self.tag(start) != "NNP" or not self.single(start, run.end()) else run.span()

    def opens(self, start: int) -> bool:
        """Tell whether nothing but marks stands before a position in its sentence."""
        return not re.search(r"[가-힣A-Za-z0-9]", self.text[self.begin : start])

    def single(self, start: int, stop: int) -> bool:
        """Tell whether one morpheme fills a stretch."""
        token = self.tokens.get(start)
        return token is not None and token.end >= stop

    def common(self, start: int, stop: int) -> bool:
        """Tell whether a stretch is one common noun of the dictionary."""
        token = self.tokens.get(start)
        return token is not None and token.end == stop and token.tag in ("NNG", "NP", "NR", "NNB") and stop - start > 1

    def nominal(self, start: int, stop: int) -> bool:
        """Tell whether a stretch ends on no particle, ending or verb."""
        inside = [token for token in self.order if start <= token.start < stop]
        if not inside:
            return True
        last = inside[-1]
        if last.tag[0] in "JE" or last.tag.startswith("XS"):
            # 미사코, 마이: a last syllable may look like a particle, but 은 는 을 를 의 do not end names
            return (
                len(inside) > 1
                and inside[0].tag == "NNP"
                and last.form not in ("은", "는", "을", "를", "의", "에서", "에", "과", "로")
            )
        return not (
            last.tag.startswith(("VV", "VA", "VX", "MAJ", "IC"))
            or (inside[0].tag.startswith(("MAG", "J", "E")) and len(inside) == 1)
        )

    def unfinished(self, start: int, stop: int) -> bool:
        """Tell whether a stretch ends on a bare stem, as no verb does: it is a word that the dictionary lacks (로+트)."""
        inside = [token for token in self.order if start <= token.start < stop]
        return bool(inside) and inside[-1].end == stop and inside[-1].tag in ("VV", "VA", "VX")

    def split(self, start: int, stop: int) -> bool:
        """Tell whether a Korean name falls to pieces behind its surname: 서+미+란, 권+다하+여."""
        head = self.tokens.get(start)
        return (
            head is not None
            and head.end - start == 1
            and head.tag[0] in "NMX"
            and stop - start == _NAME
            and is_korean_name(self.text[start:stop])
            and self.text[stop - 1] not in "는을를에의은"
        )

    def spanned(self, start: int) -> int:
        """Return where a name of several words ends that the tagger takes for one word from a position, 0 if none."""
        token = self.tokens.get(start)
        return token.end if token is not None and token.tag == "NNP" and " " in token.form else 0

    def anchor_before(self, start: int) -> Anchor | None:
        """Return what an office may belong to right before a position."""
        for gap in range(3):
            near = start - gap
            if near in self.ending and self.text[near:start] in ("", " ", "의 "):
                return self.ending[near]
        return None
