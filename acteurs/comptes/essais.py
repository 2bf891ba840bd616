"""Attempts at a password or a code: a few, then delays that grow; a known device waits for its own mistakes only.

Counted before the password is looked at, in one statement of SQL, committed apart from the request: requests sent
together do not pass the limit, and one that breaks down gives nothing back. What is right is given back at once.
"""

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass

from allauth.core.internal.ratelimit import get_ip
from django.db.models.functions import Now
from django.http import HttpRequest

from acteurs.comptes import appareils
from acteurs.comptes.adresses import compte_de
from acteurs.models.essais import EssaisConnexion, Nature
from cirj.socle import regles
from cirj.socle.a_part import executer
from cirj.socle.chiffrement import empreinte

#: The failures of a network address are forgotten after so many hours.
HEURES_ADRESSE = 1
_NOMBRE = "case when e.depuis_le < now() - make_interval(hours => %(oubli)s) then 1 else e.nombre + 1 end"
_LIBRE = (
    "case when {n} >= %(libres)s then now() + make_interval(mins => "
    "least(%(plafond)s, %(premiere)s * power(2, least({n} - %(libres)s, 20)))::int) end"
)
_COMPTER = f"""
    insert into acteurs_essaisconnexion as e (cle, compte, nature, nombre, depuis_le, libre_le)
    values (%(cle)s, %(compte)s, %(nature)s, 1, now(), {_LIBRE.format(n=1)})
    on conflict (cle) do update set
        nombre = {_NOMBRE},
        depuis_le = case when e.depuis_le < now() - make_interval(hours => %(oubli)s) then now() else e.depuis_le end,
        libre_le = {_LIBRE.format(n=f"({_NOMBRE})")}
    where e.libre_le is null or e.libre_le <= now()
    returning nombre
"""  # noqa: S608 - constants


class TropDEssais(Exception):
    """No attempt is looked at before ``minutes``; ``reseau``: because of the whole network address."""

    def __init__(self, minutes: int, reseau: bool = False):
        super().__init__(f"Attente, en minutes : {minutes}.")
        self.minutes, self.reseau = minutes, reseau


@dataclass(frozen=True)
class Essai:
    """One attempt that was counted as a failure, until it is known to be right."""

    cles: tuple[str, ...]
    connu: bool

    def reussi(self) -> None:
        """Give the attempt back; on a known device, forget its mistakes."""
        if self.connu:
            executer("delete from acteurs_essaisconnexion where cle = any(%s)", [list(self.cles)])
            return
        executer(
            "update acteurs_essaisconnexion set nombre = greatest(nombre - 1, 0), libre_le = null where cle = any(%s)",
            [list(self.cles)],
        )


def tenter(request: HttpRequest, nature: Nature, adresse: str) -> Essai:
    """Count an attempt for the account of ``adresse``, on this device. Raise ``TropDEssais``."""
    appareil = appareils.connu(request, adresse, complet=nature == Nature.CODE)
    cle = _cle(nature, adresse, appareil)
    _compter(cle, compte_de(adresse), nature, regles.nombre("CONNEXION_ESSAIS"), regles.nombre("CONNEXION_OUBLI"))
    if appareil or nature != Nature.MOT_DE_PASSE:
        return Essai((cle,), bool(appareil))
    reseau = empreinte(f"{Nature.ADRESSE}:{get_ip(request)}")
    try:
        _compter(reseau, reseau, Nature.ADRESSE, regles.nombre("CONNEXION_ADRESSE"), HEURES_ADRESSE)
    except TropDEssais as refus:
        Essai((cle,), connu=False).reussi()
        raise TropDEssais(refus.minutes, reseau=True) from None
    return Essai((cle, reseau), connu=False)


def entree(request: HttpRequest, adresse: str) -> None:
    """Both factors were right: forget the mistakes made on this device, and know it from now on."""
    cles = [
        _cle(nature, adresse, appareils.connu(request, adresse, complet=nature == Nature.CODE))
        for nature in (Nature.MOT_DE_PASSE, Nature.CODE)
    ]
    if EssaisConnexion.objects.filter(cle__in=cles).exists():
        executer("delete from acteurs_essaisconnexion where cle = any(%s)", [cles])
    appareils.retenir(request, adresse, complet=True)


def mot_de_passe_choisi(request: HttpRequest, adresse: str) -> None:
    """The link received by e-mail served: the password may be tried at once, from here whatever happens elsewhere.

    The codes' delay stays: who reads somebody's mail could otherwise try them for ever, link after link.
    """
    lever(adresse, Nature.MOT_DE_PASSE)
    appareils.retenir(request, adresse, complet=False)


def lever(adresse: str, *natures: Nature) -> int:
    """Lift every delay of an account, on all devices, and return how many counters were forgotten."""
    ordre = "delete from acteurs_essaisconnexion where compte = %s and nature = any(%s) returning 1"
    return len(executer(ordre, [compte_de(adresse), [nature.value for nature in natures or Nature]]))


def en_attente(adresses: Iterable[str]) -> dict[str, datetime.datetime]:
    """Return, of these accounts, those that wait somewhere, and until when at the latest."""
    comptes = {compte_de(adresse): adresse for adresse in adresses}
    lignes = EssaisConnexion.objects.filter(compte__in=comptes, libre_le__gt=Now()).order_by("libre_le")
    return {comptes[compte]: libre_le for compte, libre_le in lignes.values_list("compte", "libre_le")}


def oublier_anciens() -> None:
    """Erase the counters that count for nothing any more."""
    executer(
        "delete from acteurs_essaisconnexion where depuis_le < now() - make_interval(hours => %s)"
        " and (libre_le is null or libre_le < now())",
        [regles.nombre("CONNEXION_OUBLI")],
    )


def _compter(cle: str, compte: str, nature: Nature, libres: int, oubli: int) -> None:
    valeurs = {"cle": cle, "compte": compte, "nature": nature.value, "libres": libres, "oubli": oubli}
    valeurs["premiere"] = regles.nombre("CONNEXION_ATTENTE")
    valeurs["plafond"] = regles.nombre("CONNEXION_ATTENTE_MAX")
    if not executer(_COMPTER, valeurs):
        raise TropDEssais(_minutes(cle))


def _minutes(cle: str) -> int:
    """Minutes to wait, counted by the server that set the delay; one at least."""
    lignes = executer("select libre_le - now() from acteurs_essaisconnexion where cle = %s", [cle])
    reste = lignes[0][0] if lignes and lignes[0][0] else datetime.timedelta()
    return max(math.ceil(reste.total_seconds() / 60), 1)


def _cle(nature: Nature, adresse: str, appareil: str) -> str:
    return empreinte(f"{nature}:{compte_de(adresse)}:{appareil}")
