"""A client may ask for less than the site gives, never for more."""

import time

import pytest

from danvan_kg.endpoint.preferences import Preferences, read_preferences
from tests.endpoint.conftest import SLOW
from tests.live_server import LiveServer

DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.mark.parametrize(
    ("timeout", "prefer", "seconds"),
    [
        ("0.2", None, 0.2),
        ("100", None, 1.0),
        (None, "wait=100", 1.0),
        ("100", "wait=100", 1.0),
        ("0.3", "wait=100", 0.3),
        ("0.001", None, 0.001),
    ],
)
def test_caps_are_lowered_and_never_raised(
    server: LiveServer, timeout: str | None, prefer: str | None, seconds: float
) -> None:
    headers = DIRECT | ({"Prefer": prefer} if prefer else {})
    begin = time.monotonic()
    path = f"/sparql?timeout={timeout}" if timeout else "/sparql"
    reply = server.request("POST", path, SLOW.encode(), headers=headers)
    assert (reply.status, reply.json()["limits"]["deadline"]) == (504, seconds)
    assert time.monotonic() - begin < seconds + 0.5
    assert reply.headers.get("preference-applied") == prefer


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, Preferences()),
        ("", Preferences()),
        ("respond-async", Preferences(later=True)),
        ("Respond-Async, wait=10", Preferences(later=True, wait=10)),
        ('wait="10"', Preferences(wait=10)),
        ("wait=10;strict, wait=20", Preferences(wait=10)),
        ("wait=-1, wait=x, wait=", Preferences()),
        ("wait=99999999999999999999", Preferences(wait=999_999_999)),
        ("return=minimal, handling=lenient", Preferences()),
        ("respond-asynchronous", Preferences()),
    ],
)
def test_preferences_are_read(header: str | None, expected: Preferences) -> None:
    assert read_preferences(header) == expected
