"""Django's cache kept in PostgreSQL: allauth counts its limits there, and they hold when the broker is down.

Django's own database backend would write in the request's transaction, undone with it, and throw counts away beyond a
number of rows, which whoever guesses could fill. Each statement here is atomic and committed at once (``a_part``).
"""

import json

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

from cirj.socle.a_part import executer
from cirj.socle.chiffrement import empreinte

_TABLE = "socle_valeurgardee"
_VALABLE = "(expire_le is null or expire_le > now())"
_EXPIRATION = "now() + make_interval(secs => %s)"


class MemoireEnBase(BaseCache):
    """Values are JSON; names are kept as keyed hashes."""

    def __init__(self, emplacement: str, options: dict):
        super().__init__(options)

    def get(self, key, default=None, version=None):
        lignes = executer(
            f"select valeur::text from {_TABLE} where cle = %s and {_VALABLE}",  # noqa: S608 - constants
            [self._cle(key, version)],
        )
        return json.loads(lignes[0][0]) if lignes else default

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None) -> None:
        executer(self._ecrire("true"), self._valeurs(key, value, timeout, version))

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None) -> bool:
        """Write unless a value is there, and say whether it was written: one of two who come together."""
        perime = f"not ({_VALABLE.replace('expire_le', f'{_TABLE}.expire_le')})"
        return bool(executer(self._ecrire(perime), self._valeurs(key, value, timeout, version)))

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None) -> bool:
        ordre = f"update {_TABLE} set expire_le = {_EXPIRATION} where cle = %s and {_VALABLE} returning 1"  # noqa: S608
        return bool(executer(ordre, [self._duree(timeout), self._cle(key, version)]))

    def delete(self, key, version=None) -> bool:
        ordre = f"delete from {_TABLE} where cle = %s returning {_VALABLE}"  # noqa: S608 - constants
        return executer(ordre, [self._cle(key, version)]) == [(True,)]

    def clear(self) -> None:
        executer(f"delete from {_TABLE}")  # noqa: S608 - constants

    def _cle(self, key, version) -> str:
        return empreinte(self.make_and_validate_key(key, version=version))

    def _duree(self, timeout) -> float | None:
        """Seconds until the end, None for never."""
        duree = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return None if duree is None else max(float(duree), 0)

    def _valeurs(self, key, value, timeout, version) -> list:
        return [self._cle(key, version), json.dumps(value), self._duree(timeout)]

    @staticmethod
    def _ecrire(si: str) -> str:
        return (
            f"insert into {_TABLE} (cle, valeur, expire_le) values (%s, %s::jsonb, {_EXPIRATION}) "  # noqa: S608
            f"on conflict (cle) do update set valeur = excluded.valeur, expire_le = excluded.expire_le where {si} "
            "returning 1"
        )


def oublier_perimees() -> None:
    """Erase the values whose time is over."""
    executer(f"delete from {_TABLE} where not {_VALABLE}")  # noqa: S608 - constants
