"""The birth name of one table is the name in use of another: the person is found all the same, and asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from parcours.importation.doublons import identite_de
from parcours.importation.ressemblances import NOM_USAGE, comparer
from parcours.models import Personne, PropositionDoublon
from parcours.reunion.paires import paires
from tests.harnais.proprietes import exemples
from tests.parcours.importation.par_la_page import importer
from tests.parcours.importation.tableau_libre import deposer_tableau
from tests.parcours.importation.une_ligne import ligne

ENTETES = "Nom de naissance;NOM d'usage;Prénom;Date de naissance"
DAOUDOVA = "DAOUDOVA;ISMAILOVA;Zaïra"
NOMS = st.sampled_from(["", "DAOUDOVA", "ISMAILOVA", "Ismaïlova", "PETROVA"])


@pytest.mark.django_db
@pytest.mark.parametrize("naissance", ["17/06/1988", "01/01/1988", "1988"])
@pytest.mark.parametrize(
    "autre", ["ISMAILOVA;;Zaira", "ISMAÏLOVA;;Zaira", "PETROVA;ISMAILOVA;Zaira", "IVANOVA;DAOUDOVA;Zaira"]
)
@pytest.mark.parametrize("sens", [1, -1])
def test_le_nom_d_usage_propose_le_double(jura_entier, naissance, autre, sens):
    une, deux = [f"{DAOUDOVA};{naissance}", f"{autre};{naissance}"][::sens]
    importer(deposer_tableau(ENTETES, une))
    importer(deposer_tableau(ENTETES, deux))
    (proposition,) = PropositionDoublon.objects.all()
    assert NOM_USAGE in proposition.motifs or "autre écriture du nom" in proposition.motifs
    assert Personne.objects.count() == 1


@pytest.mark.django_db
def test_dans_un_meme_tableau_aussi(jura_entier):
    importer(deposer_tableau(ENTETES, f"{DAOUDOVA};17/06/1988", "ISMAILOVA;;Zaira;17/06/1988"))
    assert PropositionDoublon.objects.count() == Personne.objects.count() == 1


@pytest.mark.django_db
def test_deux_dossiers_deja_ouverts_sont_rapproches(jura, coordinatrice):
    communs = {"prenom": "Zaïra", "departement": jura, "date_naissance": "1988-01-01"}
    Personne.objects.create(nom="DAOUDOVA", nom_usage="ISMAILOVA", **communs)
    Personne.objects.create(nom="ISMAILOVA", **communs)
    Personne.objects.create(nom="PETROVA", **communs)
    (paire,) = paires(jura.pk, coordinatrice)
    assert NOM_USAGE in paire.motifs


@pytest.mark.django_db
def test_sans_rien_d_autre_le_nom_d_usage_ne_suffit_pas(jura_entier):
    importer(deposer_tableau(ENTETES, f"{DAOUDOVA};17/06/1988"))
    importer(deposer_tableau(ENTETES, "ISMAILOVA;;Zaira;23/11/1971", "ISMAILOVA;;Amina;17/06/1988"))
    assert not PropositionDoublon.objects.exists()


@exemples(150)
@given(nom=NOMS, usage=NOMS, autre=NOMS, autre_usage=NOMS)
def test_les_deux_cotes_disent_la_meme_chose(nom, usage, autre, autre_usage):
    un = identite_de(ligne(nom=nom or "KARIMI", nom_usage=usage, prenom="Zaira"))
    deux = identite_de(ligne(nom=autre or "AZIZI", nom_usage=autre_usage, prenom="Zaira"))
    ici, la = comparer(un, deux), comparer(deux, un)
    assert (ici and ici.motifs) == (la and la.motifs)
    assert (ici and ici.identique) == (la and la.identique)
    if set(un.cles) & set(deux.cles):
        assert ici


@pytest.mark.django_db
def test_la_recherche_ne_coute_pas_une_requete_par_nom_d_usage(jura_entier):
    def requetes(*lignes: str) -> int:
        depose = deposer_tableau(ENTETES, *lignes)
        with CaptureQueriesContext(connection) as faites:
            importer(depose)
        return len(faites)

    noms = ["HAKIMI", "SOW", "YILMAZ", "FOFANA", "THAPA", "CAMARA", "NIYONZIMA", "OUMAR"]
    une = requetes("TESFAY;GEBREMEDHIN;Selam;17/06/1988")
    plusieurs = requetes(*(f"{nom};{noms[-1 - j]}O;Prenom{nom};{j + 10}/03/198{j}" for j, nom in enumerate(noms)))
    assert plusieurs <= une
