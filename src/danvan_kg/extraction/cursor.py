"""A place in a text that moves forward as patterns match."""

import re
from dataclasses import dataclass


@dataclass(slots=True)
class Cursor:
    """Reads `text` from `position` to `end`; both are code points of the article's text."""

    text: str
    position: int
    end: int

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of `pattern` right here, behind which the cursor then stands; None leaves it where it is."""
        match = pattern.match(self.text, self.position, self.end)
        if match is not None:
            self.position = match.end()
        return match

    def sees(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.text, self.position, self.end)
