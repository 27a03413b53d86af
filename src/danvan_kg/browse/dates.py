"""Days, months and years in the words of a reader's language."""

import re

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def written_date(lexical: str, language: str) -> str:
    """A date as precise as it is: "20/2/2014", "2/2014", "2014"; in English "20 February 2014".

    What is no date comes back as it is.
    """
    match = _DATE.fullmatch(lexical)
    if not match:
        return lexical
    year, month, day = match.groups()
    if language == "vi":
        return "/".join([str(int(part)) for part in (day, month) if part] + [year])
    name = _MONTHS[int(month) - 1] if month and 1 <= int(month) <= 12 else None
    return " ".join([part for part in (str(int(day)) if day else None, name, year) if part])
