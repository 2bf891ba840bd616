"""What is noted of two dossiers made one: who did it, to whom; what was kept to undo it is encrypted, never copied."""

from cirj.socle.journal_ecritures import Journalisee
from cirj.socle.journal_phrases import Lecture

JOURNALISEES = {
    "parcours_reunion": Journalisee(
        "une réunion de deux dossiers",
        "array[ligne.gardee_id, ligne.retiree_id], ligne.departement_id, false",
        sans_valeur=("gestes", "fichiers"),
    ),
    "parcours_personnesdistinctes": Journalisee(
        "deux personnes dites différentes", "array[ligne.une_id, ligne.autre_id], ligne.departement_id, false"
    ),
    "parcours_doublereporte": Journalisee(
        "un double remis à plus tard", "array[ligne.une_id, ligne.autre_id], ligne.departement_id, false"
    ),
}
LECTURES = {
    "doubles": Lecture("a affiché les doubles possibles"),
    "reunion": Lecture("a comparé deux dossiers", "a comparé à un autre le dossier"),
}
