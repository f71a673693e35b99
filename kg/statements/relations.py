"""What a document says of its actors: agreements, events, memberships and ties."""

from kg.model import Event, EventKind, Statement, Status
from kg.statements import agreements, frames, gatherings, meetings, memberships, ties, visits
from kg.statements.analysis import Analysis
from kg.statements.frames import Story
from kg.statements.occasions import Draft


def extract(analysis: Analysis) -> tuple[Statement, ...]:
    """Return the relations that an analysed document states."""
    story = frames.read(analysis)
    pacts = agreements.find(story)
    gone = visits.find(story)
    gathered = gatherings.find(story)
    met = meetings.find(story, gone, gathered)
    signed = [_signing(story, pact, gone, gathered) for pact in pacts if pact.occasion]
    drafts = [*gone, *met, *gathered, *signed]
    stated: tuple[Statement, ...] = (
        *memberships.find(story),
        *(pact.agreement for pact in pacts),
        *(_event(analysis, draft) for draft in drafts),
    )
    return (*stated, *ties.derive(story, stated))


def _signing(story: Story, pact: agreements.Pact, gone: list[Draft], gathered: list[Draft]) -> Draft:
    """Return the signing of an agreement whose occasion is told: at the place said, else where the parties meet."""
    parties = pact.agreement.parties
    frame = pact.frame
    place = frame.sites[0] if frame.sites else None
    if place is None:
        place = next(
            (
                each.place
                for each in gone
                if each.place in parties and set(each.visitors) <= set(parties) and each.status is not Status.CANCELLED
            ),
            None,
        )
    if place is None:
        here = [each for each in gathered if each.frame.line.block == frame.line.block and each.place]
        place = here[0].place if here else next((r for r in frame.heading if r in parties), None)
    date = pact.agreement.date
    state = Status.PLANNED if pact.agreement.status is Status.PLANNED else Status.HELD
    return Draft(
        EventKind.SIGNING, state, frame, "rule:ko/signing", 0.8, place=place, start=date, end=date, participants=parties
    )


def _event(analysis: Analysis, draft: Draft) -> Event:
    return Event(
        evidence=tuple(analysis.span(start, end) for start, end in draft.spans),
        rule=draft.rule,
        confidence=draft.confidence,
        type=draft.type,
        status=draft.status,
        name=draft.name,
        place=draft.place,
        start=draft.start,
        end=draft.end,
        participants=tuple(sorted(set(draft.participants))),
        visitors=tuple(sorted(set(draft.visitors))),
        organizers=tuple(sorted(set(draft.organizers))),
    )
