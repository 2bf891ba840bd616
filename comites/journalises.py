"""What is noted of each table of the committees' floor; a table that is missing here must say why."""

from cirj.socle.journal_ecritures import Journalisee
from cirj.socle.journal_phrases import EN_COMITE, Lecture

_DU_BLOCAGE = (
    "array[p.personne_id], p.departement_id, b.pilier = 'sante' from parcours_pointblocage b "
    "join parcours_parcours p on p.id = b.parcours_id where b.id = ligne.blocage_id"
)
_DU_POINT = (
    "array[p.personne_id], p.departement_id, b.pilier = 'sante' from comites_pointordredujour o "
    "join parcours_pointblocage b on b.id = o.blocage_id join parcours_parcours p on p.id = b.parcours_id "
    "where o.id = ligne.point_id"
)
_DE_LA_SEANCE = (
    "null::uuid[], c.departement_id, false from comites_seance s join comites_comite c on c.id = s.comite_id "
    "where s.id = ligne.seance_id"
)

JOURNALISEES = {
    # Kept while one types: what matters is that it began, and that it is gone.
    "comites_brouillondecision": Journalisee("un brouillon de décision", _DU_POINT, ignorees=("saisie",)),
    "comites_decision": Journalisee("une décision", _DU_BLOCAGE, ignorees=("jeton_saisie",)),
    # An invitation to a committee opens the cases of its agenda.
    "comites_participant": Journalisee("un participant à une séance", _DE_LA_SEANCE),
    "comites_pointordredujour": Journalisee("un point de l'ordre du jour", _DU_BLOCAGE),
}

LECTURES = {
    "cellule": Lecture("a lu les situations d'une cellule technique", simple=EN_COMITE),
    "cloture": Lecture("a préparé la clôture d'une séance", simple=EN_COMITE),
    "decision": Lecture("a lu une décision", "a lu une décision au sujet", "a lu une décision à votre sujet"),
    "faits": Lecture("a préparé les faits communiqués à une cellule", simple=EN_COMITE),
    "indicateur": Lecture("a affiché la liste derrière un chiffre"),
    "releve": Lecture("a lu un relevé de décisions", simple=EN_COMITE),
    "seance": Lecture("a lu l'ordre du jour d'une séance", simple=EN_COMITE),
    "tenue": Lecture("a suivi une séance", simple=EN_COMITE),
}

#: Tables of this floor that are not noted, and why.
SANS_JOURNAL = {
    "comites_comite": "Le nom d'un comité ne dit rien d'une personne.",
    "comites_commentairerapport": "Le texte d'un rapport publié, sans nom.",
    "comites_rapportannuel": "Des chiffres, sous secret statistique.",
    "comites_seance": "Une date et un lieu ; ses situations et ses participants sont notés.",
}
