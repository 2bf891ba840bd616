"""What is noted of the identity's own readings."""

from cirj.socle.journal_phrases import SON_DOSSIER, Lecture

JOURNALISEES = {}

LECTURES = {
    "numero_etranger": Lecture("a affiché un numéro étranger", "a affiché le numéro étranger", SON_DOSSIER),
}
