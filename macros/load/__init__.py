"""Reads `case_data` and hands on a Library, or all of its problems at once."""

from .folder import documents, library, read_schema
from .reader import read
from .writer import write

__all__ = ["documents", "library", "read", "read_schema", "write"]
