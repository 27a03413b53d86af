"""In a real browser: the editor runs queries, nothing breaks the policy, and no page is wider than a phone."""

import asyncio
import json
import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
import websockets
from starlette.types import ASGIApp, Receive, Scope, Send

from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.site import SiteSettings, create_application
from tests.browse import small_corpus as corpus

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="needs Chromium to look at pages in it"),
]

PREFIX = "/danvan"
PATHS = ("/", "/queries", "/sparql", "/ontology", "/docs", "/search?q=mau", "/id/article/gap-mat", "/.well-known/void")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus.publish(tmp_path_factory.mktemp("browser") / "store")


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    """A running site, as a reader's browser reaches it."""
    port = _free_port()
    with _running(create_application(SiteSettings(store=store)), port):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def address_below(store: Path) -> Iterator[str]:
    """The address of a site that stands under a path of its host, which a proxy takes off."""
    port = _free_port()
    public = f"http://127.0.0.1:{port}{PREFIX}"
    application = create_application(SiteSettings(store=store, endpoint=EndpointSettings(public_url=public)))

    async def below(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            elsewhere = not scope["path"].startswith(f"{PREFIX}/")
            scope = {**scope, "path": "/elsewhere" if elsewhere else scope["path"].removeprefix(PREFIX)}
        await application(scope, receive, send)

    with _running(below, port):
        yield public


@contextmanager
def _running(application: ASGIApp, port: int) -> Iterator[None]:
    server = uvicorn.Server(uvicorn.Config(application, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield
    server.should_exit = True
    thread.join()


class Tab:
    """A tab of the browser, over the DevTools protocol. `complaints` are errors that its console shows."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._number = 0
        self.complaints: list[str] = []

    async def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        await self._connection.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(await asyncio.wait_for(self._connection.recv(), 20))
            if answer.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown"):
                self.complaints.append(json.dumps(answer["params"]))
            if answer.get("id") == self._number:
                return dict(answer["result"])

    async def open(self, address: str) -> None:
        await self.command("Page.navigate", url=address)
        await self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    async def value(self, expression: str) -> Any:
        answer = await self.command("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return answer["result"].get("value")

    async def until(self, expression: str) -> None:
        for _ in range(100):
            if await self.value(expression):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"never true: {expression}")


@pytest.fixture(scope="module")
def debugger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The DevTools address of a tab in a headless browser."""
    port, profile = _free_port(), tmp_path_factory.mktemp("profile")
    switches = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    assert BROWSER is not None
    command = [BROWSER, *switches, f"--remote-debugging-port={port}", f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _tab_address(port)
    finally:
        process.terminate()
        process.wait()


def _tab_address(port: int) -> str:
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
                tabs = [tab for tab in json.load(answer) if tab["type"] == "page"]
        except OSError:
            tabs = []
        if tabs:
            return str(tabs[0]["webSocketDebuggerUrl"])
        time.sleep(0.05)
    raise AssertionError("the browser did not start")


def in_tab(debugger: str, work: Any) -> None:
    async def run() -> None:
        async with websockets.connect(debugger, max_size=1 << 24) as connection:
            tab = Tab(connection)
            await tab.command("Log.clear")  # what the test before was to see
            for domain in ("Log", "Runtime", "Page"):
                await tab.command(f"{domain}.enable")
            await work(tab)

    asyncio.run(run())


def test_the_editor_runs_a_query_and_shows_where_one_is_wrong(address: str, debugger: str) -> None:
    async def work(tab: Tab) -> None:
        await tab.open(f"{address}/sparql")
        await tab.value("document.querySelector('button[name=run]').click()")
        await tab.until("document.querySelector('#answer td a')?.textContent === 'Lê Thị Mẫu'")
        assert tab.complaints == []
        await tab.value("document.getElementById('query-text').value = 'SELECT * WHERE {\\n ?s ?p\\n}'")
        await tab.value("document.getElementById('editor').requestSubmit()")
        await tab.until("document.querySelector('.numbers .bad')?.textContent.trim() === '3'")

    in_tab(debugger, work)


def test_the_editor_works_below_a_path(address_below: str, debugger: str) -> None:
    """Query, result, links, downloads and the address in the bar all stay below it."""

    async def work(tab: Tab) -> None:
        await tab.open(f"{address_below}/sparql")
        await tab.value("document.querySelector('button[name=run]').click()")
        await tab.until("document.querySelector('#answer td a')?.textContent === 'Lê Thị Mẫu'")
        person = await tab.value("document.querySelector('#answer td a').href")
        assert person.startswith(f"{address_below}/id/person/")
        assert (await tab.value("location.href")).startswith(f"{address_below}/sparql?text=")
        csv = await tab.value("document.querySelector('[data-format=csv]').href")
        assert csv.startswith(f"{address_below}/sparql?query=")
        assert "Lê Thị Mẫu" in await tab.value(f"fetch({json.dumps(csv)}).then(answer => answer.text())")
        await tab.open(person)
        assert await tab.value("document.querySelector('h1').textContent.includes('Lê Thị Mẫu')")
        other = await tab.value("document.querySelector('a.language').hreflang")
        await tab.value("document.querySelector('a.language').click()")
        await tab.until(f"document.documentElement.lang === {json.dumps(other)}")
        assert (await tab.value("location.href")).startswith(person)
        assert tab.complaints == []

    in_tab(debugger, work)


def test_a_name_that_the_ontology_lacks_is_hinted_at(address: str, debugger: str) -> None:
    async def work(tab: Tab) -> None:
        await tab.open(f"{address}/sparql")
        query = "PREFIX dv: <https://w3id.org/danvan-kg/ontology#> SELECT * { ?s a dv:Tenur }"
        await tab.value(f"document.getElementById('query-text').value = {json.dumps(query)}")
        await tab.value("document.getElementById('editor').requestSubmit()")
        await tab.until("document.querySelector('#answer .hint')?.textContent.includes('dv:Tenure?')")
        assert tab.complaints == []

    in_tab(debugger, work)


def test_prefixes_that_are_missing_are_added(address: str, debugger: str) -> None:
    async def work(tab: Tab) -> None:
        await tab.open(f"{address}/sparql")
        await tab.value("document.getElementById('query-text').value = 'SELECT * { ?x a dv:Person }'")
        await tab.value("document.getElementById('add-prefixes').click()")
        expected = "PREFIX dv: <https://w3id.org/danvan-kg/ontology#>\nSELECT * { ?x a dv:Person }"
        assert await tab.value("document.getElementById('query-text').value") == expected

    in_tab(debugger, work)


def test_no_page_breaks_the_policy_or_is_wider_than_a_phone(address: str, debugger: str) -> None:
    async def work(tab: Tab) -> None:
        phone = {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True}
        await tab.command("Emulation.setDeviceMetricsOverride", **phone)
        for path in PATHS:
            await tab.open(address + path)
            assert await tab.value("document.documentElement.scrollWidth") <= 360, path
        assert tab.complaints == []

    in_tab(debugger, work)


def test_the_quote_that_was_asked_for_is_in_view(address: str, debugger: str) -> None:
    async def work(tab: Tab) -> None:
        await tab.open(f"{address}/id/article/gap-mat?quote=90-120#quote")
        await tab.until("document.getElementById('quote') !== null")
        top = await tab.value("document.getElementById('quote').getBoundingClientRect().top")
        assert 0 <= top < 800

    in_tab(debugger, work)
