"""Reading with a language model: what its answers must bear out, and what happens when the server does not."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.errors import EndpointError, InputError, MissingExtraError
from kg.model import Agreement, Document, Event, Exchange, Naming, Policy, Span, Tenure
from kg.statements import llm
from kg.statements.llm_endpoint import Endpoint, from_environment

pytest.importorskip("httpx", reason="needs the extra: pip install 'kg[llm]'")

TEXT = (
    "여수시는 2024년 3월 2일 하노이와 우호도시 협약을 맺었다.\n"
    "정기명 여수시장은 하노이의 하수 처리 시설을 둘러봤다.\n"
    "[메뉴] 로그인 회원가입\n"
)
PACT = "여수시는 2024년 3월 2일 하노이와 우호도시 협약을 맺었다."
TOUR = "정기명 여수시장은 하노이의 하수 처리 시설을 둘러봤다."
AGREEMENT = {
    "kind": "agreement",
    "parties": ["하노이", "여수시"],
    "type": "friendship",
    "status": "signed",
    "date": "2024-03-02",
    "quotes": [PACT],
}


def article(text=TEXT, **fields):
    """Return a document with its menu marked as page noise."""
    identifier = "0123456789ab"
    at = text.find("[메뉴]")
    noise = (Span(document=identifier, start=at, end=len(text)),) if at >= 0 else ()
    return Document(id=identifier, source="article.txt", sha256="0", text=text, noise=noise, **fields)


def completion(content):
    """Return what an OpenAI-compatible server sends for an answer."""
    content = content if isinstance(content, str) else json.dumps({"records": content}, ensure_ascii=False)
    return 200, json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]})


@contextmanager
def served(*answers):
    """Serve answers (status, body or a function) in their order, the last again and again; yield URL and requests."""
    requests = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            requests.append((self.path, dict(self.headers), json.loads(body)))
            answer = answers[min(len(requests), len(answers)) - 1]
            status, told = answer(self) if callable(answer) else answer
            if told is None:
                return
            data = told.encode("utf-8")
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", requests
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def endpoint(url, **options):
    return Endpoint(**{"url": url, "model": "scripted", "key": "secret-key", "limit": 10, "pause": 0.01, **options})


def read(records, document=None, **options):
    with served(completion(records)) as (url, _):
        return llm.extract(document or article(), endpoint(url, **options))


def told(reading):
    return [statement for statement in reading.statements if not isinstance(statement, Naming)]


def test_good_answer():
    """Records become the statements of the rules' own kinds, linked by the gazetteer, each on its quoted span."""
    reading = read([AGREEMENT])
    (statement,) = told(reading)
    assert isinstance(statement, Agreement)
    assert statement.parties == ("place/hanoi-vn", "place/yeosu-kr")
    assert (statement.type, statement.status, statement.date) == ("friendship", "signed", "2024-03-02")
    assert statement.rule == "llm/scripted"
    assert [reading.document.quote(span) for span in statement.evidence] == [PACT]
    assert {place.reference for place in reading.places} == {"place/hanoi-vn", "place/yeosu-kr"}
    named = {
        each.entity: reading.document.quote(each.evidence[0]) for each in reading.statements if each.kind == "naming"
    }
    assert named == {"place/hanoi-vn": "하노이", "place/yeosu-kr": "여수시"}
    assert reading.notes == ()


def test_other_kinds():
    """Offices, events, policies and shared themes are read too; a pair is sorted."""
    reading = read(
        [
            {"kind": "tenure", "official": "정기명", "role": "mayor", "of": "여수시", "quotes": ["정기명 여수시장"]},
            {
                "kind": "event",
                "type": "visit",
                "status": "held",
                "place": "하노이",
                "participants": ["여수시"],
                "visitors": ["여수시"],
                "quotes": [TOUR],
            },
            {"kind": "policy", "name": "하수 처리 시설", "owner": "하노이", "theme": "water", "quotes": [TOUR]},
            {
                "kind": "exchange",
                "a": "여수시",
                "b": "하노이",
                "theme": "water",
                "status": "held",
                "learner": "여수",
                "quotes": [TOUR],
            },
        ],
        article(published="2024-03-05"),
    )
    tenure, event, policy, exchange = told(reading)
    assert reading.notes == ()
    assert isinstance(tenure, Tenure)
    assert (tenure.official, tenure.of, tenure.observed_on) == ("정기명", "place/yeosu-kr", "2024-03-05")
    assert isinstance(event, Event)
    assert (event.place, event.visitors) == ("place/hanoi-vn", ("place/yeosu-kr",))
    assert isinstance(policy, Policy)
    assert policy.owner == "place/hanoi-vn"
    assert isinstance(exchange, Exchange)
    assert (exchange.a, exchange.b, exchange.learner) == ("place/hanoi-vn", "place/yeosu-kr", "place/yeosu-kr")


def test_english():
    """An English document is read by the same records."""
    text = "Busan signed a friendship agreement with Da Nang on 3 May 2021.\n"
    reading = read(
        [{**AGREEMENT, "parties": ["Busan", "Da Nang"], "date": "2021-05-03", "quotes": [text.strip()]}],
        article(text, language="en"),
    )
    (statement,) = told(reading)
    assert statement.parties == ("place/busan-kr", "place/da-nang-vn")


def test_new_place():
    """A city that no list has is kept with the country that the model read, under the words of the text."""
    text = "여수시는 베트남의 흐엉리에우와 교류를 논의했다.\n"
    quote = text.strip()
    reading = read(
        [
            {"kind": "tie", "a": "여수시", "b": "흐엉리에우", "status": "held", "quotes": [quote]},
            {"kind": "naming", "name": "흐엉리에우", "type": "city", "country": "VN", "quotes": [quote]},
        ],
        article(text),
    )
    (tie,) = told(reading)
    assert {tie.a, tie.b} == {"place/yeosu-kr", "place/흐엉리에우-vn"}
    (new,) = [place for place in reading.places if place.id == "흐엉리에우-vn"]
    assert (new.kind, new.country, new.geonames) == ("city", "VN", None)


DROPPED = [
    pytest.param({"quotes": ["여수시는 하노이와 협약을 맺었다."]}, "quote not in the text", id="quote-reworded"),
    pytest.param({"quotes": [PACT, "2024년3월2일"]}, "quote not in the text", id="one-quote-of-two"),
    pytest.param({"quotes": ["[메뉴] 로그인"]}, "quote not in the text", id="quote-of-page-noise"),
    pytest.param({"quotes": []}, "no quote", id="no-quote"),
    pytest.param({"quotes": PACT}, "malformed field", id="quote-no-list"),
    pytest.param({"kind": "rumour"}, "unknown kind", id="kind"),
    pytest.param({"kind": ["agreement"]}, "unknown kind", id="kind-no-word"),
    pytest.param({"type": "twinning"}, "unknown type", id="type"),
    pytest.param({"status": "former"}, "unknown status", id="status-of-another-kind"),
    pytest.param({"themes": ["urban-farming"]}, "unknown theme", id="theme"),
    pytest.param({"themes": ["environment"]}, "unknown theme", id="theme-group"),
    pytest.param({"date": "2024.3.2"}, "no date YYYY, YYYY-MM or YYYY-MM-DD", id="date-form"),
    pytest.param({"date": "2023-02-29"}, "no date YYYY, YYYY-MM or YYYY-MM-DD", id="date-of-no-calendar"),
    pytest.param({"date": "２０２４"}, "no date YYYY, YYYY-MM or YYYY-MM-DD", id="date-of-other-digits"),
    pytest.param({"parties": ["여수시", "호찌민"]}, "name of no place or network of the text", id="party-unnamed"),
    pytest.param({"parties": ["여수시", "여수"]}, "fewer than two parties", id="one-party-twice"),
    pytest.param({"signatories": ["김여수"]}, "name not in the text", id="signatory-invented"),
    pytest.param({"kind": "naming", "name": " ", "type": "city"}, "name not in the text", id="name-of-blanks"),
    pytest.param({"denied": "no"}, "malformed field", id="denied-no-boolean"),
    pytest.param({"kind": "tenure", "official": "정기명", "role": "king", "of": "여수시"}, "unknown role", id="role"),
    pytest.param(
        {"kind": "tie", "a": "하노이", "b": "하노이", "status": "held"}, "a place paired with itself", id="pair"
    ),
    pytest.param(
        {"kind": "naming", "name": "하노이", "type": "city", "country": "QQ"}, "unknown country", id="country"
    ),
    pytest.param(
        {"kind": "event", "type": "visit", "status": "held", "place": "하노이", "start": "2024-03-02", "end": "2023"},
        "end before its start",
        id="end-before-start",
    ),
]


@pytest.mark.parametrize(("change", "reason"), DROPPED)
def test_dropped_and_counted(change, reason):
    """What the text or the lists do not bear out is left out, and the notes count it by its reason."""
    reading = read([{**AGREEMENT, **change}, AGREEMENT])
    assert [type(statement) for statement in told(reading)] == [Agreement]
    assert reading.notes == (f"1 of 2 records of llm/scripted dropped: {reason} (1).",)


def test_what_is_no_record():
    """Numbers, words and lists among the records are counted, not read."""
    reading = read([3, "여수시", None, [AGREEMENT], AGREEMENT])
    assert len(told(reading)) == 1
    assert reading.notes == ("4 of 5 records of llm/scripted dropped: no object (4).",)


def test_prompt_intact():
    """The model sees the Hangul, title and date as they are, without page noise; the key goes in the header alone."""
    with served(completion([])) as (url, requests):
        llm.extract(article(title="여수 하노이 협약", published="2024-03-05"), endpoint(url))
    ((path, headers, body),) = requests
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret-key"
    assert body["model"] == "scripted"
    system, user = (message["content"] for message in body["messages"])
    assert user == f"Title: 여수 하노이 협약\nPublished: 2024-03-05\nText:\n{PACT}\n{TOUR}\n"
    assert "water: " in system
    assert "secret-key" not in json.dumps(body)


def test_long_text_in_parts():
    """A long text is asked about in parts that together are the text, and a quote rests on the part it came from."""
    text = "".join(f"{number}번째로 여수시가 하노이를 방문했다.\n" for number in range(1200)) + "끝." * 6000
    document = article(text)
    cut = list(llm.parts(document))
    assert len(cut) > 3
    assert "".join(words for _, words in cut) == text
    assert all(len(words) <= 6000 for _, words in cut)
    quote = "여수시가 하노이를 방문했다."
    record = {"kind": "tie", "a": "여수시", "b": "하노이", "status": "held", "quotes": [quote]}
    with served(completion([]), completion([record]), completion([])) as (url, _):
        (tie,) = told(llm.extract(document, endpoint(url)))
    (span,) = tie.evidence
    assert document.quote(span) == quote
    assert cut[1][0].start <= span.start < cut[1][0].end


def test_fenced_answer():
    """Prose and fences around the JSON do no harm."""
    answer = "Here it is:\n```json\n" + json.dumps({"records": [AGREEMENT]}) + "\n```"
    with served(completion(answer)) as (url, _):
        assert len(told(llm.extract(article(), endpoint(url)))) == 1


def test_cache(tmp_path):
    """The same document and prompt make no second request; another text, model or damaged file does."""
    with served(completion([AGREEMENT])) as (url, requests):
        first = llm.extract(article(), endpoint(url, cache=tmp_path))
        assert llm.extract(article(), endpoint(url, cache=tmp_path)) == first
        assert len(requests) == 1
        (kept,) = tmp_path.iterdir()
        assert kept.name.startswith("0123456789ab-")
        assert "secret-key" not in kept.read_text(encoding="utf-8")
        kept.write_text("{", encoding="utf-8")
        assert llm.extract(article(), endpoint(url, cache=tmp_path)) == first
        assert len(requests) == 2
        llm.extract(article(), endpoint(url, cache=tmp_path, model="another"))
        llm.extract(article("덧붙임.\n" + TEXT), endpoint(url, cache=tmp_path))
        assert len(requests) == 4


def test_half_a_character(tmp_path):
    """An escape that is half a character costs its record, not the run, with a cache too."""
    answer = json.dumps({"records": [AGREEMENT, {**AGREEMENT, "quotes": ["여수\ud800"]}]})
    with served(completion(answer.replace("\\ud800", "\ud800"))) as (url, _):
        reading = llm.extract(article(), endpoint(url, cache=tmp_path))
    assert len(told(reading)) == 1
    assert "quote not in the text (1)" in reading.notes[0]


def test_unauthorised():
    """A refused key is one line that names the variable, and is not tried again."""
    with served((401, '{"error": {"message": "bad key secret-key"}}')) as (url, requests):
        with pytest.raises(EndpointError, match=r"refused the key \(401\)\. Set KG_LLM_KEY") as caught:
            llm.extract(article(), endpoint(url))
        assert len(requests) == 1
    assert "secret-key" not in str(caught.value)


def test_bad_request_tells_the_servers_words():
    """What the server says of a request is passed on in one line, the key left out."""
    with (
        served((400, '{"error": {"message": "no\\nmodel for secret-key"}}')) as (url, _),
        pytest.raises(EndpointError) as caught,
    ):
        llm.extract(article(), endpoint(url))
    assert "400 (no model for …)" in str(caught.value)


@pytest.mark.parametrize("status", [500, 503, 429])
def test_passing_failure(status):
    """A failure that passes is tried again."""
    with served((status, "{}"), completion([AGREEMENT])) as (url, requests):
        assert len(told(llm.extract(article(), endpoint(url)))) == 1
        assert len(requests) == 2


def test_lasting_failure(tmp_path):
    """A failure that lasts ends after three attempts in one line, and nothing is kept."""
    with served((500, "{}")) as (url, requests):
        with pytest.raises(EndpointError, match="answered 500, asked 3 times"):
            llm.extract(article(), endpoint(url, cache=tmp_path))
        assert len(requests) == 3
    assert list(tmp_path.iterdir()) == []


def test_dropped_connection():
    """A connection that breaks off is tried again."""
    with served(lambda handler: (0, handler.close_connection and None), completion([AGREEMENT])) as (url, requests):
        assert len(told(llm.extract(article(), endpoint(url)))) == 1
        assert len(requests) == 2


def _silent(_):
    time.sleep(0.6)
    return 0, None


def _dripping(handler):
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(12):
            handler.wfile.write(b" ")
            time.sleep(0.1)
    except OSError:
        pass
    return 0, None


@pytest.mark.parametrize("answer", [_silent, _dripping])
def test_time_out(answer):
    """A server that is silent, or drips, is left after the limit; the line says how to give it longer."""
    with served(answer) as (url, requests):
        started = time.monotonic()
        with pytest.raises(EndpointError, match=r"within 0\.3 s\. Set KG_LLM_TIMEOUT"):
            llm.extract(article(), endpoint(url, limit=0.3))
        assert time.monotonic() - started < 5
        assert len(requests) == 1


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(completion("I cannot do that."), id="prose"),
        pytest.param(completion('{"records": [{"kind": "agree'), id="cut-off"),
        pytest.param(completion('{"records": 3}'), id="no-list"),
        pytest.param((200, '{"choices": [{"message": {"content": null}}]}'), id="no-content"),
        pytest.param((200, "<html>"), id="no-json"),
    ],
)
def test_bad_json(bad, tmp_path):
    """An answer of no use is asked for again; where none comes, the document is named, and nothing is kept."""
    with served(bad, completion([AGREEMENT])) as (url, requests):
        assert len(told(llm.extract(article(), endpoint(url)))) == 1
        assert len(requests) == 2
    with served(bad) as (url, requests):
        with pytest.raises(InputError, match=r"article\.txt: The answer of scripted cannot be used, asked 3 times"):
            llm.extract(article(), endpoint(url, cache=tmp_path))
        assert len(requests) == 3
    assert list(tmp_path.iterdir()) == []


def test_nobody_there():
    """A port where nobody listens is one line that says what to check."""
    with served(completion([])) as (url, _):
        pass
    with pytest.raises(EndpointError, match=r"cannot be reached .* Check KG_LLM_URL"):
        llm.extract(article(), endpoint(url))


def test_no_proxy_to_loopback(monkeypatch):
    """The environment's proxies are not asked for this machine's own servers."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert len(told(read([AGREEMENT]))) == 1


SET = {"KG_LLM_URL": "http://localhost:1/v1", "KG_LLM_MODEL": "m"}


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        pytest.param({}, "KG_LLM_URL is not set", id="no-url"),
        pytest.param({"KG_LLM_URL": "http://localhost:1"}, "KG_LLM_MODEL is not set", id="no-model"),
        pytest.param({**SET, "KG_LLM_URL": "localhost:11434"}, "begins with http", id="no-scheme"),
        pytest.param({**SET, "KG_LLM_URL": "http://[::1"}, "begins with http", id="broken-url"),
        pytest.param({**SET, "KG_LLM_KEY": "열쇠"}, "KG_LLM_KEY holds", id="odd-key"),
        pytest.param({**SET, "KG_LLM_TIMEOUT": "soon"}, "KG_LLM_TIMEOUT=soon", id="odd-limit"),
        pytest.param({**SET, "KG_LLM_TIMEOUT": "nan"}, "KG_LLM_TIMEOUT=nan", id="no-number"),
    ],
)
def test_environment(environment, message):
    """What is missing or wrong in the environment is named."""
    with pytest.raises(EndpointError, match=message):
        from_environment(environment)


def test_environment_that_is_complete():
    """The key is optional: a local server needs none; it never shows in a representation."""
    assert from_environment(SET).key is None
    assert "hidden" not in repr(from_environment({**SET, "KG_LLM_KEY": "hidden"}))


def test_missing_extra(monkeypatch):
    """Without httpx the error names the extra."""
    monkeypatch.setitem(__import__("sys").modules, "httpx", None)
    with pytest.raises(MissingExtraError, match=r"kg\[llm\]"):
        from_environment(SET)


@pytest.fixture
def files(tmp_path):
    """Return two small articles in a folder."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(f"{PACT}\n", encoding="utf-8")
    (folder / "b.txt").write_text(f"{TOUR}\n{PACT}\n", encoding="utf-8")
    return folder


def command(url, *args):
    """Run a command with the endpoint's environment, without it where there is no URL."""
    env = {"KG_LLM_URL": url, "KG_LLM_MODEL": "scripted", "KG_LLM_KEY": "secret-key"}
    return CliRunner().invoke(kg, [str(arg) for arg in args], env=env)


def test_extract_command(files, tmp_path):
    """Kg extract --llm prints the model's statements, tells what it dropped, and asks once a document."""
    cache = tmp_path / "cache"
    with served(completion([AGREEMENT, {**AGREEMENT, "type": "twinning"}])) as (url, requests):
        args = ("extract", files, "--llm", "--llm-cache", cache)
        result = command(url, *args)
        again = command(url, *args)
        assert len(requests) == 2
    assert result.exit_code == 0, result.output
    assert again.stdout == result.stdout
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {row["rule"] for row in rows} == {"llm/scripted"}
    assert [row["evidence"][0]["text"] for row in rows if row["kind"] == "agreement"] == [PACT, PACT]
    assert result.stderr.count("1 of 2 records of llm/scripted dropped: unknown type (1).") == 2


def test_off_by_default(files):
    """Without --llm no server is asked, whatever the environment says."""
    with served(completion([AGREEMENT])) as (url, requests):
        result = command(url, "extract", files)
        assert (result.exit_code, requests) == (0, [])
    assert "llm/" not in result.stdout


def test_refused_key_ends_the_command(files, tmp_path):
    """The first refusal ends the work in one line, without a traceback."""
    with served((401, "{}")) as (url, requests):
        result = command(url, "extract", files, "--llm", "--llm-cache", tmp_path / "cache")
        assert len(requests) == 1
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "KG_LLM_KEY" in result.stderr


def test_cache_without_llm(files, tmp_path):
    """--llm-cache alone is a usage error."""
    assert command("", "extract", files, "--llm-cache", tmp_path).exit_code == 2


def test_build_command(files, tmp_path):
    """Kg build --llm puts the model's statements in the graph; the rules' readings are never mixed with them."""
    store = tmp_path / "store"
    args = ("build", files, "--store", store, "--workers", 1)
    model = ("--llm", "--llm-cache", tmp_path / "cache")
    rules = "SELECT DISTINCT ?rule WHERE { ?a ic:extractedBy ?rule }"

    def readers():
        result = command("", "sparql", rules, "--store", store, "--format", "json")
        assert result.exit_code == 0, result.output
        return {next(iter(row.values())) for row in json.loads(result.stdout)}

    assert command("", *args).exit_code == 0
    assert not any("llm/" in reader for reader in readers())
    with served(completion([AGREEMENT, {**AGREEMENT, "type": "twinning"}])) as (url, requests):
        result = command(url, *args, *model)
        assert result.exit_code == 0, result.output
        assert "2 documents read" in result.stderr
        assert "a.txt: 1 of 2 records of llm/scripted dropped: unknown type (1)." in result.stderr
        assert all("llm/scripted" in reader for reader in readers())
        again = command(url, *args, *model)
        assert "2 unchanged" in again.stderr
        assert len(requests) == 2
    assert command("", *args).exit_code == 0
    assert not any("llm/" in reader for reader in readers())


def test_build_that_is_refused(files, tmp_path):
    """A build whose model cannot be asked ends in one line and leaves the graph as it was."""
    store = tmp_path / "store"
    assert command("", "build", files, "--store", store, "--workers", 1).exit_code == 0
    before = command("", "agreements", "--store", store, "--format", "json").stdout
    with served((401, "{}")) as (url, requests):
        result = command(url, "build", files, "--store", store, "--llm", "--llm-cache", tmp_path / "cache")
        assert len(requests) == 1
    assert result.exit_code == 1
    assert result.stderr.strip().splitlines()[-1].startswith("Error: 127.0.0.1")
    assert command("", "agreements", "--store", store, "--format", "json").stdout == before
    assert command("", "build", files, "--llm", "--cluster", "tcp://127.0.0.1:9").exit_code == 2
