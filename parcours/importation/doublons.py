"""Rows that look like a known person: who is compared with whom.

The search never compares everybody with everybody: for a batch of rows it reads, by index, the people who share the
number, the key of the names (one word an initial perhaps), the telephone or the birth date (its day and month as they are, or swapped), then compares
within these small groups. A number at one digit is seen among them only: it is found by a hash, which has no neighbours.
"""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from django.db.models import Q

from cirj.socle.calendrier import Precision
from cirj.socle.chiffrement import empreinte
from cirj.socle.noms import cle_identite, sans_accents, squelette
from parcours.commun.ecarts import jour_et_mois_inverses
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.ressemblances import Identite, Ressemblance, comparer
from parcours.models import Personne, VarianteIdentite

#: Keys by which a person is found, and what she is compared on beside them.
CLES = ("cle_identite", "cle_usage")
CHAMPS = (
    "nom",
    "prenom",
    "date_naissance",
    "naissance_precision",
    "numero_empreinte",
    "numero_etranger",
    "nom_usage",
    "telephone",
    "sexe",
)


class Annuaire:
    """Identities found by number, key of names or exact birth date."""

    def __init__(self, identites: Iterable[Identite] = ()):
        self._index: dict[tuple[str, object], list[Identite]] = defaultdict(list)
        self.ids: set[uuid.UUID] = set()
        for identite in identites:
            self.ajouter(identite)

    def ajouter(self, identite: Identite) -> None:
        self.ids.add(identite.id)
        for repere in [*self._reperes(identite), *_abreges(identite, "abrege", "plein")]:
            self._index[repere].append(identite)

    def ressemblances(self, identite: Identite) -> list[Ressemblance]:
        """Return the look-alikes of ``identite``, those that share the most reasons first."""
        vues: dict[uuid.UUID, Ressemblance] = {}
        croises = _abreges(identite, "plein", "abrege")
        for repere in [*self._reperes(identite), *self._reperes_inverses(identite), *croises]:
            for autre in self._index.get(repere, ()):
                if autre.id not in vues and autre.id != identite.id and (trouvee := comparer(identite, autre)):
                    vues[autre.id] = trouvee
        return sorted(vues.values(), key=lambda r: (r.identique, len(r.motifs)), reverse=True)

    @staticmethod
    def _reperes(identite: Identite) -> list[tuple[str, object]]:
        reperes: list[tuple[str, object]] = [("cle", cle) for cle in identite.cles if cle]
        if identite.numero:
            reperes.append(("numero", identite.numero))
        if identite.telephone_propre:
            reperes.append(("telephone", identite.telephone_propre))
        if identite.jour_sur:
            reperes.append(("naissance", identite.naissance))
        return reperes

    @staticmethod
    def _reperes_inverses(identite: Identite) -> list[tuple[str, object]]:
        """The birth with day and month swapped, as somebody else may have it; one digit apart, the names are the same."""
        inverse = jour_et_mois_inverses(identite.naissance) if identite.jour_sur else None
        return [("naissance", inverse)] if inverse else []


def _abreges(identite: Identite, de_l_abrege: str, des_pleins: str) -> list[tuple[str, object]]:
    """A name with an initial meets whole names only, and these meet it: two whole names are not compared for one letter."""
    reperes: list[tuple[str, object]] = []
    for lues in identite.initiales:
        reperes += [(de_l_abrege, lues.abregee)] if lues.abregee else []
        reperes += [(des_pleins, cle) for cle in lues.pleines]
    return reperes


def identite_de(ligne: LigneComprise) -> Identite:
    """Return the identity of an understood row."""
    naissance, numero = ligne.valeur("date_naissance"), ligne.valeur("numero_etranger")
    usage = ligne.valeur("nom_usage") or ""
    return Identite(
        id=ligne.id,
        nom=ligne.nom,
        prenom=ligne.prenom,
        cles=tuple(cle_identite(nom, ligne.prenom)[:200] for nom in (ligne.nom, usage) if nom),
        naissance=naissance.jour if naissance else None,
        precision=naissance.precision if naissance else Precision.JOUR,
        numero=empreinte(numero.lstrip("0")) if numero else "",
        clair=numero or "",
        usage=usage,
        telephone=ligne.valeur("telephone") or "",
        sexe=ligne.valeur("sexe") or "",
    )


def empreinte_de(identite: Identite) -> str:
    """Return the keyed hash of a row's identity as it is written: what was decided of it is remembered under it."""
    ecrite = (
        sans_accents(identite.nom),
        sans_accents(identite.prenom),
        str(identite.naissance or ""),
        identite.precision,
    )
    return empreinte("|".join([*ecrite, identite.numero]))


def naissances_voisines(identite: Identite) -> set[datetime.date]:
    """Return the birth, and the other day that its day and month swapped make."""
    return {identite.naissance, jour_et_mois_inverses(identite.naissance) or identite.naissance}


def annuaire_des_connus(departement: str, identites: list[Identite]) -> Annuaire:
    """Return the department's people who share a number, a key, a telephone or an exact birth date with ``identites``."""
    lues = [une for identite in identites for une in identite.initiales]
    cles = {cle for identite in identites for cle in identite.cles if cle} | {cle for une in lues for cle in une.cles}
    connus = Personne.objects.filter(departement=departement)
    variantes: dict[uuid.UUID, list[str]] = defaultdict(list)
    for personne, cle in VarianteIdentite.objects.filter(
        personne__departement=departement, cle_identite__in=cles
    ).values_list("personne", "cle_identite"):
        variantes[personne].append(cle)
    par_index = [
        connus.filter(cle_identite__in=cles),
        connus.filter(cle_usage__in=cles),
        connus.filter(numero_empreinte__in={i.numero for i in identites if i.numero}),
        connus.filter(telephone__in={i.telephone_propre for i in identites if i.telephone_propre}),
        connus.filter(date_naissance__in={jour for i in identites if i.jour_sur for jour in naissances_voisines(i)}),
        connus.filter(pk__in=variantes),
    ]
    if entiers := {une.entiers for une in lues if une.abregee}:
        par_index.append(connus.filter(_qui_ont_ces_mots(entiers)))
    trouvees: dict[uuid.UUID, Identite] = {}
    for ensemble in par_index:
        for id_, cle, cle_usage, *champs in ensemble.values_list("id", *CLES, *CHAMPS):
            trouvees[id_] = connue(id_, (cle, cle_usage, *variantes[id_]), champs)
    return Annuaire(trouvees.values())


def _qui_ont_ces_mots(entiers: set[tuple[str, ...]]) -> Q:
    """The whole words of names that hold an initial, by their sounds, in the column that a trigram index serves."""
    sons = ([Q(recherche__contains=f"~{squelette(mot)} ") for mot in mots] for mots in entiers)
    return reduce(or_, (reduce(and_, siens) for siens in sons))


def connue(id_: uuid.UUID, cles: tuple[str, ...], champs: list) -> Identite:
    """Return the identity of a person of the database; ``champs``: the values of ``CHAMPS``."""
    nom, prenom, naissance, precision, numero, clair, usage, telephone, sexe = champs
    return Identite(id_, nom, prenom, cles, naissance, precision, numero, clair, usage, telephone, sexe)
