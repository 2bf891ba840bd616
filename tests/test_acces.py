"""Every address × every member of the cast × the expected answer. An address missing from the table fails."""

import pytest
from django.db import transaction
from django.urls import NoReverseMatch, get_resolver, reverse

from tests.harnais.acces import CAST, obtenu
from tests.table_acces import BIBLIOTHEQUE, TABLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures_comptees_une_fois")]


#: The pages that are composed for whoever looks at them.
SELON_QUI = ("accueil", "dossier", "ma_journee")
#: The pages that may name the shared person to somebody who does not follow her; to the others, any that opens.
PAGES_QUI_NOMMENT = {
    "terminee": {"personnes_quittees", "mes_suivis"},
    "membre_cellule": {"mes_seances", "ma_seance"},
    **{qui: set() for qui in ("autre_intervenante", "etrangere", "prefecture", "administratrice", "anonyme")},
}


def _noms(resolveur, prefixe="") -> set[str]:
    noms = set()
    for motif in resolveur.url_patterns:
        if hasattr(motif, "url_patterns"):
            noms |= _noms(motif, prefixe)
        else:
            noms.add(motif.name or str(motif.pattern))
    return noms


def test_every_address_is_in_the_table():
    dans_la_table = {ligne.nom for ligne in TABLE} | set(BIBLIOTHEQUE)
    assert _noms(get_resolver()) == dans_la_table


@pytest.mark.parametrize("qui", CAST)
def test_each_member_of_the_cast_gets_the_answers_of_the_table(qui, objets, connecter, request):
    client = connecter(None if qui == "anonyme" else request.getfixturevalue(qui))
    obtenues = {str(ligne) + str(rang): _reponse(client, ligne, objets, qui) for rang, ligne in enumerate(TABLE)}
    attendues = {str(ligne) + str(rang): ligne.reponses[CAST.index(qui)] for rang, ligne in enumerate(TABLE)}
    assert obtenues == attendues


@pytest.mark.parametrize("qui", [qui for qui in CAST if qui != "anonyme"])
def test_nothing_is_refused_after_a_password_only(qui, objets, connecter, request):
    """Who has not confirmed that it is she gets the same refusals, at once: asking would say that it exists."""
    client, rang = connecter(request.getfixturevalue(qui), confirmee=False), CAST.index(qui)
    refusees = [ligne for ligne in TABLE if ligne.reponses[rang] in (403, 404)]
    obtenues = {str(ligne): _reponse(client, ligne, objets, qui) for ligne in refusees}
    assert obtenues == {str(ligne): ligne.reponses[rang] for ligne in refusees}


def _reponse(client, ligne, objets: dict, qui: str) -> int | str:
    """Return the answer to one line of the table; what it did is undone before the next."""
    adresse = adresse_de(ligne, objets)
    donnees = {cle: _valeur(objets, valeur) for cle, valeur in ligne.donnees.items()}
    with transaction.atomic():
        reponse = client.post(adresse, donnees) if ligne.methode == "POST" else client.get(adresse)
        transaction.set_rollback(True)
    obtenue = obtenu(reponse)
    contenu = b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
    if obtenue in (403, 404) or ligne.nom not in PAGES_QUI_NOMMENT.get(qui, {ligne.nom}):
        assert "DÉMO-UNIQUE".encode() not in contenu, f"{qui} lit le nom de la personne à {adresse}."
    return obtenue


def adresse_de(ligne, objets: dict) -> str:
    """Return the address of a line of the table, its arguments taken from the shared objects."""
    arguments = {cle: _valeur(objets, valeur) for cle, valeur in ligne.arguments.items()}
    return reverse(ligne.nom, kwargs=arguments) + ligne.requete


def pages_de(qui: str) -> list:
    """Return the pages that ``qui`` adds to those of the coordinator: the others are the same for all."""
    rang = CAST.index(qui)
    return [
        ligne
        for ligne in TABLE
        if ligne.page
        and ligne.methode == "GET"
        and ligne.reponses[rang] == 200
        and (qui in ("coordinatrice", "anonyme") or ligne.nom in SELON_QUI or ligne.reponses[0] != 200)
    ]


@pytest.mark.parametrize("nom", sorted(BIBLIOTHEQUE))
def test_the_login_library_answers_as_said(nom, coordinatrice, connecter):
    anonyme, connectee = BIBLIOTHEQUE[nom]
    try:
        adresse = reverse(nom)
    except NoReverseMatch:
        adresse = reverse(nom, kwargs=ARGUMENTS_BIBLIOTHEQUE[nom])
    assert obtenu(connecter().get(adresse)) == anonyme
    assert obtenu(connecter(coordinatrice, confirmee=False).get(adresse)) == connectee


ARGUMENTS_BIBLIOTHEQUE = {
    "account_reset_password_from_key": {"uidb36": "1", "key": "inconnue"},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
}


def _valeur(objets: dict, valeur: str):
    """Return the key of an object of the cast, or the word itself (« langue »)."""
    if valeur in objets:
        return objets[valeur].pk
    objet, _, champ = valeur.partition(".")
    return getattr(objets[objet], champ) if objet in objets else valeur
