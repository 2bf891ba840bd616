"""The file in the shape of the State's form: one row a person, with the foreigner's number (docs/domaine.md §3).

The State collects these facts on an online form whose exact list of fields is not public: ``ENTETES`` follows the
course of a referral, and each word of a list is the label of its code list. This is the only file that carries the
number.

A date known to the month or the year is written as far as it is known, « mars 2023 » or « 2023 », as text: a day that nobody
knows would be believed. Nothing public says that the State's form refuses it; what it asks in full is to be found first.
"""

import datetime
from collections.abc import Iterator

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from acteurs.models import MembreGroupement
from acteurs.nomenclatures import Role
from acteurs.nomenclatures.groupement import ProgrammeGroupement
from cirj.socle import regles
from cirj.socle.calendrier import Precision, bornes, en_francais
from parcours.agir.horloge import terme
from parcours.models import (
    ContratIntegration,
    Parcours,
    ParcoursAgir,
    Protection,
    Sejour,
    SituationEmploi,
    TransitionAgir,
)
from parcours.nomenclatures import CategorieEmploi, CategorieSejour, EtatAgir, MotifFinSejour, StatutProtection

ENTETES = (
    "Département",
    "Opérateur",
    "Numéro étranger",
    "Nom",
    "Prénom",
    "Sexe",
    "Date de naissance",
    "Nationalités",
    "Protection",
    "Protection notifiée le",
    "CIR signé le",
    "Code INSEE de la commune",
    "Commune",
    "Voie",
    "Orientée par",
    "Orientée le",
    "Accord de la personne le",
    "Validée par l'OFII le",
    "État",
    "État depuis le",
    "Raison",
    "Entrée le",
    "Jours de suspension",
    "Terme le",
    "Dernier contact le",
    "Hébergement ou logement",
    "Emploi ou formation",
    "Sortie le",
    "Motif de sortie",
)


def du_fichier(agent, du: datetime.date, au: datetime.date) -> QuerySet:
    """Return what AGIR was for each person from ``du`` to ``au``: the department's, or those the structure follows.

    The head of the structure that leads the consortium gets the people whom the structure follows today.
    """
    departement = agent.affectation.departement_id
    siens = ParcoursAgir.objects.visible_par(agent).filter(departement=departement)
    if not agent.departement_coordonne(departement):
        siens = siens.filter(parcours__in=Parcours.objects.accompagnes_par(agent).values("pk"))
    commence = Q(oriente_le__lte=au) | Q(oriente_le__isnull=True, entree_le__lte=au)
    finis = [EtatAgir.SORTI, *EtatAgir.sans_suite()]
    return siens.filter(commence).exclude(etat__in=finis, etat_le__lt=du)


def lignes(siens: QuerySet) -> Iterator[tuple[ParcoursAgir, list[str]]]:
    """Return each row with what it tells of, by name; one a person, the latest. Two queries whatever their number."""
    personne = OuterRef("parcours__personne")
    valides = TransitionAgir.objects.filter(agir=OuterRef("pk"), vers=EtatAgir.VALIDE_OFII).order_by("-cree_le")
    protections = Protection.objects.filter(personne=personne, fin__isnull=True)
    contrats = ContratIntegration.objects.filter(personne=personne)
    # Of whoever has left, where she lived then: her stay ended with the pathway.
    dernier = Q(fin__isnull=True) | Q(motif_fin=MotifFinSejour.FIN_SUIVI, fin__gte=OuterRef("parcours__debut"))
    sejours = Sejour.objects.filter(dernier, personne=personne).order_by(F("fin").desc(nulls_first=True), "-debut")
    emplois = SituationEmploi.objects.filter(personne=personne, fin__isnull=True).order_by("-date")
    lues = (
        siens.avec_suspension()
        .select_related("parcours__personne__commune", "operateur", "prescripteur")
        .defer("parcours__personne__commune__contour")
        .annotate(
            valide_le=Subquery(valides.values("le")[:1]),
            statut=Subquery(protections.values("statut")[:1]),
            protegee_le=Subquery(protections.values("date")[:1]),
            protegee_precision=Subquery(protections.values("date_precision")[:1]),
            cir_le=Subquery(contrats.values("date")[:1]),
            cir_precision=Subquery(contrats.values("date_precision")[:1]),
            sejour=Subquery(sejours.values("categorie")[:1]),
            emploi=Subquery(emplois.values("categorie")[:1]),
        )
        .order_by("parcours__personne__cle_tri", "parcours__personne", "-cree_le")
    )
    bareme, vues = regles.Bareme("AGIR_TERME"), set()
    for agir in lues:
        if agir.parcours.personne_id not in vues:
            vues.add(agir.parcours.personne_id)
            yield agir, _ligne(agir, bareme)


def _ligne(agir, bareme: regles.Bareme) -> list[str]:
    parcours, personne = agir.parcours, agir.parcours.personne
    entree = agir.entree_le
    return [
        agir.departement_id,
        agir.operateur.nom if agir.operateur else "",
        personne.numero_etranger,
        personne.nom,
        personne.prenom,
        personne.get_sexe_display() if personne.sexe else "",
        _date(personne.date_naissance, personne.naissance_precision),
        ", ".join(personne.nationalites),
        StatutProtection(agir.statut).label if agir.statut else "",
        _date(agir.protegee_le, agir.protegee_precision),
        _date(agir.cir_le, agir.cir_precision),
        personne.commune.code_insee if personne.commune else "",
        personne.commune.nom if personne.commune else "",
        agir.get_voie_display() if agir.voie else "",
        agir.prescripteur.nom if agir.prescripteur else "",
        _jour(agir.oriente_le),
        _jour(agir.volontaire_le),
        _jour(agir.valide_le),
        "Suspendue" if agir.suspendu_depuis and agir.etat == EtatAgir.ENTRE else agir.get_etat_display(),
        # The state of who was entered by her pathway dates from its beginning, as far as that is known.
        _date(agir.etat_le, agir.entree_precision if agir.etat_le == entree else Precision.JOUR),
        agir.mots,
        _date(entree, agir.entree_precision),
        str(agir.jours_suspendus) if entree else "",
        _terme(agir, bareme) if entree else "",
        _date(parcours.dernier_contact, parcours.contact_precision),
        CategorieSejour(agir.sejour).label if agir.sejour else "",
        CategorieEmploi(agir.emploi).label if agir.emploi else "",
        _jour(parcours.fin if agir.etat == EtatAgir.SORTI else None),
        parcours.get_motif_sortie_display() if agir.etat == EtatAgir.SORTI and parcours.motif_sortie else "",
    ]


def _date(jour: datetime.date | None, precision: str | None) -> str:
    """Return « 03/12/2026 », « mars 2023 » or « 2023 »: what is known, which the import reads back."""
    if jour is None or precision in (None, Precision.JOUR):
        return _jour(jour)
    return en_francais(jour, "F Y" if precision == Precision.MOIS else "Y")


def _terme(agir, bareme: regles.Bareme) -> str:
    """Return the term as far as the day of entry lets it be known; "" when not even its year is."""
    regle = bareme.regle("AGIR_TERME", agir.entree_le)
    premier, dernier = (
        terme(jour, regle, agir.jours_suspendus) for jour in bornes(agir.entree_le, agir.entree_precision)
    )
    if premier == dernier:
        return _jour(premier)
    if premier.year != dernier.year:
        return ""
    return _date(premier, Precision.MOIS if premier.month == dernier.month else Precision.ANNEE)


def _jour(jour: datetime.date | None) -> str:
    return f"{jour:%d/%m/%Y}" if jour else ""


def peut_exporter(agent) -> bool:
    """The coordination; and the head of the structure that leads the AGIR consortium of the department."""
    if agent.coordonne:
        return True
    if not agent.dirige:
        return False
    chefs = MembreGroupement.objects.du_programme(ProgrammeGroupement.AGIR, agent.affectation.departement_id)
    return chefs.filter(chef=True, structure__in=agent.structures(Role.RESPONSABLE)).exists()
