"""Where a network has its seat: 본부는 본에 있다, 사무국을 유치한 강릉시, 사무소를 고양으로 옮겼다."""

import re
from collections.abc import Iterator

from kg.model import Membership, MembershipRole, Status
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story
from kg.statements.membership_parts import acting, membership, phrases_of, places_of
from kg.statements.membership_years import years
from kg.statements.patterns import near

_SEAT = near(
    r"(?:본부|사무국|사무처|사무소)(?=$|[^가-힣]|[은는이가을를의에도로와과인다]|까지|유치|이전|소재|도시|으로|였|임|격)"
)
# 한국본부, 지역사무처, 동아시아 사무소: the same body's seat for a part of the world
_PART = re.compile(
    r"(?:한국|세계|국제|글로벌|지역|대륙|총|임시|상설|아시아|동아시아|동북아|동북아시아|동남아|남아시아|아태|아시아\s?태평양|아시아·태평양|서태평양|유럽|"
    r"아프리카|중남미|지부|공동|사무국|본부|의|지부의)\s?$"
)
# what may stand between a network's name and its seat
_LINK = re.compile(r"[\s)’'」』]*(?:의\s)?(?:[가-힣·]{2,8}\s?(?:지부|분과)?\s?)?")
# a word after which the seat stands alone: one with a particle, or of time
_OPEN = re.compile(
    r"(?:[은는이가을를의에도로서며고와과한된던해연튼온낸]|[월일년초말중]|올해|현재|이미|이래|당시|까지|부터|새|곧|연맹|연합|협회|협의회|협의체|네트워크|기구|동맹|총회|포럼|위원회|회의|재단|센터|도시)$"
)
_SUFFIX = r"(?:특별자치시|특별자치도|특별시|광역시|시|군|구|도|현|성|주|부)?(?:\s?\([^()]*\))?"
_SPOT = r"(?:\s?[가-힣A-Za-z0-9]{1,8}?){0,2}?"
_AT = re.compile(rf"{_SUFFIX}(?:의\s[가-힣]{{1,4}}\s)?{_SPOT}(?P<part>에서|에|으로|로)(?:는|도|만)?(?![가-힣])")
_BARE = re.compile(
    rf"{_SUFFIX}(?:\s?(?:소재|등|일원|시내|시청|[가-힣]{{1,6}}(?:동|구|빌딩|센터|로)))?\s?(?:이?[다며고]|입니다|이에요|예요|임|였[다던]|$|[.,;)·/\n]|이라)"
)
_STANDS = re.compile(
    r"(?:있|남[고아았는]|두[고는며었어]|둔|둘|뒀|둥지|자리|들어서|들어선|들어섰|설치|위치|소재|문을|열[었고려]|연\b|옮|이전|이사|개소|개원|세[우웠운]|유치|정착|두기로|마련|꾸[리렸])"
)
_MOVES = re.compile(r"옮|이전|이사|떠나|넘어[가오갔왔]")
_HELD_BY = frozenset(
    "유치 맡 운영 두 따내 이어받 물려받 겸하 품 수행 가져오 데려오 확보 얻 안 담당 옮기 열 개소 설치 관리 지정 선정 확정 되 신청 추진 나서".split()
)
_LOST = re.compile(
    r"밀[리려렸]|고배|탈락|실패|무산|빼앗|놓[치쳤]|졌|좌절|떨어[지졌]|소문|사실무근|부결|않았|거절|철회|접었|없[다고는]"
)
_BIDS = re.compile(
    r"유치(?:하겠|하려|하고자|할\s(?:예정|계획|방침|뜻)|하기\s위)|(?:유치|이전)\s?계획|유치(?:를|에|전|전에)?\s?(?:나서|나선|나섰|추진|신청|도전|희망|노리|노린|경쟁|준비|계획|뛰어|목표|의향|제안)|(?:유치|이전)\s?(?:신청|후보|경쟁)"
)
_WANTED = re.compile(r"유치(?:를|에)?\s?(?:노렸|나섰으나|나섰지만|신청했으나|도전했)")
_TAKEN = re.compile(rf"{_SUFFIX}(?:에|에게)\s(?:빼앗[겼긴]|뺏[겼긴]|내[주준줬]|넘[겼겨긴])")
_CLOSED = re.compile(r"문을\s?닫|폐쇄|떠났|떠나|철수")
_FAR = 60


def find(story: Story, networks: dict[int, str]) -> Iterator[Membership]:
    """Yield which place is a network's seat; `networks` are those that the sentences speak of."""
    for frames in story.sentences.values():
        sentence = frames[0].sentence
        text = story.analysis.document.text
        yield from _bodies(story, frames)
        for match in _SEAT.finditer(text, sentence.start, sentence.end):
            network = _network(story, frames, match.start(), match.end(), networks)
            if network is None:
                continue
            frame = _frame(frames, match.start())
            yield from _seats(story, frame, match, network)


# an office of the world's that a city has got is there itself: 유엔거버넌스센터는 인천에 있다
_OFFICE = re.compile(r"(?:센터|사무소|사무국|기금|교육원|연수원|연구소|기구|은행|재단|위원회)(?:\s?\([^()]*\))?$")


def _bodies(story: Story, frames: tuple[Frame, ...]) -> Iterator[Membership]:
    """Yield the places where the bodies that a sentence names are said to be, or that have got them."""
    text = story.analysis.document.text
    sentence = frames[0].sentence
    named = story.analysis.of(sentence)
    places = [each for each in named if each.kind == "place" and places_of(each)]
    for body in named:
        if body.kind != "network" or not body.references:
            continue
        closing = text[body.end : body.end + 1] == ")"
        end = body.end + closing
        if not (_OFFICE.search(text[body.start : end]) or closing) or re.match(r"\s?\(", text[end : end + 2]):
            continue
        holder: str | None = None
        after = next((each for each in places if each.start >= end), None)
        if after is not None and re.fullmatch(
            r"(?:은|는|이|가|도)\s(?:\S{1,5}\s)?(?:[가-힣]{2,8}\s)?", text[end : after.start]
        ):
            part = _AT.match(text, after.end, sentence.end)
            if (
                part
                and part["part"] == "에"
                and re.match(r"\s(?:있|둥지|들어[섰서선]|자리|본부를|문을)", text[part.end() : part.end() + 6])
            ):
                holder = places_of(after)[0]
        before = [each for each in places if each.end <= body.start]
        if holder is None and before:
            part = _AT.match(text, before[-1].end, body.start)
            if (
                part
                and part["part"] == "에"
                and re.match(
                    r"\s(?:있는|들어선|자리한|자리\s잡은|위치한|둥지를\s튼)\s(?:\S+\s){0,2}$",
                    text[part.end() : body.start],
                )
            ):
                holder = places_of(before[-1])[0]
        frame = _frame(frames, body.start)
        if holder is None and re.match(
            r"(?:\s등\s(?:\S+\s){0,3}(?:기구|기관|국제기구)?)?(?:을|를)\s(?:유치[했한해]|품[었은고]|안[고았은]|얻[었은])",
            text[end : end + 28],
        ):
            heads = [r for each in frame.clause.described for r in places_of(each)]
            holder = next(iter(heads if frame.clause.predicate.ending == "modifier" and heads else acting(frame)), None)
        if holder is not None:
            since, until = years(story, frame, body.start, Status.HELD)
            yield membership(
                story, frame, holder, body.references[0], MembershipRole.SECRETARIAT, Status.HELD, since, until
            )


def _frame(frames: tuple[Frame, ...], at: int) -> Frame:
    """Return the innermost clause that a position stands in, else the last."""
    around = [each for each in frames if each.clause.start <= at < each.clause.end]
    return min(around, key=lambda each: each.clause.end - each.clause.start, default=frames[-1])


def _network(story: Story, frames: tuple[Frame, ...], start: int, end: int, networks: dict[int, str]) -> str | None:
    """Return the network whose seat a word speaks of: named with it, in its sentence, or spoken of in its line."""
    text = story.analysis.document.text
    sentence = frames[0].sentence
    named = [each for each in story.analysis.of(sentence) if each.kind == "network" and each.references]
    inside = next((each for each in named if each.start < start < each.end), None)
    if inside is not None:
        return inside.references[0]
    before = [each for each in named if each.end <= start]
    if before and _LINK.fullmatch(text[before[-1].end : start]):
        return before[-1].references[0]
    lead = text[max(sentence.start, start - 16) : start]
    head = lead
    if text[start:end] == "사무소" and _PART.search(head) is None:
        return None
    while (shorter := _PART.sub("", head).rstrip()) != head:
        head = shorter
    if re.match(r"[가-힣A-Za-z]", lead[-1:]) and head == lead:
        return None  # 소방본부, 시민안전본부
    if head != lead and re.search(r"[가-힣]$", head) and not _OPEN.search(head) and not _is_future(head[-1]):
        return None  # 시민안전 본부
    if before:
        return before[-1].references[0]
    after = next((each for each in named if end <= each.start <= end + _FAR), None)
    if after is not None:
        return after.references[0]
    return networks.get(sentence.index)


_FIRST, _FINALS, _RIEUL = 0xAC00, 28, 8


def _is_future(letter: str) -> bool:
    """Tell whether a syllable ends as 할, 나눌 do: what follows is described by a verb."""
    return (ord(letter) - _FIRST) % _FINALS == _RIEUL


def _seats(story: Story, frame: Frame, match: re.Match[str], network: str) -> Iterator[Membership]:
    text = story.analysis.document.text
    sentence = frame.sentence
    rest = text[match.end() : sentence.end]
    places = [each for each in story.analysis.of(sentence) if each.kind == "place" and places_of(each)]
    words = text[match.start() : sentence.end].split(", ")[0]
    if taken := next((each for each in places if each.start >= match.end() and _TAKEN.match(text, each.end)), None):
        # 사무국을 평창에 빼앗겼다: it is where it went
        since, until = years(story, frame, match.start(), Status.HELD)
        where = places_of(taken)[0]
        yield membership(story, frame, where, network, MembershipRole.SECRETARIAT, Status.HELD, since, until)
        return
    state = _state(words)
    if state is None:
        return
    coming = _MOVES.search(words) is not None and frame.status in (Status.PLANNED, Status.PROPOSED)
    for place, told in _held(story, frame, match, places, rest):
        if coming:
            # 올해 안에 고양에서 세종으로 옮긴다: it is still where it was
            now = Status.HELD if told is Status.FORMER else Status.PLANNED
            since, until = years(story, frame, match.start(), now)
            since = since if now is Status.PLANNED else None
            yield membership(story, frame, place, network, MembershipRole.SECRETARIAT, now, since, None)
            continue
        since, until = years(story, frame, match.start(), told or state)
        yield membership(story, frame, place, network, MembershipRole.SECRETARIAT, told or state, since, until)


def _state(words: str) -> Status | None:
    if _WANTED.search(words) or (_LOST.search(words) and not _CLOSED.search(words)):
        return None
    if _BIDS.search(words):
        return Status.PLANNED
    return Status.HELD


def _held(
    story: Story, frame: Frame, match: re.Match[str], places: list[Named], rest: str
) -> list[tuple[str, Status | None]]:
    """Return the places that hold the seat, each with a status of its own if its part gives one."""
    text = story.analysis.document.text
    # 본부는 스위스 로잔이다, 사무국 : 서울
    after = next((each for each in places if each.start >= match.end()), None)
    if (
        after is not None
        and re.fullmatch(
            r"(?:\s?소재지|\s?도시|\s?소재)?(?:은|는|인|이|가)?\s?[:=]?\s?(?:[가-힣]{2,8}\s)?",
            text[match.end() : after.start],
        )
        and (
            _BARE.match(text, after.end, frame.sentence.end + 1)
            or re.match(r"\s?[:=]", rest)
            or re.match(r"\s?(?:소재지|도시|소재)", rest)
        )
    ):
        return [(places_of(after)[0], None)]
    # 사무국이 있는 베이징, 사무소를 유치한 수원시
    if after is not None and re.fullmatch(
        r"(?:이|가|을|를)\s(?:(?:함께|처음)\s)?(?:있는|자리한|자리\s잡은|위치한|들어선|유치한|둔|맡은|맡고\s있는|맡아\s온|운영하는|운영해\s온|두고\s있는|품은)\s(?:[가-힣]{2,8}\s)?",
        text[match.end() : after.start],
    ):
        return [(places_of(after)[0], None)]
    # 본에 본부를 둔, 서울에 사무국을 두고, 제네바에 있는 WHO 본부
    before = [each for each in places if each.end <= match.start()]
    if before:
        last = before[-1]
        part = _AT.match(text, last.end, match.start())
        between = text[part.end() if part else last.end : match.start()]
        if part and part["part"] == "에" and len(between) < _FAR and _SEAT.search(between) is None:
            if re.match(r"\s문을\s연\s", between) and _MOVES.search(rest):
                went = [
                    each
                    for each in places
                    if each.start >= match.end() and _AT.match(text, each.end, frame.sentence.end)
                ]
                return [(places_of(last)[0], Status.FORMER), *((places_of(each)[0], Status.HELD) for each in went[:1])]
            if re.match(r"\s(?:있는|위치한|자리한|소재한|자리\s잡은)\s", between):
                return [(places_of(last)[0], None)]
            # who has it there is the network, not another city's government
            if re.match(r"(?:을|를|이|가|도|은|는)?\s?\S{0,6}\s?", rest) and _STANDS.search(rest[:16]):
                return [(places_of(last)[0], None)]
        if re.fullmatch(rf"{_SUFFIX}\s소재\s(?:[^\s]+\s)?", text[last.end : match.start()]):
            return [(places_of(last)[0], None)]
    # 사무국은 부산에 있다, 사무소는 고양으로 옮겼다
    found: list[tuple[str, Status | None]] = []
    moves = _MOVES.search(rest) is not None
    verb = _STANDS.search(rest)
    if verb is not None or moves:
        for each in places:
            part = _AT.match(text, each.end, frame.sentence.end)
            if part is None or not match.end() <= each.start < match.end() + _FAR:
                continue
            if "," in text[match.end() : each.start] and re.search(r"[다며고]\s?,", text[match.end() : each.start]):
                break
            if any(
                other.clause.predicate.ending == "and" and match.end() < other.clause.predicate.start < each.start
                for other in story.sentence(frame)
            ):
                break  # 사무국을 방문해 기구를 고양에 유치하는 데: what is seen there is not what comes
            if not (
                _STANDS.match(text[part.end() :].lstrip()[:12]) or _STANDS.search(text[part.end() : part.end() + 24])
            ):
                continue
            if part["part"] == "에서" or re.match(
                r"\s(?:있다가|있었으나|있었지만|있던|두었다가)", text[part.end() : part.end() + 6]
            ):
                found.append((places_of(each)[0], Status.FORMER if moves else None))
            elif not any(told is None for _, told in found):
                found.append((places_of(each)[0], None))
        if found:
            return found
    subjects = acting(frame)
    if re.match(
        r"(?:(?:이|가)\s(?:있는|자리한|위치한|들어선)|\s?소재|을\s둔|를\s둔)\s?(?:도시|곳|지역|고장|지)", rest
    ) or re.match(r"\s?(?:소재지|도시)(?:이|인|로|다|$)", rest):
        return [(each, None) for each in (subjects[-1:] or ((frame.home,) if frame.home else ()))]
    if frame.clause.predicate.stem not in _HELD_BY or not re.match(r"[을를도은는]|의|\s?유치|\s?이전|$", rest):
        return []
    if frame.clause.predicate.ending == "modifier" and (
        heads := [r for each in frame.clause.described for r in places_of(each)]
    ):
        return [(heads[-1], None)]
    if frame.clause.predicate.stem == "확정" and re.search(r"\S+ 개최", rest):
        return []
    sites = [r for p in phrases_of(frame) if p.part in ("to", "at") for each in p.actors for r in places_of(each)]
    if frame.clause.predicate.stem in ("두", "설치", "열", "개소") and sites:
        return [(sites[-1], None)]
    if subjects:
        return [(subjects[0], None)]
    own = [each for each in frame.subjects if not each.startswith("place/")]
    return [(frame.home, None)] if frame.home and not own else []
