"""A document's text as lines, sentences and morphemes: computed once, read by every rule after it.

Korean goes through Kiwi, one line at a time: a line never shares a sentence with the next, and page noise is left out.
English is split into words by a pattern. All positions are code points of the document's stored text.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from kg.model import Document
from kg.values import value

# Kiwi's time and memory grow faster than a line does: longer stretches are cut at a sentence's end or a space
_LONGEST = 1500
_MARK = re.compile(
    r"[ \t\u3000]*(?:(?P<box>[□■▣◇◆▷▶►◈❏❑❒☐▢]|ㅁ(?=[ \t\u3000]))|(?P<ring>[○●◦◯ㅇ❍◎](?=[ \t\u3000(])|○)|(?P<dash>[-–—·•∙‧▪▫✓➢▸▹‣](?!\d))|"
    r"(?P<note>[※*✻]+)|(?P<caption>[▲△▼▽]|[\[(]?사진\s*[\])=:]|Photo:)|(?P<roman>[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][.\s]|[IVX]{1,4}\.\s)|"
    r"(?P<circled>[①-⑳])|(?P<number>\d{1,2}\.(?!\s?\d{1,2}\.(?:\s?[~∼(]|\s\S))(?=\s|[가-힣A-Za-z]))|(?P<bracketed>\d{1,2}\)|\(\d{1,2}\))|"
    r"(?P<letter>[가나다라마바사아자차카타파하][.)]\s))[ \t\u3000]*"
)
# dots and squares nest in dashes or hold them, whichever a document uses first
_DOTS = dict.fromkeys("·•∙‧", "dot") | dict.fromkeys("▪▫", "square") | dict.fromkeys("✓➢▸▹‣", "tick")
_ROW = re.compile(r"\t|\s\|\s|^\s*\|")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]", re.UNICODE)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|Prof|Hon|No|vs|Jr|Sr|Inc|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N)|\b[A-Z])\.$"
)
_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|$")
_LETTERED = re.compile(r"[가-힣](?<!년)(?<!월)(?<!일)")
_OPENED = re.compile(r"\([^()]*$")
_LATIN = re.compile(r"[A-Za-z]")
_HANGUL = re.compile(r"[가-힣]")


class Token(NamedTuple):
    """One morpheme: its dictionary form, Kiwi's tag (`SL` Latin, `SN` number …), and where it stands.

    Nouns unknown to Kiwi's dictionary are `NNP`, as names are.
    """

    form: str
    tag: str
    start: int
    end: int


@value
class Line:
    """One line of the text that is no page noise.

    `kind` is text, item (it begins with a list mark), note (※ or *), caption or row (cells of a table). `mark` names
    the sort of list mark (box, ring, dash, roman, number …), `body` is where the words after it begin. `parent` is the
    index of the line that heads this one in a list, `block` counts the stretches between blank lines.
    """

    index: int
    start: int
    end: int
    kind: str
    mark: str | None
    body: int
    parent: int | None
    block: int


@value
class Sentence:
    """One sentence of one line; `line` is the index of its line, `tokens` its morphemes in order.

    `starts` are the morphemes by where they begin, the first of those that begin together, `ends` are where they end:
    most rules ask for them.
    """

    index: int
    start: int
    end: int
    line: int
    tokens: tuple[Token, ...]
    starts: dict[int, Token] = field(init=False, repr=False, compare=False)
    ends: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put the morphemes where they are looked for."""
        object.__setattr__(self, "starts", {token.start: token for token in reversed(self.tokens)})
        object.__setattr__(self, "ends", frozenset([token.end for token in self.tokens]))


@dataclass(frozen=True, slots=True)
class Morphology:
    """A document's lines and sentences, in order."""

    document: Document
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]


@cache
def _kiwi() -> Any:  # noqa: ANN401 - Kiwi ships no types that mypy accepts
    from kiwipiepy import Kiwi

    # one thread: documents are shared out over processes instead, so that results never depend on the machine
    return Kiwi(num_workers=1)


def analyse(document: Document) -> Morphology:
    """Return the lines, sentences and morphemes of a document; linear in its length."""
    lines = tuple(_lines(document))
    noise = sorted((span.start, span.end) for span in document.noise)
    pieces = [piece for line in lines for piece in _pieces(document.text, line, noise)]
    found = _english(document.text, pieces) if is_english(document) else _korean(document.text, pieces)
    sentences = tuple(
        Sentence(index, tokens[0].start, tokens[-1].end, line, tokens) for index, (line, tokens) in enumerate(found)
    )
    return Morphology(document, lines, sentences)


def is_english(document: Document) -> bool:
    """Tell whether a document is read as English: by its language, unless its letters say otherwise."""
    return document.language == "en" and not _mostly_hangul(document.text)


def _mostly_hangul(text: str) -> bool:
    sample = text[:20000]
    return len(_HANGUL.findall(sample)) * 2 > len(_LATIN.findall(sample))


def _lines(document: Document) -> Iterator[Line]:
    text = document.text
    noise = sorted((span.start, span.end) for span in document.noise)
    at, block, index, blank = 0, 0, 0, False
    headed: list[tuple[str, int, int]] = []
    previous: int | None = None
    position = 0
    for raw in text.splitlines(keepends=True):
        start, position = position, position + len(raw)
        end = start + len(raw.rstrip())
        start += len(raw) - len(raw.lstrip()) if raw.strip() else 0
        while at < len(noise) and noise[at][1] <= start:
            at += 1
        if end <= start or (at < len(noise) and noise[at][0] <= start and noise[at][1] >= end):
            blank = True
            continue
        fresh = blank
        if blank:
            block, blank = block + 1, False
        match = _MARK.match(text, start, end)
        mark = match.lastgroup if match else None
        kind = {"note": "note", "caption": "caption", None: "text"}.get(mark, "item")
        if kind == "text" and ("|" in raw or "\t" in raw) and _ROW.search(text, start, end):
            kind = "row"
        parent: int | None = None
        if kind == "note":
            parent = previous
        elif kind == "item" and mark:
            # marks nest in the order in which a document first uses them, but nothing heads a box or a roman number,
            # unless that stands further to the left
            indent = _indent(raw)
            if mark in ("box", "roman"):
                headed = [
                    each
                    for each in headed
                    if each[0] != "box" and (each[0] in ("roman", "number", mark) or each[2] < indent)
                ]
            sort = mark + _DOTS.get(text[match.end("dash") - 1], "") if mark == "dash" and match else mark
            while headed and any(each[0] == sort for each in headed):
                if headed.pop()[0] == sort:
                    break
            parent = headed[-1][1] if headed else None
            headed.append((sort, index, indent))
        elif fresh:
            headed = []
        elif headed:
            parent = headed[-1][1]
        yield Line(index, start, end, kind, mark, match.end() if match else start, parent, block)
        if kind != "note":
            previous = index
        index += 1


def _indent(raw: str) -> int:
    return len(raw) - len(raw.lstrip(" \t\u3000"))


def _pieces(text: str, line: Line, noise: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield (line index, start, end) of the stretches of a line that are no noise and not too long."""
    start = line.start
    stretches = []
    for begin, end in noise[max(0, bisect(noise, (line.start, 0)) - 1) :]:
        if begin >= line.end:
            break
        if end > start:
            if begin > start:
                stretches.append((start, begin))
            start = end
    if start < line.end:
        stretches.append((start, line.end))
    for begin, end in stretches:
        at = begin
        while end - at > _LONGEST:
            window = text[at : at + _LONGEST]
            cut = max(window.rfind(". "), window.rfind("다."), window.rfind("。"))
            cut = cut + 2 if cut > 0 else window.rfind(" ") + 1
            cut = cut if cut > 0 else _LONGEST
            yield line.index, at, at + cut
            at += cut
        if text[at:end].strip():
            yield line.index, at, end


def _korean(text: str, pieces: list[tuple[int, int, int]]) -> Iterator[tuple[int, tuple[Token, ...]]]:
    if not pieces:
        return
    analysed = _kiwi().tokenize([text[start:end] for _, start, end in pieces])
    for (line, offset, _), tokens in zip(pieces, analysed, strict=True):
        sentence: list[Token] = []
        number = 0
        standing = False
        for token in tokens:
            if (
                token.sent_position != number
                and sentence
                and not _goes_on(text[sentence[0].start : sentence[-1].end], text[offset + token.start])
            ):
                yield line, tuple(sentence)
                sentence = []
            number = token.sent_position
            start = offset + token.start
            if token.form == "서" and sentence and sentence[-1].form == "에" and sentence[-1].end == start:
                # 회의실에서 있었다: Kiwi takes the particle's end for a verb (에 서 있었다)
                sentence[-1] = Token("에서", "JKB", sentence[-1].start, start + token.len)
                standing = True
                continue
            if standing and token.tag == "EC":
                continue
            # a noun that Kiwi's dictionary lacks is a name far more often than a common noun
            tag = "NNP" if token.oov and token.tag == "NNG" else token.tag
            if standing and tag == "VX":
                tag = "VV"
            standing = False
            sentence.append(Token(token.form, tag, start, start + token.len))
        if sentence:
            yield line, tuple(sentence)


def _goes_on(told: str, following: str) -> bool:
    """Tell whether what seems a sentence's end is a point of a date: 2011. 학술회의, ('94. 10., 3. 4.), 9. 3. 15:00."""
    if not told.endswith(".") or not told[-2:-1].isdecimal():
        return False
    return following.isdigit() or following in ")~∼,(" or not _LETTERED.search(told) or _OPENED.search(told) is not None


def _english(text: str, pieces: list[tuple[int, int, int]]) -> Iterator[tuple[int, tuple[Token, ...]]]:
    for line, begin, end in pieces:
        start = begin
        for match in _END.finditer(text, begin, end):
            stop = match.end() if match.group() else end
            if match.group() and _ABBREVIATION.search(text, start, match.start() + 1):
                continue
            tokens = tuple(
                Token(word.group(), _english_tag(word.group()), word.start(), word.end())
                for word in _WORD.finditer(text, start, stop)
            )
            if tokens:
                yield line, tokens
            start = stop


def _english_tag(word: str) -> str:
    if word[0].isdigit():
        return "SN"
    return "SL" if word[0].isalpha() else "SP"
