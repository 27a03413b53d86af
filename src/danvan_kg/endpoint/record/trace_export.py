"""Where spans go: to the collector that the standard variables name (OTEL_EXPORTER_OTLP_ENDPOINT and its kin).

https://opentelemetry.io/docs/specs/otel/protocol/exporter/. The exporter is an extra: `pip install danvan-kg[tracing]`.
"""

import logging
import os
from collections.abc import Mapping

from opentelemetry import trace

log = logging.getLogger(__name__)

_ADDRESSES = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
_NAME = "danvan-kg"


def trace_is_configured(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the variables name a collector and switch nothing off."""
    disabled = environment.get("OTEL_SDK_DISABLED", "").strip().lower() == "true"
    exported = environment.get("OTEL_TRACES_EXPORTER", "otlp").strip().lower() in ("", "otlp")
    return exported and not disabled and any(environment.get(name, "").strip() for name in _ADDRESSES)


class TraceExport:
    """Spans on their way to the collector. They are sent in batches, beside the requests; `close` sends the rest."""

    def __init__(self, version: str) -> None:
        self._version = version
        self._provider: trace.TracerProvider = trace.NoOpTracerProvider()

    def start(self) -> None:
        """Says so in the log where the exporter is not installed; nothing is traced then."""
        try:
            from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
            from opentelemetry.sdk.resources import Resource  # noqa: PLC0415 - an extra
            from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
            from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
        except ImportError:
            log.warning("a trace collector is configured, and its exporter is not installed: danvan-kg[tracing]")
            return
        named = {"service.name": os.environ.get("OTEL_SERVICE_NAME", _NAME), "service.version": self._version}
        provider = TracerProvider(resource=Resource.create(named), shutdown_on_exit=False)
        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self._provider = provider

    def tracer(self) -> trace.Tracer:
        return self._provider.get_tracer(_NAME, self._version)

    def close(self) -> None:
        shutdown = getattr(self._provider, "shutdown", None)
        if shutdown is not None:
            shutdown()
