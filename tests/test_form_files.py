"""In the form: a file that is loaded or written keeps all that is in it, and one that is no case is refused in words."""

import re

from conftest import DATA
from form_page import ask, downloaded, form, load_case, part, problems, saved, step

from macros.load import read


def change_one_word(box, place: int) -> str:
    """Puts another word into a text at once, as typing would; returns the word that stood there."""
    words = box.input_value().split(" ")
    former, words[place] = words[place], "CHANGED"
    box.evaluate("(box, text) => { box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })); }", " ".join(words))
    return former


def test_every_case_is_saved_unchanged_and_one_changed_word_changes_one_line(form):
    cases = sorted((DATA / "cases").glob("*.yaml"))
    assert len(cases) > 20
    for path in cases:
        load_case(form, path.stem)
        step(form, "Check and send")
        assert (path.stem, problems(form)) == (path.stem, [])
        assert downloaded(form).path().read_bytes() == path.read_bytes(), path.stem
        former = change_one_word(ask(step(form, "Limits"), "Text"), 3)
        before, after = path.read_text("utf-8").splitlines(), saved(form).decode().splitlines()
        changed = [line for line, other in zip(before, after, strict=True) if line != other]
        assert len(changed) == 1 and former in changed[0], path.stem


def test_comments_stay_where_fields_come_and_go(form, tmp_path):
    text = (DATA / "cases/jordan-joleed.yaml").read_text("utf-8")
    mine = text.replace("places:\n", "# where it was\nplaces: # of the network\n").replace("  kind: consortium\n", "  kind: consortium # our choice\n")
    file = tmp_path / "my-case.yaml"
    file.write_text(mine, "utf-8")
    form.locator(".loading > summary").click()
    form.get_by_label("A file from your computer").set_input_files(file)
    form.locator(".told", has_text="Loaded my-case").wait_for()
    here = step(form, "What it is")
    ask(here, "Name").fill("")
    ask(here, "Note on the kind").fill("Short.")
    part(here, "Reach").get_by_label("National", exact=False).check()
    wanted = re.sub(r"  name: .*\n", "", mine, count=1)
    wanted = re.sub(r"  kind_note: .*\n", "  kind_note: Short.\n  reach: national\n", wanted, count=1)
    assert saved(form).decode() == wanted


def test_a_question_and_a_number_of_a_loaded_file_change_their_lines_only(form, tmp_path):
    """An added question had the whole file written anew, without its remarks; a changed number lost that on its line."""
    text = (DATA / "cases/georgia-gaard.yaml").read_text("utf-8")
    mine = text.replace("places:\n", "# where it was\nplaces:\n").replace("  - count: 22\n", "  - count: 22 # from the web\n")
    (tmp_path / "my-case.yaml").write_text(mine, "utf-8")
    form.locator(".loading > summary").click()
    form.get_by_label("A file from your computer").set_input_files(tmp_path / "my-case.yaml")
    form.locator(".told", has_text="Loaded my-case").wait_for()
    box = ask(step(form, "Limits"), "Not known")
    box.fill(box.input_value() + "\nWho paid for the coffee?")
    count = part(step(form, "Form and size"), "Count 2")
    form.locator(".step:visible .entry > summary", has_text="Count 2").click()
    ask(count, "Number").fill("23")
    before, after = mine.splitlines(), saved(form).decode().splitlines()
    assert [line for line in after if line not in before] == ["  - count: 23 # from the web", "  - Who paid for the coffee?"]
    assert len(after) == len(before) + 1 and "# where it was" in after


AWKWARD = [
    "a: b", "a #b", "#b", "- a", "* a", "&a", "!a", "@a", "`a`", "'a'", '"a"', "it's", "{a}", "[a]", "a, b", "yes", "No", "null", "~", "true",
    "2016", "1.10", "0x1F", "12:30", "2016-10-27", "? a", "| a", "> a", "%a", "a:", ":a", "a:b", "https://a.example/b?c=d", "?a", "-a", "a?b", "a\\nb", "---", "...", "<<", "=", "é Հայաստան العراق", "👍",
    "one\n\ntwo", "one\n- two\n- three", "a" * 300, "word " * 60 + "end", "'" + "word " * 60 + "end", "x: " + "word " * 60 + "end", "# " + "word " * 60 + "end",
    "one\n  two", "word " * 30 + "\n" + "word " * 30 + "end",
]


def test_whatever_is_typed_is_read_back_the_same_by_the_checker(form, address):
    data = {"title": "x", "limits": [{"text": text, "sources": [text]} for text in AWKWARD], "questions": AWKWARD}
    code = "async ([base, data]) => (await import(base + '/assets/form/yaml.js')).write(data, await (await fetch(base + '/data/case.schema.json')).json())"
    found, _, wrong = read(form.evaluate(code, [address, data]).encode())
    assert (found, wrong) == (data, [])


def test_a_file_that_is_no_case_is_refused_in_words(form, tmp_path):
    form.locator(".loading > summary").click()
    for text, said in (
        ("a: [", "cannot be read as YAML"), ("", "must hold one case"), ("titel: x\n", "titel: there is no such field"),
        ("places: Jordan\n", "Places: must be a list"), ("actors: [{inferred: yes}]\n", "must be true or false: “yes”"),
    ):
        (tmp_path / "x.yaml").write_text(text, "utf-8")
        form.get_by_label("A file from your computer").set_input_files(tmp_path / "x.yaml")
        form.locator(".told", has_text=said).wait_for()


def test_a_file_in_another_encoding_is_not_loaded_with_broken_letters(form, tmp_path):
    text = (DATA / "cases/jordan-joleed.yaml").read_text("utf-8").replace("title: '", "title: 'Médecins, ", 1)
    (tmp_path / "my-case.yaml").write_bytes(text.encode("cp1252", "replace"))
    form.locator(".loading > summary").click()
    form.get_by_label("A file from your computer").set_input_files(tmp_path / "my-case.yaml")
    form.locator(".told", has_text="my-case.yaml is not stored as UTF-8").wait_for()
