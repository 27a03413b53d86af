"""The tree of errors.

DanvanError                     anything this program raises on purpose; shown as one line and a hint
├── InputError                  an article or record that cannot be read; costs only itself
├── AssetError                  a lexicon, authority, ontology, shape or query file that is wrong
├── StoreError                  a snapshot that is missing, damaged, locked or cannot be written
├── ValidationError             data that do not conform where they must
├── QueryError                  a query that cannot be run as asked
└── ConfigurationError          options that contradict one another or make no sense
"""


class DanvanError(Exception):
    """Says where, what and the value in one line; `hint` says the way out."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\nhint: {self.hint}" if self.hint else self.message

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions cross process borders by pickle, which would forget the keyword.
        return (_restore, (type(self), self.message, self.hint))


def _restore(kind: type[DanvanError], message: str, hint: str | None) -> DanvanError:
    return kind(message, hint=hint)


class InputError(DanvanError):
    """An article or record that cannot be read; the rest of the input goes on."""


class AssetError(DanvanError):
    """A lexicon, authority, ontology, shape or query file that is wrong; names file and line."""


class StoreError(DanvanError):
    """A snapshot that is missing, damaged, locked or cannot be written."""


class ValidationError(DanvanError):
    """Data that do not conform where they must."""


class QueryError(DanvanError):
    """A query that cannot be run as asked."""


class ConfigurationError(DanvanError):
    """Options that contradict one another or make no sense."""
