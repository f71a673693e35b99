"""Who builds on a server: a lease in a named graph of its own, taken in one step and kept alive during the build.

A builder that dies leaves its lease behind. On the same machine the next one sees that the process is gone; from
another machine it waits until the lease has run out.
"""

import contextlib
import json
import os
import secrets
import socket
import threading
from datetime import UTC, datetime, timedelta
from typing import Any, Self

import pyoxigraph as ox

from kg.errors import KgError, StoreError
from kg.triples import terms
from kg.triples.remote import Server
from kg.triples.terms import iri, term
from kg.vocabulary import Property

# how long a builder that says nothing more still holds the store
_LASTS = timedelta(minutes=2)
_HOLDS = f"{iri('lock')} {term(Property.RECORD)}"


class Lease:
    """The right to write to a server, for as long as the block lasts."""

    def __init__(self, server: Server) -> None:
        """Take the server."""
        self._server = server
        self._token = secrets.token_hex(8)
        self._since = _now()
        self._stop = threading.Event()
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Self:
        """Take the lease.

        Raises:
            StoreError: another builder holds it.

        """
        mine = self._written()
        self._server.update(
            f"INSERT {{ GRAPH {terms.LOCK} {{ {_HOLDS} {mine} }} }} "
            f"WHERE {{ FILTER NOT EXISTS {{ GRAPH {terms.LOCK} {{ {_HOLDS} ?held }} }} }}"
        )
        who = self._holder()
        if who.get("token") != self._token and _gone(who):
            self._replace(str(who.get("token", "")), mine)
            who = self._holder()
        if who.get("token") != self._token:
            raise StoreError(
                f"The store at {self._server.address} is being built by {_told(who)}. "
                "Wait for it to end, then build again."
            )
        self._keeper.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Give the lease back, if it is still held."""
        self._stop.set()
        self._keeper.join()
        self._replace(self._token, None)

    def check(self) -> None:
        """See that the lease is still held: a machine that slept may have lost it.

        Raises:
            StoreError: another builder has taken it.

        """
        who = self._holder()
        if who.get("token") != self._token:
            raise StoreError(
                f"{self._server.address}: {_told(who)} has taken over the build; nothing was written. Build again."
            )

    def _keep(self) -> None:
        while not self._stop.wait(_LASTS.total_seconds() / 4):
            # the server may be back before the lease runs out
            with contextlib.suppress(KgError):
                self._replace(self._token, self._written())

    def _replace(self, token: str, new: ox.Literal | None) -> None:
        """Replace a lease, known by its token, in one step; nothing happens where it is no more."""
        insert = f"INSERT {{ GRAPH {terms.LOCK} {{ {_HOLDS} {new} }} }} " if new is not None else ""
        self._server.update(
            f"DELETE {{ GRAPH {terms.LOCK} {{ {_HOLDS} ?held }} }} {insert}"
            f"WHERE {{ GRAPH {terms.LOCK} {{ {_HOLDS} ?held }} FILTER(CONTAINS(STR(?held), {ox.Literal(token)})) }}"
        )

    def _holder(self) -> dict[str, Any]:
        rows = list(self._server.rows(f"SELECT ?held WHERE {{ GRAPH {terms.LOCK} {{ {_HOLDS} ?held }} }}"))
        return _read(rows[0]["held"]) if rows else {}

    def _written(self) -> ox.Literal:
        until = (datetime.now(UTC) + _LASTS).isoformat(timespec="seconds")
        who = {"pid": os.getpid(), "host": socket.gethostname(), "since": self._since, "until": until}
        return ox.Literal(json.dumps({**who, "token": self._token}, sort_keys=True))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _read(held: ox.Literal) -> dict[str, Any]:
    try:
        found = json.loads(held.value)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _told(who: dict[str, Any]) -> str:
    if not who:
        return "another process"
    return f"process {who.get('pid')} on {who.get('host')}, since {who.get('since')}"


def _gone(who: dict[str, Any]) -> bool:
    """Tell whether a holder is no more: its lease has run out, or its process on this machine has ended."""
    if str(who.get("until", "")) < _now():
        return True
    pid = who.get("pid")
    if who.get("host") != socket.gethostname() or not isinstance(pid, int):
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
