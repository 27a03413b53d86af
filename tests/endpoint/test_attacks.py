"""Whatever a request means to do, the site answers or refuses it in time, lives on, and tells nothing of itself."""

import socket
import time
from collections.abc import Iterator

import pytest

from tests.browse.small_corpus import publish
from tests.endpoint import attacks, attacks_on_http, attacks_on_queries
from tests.endpoint.attacks import TRAP, Probe, caches
from tests.site_process import Serving, serving

DEADLINE = 1.0
# What no answer may hold: traces, paths and addresses of the machine.
LEAKS = (b"Traceback", b'.py"', b"site-packages", b"/home/", b"/root/", b"/tmp/", b"danvan_kg.")
CLASSES = (*attacks.CLASSES, *attacks_on_queries.CLASSES, *attacks_on_http.CLASSES)
PROBES = [pytest.param(probe, id=f"{kind.__name__}: {probe.name}") for kind in CLASSES for probe in kind()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    store = publish(tmp_path_factory.mktemp("attacks") / "store")
    options = ("--deadline", DEADLINE, "--memory", 300, "--max-megabytes", 5, "--operator-token", "secret")
    with serving("--store", store, *options) as running:
        yield running


@pytest.fixture(scope="module")
def trap() -> Iterator[socket.socket]:
    """A listener that no request may make anybody connect to."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


def _send(site: Serving, request: bytes) -> bytes:
    host, _, port = site.address.removeprefix("http://").partition(":")
    pieces = []
    with socket.create_connection((host, int(port)), timeout=8) as connection:
        connection.sendall(request)
        while piece := connection.recv(65536):
            pieces.append(piece)
    return b"".join(pieces)


def test_there_are_probes_enough_of_each_class() -> None:
    assert len(PROBES) > 500
    assert all(len(list(kind())) >= 10 for kind in CLASSES)


@pytest.mark.parametrize("probe", PROBES)
def test_probe_comes_to_nothing(site: Serving, trap: socket.socket, probe: Probe) -> None:
    port = str(trap.getsockname()[1]).encode()
    assert len(port) == len(TRAP)
    request = probe.request.replace(TRAP, port)
    begin = time.monotonic()
    answer = _send(site, request)
    seconds = time.monotonic() - begin
    assert answer, "no answer"
    status = int(answer.split(b" ", 2)[1])
    assert status in probe.statuses, answer[:600]
    assert seconds < DEADLINE + 2
    assert [leak for leak in (*LEAKS, *probe.absent) if leak in answer] == []
    with pytest.raises(BlockingIOError):
        trap.accept()
    assert site.get("/livez")[0] == 200


@pytest.mark.parametrize("pair", caches(), ids=str)
def test_answers_are_not_taken_for_one_another(site: Serving, pair: tuple[bytes, bytes]) -> None:
    first, second = (_send(site, request) for request in pair)
    again = [_send(site, request) for request in pair]
    bodies = [answer.partition(b"\r\n\r\n")[2] for answer in (first, second, *again)]
    assert bodies[:2] == bodies[2:]
    assert bodies[0] != bodies[1]
    tags = [_tag(answer) for answer in (first, second)]
    assert tags[0] != tags[1]


def _tag(answer: bytes) -> bytes:
    head = answer.partition(b"\r\n\r\n")[0].lower()
    return head.partition(b"\r\netag: ")[2].partition(b"\r\n")[0]


def test_all_workers_are_there_after_the_attack(site: Serving) -> None:
    assert site.get("/readyz")[0] == 200
    assert len(site.workers()) == 3
