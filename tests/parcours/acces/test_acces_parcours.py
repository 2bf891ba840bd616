"""The door of the dossier: coordination, the structures that intervene today, nobody else."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from parcours.models import Intervention, Parcours, Personne, Suivi


@pytest.mark.parametrize(
    ("qui", "attendu"),
    [
        ("coordinatrice", True),
        ("intervenante", True),
        ("autre_intervenante", False),
        ("prefecture", False),
        ("etrangere", False),
        ("administratrice", False),
    ],
)
def test_only_coordination_and_intervening_structures_see_the_dossier(request, parcours, qui, attendu):
    agent = request.getfixturevalue(qui)
    assert Parcours.objects.visible_par(agent).filter(pk=parcours.pk).exists() is attendu
    assert Personne.objects.visible_par(agent).filter(pk=parcours.personne_id).exists() is attendu


def test_an_ended_intervention_closes_the_dossier(parcours, intervenante):
    Intervention.objects.update(fin=datetime.date(2025, 6, 1))
    assert not Parcours.objects.visible_par(intervenante).exists()


@pytest.mark.parametrize(
    ("piliers", "lu"),
    [([Pilier.LANGUE], True), ([Pilier.EMPLOI], False), ([Pilier.LANGUE, Pilier.SANTE], False), ([], False)],
)
def test_a_structure_reads_the_follow_ups_of_the_pillars_it_carries(
    parcours, intervenante, autre_association, piliers, lu
):
    Suivi.objects.create(
        parcours=parcours, departement=parcours.departement, piliers=piliers, structure=autre_association
    )
    assert Suivi.objects.visible_par(intervenante).exists() is lu


@pytest.mark.parametrize(("qui", "lue"), [("coordinatrice", "À nous"), ("intervenante", "")])
def test_a_private_note_is_read_by_its_own_structure_only(request, parcours, coordinatrice, qui, lue):
    suivi = Suivi.objects.create(
        parcours=parcours,
        departement=parcours.departement,
        piliers=[Pilier.LANGUE],
        structure=coordinatrice.affectation.structure,
        auteur=coordinatrice,
    )
    suivi.noter_en_prive("À nous")
    agent = request.getfixturevalue(qui)
    assert Suivi.objects.visible_par(agent).pour_affichage(agent).get().note_privee == lue


def test_nobody_takes_the_lead_over_by_herself(parcours, intervenante, coordinatrice, connecter):
    """The lead may end the pathway, and with it what every structure carries."""
    parcours.referents.create(agent=coordinatrice, principal=True, debut="2025-03-01")
    adresse = reverse("fiche_ajouter", args=[parcours.personne_id, "referent"])
    champs = {"agent": intervenante.pk, "nom_libre": "", "principal": "on", "debut": timezone.localdate().isoformat()}
    reponse = connecter(intervenante).post(adresse, champs)
    assert "peut passer la main" in reponse.content.decode()
    assert parcours.referents.get(principal=True, fin__isnull=True).agent == coordinatrice
    connecter(coordinatrice).post(adresse, champs)
    assert parcours.referents.get(principal=True, fin__isnull=True).agent == intervenante
