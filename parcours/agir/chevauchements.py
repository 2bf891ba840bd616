"""Which other scheme already carries a pillar that AGIR would carry: said at entry and on the dossier, never blocking."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures.offre import TypeDispositif
from parcours.models import Intervention
from parcours.nomenclatures import CategorieSejour, EtatCours


@dataclass(frozen=True)
class Chevauchement:
    """``quoi``: the scheme or the structure, as the reader may read its name."""

    pilier: Pilier
    quoi: str

    def __str__(self) -> str:
        return f"{self.pilier.label} : {self.quoi}"


def chevauchements(dossier, agir=None, piliers: list[str] | None = None) -> list[Chevauchement]:
    """Return what overlaps the pillars of ``agir`` (or those given), among what the agent reads; three queries at most.

    A centre of accommodation (CPH) does its own social work (docs/domaine.md §3). School courses for parents (OEPRE)
    count when AGIR would carry the language.
    """
    portes = set(piliers if piliers is not None else agir.piliers)
    operateur = agir.operateur_id if agir else None
    jour, trouves = timezone.localdate(), []
    siennes = (
        Intervention.objects.visible_par(dossier.agent)
        .actives(jour)
        .filter(parcours__personne=dossier.personne)
        .select_related("structure", "parcours")
    )
    lues = list(siennes)
    if piliers is None and agir is not None and operateur is not None:
        portes |= {i.pilier for i in lues if i.structure_id == operateur and i.parcours_id == agir.parcours_id}
    for intervention in lues:
        if intervention.structure_id == operateur or intervention.pilier not in portes:
            continue
        autre = intervention.parcours_id != dossier.parcours.pk
        programme = f", programme « {intervention.parcours.get_programme_display()} »" if autre else ""
        nom = dossier.nommer(intervention.structure)
        trouves.append(Chevauchement(Pilier(intervention.pilier), f"{nom} intervient déjà{programme}"))
    if portes & {Pilier.LOGEMENT, Pilier.SOCIAL} and Pilier.LOGEMENT in dossier.lus:
        encore = Q(fin__isnull=True) | Q(fin__gt=jour)
        if dossier.personne.sejours.filter(encore, categorie=CategorieSejour.CPH).exists():
            social = Pilier.SOCIAL if Pilier.SOCIAL in portes else Pilier.LOGEMENT
            quoi = "le centre provisoire d'hébergement fait lui-même l'accompagnement social"
            trouves.append(Chevauchement(social, quoi))
    if Pilier.LANGUE in portes and Pilier.LANGUE in dossier.lus:
        suit = dossier.personne.cours.filter(type=TypeDispositif.OEPRE, etat=EtatCours.EN_COURS)
        if suit.exists():
            trouves.append(Chevauchement(Pilier.LANGUE, "cours OEPRE (parents d'élèves) en cours"))
    return trouves
