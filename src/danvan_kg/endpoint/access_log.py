"""One line of JSON for each query: who asked, how it ended, what it cost. Its text only where that is switched on."""

import hashlib
import json
import logging

from danvan_kg.endpoint.running import RunningQuery

log = logging.getLogger("danvan_kg.access")


def log_query(running: RunningQuery, *, status: int, size: int, seconds: float, text: bool) -> None:
    """Writes the line. `size` is that of the body in bytes; `status` is 0 where the client left before it."""
    if not log.isEnabledFor(logging.INFO):
        return
    digest = hashlib.sha256(running.query.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    entry: dict[str, object] = {
        "id": running.identifier,
        "client": running.client.key,
        "status": status,
        "bytes": size,
        "seconds": round(seconds, 4),
        "query_hash": digest,
    }
    if running.cut is not None:
        entry["cut"] = running.cut
    if text:
        entry["query"] = running.query
    log.info(json.dumps(entry, ensure_ascii=False))
