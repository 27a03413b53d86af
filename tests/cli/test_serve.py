"""Who can reach the site decides what holds between its clients."""

import pytest

from danvan_kg.cli.serve import settings_for_clients
from danvan_kg.endpoint.settings import Budget
from danvan_kg.errors import ConfigurationError


@pytest.mark.parametrize(
    ("host", "proxies", "asked", "budget", "takes_turns"),
    [
        ("127.0.0.1", (), None, None, False),
        ("localhost", (), "off", None, False),
        ("::1", (), "30", Budget(30, 60), True),
        ("0.0.0.0", (), None, Budget(), True),
        ("0.0.0.0", (), "off", None, True),
        ("127.0.0.1", ("127.0.0.1",), None, Budget(), True),
        ("127.0.0.1", ("127.0.0.1",), "off", None, True),
    ],
)
def test_clients_take_turns_unless_they_are_on_this_machine(
    host: str, proxies: tuple[str, ...], asked: str | None, budget: Budget | None, takes_turns: bool
) -> None:
    """Without a budget too: switching it off gives nobody all workers."""
    settings = settings_for_clients(host, budget=asked, proxies=proxies)
    assert (settings.budget, settings.takes_turns) == (budget, takes_turns)


@pytest.mark.parametrize("text", ["-1", "0", "nan", "inf", "much"])
def test_budget_is_a_number_of_seconds(text: str) -> None:
    with pytest.raises(ConfigurationError, match="not a number of seconds"):
        settings_for_clients("0.0.0.0", budget=text)
