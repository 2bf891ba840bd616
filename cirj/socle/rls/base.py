"""Django's PostgreSQL engine, which tells the server on whose behalf each transaction acts (``ENGINE`` setting)."""

from django.db.backends.postgresql import base

from cirj.socle.rls import contexte


class DatabaseWrapper(base.DatabaseWrapper):
    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # django-stubs leaves this hook out
        if not autocommit:
            contexte.dire(self)
