"""The states of the OFII's list that nobody recognised: asked once each, and the answer holds for all their lines."""

from collections import Counter

from django.db import transaction

from parcours.agir.ofii.comparaison import comparer_etats
from parcours.agir.ofii.etats import ETATS
from parcours.models import RapprochementOfii
from parcours.nomenclatures import ResultatOfii

#: The answer « these words say nothing of the state »: the lines stay to be looked at one by one.
MUET = "muet"


def etats_a_expliquer(rapprochement: RapprochementOfii) -> Counter[str]:
    """Return the words to explain, each with its number of lines. They are encrypted: every line that waits is read."""
    return Counter(ligne.identite["etat"] for ligne in _en_attente(rapprochement))


@transaction.atomic
def repondre(rapprochement: RapprochementOfii, reponses: dict[str, str]) -> int:
    """Compare again the lines whose words are explained (words → code of ``ETATS``, or ``MUET``); return how many."""
    lignes = [ligne for ligne in _en_attente(rapprochement, garder=True) if ligne.identite["etat"] in reponses]
    for ligne in lignes:
        ecrit = ligne.identite["etat"]
        ligne.identite = {nom: valeur for nom, valeur in ligne.identite.items() if nom != "etat"}
        code = reponses[ecrit]
        if code == MUET:
            ligne.explication = f"« {ecrit} » ne dit rien de l'état : à vérifier auprès de l'OFII."[:500]
            continue
        etat = ETATS[code]
        trouvee = comparer_etats(etat, ligne.valide_le, ligne.agir)
        ligne.resultat, ligne.etat_ofii = trouvee.resultat, etat.etat
        ligne.explication = f"{trouvee.explication} Écrit par l'OFII : « {ecrit} »."[:500]
    rapprochement.lignes.model.objects.bulk_update(
        lignes, ["identite", "resultat", "etat_ofii", "explication"], batch_size=500
    )
    return len(lignes)


def _en_attente(rapprochement: RapprochementOfii, garder: bool = False):
    lignes = rapprochement.lignes.filter(resultat=ResultatOfii.A_VERIFIER, agir__isnull=False)
    if garder:
        lignes = lignes.select_related("agir").select_for_update(of=("self",))
    return [ligne for ligne in lignes if (ligne.identite or {}).get("etat")]
