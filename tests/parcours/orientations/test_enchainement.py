"""Chains: the end of a step meets the start of the next, or one is told by how many days it does not."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from acteurs.models import Dispositif
from acteurs.nomenclatures import Pilier
from parcours.models import Enchainement, Maillon, Orientation, Parcours, Personne
from parcours.orientations.enchainements import Etape, ecarts
from tests.harnais.proprietes import exemples

JOUR = datetime.timedelta(days=1)
ORIGINE = datetime.date(2026, 1, 1)


@exemples(60)
@given(
    periodes=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 25)), max_size=6),
    seuil=st.integers(1, 10),
)
def test_the_days_told_empty_are_those_that_no_step_covers(periodes, seuil):
    etapes = [
        Etape(str(rang), ORIGINE + debut * JOUR, ORIGINE + (debut + duree) * JOUR)
        for rang, (debut, duree) in enumerate(periodes)
    ]
    couverts = {e.debut + n * JOUR for e in etapes for n in range((e.fin - e.debut).days + 1)}
    vides = [ecart for ecart in ecarts(etapes, seuil) if ecart.vide]
    dits = {ecart.du + n * JOUR for ecart in vides for n in range(ecart.jours)}
    assert all((ecart.au - ecart.du).days + 1 == ecart.jours >= seuil for ecart in vides)
    assert not dits & couverts
    if couverts:
        entre = {min(couverts) + n * JOUR for n in range((max(couverts) - min(couverts)).days)} - couverts
        restes = sorted(entre - dits)
        # What is not told is shorter than the rule.
        suite = 0
        for rang, jour in enumerate(restes):
            suite = suite + 1 if rang and restes[rang - 1] + JOUR == jour else 1
            assert suite < seuil
    for ecart in ecarts(etapes, seuil):
        assert ecart.vide or {ecart.du, ecart.au} <= couverts


@pytest.fixture
def chaine(parcours, association) -> list[Maillon]:
    """A course that ends in ten days, a training that begins eighteen days later."""
    aujourdhui = timezone.localdate()
    enchainement = Enchainement.objects.create(parcours=parcours)
    commun = {"enchainement": enchainement, "parcours": parcours, "structure": association}
    cours = Maillon.objects.create(
        **commun,
        pilier=Pilier.LANGUE,
        type="asl",
        precision="Mère de deux enfants",
        debut_prevu=aujourdhui - 30 * JOUR,
        fin_prevue=aujourdhui + 10 * JOUR,
    )
    formation = Maillon.objects.create(
        **commun,
        pilier=Pilier.SOCIAL,
        type="mobilite",
        debut_prevu=aujourdhui + 29 * JOUR,
        fin_prevue=aujourdhui + 90 * JOUR,
    )
    return [cours, formation]


def fiches(personne) -> str:
    return reverse("dossier_fiches", args=[personne.pk]) + "?partie=enchainement"


@pytest.mark.django_db
def test_a_gap_is_told_in_words_on_the_dossier_and_on_the_day(connecter, intervenante, chaine, personne):
    dit = "18 jours sans rien entre « Atelier sociolinguistique » (fin le"
    for page in (fiches(personne), "/"):
        assert dit in connecter(intervenante).get(page).content.decode().replace("&nbsp;", " "), page
    cours, formation = chaine
    formation.debut_prevu = cours.fin_prevue
    formation.save()
    for page in (fiches(personne), "/"):
        assert "sans rien" not in connecter(intervenante).get(page).content.decode()
    assert (
        "La fin de chaque étape touche le début de la suivante."
        in connecter(intervenante).get(fiches(personne)).content.decode()
    )
    formation.debut_prevu = cours.fin_prevue - 4 * JOUR
    formation.save()
    assert "5 jours en même temps" in connecter(intervenante).get(fiches(personne)).content.decode()


@pytest.mark.django_db
def test_a_hidden_step_fills_the_gap_and_is_not_told(
    connecter, intervenante, coordinatrice, chaine, coordination, personne
):
    cours, formation = chaine
    Maillon.objects.create(
        enchainement=cours.enchainement,
        parcours=cours.parcours,
        structure=coordination,
        pilier=Pilier.SANTE,
        type="soins",
        debut_prevu=cours.fin_prevue,
        fin_prevue=formation.debut_prevu,
    )
    html = connecter(intervenante).get(fiches(personne)).content.decode()
    assert "sans rien" not in html
    assert "Accès aux soins" not in html
    assert "Entre les étapes que vous lisez, rien ne manque." in html
    assert "Accès aux soins" in connecter(coordinatrice).get(fiches(personne)).content.decode()


@pytest.mark.django_db
def test_finishing_a_step_proposes_the_next_referral(
    connecter, intervenante, autre_association, chaine, personne, parcours
):
    cours, formation = chaine
    cours.orientation = Orientation.objects.create(
        parcours=parcours,
        pilier=Pilier.LANGUE,
        agent=intervenante,
        structure=intervenante.affectation.structure,
        destination=autre_association,
        demande="Un cours",
        accord_le=ORIGINE,
        envoyee_le=ORIGINE,
        etat="commencee",
        repondue_le=ORIGINE,
        repondue_par=intervenante,
        commencee_le=ORIGINE,
        commencee_par=intervenante,
    )
    cours.save()
    client = connecter(intervenante)
    terminer = reverse("orientation_agir", args=[cours.orientation.pk, "terminer"])
    aujourdhui = timezone.localdate()
    futur = {"jour": (aujourdhui + JOUR).isoformat(), "resultat": "atteint"}
    assert "Cette date est à venir" in client.post(terminer, futur).content.decode()
    html = client.post(terminer, {"jour": aujourdhui.isoformat(), "resultat": "atteint"}, follow=True).content.decode()
    demande = f"?maillon={formation.pk}"
    assert demande in html
    assert demande in client.get("/").content.decode()
    # Ended ten days before its time: the gap is longer, and told so.
    assert "28 jours sans rien" in client.get("/").content.decode()
    jour = aujourdhui.isoformat()
    saisie = {"vers": f"structure:{autre_association.pk}", "demande": "Le permis", "accord": "on", "accord_le": jour}
    client.post(reverse("orientation_nouvelle", args=[personne.pk]) + demande, saisie)
    formation.refresh_from_db()
    assert formation.orientation.pilier == Pilier.SOCIAL
    assert demande not in client.get("/").content.decode()


@pytest.mark.django_db
def test_a_step_is_planned_corrected_finished_and_taken_out(connecter, intervenante, parcours, personne):
    client = connecter(intervenante)
    ajouter = reverse("fiche_ajouter", args=[personne.pk, "maillon"])
    prevu = {
        "pilier": "langue",
        "quoi": "type:asl",
        "debut_prevu": "2026-11-01",
        "fin_prevue": "2026-10-01",
        "precision": "",
    }
    refus = client.post(ajouter, prevu).content.decode()
    assert "La date de fin précède la date de début." in refus
    client.post(ajouter, prevu | {"fin_prevue": "2026-11-20"})
    maillon = Maillon.objects.get()
    # A pillar that another structure carries is not hers to plan.
    assert "pilier" in client.post(ajouter, prevu | {"pilier": "sante", "fin_prevue": "2026-11-20"}).content.decode()
    assert Maillon.objects.count() == 1
    client.post(reverse("fiche_modifier", args=[personne.pk, "maillon-fait", maillon.pk]), {"fait_le": "2026-11-20"})
    maillon.refresh_from_db()
    assert maillon.fait_le == datetime.date(2026, 11, 20)
    client.post(reverse("fiche_modifier", args=[personne.pk, "maillon-retire", maillon.pk]), {"envoi": "1"})
    assert not Maillon.objects.exists()


@pytest.mark.django_db
def test_a_chain_is_taken_up_for_somebody_else_without_a_personal_word(
    connecter, intervenante, chaine, association, autre_association, jura
):
    cours, formation = chaine
    formation.dispositif = Dispositif.objects.create(
        structure=autre_association, nom="Permis pour tous", pilier="social", type="mobilite"
    )
    formation.save()
    autre = Personne.objects.create(departement=jura, nom="DÉMO-SECONDE", prenom="Rim")
    second = Parcours.objects.create(personne=autre, departement=jura, debut="2026-01-01")
    second.interventions.create(structure=association, pilier="langue", debut="2026-01-01")
    client = connecter(intervenante)
    assert "Reprendre pour cette personne" in client.get(fiches(autre)).content.decode()
    adresse = reverse("fiche_ajouter", args=[autre.pk, "enchainement-repris"])
    html = client.get(adresse).content.decode()
    assert "Atelier sociolinguistique → Permis pour tous" in html
    assert "DÉMO-UNIQUE" not in html
    client.post(adresse, {"modele": cours.enchainement_id, "debut": "2026-12-01"})
    repris = list(second.maillons.order_by("debut_prevu"))
    assert [(m.pilier, m.type, m.dispositif) for m in repris] == [
        ("langue", "asl", None),
        ("social", "mobilite", formation.dispositif),
    ]
    assert [(m.precision, m.orientation, m.fait_le) for m in repris] == [("", None, None)] * 2
    durees = [[m.fin_prevue - m.debut_prevu for m in maillons] for maillons in (repris, chaine)]
    assert durees[0] == durees[1]
    assert repris[0].debut_prevu == datetime.date(2026, 12, 1)
    assert repris[1].debut_prevu - repris[0].fin_prevue == 19 * JOUR
