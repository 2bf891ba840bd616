"""What an import created, and what was done since, is counted in words: every kind of record has a French plural."""

import pytest

from parcours.importation.trace import relations_du_dossier
from parcours.models import Menage, Parcours, Personne

COMPTEES = {Personne, Parcours, Menage} | {
    relation.modele for modele in (Personne, Parcours, Menage) for relation in relations_du_dossier(modele)
}
#: Words that link: the plural is carried by what comes before them.
_LIENS = {"de", "du", "des", "à", "un", "d'un", "d'une", "aux", "après", "dans", "en", "deux", "ou"}


def attendu(singulier: str) -> str:
    """The plural of a short French name: what comes before the first word that links takes the mark, and it alone."""
    mots = singulier.split()
    tete = next((rang for rang, mot in enumerate(mots) if mot in _LIENS or mot.startswith("d'")), len(mots))
    return " ".join([*(_accorder(mot) for mot in mots[:tete]), *mots[tete:]])


def _accorder(mot: str) -> str:
    exceptions = {"bail": "baux", "AGIR": "AGIR", "rendez-vous": "rendez-vous"}
    return exceptions.get(mot, mot if mot[-1] in "sxz" else f"{mot}s")


#: Said otherwise than by the rule, as people say them.
AUTREMENT = {"ReponseRapprochement": "réponses à des demandes de rapprochement", "ReportAlerte": "reports d'alertes"}


@pytest.mark.parametrize("modele", sorted(COMPTEES, key=lambda m: m.__name__))
def test_what_an_import_counts_has_its_plural(modele):
    meta = modele._meta
    assert str(meta.verbose_name_plural) == AUTREMENT.get(modele.__name__, attendu(str(meta.verbose_name)))
