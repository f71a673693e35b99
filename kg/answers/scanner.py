"""A question cut into what was understood: names, countries, periods, numbers and cues, and the words left over."""

import datetime
import re
from dataclasses import dataclass, replace
from functools import cache

from kg.answers import periods
from kg.answers.gazetteer import known_place, place_word, same_place
from kg.answers.hangul import bare_name, distance, fold, has_hangul, is_hangul, is_tail, jamo, stem
from kg.answers.inflection import bases, is_ending, is_filler, is_known, is_light, is_slip, measured
from kg.answers.lexicon import PLACES, Entity, Lexicon, Match, countries
from kg.answers.periods import Period
from kg.answers.words import SILENT_ENGLISH, SILENT_KOREAN, phrases
from kg.vocabulary import THEME

_NUMBER = re.compile(r"\d{1,4}")
# a noun of questions at the end of a theme's name
_HEAD = re.compile(r"(?<=[가-힣])\s?(?:정책|분야)$")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_ORDINAL = re.compile(
    r"제\s?(\d{1,3})\s?(?:차|회)|(\d{1,3})\s?차(?=\s)|(\d{1,3})(?:st|nd|rd|th)\b|\b([a-z]+th|second|third)\b"
)
# 시, 군, 구, 도 after a name in Latin letters, and the Chinese and Japanese for a city
_ROMAN_SUFFIX = re.compile(r"-(?:si|shi|gun|gu|do|ku)\b")
_ONE_OF = re.compile(r"\b(?:a|an|its own|their own)\s+$")
_MENDED_LENGTH = 5
_SHORT = 2
_LONG = 8
_MENDED_KINDS: tuple[str, ...] = ("city", "region", "network", "official", "theme")
# words of one syllable that narrow nothing: what is left of endings, counters, pronouns
_SILENT_SYLLABLES = frozenset(
    "가각상간건걸게것곳과그꼭나내너네년누는니다대더데도된두둘들등딱또랑로를만말며면명몇못뭐및바번부분비뿐서석세속수시쌍씩아안약양어에여예와왜요용월위은을의이인일임자잘저적점제졌조좀좌죄주준줄줘중지짝쪽차참채총측치칸통편한할함해했회후때뒤본볼온올"
) - frozenset("후때뒤")
# a Korean word that says with whom or whose, and the tie that follows it; whose partners, in English
_COMPANY = re.compile(r"(?:과|와|이랑|랑|하고|시의|시는|시가|시에|시를)$")
_TIED = re.compile(r"\s*(?:교류|자매|우호|결연|협약|체결|맺|함께|협력|관계|가장|사이|파트너|시장|어떤|어디|언제|어느)")
_WHOSE = re.compile(r"\b(?:between|(?:partner|cit(?:y|ie)|tie|mayor|relation|twin)s? (?:of|with|to))\s+$")


@dataclass(frozen=True, slots=True)
class Token:
    """One stretch of a question, and what it was read as; `cues` are words' meanings, the other fields what they say."""

    start: int
    end: int
    text: str
    cues: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    countries: tuple[str, ...] = ()
    period: Period | None = None
    number: int | None = None
    mended: str | None = None
    before: str = ""
    after: str = ""

    @property
    def kind(self) -> str | None:
        """Return the kind of entity that it names, if it names any."""
        return self.entities[0].kind if self.entities else None


@dataclass(frozen=True, slots=True)
class Scan:
    """A folded question, its tokens in order, and the words that nothing was made of."""

    text: str
    tokens: tuple[Token, ...]
    unread: tuple[str, ...]

    def has(self, *cues: str) -> bool:
        """Tell whether any of the cues was read."""
        return any(cue in token.cues for token in self.tokens for cue in cues)

    def first(self, *cues: str) -> Token | None:
        """Return the first token with any of the cues."""
        return next((token for token in self.tokens if any(cue in token.cues for cue in cues)), None)

    def named(self, *kinds: str) -> list[Token]:
        """Return the tokens that name an entity of some kinds."""
        return [token for token in self.tokens if token.kind in kinds]


def scan(question: str, lexicon: Lexicon, today: datetime.date) -> Scan:
    """Cut a question into tokens: at each place the longest reading wins, names before words of the same length."""
    text = fold(question)
    spans = periods.find(text, today)
    capitals = re.search(r"\w.*\s[A-Z]", question) is not None
    tokens: list[Token] = []
    unread: list[tuple[int, str]] = []
    at = 0
    while at < len(text):
        period = next((each for each in spans if each.start <= at < each.end), None)
        if period is not None:
            tokens.append(Token(at, period.end, text[at : period.end], period=period))
            at = period.end
            continue
        if not text[at].isalnum():
            at += 1
            continue
        found = _at(text, at, lexicon)
        end = _word_end(text, at)
        if found is not None and found.kind == "theme" and _stands_as_place(text[at:end], text, end, lexicon):
            unread.append((at, text[at:end]))
            at = end
            continue
        if found is None:
            called = in_place_of_name(question, text, at, end)
            named = called or not capitals or has_hangul(text[at:end]) or question[at : at + 1].isupper()
            _leave(text, at, end, lexicon, tokens, unread, called=called, named=named)
            at = end
            continue
        # a name and a period may overlap ("UCLG 2025"): the name keeps what is before the period
        tokens.append(found)
        at = found.end
        if found.kind in ("city", "region") and (suffix := _ROMAN_SUFFIX.match(text, at)):
            at = suffix.end()
        if has_hangul(found.text) or (at < len(text) and is_hangul(text[at])):
            at = _skip_tail(text, at, found, lexicon)
            if found.cues and not is_ending(text[found.end : at]):
                # a word that only begins like one that is known (대회 + 의실) is another word
                unread.append((found.start, text[found.start : at]))
    return Scan(text, tuple(_with_neighbours(text, tokens)), tuple(word for _, word in unread))


def _at(text: str, at: int, lexicon: Lexicon) -> Token | None:
    boundary = at == 0 or not text[at - 1].isalnum() or is_hangul(text[at]) != is_hangul(text[at - 1])
    name = lexicon.at(text, at) if boundary else None
    if name and name.entities[0].kind == "theme" and not _whole(text, name.end, lexicon):
        # a theme that only begins a longer word (축구 + 팀) is another thing
        name = None
    if name and name.entities[0].kind == "theme" and (named := _HEAD.search(name.text)):
        # 습지 정책: the theme, and that its policies are asked for
        name = lexicon.at(text[: at + named.start()].rstrip(), at) or name
    country = countries(text, at) if boundary else None
    cue = _cue(text, at)
    longest = max(name.end if name else 0, country[0] if country else 0, cue.end if cue else 0)
    if longest == 0:
        return _number(text, at) if boundary else None
    if name and name.end == longest and not (name.entities[0].kind == "theme" and cue and cue.end == longest):
        return Token(at, name.end, name.text, entities=name.entities)
    if country and country[0] == longest:
        cues = cue.cues if cue and cue.end == longest else ()
        return Token(at, longest, text[at:longest], countries=country[1], cues=cues)
    if cue and cue.end == longest:
        return cue
    return Token(at, longest, text[at:longest], entities=name.entities) if name else None


def _whole(text: str, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a Korean word is over at a place, but for particles, or goes on with a word that is read too."""
    stop = end
    while stop < len(text) and is_hangul(text[stop]):
        stop += 1
    return is_tail(text[end:stop]) or _cue(text, end) is not None or lexicon.at(text, end) is not None


def _cue(text: str, at: int) -> Token | None:
    korean = is_hangul(text[at])
    if not korean and at and text[at - 1].isalnum() and not is_hangul(text[at - 1]):
        return None
    index, pair = phrases(korean=korean), text[at : at + 2]
    # 1위, 2개 이상: a number may begin a Korean phrase
    counted = phrases(korean=True).get(pair, ()) if text[at].isdigit() else ()
    for phrase, cues, goes_on in (
        *index.get(pair, ()),
        *(index.get(pair[:1], ()) if len(pair) > 1 else ()),
        *counted,
    ):
        if not text.startswith(phrase, at):
            continue
        end = at + len(phrase)
        following = text[end : end + 1]
        if goes_on and not korean:
            end = _word_end(text, end) if following.isalpha() else end
        elif not korean and (following.isalnum() and not is_hangul(following)):
            continue
        return Token(at, end, text[at:end], cues=cues)
    return None


def _number(text: str, at: int) -> Token | None:
    ordinal = _ORDINAL.match(text, at)
    if ordinal:
        said = next(part for part in ordinal.groups() if part)
        which = int(said) if said.isdigit() else _ORDINALS.get(said)
        if which is not None:
            return Token(at, ordinal.end(), ordinal.group(), number=which, cues=("ordinal",))
    found = _NUMBER.match(text, at)
    if found:
        return Token(at, found.end(), found.group(), number=int(found.group()))
    word = text[at : _word_end(text, at)]
    return Token(at, at + len(word), word, number=_COUNTS[word]) if word in _COUNTS else None


def _word_end(text: str, at: int) -> int:
    korean = at < len(text) and is_hangul(text[at])
    end = at
    while (
        end < len(text)
        and (text[end].isalnum() or (text[end] in "-'" and not korean))
        and is_hangul(text[end]) == korean
    ):
        end += 1
    return max(end, at + 1)


def _skip_tail(text: str, at: int, token: Token, lexicon: Lexicon) -> int:
    """Return where the endings after a Korean word are over: at the word's end, or where a new noun begins in it."""
    end = at
    while end < len(text) and is_hangul(text[end]):
        end += 1
    for place in range(at, end):
        if _cue(text, place) is not None and (token.entities or place > at or token.cues):
            return place
        if (
            place > at
            and token.cues
            and (name := lexicon.at(text, place))
            and len(name.text) > _SHORT
            and name.end == end
        ):
            return place
    return end


def _leave(  # noqa: PLR0917 - a step of the scan above, with all of its state
    text: str,
    at: int,
    end: int,
    lexicon: Lexicon,
    tokens: list[Token],
    unread: list[tuple[int, str]],
    *,
    called: bool,
    named: bool,
) -> None:
    word = text[at:end].strip("'-")
    if has_hangul(word):
        if _stands_as_place(word, text, end, lexicon):
            same = same_place(place_word(word), lexicon)
            if same:
                tokens.append(Token(at, at + len(place_word(word)), place_word(word), entities=same))
            else:
                unread.append((at, word))
            return
        inside = None if called or is_light(word) or known_place(place_word(word)) else _inside(text, at, end)
        if inside is not None:
            tokens.append(inside)
            given_up = text[at : inside.start]
            if given_up not in SILENT_KOREAN and given_up not in _SILENT_SYLLABLES and not is_light(f"{given_up}하는"):
                # what a word begins with may narrow it (대부분, 최연소시장)
                unread.append((at, given_up))
            return
        silent = word in SILENT_KOREAN or _bare_silent(word) or word in _SILENT_SYLLABLES or is_light(word)
        if silent and not (called and known_place(place_word(word))):
            return
    else:
        parts = word.removesuffix("'s").split("'")
        if measured(text[:at], word):
            # how old, how far: a measure that is asked for
            unread.append((at, word))
            return
        if all(part in SILENT_ENGLISH or len(part) < _SHORT for part in parts):
            return
        bent = _bent(word) or _hyphened(word)
        if bent is not None:
            tokens.append(replace(bent, start=at, end=end, text=word))
            return
    by_word = _theme_word(word, lexicon)
    if by_word is not None and _ONE_OF.search(text[:at]):
        # a place that has a university is another thing than one that works on education
        unread.append((at, word))
        return
    if by_word is not None:
        tokens.append(Token(at, end, word, entities=by_word))
        return
    bare = place_word(word) if has_hangul(word) else word.removesuffix("'s")
    same = same_place(bare, lexicon)
    if same:
        tokens.append(Token(at, at + len(bare), bare, entities=same))
        return
    mended = mend(word, lexicon, called=called, named=named)
    if mended is not None:
        # the particles after a name say what it does
        over = at + len(bare) if mended.kind in PLACES else end
        tokens.append(replace(mended, start=at, end=over, text=text[at:over] if mended.kind in PLACES else word))
        return
    if has_hangul(word) or not is_filler(word):
        unread.append((at, word))


def _stands_as_place(word: str, text: str, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a word that has another meaning too (고령, 지난) is the name of a real place here, which the graph lacks."""
    following = lexicon.at(text, end + 1) if text[end : end + 1] == " " else None
    beside = following is not None and following.entities[0].kind in ("city", "region")
    called = bool(_TIED.match(text, end)) or (beside and not word.endswith(("은", "는", "이", "가")))
    # the list of places is long: it is only looked into where a name may stand
    if not re.search(
        "(?:시|군)[은는이가의을를와과에로]?$" + ("|(?:[은는이가의와과]|이랑|랑|하고)$" if called else ""), word
    ):
        return False
    bare = place_word(word)
    rest = word.removeprefix(bare)
    if rest == "" or not known_place(bare) or len(bare) < _SHORT:
        return False
    return re.match("(?:시|군)(?:$|[은는이가의을를와과에로])", rest) is not None or (
        called and re.fullmatch("[은는이가의와과]|이랑|랑|하고", rest) is not None
    )


def _bare_silent(word: str) -> bool:
    """Tell whether a Korean word is one that narrows nothing, with particles after it, wherever these begin (기간 + 에)."""
    return any(word[:end] in SILENT_KOREAN and is_tail(word[end:]) for end in range(len(word) - 1, 1, -1)) or (
        stem(word) in SILENT_KOREAN
    )


def _bent(word: str) -> Token | None:
    """Return the cue of which an English word is another form (cooperating, twinnings)."""
    for base in bases(word):
        cue = _cue(base, 0)
        if cue is not None and cue.end == len(base):
            return cue
    return None


def _hyphened(word: str) -> Token | None:
    """Return the cue of which an English word is the same with hyphens (human-confirmed)."""
    spaced = word.replace("-", " ")
    cue = _cue(spaced, 0) if spaced != word else None
    return cue if cue is not None and cue.end == len(spaced) else None


def _inside(text: str, at: int, end: int) -> Token | None:
    """Return a cue that begins within a Korean word (최연소시장, 첫방문), the first two letters given up at most."""
    for place in range(at + 1, min(at + 3, end - 1)):
        cue = _cue(text, place)
        if cue is not None and cue.end - cue.start > 1:
            return cue
    return None


def _theme_word(word: str, lexicon: Lexicon) -> tuple[Entity, ...] | None:
    """Return the theme that a word shows in documents, for a word that names nothing else."""
    codes = _theme_words()
    for candidate in dict.fromkeys((word, stem(word) if has_hangul(word) else word.removesuffix("s"))):
        entity = lexicon.entities.get(THEME + codes.get(candidate, "-"))
        if entity is not None:
            return (entity,)
    return None


@cache
def _theme_words() -> dict[str, str]:
    from kg.themes import words

    found: dict[str, str | None] = {}
    for word in words():
        if word.strong:
            phrase = fold(word.phrase)
            # a word of two themes says too little
            found[phrase] = word.theme if found.get(phrase, word.theme) == word.theme else None
    return {phrase: theme for phrase, theme in found.items() if theme}


def in_place_of_name(question: str, text: str, at: int, end: int) -> bool:
    """Tell whether a word stands in the place of a name: whose partners, with whom, or with a capital in a sentence."""
    if has_hangul(text[at:end]):
        return _COMPANY.search(text[at:end]) is not None and _TIED.match(text, end) is not None
    # folding keeps the length of all but a few letters; where it does not, a capital says nothing
    capital = len(question) == len(text) and question[at].isupper() and bool(text[:at].strip())
    return capital or _WHOSE.search(text[:at]) is not None


def mend(word: str, lexicon: Lexicon, *, called: bool = False, named: bool = True) -> Token | None:
    """Return a word with one or two wrong letters as what it was meant to be: a name of the graph, or a cue.

    `called` says that it stands in the place of a name: then it is another name, and never another word; `named` that
    it may be a name at all. A place that exists is no slip for anything.
    """
    bare = place_word(word) if has_hangul(word) else word.removesuffix("'s")
    if (not has_hangul(word) and is_known(bare)) or known_place(bare):
        return None
    best: tuple[int, Token] | None = None
    country = _near_country(bare, called=called)
    if country is not None:
        best = country
    # where other names of the question have capitals, a word that has none is no name
    for candidate in dict.fromkeys((bare, word, bare_name(bare))):
        kinds = _MENDED_KINDS[:4] if called or len(candidate) <= _SHORT else _MENDED_KINDS
        if not named:
            kinds = _MENDED_KINDS[4:]
        found = None if known_place(candidate) else lexicon.near(candidate, kinds)
        if found is not None and (best is None or found[2] < best[0]):
            entity, spelling, apart = found
            best = (apart, Token(0, 0, candidate, entities=(entity,), mended=spelling))
    if called:
        return best[1] if best else None
    if has_hangul(bare) and len(bare) == _SHORT and best is None:
        best = _vowel_slip(bare)
    if len(jamo(bare)) >= _MENDED_LENGTH - (not has_hangul(bare)) and len(bare) > _SHORT:
        for items in phrases(korean=has_hangul(word)).values():
            for phrase, cues, _ in items:
                # a cue of one or two syllables is one slip away from too many other words
                if " " in phrase or len(phrase) <= _SHORT or abs(len(phrase) - len(bare)) > 1:
                    continue
                if len(bare) < _MENDED_LENGTH and phrase[0] != bare[0]:
                    continue
                if not is_slip(bare, phrase):
                    continue
                apart = distance(jamo(bare), jamo(phrase), 1)
                if apart <= 1 and (best is None or apart < best[0]):
                    best = (apart, Token(0, 0, bare, cues=cues, mended=phrase))
    return best[1] if best else None


def _vowel_slip(word: str) -> tuple[int, Token] | None:
    """Return the one cue of two syllables that a word differs from by a vowel alone (교루: 교류)."""
    hits = {
        phrase: cues
        for items in phrases(korean=True).values()
        for phrase, cues, _ in items
        if len(phrase) == _SHORT
        and all(
            (jamo(one)[0], jamo(one)[2:]) == (jamo(other)[0], jamo(other)[2:])
            for one, other in zip(word, phrase, strict=True)
        )
        and len(jamo(word)) == len(jamo(phrase))
        and distance(jamo(word), jamo(phrase), 1) == 1
    }
    if len(hits) != 1:
        return None
    phrase, cues = next(iter(hits.items()))
    return 1, Token(0, 0, word, cues=cues, mended=phrase)


def _near_country(word: str, *, called: bool = False) -> tuple[int, Token] | None:
    """Return the one country or part of the world that a word misspells by a letter or two: how many, and the token."""
    from kg.answers import regions

    if len(word) < _MENDED_LENGTH - has_hangul(word) * 2 - called or known_place(word):
        return None
    most = 1 if len(word) < _LONG else 2
    hits: dict[tuple[str, ...], tuple[int, str]] = {}
    for name, codes in regions.names().items():
        if name[0] != word[0] or abs(len(name) - len(word)) > 1 or has_hangul(name) != has_hangul(word):
            continue
        apart = distance(jamo(word), jamo(name), most)
        if apart <= most and apart < hits.get(codes, (most + 1, ""))[0]:
            hits[codes] = (apart, name)
    ranked = sorted((apart, name, codes) for codes, (apart, name) in hits.items())
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    apart, name, codes = ranked[0]
    return apart, Token(0, 0, word, countries=codes, mended=name)


def _with_neighbours(text: str, tokens: list[Token]) -> list[Token]:
    told = []
    for token in tokens:
        left = text[: token.start].split()
        right = token.end
        while right < len(text) and is_hangul(text[right]):
            right += 1
        following = text[token.end :].split()
        after = text[token.end : right] if right > token.end else (following[0] if following else "")
        told.append(replace(token, before=left[-1] if left else "", after=after))
    return told


def cues_of(question: str) -> set[str]:
    """Return the cues that a question's words give, whatever names it has."""
    empty = Lexicon([])
    return {cue for token in scan(question, empty, datetime.date(2000, 1, 1)).tokens for cue in token.cues}


__all__ = ["Match", "Scan", "Token", "cues_of", "mend", "scan"]
