"""How Korean verbs are bent: from a verb as a dictionary has it to what its forms begin with.

Only the beginning of a form is made (바뀌다: 바뀌, 바뀐, 바뀔, 바뀝, 바뀌어, 바뀌었); the endings after it are those of `inflection`.
"""

from functools import cache

_BASE, _LAST = 0xAC00, 0xD7A3
_BLOCK, _TAIL = 588, 28
_N, _L, _B, _SS = 4, 8, 17, 20
_A, _AE, _YA, _EO, _E, _YEO, _O, _WA, _OE, _WAE, _U, _WEO, _EU, _I = 0, 1, 2, 4, 5, 6, 8, 9, 11, 10, 13, 14, 18, 20
# the vowels after which 아 follows, not 어
_BRIGHT = frozenset({_A, _YA, _O})
# stems whose last ㅅ goes before a vowel
_DROPS_S = frozenset("잇짓긋붓낫")
# stems in ㅂ that keep it before a vowel; all others have 우 there (쉬운), two of them 오 (도와)
_KEEPS_B = frozenset("잡접집뽑입씹업좁꼽뵙")
_BRIGHT_B = frozenset("돕곱")
# stems in ㄷ that have ㄹ before a vowel (들은, 일컬어)
_CHANGES_D = ("걷", "듣", "묻", "싣", "긷", "깨닫", "일컫")
# verbs in 르 that lose its ㅡ alone (따라, 치러)
_PLAIN = ("따르", "치르", "들르")
# verbs of one syllable that longer ones end in (본뜨다: 본떠, not 본따)
_ROOTS = frozenset("뜨쓰끄크트")
_SHORTEST = 2


@cache
def forms(verb: str) -> tuple[str, ...]:
    """Return what the forms of a verb begin with; those of one syllable are left out, as they begin other words too."""
    stem = verb.removesuffix("다")
    if not stem or not _BASE <= ord(stem[-1]) <= _LAST:
        return ()
    found = [stem, *_short(stem), *_infinitive(stem)]
    return tuple(dict.fromkeys(form for form in found if len(form) >= _SHORTEST))


def _parts(syllable: str) -> tuple[int, int, int]:
    """Return the numbers of a syllable's first letter, vowel and last letter (0: none)."""
    index = ord(syllable) - _BASE
    return index // _BLOCK, index % _BLOCK // _TAIL, index % _TAIL


def _made(first: int, vowel: int, last: int = 0) -> str:
    return chr(_BASE + first * _BLOCK + vowel * _TAIL + last)


def _short(stem: str) -> list[str]:
    """Return the forms that take ㄴ, ㄹ or ㅂ into their last syllable, or lose its ㄹ before ㄴ, ㅂ, ㅅ."""
    head, (first, vowel, last) = stem[:-1], _parts(stem[-1])
    if last == 0:
        return [head + _made(first, vowel, each) for each in (_N, _L, _B)]
    if last == _L:
        short = [head + _made(first, vowel, each) for each in (_N, _B)] + [f"{head}{_made(first, vowel)}는"]
        return short + [stem + each for each in ("고", "기", "지", "던", "면", "거나")]
    if stem[-1] in _DROPS_S:
        return [f"{head}{_made(first, vowel)}{each}" for each in ("은", "을")]
    # 맺는, 맺은: so that a stem of one syllable is told from the nouns that begin like it
    plain = [stem + each for each in ("는", "고", "기", "지", "던", "자")]
    if _loses_b(stem, last):
        return [f"{head}{_made(first, vowel)}{each}" for each in ("우", "운", "울")] + plain
    if stem.endswith(_CHANGES_D):
        stem = head + _made(first, vowel, _L)
    return [stem + each for each in ("은", "을")] + plain


def _loses_b(stem: str, last: int) -> bool:
    return last == _B and stem[-1] not in _KEEPS_B


def _infinitive(stem: str) -> list[str]:
    """Return the forms in 아 or 어, and those of the past."""
    head, (first, vowel, last) = stem[:-1], _parts(stem[-1])
    joined = "아" if vowel in _BRIGHT else "어"
    past = "았" if vowel in _BRIGHT else "었"
    if _loses_b(stem, last):
        open_ = head + _made(first, vowel)
        return [f"{open_}와", f"{open_}왔"] if stem[-1] in _BRIGHT_B else [f"{open_}워", f"{open_}웠"]
    if last:
        if stem[-1] in _DROPS_S:
            stem = head + _made(first, vowel)
        elif stem.endswith(_CHANGES_D):
            stem = head + _made(first, vowel, _L)
        return [stem + joined, stem + past]
    if stem[-1] == "하":
        return [f"{head}해", f"{head}했", f"{head}하였"]
    if stem[-1] == "르" and head and not stem.endswith(_PLAIN):
        # 오르다: 올라, 올랐
        lead, middle, tail = _parts(head[-1])
        if tail == 0:
            bright = middle in _BRIGHT
            front = head[:-1] + _made(lead, middle, _L)
            return [front + ("라" if bright else "러"), front + ("랐" if bright else "렀")]
    contracted = {_A: _A, _EO: _EO, _AE: _AE, _E: _E, _YEO: _YEO, _O: _WA, _U: _WEO, _I: _YEO, _EU: _EO, _OE: _WAE}
    if vowel == _EU and head and stem[-1] not in _ROOTS and _parts(head[-1])[1] in _BRIGHT:
        # 모으다: 모아, 모았
        return [head + _made(first, _A), head + _made(first, _A, _SS)]
    if vowel not in contracted:
        return [stem + joined, stem + past]
    inner = contracted[vowel]
    short = [head + _made(first, inner), head + _made(first, inner, _SS)]
    return [*short, stem + joined, stem + past] if inner != vowel else short
