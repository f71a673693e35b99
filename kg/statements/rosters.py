"""Memberships told by lists: who belongs to a network, and who got the same title or prize beside those just named."""

import re
from collections.abc import Iterator, Sequence

from kg.model import Membership, MembershipRole, Status
from kg.statements.frames import Frame, Story
from kg.statements.membership_parts import Run, membership, runs_of
from kg.statements.patterns import Near, near

# 성북·노원 등 33개 지자체가 몸담고 있다
_BELONG = re.compile(
    r"^(?:특별시|광역시|시|군|구|도|현|성|주)?(?:\([^)]*\))?['’”]?\s?(?:등(?:이|은|\s))?\s?(?:(?:전국|국내|세계|모두|총)\s)?(?:\d+\s?(?:여\s?)?(?:개|곳)\s?)?"
    r"(?:도시|지자체|지방정부|자치단체|기초자치단체|시군구|회원|곳)?(?:이|가|들이|은|는)?\s?(?:회원으로\s|정회원으로\s|함께\s)?"
    r"(?:몸담|속해|소속|가입해|가입돼|가입되어|참여하고|참여해|함께하[고는며]|함께한다|함께해|모[여인]|뭉[쳐친]|이름을\s?올리고|들어\s?있|활동하고|활동\s?중|있[다고으는])"
)
# 함께 뽑힌 도시는, 함께 이름을 올렸다: the same as those before them
_ALSO = re.compile(
    r"(?:함께|나란히|같이)\s(?:[가-힣]{1,6}\s)?(?:이름을\s?올|뽑|선정|인증|지정|수상|상을\s?받|받[았은아]|영예를|명단에)|이름을\s?나란히\s?올|도\s(?:\S+\s)?포함[됐되]|수상\s?도시(?:는|에)"
)
_PASSED_ON = (MembershipRole.CERTIFIED, MembershipRole.AWARDED)
_FEWEST = 2


def rosters(
    story: Story, found: Sequence[Membership], networks: dict[int, str], titled: frozenset[str]
) -> Iterator[Membership]:
    """Yield what lists tell; `networks` are those that the lines speak of, `found` what clauses have told."""
    creative = next((each.reference for each in story.analysis.networks if each.id == "uccn"), None)
    for frames in story.sentences.values():
        frame = frames[0]
        text = story.analysis.document.text
        words = story.analysis.text(frame.sentence.start, frame.sentence.end)
        also = _ALSO.search(words) is not None
        gone = _GONE.search(words) is not None
        if (network := networks.get(frame.line.index)) is not None and (gone or frame.line.kind in ("item", "row")):
            yield from _ranked(story, frame, network, _RANK_GONE if gone else _RANK)
        if creative is not None and "(" in words and _FIELD.search(words):
            yield from _fielded(story, frame, creative)
        if not also and "몸담" not in words and not _ANY_BELONG.search(words):
            continue
        runs = [run for run in runs_of(story, frame) if len(run.members) >= _FEWEST]
        if also and runs:
            yield from _alike(story, frame, found, max(runs, key=lambda run: len(run.members)))
        network = networks.get(frame.line.index)
        if network is None:
            continue
        for run in runs:
            tail = _BELONG.match(text[run.end : frame.sentence.end])
            if tail and not (tail.group().startswith(("이 있", "가 있")) and _housed(story, frame, run)):
                role = MembershipRole.CERTIFIED if network in titled else MembershipRole.MEMBER
                for member in run.members:
                    yield membership(story, frame, member, network, role, Status.HELD, None, None)


_ANY_BELONG = re.compile(
    r"들어\s?있|참여하고\s있|활동하고\s있|등\s\d+\s?(?:여\s?)?(?:개|곳)|속해|소속|가입해|함께하고|(?:에는|엔)\s.*있[다고으는]"
)


# 은상: A, 동상: B
_FIELD = near(
    r"(?:특별자치시|특별시|광역시|시|군|구)?\s?\((?:(?:19|20)\d\d년?[,·\s]{1,2})?(?:문학|공예|민속예술|공예와\s민속예술|공예·민속예술|음식|미식|영화|음악|디자인|미디어아트|미디어\s예술)"
    r"(?:[,·\s]{1,2}(?:19|20)?\d\d년?)?\)"
)


def _fielded(story: Story, frame: Frame, network: str) -> Iterator[Membership]:
    """Yield the creative cities of a list that tells each one's field: 부천(문학), 이천(공예)."""
    found = [
        each.references[0]
        for each in story.analysis.of(frame.sentence)
        if each.kind == "place" and each.references and _FIELD.match(story.analysis.document.text, each.end)
    ]
    for member in found if len(found) >= _FEWEST else ():
        yield membership(story, frame, member, network, MembershipRole.CERTIFIED, Status.HELD, None, None)


_PRIZES = r"(?:대상|금상|은상|동상|최우수상|우수상|장려상|특별상|수상\s?도시)"
_RANK = near(_PRIZES + r"\s?[:：]\s?(?:[가-힣]{2,8}\s)?")
_RANK_GONE = near(_PRIZES + r"[은는]\s?(?:[가-힣]{2,8}\s)?")
# 대상은 A, 금상은 B에 돌아갔다
_GONE = re.compile(r"상은\s.*(?:돌아[갔가간]|안겼|주어[졌진]|받았|차지|거머쥐|수상했|몫)")


def _ranked(story: Story, frame: Frame, network: str, rank: Near | re.Pattern[str]) -> Iterator[Membership]:
    """Yield who got the prizes of a list."""
    text = story.analysis.document.text
    runs = runs_of(story, frame)
    for match in rank.finditer(text, frame.sentence.start, frame.sentence.end):
        run = next((each for each in runs if each.start == match.end()), None)
        for member in run.members if run is not None else ():
            yield membership(story, frame, member, network, MembershipRole.AWARDED, Status.HELD, None, None)


def _housed(story: Story, frame: Frame, run: Run) -> bool:
    """Tell whether places are said to be anywhere else than in a network (유럽에는 A와 B가 있다)."""
    before = [each for each in story.analysis.of(frame.sentence) if each.end <= run.start and each.kind == "network"]
    return not before or not re.match(r"\s?\)?(?:에는|엔|에)\s", story.analysis.text(before[-1].end, run.start))


def _alike(story: Story, frame: Frame, found: Sequence[Membership], run: Run) -> Iterator[Membership]:
    """Yield for a list the title or prize that its paragraph gave last."""
    told = [
        each
        for each in found
        if each.role in _PASSED_ON
        and each.status is Status.HELD
        and each.evidence[0].start < frame.sentence.end
        and frame.sentence.start - each.evidence[0].start < _REACH
    ]
    if not told:
        return
    # 2018년에 처음 받은 곳들 is another year than this one: the latest tells of the occasion
    last = max(told, key=lambda each: (each.start or "", each.evidence[0].start))
    for member in run.members:
        yield membership(story, frame, member, last.network, last.role, Status.HELD, last.start, last.end)


_REACH = 600
