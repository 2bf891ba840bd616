"""A page that was opened before somebody else acted: told in French, never overwritten, what was typed still there."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from comites.models import BrouillonDecision, CommentaireRapport, Decision, Participant, PointOrdreDuJour
from tests.harnais.envoi import envoi
from tests.harnais.troupe import creer_agent

pytestmark = pytest.mark.django_db


@pytest.fixture
def collegue(coordination):
    return creer_agent("Collegue", "coordination", coordination)


def test_a_decision_closed_by_another_keeps_what_was_typed(decision, connecter, coordinatrice):
    jour = timezone.localdate()
    Decision.objects.get(pk=decision.pk).clore(jour, "Elle a une place.", False)
    page = connecter(coordinatrice).post(
        decision.get_absolute_url(), {"realisee_le": str(jour), "effet_observe": "Mon long récit."}
    )
    texte = page.content.decode()
    assert page.status_code == 409
    assert "vient d&#x27;être close par quelqu&#x27;un d&#x27;autre" in texte
    assert "Elle a une place." in texte
    assert "Mon long récit." in texte
    decision.refresh_from_db()
    assert decision.effet_observe == "Elle a une place."


def test_closing_a_decision_from_an_old_copy_is_refused(decision):
    vieille = Decision.objects.get(pk=decision.pk)
    decision.clore(timezone.localdate(), "Fait.", False)
    with pytest.raises(ValidationError, match="vient d'être close"):
        vieille.clore(timezone.localdate(), "Autre chose.", False)


def test_a_session_closed_by_another_keeps_the_word_typed(seance, connecter, coordinatrice):
    seance.clore("Le mot gardé.")
    page = connecter(coordinatrice).post(reverse("seance_clore", args=[seance.pk]), {"releve": "Mon mot à moi."})
    texte = page.content.decode()
    assert page.status_code == 403
    assert "Cette séance est close" in texte
    assert "Le mot gardé." in texte
    assert "Mon mot à moi." in texte
    seance.refresh_from_db()
    assert seance.releve == "Le mot gardé."


@pytest.mark.parametrize(
    ("nom", "champ"), [("point_faits", "faits"), ("seance_modifier", "lieu")], ids=["faits", "séance"]
)
def test_what_was_typed_for_a_session_closed_meanwhile_stays_in_its_field(
    nom, champ, seance, point, connecter, coordinatrice
):
    client = connecter(coordinatrice)
    adresse = reverse(nom, args=[(point if nom == "point_faits" else seance).pk])
    champs = envoi(client.get(adresse).content.decode(), champ)
    seance.clore()
    page = client.post(adresse, champs | {champ: "Ce que j'ai écrit."})
    assert page.status_code == 403
    assert "Cette séance est close" in page.content.decode()
    assert envoi(page.content.decode(), champ)[champ] == ["Ce que j'ai écrit."]


@pytest.mark.parametrize("verbe", ["deplacer", "retirer", "reporter"])
def test_an_item_that_went_elsewhere_is_not_moved_again(verbe, point, prochaine, cellule):
    """Two people postpone the same situation: it goes to one session, the first that was said."""
    vieux = PointOrdreDuJour.objects.get(pk=point.pk)
    point.reporter(prochaine)
    argument = {"deplacer": (1,), "retirer": (), "reporter": (cellule.seances.create(date="2031-01-01"),)}[verbe]
    with pytest.raises(ValidationError, match="reportée par quelqu'un d'autre"):
        getattr(vieux, verbe)(*argument)
    assert PointOrdreDuJour.objects.filter(reporte=False).count() == 1


def test_an_item_taken_off_meanwhile_is_said(point):
    vieux = PointOrdreDuJour.objects.get(pk=point.pk)
    point.retirer()
    with pytest.raises(ValidationError, match="retirée de l'ordre du jour par quelqu'un d'autre"):
        vieux.deplacer(1)


def test_somebody_taken_off_the_list_meanwhile_is_not_noted(seance, association, connecter, coordinatrice, monkeypatch):
    participant = seance.participants.create(structure=association)
    noter = Participant.noter

    def apres_le_retrait(self, **choix):
        Participant.objects.filter(pk=self.pk).delete()
        return noter(self, **choix)

    monkeypatch.setattr(Participant, "noter", apres_le_retrait)
    page = connecter(coordinatrice).post(
        reverse("participant_changer", args=[participant.pk]), {"action": "excuse"}, follow=True
    )
    assert "vient d&#x27;être retiré de la liste" in page.content.decode()


class Fenetre:
    """A window on the decision of one situation."""

    def __init__(self, client, point):
        self.client, self.point = client, point
        self.adresse = f"/comites/seances/{point.seance_id}/tenue/"
        self.champs = envoi(client.get(f"{self.adresse}?point={point.pk}").content.decode(), "quoi")

    def taper(self, quoi: str) -> str:
        self.champs["quoi"] = [quoi]
        return self.client.post(reverse("point_brouillon", args=[self.point.pk]), self.champs).content.decode()

    def envoyer(self, **boutons):
        return self.client.post(self.adresse, self.champs | boutons)


def test_two_windows_on_one_draft_do_not_write_over_each_other(point, connecter, coordinatrice):
    client = connecter(coordinatrice)
    une, autre = Fenetre(client, point), Fenetre(client, point)
    assert "Enregistré à" in une.taper("Dans la première fenêtre")
    assert "Enregistré à" in une.taper("Dans la première fenêtre, suite")
    dite = autre.taper("Dans la seconde")
    assert "Dans la première fenêtre, suite" in dite
    assert "Enregistré à" not in dite
    assert BrouillonDecision.objects.get().saisie["quoi"] == "Dans la première fenêtre, suite"
    # Leaving does not lose it either: the page stays, with both.
    page = autre.envoyer(aller="agenda")
    assert page.status_code == 200
    assert envoi(page.content.decode(), "quoi")["quoi"] == ["Dans la seconde"]
    # Chosen, it replaces the other; the first window is told in its turn.
    assert autre.envoyer(garder_ici="1").status_code == 302
    assert BrouillonDecision.objects.get().saisie["quoi"] == "Dans la seconde"
    assert "Dans la seconde" in une.taper("Encore ici")


def test_a_window_that_began_from_the_draft_goes_on_with_it(point, connecter, coordinatrice):
    client = connecter(coordinatrice)
    Fenetre(client, point).taper("Commencé")
    assert "Enregistré à" in Fenetre(client, point).taper("Commencé, puis repris")


def test_deciding_in_one_window_keeps_the_draft_of_the_other(point, association, connecter, coordinatrice):
    client = connecter(coordinatrice)
    une, autre = Fenetre(client, point), Fenetre(client, point)
    une.taper("Décidé ici")
    autre.champs |= {"quoi": ["Autre chose"], "qui": [str(association.pk)], "echeance": ["2031-01-01"]}
    assert autre.envoyer(action="decider").status_code == 302
    assert BrouillonDecision.objects.get().saisie["quoi"] == "Décidé ici"
    une.champs |= {"qui": [str(association.pk)], "echeance": ["2031-01-01"]}
    assert une.envoyer(action="decider").status_code == 302
    assert not BrouillonDecision.objects.exists()


def test_who_else_writes_about_a_situation_is_said(point, connecter, coordinatrice, collegue):
    Fenetre(connecter(collegue), point).taper("Une idée")
    mienne = Fenetre(connecter(coordinatrice), point)
    assert "Test Collegue écrit aussi une décision" in mienne.taper("Une autre")
    assert {b.saisie["quoi"] for b in BrouillonDecision.objects.all()} == {"Une idée", "Une autre"}


class Commentaires:
    """A window on the comments of a report."""

    adresse = "/rapports/2025/commentaires/"

    def __init__(self, client):
        self.client = client
        self.champs = envoi(client.get(self.adresse).content.decode(), "public-texte")

    def taper(self, **champs: str) -> str:
        self.champs |= {nom: [valeur] for nom, valeur in champs.items()}
        page = self.client.post(self.adresse, self.champs, headers={"HX-Request": "true"}).content.decode()
        # The page takes the hidden fields that the answer brings.
        self.champs |= envoi(f"<form>{page}</form>", next(iter(c for c in _caches(page)), "")) if _caches(page) else {}
        return page


def _caches(page: str) -> list[str]:
    return [nom for nom in ("public-version_lue", "sante-version_lue", "public-version_comparee") if nom in page]


def _textes() -> dict:
    return dict(CommentaireRapport.objects.values_list("section", "texte"))


def test_two_people_write_two_sections_at_once(jura, connecter, coordinatrice, collegue):
    """While writing, every section is sent: what one did not touch is not sent back over the other's."""
    elle, moi = Commentaires(connecter(collegue)), Commentaires(connecter(coordinatrice))
    assert "Enregistré à" in elle.taper(**{"public-texte": "D'elle."})
    assert "Enregistré à" in elle.taper(**{"public-texte": "D'elle, suite."})
    page = moi.taper(**{"sante-texte": "De moi."})
    assert "Enregistré à" in page
    assert "etat-public" not in page
    assert _textes() == {"public": "D'elle, suite.", "sante": "De moi."}


def test_two_people_write_the_same_section(jura, connecter, coordinatrice, collegue):
    elle, moi = Commentaires(connecter(collegue)), Commentaires(connecter(coordinatrice))
    elle.taper(**{"public-texte": "D'elle."})
    page = moi.taper(**{"public-texte": "De moi."})
    assert "un autre texte a été écrit ici" in page
    assert "D&#x27;elle." in page
    assert _textes() == {"public": "D'elle."}
    # An answer ticked, then one goes on writing: only the button keeps one text rather than the other.
    moi.champs["public-garder_texte"] = ["enregistre"]
    assert "Enregistré" not in moi.taper(**{"public-texte": "De moi, suite."})
    assert _textes() == {"public": "D'elle."}
    moi.champs["public-garder_texte"] = ["saisie"]
    assert moi.client.post(moi.adresse, moi.champs).status_code == 302
    assert _textes() == {"public": "De moi, suite."}


def test_a_section_refused_does_not_keep_the_others_from_being_saved(jura, connecter, coordinatrice, collegue):
    elle, moi = Commentaires(connecter(collegue)), Commentaires(connecter(coordinatrice))
    elle.taper(**{"public-texte": "D'elle."})
    page = moi.client.post(moi.adresse, moi.champs | {"public-texte": "De moi.", "sante-texte": "Ailleurs."})
    assert page.status_code == 200
    assert _textes() == {"public": "D'elle.", "sante": "Ailleurs."}
    champs = envoi(page.content.decode(), "public-texte")
    assert champs["public-texte"] == ["De moi."]
    # What was saved is shown as it is now: sent again, nothing is asked about it.
    assert champs["sante-version_lue"] != [""]
