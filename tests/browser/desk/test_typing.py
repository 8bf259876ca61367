"""What is typed is saved byte for byte, and nothing that anybody wrote is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.desk.conftest import ARTICLE, FILES, ODD, add, opened, save
from tests.browser.kinds import NIGHT
from tests.conftest import sample

# The first of each room, which by day stands for it.
FIRST = list({file.split("/")[1]: file for file in reversed(FILES)}.values())
TITLE = re.search(r"(?m)^title: (.*)$", sample())[1]
# In Firefox: wait until the text is open; save, and wait until that is done.
READY = """async () => {
  while (document.getElementById("state").textContent != "Saved") await new Promise(done => setTimeout(done, 50));
}"""
SAVED = """async () => {
  const state = document.getElementById("state");
  while (state.textContent != "Not saved yet") await new Promise(done => setTimeout(done, 20));
  document.querySelector("#actions .main").click();
  while (state.textContent != "Saved") await new Promise(done => setTimeout(done, 20));
  document.querySelector(".cm-content").focus();
}"""


@pytest.mark.parametrize("file", [*(FILES if NIGHT else FIRST), *(f"content/articles/{name}.md" for name in ODD)])
def test_a_letter_typed_and_taken_back_leaves_each_byte(quick, address, root, file):
    before = (root / file).read_bytes()
    opened(quick, address, file)
    quick.keyboard.press("ArrowDown")  # below the header, which is folded away
    quick.keyboard.type("x\ny")
    save(quick)
    assert (root / file).read_bytes().count(b"x") == before.count(b"x") + 1
    for _ in "x\ny":
        quick.keyboard.press("Backspace")
    save(quick)
    assert (root / file).read_bytes() == before


@pytest.mark.skipif(not NIGHT, reason="Firefox takes its time; by day it opens pages alone")
def test_nor_does_it_in_firefox(fox, address, first, root):
    fox.resize(1440)
    fox.goto(first)
    for file in [*FILES, "content/articles/windows.md", "content/articles/mixed.md"]:
        before = (root / file).read_bytes()
        fox.goto(f"{address}?file={file}")
        fox.evaluate(READY)
        fox.press("x")
        fox.evaluate(SAVED)
        assert len((root / file).read_bytes()) == len(before) + 1, file
        fox.press("Backspace")
        fox.evaluate(SAVED)
        assert (root / file).read_bytes() == before, file


def test_a_changed_field_changes_its_lines_and_no_other(page, address, root):
    file = root / "content/articles/windows.md"
    before = file.read_bytes()
    opened(page, address, "content/articles/windows.md")
    title = page.get_by_label("Title", exact=True)
    title.fill("What eases a sore back?")
    expect(page.locator("#field-title-left")).to_have_text("42 letters left")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("heading", level=1)).to_have_text("What eases a sore back?")
    expect(page.locator("#state")).to_have_text("Saved")
    assert file.read_bytes() == re.sub(rb"(?m)^title:.*?\r\n", b"title: What eases a sore back?\r\n", before)
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+z")
    expect(title).to_have_value(TITLE)
    save(page)
    assert file.read_bytes() == before


def test_topics_and_tags_that_there_are_are_offered(quick, address):
    opened(quick, address, ARTICLE)
    for field in (quick.get_by_label("Topic"), quick.get_by_role("group", name="Tags").get_by_role("combobox").first):
        offered = field.evaluate("input => [...input.list.options].map(option => option.value)")
        assert field.input_value() in offered


def test_all_of_the_text_is_typed_over_and_nothing_of_its_header(quick, address, root):
    file = root / "content/articles/blanks.md"
    before = file.read_bytes()
    header = re.match(rb"---\n.*?\n---[ \t]*\n", before, re.DOTALL)[0]
    opened(quick, address, "content/articles/blanks.md")
    for word, *keys in (
        ("Rest", "Control+a"),
        ("Sit", "Control+a", "Delete"),
        ("Run", "Control+Home", "Shift+Control+End"),
    ):
        for key in keys:
            quick.keyboard.press(key)
        quick.keyboard.insert_text(f"{word}.\nWalk.")
        quick.keyboard.press("Control+Home")
        quick.keyboard.press("Backspace")
        quick.keyboard.type("Well: ")
        save(quick)
        assert file.read_bytes() == header + f"Well: {word}.\nWalk.".encode()
    file.write_bytes(before)


def test_the_form_follows_the_text_and_is_shut_while_the_header_cannot_be_read(page, address):
    opened(page, address, ARTICLE)
    page.get_by_role("button", name="Show the header in the text").click()
    page.locator(".cm-line", has_text=f"title: {TITLE}").click()
    page.keyboard.press("End")
    page.keyboard.type(" Yes")
    expect(page.get_by_label("Title", exact=True)).to_have_value(f"{TITLE} Yes")
    page.keyboard.type(": [")
    expect(page.locator(".shut")).to_contain_text("Mend it in the text")
    expect(page.locator("#form")).to_have_attribute("inert", "")
    for _ in ": [":
        page.keyboard.press("Backspace")
    expect(page.locator(".shut")).to_be_empty()
    page.get_by_text("More fields").click()
    waivers = page.get_by_role("group", name="Waivers")
    example = waivers.locator("pre").inner_text()
    waivers.get_by_role("button", name="Write it in the text").click()
    page.keyboard.press("Home")
    page.keyboard.insert_text(f"{example}\n")
    expect(waivers).to_contain_text("1 here.")


def test_what_somebody_else_wrote_is_never_written_over(page, address, root):
    file = root / ARTICLE
    before = file.read_bytes()
    editor = opened(page, address, ARTICLE)
    add(page, "Mine.")
    summary = page.get_by_label("Summary")
    told = summary.input_value()
    summary.fill("My summary.")  # and the cursor stays there
    theirs = before + b"Theirs.\n"
    file.write_bytes(theirs)
    page.keyboard.press("Control+s")
    dialog = page.get_by_role("dialog", name="Someone else changed this text")
    expect(dialog.get_by_role("group", name="Yours")).to_contain_text("Mine.")
    expect(dialog.get_by_role("group", name="On the disk")).to_contain_text("Theirs.")
    assert axe.sentences(axe.run(page)["violations"]) == []
    dialog.get_by_role("button", name="Copy my text").click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("Mine.")
    assert file.read_bytes() == theirs
    with page.expect_response("**/desk/values"):
        dialog.get_by_role("button", name="Take what is on the disk").click()
    expect(page.locator("#state")).to_have_text("Saved")
    editor.focus()
    page.keyboard.press("Control+z")
    expect(page.locator("#state")).to_have_text("Not saved yet")
    expect(editor).not_to_contain_text("key_points")  # the header stays folded away
    page.keyboard.press("Control+y")
    expect(page.locator("#state")).to_have_text("Saved")
    expect(editor).not_to_contain_text("key_points")
    expect(summary).to_have_value(told)
    page.keyboard.press("Control+End")
    expect(editor).to_contain_text("Theirs.")
    file.write_bytes(before)
    page.evaluate("dispatchEvent(new Event('focus'))")  # back from another program
    expect(page.locator("#state")).to_contain_text("Changed by someone else")
    expect(editor).not_to_contain_text("Theirs.")


def test_words_that_were_not_saved_are_asked_for_and_come_back(page, address):
    editor = opened(page, address, ARTICLE)
    page.keyboard.press("Control+z")  # nothing was done yet
    expect(page.locator("#state")).to_have_text("Saved")
    add(page, "Mine.")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(address)
    assert asked == ["beforeunload"]
    page.locator(f"a[href*='{ARTICLE.rpartition('/')[2]}']").click()
    expect(page.locator("#state")).to_have_text("Not saved yet")
    page.keyboard.press("Control+End")
    expect(editor).to_contain_text("Mine.")


def test_a_field_that_the_server_did_not_hear_of_is_not_lost(page, address, root):
    file = root / ARTICLE
    before = file.read_bytes()
    opened(page, address, ARTICLE)
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/desk/fields", lambda route: route.abort())  # the devserver has ended
    page.get_by_label("Summary").fill("Mine.")
    expect(page.locator("#field-summary-errors")).to_contain_text("does not answer")
    expect(page.locator("#state")).to_have_text("Not saved yet")
    page.reload()
    page.unroute("**/desk/fields")  # it was started again
    expect(page.get_by_label("Summary")).to_have_value("Mine.")
    save(page)
    assert b"\nsummary: Mine.\n" in file.read_bytes()
    page.get_by_label("Summary").fill("Not <!-- this -->")
    page.keyboard.press("Control+s")
    expect(page.get_by_label("Summary")).to_be_focused()
    expect(page.locator("#state")).to_have_text("Not saved yet")
    file.write_bytes(before)
