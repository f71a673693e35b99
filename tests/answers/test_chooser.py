"""A language model as chooser: it gives a number of the list, and nothing else of its answer is ever used."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.answers.chooser import chooser
from kg.answers.engine import ask
from kg.answers.grammar import readings
from kg.errors import InputError

pytest.importorskip("httpx", reason="needs the extra: pip install 'kg[llm]'")

from kg.statements.llm_endpoint import Endpoint

QUESTION = "Which cities fit Goyang?"


@contextmanager
def served(choose):
    """Serve a model that answers what CHOOSE makes of the last message; yield its address and the messages it got."""
    got = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            got.append(body["messages"])
            said = choose(body["messages"][-1]["content"])
            data = json.dumps({"choices": [{"message": {"role": "assistant", "content": said}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Endpoint(url=f"http://127.0.0.1:{server.server_address[1]}/v1", model="scripted", pause=0.01), got
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def number_of(words):
    """Return a model that answers the number of the reading with some words."""

    def choose(message):
        line = next(line for line in message.splitlines() if words in line)
        return line.split(".")[0]

    return choose


def test_the_reading_chosen_is_answered(demo, lexicon, today):
    """The answer is that of the reading whose number the model gave, by the grammar's own query."""
    with served(number_of("Candidate partners")) as (endpoint, got):
        found = ask(demo, QUESTION, today=today, lexicon=lexicon, choose=chooser(endpoint))
    assert found.intent == "recommendation"
    assert QUESTION in got[0][-1]["content"]


@pytest.mark.parametrize("said", ["SELECT ?x WHERE { ?x ?p ?o }", "DROP ALL", "999", "the third or the 4th, maybe 5"])
def test_what_is_no_number_of_the_list_is_refused(said, demo, lexicon, today):
    """SPARQL, text or a number beyond the list is an error after three attempts; none of it is run."""
    with served(lambda _: said) as (endpoint, got), pytest.raises(InputError):
        ask(demo, QUESTION, today=today, lexicon=lexicon, choose=chooser(endpoint))
    assert len(got) == 3


def test_none_of_them_leaves_the_grammar_alone(demo, lexicon, today):
    """The answer 0 means that no reading fits: the question is answered as without the model."""
    question = "Which partners of Goyang share wetland policy?"
    with served(lambda _: "0") as (endpoint, _):
        found = ask(demo, question, lang="en", today=today, lexicon=lexicon, choose=chooser(endpoint))
    assert found.rows == ask(demo, question, lang="en", today=today, lexicon=lexicon).rows


def test_readings_begin_with_the_grammars_own(lexicon, today):
    """The grammar's own reading is the first of the list, and none is there twice."""
    found = readings("Which partners of Goyang share wetland policy?", lexicon, today)
    assert found[0].intent == "pairs"
    assert len({each.intent for each in found}) == len(found) > 20
