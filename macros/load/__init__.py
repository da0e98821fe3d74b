"""Reads `case_data` and hands on a Library, or all of its problems at once."""

from .examine import examine
from .folder import documents, library, read_schema
from .mend import mend
from .reader import read

__all__ = ["documents", "examine", "library", "mend", "read", "read_schema"]
