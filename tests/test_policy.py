"""The second wall: what the policy of a page lets a browser do, on every kind of page and when something got in."""

import functools
import http.server
import re
import shutil
import threading
from contextlib import contextmanager

import pytest
from conftest import Quiet, project_copy, until
from pages import KINDS, Built
from test_serving import Served, free_port

from macros import exports, policy

WATCH = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));"""


class AsHosts(Quiet):
    """Says with each file what the file `_headers` asks for, as the hosts that read it do."""

    rows: dict[str, list[tuple[str, str]]]

    def end_headers(self):
        path = self.path.split("?")[0]
        for name, value in self.rows["/*"] + self.rows.get(path, []):
            self.send_header(name, value)
        super().end_headers()


def read_headers(text: str) -> dict[str, list[tuple[str, str]]]:
    blocks = (block.splitlines() for block in text.strip().split("\n\n"))
    return {path: [tuple(row.strip().split(": ", 1)) for row in rows] for path, *rows in blocks}


@contextmanager
def hosted(folder):
    handler = type("Host", (AsHosts,), {"rows": read_headers((folder / "_headers").read_text())})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def host(site):
    with hosted(site) as base:
        yield base


@pytest.fixture
def watched(page):
    page.add_init_script(WATCH)
    return page


def meta_of(root) -> list[str]:
    return root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")


def test_each_page_has_the_policy_before_all_else_and_the_hosts_get_the_same(site):
    built = Built(site)
    pages = {path: root for path, root in built.pages.items() if path != "contribute/form-offline.html"}
    assert len(pages) > 100
    assert {path for path, root in pages.items() if meta_of(root) != [policy.written(policy.SITE)]} == set()
    assert {root.xpath("name(//head/*[1]/@http-equiv)") for root in pages.values()} == {"http-equiv"}
    said = dict(read_headers((site / "_headers").read_text())["/*"])
    assert said["Content-Security-Policy"] == policy.written(policy.SITE) + "; frame-ancestors 'none'"
    assert said["Referrer-Policy"] == "no-referrer" and said["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", [exports.notice(), exports.redirect("x")])
def test_a_page_outside_of_the_theme_may_load_nothing(page):
    assert policy.meta(policy.NOTHING) in page.split("<title>")[0]


def test_no_policy_lets_code_run_from_text(site):
    every = [policy.written(policy.SERVED), *meta_of(Built(site).pages["contribute/form-offline.html"])]
    assert len(every) == 2 and not [one for one in every if "unsafe" in one or "*" in one or "http" in one]


@pytest.mark.parametrize("path", [*KINDS, "/nowhere/"])
def test_no_page_does_what_its_policy_forbids(watched, host, path):
    watched.goto(host + path)
    watched.wait_for_load_state("networkidle")
    assert [fault for fault in watched.faults if "404" not in fault] == []


def search(page):
    page.locator("input.md-search__input").click()
    page.keyboard.insert_text("farmers")
    page.keyboard.press("Shift")
    page.locator(".md-search-result__item").first.wait_for()


def palette(page):
    page.locator("label[title='Switch to dark']").click()
    page.reload()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def explore(page):
    page.locator(".facets input[type=checkbox]").first.check()
    page.locator(".facets input[type=search]").fill("milk")


def printed(page):
    assert page.pdf().startswith(b"%PDF")


def form(page):
    page.wait_for_selector(".case-form.live .step:visible")
    page.locator(".loading > summary").click()
    page.get_by_label("A case of the library").select_option(value="georgia-gaard")
    page.get_by_role("button", name="Load it").click()
    page.locator(".told", has_text="Loaded georgia-gaard").wait_for()
    with page.expect_download():
        page.get_by_role("button", name="Save unfinished work").click()


ACTS = [
    ("/about/", search), ("/", palette), ("/cases/", explore), ("/cases/georgia-gaard/", printed),
    ("/contribute/form/", form),
]


@pytest.mark.parametrize(("path", "act"), ACTS, ids=lambda value: getattr(value, "__name__", ""))
def test_what_a_reader_does_is_allowed(watched, host, path, act):
    watched.goto(host + path)
    act(watched)
    watched.wait_for_load_state("networkidle")
    assert watched.faults == []


def test_a_host_that_reads_the_headers_gives_the_form_as_a_file(page, host):
    page.goto(f"{host}/contribute/form/")
    with page.expect_download() as download:
        page.get_by_role("link", name="the form as one file").click()
    assert download.value.suggested_filename == "form-offline.html"


PLANTED = """<script>window.__pwned = 1</script><img src="x" onerror="window.__pwned = 2">
<a id="p" href="javascript:window.__pwned=3">x</a><img src="https://foreign.invalid/beacon.png">
<iframe srcdoc="<script>parent.__pwned = 4</script>"></iframe><style>body { color: red }</style>
<script src="data:text/javascript,window.__pwned=5"></script><script src="https://foreign.invalid/x.js"></script>
<base href="https://foreign.invalid/"><form action="https://foreign.invalid/"><button id="q">x</button></form>
<object data="https://foreign.invalid/"></object>"""


FORBIDDEN = {"script-src-elem", "script-src-attr", "img-src", "style-src-elem", "base-uri", "form-action", "object-src"}


def attacked(tab, address: str) -> None:
    """Opens a page with planted markup and uses all of it. `tab.answered` has what another host was asked for."""
    tab.answered = []
    tab.on("response", lambda answer: "foreign.invalid" in answer.url and tab.answered.append(answer.url))
    tab.add_init_script(WATCH)
    tab.route("https://foreign.invalid/**", lambda route: route.fulfill(body="window.__pwned = 6"))
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    tab.locator("#p").evaluate("link => link.click()")
    tab.locator("#q").evaluate("button => button.click()")


def violated(tab) -> set[str]:
    """The directives that the browser told of so far."""
    return {fault.split()[1] for fault in tab.faults if fault.startswith("violation")}


@pytest.mark.parametrize("path", ["cases/georgia-gaard/index.html", "contribute/form-offline.html"])
def test_what_got_into_a_page_does_not_run(page, site, tmp_path, path):
    shutil.copytree(site / "assets", tmp_path / "assets")
    text = (site / path).read_text("utf-8")
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text.replace("<h1", PLANTED + "<h1", 1), "utf-8")
    (tmp_path / "_headers").write_text("/*\n  X-Nothing: more\n")
    with hosted(tmp_path) as base:
        attacked(page, f"{base}/{path}")
        until(page, lambda: violated(page) >= FORBIDDEN, "all that is forbidden was refused")
    assert page.evaluate("window.__pwned") is None
    assert page.answered == [] and page.url.endswith(path)


def test_the_attack_would_work_without_the_policy(page, site, tmp_path):
    text = (site / "cases/georgia-gaard/index.html").read_text("utf-8").replace(policy.meta(policy.SITE), "")
    (tmp_path / "index.html").write_text(text.replace("<h1", PLANTED + "<h1", 1), "utf-8")
    (tmp_path / "_headers").write_text("/*\n  X-Nothing: more\n")
    with hosted(tmp_path) as base:
        attacked(page, f"{base}/index.html")
        until(page, lambda: page.answered, "the other host was asked")


def test_while_serving_the_page_has_no_policy_and_reloads_by_itself(page, tmp_path):
    project, port = project_copy(tmp_path / "project"), free_port()
    serving = Served(project, port)
    try:
        serving.until("Serving on")
        page.goto(f"http://127.0.0.1:{port}/about/")
        assert page.locator("meta[http-equiv]").count() == 0
        about = project / "docs/about.md"
        about.write_text(re.sub("^# .*", "# Something else", about.read_text("utf-8"), count=1, flags=re.M), "utf-8")
        page.get_by_role("heading", name="Something else").wait_for()
    finally:
        serving.stop()
