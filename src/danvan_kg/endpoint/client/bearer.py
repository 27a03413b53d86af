"""Bearer tokens (RFC 6750): the operator's, the updater's, and the keys of clients."""

import hmac

from danvan_kg.endpoint.problems import Problem


def bearer_token(authorization: str | None) -> str | None:
    """The token of an Authorization header; None where it carries none, or something else."""
    scheme, _, given = (authorization or "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else None


def check_token(authorization: str | None, token: str | None) -> None:
    """Raises Problem: 403 where no token is configured, 401 where the header does not carry it."""
    if token is None:
        raise Problem(403, "unauthorized", "this is switched off here", hint="it takes a token in the configuration")
    given = bearer_token(authorization)
    if given is None or not hmac.compare_digest(given.encode(), token.encode()):
        raise Problem(401, "unauthorized", "send the token as a bearer", headers={"WWW-Authenticate": "Bearer"})
