"""The whole build on one screen: sources → articles → extractions → resolution → quads → gate → published snapshot.

The left half (`extract_all`) is a pure function of each article and runs in worker processes; the right half sees all
articles at once and gives the same quads whatever the order of reading.
"""

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from danvan_kg import __version__
from danvan_kg.article import Article, UnknownKindError, read_sources
from danvan_kg.assets import asset_digest
from danvan_kg.authority import load_authority
from danvan_kg.build_report import BuildReport, Tally
from danvan_kg.errors import InputError, StoreError, ValidationError
from danvan_kg.extraction.parallel import Failure, extract_all
from danvan_kg.extraction.plugins import installed_plugins, plugin_versions
from danvan_kg.lexicon import load_lexicon
from danvan_kg.observation import Extraction
from danvan_kg.ontology import ontology_quads, ontology_version, shapes_quads
from danvan_kg.place import load_places
from danvan_kg.quads import corpus_trig
from danvan_kg.quads.withholding import named_in_texts, unmatched
from danvan_kg.resolution import Resolution, resolve
from danvan_kg.snapshot import (
    ArchiveDigest,
    Manifest,
    Staging,
    StoreWriter,
    metadata_quads,
    publish_snapshot,
    stage,
    write_archive,
)
from danvan_kg.snapshot.manifest import store_files
from danvan_kg.stored_query import queries_quads
from danvan_kg.validation import Refusal, project_shapes, refuse

# Called with the name of a stage and how many articles it has handled.
Progress = Callable[[str, int], None]
Complain = Callable[[str], None]

PUBLICATION = "publish"  # the last stage

# Code points of TriG, about 100 000 quads. The store sorts in memory what is loaded at once: half as many take 7 % more
# time, and three times as many some 300 MiB more.
_LOADED_AT_ONCE = 12_000_000


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build from, where to, and how.

    `built` is the time that the manifest names; it stands in the provenance graph only where `built_is_input` says
    that it is part of the input (SOURCE_DATE_EPOCH). `max_errors` refused records end the build; None: any number.
    """

    sources: tuple[Path, ...]
    store: Path
    built: datetime
    built_is_input: bool = False
    size_limit: int = 1 << 20
    max_errors: int | None = None
    strict: bool = False
    full_text: bool = True
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What the filled store holds, and the versions of what it was made with."""

    archive: ArchiveDigest
    graphs: int
    versions: dict[str, str]


@dataclass(slots=True)
class Build:
    """One run of the pipeline. `complain` gets a line for each refused record, `progress` the state of long stages."""

    options: BuildOptions
    complain: Complain
    progress: Progress
    refused: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    seconds: dict[str, float] = field(default_factory=dict)
    unmatched: list[str] = field(default_factory=list)

    def run(self) -> BuildReport:
        """Builds and publishes. Raises StoreError, InputError or ValidationError where nothing is published."""
        with stage(self.options.store, needed_bytes=_needed_bytes(self.options.sources)) as staging:
            try:
                return self._staged(staging)
            except OSError as error:
                raise StoreError(
                    f"{self.options.store}: cannot be written: {error}",
                    hint="free room on the disk or lift the limit; what was published before is as it was",
                ) from None

    def _staged(self, staging: Staging) -> BuildReport:
        refusal, contents = self._fill(staging)
        with self._timed(PUBLICATION):
            manifest = self._manifest(staging, contents)
            manifest.write(staging.manifest_path)
            report = self._report(manifest, refusal)
            report.write(staging.report_path)
            publish_snapshot(staging, report.snapshot)
        return report

    def _fill(self, staging: Staging) -> tuple[Refusal, Contents]:
        """Makes the quads in memory, where they are validated and read; the same are written to disk beside that.

        A disk store gives quads back five times as slowly as one in memory.
        """
        store, versions = Store(), asset_versions()
        with StoreWriter(staging.store_path) as writer:
            with _without_collections():
                self._load(store, writer)
            refusal = self._gate(store)
            added = [*refusal.quarantined, *ontology_quads(), *shapes_quads(), *queries_quads()]
            with self._timed("describe"):
                store.extend(added)
                ended = self.options.built if self.options.built_is_input else None
                metadata = list(metadata_quads(store, versions, ended=ended))
                store.extend(metadata)
            writer.finish(removed=refusal.withdrawn, added=[*added, *metadata])
            with self._timed("archive"):
                archive = write_archive(store, staging.archive_path)
            with self._timed("store"):
                writer.wait()
        return refusal, Contents(archive, sum(1 for _ in store.named_graphs()), versions)

    def _load(self, store: Store, writer: StoreWriter) -> None:
        with self._timed("extract"), ThreadPoolExecutor(1) as beside:
            prepared = beside.submit(_prepare)
            corpus = list(self._extractions())
            prepared.result()
        if not corpus:
            raise InputError("no article could be read", hint="see the lines above; nothing was published")
        with self._timed("resolve"):
            resolution = resolve(corpus, load_authority())
        self._check_withheld(resolution, [article for article, _ in corpus])
        with self._timed("load"):
            for quads in _batches(corpus_trig(resolution, full_text=self.options.full_text)):
                writer.load(quads)
                store.bulk_load(quads, format=RdfFormat.TRIG)
            store.extend(ontology_quads())

    def _check_withheld(self, resolution: Resolution, articles: list[Article]) -> None:
        """Tells what may be published in spite of `withheld`: by a slip in a key, or by the words of an article."""
        names = [article.identifier for article in articles]
        self.unmatched = list(unmatched(resolution.withheld, resolution.things, resolution.tenures, names))
        for key in self.unmatched:
            self.complain(f"withheld {key!r} names nothing in this input, hint: correct the key in data/authority/")
        published = (article for article in articles if article.identifier in resolution.identifiers)
        for key, named in named_in_texts(resolution.withheld, resolution.things, published).items():
            self.complain(
                f"withheld {key!r} is still named in the words of {len(named)} articles ({named[0]}, …), "
                "hint: --quotes-only leaves whole texts out; withhold the article (article/…) to leave quotes out too"
            )

    def _extractions(self) -> Iterator[tuple[Article, Extraction]]:
        installed_plugins()  # a wrong setting ends the build before any article is read
        for article, outcome in extract_all(self._articles(), load_lexicon(), workers=self.options.workers):
            if isinstance(outcome, Failure):
                self._refuse(f"{outcome.origin}: a fault of this program: {outcome.reason}, hint: report it")
                continue
            self.tally.add(article, outcome)
            self.progress("extract", self.tally.articles)
            yield article, outcome

    def _articles(self) -> Iterator[Article]:
        for item in read_sources(self.options.sources, size_limit=self.options.size_limit):
            if isinstance(item, UnknownKindError):
                self.complain(_in_one_line(item))
            elif isinstance(item, InputError):
                self._refuse(_in_one_line(item))
            else:
                yield item

    def _refuse(self, line: str) -> None:
        self.refused.append(line)
        self.complain(line)
        limit = self.options.max_errors
        if limit is not None and len(self.refused) > limit:
            raise InputError(
                f"{len(self.refused)} records were refused, --max-errors allows {limit}",
                hint="mend them or allow more; nothing was published",
            )

    def _gate(self, store: Store) -> Refusal:
        """What validation refuses leaves the store for the quarantine graph."""
        with self._timed("validate"):
            refusal = refuse(store, in_place=True)
        if self.options.strict and refusal.removed:
            raise ValidationError(
                f"{refusal.statements} statements were refused by validation, --strict allows none",
                hint="build without --strict and read the quarantine, or mend the source",
            )
        return refusal

    def _manifest(self, staging: Staging, contents: Contents) -> Manifest:
        return Manifest(
            identifier=contents.archive.sha256[:16],
            built=self.options.built.strftime("%Y-%m-%dT%H:%M:%SZ"),
            quads=contents.archive.quads,
            graphs=contents.graphs,
            articles=self.tally.articles,
            digest=contents.archive.sha256,
            versions=contents.versions,
            files=store_files(staging.store_path),
        )

    def _report(self, manifest: Manifest, refusal: Refusal) -> BuildReport:
        return BuildReport(
            snapshot=manifest.identifier,
            articles=self.tally.articles,
            refused=tuple(self.refused),
            unmatched=tuple(self.unmatched),
            stated=dict(sorted(self.tally.stated.items())),
            issues=dict(self.tally.issues.most_common()),
            issue_examples={kind: tuple(examples) for kind, examples in sorted(self.tally.examples.items())},
            plugins={name: dict(sorted(counts.items())) for name, counts in sorted(self.tally.plugins.items())},
            validation=refusal.summary(),
            quads=manifest.quads,
            quarantined=refusal.statements,
            seconds=self.seconds,
        )

    @contextmanager
    def _timed(self, stage_name: str) -> Iterator[None]:
        self.progress(stage_name, self.tally.articles)
        started = time.monotonic()
        yield
        self.seconds[stage_name] = round(time.monotonic() - started, 3)


def _prepare() -> None:
    """Reads what later stages need, while the workers that extract get ready: it takes about as long."""
    project_shapes()
    load_places().read_wards()


@contextmanager
def _without_collections() -> Iterator[None]:
    """What is made of articles stays until it is written: looking for circles in it took 1.8 s for 2 000 articles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _batches(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces of TriG joined to documents of some length."""
    batch, length = [], 0
    for piece in pieces:
        batch.append(piece)
        length += len(piece)
        if length > _LOADED_AT_ONCE:
            yield "\n".join(batch).encode()
            batch, length = [], 0
    if batch:
        yield "\n".join(batch).encode()


def _in_one_line(error: InputError) -> str:
    return str(error).replace("\nhint: ", ", hint: ")


def asset_versions() -> dict[str, str]:
    """The versions of everything but the input that decides the quads."""
    return {
        "authority": asset_digest("data", "authority"),
        "lexicon": asset_digest("data", "lexicon"),
        "ontology": ontology_version(),
        "program": __version__,
        "queries": asset_digest("queries"),
        "shapes": asset_digest("shapes"),
        **plugin_versions(),
    }


def _needed_bytes(sources: tuple[Path, ...]) -> int:
    """An estimate: a store, its load file and its archive take some thirty times the text (measured on party news)."""
    files = [path for source in sources for path in ([source] if source.is_file() else source.rglob("*"))]
    size = sum(path.stat().st_size * (4 if path.suffix == ".gz" else 1) for path in files if path.is_file())
    return 30 * size
