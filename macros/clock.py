"""The build date: the only place that asks what day it is."""

import os
from datetime import UTC, datetime


def today() -> str:
    """The day in UTC as ISO 8601 text; that of `SOURCE_DATE_EPOCH` if it is set, so that a build can be made again."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)
    return moment.date().isoformat()
