"""Referrals, chains, duos, cohorts, activities: each is lived by somebody of the demonstration."""

from django.utils import timezone

from comites.demonstration.offre import COHORTE
from parcours.commun.confidentialite import NOM_MASQUE
from parcours.models import (
    Activite,
    Alerte,
    Duo,
    EvaluationLinguistique,
    InscriptionCours,
    Orientation,
    Personne,
    PrescriptionLinguistique,
)
from parcours.nomenclatures import EtatCours, EtatOrientation, Presence

JOUR = timezone.timedelta(days=1)


class Chemins:
    """What leads from one structure to another, and what is done together."""

    def test_masked_referral_whoever_does_not_carry_the_pillar_reads_no_name(self):
        jean = self.parcours("Jean-Claude").personne
        hebergement, soins = "CPH spécialisé", "Centre de soins spécialisé"
        for compte, lus in (
            ("coordination", {hebergement, soins}),
            ("logement", {hebergement}),
            ("intervenant", set()),
            ("responsable", set()),
        ):
            self.connecter(compte)
            adresse = jean.get_absolute_url()
            pages = [
                adresse,
                f"{adresse}chronologie/",
                f"{adresse}plan/",
                "/orientations/?sens=envoyees",
                f"{adresse}fiches/?partie=logement",
                f"{adresse}fiches/?partie=sante",
            ]
            texte = "".join(self.lire(page) for page in pages)
            assert {nom for nom in (hebergement, soins) if nom in texte} == lus, compte
            assert (NOM_MASQUE in texte) == (len(lus) < 2), compte

    def test_chained_steps_tell_the_gap_between_two_of_them(self):
        mamadou = self.parcours("Mamadou").personne
        self.connecter("coordination")
        page = self.lire(f"{mamadou.get_absolute_url()}fiches/?partie=enchainement")
        assert "jours sans rien entre" in page
        assert page.index("Français intensif") < page.index("Préparation à l&#x27;apprentissage")

    def test_referrals_are_in_every_state(self):
        assert set(Orientation.objects.values_list("etat", flat=True)) == set(EtatOrientation.values)
        assert Orientation.objects.filter(suite_de__etat=EtatOrientation.REFUSEE).exists()
        self.connecter("coordination")
        assert "Zeynep" in self.lire("/")

    def test_a_duo_and_its_end(self):
        siens = Duo.objects.filter(personne__prenom="Zeynep")
        assert siens.filter(fin__isnull=False).exclude(motif_fin="").count() == 1
        assert siens.filter(fin__isnull=True, fin_prevue__gt=timezone.localdate()).count() == 1

    def test_a_cohort_of_thirteen_in_one_session_with_its_attendance_and_exams(self):
        inscrits = InscriptionCours.objects.filter(dispositif__nom=COHORTE)
        assert inscrits.count() == 13
        assert inscrits.filter(etat=EtatCours.ABANDONNE).count() == 1
        assert all(inscription.assiduite is not None for inscription in inscrits)
        jeunes = inscrits.values("personne")
        assert {p.age for p in Personne.objects.filter(pk__in=jeunes)} <= set(range(16, 26))
        examens = EvaluationLinguistique.objects.filter(personne__in=jeunes, examen="dcl")
        assert set(examens.values_list("resultat", flat=True)) == {"obtenu", "echec"}

    def test_prescriptions_and_levels_gained(self):
        assert PrescriptionLinguistique.objects.filter(heures_faites__gt=0).exists()
        self.connecter("coordination")
        assert "A1.1 → A2" in self.lire(f"{self.parcours('Farid').personne.get_absolute_url()}fiches/?partie=langue")

    def test_women_at_a1_wait_for_a_course_with_childcare_in_the_haut_jura(self):
        attente = InscriptionCours.objects.filter(etat=EtatCours.EN_ATTENTE, attente_cause="garde_enfants")
        haut_jura = attente.filter(commune__in=["39478", "39368", "39470"])
        assert haut_jura.count() >= 4
        assert {i.personne.sexe for i in haut_jura} == {"F"}

    def test_activities_one_closed_with_its_list_and_one_to_come(self):
        close = Activite.objects.filter(close_le__isnull=False).get()
        assert {Presence.PRESENT, Presence.ABSENT} <= set(close.participations.values_list("etat", flat=True))
        assert Activite.objects.filter(date__gt=timezone.localdate(), participations__isnull=False).exists()

    def test_a_daughter_near_nineteen_is_an_alert(self):
        alerte = Alerte.objects.ouvertes().filter(parcours=self.parcours("Tesfay"), code__startswith="REUNIF").first()
        assert alerte is not None
        self.connecter("coordination")
        page = self.lire(f"{self.parcours('Tesfay').personne.get_absolute_url()}fiches/?partie=famille")
        assert "19 ans approchent" in page
