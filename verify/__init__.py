"""Looks at the built site, file by file, and trusts nothing that made it: `python -m verify SITE [DATA]`.

It shares no code with `macros` (a test says so), so that one mistake cannot stand on both sides.
"""
