"""Reads `case_data` and hands on a Library, or all of its problems at once."""

from .draft import draft_problems
from .examine import examine
from .folder import documents, library, read_schema
from .mend import mend
from .reader import read
from .safeguards import read_safeguards
from .writer import write

__all__ = [
    "documents", "draft_problems", "examine", "library", "mend", "read", "read_safeguards", "read_schema", "write",
]
