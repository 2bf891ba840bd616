"""Who reads which document: the pillar's rule, the follow-up's, the identity papers'; and how the file is given."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from acteurs.nomenclatures import Pilier, Role
from cirj.socle.models import Action, EntreeJournal
from cirj.socle.rls import contexte
from parcours.models import Document, Intervention, Suivi
from tests.harnais.fichiers import PDF, photo
from tests.harnais.objets import joindre
from tests.harnais.troupe import creer_agent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fichiers_prives")]
HIER = datetime.timedelta(days=1)


@pytest.fixture
def soignante(autre_association, parcours):
    """A social worker whose structure carries health, and health only, on the dossier."""
    Intervention.objects.create(
        parcours=parcours, structure=autre_association, pilier=Pilier.SANTE, debut=datetime.date(2025, 3, 1)
    )
    return creer_agent("Soignante", Role.INTERVENANT, autre_association)


@pytest.fixture
def documents(personne, parcours, intervenante, association) -> dict[str, Document]:
    """One document of each kind, each with a content of its own."""

    def un(titre, **rattachement):
        return joindre(personne, parcours, intervenante, association, titre, PDF + b"\n" * len(titre), **rattachement)

    def du_suivi(titre, *piliers):
        return un(
            titre,
            suivi=Suivi.objects.create(
                parcours=parcours,
                departement=parcours.departement,
                structure=association,
                auteur=intervenante,
                piliers=piliers,
                texte="x",
            ),
        )

    return {
        "papiers": un("PAPIERS-A"),
        **{pilier: un(f"PILIER-{pilier}", pilier=pilier) for pilier in Pilier.values},
        "suivi langue": du_suivi("SUIVI-LANGUE-1", Pilier.LANGUE),
        "suivi langue et santé": du_suivi("SUIVI-SANTE-12345", Pilier.LANGUE, Pilier.SANTE),
    }


TOUT = {"papiers", *Pilier.values, "suivi langue", "suivi langue et santé"}
#: What each reads, said in full: the rule is not asked what it says.
ATTENDUS = {
    "coordinatrice": TOUT,
    # Carries language and housing, and wrote both follow-ups.
    "intervenante": {"papiers", "langue", "logement", "suivi langue", "suivi langue et santé"},
    "soignante": {"papiers", "sante", "suivi langue et santé"},
    "prefecture": set(),
    "etrangere": set(),
    "administratrice": set(),
}


@pytest.mark.parametrize("qui", ATTENDUS)
def test_each_reads_the_documents_of_the_rule(qui, documents, soignante, connecter, request):
    client = connecter(request.getfixturevalue(qui))
    recus = {nom: _recu(client.get(reverse("document", args=[document.pk]))) for nom, document in documents.items()}
    assert recus == {nom: _contenu(documents[nom]) if nom in ATTENDUS[qui] else 404 for nom in TOUT}


@pytest.mark.parametrize("qui", ATTENDUS)
def test_the_database_itself_shows_no_more_to_a_query_without_any_filter(qui, documents, soignante, request):
    with contexte.pour_agent(request.getfixturevalue(qui)), connection.cursor() as curseur:
        curseur.execute("select titre from parcours_document")
        titres = {titre for (titre,) in curseur.fetchall()}
    assert titres == {documents[nom].titre for nom in ATTENDUS[qui]}


def test_the_database_lets_only_the_depositor_s_structure_and_the_coordination_change_a_row(
    documents, soignante, intervenante, coordinatrice, prefecture
):
    changes = {}
    for agent in (soignante, intervenante, coordinatrice, prefecture):
        with contexte.pour_agent(agent), connection.cursor() as curseur:
            curseur.execute("update parcours_document set titre = titre")
            changes[agent] = curseur.rowcount
    # The structure that left a pillar closes it to itself: what it had deposited in health stays as it is.
    assert changes == {soignante: 0, intervenante: 5, coordinatrice: len(TOUT), prefecture: 0}


def _recu(reponse):
    return b"".join(reponse.streaming_content) if reponse.status_code == 200 else reponse.status_code


def _contenu(document) -> bytes:
    with document.fichier.storage.open(document.fichier.name) as fichier:
        return fichier.read()


@pytest.mark.parametrize("qui", ["coordinatrice", "intervenante", "soignante"])
def test_the_list_names_what_may_be_read_and_says_the_rest_confidential(
    qui, documents, soignante, connecter, personne, request
):
    page = connecter(request.getfixturevalue(qui)).get(reverse("dossier_documents", args=[personne.pk]))
    contenu = page.content.decode()
    lus = {nom for nom, document in documents.items() if document.titre in contenu}
    assert lus == ATTENDUS[qui]
    assert ("Confidentiel" in contenu) == (qui != "coordinatrice")


def test_a_structure_that_left_reads_nothing_more(documents, intervenante, association, parcours, connecter):
    parcours.interventions.filter(structure=association).update(fin=timezone.localdate() - HIER)
    client = connecter(intervenante)
    for nom in ("papiers", "langue"):
        assert client.get(reverse("document", args=[documents[nom].pk])).status_code == 404


def test_a_closed_pillar_looks_the_same_with_and_without_documents(
    documents, intervenante, personne, connecter, parcours
):
    """« Confidentiel » must not tell that there is something."""
    adresse, client = reverse("dossier_documents", args=[personne.pk]), connecter(intervenante)
    entete = {"HX-Request": "true"}
    avec = client.get(adresse, headers=entete).content
    Document.objects.filter(pilier__in=[Pilier.SANTE, Pilier.SOCIAL, Pilier.EMPLOI]).delete()
    assert client.get(adresse, headers=entete).content == avec


def test_the_timeline_shows_what_goes_with_a_follow_up_to_who_reads_it(
    documents, soignante, intervenante, personne, connecter
):
    for agent in (soignante, intervenante):
        page = connecter(agent).get(reverse("dossier_chronologie", args=[personne.pk])).content.decode()
        assert ("SUIVI-LANGUE-1" in page) == (agent == intervenante)
        assert "SUIVI-SANTE-12345" in page


def test_the_file_is_given_to_be_saved_and_nothing_in_it_may_run(documents, intervenante, connecter):
    reponse = connecter(intervenante).get(reverse("document", args=[documents["langue"].pk]))
    assert b"".join(reponse.streaming_content).startswith(b"%PDF")
    entetes = reponse.headers
    assert entetes["Content-Disposition"] == 'attachment; filename="attestation.pdf"'
    assert entetes["Content-Type"] == "application/pdf"
    assert entetes["X-Content-Type-Options"] == "nosniff"
    assert entetes["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert entetes["Cache-Control"] == "private, no-store"
    assert entetes["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_file_asks_the_database_nothing_while_it_leaves(documents, intervenante, connecter):
    """The answer outlives the request's transaction, where row-level security would show nothing."""
    reponse = connecter(intervenante).get(reverse("document", args=[documents["langue"].pk]))

    def refuser(execute, sql, *reste):
        raise AssertionError(f"Une requête pendant l'envoi : {sql}")

    with connection.execute_wrapper(refuser):
        assert b"".join(reponse.streaming_content)


def test_the_path_on_the_disk_says_nothing(documents, personne):
    for document in documents.values():
        chemin = document.fichier.name
        assert chemin.count("/") == 2
        assert all(mot.lower() not in chemin for mot in ("attestation", personne.nom, str(personne.pk), ".pdf"))


def test_no_address_of_the_site_leads_to_the_folder(documents, connecter, coordinatrice, settings):
    chemin = documents["langue"].fichier.name
    for debut in ("/", "/media/", "/static/", "/fichiers/"):
        assert connecter(coordinatrice).get(debut + chemin).status_code == 404
    assert not str(settings.MEDIA_ROOT).startswith(str(settings.STATICFILES_DIRS[0]))


def test_a_file_gone_from_the_disk_is_said(documents, intervenante, connecter, personne):
    documents["langue"].fichier.storage.delete(documents["langue"].fichier.name)
    reponse = connecter(intervenante).get(reverse("document", args=[documents["langue"].pk]), follow=True)
    assert "n&#x27;est plus là" in reponse.content.decode()
    assert reponse.resolver_match.url_name == "dossier"


def test_the_structure_that_deposited_withdraws_and_another_may_not(
    documents, soignante, intervenante, connecter, personne, parcours, autre_association
):
    papiers = documents["papiers"]
    adresse, fichier = reverse("document_retirer", args=[papiers.pk]), papiers.fichier
    assert connecter(soignante).post(adresse).status_code == 403
    assert fichier.storage.exists(fichier.name)


def test_a_withdrawn_document_leaves_its_trace_and_nothing_else(
    documents, intervenante, connecter, django_capture_on_commit_callbacks
):
    papiers = documents["papiers"]
    chemin, stockage = papiers.fichier.name, papiers.fichier.storage
    client = connecter(intervenante)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("document_retirer", args=[papiers.pk]))
    assert not stockage.exists(chemin)
    assert client.get(reverse("document", args=[papiers.pk])).status_code == 404
    papiers.refresh_from_db()
    assert (papiers.titre, papiers.nom_fichier, papiers.fichier.name) == ("", "", "")
    assert (papiers.retire_par, papiers.depose_par) == (intervenante, intervenante)
    assert papiers.retire_le is not None


def test_the_coordination_withdraws_any(documents, coordinatrice, connecter, personne):
    connecter(coordinatrice).post(reverse("document_retirer", args=[documents["sante"].pk]))
    documents["sante"].refresh_from_db()
    assert documents["sante"].retire_par == coordinatrice


def test_a_photo_is_given_back_under_a_name_of_its_type(personne, parcours, intervenante, association, connecter):
    document = joindre(personne, parcours, intervenante, association, contenu=photo(format="WEBP"))
    reponse = connecter(intervenante).get(reverse("document", args=[document.pk]))
    assert 'filename="attestation.jpg"' in reponse.headers["Content-Disposition"]
    assert reponse.headers["Content-Type"] == "image/jpeg"
    assert _recu(reponse).startswith(b"\xff\xd8")


def test_the_journal_says_who_took_the_file_and_keeps_none_of_its_words(documents, intervenante, connecter, personne):
    papiers, client = documents["papiers"], connecter(intervenante)
    _recu(client.get(reverse("document", args=[papiers.pk])))
    client.post(reverse("document_retirer", args=[papiers.pk]))
    entrees = EntreeJournal.objects.sur(personne.pk).filter(objet_id=str(papiers.pk))
    assert set(entrees.values_list("action", flat=True)) == {Action.CREATION, Action.EXPORT, Action.MODIFICATION}
    assert "PAPIERS-A" not in str(list(entrees.values()))
    assert papiers.empreinte not in str(list(entrees.values()))
