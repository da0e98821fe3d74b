"""Asks every address outside the site whether it still answers, gently, and lists those that do not.

`python tools/links.py [--pause SECONDS] [--timeout SECONDS]` prints the list as Markdown; status 1 if there is one.
"""

import argparse
import re
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from macros.load import documents, read_schema

AGENT = "Mozilla/5.0 (compatible; link check of a public case library, once a week)"
ADDRESS = re.compile(r"https?://[^\s<>\"'`)\]]+[^\s<>\"'`)\].,;:!?]")
AT_ONCE = 8
"""Hosts that are asked side by side. One host is asked one thing at a time."""
NOT_FOR_ROBOTS = {401, 403, 429, 451, 999}
"""Answers that say nothing on whether a person can read the page."""

Place = tuple[str, int]


@dataclass(frozen=True)
class Answer:
    """What came of one address. `broken` if a reader would not find the page; `why` is empty if all is well."""

    url: str
    why: str = ""
    broken: bool = False


def addresses(project: Path) -> dict[str, list[Place]]:
    """Address → the files and lines that have it, in the data and in the hand-written pages."""
    found: dict[str, list[Place]] = {}
    for url, place in (*in_data(project / "case_data"), *in_pages(project)):
        found.setdefault(url.partition("#")[0], []).append(place)
    return found


def in_data(root: Path) -> Iterator[tuple[str, Place]]:
    schema = read_schema(root)
    for document in documents(root, schema)[0]:
        for path, _, value in schema.walk(document.kind, document.data):
            urls = [value] if path[-1] == "url" else ADDRESS.findall(str(value))
            yield from ((url, (document.file, document.line(path))) for url in urls)


def in_pages(project: Path) -> Iterator[tuple[str, Place]]:
    for path in sorted((project / "docs").rglob("*.md")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            yield from ((url, (path.relative_to(project).as_posix(), number)) for url in ADDRESS.findall(line))


def ask_all(urls: Iterable[str], timeout: float, wait: Callable[[], None]) -> list[Answer]:
    """An answer for each address, by address. `wait` is called between two questions to one host."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc, []).append(url)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        rows = pool.map(lambda listed: list(ask_host(listed, timeout, wait)), hosts.values())
    return sorted((answer for row in rows for answer in row), key=lambda answer: answer.url)


def ask_host(urls: Iterable[str], timeout: float, wait: Callable[[], None]) -> Iterator[Answer]:
    for number, url in enumerate(urls):
        if number:
            wait()
        yield ask(url, timeout, wait)


def ask(url: str, timeout: float, wait: Callable[[], None]) -> Answer:
    """HEAD first; what refuses it gets one GET, of which nothing but the status is read."""
    answer = ask_once(url, "HEAD", timeout)
    if not answer.why:
        return answer
    wait()
    return ask_once(url, "GET", timeout)


def ask_once(url: str, method: str, timeout: float) -> Answer:
    request = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})
    try:
        with urllib.request.urlopen(request, timeout=timeout):
            return Answer(url)
    except urllib.error.HTTPError as error:
        error.close()
        refused = error.code in NOT_FOR_ROBOTS
        return Answer(url, f"answers {error.code}" + (" to a program; a person may see it" if refused else ""), not refused)
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        return Answer(url, f"does not answer ({type(reason).__name__})", True)


def report(answers: Iterable[Answer], places: dict[str, list[Place]]) -> str:
    """Markdown: what is broken, and where it stands; then what could not be told."""
    rows = list(answers)
    broken = [row for row in rows if row.broken]
    unsure = [row for row in rows if row.why and not row.broken]
    parts = [f"{len(rows)} addresses were asked. {len(broken)} do not answer, {len(unsure)} refuse programs.", ""]
    for heading, listed in (("Not found", broken), ("Not known", unsure)):
        parts += [f"## {heading}", "", *(entry(row, places) for row in listed), ""] if listed else []
    if broken:
        parts.append("If a page is gone: look for a copy, set `copy: true`, or leave the address out. The source stays.")
    return "\n".join(parts).rstrip()


def entry(row: Answer, places: dict[str, list[Place]]) -> str:
    where = ", ".join(f"`{file}:{number}`" for file, number in places[row.url])
    return f"- <{row.url}> {row.why}: {where}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pause", type=float, default=2, help="seconds between two questions to one host")
    parser.add_argument("--timeout", type=float, default=20, help="seconds to wait for an answer")
    chosen = parser.parse_args(arguments)
    places = addresses(Path())
    answers = ask_all(places, chosen.timeout, lambda: time.sleep(chosen.pause))
    print(report(answers, places))
    return int(any(answer.broken for answer in answers))


if __name__ == "__main__":
    sys.exit(main())
