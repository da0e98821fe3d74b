"""Reads `case_data` and hands on a Library, or all of its problems at once."""

from .draft import draft_problems
from .folder import documents, library, read_schema
from .reader import read
from .writer import write

__all__ = ["documents", "draft_problems", "library", "read", "read_schema", "write"]
