"""The constructions in which English tells of roles in networks, over sentences with their names as marks."""

import re

from kg.model import MembershipRole
from kg.statements.english_marks import PLACES

_CHAIR = r"(?:president|chair(?:man|woman|person)?)"
_ROLES = (
    (MembershipRole.CO_PRESIDENT, rf"co-{_CHAIR}s?(?:\scit(?:y|ies))?"),
    (MembershipRole.VICE_PRESIDENT, rf"(?:vice|deputy)[-\s]{_CHAIR}s?(?:\scit(?:y|ies))?"),
    (
        MembershipRole.REGIONAL_REPRESENTATIVE,
        rf"regional\s(?:representative|coordinator|{_CHAIR})s?",
    ),
    (
        MembershipRole.CLUSTER_LEAD,
        r"(?:cluster|committee|working\sgroup|section)\s(?:leads?|leaders?|chairs?|coordinators?)|"
        r"(?:leads?|leading|coordinat(?:es|ing|ors?)|chairs?)\s(?:of\s)?(?:the|its)\s[\w\s]{0,30}(?:cluster|committee|working\sgroup)",
    ),
    (
        MembershipRole.BOARD,
        r"board\s(?:members?|seats?)|executive\s(?:committee|board|bureau|council)|steering\scommittee|(?:the|its|a|on)\sboard(?:\sof\sdirectors)?(?=\sof|\sfor|\s<N|[,.])|"
        r"governing\s(?:board|council)|director\scit(?:y|ies)",
    ),
    (MembershipRole.FOUNDER, r"founding\s(?:members?|cit(?:y|ies))|co-?founders?|founders?"),
    (MembershipRole.PRESIDENT, rf"{_CHAIR}(?:\scit(?:y|ies))?|presidency|chairmanship"),
    (MembershipRole.MEMBER, r"(?:members?|membership)(?:\scit(?:y|ies))?"),
)
_WORDS = "|".join(f"(?P<{role.name}>\\b{words}\\b)" for role, words in _ROLES)
ROLE = re.compile(_WORDS, re.IGNORECASE)
_ANY = re.sub(r"\?P<\w+>", "?:", _WORDS)
_BODY = r"(?:the|this|that|its|their)\s(?:\w+\s)?(?:organi[sz]ation|network|alliance|association|coalition|committee|body|federation|union|league|forum|group)"
_NET = rf"(?:the\s)?(?:<N\d+>|{_BODY})"
OF = rf"(?:\s(?:of|in|on|for|to|within)\s{_NET})"
_LEAD = r"(?:\b(?:both|all|each|also|itself|a|an|the|its|one\sof\sthe|another|fellow|current|newly\selected|new|incoming|long-time|proud|full|associate|active)\s)*"

# a sentence without any of these words tells of no part in a network
TOLD = re.compile(
    r"member|join|chair|presid|board|committee|bureau|found|secretariat|headquarter|based|home\sto|office|award|prize|medal|won\b|win\b|"
    r"creative|wetland|learning|friendly|capital|culture|certif|designat|accredit|slow|city\sof|cities\sof|withdr|left\b|quit|leave|admitted|inducted|"
    r"representative|cluster|working\sgroup|director|lead|led\b|title|recogni|sign",
    re.IGNORECASE,
)
APART = re.compile(
    r";\s|,?\s(?:while|whereas|but)\s|,?\sand\s(?=(?:also\s)?(?:sits|serves|served|has|is|was|are|were|applied|chairs|hosts|received|won|became|joined|left)\b)"
)
FORMER = re.compile(r"\b(?:former|formerly|previously|ex-)\W", re.IGNORECASE)
AHEAD = re.compile(
    r"\b(?:appl(?:y|ies|ied|ying)|application|bid(?:s|ding)?|seek(?:s|ing)?|sought|candidate|candidacy|hop(?:es|ing)|aims?|aiming|plans?|planned\sto|preparing|prepares|intends?|"
    r"wants?|promis(?:es|ed|ing)|will|would|(?:is|are|was|were)\sto|expected\sto|due\sto|set\sto|next\syear|shortlisted|finalist)\b",
    re.IGNORECASE,
)
SEEKS = re.compile(
    r"\b(?:appl(?:y|ies|ied|ying)|application|bid(?:s|ding)?|seek(?:s|ing)?|sought|candidate|candidacy|hop(?:es|ing)|aims?|aiming|preparing|wants?)\b",
    re.IGNORECASE,
)
FAILED = re.compile(
    r"\b(?:not\s(?:accepted|elected|a\smember|admitted|yet)|rejected|failed|lost|no\slonger\splans|never|unsuccessful|denied|if\s<P|were\sa)\b|n['’]t\b",
    re.IGNORECASE,
)
# told as done, whatever plan or bid the sentence speaks of besides
DONE = re.compile(
    r"(?<!have )\b(?:joined|acceded|became|(?:was|were|been)\s(?:re-)?(?:elected|chosen|named|admitted|accepted|appointed|inducted))\b"
)
APPOSED = re.compile(
    rf"(?P<who>{PLACES}),\s(?:(?:which|who)\s(?:is|are)\s)?{_LEAD}(?P<role>{_ANY})(?P<net>{OF})?", re.IGNORECASE
)
OWN = re.compile(
    rf"(?P<who>{PLACES}),\s(?:(?:which|who)\s(?:is|are)\s)?(?P<net><N\d+>)['’]s\s(?:\w+\s)?(?P<role>{_ANY})",
    re.IGNORECASE,
)
LISTED = re.compile(
    rf"(?P<net1><N\d+>(?:['’]s)?\s)?(?P<role>{_ANY})(?P<net>{OF})?(?:,?\s(?:now\s|also\s)?(?:such\sas|including|includ(?:e|es|ed)|like|are|were|namely)\s|:\s?|\s)(?P<who>{PLACES})",
    re.IGNORECASE,
)
WITH = re.compile(rf"\b(?:together|along|jointly)\swith\s(?P<who>{PLACES})|\balongside\s(?P<also>{PLACES})")
TITLE = re.compile(
    rf"(?P<who>{PLACES}),\s(?:which\s(?:is|was)\s|itself\s|also\s|both\s|all\s)?(?:a\s|an\s|the\s|another\s|fellow\s)?(?:<D\d+>\s|(?P<year>(?:19|20)\d\d)\s)?(?P<net><N\d+>)",
)
TITLED = re.compile(
    rf"(?:<D\d+>\s|(?P<year>(?:19|20)\d\d)\s)?(?P<net><N\d+>)(?:s|\sof\s[A-Z]\w+)?(?:,?\s(?:such\sas|including|like)\s|,\s|\s)(?P<who>{PLACES})",
)
IS = re.compile(
    rf"(?P<who>{PLACES})\s(?:\w+\s){{0,3}}?(?:is|are|was|were|became|become|been|designated|recogni[sz]ed|named|certified|selected|chosen|accredited)\s(?:\w+\s){{0,4}}?(?:<D\d+>\s|(?P<year>(?:19|20)\d\d)\s)?(?P<net><N\d+>)",
)
LABEL = re.compile(
    rf"(?P<who>{PLACES}),?\s(?:which\s)?(?:\w+\s){{0,2}}?(?:designated|recogni[sz]ed|named|certified|re-?certified|accredited|declared)\s(?:as\s)?(?:an?\s|the\s)?[\w\s-]{{0,40}}?(?:City|Cities|Park|Capital|Community|Reserve|Town)\s(?:by|of|under|in)\s(?:the\s)?(?P<net><N\d+>)"
)
HANDS = re.compile(
    rf"(?P<net><N\d+>).*\b(?:hand(?:ed|s)|pass(?:ed|es))\s(?:on\s|over\s)?(?:the|its)\s(?:title|mantle|baton)\s(?:on\s|over\s)?to\s(?P<who>{PLACES})(?:\sfor\s(?P<year><D\d+>))?"
)
JOINS = re.compile(
    rf"\b(?P<verb>join(?:s|ed|ing)?|acceded\sto|signed\sup\sto|sign(?:s|ed)|admitted\sto|accepted\s(?:in)?to|inducted\sinto|belongs?\sto)\s(?:the\s)?(?:(?!opening|meeting|session|congress|forum|talks|launch)[\w-]+\s){{0,2}}?(?:of\s)?(?P<net>{_NET})"
    rf"(?P<more>(?:(?:\s(?:in|since)\s<D\d+>)?(?:,|,?\sand)\s(?:the\s)?<N\d+>)*)",
)
ADMITTED = re.compile(
    rf"\b(?:admit(?:s|ted)?|induct(?:s|ed)|accept(?:s|ed)|welcomed?)\s(?P<who>{PLACES})|(?P<whom>{PLACES})\s(?:was|were|been|be)\s(?:\w+\s)?(?:admitted|inducted)"
)
LEAVES = re.compile(
    rf"(?P<who>{PLACES})?\s?(?:has\s|have\s|had\s|will\s|formally\s)*\b(?P<verb>withdr(?:ew|awn|aws|aw)|left|quit|pulled\sout|dropped\sout)\b(?:\s(?:from|of))?(?P<net>\s{_NET})?"
)
# A houses the office of a network: who acts may stand before a break of the sentence
HOUSES = re.compile(
    r"(?P<who><P\d+>)[^<;]{0,40}?\b(?:hosts?|hosted|houses|is\shome\sto|home\sto|has\shosted|accommodates)\s(?:(?:the|its)\s)?(?:(?:global|world|permanent|regional|\w+)\s)?(?P<net1><N\d+>(?:['’]s)?\s)?(?:\w+\s)?(?:secretariat|headquarters|regional\soffice)(?:\sof\s(?:the\s)?(?P<net><N\d+>))?"
)
BASED = (
    re.compile(
        r"(?P<net><N\d+>),?\s(?:(?:which|that)\s)?(?:is\s|has\sits\s)?(?:headquartered|based|headquarters|secretariat)\sin\s(?P<who><P\d+>)"
    ),
    re.compile(r"(?P<who><P\d+>)-(?:based|headquartered)\s(?P<net><N\d+>)"),
    re.compile(
        r"(?P<net><N\d+>)?(?:['’]s)?\s?(?:\w+\s)?(?:secretariat|headquarters|regional\soffice)\b(?:\sof\s(?:the\s)?(?P<of><N\d+>))?,?\s(?:is\s|are\s|stands\s|located\s|based\s|sits\s|(?:moved|relocated)\s(?:from\s(?P<left><P\d+>)\s)?(?=to))*(?:in|to)\s(?P<who><P\d+>)"
    ),
    HOUSES,
    re.compile(
        r"(?P<who><P\d+>),\s(?:the\s|which\shosts\sthe\s|home\sto\sthe\s)?(?:secretariat|seat|headquarters|home)\sof\s(?:the\s)?(?P<net><N\d+>)"
    ),
)
WHERE = re.compile(
    r"(?P<who><P\d+>),\swhere\s(?:the\s)?(?P<net><N\d+>|\w+)\s(?:has|keeps|maintains)\sits\s(?:\w+\s)?(?:secretariat|headquarters)"
)
# who presides, without a word for the role
PRESIDES = (
    re.compile(
        r"(?P<net><N\d+>),?\s(?:which\sis\s|currently\s)?(?:chaired|headed|presided\sover)\sby\s(?P<who><P\d+>)"
    ),
    re.compile(
        rf"(?P<who>{PLACES})[^<;.]{{0,40}}?\b(?P<verb>chair(?:s|ed)?|heads?|presides\sover|has\schaired)\s(?:the\s)?(?P<net><N\d+>)(?!\s(?:committee|working|cluster))"
    ),
)
# who has a role from somebody
SUCCEEDS = (
    re.compile(
        rf"(?P<who><P\d+>)[^<;.]{{0,30}}?\b(?:took|takes|take|taking)\sover\s(?:the\s|as\s)?(?P<role>{_ANY})(?P<net>{OF})?(?:\sfrom\s(?P<left><P\d+>))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<left><P\d+>),?[^<;.]{{0,20}}?\b(?:passed|passes|handed|hands|handing|passing)\s(?:on\s|over\s)?(?:the|its)\s(?P<role>{_ANY})(?P<net>{OF})?\s(?:on\s|over\s)?to\s(?P<who><P\d+>)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<who><P\d+>)\s(?:replaces|replaced|succeeds|succeeded)\s(?P<left><P\d+>)(?:\sas\s(?:\w+\s)?(?P<role>{_ANY})(?P<net>{OF})?)?",
        re.IGNORECASE,
    ),
)
FOUNDS = re.compile(
    rf"(?P<who>{PLACES})\s(?:\w+\s)?(?:co-?)?(?:founded|established|set\sup|launched)\s(?P<net>{_NET})|(?P<of><N\d+>),?\s(?:which\swas\s|was\s)?(?:co-?)?founded\s(?:in\s<D\d+>\s)?by\s(?P<by>{PLACES})"
)
_PRIZE = r"(?:[Aa]wards?|[Pp]rizes?|[Mm]edals?|[Cc]itation)"
WINS = re.compile(
    rf"(?P<who>{PLACES})(?:,\s(?:home|a|an|the|which|whose|with|located)\s[^<;]{{0,90}}?,)?(?P<verb>\s(?:[^<;.]{{0,40}}?\s)?(?:won|wins|win|received|receives|receive|took|takes|earned|claimed|garnered|picked\sup|took\shome|awarded|honou?red\swith|presented\swith))\s(?P<what>(?:(?!,\s(?:but|and|while)\s|;).){{0,90}}?\b{_PRIZE}\b(?:\s(?:from|of|by|at)\s(?:the\s)?<N\d+>)?)"
)
WENT = re.compile(
    rf"(?P<what>(?:<N\d+>(?:['’]s)?\s)?[^;.]{{0,60}}?\b{_PRIZE}\b[^;.<]{{0,30}}?)\s(?:went|goes|was\s(?:given|awarded|presented))\sto\s(?P<who>{PLACES})"
)
GAVE = re.compile(
    rf"(?P<what><N\d+>)[^;.<]{{0,30}}?\b(?:awarded|presented|gave|honou?red)\s(?P<who>{PLACES})[^;.]{{0,60}}?\b{_PRIZE}\b"
)


HOLDS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|became|become|becomes|becoming|remains?|serv(?:es|ed|ing)|act(?:s|ed|ing)|elected|re-elected|named|appointed|chosen|chose|selected|"
    r"join(?:s|ed|ing)?|holds?|held|won|secured|assum(?:es|ed|e)|takes?|took|sits?|sat|seat|place|as|for|gained?|obtain(?:s|ed)?|appl(?:y|ies|ied|ying)|seek(?:s|ing)?)\b"
)
CHOSEN = re.compile(r"\b(?:re-?)?(?:elected|chosen|named|appointed|selected|voted|nominated|designated|certified)\b")
UNTIL = re.compile(r"\b(?:until|till|from\s<D\d+>\sto|between)\b|^\s<D\d+>\s?[-–]|\bfrom\s<D")
# a place behind these words does not act
GOVERNED = re.compile(
    r"\b(?:in|at|from|to|of|with|by|between|for|near|under|on|against|into|than|via|after|over|outside|through)\s(?:the\s)?(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
OF_BODY = re.compile(
    rf"\b{_BODY}\b|\b(?:as|were|was)\s(?:\w+\s){{0,2}}new\smembers?\b|\bco-(?:president|chair)s?\b|\b(?:president|member)\scit(?:y|ies)\b"
)
