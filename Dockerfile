# Muster as an image: what docs/operations.md says under "In containers". Tests run these steps in an empty folder.
FROM python:3.13-slim

RUN useradd --system --uid 10001 --create-home --home-dir /data muster

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt
COPY manifest.json ./
COPY storage ./storage
COPY digests ./digests
COPY handlers ./handlers
COPY bot ./bot
RUN python -m compileall -q bot handlers digests storage

# The record stays outside /app, which Muster only reads: an SQLite file, unless DATABASE_URL says otherwise.
ENV PYTHONPATH=/app PYTHONUNBUFFERED=1
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 3000
CMD ["python", "-m", "bot", "run"]
