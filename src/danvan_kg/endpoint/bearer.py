"""Bearer tokens (RFC 6750): the operator's and the updater's."""

import hmac

from danvan_kg.endpoint.problems import Problem


def check_token(authorization: str | None, token: str | None) -> None:
    """Raises Problem: 403 where no token is configured, 401 where the header does not carry it."""
    if token is None:
        raise Problem(403, "unauthorized", "this is switched off here", hint="it takes a token in the configuration")
    scheme, _, given = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token.encode()):
        raise Problem(401, "unauthorized", "send the token as a bearer", headers={"WWW-Authenticate": "Bearer"})
