"""Who made an article's graph from what: the extractor and the run, described in the default graph."""

from collections.abc import Iterator
from dataclasses import dataclass

from danvan_kg import __version__
from danvan_kg.assets import asset_digest
from danvan_kg.quads.iris import fixed_iri
from danvan_kg.quads.terms import english, string
from danvan_kg.quads.things import LABEL, named
from danvan_kg.text import digest
from danvan_kg.vocabulary import DV, PROV

EXTRACTOR = fixed_iri("extractor", "danvan-kg")


@dataclass(frozen=True, slots=True)
class Run:
    """What decided the statements besides the articles. Equal versions are one run, whenever it was."""

    program: str
    lexicon: str
    authority: str

    @classmethod
    def of_this_program(cls) -> "Run":
        return cls(__version__, asset_digest("data", "lexicon"), asset_digest("data", "authority"))

    @property
    def iri(self) -> str:
        return fixed_iri("run", digest(f"{self.program}\n{self.lexicon}\n{self.authority}"))


def run_quads(run: Run) -> Iterator[str]:
    yield from named(EXTRACTOR, "Extractor", "Bộ trích xuất danvan-kg")
    yield f"{EXTRACTOR} {LABEL} {english('danvan-kg extractor')} ."
    yield from named(run.iri, "ExtractionRun", f"Lần trích xuất của danvan-kg {run.program}")
    yield f"{run.iri} <{PROV.iri}wasAssociatedWith> {EXTRACTOR} ."
    yield f"{run.iri} <{DV.iri}programVersion> {string(run.program)} ."
    yield f"{run.iri} <{DV.iri}lexiconVersion> {string(run.lexicon)} ."
    yield f"{run.iri} <{DV.iri}authorityVersion> {string(run.authority)} ."
