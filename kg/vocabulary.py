"""The terms of `ontology/intercity.ttl` as closed enumerations: a term the ontology lacks raises AttributeError.

A test compares the members with the Turtle file, both ways. Members are plain strings (full IRIs), so that a command
that only asks a question loads no RDF library for them.
"""

from enum import StrEnum

ONTOLOGY = "https://w3id.org/intercity/ontology#"
IDENTIFIER = "https://w3id.org/intercity/id/"
THEME = "https://w3id.org/intercity/theme/"

PREFIXES: dict[str, str] = {
    "ic": ONTOLOGY,
    "id": IDENTIFIER,
    "theme": THEME,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "gn": "http://www.geonames.org/ontology#",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "sdg": "http://metadata.un.org/sdg/",
}


class _Term(StrEnum):
    """A member's value is its IRI: the namespace and the name it was declared with."""

    @property
    def local(self) -> str:
        """Return the name after the namespace."""
        return self.value.removeprefix(ONTOLOGY)


def _ic(name: str) -> str:
    return ONTOLOGY + name


class Class(_Term):
    """Classes of the ontology."""

    PLACE = _ic("Place")
    CITY = _ic("City")
    REGION = _ic("Region")
    COUNTRY = _ic("Country")
    OFFICIAL = _ic("Official")
    TENURE = _ic("Tenure")
    NETWORK = _ic("Network")
    ORGANIZATION = _ic("Organization")
    MEMBERSHIP = _ic("Membership")
    EVENT = _ic("Event")
    VISIT = _ic("Visit")
    MEETING = _ic("Meeting")
    CONFERENCE = _ic("Conference")
    SIGNING = _ic("Signing")
    AWARD = _ic("Award")
    EXHIBITION = _ic("Exhibition")
    FESTIVAL = _ic("Festival")
    TRAINING = _ic("Training")
    AGREEMENT = _ic("Agreement")
    POLICY = _ic("Policy")
    EXCHANGE = _ic("Exchange")
    ENGAGEMENT = _ic("Engagement")
    THEME = _ic("Theme")
    DOCUMENT = _ic("Document")
    ASSERTION = _ic("Assertion")
    BUILD = _ic("Build")
    STATUS = _ic("Status")
    AGREEMENT_TYPE = _ic("AgreementType")
    REVIEW = _ic("Review")
    POLARITY = _ic("Polarity")


class Property(_Term):
    """Properties of the ontology."""

    # places
    IN_COUNTRY = _ic("inCountry")
    IN_REGION = _ic("inRegion")
    COUNTRY_CODE = _ic("countryCode")
    POPULATION = _ic("population")
    GEONAMES_ID = _ic("geonamesId")
    LINK_SCORE = _ic("linkScore")
    ABBREVIATION = _ic("abbreviation")
    # things
    STATUS = _ic("status")
    ASSERTED_BY = _ic("assertedBy")
    ASSERTS = _ic("asserts")
    DOCUMENT_COUNT = _ic("documentCount")
    CONFLICT = _ic("conflict")
    REVIEW = _ic("review")
    MERGED_BECAUSE = _ic("mergedBecause")
    MAYBE_SAME_AS = _ic("maybeSameAs")
    SUPPORTS = _ic("supports")
    START = _ic("start")
    END = _ic("end")
    THEME = _ic("theme")
    PARTY = _ic("party")
    ROLE = _ic("role")
    # agreements
    AGREEMENT_TYPE = _ic("agreementType")
    SIGNED_ON = _ic("signedOn")
    VALID_UNTIL = _ic("validUntil")
    SIGNATORY = _ic("signatory")
    SIGNED_AT = _ic("signedAt")
    SUPERSEDED_BY = _ic("supersededBy")
    # events
    HELD_IN = _ic("heldIn")
    VENUE = _ic("venue")
    ORGANIZER = _ic("organizer")
    PARTICIPANT = _ic("participant")
    VISITOR = _ic("visitor")
    ATTENDEE = _ic("attendee")
    PART_OF = _ic("partOf")
    AWARDED_BY = _ic("awardedBy")
    AWARDED_TO = _ic("awardedTo")
    AWARDED_FOR = _ic("awardedFor")
    # memberships and tenures
    MEMBER = _ic("member")
    NETWORK = _ic("network")
    OFFICIAL = _ic("official")
    OF = _ic("of")
    OBSERVED_ON = _ic("observedOn")
    # policies, exchanges, engagements
    OWNER = _ic("owner")
    MODELLED_ON = _ic("modelledOn")
    FROM = _ic("from")
    TO = _ic("to")
    PLACE = _ic("place")
    # assertions and documents
    DOCUMENT = _ic("document")
    EXTRACTED_BY = _ic("extractedBy")
    CONFIDENCE = _ic("confidence")
    EVIDENCE = _ic("evidence")
    POLARITY = _ic("polarity")
    ATTRIBUTED_TO = _ic("attributedTo")
    TEXT = _ic("text")
    GENRE = _ic("genre")
    SHA256 = _ic("sha256")
    RETELLING = _ic("retelling")
    # how the store keeps itself: a build reads them again
    RECORD = _ic("record")
    BLOCK = _ic("block")
    NAMES = _ic("names")
    DESCRIBES = _ic("describes")
    # edges, derived
    PARTNER_OF = _ic("partnerOf")
    SISTER_CITY_OF = _ic("sisterCityOf")
    GOODWILL_CITY_OF = _ic("goodwillCityOf")
    FRIENDSHIP_CITY_OF = _ic("friendshipCityOf")
    COOPERATES_WITH = _ic("cooperatesWith")
    IN_TALKS_WITH = _ic("inTalksWith")
    MEMBER_OF = _ic("memberOf")
    ENGAGED_IN = _ic("engagedIn")
    VISITED = _ic("visited")
    LEARNED_FROM = _ic("learnedFrom")


# the edges between places, networks and themes: those that hold both ways, and those that lead from one to the other
SYMMETRIC = (
    Property.PARTNER_OF,
    Property.SISTER_CITY_OF,
    Property.GOODWILL_CITY_OF,
    Property.FRIENDSHIP_CITY_OF,
    Property.COOPERATES_WITH,
    Property.IN_TALKS_WITH,
)
DIRECTED = (Property.MEMBER_OF, Property.ENGAGED_IN, Property.VISITED, Property.LEARNED_FROM)


class Individual(_Term):
    """Named individuals: statuses, agreement types, reviews, polarities."""

    EXPLORED = _ic("explored")
    PROPOSED = _ic("proposed")
    PLANNED = _ic("planned")
    HELD = _ic("held")
    SIGNED = _ic("signed")
    IN_FORCE = _ic("inForce")
    SUSPENDED = _ic("suspended")
    EXPIRED = _ic("expired")
    TERMINATED = _ic("terminated")
    SUPERSEDED = _ic("superseded")
    CANCELLED = _ic("cancelled")
    FORMER = _ic("former")
    SISTER = _ic("sister")
    GOODWILL = _ic("goodwill")
    FRIENDSHIP = _ic("friendship")
    MOU = _ic("mou")
    OTHER_AGREEMENT = _ic("otherAgreement")
    MACHINE = _ic("machine")
    ACCEPTED = _ic("accepted")
    REJECTED = _ic("rejected")
    CORRECTED = _ic("corrected")
    AFFIRMED = _ic("affirmed")
    DENIED = _ic("denied")
