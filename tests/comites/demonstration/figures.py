"""The demonstration department: the figures that its narrative promises, and every page of every account."""

import re
from io import StringIO

from django.core.management import call_command
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from acteurs.models import Agent, Structure
from acteurs.nomenclatures import Role
from cirj.local.demonstration import _comptes
from cirj.socle.models import EntreeJournal
from comites.demonstration.departement import charger
from comites.demonstration.reseau import COMPTES
from comites.models import Decision, Seance
from parcours.models import (
    AccesExceptionnel,
    Menage,
    Parcours,
    Personne,
    PointBlocage,
    ReponseRapprochement,
    Suivi,
)

#: Stories whose pages are opened one by one.
RACONTES = ("Farid", "Amina", "Yonas", "Omar", "Olena", "Hala", "Haroun", "Ibrahima", "Zeynep", "Tesfay", "Mamadou")
PARTIES = ("papiers", "famille", "langue", "logement", "social", "sante", "emploi", "enchainement")


class Figures:
    """What the whole department shows."""

    def test_the_figures_of_the_narrative(self):
        assert 175 <= Personne.objects.count() <= 185
        assert 92 <= Menage.objects.count() <= 98
        inventes = Personne.objects.filter(nom__startswith="Démo-") | Personne.objects.filter(
            prenom__startswith="Démo-"
        )
        assert inventes.count() == Personne.objects.count()
        numeros = [p.numero_etranger for p in Personne.objects.all() if p.numero_etranger]
        assert numeros
        assert all(re.fullmatch(r"0{6}\d{4}", numero) for numero in numeros)
        assert len(set(numeros)) == len(numeros)

    def test_committees_and_accesses(self):
        assert PointBlocage.objects.sans_decision().exists()
        assert Decision.objects.filter(realisee_le__isnull=False).exists()
        assert Seance.objects.a_venir().count() == 2
        for attendus in (AccesExceptionnel.objects.en_cours(), ReponseRapprochement.objects.a_donner()):
            assert attendus.count() == 1
        quitte = Agent.objects.get(email="responsable@cirj.example")
        assert "Merveille" in {p.prenom for p in Personne.objects.quittees_par(quitte)}
        assert Suivi.objects.quittes_par(quitte).exists()

    def test_written_again_it_doubles_nothing(self):
        avant = [m.objects.count() for m in (Personne, Parcours, Structure, Agent)]
        assert not charger()
        assert [m.objects.count() for m in (Personne, Parcours, Structure, Agent)] == avant

    def test_written_again_it_knows_its_own_whatever_was_renamed_closed_or_deleted_since(self):
        unique = Cast("pk", CharField())
        Structure.objects.update(nom=Concat(Value("Renommée "), unique), ecritures=[], active=False, type="autre")
        Agent.objects.update(email=Concat(unique, Value("@ailleurs.example")), nom="Autre")
        # The database keeps somebody who coordinates.
        Agent.objects.exclude(affectations__role=Role.COORDINATION).update(is_active=False)
        Personne.objects.update(nom="Autre", prenom=Concat(F("prenom"), Value(" bis")))
        Suivi.objects.all().delete()
        Decision.objects.all().delete()
        avant, dit = [m.objects.count() for m in (Personne, Parcours, Structure, Agent)], StringIO()
        call_command("charger_demonstration", stdout=dit)
        assert "déjà là" in dit.getvalue()
        assert [m.objects.count() for m in (Personne, Parcours, Structure, Agent)] == avant

    def test_the_accounts_announced_are_those_that_the_password_opens(self):
        assert all(email in _comptes() for _, email, *_ in COMPTES)
        Agent.objects.filter(email="cellule@cirj.example").update(email="sam@ailleurs.example")
        partie = Agent.objects.get(email="logement@cirj.example")
        partie.set_password("Un autre secret 2026 !")
        partie.save()
        Agent.objects.get(email="responsable@cirj.example").fermer()
        annonces = _comptes()
        assert [email.partition("@")[0] for _, email, *_ in COMPTES if email in annonces] == [
            "coordination",
            "intervenant",
            "prefecture",
            "administration",
        ]
        assert "changés ou fermés" in annonces

    def test_every_entry_of_every_menu_opens(self):
        for _, courriel, *_ in COMPTES:
            with self.subTest(courriel):
                self.connecter(courriel.partition("@")[0])
                menu = self.client.get("/", follow=True).context["navigation"]
                liens = [lien for entree in menu for lien in (entree, *entree.get("sous", []))]
                for adresse in {lien["adresse"] for lien in liens if lien.get("adresse")}:
                    self.lire(adresse)

    def test_every_page_of_the_stories_opens(self):
        self.connecter("coordination")
        for rang, prenom in enumerate(RACONTES):
            dossier = self.parcours(prenom).personne.get_absolute_url()
            # One part each in turn, so that every part is met with something in it.
            for page in ("", "plan/", "documents/", f"fiches/?partie={PARTIES[rang % len(PARTIES)]}"):
                self.lire(dossier + page)

    def test_every_team_opens_the_dossiers_it_follows(self):
        for compte in ("intervenant", "logement", "responsable", "cellule"):
            agent = self.connecter(compte)
            siens = Personne.objects.visible_par(agent).filter(prenom__in=RACONTES).order_by("nom")[:3]
            for personne in siens:
                self.lire(personne.get_absolute_url())

    def test_the_journal_begins_with_people_and_says_what_the_rest_is(self):
        derniers = EntreeJournal.objects.order_by("-le", "-id")
        assert all(entree.agent_nom for entree in derniers[:20])
        assert derniers.filter(agent_id=None).first().motif.startswith("Chargement de la démonstration")
