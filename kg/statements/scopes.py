"""Whom each clause is about: the places in it, in its sentence, under its headings, and in the sentences before."""

from collections.abc import Iterable, Iterator
from dataclasses import field

from kg.statements import themes
from kg.statements.analysis import Analysis, Named
from kg.statements.morphology import Sentence
from kg.statements.themes import Clause
from kg.themes import Hit
from kg.values import named_value

_PLACE = "place/"
# how far a partner was looked for, and who was found there
Reach = tuple[str, tuple[str, ...]]
# how many lines a partner is remembered for when no line between names another, and how many it may be guessed at
_FAR = 2
_GUESSED = 12


@named_value
class Scope:
    """A sentence with who its clauses are about.

    `named[i]` are the places that clause i names; `headings` those of the headings above; `carried` the partners of
    the last sentence that named any (`origin`), on the same line, `earlier` those of the line before, and `past` those of
    lines farther back, who are meant only where nobody nearer is; `around` are the places that one side of a pair may be
    left to: the sentence's, the headings', the paragraph's and the home; `mentions` are its namings of places, `words`
    the theme words in it, `here` the places that it names, each once.
    """

    sentence: Sentence
    clauses: tuple[Clause, ...]
    named: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...]
    carried: tuple[str, ...]
    earlier: tuple[str, ...]
    past: tuple[str, ...]
    around: tuple[str, ...]
    home: str | None
    mentions: tuple[tuple[Named, str], ...] = ()
    words: tuple[Hit, ...] = ()
    origin: int | None = None
    here: tuple[str, ...] = ()
    _reached: dict[int, tuple[Reach, ...]] = field(default_factory=dict, repr=False, compare=False)

    def reaches(self, clause: int) -> tuple[Reach, ...]:
        """Return who a clause may be about besides the home, nearest first, each once, with how far that was looked."""
        if clause not in self._reached:
            self._reached[clause] = tuple(self._reaches(clause))
        return self._reached[clause]

    def _reaches(self, clause: int) -> Iterator[Reach]:
        seen = {self.home}
        for level, names in (
            ("clause", self.named[clause]),
            ("before", self._nearest(reversed(self.named[:clause]))),
            ("after", self._nearest(self.named[clause + 1 :])),
            ("carried", self.carried),
            ("heading", self.headings),
            ("line-before", self.earlier),
            ("past", self.past),
        ):
            new = tuple(name for name in names if name not in seen)
            if new and (level != "past" or len(seen) == 1):
                seen.update(new)
                yield level, new

    def _nearest(self, named: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        return next((names for names in named if any(name != self.home for name in names)), ())


def scopes(analysis: Analysis) -> Iterator[Scope]:
    """Yield the scope of each sentence in order."""
    line, block = -1, -1
    whose: str | None = None
    in_line: tuple[str, ...] = ()
    in_block: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    last_line = -1
    origin = -1
    for sentence in analysis.sentences:
        current = analysis.lines[sentence.line]
        home = analysis.local(sentence.line)
        if current.block != block:
            block, in_block = current.block, ()
        if home != whose:  # what another city's item told is none of this one's
            whose, in_block, last = home, (), ()
        if current.index != line:
            line, in_line = current.index, ()
        cut = tuple(themes.clauses(analysis, sentence))
        named: list[tuple[str, ...]] = [()] * len(cut)
        mentions = tuple(themes.places(analysis, sentence))
        for mention, reference in mentions:
            at = themes.clause_of(cut, mention.start)
            named[at] = tuple(dict.fromkeys((*named[at], reference)))
        headings = tuple(name for name in analysis.heads[sentence.line] if name.startswith(_PLACE))
        here = tuple(dict.fromkeys(name for names in named for name in names))
        remembered = last if last and sentence.line - last_line < _FAR else ()
        scope = Scope(
            sentence=sentence,
            clauses=cut,
            named=tuple(named),
            headings=headings,
            carried=remembered if last_line == sentence.line else (),
            earlier=remembered if last_line != sentence.line else (),
            past=last if not remembered and sentence.line - last_line < _GUESSED else (),
            around=tuple(dict.fromkeys((*here, *headings, *in_line, *in_block, *((home,) if home else ())))),
            home=home,
            mentions=mentions,
            words=themes.spotted(analysis, sentence),
            origin=origin if remembered else None,
            here=here,
        )
        yield scope
        in_line = tuple(dict.fromkeys((*here, *in_line)))
        in_block = tuple(dict.fromkeys((*here, *in_block)))
        partners = [tuple(name for name in names if name != home) for names in named]
        found = next((each for each in reversed(partners) if each), ())
        if found:
            last, last_line, origin = found, sentence.line, sentence.index
