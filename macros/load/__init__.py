"""Reads `case_data` and hands on a Library, or all of its problems at once."""

from .folder import documents, library, read_schema
from .reader import read
from .safeguards import read_safeguards

__all__ = ["documents", "library", "read", "read_safeguards", "read_schema"]
