"""Roles in networks in English text: who is member, president or seat, founds, joins or leaves, bears a title."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Membership, MembershipRole, Status
from kg.statements.analysis import Analysis, Named
from kg.statements.english_agreements import when
from kg.statements.english_clauses import EnglishClause
from kg.statements.english_marks import PLACES, Marked, marked
from kg.statements.english_moods import mood, unsettled
from kg.statements.english_roles import (
    ADMITTED,
    AHEAD,
    APART,
    APPOSED,
    BASED,
    CHOSEN,
    DONE,
    FAILED,
    FORMER,
    FOUNDS,
    GAVE,
    GOVERNED,
    HANDS,
    HOLDS,
    HOUSES,
    IS,
    JOINS,
    LABEL,
    LEAVES,
    LISTED,
    OF,
    OF_BODY,
    OWN,
    PRESIDES,
    ROLE,
    SEEKS,
    SUCCEEDS,
    TITLE,
    TITLED,
    TOLD,
    UNTIL,
    WENT,
    WHERE,
    WINS,
    WITH,
)
from kg.statements.morphology import Sentence

_AHEAD = (Status.PLANNED, Status.PROPOSED)


class _Reader:
    """One sentence with what it may speak of: finds the parts that it tells, each once."""

    def __init__(
        self,
        analysis: Analysis,
        clauses: tuple[EnglishClause, ...],
        words: Marked,
        recent: str | None,
        titled: frozenset[str],
    ) -> None:
        self.analysis, self.clauses, self.words, self.recent, self.titled = analysis, clauses, words, recent, titled
        self.sentence = clauses[0].sentence
        self.used: list[tuple[int, int]] = []

    def read(self) -> Iterator[Membership]:
        """Yield what the sentence tells: the closest constructions first, then who acts with a role as its goal."""
        text = self.words.text
        for match in (*OWN.finditer(text), *APPOSED.finditer(text), *LISTED.finditer(text)):
            yield from self._named(match)
        yield from self._titles()
        yield from self._seats()
        yield from self._passed()
        yield from self._comes_and_goes()
        yield from self._prizes()
        yield from self._acting()

    def _named(self, match: re.Match[str]) -> Iterator[Membership]:
        if self._taken(match.start("role"), match.end("role")):
            return
        role = self._role(match["role"])
        groups = match.groupdict()
        told = self.words.network(groups.get("net") or "") or self.words.network(groups.get("net1") or "")
        net = told or self._network(match, spoken=bool(groups.get("net")))
        between = match.group()[match.group().find(match["role"]) + len(match["role"]) :]
        if role is None or net is None or (match.re is LISTED and not told and not self._lists(match["role"], between)):
            return
        if (
            match.re is LISTED
            and not told
            and role in (MembershipRole.PRESIDENT, MembershipRole.MEMBER)
            and not self._near(match)
        ):
            return
        self.used.append((match.start("role"), match.end("role")))
        lead = self.words.text[max(0, match.start("role") - 24) : match.end()]
        state = Status.FORMER if FORMER.search(lead) else Status.HELD
        role = self._member(net) if role is MembershipRole.MEMBER else role
        yield from self._give(self.words.members(match["who"]), net, role, state, match)

    @staticmethod
    def _lists(role: str, between: str) -> bool:
        """Tell whether what stands between a role and places makes them its holders: member cities A and B, members include A."""
        return bool(re.search(r"\b(?:such as|including|include[sd]?|like|are|were|namely)\b|:", between)) or bool(
            re.search(r"cit(?:y|ies)$", role)
        )

    def _near(self, match: re.Match[str]) -> bool:
        """Tell whether a body is spoken of in the sentence itself: its network, its members, the member cities."""
        return bool(self.words.networks) or re.search(r"cit(?:y|ies)$", match["role"]) is not None

    def _titles(self) -> Iterator[Membership]:
        text = self.words.text
        if not any(each.references[0] in self.titled for each in self.words.networks):
            return
        for pattern in (TITLE, TITLED, IS, LABEL, HANDS):
            for match in pattern.finditer(text):
                net = self.words.network(match["net"])
                if net not in self.titled or net is None or FAILED.search(match.group()):
                    continue
                year = match.groupdict().get("year")
                days = self.words.days(year) if year and year.startswith("<") else []
                since = (days[0].dates.start if days and days[0].dates else None) or (
                    year if year and not days else None
                )
                yearly = since is not None and pattern not in (IS, LABEL)
                state = self._state(match, MembershipRole.CERTIFIED) if pattern in (IS, LABEL) else Status.HELD
                for each in self._give(self.words.members(match["who"]), net, MembershipRole.CERTIFIED, state, match):
                    yield _dated(each, since, since) if yearly else each

    def _seats(self) -> Iterator[Membership]:
        for pattern in (*BASED, WHERE):
            for match in pattern.finditer(self.words.text):
                groups = match.groupdict()
                told = " ".join(filter(None, (groups.get("net"), groups.get("net1"), groups.get("of"))))
                # a body named in the sentence may be another one's office: then only a pronoun means the one spoken of
                spoken = None if self.words.networks and not re.search(r"\bits\s", match.group()) else self.recent
                net = self.words.network(told) or spoken
                if net is None:
                    continue
                state = Status.PLANNED if SEEKS.search(match.group()) else Status.HELD
                who = self.words.members(match["who"])
                if pattern is HOUSES and (cut := APART.search(self.words.text, match.start(), match.end())):
                    who = self._subjects(cut.end() + 1) or who
                yield from self._give(who, net, MembershipRole.SECRETARIAT, state, match)
                if groups.get("left"):
                    left = self.words.members(groups["left"] or "")
                    yield from self._give(left, net, MembershipRole.SECRETARIAT, Status.FORMER, match)

    def _passed(self) -> Iterator[Membership]:
        for pattern in (*PRESIDES, *SUCCEEDS):
            for match in pattern.finditer(self.words.text):
                groups = match.groupdict()
                role = self._role(groups.get("role") or "") or self._role_before(match.start())
                if role is MembershipRole.PRESIDENT and groups.get("role"):
                    # the co-chair, A, passed its chair to B
                    before = self._role_before(match.start("role"))
                    role = before if before in (MembershipRole.CO_PRESIDENT, MembershipRole.VICE_PRESIDENT) else role
                role = MembershipRole.PRESIDENT if pattern in PRESIDES else role
                net = self.words.network(groups.get("net") or "") or self._network(match, spoken=True)
                if role is None or net is None or FAILED.search(match.group()):
                    continue
                if groups.get("role"):
                    self.used.append((match.start("role"), match.end("role")))
                state = self._state(match, role)
                yield from self._give(self.words.members(match["who"]), net, role, state, match)
                if groups.get("left"):
                    for each in self._give(self.words.members(groups["left"] or ""), net, role, Status.FORMER, match):
                        yield _dated(each, None, each.start or each.end)

    def _comes_and_goes(self) -> Iterator[Membership]:
        text = self.words.text
        for match in FOUNDS.finditer(text):
            net = self.words.network(match["net"] or match["of"] or "") or self.recent
            who = self.words.members(match["who"] or match["by"])
            if net:
                yield from self._give(self._with(who), net, MembershipRole.FOUNDER, Status.HELD, match)
        for match in JOINS.finditer(text):
            net = self.words.network(match["net"]) or self.recent
            who = self._subjects(match.start())
            if net is None or FAILED.search(text[max(0, match.start() - 30) : match.start()]):
                continue
            if match["verb"].startswith("sign") and not re.search(
                r"(?:Pact|Covenant|Charter|Declaration)", self._written(net)
            ):
                continue
            self.used.append(match.span())
            state = self._state(match, MembershipRole.MEMBER)
            marks = list(re.finditer(r"<N\d+>", match.group()))
            for index, mark in enumerate(marks or [match]):
                # ICLEI in 2018 and the alliance in 2019 together with B: each has its own year, the last its company
                goal = self.words.network(mark.group()) or net
                last = index + 1 >= len(marks)
                begin, end = (match.start() + mark.start(), len(text)) if marks else match.span()
                end = end if last else match.start() + marks[index + 1].start()
                for told in self._give(self._with(who) if last else who, goal, self._member(goal), state, match):
                    days = self.words.days(text[begin:end])
                    yield _dated(told, *self._span(days, state)) if len(marks) > 1 else told
        of_body = bool(self.words.networks or re.search(r"\bmembers?(?:hip)?\b", text))
        for match in ADMITTED.finditer(text):
            net = self._network(match, spoken=True)
            if net and re.search(r"\bmembers?\b|admit|induct", text[match.start() : match.end() + 30]):
                who = self.words.members(match["who"] or match["whom"])
                yield from self._give(who, net, self._member(net), self._state(match, MembershipRole.MEMBER), match)
        for match in LEAVES.finditer(text):
            net = self.words.network(match["net"] or "") or (self.recent if of_body or match["net"] else None)
            if net is None or (match["verb"] in ("left", "quit") and not match["net"]):
                continue
            who = self.words.members(match["who"] or "") or self._subjects(match.start("verb"))
            for each in self._give(who, net, self._member(net), Status.FORMER, match):
                yield _dated(each, None, each.start or each.end)

    def _prizes(self) -> Iterator[Membership]:
        for pattern in (WINS, WENT, GAVE):
            for match in pattern.finditer(self.words.text):
                ahead = self.words.text[match.end() : match.end() + 40]
                net = self.words.network(match["what"]) or self.words.network(
                    "" if "<P" in ahead.split("<N")[0] else ahead
                )
                lone = len(self.words.places) == 1 or len({n.references[0] for n in self.words.networks}) == 1
                if net is None and lone and not APART.search(self.words.text):
                    net = self._network(match, spoken=False)
                if net is None and not self.words.networks and _THE_PRIZE.match(match["what"]):
                    net = self.recent  # one of the prizes just told of
                if net is None or FAILED.search(match.group()):
                    continue
                state = self._state(match, MembershipRole.AWARDED)
                if pattern is WINS:
                    verb = match["verb"].rstrip().rpartition(" ")
                    lead = self.words.text[: match.start("verb")] + verb[0] + " "
                    if unsettled(lead):
                        continue
                    state = Status.PLANNED if mood(lead, verb[2]) in _AHEAD else state
                yield from self._give(self.words.members(match["who"]), net, MembershipRole.AWARDED, state, match)

    def _acting(self) -> Iterator[Membership]:
        """Read who is, becomes or is chosen as what: the subject of the clause that holds the role's word."""
        text = self.words.text
        for match in ROLE.finditer(text):
            role = MembershipRole[match.lastgroup or "MEMBER"]
            if self._taken(*match.span()):
                continue
            tail, lead = text[match.end() : match.end() + 60], text[max(0, match.start() - 80) : match.start()]
            if role is MembershipRole.PRESIDENT and re.search(
                r"council\s$|^\s(?!of|for|in)[A-Z]|^\s<P", lead[-9:] + "\0" + tail
            ):
                continue
            near = re.match(rf"(?:\s\w+){{0,3}}{OF}", tail)
            own = re.search(r"<N\d+>(?:['’]s)?\s(?:[\w-]+\s){0,3}$", lead)
            net = (
                self.words.network(near.group() if near else "")
                or self.words.network(own.group() if own else "")
                or self._network(match, spoken=bool(near) or bool(OF_BODY.search(text)))
            )
            if net is None or not HOLDS.search(lead):
                continue
            if role is MembershipRole.MEMBER and match.group().lower().startswith("member") and not near and not own:
                if not re.search(
                    r"\b(?:as|is|are|was|were|been|became|become|becomes|becoming)\s(?:\S+\s){0,4}$", lead
                ):
                    continue
            state = self._state(match, role)
            whole = text[: match.end()]
            if FAILED.search(whole[-90:]) or FAILED.search(tail[:40]):
                continue
            who = self._with(self._subjects(match.start()))
            yield from self._give(who, net, self._member(net) if role is MembershipRole.MEMBER else role, state, match)

    def _subjects(self, at: int) -> tuple[str, ...]:
        """Return who acts where a word stands: the list of places before its verb, else the clause's own subjects."""
        text = self.words.text
        start = max((each.end() for each in APART.finditer(text, 0, at)), default=0)
        lists = [
            each
            for each in re.finditer(PLACES, text[start:at])
            if not GOVERNED.search(text[start : start + each.start()])
        ]
        if lists:
            return self.words.members(lists[-1].group())
        origin = self._origin(at)
        near = [each for each in self.clauses if each.start <= origin < each.end] or [self.clauses[-1]]
        for clause in (*near, *self.clauses):
            if places := tuple(each for each in clause.subjects if each.startswith("place/")):
                return places
        return ()

    def _origin(self, at: int) -> int:
        """Return where a position among the marks stands in the document, by the mark before it."""
        before = None
        for each in re.finditer(r"<[PND]\d+>", self.words.text[:at]):
            before = each
        start = self.words.start(before.group()) if before else None
        return start if start is not None else self.sentence.start

    def _with(self, who: tuple[str, ...]) -> tuple[str, ...]:
        """Return places with those that act together with them."""
        found = WITH.search(self.words.text)
        more = self.words.members(found["who"] or found["also"]) if found and who else ()
        return tuple(dict.fromkeys((*who, *more)))

    def _network(self, match: re.Match[str], *, spoken: bool) -> str | None:
        """Return the network that a construction without one means: the sentence's nearest, else the one spoken of."""
        marks = [(abs(each.start() - match.start()), each.group()) for each in re.finditer(r"<N\d+>", self.words.text)]
        if marks:
            return self.words.network(min(marks)[1])
        return self.recent if spoken else None

    def _role(self, words: str) -> MembershipRole | None:
        match = ROLE.search(words)
        return MembershipRole[match.lastgroup or "MEMBER"] if match else None

    def _role_before(self, at: int) -> MembershipRole | None:
        """Return the role that a succession speaks of: the last one named before it in the sentence."""
        found = [MembershipRole[each.lastgroup or "MEMBER"] for each in ROLE.finditer(self.words.text, 0, at)]
        return found[-1] if found else None

    def _member(self, net: str) -> MembershipRole:
        return MembershipRole.CERTIFIED if net in self.titled else MembershipRole.MEMBER

    def _written(self, net: str) -> str:
        return next((f"{each.en} {each.ko}" for each in self.analysis.networks if each.reference == net), "")

    def _taken(self, start: int, end: int) -> bool:
        return any(a < end and start < b for a, b in self.used)

    def _state(self, match: re.Match[str], role: MembershipRole) -> Status:
        """Return how far a part has come: wished and applied for, past, or held."""
        text = self.words.text
        start = max((each.end() for each in APART.finditer(text, 0, match.start())), default=0)
        lead = text[start : match.end()][-110:]
        if FORMER.search(lead[-60:]):
            return Status.FORMER
        was = re.search(r"\b(?:was|were|had\sbeen|served)\b", lead) and not CHOSEN.search(lead)
        if was and UNTIL.search(text[match.end() : match.end() + 50]):
            return Status.FORMER
        if DONE.search(text[max(start, match.start() - 25) : match.end()]):
            return Status.HELD
        if AHEAD.search(lead) if role is not MembershipRole.AWARDED else SEEKS.search(lead):
            return Status.PLANNED
        return Status.HELD

    def _give(
        self, who: tuple[str, ...], net: str, role: MembershipRole, state: Status, match: re.Match[str]
    ) -> Iterator[Membership]:
        groups = match.groupdict()
        word = next((name for name in ("verb", "role") if groups.get(name)), 0)
        if unsettled(self.words.text[: match.start(word)]):
            return
        if state is Status.PLANNED and self._fell(match):
            return
        since, until = self._years(match, state)
        for member in dict.fromkeys(who):
            yield Membership(
                evidence=(self.analysis.span(self.sentence.start, self.sentence.end),),
                rule="rule:en/membership-awarded" if role is MembershipRole.AWARDED else "rule:en/membership",
                confidence=0.7,
                member=member,
                network=net,
                role=role,
                status=state,
                start=since,
                end=until,
            )

    def _fell(self, match: re.Match[str]) -> bool:
        """Tell whether the clause of a construction was called off by one after it."""
        at = self._origin(match.end())
        return any(each.status is Status.CANCELLED for each in self.clauses if each.start <= at < each.end)

    def _years(self, match: re.Match[str], state: Status) -> tuple[str | None, str | None]:
        """Return from when to when, by the dates between the breaks around a construction."""
        text = self.words.text
        cuts = [0, *(each.end() for each in APART.finditer(text)), len(text)]
        start = max(each for each in cuts if each <= match.start())
        end = min((each for each in cuts if each >= match.end()), default=len(text))
        days = self.words.days(text[start:end])
        near = self.words.start(text[match.end() : end]) if "<D" in text[match.end() : end][:40] else None
        return self._span(days, state, near if near is not None else self._origin(match.end()))

    @staticmethod
    def _span(days: list[Named], state: Status, near: int | None = None) -> tuple[str | None, str | None]:
        since, until = when(days, near)
        told = next((each.dates for each in days if each.dates and each.dates.until and each.dates.end == until), None)
        if told is not None and until == since:
            return None, until
        if state is Status.FORMER and until == since:
            return None, since
        return since, until if until != since else None


def _dated(each: Membership, start: str | None, end: str | None) -> Membership:
    return replace(each, start=start, end=end)


_THE_PRIZE = re.compile(r"\s?the\s(?:award|prize|medal)\b|\s?the\s\w+\s(?:award|prize|medal)\b")
_CAPITAL = re.compile(
    r"\b[Tt]he\s(?P<head>Committee|Alliance|Coalition|League|Association|Organi[sz]ation|Network|Federation|Union|Forum|Council|Partnership)(?![\w\s]*\bof\b)(?!\s[A-Z])"
)


def spoken_of(analysis: Analysis, sentence: Sentence, told: list[str]) -> str | None:
    """Return the network that a capital noun takes up again (the Committee), the one of that name told of last."""
    match = _CAPITAL.search(analysis.text(sentence.start, sentence.end))
    if match is None:
        return None
    names = {each.reference: f"{each.en} {' '.join(each.labels)}" for each in analysis.networks}
    return next((each for each in reversed(told) if match["head"] in names.get(each, "")), None)


def memberships(
    analysis: Analysis,
    sentence: tuple[EnglishClause, ...],
    networks: list[str],
    recent: str | None,
    titled: frozenset[str],
) -> Iterator[Membership]:
    """Yield the roles in networks that a sentence tells of; `recent` is the network named last before it."""
    if not networks and recent is None:
        return
    first = sentence[0].sentence
    if not TOLD.search(analysis.text(first.start, first.end)):
        return
    yield from _Reader(analysis, sentence, marked(analysis, first), recent, titled).read()
