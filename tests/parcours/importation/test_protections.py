"""A protection is decided, then notified: two dates, and the law counts from the second one."""

import datetime

import pytest

from comites.indicateurs import REGISTRE, Filtre
from comites.indicateurs.evaluation import evaluer
from parcours.dossier.sources import faits
from parcours.importation.entetes import colonnes_de
from parcours.models import Protection
from tests.parcours.importation.tables_nouvelles import UN, constats, deposer_lignes, importer
from tests.parcours.importation.une_ligne import ligne

d = datetime.date
ANNEE = Filtre.annuel("39", 2026, arrete_le=d(2026, 11, 21))


@pytest.mark.parametrize(
    ("entete", "champ"),
    [
        ("Date décision", "date_decision"),
        ("Date de la décision", "date_decision"),
        ("Date d'obtention du statut", "date_decision"),
        ("Décidée le", "date_decision"),
        ("Date de notification", "date_notification"),
        ("Notifiée le", "date_notification"),
        ("Date de notification de la décision", "date_notification"),
        ("Protection notifiée le", "date_notification"),
    ],
)
def test_a_header_says_which_of_the_two_dates_it_is(entete, champ):
    assert colonnes_de([entete])[0].champ == champ


def test_a_decision_is_no_notification_and_nothing_is_computed_from_it(jura_entier, connecter, coordinatrice):
    decidee = UN | {"statut": "réfugié", "hebergement": "HUDA", "entree": "03/01/2025", "date_decision": "04/02/2025"}
    importer(deposer_lignes(decidee))
    protection = Protection.objects.get()
    assert (protection.decidee_le, protection.date) == (d(2025, 2, 4), None)
    resultat = evaluer([REGISTRE["presence_indue"]], [ANNEE])[0]["presence_indue"]
    assert (resultat.effectif, resultat.manquants) == (0, 1)
    page = connecter(coordinatrice).get(protection.personne.get_absolute_url()).content.decode()
    assert "indue" not in page


def test_a_notification_is_one(jura_entier):
    importer(
        deposer_lignes(
            UN | {"statut": "réfugié", "hebergement": "HUDA", "entree": "03/01/2025", "date_notification": "04/02/2025"}
        )
    )
    protection = Protection.objects.get()
    assert (protection.decidee_le, protection.date) == (None, d(2025, 2, 4))
    resultat = evaluer([REGISTRE["presence_indue"]], [ANNEE])[0]["presence_indue"]
    assert (resultat.effectif, resultat.manquants) == (1, 0)


def test_a_month_is_no_day_of_decision_and_a_notification_before_it_is_said():
    lue = ligne(nom="Demo", statut="réfugié", date_decision="05/2024")
    assert "écrivez le jour de la décision" in lue.problemes[0]["message"]
    lue = ligne(nom="Demo", statut="réfugié", date_decision="03/05/2024", date_notification="01/05/2024")
    assert lue.valeur("date_notification") is None
    assert "précède la décision" in lue.problemes[0]["message"]
    assert ligne(nom="Demo", statut="réfugié", date_decision="03/05/2024", date_notification="05/2024").problemes == []


DATEES = {"date_decision": "08/01/2025", "date_notification": "20/01/2025"}


def test_a_status_replaced_without_a_date_keeps_the_dates_of_the_dossier(jura_entier, coordinatrice):
    importer(deposer_lignes(UN | DATEES | {"statut": "BPI"}))
    Protection.objects.update(autorite="ofpra")
    importation = importer(deposer_lignes(UN | {"statut": "réfugié"}), statut="remplacer")
    protection = Protection.objects.get()
    assert (protection.statut, protection.autorite) == ("refugie", "ofpra")
    assert (protection.decidee_le, protection.date) == (d(2025, 1, 8), d(2025, 1, 20))
    dit = importation.lignes.get().differences[0]["dossier"]
    assert "décision du 8 jan. 2025" in dit
    assert "notification : 20 jan. 2025" in dit
    dits = {(e.titre, e.date) for e in faits(protection.personne.parcours.get(), coordinatrice)}
    assert {("Décision de protection : Réfugié", d(2025, 1, 8)), ("Protection : Réfugié", d(2025, 1, 20))} <= dits


def test_another_kind_of_protection_without_a_date_takes_none_of_the_dossier_s(jura_entier):
    importer(deposer_lignes(UN | DATEES | {"statut": "protection temporaire"}))
    refuse = importer(deposer_lignes(UN | {"statut": "réfugié"}), statut="remplacer")
    fait, raison = constats(refuse)["statut"]
    assert (fait, "il faut aussi les dates" in raison) == ("garder", True)
    assert Protection.objects.get().statut == "prot_temporaire"


def test_each_date_is_compared_with_its_own(jura_entier):
    importer(deposer_lignes(UN | DATEES | {"statut": "réfugié"}))
    autres = UN | {"statut": "réfugié", "date_decision": "09/01/2025", "date_notification": "21/01/2025"}
    assert set(constats(importer(deposer_lignes(autres)))) == {"date_decision", "date_notification"}
    autres["observations"] = "vue"
    importer(deposer_lignes(autres), date_decision="remplacer", date_notification="garder")
    protection = Protection.objects.get()
    assert (protection.decidee_le, protection.date) == (d(2025, 1, 9), d(2025, 1, 20))


@pytest.mark.parametrize(
    ("dossier", "tableau", "garde"),
    [
        ({"emploi": "CDD"}, {"emploi": "CDD 6 mois"}, "emploi"),
        (
            {"hebergement": "logement autonome", "entree_hebergement": "03/02/2024", "commune": "Dole"},
            {"hebergement": "HLM"},
            "hebergement",
        ),
    ],
)
def test_what_is_told_better_keeps_what_the_row_does_not_say(jura_entier, dossier, tableau, garde):
    importer(deposer_lignes(UN | dossier))
    personne = Protection.personne.field.related_model.objects.get()
    personne.situationemplois.update(organisme="Solvay", date=d(2024, 5, 2))
    importer(deposer_lignes(UN | tableau), **{garde: "remplacer"})
    if garde == "emploi":
        emploi = personne.situationemplois.get()
        assert (emploi.categorie, emploi.organisme, emploi.date) == ("cdd_6_plus", "Solvay", d(2024, 5, 2))
    else:
        sejour = personne.sejours.get()
        assert (sejour.categorie, sejour.debut, sejour.commune_id) == ("parc_social", d(2024, 2, 3), "39198")
    # Told again as before, the row says less than the dossier, and nothing else.
    assert garde not in constats(importer(deposer_lignes(UN | dossier | {"observations": "vue"})))
