"""Seven cities with relations of every kind, put together by hand: what the tests of analysis reason about."""

from kg.analysis.facts import Actor, Engagement, Facts, Membership, Policy, Relation, Saying, Tenure


def city(name: str, country: str, ko: str | None = None, population: int | None = None, at=(None, None)) -> Actor:
    """Return a city's record; its id is place/NAME-CC."""
    return Actor(
        id=place(name, country), kind="city", en=name.title(), ko=ko, country=country, population=population,
        latitude=at[0], longitude=at[1],
    )  # fmt: skip


def place(name: str, country: str) -> str:
    """Return a city's id."""
    return f"place/{name.lower()}-{country.lower()}"


def agreement(
    a: str, b: str, start: str | None = None, kind: str = "sister", status: str = "signed", **more
) -> Relation:
    """Return an agreement of two places."""
    name = f"agreement/{a}-{b}-{kind}-{start}"
    return Relation(id=name, kind="agreement", type=kind, status=status, start=start, parties=(a, b), **more)


def visit(guest: str, host: str, start: str | None = None, status: str = "held", **more) -> Relation:
    """Return a visit of one place to another."""
    name = f"event/{guest}-{host}-{start}"
    return Relation(
        id=name, kind="visit", status=status, start=start, parties=tuple(sorted((guest, host))), origin=(guest,),
        target=(host,), venue=host, **more,
    )  # fmt: skip


def exchange(a: str, b: str, *themes: str, start: str | None = None, learner: str | None = None) -> Relation:
    """Return an exchange of two places about themes."""
    teacher = {a: b, b: a}.get(learner or "")
    return Relation(
        id=f"exchange/{a}-{b}-{'-'.join(themes)}-{start}", kind="exchange", status="held", start=start,
        parties=(a, b), themes=themes, origin=(teacher,) if teacher else (), target=(learner,) if learner else (),
    )  # fmt: skip


def member(who: str, network: str, role: str, start: str | None = None, end: str | None = None) -> Membership:
    """Return a membership in effect."""
    return Membership(
        id=f"membership/{who}-{network}", kind="membership", status="held", member=who, network=f"network/{network}",
        role=role, start=start, end=end,
    )  # fmt: skip


def mayor(official: str, of: str, start: str, end: str | None = None, **more) -> Tenure:
    """Return a mayor's tenure."""
    return Tenure(
        id=f"tenure/{official}", kind="tenure", official=official, of=of, role="mayor", start=start, end=end, **more
    )


def policy(name: str, owner: str, theme: str, **more) -> Policy:
    """Return a policy of a place."""
    return Policy(id=f"policy/{name}", kind="policy", owner=owner, themes=(theme,), **more)


def engagement(who: str, theme: str, status: str = "held") -> Engagement:
    """Return a place's pursuit of a theme."""
    return Engagement(id=f"engagement/{who}-{theme}", kind="engagement", status=status, place=who, themes=(theme,))


GOYANG, SEOUL, BUSAN = place("goyang", "KR"), place("seoul", "KR"), place("busan", "KR")
KUNMING, HANOI, PARIS, LYON = place("kunming", "CN"), place("hanoi", "VN"), place("paris", "FR"), place("lyon", "FR")


def seven_cities() -> Facts:
    """Return seven cities with agreements, visits, exchanges, memberships, tenures and policies of 2010 to 2024."""
    said = (Saying(document="document/one", issued="2024-06-30", status="signed"),)
    actors = (
        city("busan", "KR", "부산", 3_300_000, (35.1, 129.0)),
        city("goyang", "KR", "고양", 1_070_000, (37.7, 126.8)),
        city("hanoi", "VN", "하노이", 8_000_000, (21.0, 105.8)),
        city("kunming", "CN", "쿤밍", 3_900_000, (25.0, 102.7)),
        city("lyon", "FR", "리옹", 520_000, (45.8, 4.8)),
        city("paris", "FR", "파리", 2_100_000, (48.9, 2.4)),
        city("seoul", "KR", "서울", 9_400_000, (37.6, 127.0)),
    )
    officials = (
        Actor(id="official/han", kind="official", ko="한길동"),
        Actor(id="official/oh", kind="official", ko="오하나"),
    )
    networks = (
        Actor(id="network/uclg", kind="network", en="UCLG"),
        Actor(id="network/wego", kind="network", en="WeGO"),
    )
    return Facts(
        actors=tuple(sorted((*actors, *officials, *networks), key=lambda actor: actor.id)),
        relations=(
            agreement(GOYANG, KUNMING, "2013-05-02", sayings=said),
            agreement(HANOI, SEOUL, "2010", kind="friendship"),
            agreement(BUSAN, HANOI, "2016-03", sayings=said),
            agreement(GOYANG, LYON, "2022", kind="mou", status="planned"),
            agreement(PARIS, SEOUL, None),
            visit(GOYANG, KUNMING, "2023-10"),
            visit(SEOUL, PARIS, "2018-04"),
            exchange(GOYANG, KUNMING, "wetland", "water", start="2023-10", learner=GOYANG),
            exchange(PARIS, SEOUL, "climate", "transport", start="2018"),
            exchange(LYON, PARIS, "transport", start="2020", learner=LYON),
        ),
        memberships=(
            member(SEOUL, "uclg", "president", "2015"),
            member(GOYANG, "uclg", "member", "2018"),
            member(HANOI, "uclg", "board", "2012", "2016"),
            member(SEOUL, "wego", "member"),
            member(HANOI, "wego", "secretariat"),
        ),
        tenures=(
            mayor("official/han", SEOUL, "2010", "2017-06-30"),
            mayor("official/oh", SEOUL, "2017-07-01", observed=("2018-05-01",)),
        ),
        policies=(
            policy("bus", SEOUL, "transport", en="Bus reform", ko="버스 개편"),
            policy("bus-hanoi", HANOI, "transport", model="policy/bus", start="2019"),
        ),
        engagements=(
            engagement(KUNMING, "wetland"),
            engagement(BUSAN, "wetland"),
            engagement(BUSAN, "climate", "planned"),
        ),
    )  # fmt: skip
