"""What the invented follow-ups, stays and jobs are made of."""

from acteurs.nomenclatures import Pilier, TypeStructure
from parcours.nomenclatures import CategorieEmploi, CategorieSejour

C, E = CategorieSejour, CategorieEmploi
DNA_STRUCTURES = {C.CADA: TypeStructure.CADA, C.HUDA: TypeStructure.HUDA, C.CPH: TypeStructure.CPH}
APRES = [
    C.IML_BAIL_GLISSANT,
    C.IML_SOUS_LOCATION,
    C.PARC_SOCIAL,
    C.PARC_PRIVE,
    C.RESIDENCE_SOCIALE,
    C.FJT,
]
TRAVAIL = [
    E.CDI,
    E.CDD_6_PLUS,
    E.CDD_MOINS_6,
    E.INTERIM,
    E.CDDI,
    E.FORMATION_HOPE,
    E.FORMATION_QUALIFIANTE,
    E.MODULE_680H,
]
PROPOS = [
    (Pilier.LANGUE, "Présence régulière aux ateliers ; les progrès à l'oral sont nets."),
    (Pilier.LANGUE, "Inscription au prochain groupe ; attend la confirmation de l'organisme."),
    (Pilier.LOGEMENT, "Demande de logement social renouvelée, pièces jointes complètes."),
    (Pilier.LOGEMENT, "Visite d'un appartement ; le loyer convient, réponse du bailleur attendue."),
    (Pilier.SOCIAL, "Dossier d'allocations familiales mis à jour avec la personne."),
    (Pilier.SOCIAL, "Inscription des enfants à la cantine et au club de sport."),
    (Pilier.SANTE, "Rendez-vous pris pour choisir un médecin traitant."),
    (Pilier.EMPLOI, "Entretien avec le conseiller ; le projet professionnel se précise."),
    (Pilier.EMPLOI, "Candidature déposée dans une entreprise du bassin, réponse sous quinze jours."),
]
ETAPES = {
    Pilier.LANGUE: "Passer le test de positionnement",
    Pilier.LOGEMENT: "Renouveler la demande de logement social",
    Pilier.SOCIAL: "Ouvrir le compte bancaire",
    Pilier.SANTE: "Renouveler la complémentaire santé",
    Pilier.EMPLOI: "Rencontrer le conseiller emploi",
}
# trade, ROME code
METIERS = [
    ("Plasturgie", "H3201"),
    ("Cuisine", "G1602"),
    ("Nettoyage de locaux", "K2204"),
    ("Maçonnerie", "F1703"),
    ("Préparation de commandes", "N1103"),
    ("Fromagerie", "H2102"),
]
