"""A cell lifts a transport blockage."""

from acteurs.nomenclatures import Pilier
from comites.demonstration.plume import JOUR, Plume
from parcours.models import EvaluationLinguistique, SituationEmploi
from parcours.nomenclatures import (
    CategorieEmploi,
    CauseBlocage,
    EtatPilier,
    Examen,
    NatureEvaluation,
    Programme,
    ResultatExamen,
    TempsTravail,
)


def raconter(plume: Plume) -> None:
    merveille = plume.seule("COD", "F", 29, "39368", "Merveille", plume.il_y_a(14), enfants=[("M", 5, "Exaucé")])
    parcours = plume.parcours(
        "merveille",
        merveille,
        plume.il_y_a(13),
        Programme.AGIR,
        [
            (Pilier.EMPLOI, EtatPilier.ACQUIS, "Covoiturage organisé avec l'entreprise", plume.il_y_a(3)),
        ],
    )
    SituationEmploi.objects.create(
        personne=merveille,
        categorie=CategorieEmploi.CDI,
        date=plume.il_y_a(3),
        metier="Montage de lunettes",
        structure=plume.structure("Lunetterie de Morez"),
        temps=TempsTravail.PLEIN,
    )
    EvaluationLinguistique.objects.create(
        personne=merveille,
        date=plume.il_y_a(4),
        niveau="a2",
        nature=NatureEvaluation.CERTIFICATION,
        examen=Examen.DELF,
        resultat=ResultatExamen.OBTENU,
    )
    EvaluationLinguistique.objects.create(
        personne=merveille,
        date=plume.jour - 10 * JOUR,
        nature=NatureEvaluation.CERTIFICATION,
        examen=Examen.TCF_IRN,
        resultat=ResultatExamen.ATTENDU,
        niveau_vise="b1",
    )
    plume.suivis(
        parcours,
        [(plume.jour - 25 * JOUR, Pilier.EMPLOI, "Le covoiturage tient ; elle a pris son poste à la lunetterie.")],
    )
    plume.blocages["transport"] = plume.bloquer(
        parcours,
        Pilier.EMPLOI,
        CauseBlocage.TRANSPORT,
        plume.il_y_a(7),
        "Horaires d'équipe à Morez : aucun bus avant 7 h.",
    )
