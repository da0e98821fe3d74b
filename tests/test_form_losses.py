"""Nothing that was typed in the form is lost or comes to mean something else without a word."""

from form_page import ask, form, opened, part, refused, saved, step, write_small_case

WHERE = "Where, when and about what"


def add_source(form, title: str, publisher: str):
    here = step(form, "Sources")
    here.get_by_role("button", name="Add: Source").click()
    source = part(here, "Source 2")
    ask(source, "Title").fill(title)
    ask(source, "Publisher").fill(publisher)
    ask(source, "Publisher").blur()


def cited(form, title: str, on: bool = True):
    part(step(form, WHERE), "Place 1").get_by_label(title).set_checked(on)


def rename(form, number: int, id: str):
    source = part(step(form, "Sources"), f"Source {number}")
    if not ask(source, "Id").is_visible():
        source.locator(".more > summary").click()
    ask(source, "Id").fill(id)
    ask(source, "Id").blur()
    form.wait_for_timeout(500)  # longer than the form waits before it follows a change


def test_two_documents_with_one_id_keep_what_names_each(form):
    """For a moment both were one, and what named the first named the second for ever."""
    write_small_case(form)
    add_source(form, "Minutes of the hill market", "Hill Cooperative")
    cited(form, "Notes of the dairy table")
    rename(form, 2, "notes-of-the-dairy-table")
    rename(form, 2, "minutes-2015")
    text = saved(form).decode()
    place = text[text.index("places:") : text.index("sectors:")]
    assert "notes-of-the-dairy-table" in place and "minutes" not in place and "id: minutes-2015\n" in text


def test_ids_that_change_places_take_what_names_them_along(form):
    write_small_case(form)
    add_source(form, "Minutes of the hill market", "Hill Cooperative")
    cited(form, "Notes of the dairy table", False)
    cited(form, "Minutes of the hill market")
    rename(form, 2, "notes-of-the-dairy-table")
    rename(form, 1, "minutes-of-the-hill-market")
    text = saved(form).decode()
    place = text[text.index("places:") : text.index("sectors:")]
    assert "notes-of-the-dairy-table" in place and "minutes" not in place
    assert part(step(form, WHERE), "Place 1").get_by_label("Minutes of the hill market").is_checked()


def test_a_new_document_is_not_what_named_a_removed_one(form):
    write_small_case(form)
    add_source(form, "Annual report", "Hill Cooperative")
    cited(form, "Annual report")
    asked = []
    form.on("dialog", lambda dialog: asked.append(dialog.message))
    step(form, "Sources").get_by_role("button", name="Remove Source 2").click()
    form.get_by_role("button", name="Remove Source 2").wait_for(state="detached")
    assert "One place names it" in asked[0]
    add_source(form, "Annual report", "Dairy Union")
    place = part(step(form, WHERE), "Place 1")
    assert not place.get_by_label("Annual report", exact=True).is_checked()
    assert place.get_by_label("annual-report-removed (not there)").is_checked()


def test_unfinished_work_with_words_for_a_number_comes_back(form, tmp_path):
    here = step(form, "Form and size")
    here.get_by_role("button", name="Add: Count").click()
    ask(here, "Number").fill("over 70")
    ask(here, "Number").blur()
    file = tmp_path / "case.unfinished.yaml"
    file.write_bytes(saved(form))
    form.locator(".loading > summary").click()
    form.get_by_label("A file from your computer").set_input_files(file)
    form.locator(".told", has_text="Loaded").wait_for()
    assert ask(step(form, "Form and size"), "Number").input_value() == "over 70"
    assert form.get_by_role("button", name="Write 70, and “more than” under “How exact”").is_visible()


def test_a_second_tab_that_takes_the_draft_is_told_in_the_first(form, address):
    ask(step(form, "What it is"), "Title").fill("Georgia: a dairy table in the hills")
    ask(step(form, "What it is"), "Title").blur()
    form.wait_for_timeout(500)
    other = opened(form.context.new_page(), f"{address}/contribute/form/")
    ask(step(other, "What it is"), "Summary").fill("Another text in another tab.")
    ask(step(other, "What it is"), "Summary").blur()
    form.locator(".told", has_text="Another tab has this form open").wait_for()
    assert ask(step(form, "What it is"), "Title").input_value() == "Georgia: a dairy table in the hills"


def test_two_addresses_in_one_box_are_not_made_one(form):
    address = ask(step(form, "Sources"), "Address")
    address.fill("https://example.org/a\nhttps://example.org/b")
    assert address.input_value() == "https://example.org/a https://example.org/b"
    address.blur()
    assert "An address has no spaces" in form.locator(".step:visible .wrong:visible").first.inner_text()


def test_two_cells_of_a_table_are_no_number(form):
    step(form, "Form and size").get_by_role("button", name="Add: Count").click()
    assert "nothing else: “120 150”" in " ".join(refused(form, "Form and size", "Number", "120\t150").split())
    assert form.get_by_role("button", name="Write 120150").count() == 0


def test_marks_of_a_list_that_was_pasted_are_left_out(form):
    write_small_case(form)
    box = ask(step(form, "Limits"), "Not known")
    box.fill("• How did it begin?\n2) Who pays?\n- 3.5 or 4 million?\n2016 – what came then?")
    assert "questions: [How did it begin?, Who pays?, 3.5 or 4 million?, 2016 – what came then?]\n" in saved(form).decode()


def test_a_line_that_stands_twice_is_there_after_a_reload(form):
    write_small_case(form)
    ask(step(form, "Limits"), "Not known").fill("Who paid for it?\nWho paid for it?")
    form.wait_for_timeout(500)  # longer than the form waits before it keeps a change
    form.reload()
    form.locator(".told", has_text="Your draft is back").wait_for()
    assert ask(step(form, "Limits"), "Not known").input_value() == "Who paid for it?\nWho paid for it?"


def test_what_was_said_keeps_its_document_when_others_come_and_go(form):
    """The first was ticked by itself; the second took that back, without a word where none is required."""
    write_small_case(form)
    add_source(form, "Annual report", "Dairy Union")
    source = part(step(form, "Sources"), "Source 2")
    assert "What stands in the form so far keeps “Notes of the dairy table” as its source." in source.inner_text()
    place = part(step(form, WHERE), "Place 1")
    assert place.get_by_label("Notes of the dairy table").is_checked() and not place.get_by_label("Annual report").is_checked()
    here = step(form, WHERE)
    here.get_by_role("button", name="Add: Place").click()
    ask(part(here, "Place 2"), "Country").select_option(label="Armenia")
    assert part(here, "Place 2").locator(".ask-sources :checked").count() == 0
    step(form, "Sources").get_by_role("button", name="Remove Source 1").click()
    form.get_by_role("button", name="Remove Source 2").wait_for(state="detached")
    here = step(form, WHERE)
    assert part(here, "Place 2").locator(".ask-sources :checked").count() == 0
    assert part(here, "Place 1").get_by_label("notes-of-the-dairy-table-removed (not there)").is_checked()
    assert not part(here, "Place 1").get_by_label("Annual report").is_checked()


def test_the_only_document_that_was_ticked_by_itself_goes_without_a_trace(form):
    write_small_case(form)
    step(form, "Sources").get_by_role("button", name="Remove Source 1").click()
    form.get_by_role("button", name="Remove Source 1").wait_for(state="detached")
    step(form, "Sources").get_by_role("button", name="Add: Source").click()
    source = part(form.locator(".step:visible"), "Source 1")
    ask(source, "Title").fill("Annual report")
    ask(source, "Title").blur()
    place = part(step(form, WHERE), "Place 1")
    assert place.get_by_label("Annual report").is_checked() and place.locator(".ask-sources input").count() == 1


def test_what_is_saved_at_once_names_a_document_by_its_new_name(form):
    write_small_case(form)
    source = part(step(form, "Sources"), "Source 1")
    source.locator(".more > summary").click()
    ask(source, "Id").fill("notes-2015")
    text = saved(form).decode()
    assert "id: notes-2015\n" in text and "notes-of-the-dairy-table" not in text


def test_a_line_break_in_a_box_of_one_line_becomes_one_blank(form):
    title = ask(step(form, "What it is"), "Title")
    title.fill("Georgia: a dairy table \n in the hills")
    assert title.input_value() == "Georgia: a dairy table in the hills"
