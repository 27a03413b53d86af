"""The engine without a server, behind the few calls that the tests of the W3C make of one."""

from collections.abc import Mapping

from pyoxigraph import Quad, QueryResultsFormat, QueryTriples, RdfFormat, Store

from danvan_kg.formats import by_media_type
from tests.live_server import Reply


class EngineAlone:
    """pyoxigraph over a store in memory; what it refuses is a 400."""

    def __init__(self) -> None:
        self._store = Store()

    def fill(self, quads: list[Quad]) -> None:
        self._store.clear()
        self._store.extend(quads)

    def query(self, sparql: str, accept: str) -> Reply:
        format_ = by_media_type(accept)
        assert format_ is not None
        results = self._store.query(sparql)
        if isinstance(results, QueryTriples):
            assert isinstance(format_.engine, RdfFormat)
            return Reply(200, {}, results.serialize(format=format_.engine) or b"")
        assert isinstance(format_.engine, QueryResultsFormat)
        return Reply(200, {}, results.serialize(format=format_.engine) or b"")

    def request(self, method: str, path: str, body: bytes, *, headers: Mapping[str, str]) -> Reply:  # noqa: ARG002
        """Asks or updates for the sake of the syntax alone."""
        text = body.decode("utf-8", "surrogateescape")
        try:
            if path == "/update":
                self._store.update(text)
                return Reply(204, {}, b"")
            self._store.query(text)
        except (SyntaxError, UnicodeError):
            return Reply(400, {}, b'{"type": "syntax"}')
        except (OSError, RuntimeError, ValueError):
            return Reply(400, {}, b'{"type": "/evaluation"}')
        return Reply(200, {}, b"")
