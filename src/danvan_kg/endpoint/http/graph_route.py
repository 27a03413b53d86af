"""`/graphs`: the SPARQL 1.1 Graph Store HTTP Protocol. Everybody may read; writing takes a token."""

import hashlib
import re
import secrets
from email import message_from_bytes
from email.message import Message
from urllib.parse import parse_qsl, quote

from starlette.types import Receive, Scope, Send

from danvan_kg.endpoint.answer.delivery import Delivery
from danvan_kg.endpoint.answer.negotiation import choose_format, is_unchanged, tag_of
from danvan_kg.endpoint.backend import Answer, Backend, Insertion, QueryRequest
from danvan_kg.endpoint.client.bearer import check_token
from danvan_kg.endpoint.client.running import RunningQuery
from danvan_kg.endpoint.client.turns import Turns
from danvan_kg.endpoint.exchange import ClientLeft, Exchange
from danvan_kg.endpoint.http.caps import NO_CAPS, Caps, read_caps
from danvan_kg.endpoint.http.protocol import check_iri
from danvan_kg.endpoint.http.reception import Reception
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.record.metrics import Metrics
from danvan_kg.endpoint.settings import MEBIBYTE, EndpointSettings
from danvan_kg.formats import GRAPH_FORMATS, JSON, TURTLE, Format, by_media_type

PATH = "/graphs"
_READS = "GET, HEAD, OPTIONS"
_ALL = "GET, HEAD, OPTIONS, PUT, POST, DELETE"
_LARGEST = 64 * MEBIBYTE

_NESTED = re.compile(rb"^content-type:\s{0,100}(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)


class GraphRoute:
    """A graph is named by `?default`, by `?graph=IRI`, or by the address itself below /graphs/ (4.1 and 4.2)."""

    def __init__(
        self,
        settings: EndpointSettings,
        backend: Backend,
        *,
        metrics: Metrics,
        reception: Reception,
        delivery: Delivery,
        turns: Turns,
    ) -> None:
        self.settings = settings
        self.backend = backend
        self.metrics = metrics
        self._reception = reception
        self._delivery = delivery
        self._turns = turns
        self._extra = {"X-Content-Type-Options": "nosniff", "Vary": "Accept, Accept-Encoding"}
        if settings.cors:
            self._extra["Access-Control-Allow-Origin"] = "*"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange = Exchange(scope, receive, send, self._extra)
        try:
            await self._respond(exchange, scope)
        except Problem as problem:
            self.metrics.problem(problem)
            await exchange.respond_problem(problem)
        except ClientLeft:
            self.metrics.client_left()

    async def _respond(self, exchange: Exchange, scope: Scope) -> None:
        allowed = _ALL if self.settings.update_token else _READS
        if exchange.method == "OPTIONS":
            await exchange.respond(204, {"Allow": allowed, "Access-Control-Allow-Methods": allowed})
        elif exchange.method in ("GET", "HEAD"):
            await self._read(exchange, scope)
        elif exchange.method not in ("PUT", "POST", "DELETE"):
            raise Problem(405, "method-not-allowed", f"{PATH} answers {allowed}", headers={"Allow": allowed})
        elif self.settings.update_token is None:
            raise Problem(403, "update-refused", "graphs can be read here, not written", headers={"Allow": allowed})
        else:
            check_token(exchange.header("authorization"), self.settings.update_token)
            await self._write(exchange, scope)

    async def _read(self, exchange: Exchange, scope: Scope) -> None:
        parameters = _parameters(exchange.query_string)
        graph = self._graph(exchange.path, parameters)
        format_ = choose_format(parameters.get("format"), exchange.header("accept"), GRAPH_FORMATS)
        caps = read_caps(parameters)
        version = self.backend.version
        tag = graph_tag(version, graph, format_)
        if version and is_unchanged(exchange.header("if-none-match"), tag):
            await exchange.respond(304, {"ETag": tag_of(tag), "Cache-Control": "no-cache"})
            return
        with self._reception.visit(exchange, scope, f"# GET {PATH} {graph or 'default'}") as running:
            if self.backend.foreign and not await self._exists(exchange, running, graph):
                # A store elsewhere answers with nothing where there is nothing.
                raise Problem(404, "not-found", "there is no such graph")
            answer = await self._answer(exchange, running, QueryRequest("", format_, graph=graph), caps)
            with answer.spool as spool:
                self.metrics.answered(answer)
                headers = {"Content-Type": format_.content_type, "Cache-Control": "no-cache"}
                if version and answer.version == version:
                    headers["ETag"] = tag_of(tag)
                await self._delivery.whole(exchange, format_, headers, spool)

    async def _write(self, exchange: Exchange, scope: Scope) -> None:
        with self._reception.visit(exchange, scope, f"# {exchange.method} {exchange.path}") as running:
            await self._write_graph(exchange, running)

    async def _write_graph(self, exchange: Exchange, running: RunningQuery) -> None:
        parameters = _parameters(exchange.query_string)
        body = await exchange.body(_LARGEST)
        location: dict[str, str] = {}
        if exchange.method == "POST" and not parameters and exchange.path.rstrip("/") == PATH:
            # 5.5: a POST to the graph store itself makes a graph and names it.
            address = f"{self._root()}{PATH}/{secrets.token_hex(8)}"
            graph, location = address, {"Location": address}
        else:
            graph = self._graph(exchange.path, parameters)
        existed = not location and await self._exists(exchange, running, graph)
        insertion = None
        if exchange.method == "DELETE":
            if not existed:
                raise Problem(404, "not-found", "there is no such graph")
            update = f"DROP {_target(graph)}"
        else:
            documents = _documents(body, exchange.header("content-type"))
            insertion = Insertion(graph, documents, graph or self._root() + PATH)
            update = f"DROP SILENT {_target(graph)} ;" if exchange.method == "PUT" else ""
        request = QueryRequest(update, JSON, update=True, insertion=insertion)
        (await self._answer(exchange, running, request)).spool.close()
        made = exchange.method != "DELETE" and not existed
        await exchange.respond(201 if made else 204, {"Cache-Control": "no-store", **location})

    async def _exists(self, exchange: Exchange, running: RunningQuery, graph: str) -> bool:
        if not graph:
            return True
        request = QueryRequest(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", JSON)
        with (await self._answer(exchange, running, request)).spool as spool:
            return b"true" in spool.read()

    async def _answer(
        self, exchange: Exchange, running: RunningQuery, request: QueryRequest, caps: Caps = NO_CAPS
    ) -> Answer:
        answer = await exchange.while_connected(self._in_turn(request, caps, running), running)
        running.seconds = (running.seconds or 0.0) + answer.seconds
        return answer

    async def _in_turn(self, request: QueryRequest, caps: Caps, running: RunningQuery) -> Answer:
        limits = caps.below(self.settings.limits)
        async with self._turns.turn(running.client, limits.queue):
            return await self.backend.answer(request, limits)

    def _root(self) -> str:
        return self.settings.public_url.rstrip("/")

    def _graph(self, path: str, parameters: dict[str, str]) -> str:
        """The graph that a request means; the empty string is the default graph. Raises Problem (400)."""
        own = path.rstrip("/") != PATH
        if own + ("default" in parameters) + ("graph" in parameters) != 1:
            raise Problem(400, "bad-request", "a graph is named by one of ?graph=IRI, ?default and its own path")
        if own:
            return self._root() + quote(path, safe="/:@!$&'()*+,;=~-._")
        if "default" in parameters:
            return ""
        check_iri(parameters["graph"], "graph")
        return parameters["graph"]


def graph_tag(version: str, graph: str, format_: Format) -> str:
    """What the answer of a read is, as a short digest; the prefix keeps it apart from those of queries."""
    text = "\0".join(("graph", version, graph, format_.suffix))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _parameters(query_string: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(query_string.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise Problem(400, "bad-request", "the query string is not percent-encoded UTF-8") from None
    parameters = dict(pairs)
    if len(parameters) < len(pairs):
        raise Problem(400, "bad-request", "a parameter is given more than once")
    return parameters


def _target(graph: str) -> str:
    return f"GRAPH <{graph}>" if graph else "DEFAULT"


def _documents(body: bytes, content_type: str | None) -> tuple[tuple[str, bytes], ...]:
    """The RDF documents of a body, each with the suffix of its format. Raises Problem (400, 415)."""
    if not (content_type or "").lower().startswith("multipart/form-data"):
        return ((_suffix(content_type), body),)
    # 5.5: each part is an RDF document. Parts of parts are no end of work for the parser.
    if _NESTED.search(body):
        raise Problem(400, "bad-request", "a part of the body holds parts itself")
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1")
    parts = message_from_bytes(head + body).get_payload()
    if not isinstance(parts, list):
        raise Problem(400, "bad-request", "the body is not in the parts that its type announces")
    return tuple((_suffix(part["Content-Type"]), _content(part)) for part in parts if isinstance(part, Message))


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _suffix(content_type: str | None) -> str:
    format_ = by_media_type(content_type or TURTLE.media_type)
    if format_ is None or not format_.graph or format_.named_graphs:
        raise Problem(415, "unsupported-media-type", "send Turtle, N-Triples or RDF/XML")
    return format_.suffix
