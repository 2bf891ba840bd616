"""Housing: each way of the catalogue is lived by somebody of the demonstration."""

from django.utils import timezone

from cirj.socle import regles
from parcours.models import (
    Alerte,
    BailGlissant,
    DemandeLogement,
    MembreReunification,
)

JOUR = timezone.timedelta(days=1)


class Logement:
    """Where the people of the demonstration have lived."""

    def test_sliding_lease_planned_and_real_slide_dates(self):
        farid, hala = self.parcours("Farid").personne, self.parcours("Hala").personne
        glisse = BailGlissant.objects.get(personne=farid)
        assert glisse.glissement_prevu < glisse.glisse_le < timezone.localdate()
        categories = list(farid.sejours.order_by("debut").values_list("categorie", flat=True))
        assert categories == ["cada", "passerelle", "iml_bail_glissant", "parc_social"]
        assert BailGlissant.objects.get(personne=hala).glissement_prevu > timezone.localdate()
        self.connecter("coordination")
        page = self.lire(f"{hala.get_absolute_url()}fiches/?partie=logement")
        assert "glissement prévu" in page.lower()

    def test_the_family_reunited_lived_seventy_days_in_the_bridge_flat_and_too_many_in_it(self):
        passerelle = self.parcours("Farid").personne.sejours.get(categorie="passerelle")
        assert passerelle.fin == regles.echeance("PASSERELLE_DUREE", passerelle.debut)
        assert passerelle.occupants > 1 + regles.nombre("SUROCCUPATION")
        assert MembreReunification.objects.filter(personne=passerelle.personne, arrivee__isnull=False).count() == 4

    def test_citizens_hosting_has_its_agreement_and_names_no_host(self):
        accueil = self.parcours("Ibrahima").personne.sejours.get(fin=None)
        assert accueil.categorie == "hebergement_citoyen"
        assert accueil.accord_le
        assert accueil.mediateur
        assert (
            Alerte.objects.ouvertes().filter(parcours=self.parcours("Ibrahima"), code="COHABITATION_MAXIMUM").exists()
        )

    def test_applications_social_housing_siao_and_dalo(self):
        siennes = DemandeLogement.objects.filter(personne__prenom="Haroun").values_list("type", flat=True)
        assert {"logement_social", "siao", "dalo"} <= set(siennes)
