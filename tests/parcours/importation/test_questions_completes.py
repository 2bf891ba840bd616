"""Whatever a question proposes, any other answer of the list may be given, and none at all."""

import re

import pytest
from django.urls import reverse

from acteurs.models import Structure
from parcours.importation.champs import DROITS
from parcours.importation.composition import REPONSES
from parcours.importation.contexte import Contexte
from parcours.importation.croix import OUI_NON
from parcours.importation.listes_longues import LISTES_LONGUES
from parcours.importation.numeros_masques import NUMERO
from parcours.importation.questions import QUESTIONS, RAPPROCHEMENTS, RIEN
from parcours.nomenclatures import (
    CategorieEmploi,
    CategorieSejour,
    EtatDroit,
    Lien,
    MotifSortie,
    Niveau,
    Programme,
    Sexe,
    StatutProtection,
)
from tests.parcours.importation.par_la_page import verifier
from tests.parcours.importation.tables_nouvelles import deposer_champs

pytestmark = pytest.mark.django_db
UN = {"nom": "Demo", "prenom": "Un", "date_naissance": "03/05/1990"}
#: Field → (a value that is asked, its likely answer, another answer of the list that does not resemble it).
DEMANDES = {
    "nationalite": ("Tibet", "CHN", "NPL"),
    "langues": ("kurde", "kmr", "prs"),
    "commune": ("39100", "39078", "39013"),
    "structure": ("Mission locale", "Mission locale de Dole", "CPH Dole"),
    "statut": ("réfugié ?", "refugie", "prot_subsidiaire"),
    "niveau": ("A2 ?", "a2", "b1"),
    "hebergement": ("CADA ?", "cada", "parc_social"),
    "emploi": ("CDI ?", "cdi", "interim"),
    "sexe": ("F ?", "F", "M"),
    "css": ("ouvert ?", "ouvert", "refuse"),
    "programme": ("AGIR ?", "agir", "coordination"),
    "motif_sortie": ("déménagement ?", "demenagement", "terme"),
    "lien": ("conjoint ?", "conjoint", "enfant"),
    "composition": ("couple ?", "couple", "parent isole"),
    **{f"droit_{droit}": ("ouvert ?", "ouvert", "refuse") for droit in DROITS},
}
#: Kinds that a short list of codes answers → all that it holds, but what says nothing.
ENTIERES = {
    "statut": StatutProtection,
    "niveau": Niveau,
    "hebergement": CategorieSejour,
    "emploi": CategorieEmploi,
    "sexe": Sexe,
    "css": EtatDroit,
    "programme": Programme,
    "motif_sortie": MotifSortie,
    "lien": Lien,
    "composition": list(REPONSES),
    **{f"droit_{droit}": EtatDroit for droit in DROITS},
}


def test_every_kind_of_question_is_tried():
    """Two or three answers are all there are of a mention, a cross, a birth of two figures, a number, two who may be one."""
    propres = {"mention", "intertitre", "date_naissance", NUMERO, *OUI_NON, *RAPPROCHEMENTS}
    assert DEMANDES.keys() == QUESTIONS.keys() - propres
    assert DEMANDES.keys() == ENTIERES.keys() | LISTES_LONGUES.keys() | {"structure"}


@pytest.fixture
def posee(jura_entier, connecter, coordinatrice):
    """Return a function: field → (client, import, the question, the page)."""

    Structure.objects.create(departement=jura_entier, nom="Mission locale de Lons", type="mission_locale")

    def poser(champ: str):
        client = connecter(coordinatrice)
        depose = verifier(client, deposer_champs(UN | {champ: DEMANDES[champ][0]}))
        reponse = client.get(reverse("importation_apercu", args=[depose.pk]))
        (question,) = [q for q in reponse.context["questions"] if q.nom.startswith(f"valeur-{champ}-")]
        return client, depose, question, reponse.content.decode()

    return poser


def _code(champ: str, dite: str) -> str:
    return str(Structure.objects.get(nom=dite).pk) if champ == "structure" else dite


@pytest.mark.parametrize("champ", DEMANDES)
def test_the_likely_answer_is_first_and_every_other_one_may_be_given(posee, champ):
    client, depose, question, page = posee(champ)
    _, probable, autre = DEMANDES[champ]
    assert question.choix[0][0] == _code(champ, probable)
    bloc = page.partition(f'name="{question.nom}"')[2].partition("</select>")[0]
    assert f'<option value="{RIEN}"' in bloc
    assert "Laisser vide" in bloc
    if champ in LISTES_LONGUES:
        offertes = set(re.findall(r'<option value="([^"]+)">', page.partition(f'<datalist id="{question.liste}">')[2]))
        noms = LISTES_LONGUES[champ].noms(_contexte(depose))
        assert {nom.replace("'", "&#x27;") for nom in noms.values()} <= offertes
        envoi = {f"{question.nom}-autre": noms[autre]}
    else:
        codes = {code for code, _ in question.choix}
        entiere = ENTIERES.get(champ)
        toutes = (
            {str(pk) for pk in Structure.objects.values_list("pk", flat=True)}
            if entiere is None
            else {code for code in getattr(entiere, "values", entiere) if code and code != CategorieEmploi.INCONNU}
        )
        assert toutes <= codes
        envoi = {question.nom: _code(champ, autre)}
    client.post(reverse("importation_repondre", args=[depose.pk]), envoi)
    depose.refresh_from_db()
    assert list(depose.reponses["valeurs"][champ].values()) == [_code(champ, autre)]
    assert champ not in depose.questions


@pytest.mark.parametrize("champ", DEMANDES)
def test_nothing_at_all_is_an_answer_too(posee, champ):
    client, depose, question, _ = posee(champ)
    client.post(reverse("importation_repondre", args=[depose.pk]), {question.nom: RIEN})
    depose.refresh_from_db()
    assert list(depose.reponses["valeurs"][champ].values()) == [RIEN]
    assert champ not in depose.questions


def test_what_is_written_goes_before_what_stayed_chosen_and_a_name_of_no_list_is_said(posee):
    client, depose, question, _ = posee("nationalite")
    adresse = reverse("importation_repondre", args=[depose.pk])
    client.post(adresse, {question.nom: "CHN", f"{question.nom}-autre": "Nulle part"})
    depose.refresh_from_db()
    assert "valeurs" not in depose.reponses
    client.post(adresse, {question.nom: "CHN", f"{question.nom}-autre": "Népal, Inde"})
    depose.refresh_from_db()
    assert list(depose.reponses["valeurs"]["nationalite"].values()) == ["NPL IND"]


def test_an_answer_that_was_written_is_proposed_again_as_it_was_written(posee):
    client, depose, question, _ = posee("nationalite")
    client.post(reverse("importation_repondre", args=[depose.pk]), {f"{question.nom}-autre": "Népal, Inde"})
    _, _, encore, page = posee("nationalite")
    assert encore.ecrite == "Népal, Inde"
    assert 'value="Népal, Inde"' in page


def _contexte(depose):
    return Contexte.de_l_import(depose)
