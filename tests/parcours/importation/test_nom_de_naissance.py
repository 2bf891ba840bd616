"""Two columns of family names, or one that is not the birth name: whatever is filled, the row has a name."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from parcours.importation.entetes import reconnaitre
from parcours.importation.lecture import Feuille
from parcours.models import Personne
from tests.harnais.proprietes import exemples
from tests.parcours.importation.par_la_page import importer, verifier
from tests.parcours.importation.tableau_libre import deposer_tableau
from tests.parcours.importation.une_ligne import ligne

NOMS = st.sampled_from(["", "AHMADZAI", "AL MASRI", "Diallo", "DIALLO", "TESFAY"])


@pytest.mark.parametrize("vide", ["", "-", "idem", "?", "néant", "NC"])
def test_la_case_du_nom_de_naissance_est_vide(vide):
    lue = ligne(nom_usage="AHMADZAI", nom_naissance=vide, prenom="Najibullah", telephone="0639981001")
    assert (lue.nom, lue.valeur("nom_usage"), lue.refusee) == ("AHMADZAI", None, False)


@exemples(60)
@given(nom=NOMS, naissance=NOMS, usage=NOMS)
def test_aucun_nom_ecrit_n_est_perdu(nom, naissance, usage):
    lue = ligne(nom=nom, nom_naissance=naissance, nom_usage=usage, prenom="Ali", telephone="0639981001")
    ecrits = {n.casefold() for n in (nom, naissance, usage) if n}
    assert lue.refusee == (not ecrits)
    autres = {nom for nom, _ in lue.valeur("autres_noms") or []}
    gardes = {n.casefold() for n in (lue.nom, lue.valeur("nom_usage") or "", *autres) if n}
    assert gardes == ecrits
    if naissance:
        assert lue.nom == naissance
    elif nom:
        assert lue.nom == nom


@pytest.mark.parametrize("entete", ["NOM d'usage", "Nom marital", "Nom de naissance", "Nom de jeune fille", "Nom"])
def test_une_seule_colonne_de_noms_suffit_a_reconnaitre_la_feuille(entete):
    lignes = [[entete, "Prénom(s)", "H/F"], ["KONE", "Drissa", "H"], ["RAHIMI", "Latifa", "F"]]
    assert reconnaitre(Feuille("SORTIS", lignes, [])).suffit


@pytest.mark.django_db
def test_nom_et_nom_de_naissance_se_choisissent_ensemble(client, jura_entier, coordinatrice):
    client.force_login(coordinatrice)
    entetes = "Nom;Nom de naissance;Prénom;Né(e) le"
    lignes = "AL HALABI;AL MASRI;Rima;30/01/1987", "AL HALABI;;Bassel;14/08/1982"
    depose = verifier(client, deposer_tableau(entetes, *lignes, agent=coordinatrice))
    assert {"nom", "nom_naissance"} <= set(depose.colonnes.values())
    assert client.get(reverse("importation_apercu", args=[depose.pk])).status_code == 200
    importer(depose)
    noms = set(Personne.objects.values_list("nom", "nom_usage", "prenom"))
    assert noms == {("AL MASRI", "AL HALABI", "Rima"), ("AL HALABI", "", "Bassel")}
