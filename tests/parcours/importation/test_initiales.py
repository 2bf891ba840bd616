"""A word of a name written as its initial is proposed as a double when nothing contradicts it, and never merged."""

import datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cirj.socle.calendrier import Precision
from cirj.socle.noms import cle_identite
from parcours.importation import doublons
from parcours.importation.doublons import Annuaire, annuaire_des_connus
from parcours.importation.ressemblances import INITIALES, Identite, comparer
from parcours.models import Personne, PropositionDoublon
from tests.parcours.importation.tables_nouvelles import deposer_champs, importer


def identite(nom, prenom, naissance=None, sexe="", precision=Precision.JOUR, numero="") -> Identite:
    jour = datetime.date.fromisoformat(naissance) if naissance else None
    return Identite(uuid4(), nom, prenom, (cle_identite(nom, prenom),), jour, precision, numero, sexe=sexe)


SEMBLABLES = [
    (("Koroma", "A"), ("KOROMA", "Aminata")),
    (("SAFI", "A. Wali"), ("SAFI", "Ahmad Wali")),
    (("K.", "Aminata"), ("KOROMA", "Aminata")),
    (("Koroma", "A", "1990-04-12"), ("KOROMA", "Aminata", "1990-04-12")),
    (("Koroma", "A", "1990-01-01", "", "annee"), ("KOROMA", "Aminata", "1990-04-12")),
    (("Koroma", "A", "1990-04-12", "F"), ("KOROMA", "Aminata", None, "F")),
    (("Haddadi", "M"), ("Hadadi", "Mohammad")),
]
DIFFERENTS = [
    (("Koroma", "A", "1990-04-12"), ("KOROMA", "Aminata", "1991-05-13")),
    (("Koroma", "A", "1990-04-12"), ("KOROMA", "Alimamy", "1990-04-13")),
    (("Koroma", "A", "1990-04-12", "M"), ("KOROMA", "Aminata", "1990-04-12", "F")),
    (("Koroma", "A", None, "", "jour", "h"), ("KOROMA", "Aminata", None, "", "jour", "k")),
    (("Koroma", "B"), ("KOROMA", "Aminata")),
    (("Koroma", "A"), ("SAFI", "Aminata")),
    (("SAFI", "A. W."), ("SAFI", "Ahmad Wali")),
    (("Koroma", "Alimamy"), ("KOROMA", "Aminata")),
    (("Koroma", ""), ("KOROMA", "Aminata")),
]


@pytest.mark.parametrize(("a", "b"), SEMBLABLES)
def test_an_initial_may_be_the_word_that_it_begins(a, b):
    une, autre = identite(*a), identite(*b)
    for trouvee in (comparer(une, autre), comparer(autre, une)):
        assert INITIALES in trouvee.motifs
        assert trouvee.identique is False
    for connue, cherchee in ((une, autre), (autre, une)):
        assert [r.candidate.id for r in Annuaire([connue]).ressemblances(cherchee)] == [connue.id]


@pytest.mark.parametrize(("a", "b"), DIFFERENTS)
def test_an_initial_proves_nothing_against_a_birth_a_sex_a_number_or_another_letter(a, b):
    une, autre = identite(*a), identite(*b)
    for trouvee in (comparer(une, autre), comparer(autre, une)):
        assert trouvee is None or INITIALES not in trouvee.motifs


def test_whole_names_that_share_a_letter_are_not_compared_for_it(monkeypatch):
    """Ten thousand people of one family name, of whom one shortens hers: only she is compared for it."""
    faites = []
    monkeypatch.setattr(doublons, "comparer", lambda a, b: faites.append(a))
    annuaire = Annuaire()
    for rang in range(10_000):
        # Two words that share a sound are one spelling of the other: each is a sound of its own.
        prenom = "A" + "".join(
            "bdfglmnprt"[int(chiffre)] + "aeiouaeiou"[place] for place, chiffre in enumerate(f"{rang:04}")
        )
        naissance = datetime.date(1950, 2, 2) + datetime.timedelta(days=rang)
        annuaire.ressemblances(une := identite("Koroma", prenom, str(naissance)))
        annuaire.ajouter(une)
    sans = len(faites)
    assert sans < 20_000
    annuaire.ressemblances(identite("Koroma", "B"))
    assert len(faites) == sans
    annuaire.ressemblances(identite("Koroma", "A"))
    assert len(faites) == sans + 10_000


PERSONNES = {
    "une initiale connue": ({"nom": "Koroma", "prenom": "A"}, {"nom": "KOROMA", "prenom": "Aminata"}),
    "un nom entier connu": ({"nom": "KOROMA", "prenom": "Aminata"}, {"nom": "Koroma", "prenom": "A."}),
    "un prénom composé": ({"nom": "SAFI", "prenom": "Ahmad Wali"}, {"nom": "SAFI", "prenom": "A. Wali"}),
}


@pytest.mark.django_db
@pytest.mark.parametrize("cas", PERSONNES)
@pytest.mark.parametrize("ensemble", [False, True])
def test_an_initial_is_proposed_in_one_table_and_against_the_dossiers(jura_entier, cas, ensemble):
    tables = [PERSONNES[cas]] if ensemble else [[ligne] for ligne in PERSONNES[cas]]
    for lignes in tables:
        importer(deposer_champs(*lignes))
    assert PropositionDoublon.objects.get().motifs == [INITIALES, "date de naissance inconnue"]
    assert Personne.objects.count() == 1


@pytest.mark.django_db
def test_the_known_are_found_in_as_many_queries_whatever_the_number_of_initials(jura_entier):
    comptes = []
    for nombre in (1, 40):
        identites = [identite(f"Nom{chr(97 + i % 26)}{chr(97 + i // 26)}", "A") for i in range(nombre)]
        with CaptureQueriesContext(
            connection,
        ) as requetes:
            annuaire_des_connus("39", identites)
        comptes.append(len(requetes))
    assert comptes[0] == comptes[1]
