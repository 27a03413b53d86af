"""`/update`: SPARQL 1.1 Update for the holder of a token, into a writable store of the user's own; 403 otherwise."""

from starlette.types import Receive, Scope, Send

from danvan_kg.endpoint.backend import Backend, QueryRequest
from danvan_kg.endpoint.client.bearer import check_token
from danvan_kg.endpoint.exchange import ClientLeft, Exchange
from danvan_kg.endpoint.http.protocol import Operation, read_operation
from danvan_kg.endpoint.http.reception import Reception
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.query.diagnosis import explain_syntax, refusal_problem
from danvan_kg.endpoint.query.guard import Refusal, check_update
from danvan_kg.endpoint.query.using import with_dataset
from danvan_kg.endpoint.record.metrics import Metrics
from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.formats import JSON

_METHODS = "POST, OPTIONS"


class UpdateRoute:
    """Applies updates, one at a time, each wholly or not at all."""

    def __init__(self, settings: EndpointSettings, backend: Backend, *, metrics: Metrics, reception: Reception) -> None:
        self.settings = settings
        self.backend = backend
        self.metrics = metrics
        self._reception = reception
        self._base = settings.public_url.rstrip("/") + "/sparql"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange = Exchange(scope, receive, send, {"X-Content-Type-Options": "nosniff"})
        if exchange.method == "OPTIONS":
            await exchange.respond(204, {"Allow": _METHODS})
            return
        try:
            check_token(exchange.header("authorization"), self.settings.update_token)
            await self._respond(exchange, scope)
        except Problem as problem:
            self.metrics.problem(problem)
            await exchange.respond_problem(problem)
        except ClientLeft:
            self.metrics.client_left()

    async def _respond(self, exchange: Exchange, scope: Scope) -> None:
        if exchange.method != "POST":
            raise Problem(405, "method-not-allowed", f"/update answers {_METHODS}", headers={"Allow": _METHODS})
        body = await exchange.body(4 * self.settings.guard.length)
        operation = read_operation("POST", exchange.query_string, exchange.header("content-type"), body)
        if operation.update is None:
            raise Problem(400, "bad-request", "there is no update: send it as the parameter 'update' or as the body")
        update = self._checked(operation, operation.update)
        with self._reception.visit(exchange, scope, update) as running:
            work = self.backend.answer(QueryRequest(update, JSON, self._base, update=True), self.settings.limits)
            try:
                answer = await exchange.while_connected(work, running)
            except Problem as problem:
                raise explain_syntax(problem, update) if problem.kind == "syntax" else problem from None
            running.seconds = answer.seconds
            answer.spool.close()
            await exchange.respond(204, {"Cache-Control": "no-store"})

    def _checked(self, operation: Operation, update: str) -> str:
        try:
            check_update(update, self.settings.guard)
        except Refusal as refusal:
            raise refusal_problem(refusal, update, self.settings.guard) from None
        return with_dataset(update, operation.using_graphs, operation.using_named_graphs)
