"""A language model behind an OpenAI-compatible endpoint: one question, one answer, kept so that none is paid twice."""

import hashlib
import json
import os
import re
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.errors import EndpointError, InputError, MissingExtraError

if TYPE_CHECKING:
    import httpx

URL, KEY, MODEL, TIMEOUT = "KG_LLM_URL", "KG_LLM_KEY", "KG_LLM_MODEL", "KG_LLM_TIMEOUT"
_ATTEMPTS = 3
_LONGEST_PAUSE = 30.0
_LARGEST = 16_000_000
_PASSING = frozenset((408, 409, 425, 429, 500, 502, 503, 504))
_LOOPBACK = re.compile(r"localhost|127(?:\.\d{1,3}){3}|::1")

Messages = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model is asked: `limit` seconds for an answer, `pause` seconds before the second attempt.

    `cache` is the folder that keeps answers by document and prompt; None keeps nothing.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    limit: float = 120.0
    pause: float = 0.5
    cache: Path | None = None

    @property
    def host(self) -> str:
        """Return the host and port, for messages: the rest of an address may hold secrets."""
        return urlsplit(self.url).netloc.rpartition("@")[2]


def from_environment(environment: Mapping[str, str], cache: Path | None = None) -> Endpoint:
    """Return the endpoint that KG_LLM_URL, KG_LLM_MODEL, KG_LLM_KEY and KG_LLM_TIMEOUT (seconds) describe.

    Raises:
        EndpointError: a variable is missing or cannot be used.
        MissingExtraError: httpx is not installed.

    """
    try:
        import httpx  # noqa: F401 - asked for before the first document is read
    except ImportError as error:
        raise MissingExtraError("Reading with a language model", "llm") from error
    url, model, key = (environment.get(name, "").strip() for name in (URL, MODEL, KEY))
    for name, value, example in ((URL, url, "http://localhost:11434/v1"), (MODEL, model, "the model's name there")):
        if not value:
            raise EndpointError(f"{name} is not set. Reading with a language model needs it, such as {example}.")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise EndpointError(f"{URL} is no address of a server. Give one that begins with http:// or https://.")
    if not (key.isascii() and key.isprintable()):
        raise EndpointError(f"{KEY} holds characters that no key has. Set it to the key alone.")
    limit = environment.get(TIMEOUT, "").strip() or "120"
    try:
        seconds = float(limit)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 86_400:
        raise EndpointError(f"{TIMEOUT}={limit} is no number of seconds. Set it to one, such as 120.")
    return Endpoint(url=url, model=model, key=key or None, limit=seconds, cache=cache)


def ask(endpoint: Endpoint, document: str, messages: Messages, check: Callable[[str], object]) -> str:
    """Return the model's answer to messages (role, content) about a document, from the cache where it is known.

    CHECK raises ValueError for an answer of no use: such a one is asked for again, and never kept.

    Raises:
        EndpointError: the server cannot be reached, refuses, or does not answer in time.
        InputError: no attempt gave an answer of use.

    """
    body = {
        "model": endpoint.model,
        "messages": [{"role": role, "content": content} for role, content in messages],
        "temperature": 0,
    }
    payload = json.dumps(body, ensure_ascii=False).encode("utf-8")
    kept = endpoint.cache / f"{document}-{hashlib.sha256(payload).hexdigest()[:16]}.json" if endpoint.cache else None
    known = _known(kept, check)
    if known is not None:
        return known
    answer = _attempts(endpoint, payload, check)
    if kept is not None:
        _keep(kept, {"document": document, "model": endpoint.model, "answer": answer})
    return answer


def _known(kept: Path | None, check: Callable[[str], object]) -> str | None:
    """Return a kept answer; a file that is missing or damaged is none."""
    if kept is None:
        return None
    try:
        answer = json.loads(kept.read_text(encoding="utf-8"))["answer"]
        check(answer)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return str(answer)


def _keep(kept: Path, row: dict[str, str]) -> None:
    """Write an answer whole or not at all: several processes share the folder."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=kept.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(row, file, ensure_ascii=False)
        Path(name).replace(kept)
    except OSError as error:
        raise EndpointError(
            f"{kept.parent}: the model's answers cannot be kept there ({error.strerror}). Give another --llm-cache."
        ) from error


def _attempts(endpoint: Endpoint, payload: bytes, check: Callable[[str], object]) -> str:
    import httpx

    # a proxy of the environment cannot reach this machine's own servers
    own = _LOOPBACK.fullmatch(urlsplit(endpoint.url).hostname or "") is not None
    pause = endpoint.pause
    try:
        client = httpx.Client(trust_env=not own, timeout=endpoint.limit)
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        raise EndpointError(f"The environment's proxy cannot be used ({_short(str(error), endpoint)}).") from error
    with client:
        for attempt in range(1, _ATTEMPTS + 1):
            last = attempt == _ATTEMPTS
            try:
                status, wait, text = _post(client, endpoint, payload)
            except (httpx.TimeoutException, TimeoutError) as error:
                # asking again would take as long, and be paid for again
                raise EndpointError(
                    f"{endpoint.host} did not answer within {endpoint.limit:g} s. Set {TIMEOUT} to more seconds; "
                    "answers that came are kept."
                ) from error
            except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
                if last or not isinstance(error, httpx.TransportError):
                    raise EndpointError(
                        f"{endpoint.host} cannot be reached ({_short(str(error), endpoint)}). "
                        f"Check {URL}, and that the server runs."
                    ) from error
            else:
                if status in _PASSING and not last:
                    pause = max(pause, wait)
                elif status != 200:
                    raise _refusal(endpoint, status, text)
                else:
                    try:
                        answer = _content(text)
                        check(answer)
                    except ValueError as error:
                        if last:
                            raise InputError(
                                f"The answer of {endpoint.model} cannot be used, asked {_ATTEMPTS} times "
                                f"({_short(str(error), endpoint)}). Try another model."
                            ) from error
                    else:
                        return answer
            time.sleep(min(pause, _LONGEST_PAUSE))
            pause *= 2
    raise AssertionError  # the last attempt returns or raises


def _post(client: "httpx.Client", endpoint: Endpoint, payload: bytes) -> tuple[int, float, str]:
    """Return the status, the seconds that the server asks to wait, and the body; the limit holds for all of it."""
    import httpx

    url = endpoint.url.rstrip("/")
    if not url.endswith("/chat/completions"):
        url += "/chat/completions"
    headers = {"Content-Type": "application/json; charset=utf-8", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    deadline = time.monotonic() + endpoint.limit
    got = bytearray()
    with client.stream("POST", url, content=payload, headers=headers) as response:
        for chunk in response.iter_bytes():
            got += chunk
            # httpx limits each wait, not their sum: a server that drips would hold the build for ever
            if time.monotonic() > deadline:
                raise TimeoutError
            if len(got) > _LARGEST:
                raise httpx.DecodingError("the answer is too large")
        after = response.headers.get("Retry-After", "")
        return response.status_code, float(after) if after.isdecimal() else 0.0, got.decode("utf-8", "replace")


def _content(text: str) -> str:
    """Return what the model wrote, from the server's answer."""
    try:
        content: Any = json.loads(text)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise ValueError("the server's answer is no chat completion") from error
    if not isinstance(content, str):
        raise ValueError("the model gave no text")  # noqa: TRY004 - an answer of no use, not a wrong call
    # half a character, as a model's escapes may have it, cannot be kept in a file
    return content.encode("utf-8", "replace").decode("utf-8")


def _refusal(endpoint: Endpoint, status: int, text: str) -> EndpointError:
    if status in (401, 403):
        return EndpointError(f"{endpoint.host} refused the key ({status}). Set {KEY} to one that it knows.")
    if status == 404:
        return EndpointError(
            f"{endpoint.host} knows no such address or model (404). Check {URL} and {MODEL}={endpoint.model}."
        )
    if status in _PASSING:
        return EndpointError(
            f"{endpoint.host} answered {status}, asked {_ATTEMPTS} times. Try again later: answers that came are kept."
        )
    try:
        told = json.loads(text)["error"]["message"]
    except (ValueError, KeyError, TypeError, RecursionError):
        told = text
    return EndpointError(
        f"{endpoint.host} answered {status} ({_short(str(told), endpoint)}). Check {URL} and {MODEL}={endpoint.model}."
    )


def _short(told: str, endpoint: Endpoint) -> str:
    """Return a server's or library's words as part of one line, without the key."""
    line = " ".join(told.split())
    if endpoint.key:
        line = line.replace(endpoint.key, "…")
    return (line if len(line) <= 150 else line[:149] + "…") or "no reason given"
