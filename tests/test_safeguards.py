"""Publishing without harm: the rules on the labelled texts, in Python and in the browser, and the data they guard."""

import re
import sys
from pathlib import Path

import pytest
from conftest import DATA, PROJECT, served
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent / "safeguards"))
from measure import PARTS, RULES, SAFEGUARDS, TODAY, case as small, false_alarms, judged, precision, recall, texts

from macros.check import Safeguards
from macros.check.safeguards.plain import pattern, plain
from macros.load import documents, library, read_safeguards
from macros.load.folder import one
from macros.model import dotted
from macros.render import page_html
from macros.views import Site, case, case_list

NEVER_WAIVED = ("SG01", "SG02", "SG03", "SG04")
ALL = [text for part in PARTS for text in texts(part)]


def held(rows) -> None:
    """What the rules promise, in whatever language they run."""
    assert recall(rows, NEVER_WAIVED) >= 0.95
    assert recall(rows, RULES["rules"]) >= 0.9 and precision(rows, RULES["rules"]) >= 0.9
    assert false_alarms(rows) <= 0.05


def test_the_rules_find_what_they_should_and_little_else():
    assert len(ALL) >= 120 and sum(not text.expected for text in ALL) >= 40
    held(judged(ALL))


def test_a_quick_look_passes_over_no_text_in_which_a_pattern_fits():
    words = [plain(text.words) for text in ALL]
    likely = SAFEGUARDS.quick.likely(words)
    for name, rule in RULES["rules"].items():
        ignoring = [*rule.get("find", ()), *(source for source, _ in rule.get("better", ()))]
        sought = {"words": [*((source, True) for source in ignoring), *((source, False) for source in rule.get("exact", ()))],
                  "links": [(source, True) for source in rule.get("links", ())]}
        for seek, patterns in sought.items():
            fits = {number for number, text in enumerate(words) if any(pattern(*one).search(text) for one in patterns)}
            assert fits.issubset(likely.get((name, seek), ())), (name, seek)


@pytest.fixture
def in_browser(page, tmp_path):
    """The rules as the form calls them, in Chromium: a case → its findings."""
    (tmp_path / "safeguards.js").write_text((PROJECT / "docs/assets/safeguards.js").read_text("utf-8"), "utf-8")
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title>")
    with served(tmp_path) as base:
        page.goto(base)
        page.evaluate("async () => { window.safeguards = await import('./safeguards.js'); }")
        page.evaluate("data => { window.rules = data; }", RULES)
        yield lambda case: page.evaluate("([case_, today]) => safeguards.findings(case_, rules, today)", [case, TODAY])


def told(case, schema, kind="case") -> set[tuple[str, str, str, str]]:
    """Path, rule, level and message of everything that Python finds, telephone numbers apart: there the browser knows less."""
    found = SAFEGUARDS.findings(case, schema.walk(kind, case))
    return {(dotted(row.path), row.rule, row.level, row.message) for row in found if row.rule != "SG02"}


def said(found) -> set[tuple[str, str, str, str]]:
    return {(row["path"], row["rule"], row["level"], row["message"]) for row in found if row["rule"] != "SG02"}


def test_the_browser_holds_the_same_promise(in_browser):
    held(judged(ALL, lambda case: frozenset(row["rule"] for row in in_browser(case))))


def test_the_browser_says_the_same(in_browser, schema):
    assert [text.words for text in ALL if said(in_browser(text.case)) != told(text.case, schema)] == []


def test_published_and_broken_files_are_judged_alike_in_both(in_browser, schema):
    found, _ = documents(DATA, schema)
    broken = [one(PROJECT / "tests", "case", path, schema)[0] for path in sorted(PROJECT.glob("tests/broken/sg*.yaml"))]
    files = [document for document in [*found, *broken] if document.kind != "vocabulary"]
    differ = [file.id for file in files if said(in_browser(file.data)) != told(file.data, schema, file.kind)]
    assert len(broken) > 15 and differ == []


def finding(schema, rule, words="", setting="fragile", **fields):
    """The finding of one rule in a small case, or None."""
    case = {"contexts": [{"setting": setting}], "why": [{"text": words}], "safety": SAFETY, **fields}
    found = SAFEGUARDS.findings(case, schema.walk("case", case))
    return next((row for row in found if row.rule == rule), None)


SAFETY = {"basis": "public-sources", "sensitivity": "low"}


@pytest.mark.parametrize(("name", "publisher", "shown"), [
    ("Hill Women", "Hill Women's blog", True), ("Water Users Union of the Hills (WUH)", "WUH", True),
    ("Water Users Union (WUU)", "Water Users Union", True), ("Water Users Union (WUU)", "News of the WUU, May", True),
    ("WUU (Water Users Union)", "WUU", True), ("WUU (Hill Women)", "WUU", False),
    ("WUU (Gaza)", "Gaza Times", False), ("WUU (Gaza)", "WUU (Gaza)", True), ("Hill Women (GAZA)", "Hill Women", False),
    ("Water Users Union (WUU)", "WUUNEWS", False), ("Water Users Union (GAZA)", "GAZA Times", False),
    ("Water Users Union (Gaza)", "Gaza Times", False), ("(WUU)", "WUU", False), ("Union (WUU)", "WUU", False),
])
def test_an_organisation_is_its_own_publisher_by_its_letters_too(name, publisher, shown, schema, in_browser):
    rows = {"actors": [{"kind": "local-ngos", "name": name, "sources": ["own"]}], "sources": [{"id": "own", "publisher": publisher}]}
    assert (finding(schema, "SG12", **rows) is None) == shown
    case = {"contexts": [{"setting": "fragile"}], "why": [{"text": ""}], "safety": SAFETY, **rows}
    assert ("SG12" in {row["rule"] for row in in_browser(case)}) != shown


@pytest.mark.parametrize("words, secret", [
    ("Write to testina@example.org.", "example"), ("Ring +1 202 555 0143.", "555"), ("Passport no. X0000000", "0000"),
    ("At 31.52210, 34.44531.", "31"), ("In the Testvale Clinic.", "Testvale"), ("Mr Testman came.", "Testman"),
    ("See https://wa.me/12025550143", "202"), ("See https://drive.google.com/file/secret", "secret"),
])
def test_reports_do_not_repeat_what_they_found(words, secret, schema):
    case = {"why": [{"text": words}], "safety": SAFETY}
    found = SAFEGUARDS.findings(case, schema.walk("case", case))
    assert found and not [row.message for row in found if secret in row.message]


@pytest.mark.parametrize("contexts, level", [
    ([], "error"), (["stable"], "warning"), (["fragile"], "error"), (["stable", "fragile"], "error"),
])
def test_what_is_not_known_to_be_stable_is_treated_as_fragile(contexts, level, schema):
    rows = [{"setting": setting} for setting in contexts]
    assert finding(schema, "SG05", "In the Testvale Clinic.", contexts=rows).level == level


@pytest.mark.parametrize("given, expires, wrong", [
    ("2026-01-01", "2027-01-01", None), ("2026-01-01", "2026-11-24", None), ("2026-01-01", "2026-11-23", "has run out"),
    ("2026-11-25", "2027-01-01", "is dated after today"),
])
def test_a_consent_holds_on_its_last_day_and_not_after(given, expires, wrong, schema):
    consent = {"given": given, "expires": expires, "reference": "C-2026-001"}
    found = finding(schema, "SG09", safety={"basis": "consent", "sensitivity": "low", "consent": consent})
    assert (found and wrong and wrong in found.message) if wrong else found is None


WAIVER = {"rule": "SG05", "excerpt": "the old Testvale Clinic", "reason": "It was closed long ago.", "role": "Editors", "date": "2026-11-01"}


@pytest.mark.parametrize("words, due, covered", [
    ("Behind the old Testvale Clinic.", "2027", True), ("Behind the old Testvale Clinic.", "2026-11-23", False),
    ("Behind the Testvale Clinic.", "2027", False),
])
def test_a_waiver_covers_the_very_words_until_the_review(words, due, covered, schema):
    safety = {**SAFETY, "waivers": [WAIVER]}
    found = [finding(schema, rule, words, safety=safety, review={"due": due}) for rule in ("SG05", "SG18")]
    assert [row is None for row in found] == [covered, covered]


def test_a_role_mailbox_on_the_list_may_stand(tiny_data, schema):
    path = tiny_data / "safeguards.yaml"
    path.write_text(path.read_text("utf-8").replace("role_mailboxes: ''", r"role_mailboxes: 'office@example\.org'"), "utf-8")
    judge = Safeguards(read_safeguards(tiny_data), TODAY).findings
    written = [{"why": [{"text": f"Write to {box}@example.org"}], "safety": SAFETY} for box in ("office", "testina")]
    assert [bool(judge(case, schema.walk("case", case))) for case in written] == [False, True]


def test_every_published_file_records_why_it_may_be_public(real):
    entries = [*real.cases.values(), *real.lessons.values()]
    assert [entry.id for entry in entries if not {"basis", "sensitivity", "checked"} <= entry.fields["safety"].keys()] == []


@pytest.fixture
def due(tiny_data):
    """The tiny library on a day, with a case whose review was due on 1 January 2026."""
    path = tiny_data / "cases/beta-water.yaml"
    path.write_text(re.sub(r"review: \{.*", "review: {status: reviewed, due: 2026-01-01}", path.read_text("utf-8")), "utf-8")
    return lambda day: Site(library(tiny_data, day))


@pytest.mark.parametrize("day, notice, listed", [
    ("2025-12-31", False, True), ("2026-01-31", False, True), ("2026-02-01", True, True), ("2026-04-01", True, True),
    ("2026-04-02", True, False),
])
def test_an_overdue_case_says_so_and_leaves_the_lists(due, day, notice, listed):
    site = due(day)
    page, rows = (page_html(sections) for sections in (case(site, "beta-water"), case_list(site)))
    assert ("to be read again" in page) == notice
    assert ("not read again in time" in rows) != listed and "beta-water" in rows
    assert (site.library.cases["beta-water"] in site.library.cases_with(site.library.term("countries", "BB"))) == listed


SHIPPED = {".md", ".js", ".css", ".png", ".jpg", ".webp", ".txt"}
KNOWN = {"assets/form/types.d.ts", "assets/mark.svg", "assets/vendor/vendor.json"}
"""Kinds that may hold scripts or data are let through one by one."""


def test_docs_hold_only_kinds_of_file_that_were_thought_of():
    files = [path for path in (PROJECT / "docs").rglob("*") if path.is_file()]
    names = {path.relative_to(PROJECT / "docs").as_posix() for path in files if path.suffix not in SHIPPED}
    assert names == KNOWN and not any(path.is_symlink() for path in files)


def test_no_picture_tells_where_or_by_whom_it_was_made():
    """SG13: no EXIF, no comment, no text beside the picture itself."""
    pictures = [path for folder in ("docs", ".github") for path in (PROJECT / folder).rglob("*") if path.suffix in (".png", ".jpg", ".webp")]
    harmless = {"srgb", "gamma", "dpi", "interlace", "transparency", "jfif", "jfif_version", "jfif_unit", "jfif_density"}
    for path in pictures:
        with Image.open(path) as picture:
            assert not set(picture.info) - harmless, path
    assert pictures


def test_a_count_is_no_telephone_number_however_many_digits_it_has(in_browser, schema):
    counted = [small({"figure": [count, "people who saw it"]}) for count in (100000000, 2025550143)]
    assert [row for each in counted for row in in_browser(each) if row["rule"] == "SG02"] == []
    assert [finding(schema, "SG02", figures=each["figures"]) for each in counted] == [None, None]


def test_many_years_and_counts_are_no_telephone_number(schema):
    words = "In 2014-2016 and 2017-2019 it met, with 1,200 and later 1,300 members, 450 of them women, in 12 towns."
    places = [{"country": code} for code in ("AM", "GE", "BA", "JO", "IQ", "PS", "LB", "NP")]
    case = {"limits": [{"text": words} for _ in range(24)], "places": places, "safety": SAFETY}
    assert [row for row in SAFEGUARDS.findings(case, schema.walk("case", case)) if row.rule == "SG02"] == []
