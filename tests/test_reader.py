"""The reader of YAML: nothing is resolved behind the writer's back, every fault is said in plain words, nothing crashes it."""

import pytest

from macros.load import read


def wrong(text: str | bytes) -> list[str]:
    _, _, found = read(text if isinstance(text, bytes) else text.encode())
    return [f"{line}: {message}" for line, message in found]


@pytest.mark.parametrize("written", ["NO", "yes", "off", "12:30", "1.10", "2024", "2016-10-27", "0x1F", "1e3", "null", "~"])
def test_text_stays_text(written):
    assert read(f"value: {written}".encode())[0] == {"value": written}


def test_lines_are_those_of_the_file():
    _, lines, _ = read(b"a: 1\nb:\n  - x\n  - c: 2\n    d: >-\n      long\n      text\ne: 3\n")
    assert lines[("a",)] == 1 and lines[("b", 1, "c")] == 4 and lines[("b", 1, "d")] == 5 and lines[("e",)] == 8


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2\n", "2: a: is given twice (first on line 1)"),
        ("a: 1\nb:\n", "2: b: has no value"),
        ("a:\n\t- x\n", "2: begins with a tab"),
        ("a: Water: a case\n", "1: has a colon followed by a space inside a text"),
        ("a: 'never closed\nb: 2\n", "1: opens a quote that is never closed"),
        ("a: @x\n", "1: begins with a sign that YAML reserves"),
        ("a: [1, 2\nb: 3\n", "1: has a `[` "),
        ("a: 1\n  b: 2\n", "2: is indented further than the line above"),
        ("a: 1\nb\nc: 2\n", "2: looks like a field without a colon"),
        ("a: text\n  - x\n", "2: a: is a list item under a field that has a value already"),
        ("a:\n  -x\n  - y\n", "2: a: lacks a space after its hyphen"),
        ("a:\n  - x\n  -y\n", "3: lacks a space after its hyphen"),
        ("a: 1\n- x\nb: 2\n", "2: is a list item where a field is expected"),
        ("a:1\nb: 2\n", "1: lacks a space after the colon"),
        ("a: 1\nb:2\n", "2: lacks a space after the colon"),
        ("a:\n    b: 1\n  c: 2\n", "3: is indented differently from its neighbours"),
        ("  a: 1\nb: 2\n", "2: is outside of all fields"),
        ("a: 'it's ours'\nb: 1\n", "1: goes on after its closing quote"),
        ("a: 'open\nb: 1\nc: 'd'\ne: 2\n", "1: opens a quote that is never closed"),
        ("a: >100\n", "1: has `>` before a number"),
        ("a:\n  -\tb: 1\n", "2: has a tab where spaces are expected"),
        ("a: 1\r\rb: 2", "1: has an invisible character (U+000D"),
        ('a: "x\\u202ey"\n', "1: has an invisible character (U+202E RIGHT-TO-LEFT OVERRIDE)"),
        ('"a\\x1b": y\n', "1: has an invisible character (U+001B"),
        ("a: &x 1\n", "1: `&` and `*` have a special meaning"),
        ("a: *x\n", "1: `&` and `*` have a special meaning"),
        ("a: !!python/name:os.system x\n", "1: `!` has a special meaning"),
        ("<<: x\n", "1: `<<` (merging) is not used"),
        ("? [a]\n: b\n", "1: a field's name must be plain text"),
        ("a: 1\n---\nb: 2\n", "2: a file holds one document"),
        ("- a\n- b\n", "1: the file is empty or is not a list of fields"),
        ("", "1: the file is empty"),
        ("a: " + "[" * 100_000, "1: is nested more than 12 levels deep"),
        ("a:\n" + "".join(f"  - {n}\n" for n in range(20_001)), "20000: has more than 20,000 values"),
        ("a: x\x1by\n", "1: has an invisible character (U+001B"),
        ("a: x\u202ey\n", "1: has an invisible character (U+202E RIGHT-TO-LEFT OVERRIDE)"),
        (b"\xef\xbb\xbfa: 1\n", "1: begins with an invisible mark (BOM)"),
        (b"a: 1\nb: \xff\n", "2: is not UTF-8 text (byte 0xff)"),
        ("a: 1\n".encode("utf-16"), "1: is saved as UTF-16"),
        (b"x" * 300_000, "1: is larger than a file may be (256 KiB)"),
        (b"\x00\x01\x02", "1: has an invisible character (U+0000)"),
    ],
)
def test_a_fault_is_said_with_its_line(text, said):
    assert any(message.startswith(said) for message in wrong(text)), wrong(text)


@pytest.mark.parametrize("raw", [b"%", b"\n\n---\n...\n", b"}", b"\xed\xa0\x80", b"a: \"\\x\"", b"- - - -", b"? ", b":"])
def test_odd_bytes_are_refused_not_raised(raw):
    assert wrong(raw)


def test_signs_of_right_to_left_scripts_are_kept():
    text = "a: \u06a9\u062a\u0627\u0628\u200c\u0647\u0627 \u200f(Gaza)\u200e\n"
    assert wrong(text) == []
