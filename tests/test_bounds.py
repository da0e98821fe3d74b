"""Whatever a file holds: it is read or refused within bounds of time and memory, and never ends the program."""

import re
import resource
import shutil
import subprocess
import sys
import time

import pytest
from conftest import DATA, PROJECT
from hypothesis import example, given, settings
from hypothesis import strategies as some
from pumping import attacks

from macros.check.safeguards.plain import pattern
from macros.load import read, read_safeguards
from macros.load.bytes import MAX_BYTES

SECONDS, MEGABYTES = 4, 300
"""A net for what would run on for ever: seconds of the processor, from the start of Python on. The promise of two
seconds on the machine of a contributor is measured by hand."""


def lines(start: str, line: str, size: int = MAX_BYTES) -> str:
    """A text of nearly this many bytes: a start, then the same line again and again (`%d` counts)."""
    room = size - len(start.encode())
    rows = room // len((line.replace("%d", "00000")).encode())
    return start + "".join(line.replace("%d", str(number)) for number in range(rows))


def case(field: str, row: str) -> str:
    """A sound case, but for one list of nearly all the bytes that a file may have."""
    small = (PROJECT / "tests/tiny/cases/gamma-none.yaml").read_text("utf-8")
    without = re.sub(rf"^{field}:.*\n(?:[ -].*\n)*", "", small, flags=re.M)
    return lines(f"{without}{field}:\n", row)


MERGE = "a0: &a0 {x: y}\n" + "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 12))
ALIASES = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
LONG = "word " * 230
FILES = {
    "brackets": "a: " + "[" * 100_000,
    "braces": "a: " + "{" * 100_000,
    "open-brackets-of-lists": "[" * 250_000,
    "questions": "? " * 100_000,
    "hyphens": "- " * 100_000,
    "merge-keys": MERGE,
    "aliases": ALIASES,
    "anchors": lines("", "a%d: &a%d x\n"),
    "tags": lines("", "a%d: !!python/object:os.system x\n"),
    "twenty-megabytes": "a: b\n" * 4_000_000,
    "deep-mapping": "".join(" " * n + "a:\n" for n in range(600)),
    "deep-list": "a:\n" + "".join("  " * n + "- \n" for n in range(300)),
    "one-long-word": "a: " + "x" * 260_000,
    "one-long-key": "x" * 260_000 + ": a",
    "many-documents": "---\na: b\n" * 20_000,
    "many-keys": lines("", "a%d: x\n"),
    "same-key": lines("", "a: x\n"),
    "same-key-inside": lines("a:\n", "  a: x\n"),
    "many-values": lines("a:\n", "  - x\n"),
    "no-values": lines("", "a%d:\n"),
    "hyphens-in-texts": lines("", "a%d: x -y\n"),
    "quotes": lines("", "a%d: \"x\n"),
    "comments": "# x\n" * 60_000,
    "controls": "a: " + "\x01" * 260_000,
    "line-separators": "a: " + "\u2028" * 80_000,
    "tabs": "\ta\n" * 80_000,
    "returns": "\r" * 260_000,
    "not-utf-8": b"a: \xff" * 50_000,
    "half-a-pair": b"a: \xed\xa0\x80\n" * 30_000,
    "utf-16": ("a: b\n" * 20_000).encode("utf-16"),
    "escapes": lines("a:\n", '  - "\\u202e"\n'),
    "percent": "%" * 200_000,
    "colons": ": " * 100_000,
    "swallowed": case("questions", "  - Who paid it #%d\n"),
    "unknown-sources": case("limits", "  - {text: Nobody knows., sources: [s%d]}\n"),
    "unknown-lessons": case("related", "  - {case: c-%d, why: Because.}\n"),
    "too-long": case("questions", f"  - {LONG}\n"),
    "wrong-types": case("questions", "  - [a%d]\n"),
    "unknown-fields": lines("", "title%d: x\n"),
    "many-dates": case("limits", "  - {text: Nobody knows., as_of: 2015-13, sources: [own-2015]}\n"),
    "the-same-claim": case(
        "limits", "  - {text: Nobody knows of it and nobody has ever measured what it was., sources: [own-2015]}\n"
    ),
    "numbers-in-texts": case("limits", f"  - {{text: '{'7 ' * 590}', sources: [own-2015]}}\n"),
    "words-in-texts": case("limits", f"  - {{text: '{'A-' * 590}', sources: [own-2015]}}\n"),
    "names-in-texts": case("limits", "  - {text: Dr Ali Hassan said that Mrs Leila Omar did., sources: [own-2015]}\n"),
    "many-actors": case("actors", "  - {kind: farmers, name: Ali Club %d, seat: member, sources: [own-2015]}\n"),
}


def limits() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    data = tmp_path_factory.mktemp("bounds") / "case_data"
    shutil.copytree(PROJECT / "tests/tiny", data)
    for name in ("schema.yaml", "safeguards.yaml"):
        shutil.copy(DATA / name, data)
    return data


CHECK = """
import resource, sys
from macros.__main__ import main
status = main(["check", "case_data/cases/hostile.yaml"])
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(used // 1024 if sys.platform == "darwin" else used, status)  # macOS counts bytes, others kilobytes
"""


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_or_read_in_little_time_and_memory(library, name):
    content = FILES[name]
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    (library / "cases/hostile.yaml").write_bytes(raw)
    command = [sys.executable, "-c", CHECK]
    done = subprocess.run(command, cwd=library.parent, capture_output=True, text=True, preexec_fn=limits)
    assert done.returncode == 0 and done.stderr == "", (done.returncode, done.stderr[-2000:])
    memory, status = done.stdout.splitlines()[-1].split()
    assert int(memory) < MEGABYTES * 1024 and "case_data/cases/hostile.yaml:" in done.stdout


def rules() -> list[str]:
    """The source of every pattern of the safeguarding rules."""
    given = read_safeguards(DATA)
    found = [*given["phone"]["strip"], *given["phone"]["find"], given["sentence"]]
    for rule in given["rules"].values():
        found += [source for name in ("find", "exact", "links", "together", "unless") for source in rule.get(name, ())]
        found += [rule[name] for name in ("verb", "relative") if name in rule]
        found += [kind["pattern"] for kind in rule.get("dates", ())] + [source for source, _ in rule.get("better", ())]
    return found


FLOOR = 0.05
"""Seconds of the processor. Less is not compared: it may be noise, and what grows as the square takes more by then."""


def slow(source: str) -> bool:
    """Whether time grows much faster than the text: one twice as long takes more than three times as long. It would
    take twice as long if time grew as the text does, four times if it grew as its square."""
    pairs = zip(attacks(source, 12_000), attacks(source, 24_000), strict=True)
    return any(spent(source, long) > FLOOR and best(source, long) > 3 * best(source, short) for short, long in pairs)


def best(source: str, text: str) -> float:
    return min(spent(source, text) for _ in range(3))


def spent(source: str, text: str) -> float:
    """Seconds of the processor, whatever else the machine does meanwhile."""
    start = time.process_time()
    sum(1 for _ in pattern(source).finditer(text))
    return time.process_time() - start


@pytest.mark.parametrize("source", rules())
def test_no_pattern_takes_long_on_the_text_that_is_worst_for_it(source):
    assert not slow(source)


def test_a_pattern_that_takes_long_would_be_found():
    assert slow(r"[^\s@]+ ?@")


SIGNS = [
    *"ab:-?[]{}&*!|>'\"%@`#,~\n \t\r\\", ": ", "\n  ", "\n- ", "<<", "---", "...", "\x00", "\x85", "\u2028",
    "\ufeff", "\U000e0041", "\u202e", "é", "!!", "\\u202e", "\\x00",
]
ODD = some.one_of(
    some.binary(max_size=300),
    some.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    some.lists(some.sampled_from(SIGNS), max_size=60).map(lambda parts: "".join(parts).encode()),
)


@settings(derandomize=True, deadline=None, max_examples=1_500)
@given(ODD)
@example(b"\xef\xbb\xbfa: b")
@example("a: b".encode("utf-16-be"))
@example("a: b".encode("utf-32"))
@example(b"\xed\xa0\xbd\xed\xb8\x80: a")
def test_any_bytes_are_read_or_refused_in_words(raw):
    data, places, wrong = read(raw)
    assert data == {} or type(data) is dict
    assert all(line >= 1 and message and "Traceback" not in message for line, message in wrong)
    assert wrong or all(line >= 1 for line in places.values())


@pytest.mark.parametrize("number", [*range(0x20), *range(0x7F, 0xA0)])
def test_every_control_character_is_refused_or_is_white_space(number):
    _, _, plain = read(f"a: x{chr(number)}y\n".encode())
    _, _, escaped = read(f'a: "x\\x{number:02x}y"\n'.encode())
    assert bool(escaped) == (chr(number) not in "\t\n\r") or number == 0x0D
    assert plain or chr(number) in "\t\n"
