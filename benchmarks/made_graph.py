"""A made-up graph of any size for the explorer's benchmark and pictures: real shapes, invented names and sentences."""

import math
import random

from kg.views.content import Content, Edge, Fact, Node, Quote, Source

_SYLLABLES = (
    "가나다라마바사아자차카타파하거너더러머버서어저처고노도로모보소"
    "오조호구누두루무부수우주그느드르므브스으즈기니디리미비시이지치"
)
_MIX = (("city", 20), ("official", 24), ("event", 22), ("agreement", 12), ("policy", 12), ("network", 10))
_EVENTS = ("visit", "meeting", "conference", "signing", "exhibition", "training")
_AGREEMENTS = ("sister", "goodwill", "friendship", "mou")
_STATUS = (("held", 70), ("planned", 20), ("terminated", 10))
_THEMES = ("climate", "transport", "culture-arts", "trade-investment", "smart-city", "health", "education-youth")


def made_graph(nodes: int, edges: int, seed: int = 5) -> Content:
    """Return a graph of exactly so many nodes and edges, each edge one fact with its sentence."""
    rng = random.Random(seed)  # noqa: S311 - invented data, no secret
    kinds = rng.choices([kind for kind, _ in _MIX], [share for _, share in _MIX], k=nodes)
    made = [_node(i, kind, rng) for i, kind in enumerate(kinds)]
    cities = [i for i, kind in enumerate(kinds) if kind == "city"] or [0]
    facts, lines, sentences = [], [], []
    seen: set[tuple[int, int, str, str]] = set()
    while len(lines) < edges:
        # a few cities have many ties, most have few; every node has one before any is drawn by chance
        a = cities[int(len(cities) * rng.random() ** 2)]
        b = len(lines) if len(lines) < nodes else rng.randrange(nodes)
        relation, kind = _relation(kinds[b], rng)
        status = rng.choices([name for name, _ in _STATUS], [share for _, share in _STATUS])[0]
        stage = {"held": "done", "planned": "planned"}.get(status, "ended")
        if a == b or (a, b, relation, stage) in seen:
            a = (b + 1 + rng.randrange(nodes - 1)) % nodes
        if (a, b, relation, stage) in seen:
            continue
        seen.add((a, b, relation, stage))
        i = len(facts)
        year, month = rng.randint(2005, 2025), rng.randint(1, 12)
        sentence = (
            f"{made[a].ko}시는 {year}년 {month}월 {made[b].ko}와 {rng.choice(_THEMES)} 분야에서 {relation} "
            f"{_name(rng, 3)} {_name(rng, 2)}을 {_name(rng, 2)}했다고 밝혔다."
        )
        sentences.append(sentence)
        facts.append((i, kind, relation, status, a, b, f"{year}-{month:02d}", rng.choice(_THEMES), rng.uniform(0.5, 1)))
        lines.append(Edge(source=made[a].id, target=made[b].id, relation=relation, stage=stage, facts=(f"fact/{i}",)))
    sources, spots = _documents(sentences)
    return Content(
        nodes=tuple(made),
        edges=tuple(lines),
        facts=tuple(
            Fact(
                id=f"fact/{i}",
                kind=kind,
                type=relation,
                status=status,
                ends=(("party", made[a].id), ("party", made[b].id)),
                start=start,
                themes=(f"theme/{theme}",),
                quotes=(Quote(source=spots[i][0], start=spots[i][1], end=spots[i][2], confidence=round(sure, 2)),),
            )
            for i, kind, relation, status, a, b, start, theme, sure in facts
        ),
        sources=sources,
        total_nodes=nodes,
        total_facts=edges,
    )


def _name(rng: random.Random, length: int) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(length))


def _node(i: int, kind: str, rng: random.Random) -> Node:
    ko = _name(rng, 2 if kind == "city" else 3) + ("" if kind in ("city", "official") else f" {_name(rng, 3)}")
    placed = kind == "city"
    return Node(
        id=f"{kind}/{i}",
        kind=kind,
        ko=ko,
        en=f"{kind.title()} {i}",
        country=rng.choice(("KR", "CN", "JP", "DE", "US", "FR", "VN")) if placed else None,
        latitude=round(math.degrees(math.asin(rng.uniform(-0.6, 0.85))), 2) if placed else None,
        longitude=round(rng.uniform(-180, 180), 2) if placed else None,
    )


def _relation(kind: str, rng: random.Random) -> tuple[str, str]:
    if kind == "event":
        return rng.choice(_EVENTS), "event"
    if kind == "network":
        return "member", "membership"
    if kind == "official":
        return "tenure", "tenure"
    if kind == "policy":
        return "policy", "policy"
    return rng.choice(_AGREEMENTS), "agreement"


def _documents(sentences: list[str]) -> tuple[tuple[Source, ...], list[tuple[str, int, int]]]:
    """Return the sentences as documents of forty, and where each stands."""
    sources, spots = [], []
    for first in range(0, len(sentences), 40):
        identifier, text = f"document/{first // 40}", ""
        for sentence in sentences[first : first + 40]:
            spots.append((identifier, len(text), len(text) + len(sentence)))
            text += sentence + "\n"
        sources.append(Source(id=identifier, title=f"지어낸 문서 {first // 40}", text=text, issued="2025-01-01"))
    return tuple(sources), spots
