"""What the library knows: documents, the schema, dates, cases, lessons, terms, and all that follows from them."""

from .dates import Date
from .derive import EVIDENCE, rule
from .documents import Document, Invalid, Problem, dotted
from .library import Library
from .linking import link
from .objects import Case, Facet, Lesson, Related, Source, Stance, Term
from .schema import Schema

__all__ = [
    "EVIDENCE", "Case", "Date", "Document", "Facet", "Invalid", "Lesson", "Library", "Problem", "Related", "Schema",
    "Source", "Stance", "Term", "dotted", "link", "rule",
]
