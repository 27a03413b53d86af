"""The protocol's `using-graph-uri` and `using-named-graph-uri` (2.2.3), which the engine lacks, written as USING."""

from collections.abc import Sequence

from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.query.tokens import Token, scan


def with_dataset(update: str, graphs: Sequence[str], named_graphs: Sequence[str]) -> str:
    """The update with the dataset in each of its operations that has a WHERE.

    Raises Problem (400) where the update names a dataset itself. The IRIs are checked (protocol.check_iri).
    """
    if not graphs and not named_graphs:
        return update
    clauses = " ".join([*(f"USING <{each}>" for each in graphs), *(f"USING NAMED <{each}>" for each in named_graphs)])
    tokens = list(scan(update))
    pieces, last = [], 0
    for index, token in enumerate(tokens):
        if token.kind != "word" or token.depth:
            continue
        word = token.text.upper()
        if "USING" in word or "WITH" in word:
            raise Problem(400, "bad-request", f"the request names a dataset, and {word} in the update another one")
        if "WHERE" in word:
            pieces += [update[last : token.start], _before_where(update, tokens, index, clauses)]
            last = token.start
    return "".join([*pieces, update[last:]])


def _before_where(update: str, tokens: Sequence[Token], index: int, clauses: str) -> str:
    if tokens[index].text.upper() != "WHERE":
        raise Problem(400, "bad-request", f"write a blank between the keywords {tokens[index].text!r}")
    if index and tokens[index - 1].text.upper() == "DELETE":
        # `DELETE WHERE { … }` stands for `DELETE { … } WHERE { … }`, which alone has a place for USING.
        return f"{_group(update, tokens[index + 1 :])} {clauses} "
    return f"{clauses} "


def _group(update: str, tokens: Sequence[Token]) -> str:
    for token in tokens[1:]:
        if token.text == "}" and token.depth == 1:
            return update[tokens[0].start : token.end]
    return ""
