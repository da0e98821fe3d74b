"""The check of addresses outside the site, against a server of our own."""

import http.server
import threading

import links
import pytest
from conftest import PROJECT


class Odd(http.server.BaseHTTPRequestHandler):
    """Answers by path: `/404`, `/no-head`, `/moved`, `/cut` (no answer at all), all else with 200."""

    def do_GET(self):
        self.server.seen.append(f"{self.command} {self.path}")
        if self.path == "/cut":
            return self.connection.close()
        status = {"/404": 404, "/403": 403, "/moved": 302}.get(self.path, 200)
        self.send_response(405 if self.path == "/no-head" and self.command == "HEAD" else status)
        self.send_header("Location", "/ok")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Odd)
    server.seen, server.handle_error = [], lambda *_: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.base = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def asked(server):
    """Path → answer, and how often the host was given a pause."""

    def run(*paths: str):
        pauses = []
        answers = links.ask_all([server.base + path for path in paths], 5, lambda: pauses.append(1))
        return {answer.url.removeprefix(server.base): answer for answer in answers}, len(pauses)

    return run


@pytest.mark.parametrize(("path", "broken", "why"), [
    ("/ok", False, ""), ("/moved", False, ""), ("/no-head", False, ""), ("/404", True, "answers 404"),
    ("/403", False, "answers 403 to a program; a person may see it"), ("/cut", True, "does not answer"),
])
def test_each_kind_of_answer(asked, path, broken, why):
    answers, _ = asked(path)
    assert answers[path].broken is broken and answers[path].why.startswith(why) and bool(answers[path].why) is bool(why)


def test_head_comes_first_and_get_only_where_it_failed(asked, server):
    asked("/ok", "/no-head")
    assert server.seen == ["HEAD /ok", "HEAD /no-head", "GET /no-head"]


def test_one_host_is_given_a_pause_between_two_questions(asked):
    assert asked("/ok", "/a", "/b")[1] == 2 and asked("/404")[1] == 1


def test_a_report_names_the_file_and_the_line(asked, server):
    answers, _ = asked("/ok", "/404", "/403")
    places = {answer.url: [("case_data/cases/x.yaml", 7)] for answer in answers.values()}
    text = links.report(answers.values(), places)
    assert "3 addresses were asked. 1 do not answer, 1 refuse programs." in text
    assert f"- <{server.base}/404> answers 404: `case_data/cases/x.yaml:7`" in text


def test_every_address_of_the_data_is_asked_once(real):
    found = links.addresses(PROJECT)
    urls = {source.fields["url"].partition("#")[0] for source in real.sources if "url" in source.fields}
    assert len(urls) > 50 and urls <= set(found)
    file, line = next(place for place in found["https://views-voices.oxfam.org.uk/2016/10/from-coffee-to-conference/"] if "jordan" in place[0])
    assert "views-voices" in (PROJECT / file).read_text("utf-8").splitlines()[line - 1]
