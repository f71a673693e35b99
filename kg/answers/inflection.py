"""Words as they are bent in a sentence: English endings taken off, Korean verbs that carry no meaning of their own."""

import re
from functools import cache

from kg.answers.conjugation import forms
from kg.answers.hangul import are_particles, has_hangul
from kg.answers.words import ENGLISH, KOREAN, SILENT_ENGLISH

# verbs that only hold a sentence together, in every form they take
_LIGHT_VERBS = "거치다 넣다 계산하다 벌어지다 이르다 나타내다 드러내다 밝히다 전하다 남기다 지키다 붙이다 붙다 달다 달리다 들다 삼다 잡다 부르다 불리다 판단하다 여기다 제시하다 몰리다 쏠리다 힘들다 어렵다 쉽다 꾸리다 추정하다 간주하다 평가하다 요하다 칭하다 일컫다 느끼다 헤아리다 세우다 마련하다"
# stems of verbs that only hold a sentence together: to be, do, become, see, come, go, give, get, say, ask, think, want
_LIGHT = (
    "이끌|내|낸|냈|나서|나선|나섰|나설|하|해|했|할|한|함|되|돼|됐|된|될|있|없|이|인|일|였|보|봐|봤|본|볼|보여|보이|보인|보일|오|와|왔|온|올|가|갔|간|갈|주|줘|줬|준|줄|받|받아|나오|나와|나왔|나온|나올|"
    "나타나|나타난|나타났|드러나|드러난|말하|말한|말해|묻|싶|같|지나|지난|알|안다|아는|모르|모른|몰라|두|둔|놓|놓은|생각하|생각해|원하|원해|부탁하|부탁드|해당하|해당되|해당돼|"
    "대하|대해|관하|관해|관련하|관련해|관련되|관련된|따르|따라|따른|위하|위해|위한|통틀|비롯하|비롯해|기준으로|기록되|기록된|등장하|등장해|등장한|언급되|언급된|언급하|언급한|"
    "존재하|존재해|포함하|포함해|포함되|포함된|파악되|파악된|확인되는|알려지|알려진|이루|이룬|이뤄|걸리|걸린|걸렸|남|남아|남은|매기|매겨|매긴|이뤄지|그러|그렇|이렇|어떠|어떻|궁금하|"
    "정리하|정리해|설명하|설명해|답하|답해|바꾸|바뀌|바꿔|생기|생긴|생겼|지니|지닌|가지|가진|갖|갖춘|띠|펴|벌이|벌인|거치|거친|지내|쌓|쌓아|쌓은|이어오|이어온|이어져 온|계속|만들|만든|버리|버린|버렸|버릴|치르|치른|챙기|챙긴|드리|드려|드린|드릴|드립|합|됩|봅|줍|옵|갑|납|둡|씁|얻|얻은|얻어|찾|찾은|찾아|나누|나눈|나눠|고르|골라|고른|짚|짚어|꼽|꼽아|추리|추려|"
) + "|".join(form for verb in _LIGHT_VERBS.split() for form in forms(verb))
_ENDING = (
    "(?:러|야|야만|자니|곤|대|답니다|다며|던데|어도|아도|더라도|긴|겠|거나|으나|다가|더니|므로|자마자|길래|는|은|오|시오|ㄴ|을|ㄹ|던|었던|았던|였던|고|며|면|면서|지만|는데|은데|인데|데|니|니까|서|어서|아서|여서|어|아|여|게|지|죠|지요|네|네요|군|군요|나|나요|냐|니|는가|은가|가|까|을까|ㄹ까|을까요|까요|래|래요|"
    "는지|은지|을지|ㄹ지|인지|었는지|았는지|였는지|건지|거지|거야|겁니까|것인가|어요|아요|여요|에요|예요|이에요|습니다|습니까|ㅂ니다|니다|었|았|였|었나|았나|였나|었나요|았나요|었어|았어|였어|었습니까|"
    "았습니까|었지|았지|였지|다|다고|다는|다면|라|라고|라는|라면|란|려|려고|려는|려던|려면|도록|기|기로|기에|음|을수록|거든|더라|든|든지|든가|구나|도|만|요|ㄴ가요|ㄴ지|줘|주세요|줄래|주라|주실래요|볼까|보자|봐|"
    "한데|하는데|있는데|있지만|있으면|있던|있고|있나|있는|있을|있어|있었|왔고|왔던|왔지|왔는지|온|갔던|싶어|싶은|싶다|싶습니다|될까|될지|되나|되는|된|졌나|졌는지|진|지는|져|졌|질)"
)
# the politeness that may stand between a stem and its ending
_HONOUR = "(?:으시|으세|으셔|으십|시|세|셔|셨|십|실|신)?"
_LIGHT_VERB = re.compile(f"(?:{_LIGHT}){_HONOUR}{_ENDING}{{0,4}}")
# what follows a noun or a verb's stem in its word, before particles
_ENDINGS = re.compile(
    f"(?:직|단)?(?:시키|시킨|시켜|시켰|받|받은|받아|당한)?(?:{_LIGHT})?{_HONOUR}{_ENDING}{{0,4}}(?:들|끼리)?"
)
_SHORTEST = 3
# words that hold an English sentence together, beside those of words.py
_FILLERS = frozenset(
    """
    break down published publishes publish issued issues released appeared lie lies lying situated located know-how interval tend tends detect predicts describe speaks against
    notable notably significant-looking joint jointly overview briefly concise brief short shortly quickly
    global worldwide international partnering city's town's officer officers researcher researchers office colleague colleagues shortest quickest
    presentation memo briefing meeting-note table chart column columns rows row sorted sort group grouped arrange together alphabetical
    able across actually alike already altogether amount appear appearing appears arise around aside attention
    away bear became because become becomes becoming began begin bit bits bring brought call came
    can't care case cases chance common compile concern concerns course currently deal detail
    detailed details directly discover either especially etc example examples express fact feature
    features figure figures find follow following follows fully further gather generally gets getting going gone grand
     happen happens help hence highlight how's idea identify indeed indicate
    instance interested involve issue itself kind kinds knew know knowing known lay likely link
    list listed lists longer lot lots making manner many map mark maybe mean meanwhile mind
    mine moment mostly number numbers obtain often order our ours overall
    own pair pairs part particular particularly period person pick picture piece please plus point
     present presently probably provide question quick rather reason recall
    regard related relation relevant remain remained remaining remains report require requires
    reveal run running runs search see seem seems sense several shown shows side sides simple simply
    single speaking still such suppose sure surely talking taken
    taking tell telling thanks thereby therefore thing think thought throughout thus told usually
    various via view want way ways well whatever whenever whereas whoever whole wide wonder wondering word work
    works world would write wrong yes yet mean's out's far's count counts current nowadays today lately
    exist existing exists among amongst versus per each any every some both model address addressed
    account respect consideration consider considered ask asking asked questions answer answers curious
    curiously let lets us seen look looking give gives given hand handle handy pls plz kindly hi hello
    dear thank ok okay alright um uh er so right then just only really truly
""".split()  # noqa: SIM905 - a list of words is read as a text
)

_HOW = re.compile(r"(?<![\w-])how\s+$")
_AFTER_HOW = frozenset(
    """
    a about all an and are be been can come comes could did do does else exactly had has have he i in is it many may might much often or
    our she should so that the their these they this those to was we were will would you
    """.split()  # noqa: SIM905 - a list of words is read as a text
)
# the rows of a keyboard: a finger slips to a neighbour
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = ("aeiouy", "ckqs", "szc", "fv", "vw", "dt", "bp", "gj", "mn")


def is_light(word: str) -> bool:
    """Tell whether a Korean word is a form of a verb that says nothing of what is asked."""
    return _LIGHT_VERB.fullmatch(word) is not None


def is_ending(rest: str) -> bool:
    """Tell whether what follows a Korean word within it is nothing but particles, endings, or a light verb's forms."""
    return are_particles(rest) or any(
        _ENDINGS.fullmatch(rest[:end]) and are_particles(rest[end:]) for end in range(len(rest), 0, -1)
    )


def is_filler(word: str) -> bool:
    """Tell whether an English word, in any of its forms, says nothing of what is asked."""
    return any(each in SILENT_ENGLISH or each in _FILLERS for each in (word, *bases(word)))


def bases(word: str) -> tuple[str, ...]:
    """Return what an English word may be a form of: without -s, -ed, -ing and the letters that these bring along."""
    found: list[str] = []
    for ending in ("'s", "ies", "es", "s", "ied", "ed", "ing", "ly"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST:
            continue
        if ending in ("ies", "ied"):
            found.append(stem + "y")
            continue
        found += [stem, stem + "e"]
        if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
            found.append(stem[:-1])
    return tuple(dict.fromkeys(found))


@cache
def known_words() -> frozenset[str]:
    """Return every word of every phrase of both languages: none of them is a slip of the fingers."""
    words = set(SILENT_ENGLISH) | _FILLERS
    for table in (ENGLISH, KOREAN):
        for text in table.values():
            words.update(word.rstrip("*") for phrase in text.split(";") for word in phrase.split())
    return frozenset(words)


def is_known(word: str) -> bool:
    """Tell whether an English word is one that questions are made of, in any of its forms."""
    known = known_words()
    return any(each in known for each in (word, *bases(word)))


def is_slip(typed: str, meant: str) -> bool:
    """Tell whether a word may be another mistyped: of two English words a letter apart (passed, paused), neither is."""
    if has_hangul(typed) or len(typed) != len(meant):
        return True
    apart = [(one, other) for one, other in zip(typed, meant, strict=True) if one != other]
    if len(apart) != 1:
        return True
    one, other = apart[0]
    near = any(one in row and other in row and abs(row.index(one) - row.index(other)) == 1 for row in _KEYS)
    return near or any(one in group and other in group for group in _ALIKE)


def measured(before: str, word: str) -> bool:
    """Tell whether an English word is a measure that is asked for: how old, how far."""
    return _HOW.search(before) is not None and word not in _AFTER_HOW
