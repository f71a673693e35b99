"""The facts that a graph holds, one query a kind, composed from conditions; each row names the thing that it tells of."""

from kg.answers.asked import Asked
from kg.answers.conditions import (
    PLACE,
    Conditions,
    acceptable,
    confidence_filter,
    country_filter,
    iri,
    leave_out,
    literal,
    member_filter,
    period_filter,
    status_filter,
    terms,
    theme_filter,
    values,
)
from kg.vocabulary import ONTOLOGY

AGREEMENT_TYPES = ("sister", "goodwill", "friendship", "mou", "otherAgreement")
EVENT_CLASSES = ("Visit", "Meeting", "Conference", "Signing", "Award", "Exhibition", "Festival", "Training")


def pairs(conditions: Conditions) -> Asked:
    """Two places and what binds them: city, partner, relation, thing, status, date, theme, basis.

    `basis` is `together` where the theme is that of the thing between them, `each` where both pursue it on their own.
    """
    asked = set(conditions.types)
    # a theme and a relation asked for together are two conditions: what binds them need not be the same thing
    apart_from_theme = bool(asked and conditions.themes and not conditions.negated & {"theme", "type"})
    wanted = set() if apart_from_theme else asked
    agreements = wanted & set(AGREEMENT_TYPES) or ({*AGREEMENT_TYPES} if "Agreement" in wanted or not wanted else set())
    known = values("city", conditions.cities).strip()
    known += " " + ("" if "city" in conditions.negated else values("partner", conditions.partners).strip())
    # what is known goes into every branch: the store joins branches only after each has been worked out
    about = f" {_about(conditions)}" if conditions.themes and "theme" not in conditions.negated else ""
    outside = "type" in conditions.negated
    # an exchange that no document dates falls into a period by the day on which it was told
    dated = bool(conditions.since or conditions.until)
    reported = " OPTIONAL { ?thing ic:assertedBy/ic:document/dcterms:issued ?reported }" if dated else ""
    branches = []
    if agreements and not (wanted and outside):
        types = "" if agreements == set(AGREEMENT_TYPES) else f" FILTER(?relation IN ({terms(sorted(agreements))}))"
        pact = f"?thing ic:party ?city , ?partner ; a ic:Agreement ; ic:agreementType ?relation .{types}"
        branches.append(f"{pact}{about} OPTIONAL {{ ?thing ic:signedOn ?date }}")
        if about:
            branches.append(f"{pact} {_each(conditions)} OPTIONAL {{ ?thing ic:signedOn ?date }}")
    if not wanted or "Exchange" in wanted or outside:
        branches.append(
            f"?thing ic:party ?city , ?partner ; a ic:Exchange .{about} OPTIONAL {{ ?thing ic:start ?date }}"
            f"{reported} BIND(ic:Exchange AS ?relation)"
        )
    if not wanted or "Visit" in wanted or outside:
        branches += [
            f"?thing ic:visitor ?{one} ; ic:heldIn ?{other} ; a ic:Visit .{about}"
            " OPTIONAL { ?thing ic:start ?date } BIND(ic:Visit AS ?relation)"
            for one, other in (("city", "partner"), ("partner", "city"))
        ]
    if not wanted or "Meeting" in wanted or outside:
        branches.append(
            f"?thing a ic:Meeting ; ic:participant ?city , ?partner .{about} FILTER NOT EXISTS {{ ?thing ic:participant ?third ."
            f' FILTER(?third NOT IN (?city, ?partner) && STRSTARTS(STR(?third), "{PLACE}")) }}'
            " OPTIONAL { ?thing ic:start ?date } BIND(ic:Meeting AS ?relation)"
        )
    apart = f'FILTER(?city != ?partner && STRSTARTS(STR(?city), "{PLACE}") && STRSTARTS(STR(?partner), "{PLACE}"))'
    body = (
        "\n  UNION\n".join(f"  {{ {' '.join(f'{known} {branch} {apart}'.split())} }}" for branch in branches)
        + "\n  ?thing ic:status ?status .\n"
        + acceptable(conditions)
        + ("" if about else "  OPTIONAL { ?thing ic:theme ?theme }\n")
        + (_unshared(conditions) if conditions.themes and not about else "")
        + country_filter("city", conditions.home)
        + country_filter("partner", conditions.countries, negated="country" in conditions.negated)
        + leave_out(conditions, "partner")
        + member_filter(conditions, "partner")
        + status_filter(conditions)
        + period_filter(conditions, "COALESCE(?date, ?reported)" if dated else "?date")
        + _pair_negations(conditions)
        + (_also(conditions) if apart_from_theme else "")
        + confidence_filter(conditions)
    )
    text = f"SELECT DISTINCT ?city ?partner ?relation ?status ?date ?theme ?basis ?thing WHERE {{\n{body}}}"
    return Asked(text, "pairs", conditions)


def _also(conditions: Conditions) -> str:
    """Require that the two places have a relation of one of the types, whatever it is about."""
    ways = []
    kinds = [kind for kind in conditions.types if kind in AGREEMENT_TYPES]
    if kinds or "Agreement" in conditions.types:
        which = f" ; ic:agreementType ?kind . FILTER(?kind IN ({terms(kinds)}))" if kinds else ""
        ways.append(f"{{ ?pact ic:party ?city , ?partner ; a ic:Agreement{which} }}")
    if "Visit" in conditions.types:
        ways.append(
            "{ ?trip ic:visitor ?city ; ic:heldIn ?partner } UNION { ?trip ic:visitor ?partner ; ic:heldIn ?city }"
        )
    if "Meeting" in conditions.types:
        ways.append("{ ?talk a ic:Meeting ; ic:participant ?city , ?partner }")
    return f"  FILTER EXISTS {{ {' UNION '.join(ways)} }}\n" if ways else ""


def _about(conditions: Conditions) -> str:
    return f"VALUES ?theme {{ {_listed(conditions)} }} ?thing ic:theme ?theme . BIND('together' AS ?basis)"


def _each(conditions: Conditions) -> str:
    """Both parties of an agreement pursue a theme; where an exchange on it is known too, that says more."""
    return (
        f"VALUES ?theme {{ {_listed(conditions)} }} ?city ic:engagedIn ?theme . ?partner ic:engagedIn ?theme ."
        " BIND('each' AS ?basis)"
    )


def _unshared(conditions: Conditions) -> str:
    listed = _listed(conditions)
    return (
        f"  FILTER NOT EXISTS {{ VALUES ?wanted {{ {listed} }} ?bond ic:party ?city , ?partner ; ic:theme ?wanted }}\n"
        f"  FILTER NOT EXISTS {{ VALUES ?wanted {{ {listed} }} ?city ic:engagedIn ?wanted . ?partner ic:engagedIn ?wanted ."
        " ?pact ic:party ?city , ?partner ; a ic:Agreement }\n"
    )


def _listed(conditions: Conditions) -> str:
    return " ".join(iri(theme) for theme in conditions.themes)


def _pair_negations(conditions: Conditions) -> str:
    lines = ""
    if "type" in conditions.negated and conditions.types:
        kinds = [name for name in conditions.types if name in AGREEMENT_TYPES]
        if "Agreement" in conditions.types:
            kinds = list(AGREEMENT_TYPES)
        if kinds:
            lines += (
                "  FILTER NOT EXISTS { ?pact a ic:Agreement ; ic:party ?city , ?partner ; ic:agreementType ?kind ."
                f" FILTER(?kind IN ({terms(kinds)})) }}\n"
            )
        if "Visit" in conditions.types:
            lines += (
                "  FILTER NOT EXISTS { ?trip a ic:Visit ; ic:visitor ?city ; ic:heldIn ?partner ; ic:status ic:held }\n"
                "  FILTER NOT EXISTS { ?trip a ic:Visit ; ic:visitor ?partner ; ic:heldIn ?city ; ic:status ic:held }\n"
            )
        if "Meeting" in conditions.types:
            lines += (
                "  FILTER NOT EXISTS { ?talk a ic:Meeting ; ic:participant ?city , ?partner ; ic:status ic:held }\n"
            )
    if "city" in conditions.negated and conditions.partners:
        for index, other in enumerate(conditions.partners):
            lines += f"  FILTER NOT EXISTS {{ ?also{index} ic:party {iri(other)} , ?partner }} FILTER(?partner != {iri(other)})\n"
    return lines


def agreements(conditions: Conditions) -> Asked:
    """Agreements: thing, type, status, date, until, party, theme, successor."""
    kinds = [name for name in conditions.types if name in AGREEMENT_TYPES]
    body = (
        "  ?thing a ic:Agreement ; ic:agreementType ?type ; ic:status ?status ; ic:party ?party .\n"
        + acceptable(conditions)
        + _parties(conditions)
        + (f"  FILTER(?type {'NOT IN' if 'type' in conditions.negated else 'IN'} ({terms(kinds)}))\n" if kinds else "")
        + "  OPTIONAL { ?thing ic:signedOn ?date }\n  OPTIONAL { ?thing ic:validUntil ?until }\n"
        + "  OPTIONAL { ?thing ic:supersededBy ?successor }\n"
        + (theme_filter(conditions) or "  OPTIONAL { ?thing ic:theme ?theme }\n")
        + status_filter(conditions)
        + period_filter(conditions, "?date")
        + _signatories(conditions)
        + confidence_filter(conditions)
    )
    text = f"SELECT DISTINCT ?thing ?type ?status ?date ?until ?party ?theme ?successor WHERE {{\n{body}}}"
    return Asked(text, "agreements", conditions)


def _parties(conditions: Conditions) -> str:
    lines = "".join(f"  FILTER NOT EXISTS {{ ?thing ic:party {iri(place)} }}\n" for place in conditions.excluded)
    if conditions.cities:
        lines += values("city", conditions.cities) + "  ?thing ic:party ?city .\n"
    if conditions.partners:
        apart = " FILTER(?partner != ?city)" if conditions.cities else ""
        lines += values("partner", conditions.partners) + f"  ?thing ic:party ?partner .{apart}\n"
    if conditions.networks:
        lines += values("body", conditions.networks) + "  ?thing ic:party ?body .\n"
    if conditions.countries:
        away = "?thing ic:party ?away ."
        same = " FILTER(?away != ?city)" if conditions.cities else ""
        lines += f"  {away}{same}\n" + country_filter(
            "away", conditions.countries, negated="country" in conditions.negated
        )
    if conditions.home:
        lines += "  ?thing ic:party ?near .\n" + country_filter("near", conditions.home)
    return lines


def _signatories(conditions: Conditions) -> str:
    if not conditions.officials:
        return ""
    people = " ".join(iri(person) for person in conditions.officials)
    return f"  ?thing ic:signatory ?person . VALUES ?person {{ {people} }}\n"


def events(conditions: Conditions) -> Asked:
    """Events: thing, class, name, place, start, end, status, who takes part and how (participant, visitor, attendee …).

    With `direction` "to" the cities are where it is held, with "from" they are those who travel or take part.
    """
    classes = [name for name in conditions.types if name in EVENT_CLASSES]
    body = (
        (
            values("class", [ONTOLOGY + name for name in classes]) + "  ?thing a ?class .\n"
            if classes
            else "  ?thing a ic:Event .\n"
        )
        + "  ?thing ic:status ?status .\n"
        + acceptable(conditions)
        + _involved("city", conditions.cities, conditions.direction)
        + _involved("partner", conditions.partners, {"to": "from", "from": "to"}.get(conditions.direction or ""))
        + _abroad(conditions)
        + "".join(f"  ?thing ic:participant|ic:organizer|ic:awardedBy {iri(body)} .\n" for body in conditions.networks)
        + (theme_filter(conditions) if conditions.themes else "")
        + _people(conditions)
        + "  OPTIONAL { ?thing ic:heldIn ?place }\n"
        + leave_out(conditions, "place")
        + "  OPTIONAL { ?thing ic:start ?start }\n  OPTIONAL { ?thing ic:end ?end }\n"
        + status_filter(conditions)
        + period_filter(conditions, "?start", "?end")
        + values("thing", conditions.things)
        + confidence_filter(conditions)
        + "  OPTIONAL { VALUES ?how { ic:participant ic:visitor ic:organizer ic:attendee ic:awardedTo ic:awardedBy ic:awardedFor ic:theme } ?thing ?how ?who }\n"
    )
    text = f"SELECT DISTINCT ?thing ?status ?place ?start ?end ?how ?who WHERE {{\n{body}}}"
    return Asked(text, "events", conditions)


def _involved(variable: str, cities: tuple[str, ...], direction: str | None) -> str:
    if not cities:
        return ""
    path = {"to": "ic:heldIn", "from": "ic:visitor|ic:participant|ic:awardedTo"}.get(
        direction or "", "ic:participant|ic:visitor|ic:heldIn|ic:organizer|ic:awardedTo"
    )
    lines = values(variable, cities) + f"  ?thing {path} ?{variable} .\n"
    if direction == "from":
        # a guest is told from the host: who is visited takes part too
        lines += f"  FILTER NOT EXISTS {{ ?thing a ic:Visit ; ic:heldIn ?{variable} }}\n"
    return lines


def _abroad(conditions: Conditions) -> str:
    if not conditions.countries:
        return ""
    path = {"to": "ic:visitor|ic:participant", "from": "ic:heldIn"}.get(
        conditions.direction or "", "ic:heldIn|ic:participant|ic:visitor"
    )
    same = " FILTER(?away != ?city)" if conditions.cities else ""
    negated = "country" in conditions.negated
    return f"  ?thing {path} ?away .{same}\n" + country_filter("away", conditions.countries, negated=negated)


def _people(conditions: Conditions) -> str:
    if not conditions.officials:
        return ""
    people = " ".join(iri(person) for person in conditions.officials)
    # a person is named as present, or then holds office in a place that takes part: within the dates of office, or,
    # where none are known, in a year in which documents show it held
    return (
        f"  VALUES ?person {{ {people} }}\n  {{ ?thing ic:attendee ?person }} UNION "
        "{ ?tenure ic:official ?person ; ic:of ?seat . ?thing ic:visitor|ic:participant ?seat ; ic:start ?when .\n"
        "    OPTIONAL { ?tenure ic:start ?took } OPTIONAL { ?tenure ic:end ?left } OPTIONAL { ?tenure ic:observedOn ?seen }\n"
        "    FILTER(IF(BOUND(?took), SUBSTR(STR(?when), 1, 4) >= SUBSTR(STR(?took), 1, 4)"
        " && (!BOUND(?left) || SUBSTR(STR(?when), 1, 4) <= SUBSTR(STR(?left), 1, 4)),"
        " BOUND(?seen) && SUBSTR(STR(?when), 1, 4) = SUBSTR(STR(?seen), 1, 4))) }\n"
    )


def memberships(conditions: Conditions) -> Asked:
    """Memberships: thing, city, network, role, status, start, end."""
    negated = "network" in conditions.negated
    body = (
        "  ?thing a ic:Membership ; ic:member ?city ; ic:network ?network ; ic:role ?role ; ic:status ?status .\n"
        + acceptable(conditions)
        + values("city", (*conditions.cities, *conditions.partners))
        + leave_out(conditions, "city")
        + ("" if negated else values("network", conditions.networks))
        + (
            f"  FILTER NOT EXISTS {{ ?else ic:member ?city ; ic:network ?out . VALUES ?out {{ {' '.join(map(iri, conditions.outside))} }} }}\n"
            if conditions.outside
            else ""
        )
        + (f"  VALUES ?role {{ {' '.join(literal(role) for role in conditions.roles)} }}\n" if conditions.roles else "")
        + country_filter("city", conditions.countries or conditions.home, negated="country" in conditions.negated)
        + "  OPTIONAL { ?thing ic:start ?start }\n  OPTIONAL { ?thing ic:end ?end }\n"
        + _pursued("city", conditions)
        + status_filter(conditions)
        + _during(conditions)
        + (_begun(conditions) if conditions.began else "")
        + confidence_filter(conditions)
    )
    text = f"SELECT DISTINCT ?thing ?city ?network ?role ?status ?start ?end WHERE {{\n{body}}}"
    return Asked(text, "memberships", conditions)


def _pursued(variable: str, conditions: Conditions) -> str:
    """Return the condition that a place pursues one of the themes, or has a policy on it."""
    if not conditions.themes:
        return ""
    listed = " ".join(iri(theme) for theme in conditions.themes)
    return f"  FILTER EXISTS {{ ?pursuit ic:place|ic:owner ?{variable} ; ic:theme ?theme . VALUES ?theme {{ {listed} }} }}\n"


def _during(conditions: Conditions) -> str:
    """Return the condition that what lasts falls into the period: it did not begin after it, nor end before it."""
    lines = ""
    if conditions.until:
        lines += f"  FILTER(!BOUND(?start) || SUBSTR(STR(?start), 1, {len(conditions.until)}) <= {literal(conditions.until)})\n"
    if conditions.since:
        lines += f"  FILTER(!BOUND(?end) || STR(?end) >= SUBSTR({literal(conditions.since)}, 1, STRLEN(STR(?end))))\n"
    return lines


def _begun(conditions: Conditions) -> str:
    """Return the condition that a membership began in the period; an award is no beginning."""
    return '  FILTER(?role != "awarded" && BOUND(?start))\n' + period_filter(conditions, "?start")


def outsiders(conditions: Conditions) -> str:
    """Places that no document shows as members of the networks."""
    body = (
        "  { ?city a ic:City } UNION { ?city a ic:Region }\n"
        + values("city", conditions.cities)
        + country_filter("city", conditions.countries or conditions.home)
        + member_filter(conditions, "city")
        + "  FILTER EXISTS { ?thing ic:party|ic:participant|ic:place|ic:owner|ic:member ?city }\n"
    )
    return f"SELECT DISTINCT ?city WHERE {{\n{body}}} ORDER BY ?city"


def tenures(conditions: Conditions) -> Asked:
    """Offices: thing, official, role, of, start, end, observed."""
    body = (
        "  ?thing a ic:Tenure ; ic:official ?official ; ic:role ?role ; ic:of ?of .\n"
        + acceptable(conditions)
        + values("of", (*conditions.cities, *conditions.partners, *conditions.networks))
        + values("official", conditions.officials)
        + leave_out(conditions, "of")
        + (f"  VALUES ?role {{ {' '.join(literal(role) for role in conditions.roles)} }}\n" if conditions.roles else "")
        + country_filter("of", conditions.countries or conditions.home, negated="country" in conditions.negated)
        + _pursued("of", conditions)
        + "  OPTIONAL { ?thing ic:start ?start }\n  OPTIONAL { ?thing ic:end ?end }\n"
        + "  OPTIONAL { ?thing ic:observedOn ?observed }\n"
        + (
            period_filter(conditions, "COALESCE(?start, ?observed)", "COALESCE(?end, ?observed)")
            if conditions.since or conditions.until
            else ""
        )
        + confidence_filter(conditions)
    )
    text = f"SELECT DISTINCT ?thing ?official ?role ?of ?start ?end ?observed WHERE {{\n{body}}}"
    return Asked(text, "tenures", conditions)


def policies(conditions: Conditions) -> Asked:
    """Policies: thing, owner, theme, model (the policy it was copied from)."""
    body = (
        "  ?thing a ic:Policy ; ic:owner ?owner .\n"
        + acceptable(conditions)
        + values("owner", (*conditions.cities, *conditions.partners))
        + leave_out(conditions, "owner")
        + country_filter("owner", conditions.countries or conditions.home, negated="country" in conditions.negated)
        + (theme_filter(conditions) or "  OPTIONAL { ?thing ic:theme ?theme }\n")
        + member_filter(conditions, "owner")
        + values("thing", conditions.things)
        + "  OPTIONAL { ?thing ic:modelledOn ?model }\n"
        + confidence_filter(conditions)
    )
    text = f"SELECT DISTINCT ?thing ?owner ?theme ?model WHERE {{\n{body}}}"
    return Asked(text, "policies", conditions)


def engagements(conditions: Conditions) -> Asked:
    """Places and the themes that they pursue: city, theme, thing (an engagement or a policy)."""
    negated = "theme" in conditions.negated
    body = (
        "  { ?thing a ic:Engagement ; ic:place ?city ; ic:theme ?theme } UNION { ?thing a ic:Policy ; ic:owner ?city ; ic:theme ?theme }\n"
        + acceptable(conditions)
        + values("city", (*conditions.cities, *conditions.partners))
        + country_filter("city", conditions.countries or conditions.home, negated="country" in conditions.negated)
        + leave_out(conditions, "city")
        + ("" if negated else values("theme", conditions.themes))
        + member_filter(conditions, "city")
        + (
            "  FILTER NOT EXISTS { ?any ic:place|ic:owner ?city ; ic:theme ?shun . "
            f"VALUES ?shun {{ {' '.join(iri(theme) for theme in conditions.themes)} }} }}\n"
            if negated and conditions.themes
            else ""
        )
        + confidence_filter(conditions)
    )
    text = f"SELECT DISTINCT ?city ?theme ?thing WHERE {{\n{body}}}"
    return Asked(text, "engagements", conditions)


def places(conditions: Conditions) -> str:
    """Places of the graph: city, country code."""
    body = (
        "  { ?city a ic:City } UNION { ?city a ic:Region }\n"
        + values("city", conditions.cities)
        + "  OPTIONAL { ?city ic:countryCode ?code }\n"
        + leave_out(conditions, "city")
        + country_filter("city", conditions.countries or conditions.home, negated="country" in conditions.negated)
    )
    return f"SELECT DISTINCT ?city ?code WHERE {{\n{body}}} ORDER BY ?city"


def documents(conditions: Conditions) -> str:
    """Documents, with the places that their statements are about: document, title, issued, publisher."""
    about = tuple(
        dict.fromkeys((*conditions.cities, *conditions.partners, *conditions.networks, *conditions.officials))
    )
    path = "ic:party|ic:participant|ic:visitor|ic:heldIn|ic:place|ic:owner|ic:member|ic:network|ic:of|ic:official"
    body = "  ?document a ic:Document .\n"
    for index, each in enumerate(about):
        body += f"  ?claim{index} ic:document ?document . ?thing{index} ic:assertedBy ?claim{index} ; {path} {iri(each)} .\n"
    if conditions.themes:
        listed = " ".join(iri(theme) for theme in conditions.themes)
        body += f"  ?claim ic:document ?document ; ic:theme ?theme . VALUES ?theme {{ {listed} }}\n"
    body += (
        "  OPTIONAL { ?document dcterms:title ?title }\n  OPTIONAL { ?document dcterms:issued ?issued }\n"
        "  OPTIONAL { ?document dcterms:publisher ?publisher }\n  OPTIONAL { ?document dcterms:source ?source }\n"
        + period_filter(conditions, "?issued")
    )
    return f"SELECT DISTINCT ?document ?title ?issued ?publisher ?source WHERE {{\n{body}}} ORDER BY ?issued ?document"
