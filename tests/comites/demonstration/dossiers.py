"""Alerts, plans, papers, appointments, doubles: each is lived by somebody of the demonstration."""

from django.utils import timezone

from acteurs.models import Agent, Groupement
from cirj.socle.rls import contexte
from parcours.models import (
    Alerte,
    Diagnostic,
    Etape,
    Objectif,
    ParcoursAgir,
    Personne,
    RendezVous,
    ReportAlerte,
    Reunion,
    SuspensionAgir,
)
from parcours.models.alerte import CauseFermeture
from parcours.nomenclatures import EtatAgir
from parcours.reunion.fusion import defaire
from parcours.reunion.paires import paires

JOUR = timezone.timedelta(days=1)


class Dossiers:
    """What a dossier holds from one day to the next."""

    def test_the_licence_missed_by_nine_days_closed_its_alert(self):
        alerte = Alerte.objects.get(parcours=self.parcours("Omar"), code="ECHANGE_PERMIS")
        assert alerte.cause == CauseFermeture.PASSEE
        assert self.parcours("Omar").personne.permis_conduire.get().echange_demande_le == alerte.echeance + 9 * JOUR

    def test_alerts_are_put_off_with_a_reason(self):
        reports = ReportAlerte.objects.filter(jusqu_au__gt=timezone.localdate())
        assert reports.count() == 3
        assert all(report.motif and report.agent for report in reports)

    def test_plans_say_what_the_person_does_herself(self):
        assert Diagnostic.objects.filter(parcours=self.parcours("Farid")).count() > 1
        assert Objectif.objects.filter(par_la_personne=True).exists()
        assert Etape.objects.filter(sans_suite=True).exists()
        assert Etape.objects.filter(par_la_personne=True, objectif__isnull=False).exists()

    def test_appointments_this_week_and_next(self):
        for jours in (7, 14):
            jour = timezone.localdate() + jours * JOUR
            assert RendezVous.objects.filter(date__range=(jour - 7 * JOUR, jour)).exists()

    def test_a_paper_opens_and_stays_with_who_carries_its_pillar(self):
        farid = self.parcours("Farid").personne
        bail = farid.documents.get(titre="Bail du T4")
        for compte, reponse in (("logement", 200), ("coordination", 200), ("intervenant", 404)):
            self.connecter(compte)
            recue = self.client.get(f"/documents/{bail.pk}/")
            assert recue.status_code == reponse, compte
            assert reponse == 404 or b"".join(recue.streaming_content).startswith(b"%PDF")

    def test_two_pairs_of_doubles_wait_and_a_merge_can_be_undone(self):
        agent = Agent.objects.get(email="coordination@cirj.example")
        with contexte.pour_agent(agent):
            deux = [cle for paire in paires("39", agent) for cle in (paire.une, paire.autre)]
            trouvees = set(Personne.objects.filter(pk__in=deux).values_list("prenom", flat=True))
            assert {"Fatoumata", "Mehmet"} <= trouvees
            assert "Kateryna" not in trouvees
            reunion = Reunion.objects.get()
            assert defaire(reunion, agent) == []
            assert Personne.objects.filter(prenom="Catherine").exists()

    def test_agir_in_every_state_with_a_suspension_and_a_term_that_nears(self):
        assert set(ParcoursAgir.objects.values_list("etat", flat=True)) == set(EtatAgir.values)
        attente = ParcoursAgir.objects.get(etat=EtatAgir.ELIGIBILITE_VERIFIEE)
        assert attente.transitions.count() == 2
        assert SuspensionAgir.objects.filter(parcours=self.parcours("Zeynep"), fin=None).exists()
        farid = self.parcours("Farid")
        assert timezone.localdate() < farid.terme < timezone.localdate() + 62 * JOUR
        assert set(farid.referents.values_list("role_binome", flat=True)) == {"emploi", "droits"}
        self.connecter("intervenant")
        assert "suspendu depuis le" in self.lire(f"{self.parcours('Zeynep').personne.get_absolute_url()}agir/")

    def test_agir_is_led_by_an_operator_with_three_partners(self):
        groupement = Groupement.objects.get()
        assert groupement.membres.count() == 4
        assert groupement.chef_de_file().structure.nom.startswith("Opérateur AGIR")
