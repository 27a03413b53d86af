"""`/graphs`: the reading half of the SPARQL 1.1 Graph Store HTTP Protocol."""

from urllib.parse import parse_qsl

from starlette.types import Receive, Scope, Send

from danvan_kg.endpoint.backend import Backend, QueryRequest
from danvan_kg.endpoint.exchange import ClientLeft, Exchange
from danvan_kg.endpoint.metrics import Metrics
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.protocol import check_iri
from danvan_kg.endpoint.running import RunningQueries
from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.endpoint.sparql_route import choose_format
from danvan_kg.formats import GRAPH_FORMATS

METHODS = "GET, HEAD, OPTIONS"


class GraphRoute:
    """Reads one graph: `?default` or `?graph=IRI`. Writing is refused."""

    def __init__(
        self, settings: EndpointSettings, backend: Backend, *, metrics: Metrics, running: RunningQueries
    ) -> None:
        self.settings = settings
        self.backend = backend
        self.metrics = metrics
        self.running = running
        self._extra = {"X-Content-Type-Options": "nosniff", "Vary": "Accept"}
        if settings.cors:
            self._extra["Access-Control-Allow-Origin"] = "*"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange = Exchange(scope, receive, send, self._extra)
        try:
            await self._respond(exchange)
        except Problem as problem:
            self.metrics.problem(problem)
            await exchange.respond_problem(problem)
        except ClientLeft:
            self.metrics.client_left()

    async def _respond(self, exchange: Exchange) -> None:
        if exchange.method == "OPTIONS":
            await exchange.respond(204, {"Allow": METHODS, "Access-Control-Allow-Methods": METHODS})
            return
        if exchange.method not in ("GET", "HEAD"):
            raise Problem(403, "update-refused", "graphs can be read here, not written", headers={"Allow": METHODS})
        parameters = _parameters(exchange.query_string)
        graph = named_graph(parameters)
        format_ = choose_format(parameters.get("format"), exchange.header("accept"), GRAPH_FORMATS)
        request = QueryRequest("", format_, graph=graph)
        with self.running.track(f"# GET /graphs?graph={graph}", "") as running:
            answer = await exchange.while_connected(self.backend.answer(request, self.settings.limits), running)
        with answer.spool as spool:
            self.metrics.answered(answer)
            headers = {"Content-Type": format_.content_type, "Cache-Control": "no-cache"}
            await exchange.respond_spool(200, headers, spool)


def _parameters(query_string: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(query_string.decode("ascii"), keep_blank_values=True, errors="strict"))
    except ValueError:
        raise Problem(400, "bad-request", "the query string is not percent-encoded UTF-8") from None


def named_graph(parameters: dict[str, str]) -> str:
    """The graph that a request means; the empty string is the default graph. Raises Problem (400)."""
    if ("default" in parameters) == ("graph" in parameters):
        raise Problem(400, "bad-request", "a graph is named by ?graph=IRI or ?default, by one of them")
    if "default" in parameters:
        return ""
    check_iri(parameters["graph"], "graph")
    return parameters["graph"]
