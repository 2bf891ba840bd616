"""A question mark at the end of a coded value: it is asked or said, never taken; the same value without it is another."""

import pytest
from django.urls import reverse

from parcours.importation.champs import CHAMPS, NON_REPRIS, PAR_CODE
from parcours.importation.doutes import _LIBRES, repere
from parcours.importation.questions import QUESTIONS, RAPPROCHEMENTS
from parcours.models import Personne
from parcours.nomenclatures.pays_et_langues import LANGUES, PAYS
from tests.parcours.importation.par_la_page import apercu, deposer_et_verifier, importer
from tests.parcours.importation.tables_nouvelles import UN
from tests.parcours.importation.test_rien_en_silence import VALEURS
from tests.parcours.importation.une_ligne import ligne

CODES = sorted({champ.code for champ in CHAMPS} - NON_REPRIS - _LIBRES)


@pytest.mark.parametrize("champ", [champ for champ in CODES if champ not in ("commune", "structure", "cir_fin")])
def test_a_doubt_is_not_taken(champ):
    valeurs = {"nom": "Demo", "prenom": "Un", "statut": "réfugié", "hebergement": "CPH", "sortie": "x"}
    sure = ligne(**valeurs | {champ: VALEURS.get(champ, "oui")})
    doute = ligne(**valeurs | {champ: VALEURS.get(champ, "oui") + " ?"})
    assert sure.valeur(champ) is not None or champ == "lien"
    assert doute.valeur(champ) is None
    assert [p["champ"] for p in doute.problemes if p["champ"] == champ] == [champ]
    assert sure.empreinte != doute.empreinte


def test_a_doubt_on_what_would_refuse_the_row_is_asked():
    doute = ligne(nom="Demo", statut="débouté ?")
    assert (ligne(nom="Demo", statut="débouté").refusee, doute.refusee) == (True, False)


def test_an_answer_to_a_doubt_is_none_to_the_sure_value(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    depose = deposer_et_verifier(
        client,
        UN | {"niveau": "A2", "statut": "réfugié ?"},
        UN | {"prenom": "Deux", "date_naissance": "04/06/1991", "niveau": "A2 ?"},
    )
    assert {champ: [texte for texte, *_ in siens] for champ, siens in depose.questions.items()} == {
        "niveau": ["A2 ?"],
        "statut": ["réfugié ?"],
    }
    client.post(reverse("importation_repondre", args=[depose.pk]), {"valeur-niveau-a2-?": "a1"})
    depose.refresh_from_db()
    assert depose.reponses["valeurs"] == {"niveau": {repere("A2 ?"): "a1"}}
    importer(depose)
    niveaux = {p.prenom: p.evaluationlinguistiques.get().niveau for p in Personne.objects.all()}
    assert niveaux == {"Un": "a2", "Deux": "a1"}


INCONNUES = {"nationalite": ("Martien", "Érythrée", ["ERI"]), "langues": ("martien", "dari, pachto", ["prs", "pus"])}


@pytest.mark.parametrize("champ", INCONNUES)
def test_an_unknown_country_or_language_is_asked_once_among_all(jura_entier, connecter, coordinatrice, champ):
    client, (inconnue, reponse, codes) = connecter(coordinatrice), INCONNUES[champ]
    deux = UN | {"prenom": "Deux", "date_naissance": "04/06/1991"}
    depose = deposer_et_verifier(client, UN | {champ: inconnue}, deux | {champ: inconnue})
    assert [demandee[:3] for demandee in depose.questions[champ]] == [[inconnue, 2, []]]
    page, nom = apercu(client, depose), f"valeur-{champ}-{inconnue.lower()}"
    assert page.count(f'<datalist id="liste-{champ}">') == 1
    assert f'name="{nom}-autre"' in page
    adresse = reverse("importation_repondre", args=[depose.pk])
    assert "n&#x27;est pas dans la liste" in client.post(adresse, {f"{nom}-autre": "Xyz"}, follow=True).content.decode()
    client.post(adresse, {f"{nom}-autre": reponse})
    depose.refresh_from_db()
    assert champ not in depose.questions
    importer(depose)
    attribut = {"nationalite": "nationalites"}.get(champ, champ)
    assert [getattr(p, attribut) for p in Personne.objects.all()] == [codes, codes]
    # The next file is asked the same, with that answer already written.
    suivant = deposer_et_verifier(client, UN | {"prenom": "Trois", champ: inconnue})
    noms = {"nationalite": PAYS, "langues": LANGUES}[champ]
    assert f'value="{", ".join(noms[code] for code in codes)}"' in apercu(client, suivant)
    client.post(reverse("importation_repondre", args=[suivant.pk]), {nom: "-"})
    suivant.refresh_from_db()
    assert suivant.reponses["valeurs"][champ] == {repere(inconnue): "-"}


def test_many_unknown_countries_make_no_heavy_page(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    lignes = [
        {"nom": f"Nom{c * 4}", "prenom": "Test", "nationalite": f"planète {c}", "langues": f"martien {c}"}
        for c in "abcdefghijklmno"
    ]
    assert len(apercu(client, deposer_et_verifier(client, *lignes)).encode()) < 100_000


def test_what_is_asked_is_a_field():
    assert set(QUESTIONS) - {"mention", "intertitre"} - RAPPROCHEMENTS <= set(CODES)
    assert set(QUESTIONS) <= set(PAR_CODE)
