"""A Ukrainian mother and her son, hosted by citizens and then on her own lease: followed outside AGIR."""

from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures.offre import TypeDispositif
from cirj.socle import regles
from comites.demonstration.plume import JOUR, Plume
from comites.demonstration.population import Foyer
from parcours.models import EvaluationLinguistique, InscriptionCours, Scolarite, SituationEmploi, TitreSejour
from parcours.nomenclatures import (
    CategorieEmploi,
    CategorieSejour,
    EtatCours,
    EtatPilier,
    NatureEvaluation,
    NiveauScolaire,
    Programme,
    StatutProtection,
    TypeTitre,
    Typologie,
)

C = CategorieSejour


def raconter(plume: Plume) -> None:
    olena = plume.personne("UKR", "F", 36, "39434", "Olena")
    fils = plume.personne("UKR", "M", 9, "39434", "Mykola")
    entree, bail = plume.il_y_a(16), plume.il_y_a(7)
    plume.reunir(Foyer(entree, [olena], [fils]))
    plume.proteger([olena, fils], StatutProtection.PROT_TEMPORAIRE, entree)
    hote = plume.structure("Accueil chez l'habitant")
    for membre in (olena, fils):
        accueil, _ = plume.sejours(
            membre,
            [(C.HEBERGEMENT_CITOYEN, hote, entree, bail), (C.PARC_PRIVE, None, bail, None)],
            typologie=Typologie.T3,
            surface=58,
            loyer=480,
            charges=60,
            occupants=2,
        )
        accueil.accord_le = entree
        accueil.save()
    parcours = plume.parcours(
        "olena",
        olena,
        entree,
        Programme.COORDINATION,
        [
            (Pilier.LOGEMENT, EtatPilier.ACQUIS, "", bail),
        ],
        porteurs={Pilier.SOCIAL: "CCAS de Dole (démo)", Pilier.LOGEMENT: "CCAS de Dole (démo)"},
    )
    debut = plume.jour - 140 * JOUR
    TitreSejour.objects.create(
        personne=olena,
        type=TypeTitre.APS,
        debut=debut,
        fin=regles.echeance("FIN_APS", debut),
        renouvellement_demande_le=plume.jour - 15 * JOUR,
    )
    for mois, niveau in ((15, "a1"), (5, "a2")):
        EvaluationLinguistique.objects.create(
            personne=olena, date=plume.il_y_a(mois), niveau=niveau, nature=NatureEvaluation.EVALUATION_STRUCTURE
        )
    InscriptionCours.objects.create(
        personne=olena,
        type=TypeDispositif.OEPRE,
        commune_id="39434",
        etat=EtatCours.EN_COURS,
        debut=plume.jour - 70 * JOUR,
        heures_semaine=4,
        heures_prevues=120,
        heures_suivies=36,
        structure=plume.structure("OEPRE du collège"),
    )
    SituationEmploi.objects.create(
        personne=olena,
        categorie=CategorieEmploi.CDD_6_PLUS,
        date=plume.il_y_a(4),
        metier="Cuisine",
        rome="G1602",
        structure=plume.structure("Auberge des lacs"),
        fin_prevue=plume.jour + 70 * JOUR,
    )
    Scolarite.objects.create(
        personne=fils,
        niveau=NiveauScolaire.ELEMENTAIRE,
        etablissement="École élémentaire (démo)",
        cantine=True,
        debut=entree + 20 * JOUR,
    )
    plume.suivis(
        parcours,
        [(plume.jour - 15 * JOUR, Pilier.SOCIAL, "Renouvellement de l'autorisation provisoire préparé ensemble.")],
    )
