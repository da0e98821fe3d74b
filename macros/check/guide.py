"""For each rule: how grave it is, why it exists, and where the guide says more."""

from dataclasses import dataclass

from ..model import Document, Problem, dotted
from ..model.documents import Path

FIELDS = "/contribute/fields/"
EVIDENCE = "/contribute/evidence/"
REVIEW = "/contribute/review/"
START = "/contribute/start/"
TERMS = "/contribute/terms/"


@dataclass(frozen=True)
class Guide:
    """What goes with every message of one rule; see `Problem`."""

    why: str = ""
    see: str = START
    level: str = "error"


GUIDE = {
    # Reading a file.
    "file": Guide("each file becomes one page", START + "#the-file"),
    "syntax": Guide("a file that cannot be read cannot be shown", START + "#yaml"),
    # The shape of a document (the list of fields).
    "missing": Guide("the page cannot be made without it", FIELDS + "#required"),
    "unknown": Guide("a field with another name would be lost", FIELDS + "#names"),
    "wrong_type": Guide("the page shows each field in its own way", FIELDS + "#kinds-of-value"),
    "not_allowed": Guide("fixed words can be searched and compared", FIELDS + "#choices"),
    "wrong_pattern": Guide("other programs read it too", FIELDS + "#patterns"),
    "too_long": Guide("readers on a phone see the whole of it", FIELDS + "#length"),
    "too_short": Guide("a word or two tell a reader nothing", FIELDS + "#length"),
    "too_few": Guide("an empty list says nothing", FIELDS + "#lists"),
    "too_many": Guide("who finds a case under everything finds it under nothing", FIELDS + "#lists"),
    "twice": Guide("nothing counts twice", FIELDS + "#lists"),
    "too_small": Guide("nothing is counted below zero", FIELDS + "#numbers"),
    "other": Guide("the list of fields does not allow it", FIELDS),
    # The content of one document.
    "file_name": Guide("an address never changes", START + "#the-file"),
    "dates": Guide("a claim holds at a time", FIELDS + "#dates"),
    "terms": Guide("cases can be compared only in the same words", TERMS + "#choose-a-term"),
    "proposed": Guide("a term without a meaning cannot be shown", TERMS + "#propose-a-term", "proposal"),
    "references": Guide("readers follow it to where it leads", FIELDS + "#ids"),
    "uncited": Guide("a list of sources shows what each one carries", EVIDENCE + "#sources"),
    "same_id": Guide("each has an address of its own", FIELDS + "#ids"),
    "itself": Guide("a reader would go round in a circle", FIELDS + "#related"),
    "broader": Guide("every term is found under its group", TERMS + "#a-country"),
    # Several documents.
    "same_document": Guide("one document has one place on the page of sources", EVIDENCE + "#sources"),
    "same_address": Guide("one document has one place on the page of sources", EVIDENCE + "#sources", "warning"),
    "alias_taken": Guide("an address leads to one place", FIELDS + "#ids"),
    "noted_still": Guide("a network stands under a lesson once", REVIEW + "#the-whole", "advice"),
    "noted_elsewhere": Guide("readers of the lesson find the case", "/contribute/smallest/#documents-and-notes-that-the-library-has", "advice"),
    # What is probably a mistake, and what would make a text better.
    "swallowed": Guide("` #` begins a remark that no reader sees", START + "#yaml", "warning"),
    "unlikely_day": Guide("a claim holds at a time", EVIDENCE + "#dates", "warning"),
    "out_of_order": Guide("a claim holds at a time", EVIDENCE + "#dates", "warning"),
    "later_than_sources": Guide("no document tells of what comes after it", EVIDENCE + "#dates", "warning"),
    "same_entry": Guide("each fact is written once", EVIDENCE + "#one-claim-each", "warning"),
    "other_country": Guide("readers look for cases by country", FIELDS + "#places", "warning"),
    "lost_field": Guide("readers would see it in the text, and it would count for nothing", START + "#yaml", "warning"),
    "left_over": Guide("readers see every word of a text", START + "#yaml", "warning"),
    "odd_address": Guide("others must be able to look it up", EVIDENCE + "#sources", "warning"),
    "half_number": Guide("readers would see the word without what it belongs to", FIELDS + "#numbers", "warning"),
    "several_authors": Guide("each author is listed once", EVIDENCE + "#sources", "warning"),
    "repeated": Guide("each fact is written once", EVIDENCE + "#one-claim-each", "warning"),
    "same_as_title": Guide("lists show both, one under the other", FIELDS + "#summary", "warning"),
    "review_undated": Guide("readers see how old a check is", REVIEW + "#dates", "warning"),
    "undated_effect": Guide("an effect holds at a time", EVIDENCE + "#dates", "advice"),
    "facts_behind": Guide("readers see up to when a page tells", EVIDENCE + "#dates", "advice"),
    "proposed_still": Guide("the file is published with its remarks", TERMS + "#propose-a-term", "warning"),
    "no_context": Guide("readers look for cases in their kind of context", FIELDS + "#contexts", "advice"),
    "placeholder": Guide("what is absent is shown as “not stated”", EVIDENCE + "#what-is-not-known"),
    "no_lesson": Guide("a lesson is as strong as the cases under it", FIELDS + "#lessons", "advice"),
    "no_member": Guide("readers see at a glance who sat at the table", FIELDS + "#actors", "advice"),
    "not_to_be_found": Guide("others must be able to look it up", EVIDENCE + "#sources", "advice"),
    "own_word": Guide("readers weigh a document by who wrote it", EVIDENCE + "#sources", "advice"),
    "half_independent": Guide("readers weigh a document by who wrote it", EVIDENCE + "#sources", "advice"),
    "estimated": Guide("readers see how sure a date is", FIELDS + "#sources", "advice"),
    "named_by_nobody": Guide("a claim is as strong as its source", EVIDENCE + "#sources", "advice"),
    "markup": Guide("readers see plain words, emphasis, lists and links", FIELDS + "#kinds-of-value", "warning"),
    "worn_words": Guide("they praise or label where a fact would tell more", EVIDENCE + "#plain-words", "advice"),
}


def problem(rule: str, document: Document, path: Path, message: str) -> Problem:
    """A problem at a place in a document, with what its rule brings along."""
    return Problem(document.file, document.line(path), dotted(path), message, *_beside(rule))


def file_problem(rule: str, file: str, line: int, message: str) -> Problem:
    """A problem of a file that is not, or not yet, a document."""
    return Problem(file, line, "", message, *_beside(rule))


def _beside(rule: str) -> tuple[str, str, str]:
    guide = GUIDE.get(rule, Guide())
    return guide.level, guide.why, guide.see
