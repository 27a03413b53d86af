"""Who asks: the holder of a named key, or the address that a request comes from."""

import hmac

from starlette.types import Scope

from danvan_kg.endpoint.client.api_keys import ApiKeys
from danvan_kg.endpoint.client.bearer import bearer_token
from danvan_kg.endpoint.client.budget import Client, ClientAddress
from danvan_kg.endpoint.exchange import Exchange
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.record.access_log import peer_of
from danvan_kg.endpoint.settings import EndpointSettings


class Clients:
    """Tells clients apart."""

    def __init__(self, settings: EndpointSettings) -> None:
        """Raises ConfigurationError where the file of keys is wrong, ValueError where a trusted proxy is."""
        self._settings = settings
        self._address = ClientAddress(settings.trusted_proxies)
        self._keys = ApiKeys(settings.api_keys) if settings.api_keys is not None else None

    def of(self, scope: Scope, exchange: Exchange) -> Client:
        """The client of a request. Raises Problem (401) where it sends a bearer that is no key."""
        token = bearer_token(exchange.header("authorization"))
        if self._keys is not None and token is not None and not self._is_own_token(token):
            key = self._keys.find(token)
            if key is None:
                raise Problem(
                    401,
                    "unauthorized",
                    "this key is not known here",
                    headers={"WWW-Authenticate": "Bearer"},
                    hint="without a key, the budget of an address applies",
                )
            budget = key.budget if self._settings.budget is not None else None
            return Client(f"key {key.name}", budget, key.name)
        return Client(self._address.of(peer_of(scope), exchange.header("x-forwarded-for")), self._settings.budget)

    def _is_own_token(self, token: str) -> bool:
        """Clients of a writable store send their token with queries too."""
        own = (self._settings.update_token, self._settings.operator_token)
        return any(each is not None and hmac.compare_digest(each.encode(), token.encode()) for each in own)
