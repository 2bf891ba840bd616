"""Rows that look like a known person: other spelling, swapped names, 1 January births, same foreigner number.

The search never compares everybody with everybody: for a batch of rows it reads, by index, the people who share the
number, the key of the names or the exact birth date, then compares within these small groups.
"""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from cirj.socle.calendrier import Precision
from cirj.socle.chiffrement import empreinte
from cirj.socle.noms import cle_identite, sans_accents
from parcours.importation.comprehension import LigneComprise
from parcours.models import Personne, VarianteIdentite

# Share of common letters between two name keys of people born the same exact day.
NOMS_PROCHES = 0.75

MEME_NUMERO = "même numéro étranger"
NOMS_INVERSES = "nom et prénom inversés"
AUTRE_ECRITURE = "autre écriture du nom"
MEME_NOM = "même nom"
NOM_PROCHE = "nom proche"
MEME_NAISSANCE = "même date de naissance"
NAISSANCE_APPROCHEE = "dates de naissance compatibles"
PREMIER_JANVIER = "naissance un 1er janvier, souvent approchée"
NAISSANCE_INCONNUE = "date de naissance inconnue"
AUTRE_NUMERO = "mais numéros étrangers différents"


@dataclass(frozen=True, slots=True)
class Identite:
    """What two files are compared on. ``id`` is the person's, existing or to be created."""

    id: uuid.UUID
    nom: str
    prenom: str
    cles: tuple[str, ...]
    naissance: datetime.date | None
    precision: str
    numero: str

    @property
    def jour_sur(self) -> bool:
        """The birth day is known, and is not the 1 January that stands for an unknown day."""
        return bool(
            self.naissance and self.precision == Precision.JOUR and (self.naissance.month, self.naissance.day) != (1, 1)
        )


@dataclass(frozen=True, slots=True)
class Ressemblance:
    """``identique``: not a double but the same person written the same way, on a date or a number that proves it."""

    candidate: Identite
    motifs: tuple[str, ...]
    identique: bool


class Annuaire:
    """Identities found by number, key of names or exact birth date."""

    def __init__(self, identites: Iterable[Identite] = ()):
        self._index: dict[tuple[str, object], list[Identite]] = defaultdict(list)
        self.ids: set[uuid.UUID] = set()
        for identite in identites:
            self.ajouter(identite)

    def ajouter(self, identite: Identite) -> None:
        self.ids.add(identite.id)
        for repere in self._reperes(identite):
            self._index[repere].append(identite)

    def ressemblances(self, identite: Identite) -> list[Ressemblance]:
        """Return the look-alikes of ``identite``, those that share the most reasons first."""
        vues: dict[uuid.UUID, Ressemblance] = {}
        for repere in self._reperes(identite):
            for autre in self._index.get(repere, ()):
                if autre.id not in vues and autre.id != identite.id and (trouvee := comparer(identite, autre)):
                    vues[autre.id] = trouvee
        return sorted(vues.values(), key=lambda r: (r.identique, len(r.motifs)), reverse=True)

    @staticmethod
    def _reperes(identite: Identite) -> list[tuple[str, object]]:
        reperes: list[tuple[str, object]] = [("cle", cle) for cle in identite.cles if cle]
        if identite.numero:
            reperes.append(("numero", identite.numero))
        if identite.jour_sur:
            reperes.append(("naissance", identite.naissance))
        return reperes


def comparer(a: Identite, b: Identite) -> Ressemblance | None:
    """Return why ``a`` and ``b`` may be one person; None when nothing says so."""
    numero = bool(a.numero and a.numero == b.numero)
    autre_numero = bool(a.numero and b.numero and a.numero != b.numero)
    noms, naissances = _noms(a, b), _naissances(a, b)
    proche = noms == NOM_PROCHE and naissances == MEME_NAISSANCE
    semblables = noms not in ("", NOM_PROCHE) and naissances and not (autre_numero and naissances != MEME_NAISSANCE)
    if not (numero or proche or semblables):
        return None
    motifs = [m for m in (MEME_NUMERO if numero else "", noms, naissances, AUTRE_NUMERO if autre_numero else "") if m]
    identique = noms == MEME_NOM and not autre_numero and (naissances == MEME_NAISSANCE or numero and bool(naissances))
    return Ressemblance(b, tuple(motifs), identique)


def _noms(a: Identite, b: Identite) -> str:
    if (sans_accents(a.nom), sans_accents(a.prenom)) == (sans_accents(b.nom), sans_accents(b.prenom)):
        return MEME_NOM
    if set(a.cles) & set(b.cles):
        if cle_identite(a.nom) == cle_identite(b.prenom) and cle_identite(a.prenom) == cle_identite(b.nom):
            return NOMS_INVERSES
        return AUTRE_ECRITURE
    ecrits = [" ".join(sorted(sans_accents(f"{i.nom} {i.prenom}").split())) for i in (a, b)]
    return NOM_PROCHE if SequenceMatcher(None, *ecrits).ratio() >= NOMS_PROCHES else ""


def _naissances(a: Identite, b: Identite) -> str:
    """Return how two birth dates agree; "" when they do not."""
    if a.naissance is None or b.naissance is None:
        return NAISSANCE_INCONNUE
    if a.jour_sur and b.jour_sur:
        return MEME_NAISSANCE if a.naissance == b.naissance else ""
    if a.naissance.year != b.naissance.year:
        return ""
    mois_connus = all(i.jour_sur or i.precision == Precision.MOIS for i in (a, b))
    if mois_connus and a.naissance.month != b.naissance.month:
        return ""
    premiers = [i for i in (a, b) if i.precision == Precision.JOUR and not i.jour_sur]
    return PREMIER_JANVIER if premiers else NAISSANCE_APPROCHEE


def identite_de(ligne: LigneComprise) -> Identite:
    """Return the identity of an understood row."""
    naissance, numero = ligne.valeur("date_naissance"), ligne.valeur("numero_etranger")
    return Identite(
        id=ligne.id,
        nom=ligne.nom,
        prenom=ligne.prenom,
        cles=(cle_identite(ligne.nom, ligne.prenom)[:200],),
        naissance=naissance.jour if naissance else None,
        precision=naissance.precision if naissance else Precision.JOUR,
        numero=empreinte(numero.lstrip("0")) if numero else "",
    )


def annuaire_des_connus(departement: str, identites: list[Identite]) -> Annuaire:
    """Return the department's people who share a number, a key or an exact birth date with ``identites``."""
    cles = {cle for identite in identites for cle in identite.cles if cle}
    connus = Personne.objects.filter(departement=departement)
    variantes: dict[uuid.UUID, list[str]] = defaultdict(list)
    for personne, cle in VarianteIdentite.objects.filter(
        personne__departement=departement, cle_identite__in=cles
    ).values_list("personne", "cle_identite"):
        variantes[personne].append(cle)
    par_index = [
        connus.filter(cle_identite__in=cles),
        connus.filter(numero_empreinte__in={i.numero for i in identites if i.numero}),
        connus.filter(date_naissance__in={i.naissance for i in identites if i.jour_sur}),
        connus.filter(pk__in=variantes),
    ]
    trouvees: dict[uuid.UUID, Identite] = {}
    for ensemble in par_index:
        for id_, nom, prenom, cle, naissance, precision, numero in ensemble.values_list(
            "id", "nom", "prenom", "cle_identite", "date_naissance", "naissance_precision", "numero_empreinte"
        ):
            trouvees[id_] = Identite(id_, nom, prenom, (cle, *variantes[id_]), naissance, precision, numero)
    return Annuaire(trouvees.values())
