"""What GitHub reads: the issue form, what comes of an issue, the workflows; and that each can be checked here."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import DATA, PROJECT

from macros.__main__ import main
from macros.issue_body import case_values
from macros.issue_form import ASKED, questions
from macros.load import draft_problems, read

GITHUB = PROJECT / ".github"
JORDAN = (Path(__file__).parent / "issues/jordan.md").read_text("utf-8")


@pytest.fixture
def turned(monkeypatch, tmp_path, capsys):
    """Runs `from-issue` on a body: (exit status, what it printed)."""
    monkeypatch.chdir(PROJECT)

    def run(body: str | bytes) -> tuple[int, str]:
        file = tmp_path / "issue.md"
        file.write_bytes(body if isinstance(body, bytes) else body.encode())
        return main(["from-issue", str(file)]), capsys.readouterr().out

    return run


def test_the_kept_form_is_the_one_that_the_schema_asks_for(monkeypatch, capsys):
    monkeypatch.chdir(PROJECT)
    assert main(["issue-form", "--check"]) == 0, capsys.readouterr().out


def test_a_form_that_drifted_is_told_with_the_command_that_mends_it(monkeypatch, tmp_path, capsys):
    (tmp_path / "case_data").symlink_to(DATA)
    monkeypatch.chdir(tmp_path)
    assert main(["issue-form", "--check"]) == 1 and "run `python -m macros issue-form --write`" in capsys.readouterr().out
    assert main(["issue-form", "--write"]) == 0 and main(["issue-form", "--check"]) == 0


def test_the_form_asks_for_all_that_a_case_must_have(schema):
    asked = {name.split(".")[0] for name in ASKED}
    assert set(schema.raw["definitions"]["case"]["required"]) - asked == {"review"}


def test_an_issue_becomes_a_case_that_passes_the_checker(turned):
    status, made = turned(JORDAN)
    assert status == 0 and draft_problems(DATA, "case", "joleed", made.encode()) == []
    values, _, _ = read(made.encode())
    assert values["sectors"] == ["refugees-and-hosts", "livelihoods"] and values["places"] == [{"country": "JO"}]
    assert [row["sources"] for row in values["actors"]] == [["oxfam-blog-2016", "strengthening-livelihoods-in-jordan-joleed"], ["oxfam-blog-2016"]]
    assert values["contexts"][0]["basis"] == "The blog names the Syria crisis. It does not say that Jordan itself is in conflict."


def test_the_keys_stand_in_the_order_of_the_schema(turned, schema):
    keys = re.findall(r"^(\w+):", turned(JORDAN)[1], re.MULTILINE)
    assert len(keys) > 12 and keys == [name for name in schema.fields("case") if name in keys]


def test_a_document_that_the_library_lists_is_taken_from_there(turned, real):
    known = next(source for source in real.sources if source.id == "oxfam-blog-2016")
    _, made = turned(JORDAN.replace("Title: From coffee to conference", "Title: A blog"))
    assert read(made.encode())[0]["sources"][0]["title"] == known.fields["title"]


def test_an_empty_issue_is_told_all_that_is_missing(turned, schema):
    status, said = turned("")
    titles = {name: schema.fields("case")[name]["title"] for name in schema.raw["definitions"]["case"]["required"]}
    assert status == 1 and [name for name, title in titles.items() if f"“{title}” is missing" not in said] == ["review"]


@pytest.mark.parametrize(("old", "new", "said"), [
    ("Country: Jordan", "Country: Jordania", "Places 1, Country: `Jordania` is not a term of countries"),
    ("claim: aim", "claim: aims", "Results 2, Strength of the claim: `aims` is not a term of strengths; did you mean `aim`?"),
    ("Sources: 1, 2", "Sources: 7", "Limits 1, Sources 1: there is no source `7` in this file"),
    ("Number: 5", "Number: five", "Members over time 1, Number: must be a number"),
    ("- [x]", "- [ ]", "Safety: “No private person” is missing"),
])
def test_what_is_wrong_is_told_in_the_words_of_the_form(turned, old, new, said):
    status, out = turned(JORDAN.replace(old, new))
    assert status == 1 and said in out


HOSTILE = [
    "{{ 7*7 }} {% raw %}", "<script>alert(1)</script> <!-- x -->", "a: b\nc: []", "- a\n- b: [c", "!!python/object:os.system",
    "# A heading\n### Results\n### Summary", "&anchor *alias <<", "`code`\n```yaml\ntitle: x\n```", "' \" \\ \\n", "_No response_ here",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_was_typed_stays_text(turned, text):
    """Only lists and lines are lost: a text is printed as one paragraph."""
    status, made = turned(JORDAN.replace("All that is said of its effect is Oxfam's own account.", text))
    assert status == 0 and read(made.encode())[0]["limits"][0]["text"] == " ".join(text.split())


def test_a_template_in_the_title_is_refused_in_words(turned):
    status, said = turned(JORDAN.replace("Jordan: five", "{{ x }} five"))
    assert status == 1 and said.startswith("- Title: ") and "{{" in said


def test_line_ends_of_windows_make_no_difference(turned):
    assert turned(JORDAN.replace("\n", "\r\n")) == turned(JORDAN)


@pytest.mark.parametrize(("body", "said"), [
    (b"x" * 300_000, "larger than a file may be (256 KiB)"), (b"\xff\xfeA", "UTF-16"), ("a\u202eb".encode(), "invisible character"),
    (b"### Title\n\n" + b"[" * 100_000, "characters too long"),
])
def test_what_cannot_be_text_is_refused_in_words(turned, body, said):
    status, out = turned(body)
    assert status == 1 and said in out


def test_a_term_may_be_given_by_its_label_its_id_or_another_usual_word(turned):
    given = ("International organisations", "aid-agencies", "ingo", "UN agencies")
    made = {turned(JORDAN.replace("Kind of actor: International organisations", f"Kind of actor: {word}"))[1] for word in given}
    assert len(made) == 1 and "kind: aid-agencies" in made.pop()


def test_entries_may_be_parted_by_blank_lines_or_not(real):
    close, apart = "Text: a b\nDate: 2016\nText: c d", "Text: a b\n\nDate: 2016\n\n\nText: c d\n"
    both = [case_values(real, f"### Limits\n\n{answer}\n")["limits"] for answer in (close, apart)]
    assert both[0] == both[1] == [{"text": "a b", "as_of": "2016"}, {"text": "c d"}]


def test_every_box_has_a_heading_of_its_own(schema):
    labels = [question.label for question in questions(schema)]
    assert len(labels) == len(set(labels)) == len(ASKED)


SCHEMAS = {
    "ISSUE_TEMPLATE/config.yml": "github-issue-config", "ISSUE_TEMPLATE/*.yml": "github-issue-forms",
    "workflows/*.yml": "github-workflows", "dependabot.yml": "dependabot",
}
FILES = {path: kind for pattern, kind in reversed(SCHEMAS.items()) for path in sorted(GITHUB.glob(pattern))}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(GITHUB).as_posix())
def test_github_would_accept_the_file(path):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{FILES[path]}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


WORKFLOWS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted((GITHUB / "workflows").glob("*.yml"))}
STEPS = [(name, job, step) for name, flow in WORKFLOWS.items() for job, row in flow["jobs"].items() for step in row["steps"]]


def test_every_action_is_pinned_by_commit_with_its_version_beside_it():
    lines = [line for path in GITHUB.glob("workflows/*.yml") for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert len(lines) > 8 and [line for line in lines if not re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v[\d.]+$", line)] == []


def test_only_two_jobs_may_write_and_only_what_they_need():
    assert {flow["permissions"]["contents"] for flow in WORKFLOWS.values()} == {"read"}
    allowed = {(name, job): row["permissions"] for name, flow in WORKFLOWS.items() for job, row in flow["jobs"].items() if "permissions" in row}
    assert allowed == {
        ("deploy", "deploy"): {"pages": "write", "id-token": "write"},
        ("links", "links"): {"contents": "read", "issues": "write"},
    }


def test_a_strangers_pull_request_meets_no_secret_and_leaves_no_token_behind():
    text = (GITHUB / "workflows/check.yml").read_text("utf-8")
    assert list(WORKFLOWS["check"][True]) == ["pull_request"] and "secrets." not in text and "token" not in text
    checkouts = [step for _, _, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) > 5 and all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_no_job_runs_for_ever_and_no_command_holds_a_strangers_text():
    assert [name for name, flow in WORKFLOWS.items() for job in flow["jobs"].values() if not 0 < job["timeout-minutes"] <= 60] == []
    assert [step for _, _, step in STEPS if "${{" in step.get("run", "")] == []


def test_every_command_of_a_server_is_told_for_here():
    """CONTRIBUTING has a table: what a server runs, and the command that does the same on this machine."""
    told = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    commands = {step["run"] for _, _, step in STEPS if "run" in step and "gh issue" not in step["run"]}
    ours = {command.removeprefix(".venv/bin/").partition(" > ")[0] for command in commands}
    assert len(ours) > 5 and [command for command in ours if command not in told] == []


def test_the_list_of_reviewers_invents_nobody_and_names_paths_that_exist():
    text = (GITHUB / "CODEOWNERS").read_text("utf-8")
    active = [line for line in text.splitlines() if line and not line.startswith("#")]
    paths = re.findall(r"^# (/\S+)", text, re.MULTILINE)
    assert active == [] and len(paths) > 8 and [path for path in paths if not (PROJECT / path.strip("/")).exists()] == []
