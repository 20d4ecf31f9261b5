"""The date that some words give, however they write it."""

import re

DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s{0,2}[-/.年]\s{0,2}(\d{1,2})\s{0,2}[-/.月]\s{0,2}(\d{1,2})(?!\d)")
COMPACT_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
MONTH = re.compile(r"^((?:19|20)\d\d)[-/.年](\d{1,2})月?$")
YEAR = re.compile(r"^((?:19|20)\d\d)年?$")


def day(text: str) -> str | None:
    """The first date in the text as YYYY-MM-DD, or as much of it as is given; None if there is none."""
    if match := DAY.search(text) or COMPACT_DAY.search(text):
        year, month, date = match[1], int(match[2]), int(match[3])
        return f"{year}-{month:02}-{date:02}" if 1 <= month <= 12 and 1 <= date <= 31 else None
    if (match := MONTH.match(text.strip())) and 1 <= int(match[2]) <= 12:
        return f"{match[1]}-{int(match[2]):02}"
    match = YEAR.match(text.strip())
    return match[1] if match else None
