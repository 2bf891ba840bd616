"""The rows of the list of people: what a coordinator looks for in a spreadsheet, as the agent may read it."""

import datetime
from dataclasses import dataclass

from parcours.dossier.echeances import Echeance, a_venir
from parcours.dossier.piliers import BLOQUE, VuePilier, avec_piliers, vues_piliers
from parcours.models import Parcours, Personne
from parcours.nomenclatures import StatutProtection

#: Said elsewhere in the row, or on the dossier.
_TUES = {"AGIR_CONTACT", "AGIR_TERME"}


@dataclass(frozen=True)
class LignePersonne:
    personne: Personne
    parcours: Parcours | None
    piliers: list[VuePilier]
    echeances: list[Echeance]
    #: Read by an exceptional access, not by an intervention.
    exceptionnel: bool = False

    @property
    def protection(self) -> str:
        return StatutProtection(self.personne.statut).label if self.personne.statut else ""

    @property
    def contact_attendu(self) -> Echeance | None:
        """The contact rule when it is overdue."""
        return next((e for e in self.echeances if e.code == "AGIR_CONTACT" and e.depassee), None)

    @property
    def prochaine_echeance(self) -> Echeance | None:
        return next((e for e in self.echeances if e.code not in _TUES), None)

    @property
    def blocages(self) -> list:
        return [blocage for pilier in self.piliers if pilier.etat == BLOQUE for blocage in pilier.blocages]

    @property
    def bloque_depuis(self) -> datetime.date | None:
        return min((blocage.signale_le for blocage in self.blocages), default=None)


def lignes(personnes: list[Personne], agent) -> list[LignePersonne]:
    """Return the rows of a page of people (from ``avec_parcours_montre`` and ``pour_liste``), in seven queries."""
    par_id = {personne.pk: personne for personne in personnes}
    ids = [personne.parcours_id for personne in personnes if personne.parcours_id]
    parcours = {p.personne_id: p for p in avec_piliers(Parcours.objects.filter(pk__in=ids))}
    for cle, un in parcours.items():
        un.personne = par_id[cle]
    par_parcours: dict = {}
    for echeance in a_venir(list(parcours.values()), agent):
        par_parcours.setdefault(echeance.parcours.pk, []).append(echeance)
    return [
        LignePersonne(
            personne,
            un := parcours.get(personne.pk),
            vues_piliers(un, agent) if un else [],
            par_parcours.get(un.pk, []) if un else [],
            un is not None and not un.piliers_ouverts_a(agent) and un.lu_en_exception_par(agent),
        )
        for personne in personnes
    ]
