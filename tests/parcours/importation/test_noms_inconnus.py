"""The word of the header in the place of a name, and the children to be born: no dossier is called « prénom »."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcours.models import LigneImport, Personne
from tests.harnais.proprietes import exemples
from tests.parcours.importation.par_la_page import importer
from tests.parcours.importation.tableau_libre import deposer_tableau
from tests.parcours.importation.une_ligne import ligne

MOTS = ["nom", "NOM", "Nom", "prénom", "Prénom", "PRENOM", "prénoms"]
SUITES = [
    "?",
    " ?",
    " ??",
    " inconnu",
    " Inconnu",
    " manquant",
    " à demander",
    " non communiqué",
    " : inconnu",
    " à vérifier",
]
inconnus = st.builds(
    lambda mot, suite, entre: f"({mot}{suite})" if entre else f"{mot}{suite}",
    st.sampled_from(MOTS),
    st.sampled_from(SUITES),
    st.booleans(),
)


@exemples(150)
@given(inconnu=inconnus)
def test_le_mot_de_l_entete_n_est_pas_un_prenom(inconnu):
    lue = ligne(nom="AZIZI", prenom=inconnu, telephone="0639982027")
    assert (lue.nom, lue.prenom, lue.refusee) == ("AZIZI", "", False)


@exemples(150)
@given(inconnu=inconnus)
def test_le_mot_de_l_entete_n_est_pas_un_nom(inconnu):
    lue = ligne(nom=inconnu, prenom="Samira", telephone="0639982028")
    assert lue.refusee
    assert lue.nom == ""


@pytest.mark.parametrize("champ", ["nom_complet", "nom"])
@pytest.mark.parametrize(
    "ecrit",
    ["AZIZI (prénom ?)", "AZIZI prénom ?", "AZIZI prénom inconnu", "AZIZI, prénom à demander", "AZIZI - prénom NC"],
)
def test_a_cote_du_nom_le_prenom_reste_inconnu(champ, ecrit):
    lue = ligne(**{champ: ecrit, "telephone": "0639982027"})
    assert (lue.nom, lue.prenom, lue.refusee) == ("AZIZI", "", False)


@pytest.mark.parametrize("nom", ["Nomo", "PRENOMBA", "Nom Kham", "Inconnua"])
def test_un_nom_qui_commence_ainsi_en_est_un(nom):
    assert ligne(nom=nom, prenom="Ali", telephone="0639982028").nom == nom


ENTETES = "Nom;Prénom;Date de naissance;Observations"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "a_naitre",
    [
        "NOORZAI;Bébé;12/2099;à naître",
        "NOORZAI;Bébé;;naissance prévue en mars",
        "NOORZAI;bébé;;terme mars 2099",
        "NOORZAI;Bébé à naître;;",
        "NOORZAI;Bébé;12/2099;",
        "NOORZAI;Ali;12/2099;enfant à naître",
        "NOORZAI;Bébé;à naître;",
        "NOORZAI;(à naître);;",
        "NOORZAI;Bébé;prévu 03/2099;",
    ],
)
def test_un_enfant_a_naitre_n_a_pas_de_dossier(jura_entier, a_naitre):
    importer(deposer_tableau(ENTETES, "NOORZAI;Shabnam;14/06/1989;", a_naitre))
    assert list(Personne.objects.values_list("prenom", flat=True)) == ["Shabnam"]
    refusee = LigneImport.objects.get(resultat="refusee")
    assert any("n'est pas né" in probleme["message"] for probleme in refusee.problemes)


@pytest.mark.django_db
def test_la_mere_qui_attend_un_enfant_a_son_dossier(jura_entier):
    lignes = [
        "THAPA;Sita;06/11/1994;enceinte, terme mars 2027",
        "THAPA;Maya;;enceinte, bébé à naître en mars",
        "THAPA;Nina;12/2099;enceinte",
        "THAPA;Bébé;01/02/2024;né prématuré, terme prévu en mars",
    ]
    importer(deposer_tableau(ENTETES, *lignes))
    assert set(Personne.objects.values_list("prenom", flat=True)) == {"Sita", "Maya", "Nina", ""}
