"""What is noted of each table of the pathways' floor; a table that is missing here must say why (``SANS_JOURNAL``).

The names and dates of a person are noted with their values before and after: what was changed can be put right. What
touches health, private notes and what is encrypted are named as changed, never copied. Derived columns are left out.
"""

from cirj.socle.journal_ecritures import Journalisee
from cirj.socle.journal_phrases import EN_FICHIER, RIEN, SON_DOSSIER, Lecture
from parcours.journalises.liens import DU_PARCOURS, DU_PILIER, FAIT, PARCOURS, SOI
from parcours.nomenclatures import TypeDroit

_DROIT = (
    f"array[p.id], p.departement_id, ligne.type in {tuple(map(str, TypeDroit.de_sante()))} "
    "from parcours_personne p where p.id = ligne.personne_id"
)
_SUIVI = PARCOURS.format(sante="'sante' = any (ligne.piliers)")
_DOCUMENT = (
    "array[ligne.personne_id], ligne.departement_id, ligne.pilier = 'sante' or exists ("
    "select from parcours_suivi s where s.id = ligne.suivi_id and 'sante' = any (s.piliers))"
)
_NOTE = (
    "array[p.personne_id], ligne.departement_id, false "
    "from parcours_suivi s join parcours_parcours p on p.id = s.parcours_id where s.id = ligne.suivi_id"
)
_MENAGE = (
    "array(select m.personne_id from parcours_membremenage m where m.menage_id = ligne.id), ligne.departement_id, false"
)

_CANDIDATE = "array[ligne.candidate_id], ligne.departement_id, false"

JOURNALISEES = {
    # The reason stands in the row itself, and beside each consultation.
    "parcours_accesexceptionnel": Journalisee(
        "un accès exceptionnel", "array[ligne.personne_id], ligne.departement_id, false", sans_valeur=("motif",)
    ),
    # Somebody's name as it was typed: of nobody in particular until a holder answers.
    "parcours_demanderapprochement": Journalisee(
        "une demande de rapprochement",
        "null::uuid[], ligne.departement_id, false",
        sans_valeur=("nom", "prenom", "date_naissance"),
        ignorees=("cle_identite",),
    ),
    "parcours_essaiacces": Journalisee("une demande d'accès exceptionnel", "null::uuid[], ligne.departement_id, false"),
    "parcours_reponserapprochement": Journalisee("une réponse à une demande de rapprochement", _CANDIDATE),
    "parcours_contratintegration": Journalisee("un contrat d'intégration", FAIT),
    # A withdrawn document loses its words: the journal does not keep them either.
    "parcours_document": Journalisee(
        "un document", _DOCUMENT, sans_valeur=("titre", "nom_fichier", "fichier", "empreinte")
    ),
    "parcours_droit": Journalisee("un droit", _DROIT),
    "parcours_etape": Journalisee("une étape", DU_PILIER),
    "parcours_evaluationlinguistique": Journalisee("une évaluation de français", FAIT),
    "parcours_importation": Journalisee(
        "un import",
        "null::uuid[], ligne.departement_id, false",
        sans_valeur=("fichier", "entetes", "ignorees", "erreur", "annulation"),
        ignorees=("analyse", "lignes_traitees", "differences"),
    ),
    "parcours_intervention": Journalisee("une intervention", DU_PARCOURS),
    "parcours_membremenage": Journalisee("une place dans un ménage", FAIT),
    "parcours_menage": Journalisee("un ménage", _MENAGE),
    "parcours_noteprivee": Journalisee("une note privée", _NOTE, sans_valeur=("texte",)),
    "parcours_parcours": Journalisee("un parcours", "array[ligne.personne_id], ligne.departement_id, false"),
    "parcours_personne": Journalisee(
        "un dossier",
        SOI,
        sans_valeur=("numero_etranger",),
        ignorees=("numero_empreinte", "recherche", "cle_identite", "cle_usage", "cle_tri"),
    ),
    "parcours_pilierparcours": Journalisee("un état de pilier", DU_PILIER),
    "parcours_pointblocage": Journalisee("un blocage", DU_PILIER),
    "parcours_propositiondoublon": Journalisee(
        "un double proposé", "array[ligne.candidate_id], ligne.departement_id, false", sans_valeur=("motifs",)
    ),
    "parcours_protection": Journalisee("une protection", FAIT),
    "parcours_referent": Journalisee("un référent", DU_PARCOURS),
    "parcours_sejour": Journalisee("un hébergement ou logement", FAIT, sans_valeur=("texte_origine",)),
    "parcours_situationemploi": Journalisee("une situation d'emploi", FAIT),
    "parcours_suivi": Journalisee("un suivi", _SUIVI, ignorees=("jeton_saisie",)),
    "parcours_suivipostsortie": Journalisee("un suivi après la sortie", DU_PARCOURS),
    "parcours_titresejour": Journalisee("un titre de séjour", FAIT),
    "parcours_varianteidentite": Journalisee("une autre écriture du nom", FAIT, ignorees=("cle_identite",)),
}

LECTURES = {
    "acces_exceptionnels": Lecture("a lu la liste des accès exceptionnels"),
    "accompagnements_termines": Lecture("a affiché les accompagnements terminés"),
    "annulation_import": Lecture("a lu ce qui a changé depuis un import"),
    "apercu_import": Lecture("a relu un tableau avant son import"),
    "ce_que_disait": Lecture("a relu une ligne d'un tableau", "a relu ce que disait le tableau au sujet", SON_DOSSIER),
    "chronologie": Lecture("a lu une chronologie", "a lu la chronologie", SON_DOSSIER),
    "colonnes_import": Lecture("a lu les colonnes d'un tableau à importer"),
    "differences_import": Lecture("a lu ce qu'un import n'a pas repris"),
    "document": Lecture(
        "a téléchargé un document", "a téléchargé un document du dossier", "a téléchargé un document de votre dossier"
    ),
    "documents": Lecture("a lu une liste de documents", "a lu la liste des documents", SON_DOSSIER),
    "dossier": Lecture("a consulté un dossier", "a consulté le dossier", SON_DOSSIER),
    "fiches": Lecture("a lu des fiches", "a lu les fiches", SON_DOSSIER),
    "formulaire": Lecture("a ouvert un formulaire", "a ouvert un formulaire du dossier", SON_DOSSIER),
    "journal": Lecture("a consulté le journal", "a consulté le journal au sujet", RIEN),
    "journee": Lecture("a affiché sa journée"),
    "lignes_refusees": Lecture("a téléchargé les lignes refusées d'un import", simple=EN_FICHIER),
    "mes_suivis": Lecture(
        "a relu les suivis de sa structure", "a relu les suivis de sa structure au sujet", "a relu ses suivis avec vous"
    ),
    "mon_parcours": Lecture(
        "a préparé le papier « Mon parcours »",
        "a préparé le papier « Mon parcours »",
        "a préparé pour vous le papier « Mon parcours »",
    ),
    "personnes": Lecture("a affiché une liste de personnes"),
    "rapprochement": Lecture(
        "a comparé un dossier à une identité donnée", "a comparé à une identité donnée le dossier"
    ),
    "rapprochements": Lecture("a lu les demandes de rapprochement"),
    "releve_consultations": Lecture(
        "a préparé un relevé des consultations",
        "a préparé le relevé des consultations du dossier",
        "a préparé pour vous le relevé des consultations",
    ),
    "resume_import": Lecture("a lu le compte rendu d'un import"),
    "semblables": Lecture("a comparé une personne nouvelle aux dossiers connus"),
}

#: Tables of this floor that are not noted, and why.
SANS_JOURNAL = {
    "parcours_ecritureimport": "Ce qu'un import a écrit, chiffré et gardé pour l'annuler : chaque fiche écrite est notée.",
    "parcours_ligneimport": "Les lignes d'un tableau, chiffrées : l'import est noté, et chaque personne qu'il crée.",
}
