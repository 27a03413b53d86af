"""The recipes of `deploy/` as they stand, with this machine's ports and a certificate made for the test."""

import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browse.small_corpus import publish
from tests.clients.conftest import missing
from tests.site_process import Serving, serving

RECIPES = Path(__file__).resolve().parents[2] / "deploy"
PREFIX = "/danvan"
# MiB past which an answer begins before it is whole.
EARLY = 0.05


@dataclass(frozen=True)
class Proxy:
    """A proxy that listens on `port` in front of `site`; `trust` knows its certificate."""

    name: str
    port: int
    site: Serving
    trust: ssl.SSLContext

    @property
    def public_url(self) -> str:
        return f"https://localhost:{self.port}{PREFIX}"

    def request(
        self, method: str, path: str, body: bytes | None = None, *, source: str = "127.0.0.1", **headers: str
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """The answer to `path`, which begins with the prefix, and its body; IncompleteRead where it breaks off."""
        connection = http.client.HTTPSConnection(
            "localhost", self.port, timeout=30, context=self.trust, source_address=(source, 0)
        )
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def logged(self, path: str) -> dict[str, object]:
        """What the site's access log says of the next request for `path`."""
        assert self.site.process.stderr is not None
        for line in self.site.process.stderr:
            entry: dict[str, object] = json.loads(line)
            if entry["path"] == path:
                return entry
        raise AssertionError(f"{path} is not in the log")


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def proxy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    directory: Path = tmp_path_factory.mktemp(request.param)
    for program in (request.param, "openssl"):
        if shutil.which(program) is None:
            missing(f"the command {program}")
    certificate, key = _certificate(directory)
    store, port = publish(directory / "store"), _free_port()
    options = ("--trusted-proxy", "127.0.0.1", "--access-log", "--deadline", 1, "--stream-above", EARLY)
    with serving("--store", store, "--public-url", f"https://localhost:{port}{PREFIX}", *options) as site:
        command = _CONFIGURED[request.param](directory, port, site.address.rpartition(":")[2], certificate, key)
        with _running(command, port):
            yield Proxy(request.param, port, site, ssl.create_default_context(cafile=str(certificate)))


def _certificate(directory: Path) -> tuple[Path, Path]:
    certificate, key = directory / "certificate.pem", directory / "key.pem"
    options = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", "-x509", *options, *names], check=True, capture_output=True)
    return certificate, key


def _nginx(directory: Path, port: int, behind: str, certificate: Path, key: Path) -> list[str]:
    recipe = (RECIPES / "nginx.conf").read_text(encoding="utf-8")
    for there, here in {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "127.0.0.1:8000": f"127.0.0.1:{behind}",
        "graph.example.org;": "localhost;",
        "/etc/ssl/certs/graph.example.org.pem": str(certificate),
        "/etc/ssl/private/graph.example.org.key": str(key),
    }.items():
        assert there in recipe, there
        recipe = recipe.replace(there, here)
    (directory / "recipe.conf").write_text(recipe, encoding="utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {directory}/{kind};" for kind in kinds)
    owner = "user root;" if os.geteuid() == 0 else ""
    main = f"{owner} pid {directory}/pid; error_log {directory}/error.log; events {{}}"
    web = f"http {{ access_log off; {places} include {directory}/recipe.conf; }}"
    (directory / "nginx.conf").write_text(f"{main}\n{web}\n", encoding="utf-8")
    return ["nginx", "-c", str(directory / "nginx.conf"), "-e", str(directory / "error.log"), "-g", "daemon off;"]


def _caddy(directory: Path, port: int, behind: str, certificate: Path, key: Path) -> list[str]:
    recipe = (RECIPES / "Caddyfile").read_text(encoding="utf-8")
    for there, here in {
        "graph.example.org {": f"localhost:{port} {{\n\tbind 127.0.0.1\n\ttls {certificate} {key}",
        "127.0.0.1:8000": f"127.0.0.1:{behind}",
    }.items():
        assert there in recipe, there
        recipe = recipe.replace(there, here)
    alone = f"{{\n\tadmin off\n\tauto_https off\n\tstorage file_system {directory}/caddy\n}}\n"
    (directory / "Caddyfile").write_text(alone + recipe, encoding="utf-8")
    return ["caddy", "run", "--config", str(directory / "Caddyfile"), "--adapter", "caddyfile"]


_CONFIGURED = {"nginx": _nginx, "caddy": _caddy}


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            assert process.poll() is None, f"{command[0]} ended: {process.returncode}"
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(10)
