"""Random small corpora: few places, names and dates, so that statements meet, merge and contradict each other."""

from hypothesis import strategies as st

from kg.model import (
    Agreement,
    AgreementType,
    Document,
    Engagement,
    Event,
    EventKind,
    Exchange,
    Membership,
    MembershipRole,
    Naming,
    Network,
    OfficeRole,
    Place,
    Policy,
    Reading,
    Span,
    Statement,
    Status,
    Tenure,
    Tie,
)

PLACES = {
    "place/goyang-kr": Place(id="goyang-kr", kind="city", ko="고양", en="Goyang", country="KR"),
    "place/kunming-cn": Place(id="kunming-cn", kind="city", ko="쿤밍", en="Kunming", country="CN"),
    "place/seoul-kr": Place(id="seoul-kr", kind="city", ko="서울", en="Seoul", country="KR"),
}
# a place that no gazetteer knows goes by whatever each document writes: two descriptions of one place
UNKNOWN = (
    Place(id="villa-tapia-do", kind="city", ko="빌라타피아", country="DO"),
    Place(id="villa-tapia-do", kind="city", ko="비야타피아", en="Villa Tapia", country="DO"),
)
NETWORKS = {"network/uclg": Network(id="uclg", ko="세계지방정부연합", abbreviation="UCLG")}

_place = st.sampled_from([*PLACES, "place/villa-tapia-do"])
_actor = st.sampled_from([*PLACES, *NETWORKS])
_date = st.sampled_from(["2023", "2023-08", "2023-08-10", "2023-09-05", "2023-10", "2024-01-15", "2025"])
_maybe_date = st.none() | _date
_theme = st.sampled_from(["wetland", "climate"])
_person = st.sampled_from(["최성", "오세훈", "Hilbert"])
_name = st.sampled_from([None, "제12회 시장포럼", "시장포럼", "Mayors Forum"])


def _with(cls, **fields):
    common = {
        "evidence": st.just(()),
        "rule": st.just("test"),
        "confidence": st.sampled_from([1.0, 0.5]),
        "denied": st.sampled_from([False, False, False, True]),
    }
    return st.builds(cls, **{**common, **fields})


def _pair(*, actors=_place):
    return st.lists(actors, min_size=2, max_size=3, unique=True).map(lambda found: tuple(sorted(found)))


def _two(cls, **fields):
    return _pair().flatmap(lambda pair: _with(cls, a=st.just(pair[0]), b=st.just(pair[1]), **fields))


_status = st.sampled_from([Status.PLANNED, Status.HELD, Status.CANCELLED])
STATEMENTS: st.SearchStrategy[Statement] = st.one_of(
    _with(Naming, entity=_actor),
    _with(
        Agreement,
        parties=_pair(),
        type=st.sampled_from(AgreementType),
        status=st.sampled_from([Status.SIGNED, Status.PLANNED, Status.TERMINATED]),
        date=_maybe_date,
        supersedes=st.sampled_from([None, AgreementType.FRIENDSHIP]),
        signatories=st.lists(_person, max_size=1).map(tuple),
    ),
    _with(
        Event,
        type=st.sampled_from(EventKind),
        status=_status,
        name=_name,
        place=st.none() | _place,
        start=_maybe_date,
        participants=st.lists(_actor, max_size=2, unique=True).map(lambda found: tuple(sorted(found))),
        attendees=st.lists(_person, max_size=1).map(tuple),
        awarded_for=st.sampled_from([None, "기후동행카드"]),
    ),
    _two(Tie, status=st.sampled_from([Status.HELD, Status.PLANNED])),
    _two(Exchange, theme=_theme, status=st.sampled_from([Status.HELD, Status.EXPLORED]), start=_maybe_date),
    _with(
        Membership,
        member=_place,
        network=st.just("network/uclg"),
        role=st.sampled_from([MembershipRole.MEMBER, MembershipRole.PRESIDENT]),
        status=st.sampled_from([Status.HELD, Status.FORMER]),
        start=_maybe_date,
    ),
    _with(
        Tenure,
        official=_person,
        role=st.sampled_from([OfficeRole.MAYOR, OfficeRole.DIRECTOR]),
        of=st.sampled_from([*PLACES, "국제기후환경센터"]),
        observed_on=_maybe_date,
    ),
    _with(
        Policy,
        name=st.sampled_from(["기후동행카드", "기후동행카드 사업", "장항습지 보전"]),
        owner=_place,
        theme=_theme,
        modelled_on=st.sampled_from([None, "기후동행카드"]),
    ),
    _with(Engagement, place=_place, theme=_theme),
)


@st.composite
def readings(draw, number: int = 0):
    """Return a document and what it says; two draws with the same number and content are the same document."""
    import hashlib

    statements = tuple(draw(st.lists(STATEMENTS, min_size=1, max_size=6)))
    published = draw(st.sampled_from([None, "2023-09-30", "2024-02-01"]))
    sha256 = hashlib.sha256(repr((number, published, statements)).encode()).hexdigest()
    document = Document(id=sha256[:12], source=f"{number}.txt", sha256=sha256, text="말" * 20, published=published)
    span = Span(document=document.id, start=0, end=draw(st.integers(1, 20)))
    return Reading(
        document=document,
        places=(*PLACES.values(), UNKNOWN[draw(st.integers(0, 1))]),
        networks=tuple(NETWORKS.values()),
        statements=tuple(_resting(statement, span) for statement in statements),
    )


def _resting(statement, span):
    from dataclasses import replace

    return replace(statement, evidence=(span,))
