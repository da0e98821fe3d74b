"""The tiny data as a person checks it. Several tests of the check share these."""

import pytest

from macros.load import examine


@pytest.fixture
def here(tiny_data, monkeypatch):
    """The tiny data, from the folder that holds it."""
    monkeypatch.chdir(tiny_data.parent)
    monkeypatch.delenv("SITE_URL", raising=False)
    return tiny_data


def found(data, *names) -> list[str]:
    return [str(problem) for problem in examine(data, [data / name for name in names]).problems]
