"""What a table says under « frein » waits for somebody: no blockage, no agenda, no figure before."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.rls import contexte
from parcours.importation.depot import deposer
from parcours.importation.execution import executer
from parcours.models import DifficulteSignalee, Intervention, Parcours, Personne, PointBlocage, Suivi

pytestmark = pytest.mark.django_db


@pytest.fixture
def importer(jura_entier):
    """Return a function that imports a table of « Nom;Prénom;Né(e) le;Frein » rows, and returns the import."""

    def faire(*lignes: str, nom: str = "listing.csv"):
        tableau = "Nom;Prénom;Né(e) le;Dernier contact;Point de blocage;Structure\n" + "\n".join(lignes) + "\n"
        importation = deposer(ContentFile(tableau.encode()), nom, departement="39")
        importation.etat = "en_attente"
        importation.save()
        executer(importation)
        return importation

    return faire


def dites() -> list[tuple]:
    return list(DifficulteSignalee.objects.order_by("texte").values_list("texte", "pilier", "cause"))


def test_a_column_of_difficulties_blocks_nobody_and_dates_nothing(importer):
    importation = importer("Demo;Un;03/05/1990;12/10/2025;transport, santé;")
    assert dites() == [("santé", "sante", "sante"), ("transport", "emploi", "transport")]
    assert not PointBlocage.objects.exists()
    assert not Parcours.objects.avec_blocage().exists()
    une = DifficulteSignalee.objects.first()
    assert (une.relevee_le, une.importation, une.a_confirmer) == (None, importation, True)
    assert une.source.startswith("d'après le tableau « listing.csv » du ")


def test_words_that_are_not_recognised_are_kept_as_a_note_and_no_longer_in_a_follow_up(importer):
    importer(
        "Demo;Un;03/05/1990;;voisinage difficile;",
        "Demo;Deux;03/05/1991;;hôpital trop loin;",
        "Demo;Trois;03/05/1992;;cherche un logement, tensions;",
        "Demo;Quatre;03/05/1993;;?;",
    )
    trouvees = {texte: (pilier, cause) for texte, pilier, cause in dites()}
    assert trouvees["voisinage difficile"] == ("", "")
    assert trouvees["hôpital trop loin"] == ("sante", "")
    assert trouvees["cherche un logement, tensions"][0] == "logement"
    assert len(trouvees) == 3
    assert not Suivi.objects.filter(texte__contains="Blocage noté").exists()


def test_the_same_words_are_noted_once_whatever_became_of_them(importer, coordinatrice):
    importer("Demo;Un;03/05/1990;;transport;")
    with contexte.pour_agent(coordinatrice):
        DifficulteSignalee.objects.get().ecarter(coordinatrice)
    importer("Demo;Un;03/05/1990;12/10/2025;Transport;", "Demo;Deux;03/05/1991;;transport;")
    assert DifficulteSignalee.objects.filter(parcours__personne__prenom="Un").count() == 1
    assert DifficulteSignalee.objects.count() == 2
    # A cause that is blocked today needs no confirming.
    PointBlocage.objects.create(
        parcours=Parcours.objects.get(personne__prenom="Un"),
        departement_id="39",
        pilier="langue",
        cause="garde_enfants",
    )
    importer("Demo;Un;03/05/1990;13/10/2025;garde d'enfants;")
    assert DifficulteSignalee.objects.count() == 2


def test_confirmed_in_the_dossier_it_becomes_a_blockage_of_the_day_that_is_said(importer, connecter, coordinatrice):
    importer("Demo;Un;03/05/1990;12/10/2025;transport;")
    difficulte, personne = DifficulteSignalee.objects.get(), Personne.objects.get()
    client = connecter(coordinatrice)
    page = client.get(reverse("dossier", args=[personne.pk])).content.decode()
    assert "À confirmer :" in page
    assert "d&#x27;après le tableau « listing.csv » du " in page
    assert "Bloqué" not in page
    adresse = reverse("difficulte_confirmer", args=[difficulte.pk])
    formulaire = client.get(adresse).context["formulaire"]
    assert formulaire["cause"].value() == "transport"
    assert formulaire["pilier"].value() == "emploi"
    demain = timezone.localdate() + datetime.timedelta(days=1)
    saisie = {"pilier": "emploi", "cause": "transport", "description": "Pas de bus le soir.", "signale_le": demain}
    reponse = client.post(adresse, saisie)
    assert "pas encore venu" in reponse.content.decode()
    assert not PointBlocage.objects.exists()
    assert client.post(adresse, saisie | {"signale_le": "2026-01-05"}).status_code == 302
    blocage, difficulte = PointBlocage.objects.get(), DifficulteSignalee.objects.get()
    assert (blocage.signale_le.isoformat(), blocage.signale_par, difficulte.blocage) == (
        "2026-01-05",
        coordinatrice,
        blocage,
    )
    page = client.get(reverse("dossier", args=[personne.pk])).content.decode()
    assert "À confirmer :" not in page
    assert "Pas de bus le soir." in page
    assert client.post(adresse, saisie, follow=True).content.decode().count("déjà été confirmée") == 1
    assert PointBlocage.objects.count() == 1


def test_several_at_once_those_without_a_pillar_or_a_cause_are_left_and_said(importer, connecter, coordinatrice):
    importer("Demo;Un;03/05/1990;;transport;", "Demo;Deux;03/05/1991;;voisinage difficile;", "Demo;Trois;;;langue;")
    client = connecter(coordinatrice)
    adresse = reverse("difficultes_decider")
    choix = [str(d.pk) for d in DifficulteSignalee.objects.exclude(texte="langue")]
    page = client.post(adresse, {"choix": choix, "geste": "confirmer"}, follow=True).content.decode()
    assert "1 difficulté est maintenant un blocage" in page
    assert "1 difficulté cochée attend encore" in page
    blocage = PointBlocage.objects.get()
    assert (blocage.cause, blocage.signale_le) == ("transport", timezone.localdate())
    reste = DifficulteSignalee.objects.get(texte="langue")
    client.post(adresse, {"choix": [str(reste.pk), "n'importe quoi"], "geste": "ecarter"})
    reste.refresh_from_db()
    assert (reste.etat, reste.decidee_par, reste.blocage) == ("ecartee", coordinatrice, None)
    assert PointBlocage.objects.count() == 1


@pytest.fixture
def dossier_suivi(importer, association):
    """A person whom the association follows for employment alone, three difficulties read."""
    importation = importer("Demo;Un;03/05/1990;;transport, santé;", "Demo;Deux;03/05/1991;;voisinage;")
    for parcours in Parcours.objects.all():
        Intervention.objects.create(
            parcours=parcours, structure=association, pilier=Pilier.EMPLOI, debut=timezone.localdate()
        )
    return importation


def test_a_social_worker_sees_and_decides_her_pillars_alone(dossier_suivi, connecter, intervenante):
    client = connecter(intervenante)
    page = client.get(reverse("difficultes")).content.decode()
    assert "«&nbsp;transport&nbsp;»" in page
    assert "santé&nbsp;»" not in page
    assert "voisinage" not in page
    for texte in ("santé", "voisinage"):
        cachee = DifficulteSignalee.objects.get(texte=texte)
        assert client.get(reverse("difficulte_confirmer", args=[cachee.pk])).status_code == 404
        client.post(reverse("difficultes_decider"), {"choix": [str(cachee.pk)], "geste": "ecarter"})
        cachee.refresh_from_db()
        assert cachee.a_confirmer
    # The words without a pillar are the row's structure's, while it intervenes.
    DifficulteSignalee.objects.filter(texte="voisinage").update(structure=intervenante.affectations.get().structure)
    assert "voisinage" in client.get(reverse("difficultes")).content.decode()


def test_the_team_decides_but_changes_no_word_nor_who_reads_them(dossier_suivi, intervenante):
    from django.db import ProgrammingError, transaction

    siennes = DifficulteSignalee.objects.filter(texte="transport")
    with contexte.pour_agent(intervenante):
        for valeurs in ({"texte": "autre"}, {"cause": "autre"}, {"structure": None}):
            with pytest.raises(ProgrammingError, match="ne se change pas"), transaction.atomic():
                siennes.update(fichier="", **valeurs)
        assert DifficulteSignalee.objects.filter(texte="santé").update(modifie_le=timezone.now()) == 0
        siennes.get().ecarter(intervenante)


def test_the_list_is_narrowed_by_pillar_and_by_table(importer, connecter, coordinatrice):
    importer("Demo;Un;03/05/1990;;transport;")
    second = importer("Demo;Deux;03/05/1991;;langue;", nom="autre.csv")
    client = connecter(coordinatrice)
    adresse = reverse("difficultes")
    textes = {
        requete: [d.texte for d in client.get(adresse + requete).context["page"]]
        for requete in ("", "?pilier=langue", f"?tableau={second.pk}", "?pilier=aucun", "?pilier=rien&tableau=rien")
    }
    assert sorted(textes.pop("")) == ["langue", "transport"] == sorted(textes.pop("?pilier=rien&tableau=rien"))
    assert textes.pop("?pilier=aucun") == []
    assert set(map(tuple, textes.values())) == {("langue",)}


def test_the_list_stays_light_and_costs_the_same_for_many(
    importer, connecter, coordinatrice, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    importer("Demo;Un;03/05/1990;;transport, voisinage;")
    client = connecter(coordinatrice)
    client.get(reverse("difficultes"))
    with CaptureQueriesContext(connection) as une:
        client.get(reverse("difficultes"))
    importer(
        *(
            f"Demo{'abcdefghij'[n % 10]}{chr(97 + n // 10)};Un;{n % 28 + 1:02}/05/19{n % 60 + 30};;transport;"
            for n in range(246)
        )
    )
    with django_assert_num_queries(len(une)):
        reponse = client.get(reverse("difficultes"))
    assert reponse.context["page"].paginator.count > 200
    assert len(reponse.content) < 100_000


def test_a_pathway_that_ended_offers_nothing_to_confirm(importer, connecter, coordinatrice):
    importer("Demo;Un;03/05/1990;12/10/2025;transport;")
    difficulte = DifficulteSignalee.objects.get()
    Parcours.objects.update(fin=timezone.localdate() - datetime.timedelta(days=1))
    client = connecter(coordinatrice)
    assert "transport" not in client.get(reverse("difficultes")).content.decode()
    reponse = client.post(reverse("difficulte_confirmer", args=[difficulte.pk]), {"cause": "transport"}, follow=True)
    assert "parcours terminé" in reponse.content.decode()
    assert not PointBlocage.objects.exists()


def test_the_summary_of_the_import_leads_to_what_it_read(importer, connecter, coordinatrice):
    importation = importer("Demo;Un;03/05/1990;;transport;", "Demo;Deux;03/05/1991;;langue;")
    page = connecter(coordinatrice).get(reverse("importation", args=[importation.pk])).content.decode()
    assert "2 difficultés lues dans ce tableau attendent d'être confirmées ou écartées" in page
    assert f"{reverse('difficultes')}?tableau={importation.pk}" in page
