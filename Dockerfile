# One image for the site, the worker and the calendar; docker-compose.yml gives each its command.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# What the PDF of the report is drawn with.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-noto-core \
    && rm -rf /var/lib/apt/lists/*

RUN useradd --create-home --uid 10001 cirj \
    && mkdir -p /srv/cirj /donnees/fichiers /donnees/calendrier \
    && chown -R cirj:cirj /donnees

WORKDIR /srv/cirj
COPY requirements.txt .
RUN pip install --require-hashes -r requirements.txt

COPY . .
# The settings refuse to load without their variables; none of these reaches the running containers.
RUN CIRJ_MODE=production \
    SECRET_KEY=construction-de-l-image-sans-aucun-secret-ici-0123456789 \
    CLES_CHIFFREMENT=construction-de-l-image-sans-secret \
    CLE_EMPREINTE=construction-de-l-image-sans-secret \
    ALLOWED_HOSTS=localhost EMAIL_URL=dummymail:// \
    DATABASE_URL=postgresql://construction@localhost/construction REDIS_URL=redis://localhost/0 \
    python manage.py collectstatic --noinput

ENV CIRJ_MODE=production FICHIERS_PRIVES=/donnees/fichiers
USER cirj
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s --retries=3 CMD ["python", "-m", "cirj.vivant"]
CMD ["gunicorn", "cirj.wsgi"]
