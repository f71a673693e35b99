"""The optional reader: a language model writes the records, and only those that the text bears out are kept.

Who is named is found as by the rules (kg/statements/mentions.py); the model is asked for the same statements as JSON,
each with quotes. A quote that is not the text, character for character, costs its record (kg/statements/llm_records.py).
"""

import json
from collections.abc import Iterator
from typing import Any

from kg import themes
from kg.errors import InputError
from kg.model import AgreementType, Document, EventKind, MembershipRole, OfficeRole, Reading
from kg.statements import confidence, mentions
from kg.statements.llm_endpoint import Endpoint, Messages, ask
from kg.statements.llm_names import ENTITIES
from kg.statements.llm_records import STATUSES, Part, Records, references

# characters of text in one question: about 4,000 tokens of Hangul, which leaves a small model room to answer
_MOST = 6000


def extract(document: Document, endpoint: Endpoint) -> Reading:
    """Return what a model reads from a document, each statement under the rule `llm/MODEL`.

    The notes count the records that were dropped, by reason.

    Raises:
        EndpointError: the model cannot be asked.
        InputError: the model's answers cannot be used.

    """
    analysis = mentions.analyse(document)
    records = Records(analysis, f"llm/{endpoint.model}")
    found: list[tuple[Part, Any]] = []
    for part, text in parts(document):
        try:
            answer = ask(endpoint, document.id, messages(document, text), parse)
        except InputError as error:
            raise InputError(f"{document.source}: {error}") from error
        found += [(part, record) for record in parse(answer)]
    statements = records.read(found)
    named = {reference for statement in statements for reference in references(statement)}
    named |= {getattr(statement, "entity", "") for statement in statements}
    return confidence.calibrated(
        Reading(
            document=document,
            places=tuple(place for reference, place in records.names.places.items() if reference in named),
            networks=tuple(network for reference, network in records.names.networks.items() if reference in named),
            organizations=tuple(body for reference, body in records.names.organizations.items() if reference in named),
            statements=statements,
            mentions=mentions.reading(analysis).mentions,
            notes=(*(() if found else ("The model found nothing to read.",)), *records.notes()),
        )
    )


def parts(document: Document, most: int = _MOST) -> Iterator[tuple[Part, str]]:
    """Yield the document in stretches of whole lines, each with its words, page noise left out.

    A line longer than MOST characters is cut after a sentence or a blank.
    """
    text = document.text
    start = 0
    while start < len(text):
        stop = min(len(text), start + most)
        if stop < len(text):
            for mark in ("\n", ". ", " "):
                cut = text.rfind(mark, start + most // 2, stop)
                if cut >= 0:
                    stop = cut + len(mark)
                    break
        words = _visible(document, start, stop)
        if words.strip():
            yield Part(start, stop), words
        start = stop


def _visible(document: Document, start: int, stop: int) -> str:
    kept = []
    for noise in sorted(document.noise):
        if noise.end <= start or noise.start >= stop:
            continue
        kept.append(document.text[start : max(start, noise.start)])
        start = max(start, noise.end)
    return "".join((*kept, document.text[start:stop]))


def parse(answer: str) -> list[Any]:
    """Return the records of a model's answer: a JSON object with `records`, whatever prose or fences stand around it.

    Raises:
        ValueError: there is no such object.

    """
    first, last = answer.find("{"), answer.rfind("}")
    for candidate in (answer, answer[first : last + 1]):
        try:
            value = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and isinstance(value.get("records"), list):
            return list(value["records"])
    raise ValueError("no JSON object with a list of records")


def messages(document: Document, text: str) -> Messages:
    """Return what the model is asked about a stretch of a document."""
    told = [f"Title: {document.title}"] if document.title else []
    told += [f"Published: {document.published}"] if document.published else []
    return (("system", instructions()), ("user", "\n".join((*told, "Text:", text))))


def _choice(codes: Any) -> str:  # noqa: ANN401 - an enumeration or a tuple of its members
    return "|".join(str(code) for code in codes)


def instructions() -> str:
    """Return what the model is told of records and codes, from the same lists that its answer is held against."""
    status = {kind: _choice(codes) for kind, codes in STATUSES.items()}
    coded = "\n".join(f"{code}: {theme.ko} / {theme.en}" for code, theme in themes.themes().items())
    return f"""\
You read Korean or English documents on relations between cities. Answer with one JSON object {{"records": [...]}} and \
nothing else. Write only what the text itself says; no knowledge of your own.

Every record has "kind" and "quotes": one or more stretches copied from the text character for character, in its own \
script and spacing, that show the fact. Optional: "denied": true where the text denies it; "attributed_to": who is \
quoted. Leave out what the text does not say. Names are copied from the text. Dates are YYYY, YYYY-MM or YYYY-MM-DD, as \
precise as the text and its date of publication allow.

Kinds and their fields (? may be missing, [] is a list):
naming: name, type {_choice(ENTITIES)}, country? (ISO 3166-1 alpha-2). One for each city, region, network and \
organization; other records use the same names.
tenure: official (personal name), role {_choice(OfficeRole)}, of (place or body), english?, title?, start?, end?
membership: member (place), network, role {_choice(MembershipRole)}, status {status["membership"]}, start?, end?
agreement: parties[] (two or more), type {_choice(AgreementType)}, status {status["agreement"]}, date?, valid_until?, \
supersedes? (a type), place?, signatories[]?, themes[]?
event: type {_choice(EventKind)}, status {status["event"]}, name? (proper name), place?, venue?, start?, end?, \
participants[] (places, networks), visitors[]? (of a visit, the places that travel), organizers[]?, attendees[]? \
(persons), themes[]?, awarded_for?
tie: a, b (places with direct relations), status {status["tie"]}, start?
policy: name, owner (place), theme, english?, modelled_on?
engagement: place, theme, status {status["engagement"]}, start?
exchange: a, b (places that share policy of a theme), theme, status {status["exchange"]}, learner?, start?

Themes (use the code):
{coded}
"""
