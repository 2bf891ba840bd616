"""What is noted of AGIR: referrals, suspensions, reconciliations with the OFII's list, and the files given to the State."""

from cirj.socle.journal_ecritures import Journalisee
from cirj.socle.journal_phrases import EN_FICHIER, SON_DOSSIER, Lecture
from parcours.journalises.liens import DU_PARCOURS

JOURNALISEES = {
    "parcours_parcoursagir": Journalisee("un parcours AGIR", DU_PARCOURS, sans_valeur=("mots", "eligibilite")),
    "parcours_suspensionagir": Journalisee("une suspension d'AGIR", DU_PARCOURS, sans_valeur=("precisions",)),
    "parcours_rapprochementofii": Journalisee(
        "un rapprochement avec la liste de l'OFII",
        "null::uuid[], ligne.departement_id, false",
        sans_valeur=("entetes",),
    ),
}
LECTURES = {
    "agir": Lecture("a affiché une liste AGIR"),
    "agir_dossier": Lecture("a lu où en est AGIR", "a lu où en est AGIR dans le dossier", SON_DOSSIER),
    "agir_orientation": Lecture("a lu une orientation vers AGIR", "a lu l'orientation vers AGIR", SON_DOSSIER),
    "rapprochement_ofii": Lecture("a comparé nos personnes avec la liste de l'OFII"),
    "lignes_ofii_ecartees": Lecture("a téléchargé les lignes écartées d'une liste de l'OFII", simple=EN_FICHIER),
    "export_agir": Lecture(
        "a téléchargé le fichier AGIR de l'État", "a téléchargé le fichier AGIR de l'État, au sujet", EN_FICHIER
    ),
}
SANS_JOURNAL = {
    "parcours_ligneofii": "Les lignes d'une liste, chiffrées ; le rapprochement est noté, et chaque état qu'il change.",
    "parcours_transitionagir": "Écrite par la base à chaque changement d'état, qui est noté ; elle-même dit qui et quand.",
}
