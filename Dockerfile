# The service with its models; nothing is downloaded when it runs.
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY graphsvc graphsvc
COPY cypher cypher
RUN python -m venv /opt/graphsvc \
    && /opt/graphsvc/bin/pip install --no-cache-dir --disable-pip-version-check .

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 graphsvc \
    && install --directory --owner graphsvc /data
COPY --from=build /opt/graphsvc /opt/graphsvc
ENV PATH=/opt/graphsvc/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    GRAPHSVC_HOST=0.0.0.0 \
    GRAPHSVC_STORE=/data/graph.lbug \
    GRAPHSVC_LOG_FORMAT=json
USER graphsvc
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["graphsvc"]
CMD ["serve"]
