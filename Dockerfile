FROM python:3.11-slim AS build
WORKDIR /source
COPY requirements.lock .
RUN python -m venv /opt/danvan-kg && /opt/danvan-kg/bin/pip install --no-cache-dir -r requirements.lock
COPY . .
RUN /opt/danvan-kg/bin/pip install --no-cache-dir --no-deps .

# The SPARQL server behind `web-upstream`, from the same pinned release as the library.
FROM python:3.11-slim AS oxigraph
COPY requirements.lock .
RUN python -m venv /opt/oxigraph \
 && /opt/oxigraph/bin/pip install --no-cache-dir "oxigraph==$(sed -n 's/^pyoxigraph==//p' requirements.lock)"
RUN useradd --system --uid 10001 --no-create-home danvan
USER 10001
ENTRYPOINT ["/opt/oxigraph/bin/oxigraph"]

FROM python:3.11-slim AS danvan-kg
ENV PATH=/opt/danvan-kg/bin:$PATH PYTHONUNBUFFERED=1
RUN useradd --system --uid 10001 --no-create-home danvan && install -d -o danvan /var/lib/danvan-kg
COPY --from=build /opt/danvan-kg /opt/danvan-kg
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["danvan-kg"]
CMD ["serve", "--store", "/var/lib/danvan-kg", "--host", "0.0.0.0", "--port", "8000"]
