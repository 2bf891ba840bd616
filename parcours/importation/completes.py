"""What a table added to dossiers that were known already, by field and person by person: the summary says it.

Read in what is kept to cancel the import, for as long as it may be cancelled.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.utils import timezone

from parcours.importation.annulation.delai import dernier_jour
from parcours.importation.champs import PAR_CODE
from parcours.importation.completion import CHAMPS
from parcours.models import (
    ContratIntegration,
    EcritureImport,
    MembreMenage,
    Menage,
    Parcours,
    Personne,
    PilierParcours,
    Protection,
    Sejour,
    Suivi,
)
from parcours.models.importation import Importation
from parcours.nomenclatures import ModeSuivi
from parcours.reunion.gestes import AJOUTER, CHANGER

#: Writings read again, and people named, by one page.
ECRITURES_RELUES, MONTREES = 1000, 70
_MODELES = {modele._meta.db_table: modele for modele in apps.get_models()}
_VIDES = (None, "", [], False)
#: Columns that are said once they are filled; the others say nothing by themselves.
_REMPLIES = {
    Personne: {"date_naissance", "besoin_interprete", *CHAMPS},
    Menage: {"composition_declaree"},
    ContratIntegration: {"fin_prevue"},
    Parcours: {"entree_connue", "sortie_connue"},
}
#: What was unknown of something that the dossier held: said when it changes, a new fact being said whole.
_PRECISEES = {
    Protection: {"date": PAR_CODE["date_notification"].libelle, "decidee_le": PAR_CODE["date_decision"].libelle},
    ContratIntegration: {"date": PAR_CODE["cir"].libelle},
    Sejour: {"debut": PAR_CODE["entree_hebergement"].libelle},
    PilierParcours: {"resume": "Pilier coché dans le tableau"},
}
_LIBELLES = {"entree_connue": PAR_CODE["entree"].libelle, "sortie_connue": PAR_CODE["sortie"].libelle}
#: What the program opens beside a dossier says nothing that the row did not say elsewhere.
_TUS = {MembreMenage, Menage, PilierParcours}


@dataclass
class Completes:
    """``par_champ``: (field, number of dossiers), the most frequent first. ``personnes``: the first ones, with theirs."""

    nombre: int = 0
    par_champ: list[tuple[str, int]] = field(default_factory=list)
    personnes: list[tuple[Personne, list[str]]] = field(default_factory=list)

    @property
    def cles(self) -> list:
        return [personne.pk for personne, _ in self.personnes]

    @classmethod
    def de(cls, importation: Importation, agent) -> "Completes | None":
        """Return them in two queries, None once nobody keeps what was written."""
        if dernier_jour(importation) < timezone.localdate():
            return None
        ecritures = EcritureImport.objects.visible_par(agent).filter(importation=importation, creee=False)
        dits: dict = defaultdict(dict)
        for ecriture in ecritures.order_by("ligne__rang", "pk")[:ECRITURES_RELUES]:
            dits[ecriture.dossier] |= dict.fromkeys(mot for geste in ecriture.gestes for mot in _mots(geste))
        dits = {cle: list(mots) for cle, mots in dits.items() if mots}
        comptes = Counter(mot for mots in dits.values() for mot in mots)
        montrees = list(dits)[:MONTREES]
        vues = Personne.objects.visible_par(agent).in_bulk(montrees) if montrees else {}
        return cls(len(dits), comptes.most_common(), [(vues[cle], dits[cle]) for cle in montrees if cle in vues])


def _mots(geste: dict) -> Iterator[str]:
    modele, avant, apres = _MODELES[geste["table"]], geste.get("avant", {}), geste.get("apres", {})
    if geste["geste"] == AJOUTER and modele not in _TUS:
        du_tableau = modele is Suivi and apres["mode"] in ModeSuivi.du_tableau()
        yield ModeSuivi(apres["mode"]).label.lower() if du_tableau else str(modele._meta.verbose_name)
    if modele is Parcours and geste["geste"] == CHANGER and avant["dernier_contact"] != apres["dernier_contact"]:
        yield PAR_CODE["dernier_contact"].libelle.lower()
    if geste["geste"] in (AJOUTER, CHANGER) and (modele is not Parcours or avant):
        for champ in modele._meta.concrete_fields:
            remplie = apres.get(champ.column) not in _VIDES and avant.get(champ.column) in _VIDES
            precisee = _PRECISEES.get(modele, {}).get(champ.name, "") if avant else ""
            if remplie and precisee:
                yield precisee.lower()
            elif remplie and {champ.attname, champ.name} & _REMPLIES.get(modele, set()):
                yield _LIBELLES.get(champ.name, str(champ.verbose_name)).lower()
