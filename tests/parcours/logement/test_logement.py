"""The housing pillar: stays and their ends, one household in one gesture, sliding leases, applications."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from acteurs.models import Structure
from parcours.dossier.echeances import a_venir
from parcours.models import MembreMenage, Menage, Parcours, Personne, Protection, Sejour
from parcours.nomenclatures import CategorieSejour
from tests.harnais.proprietes import exemples

AUJOURDHUI = timezone.localdate
JOUR = datetime.timedelta(days=1)


@pytest.fixture
def poster(parcours, intervenante, connecter):
    client = connecter(intervenante)

    def poster(code: str, objet=None, **champs):
        cle = [parcours.personne_id, code] + ([objet.pk] if objet else [])
        return client.post(reverse("fiche_modifier" if objet else "fiche_ajouter", args=cle), champs, follow=True)

    return poster


@pytest.fixture
def lire(parcours, intervenante, connecter):
    client = connecter(intervenante)

    def lire(nom: str = "dossier_fiches", requete: str = "?partie=logement") -> str:
        page = client.get(reverse(nom, args=[parcours.personne_id]) + requete).content.decode()
        return page.replace("&#x27;", "'")

    return lire


@pytest.fixture
def conjoint(personne, jura, association) -> Personne:
    """A member of the household whose housing the same structure carries; a child whose dossier is not hers."""
    menage = Menage.objects.create(departement=jura)
    conjoint = Personne.objects.create(departement=jura, nom="DÉMO-CONJOINT", prenom="Farid")
    enfant = Personne.objects.create(departement=jura, nom="DÉMO-ENFANT", prenom="Sami")
    for membre in (personne, conjoint, enfant):
        MembreMenage.objects.create(menage=menage, personne=membre, debut=datetime.date(2025, 3, 1), lien="autre")
    parcours = Parcours.objects.create(personne=conjoint, departement=jura, debut=datetime.date(2025, 3, 1))
    parcours.interventions.create(structure=association, pilier="logement", debut=datetime.date(2025, 3, 1))
    return conjoint


def echeances(parcours) -> dict[str, datetime.date]:
    return {e.code: e.date for e in a_venir([parcours], jours=2000) if e.pilier == "logement"}


def le(jour: datetime.date) -> str:
    return jour.isoformat()


def test_past_the_maintained_stay_the_presence_is_undue_unless_the_ofii_has_extended_it(
    personne, parcours, poster, lire
):
    Protection.objects.update(date=datetime.date(2026, 3, 12))
    sejour = personne.sejours.create(categorie="cada", debut=datetime.date(2025, 1, 1))
    assert echeances(parcours) == {"FIN_MAINTIEN_DNA": datetime.date(2026, 6, 30)}
    assert "Présence indue depuis le 1er juil. 2026" in lire()
    assert "présence indue depuis le 1er juil. 2026" in lire("dossier", "")
    plus_tard = AUJOURDHUI() + 5 * JOUR
    poster("sejour-prolonge", sejour, prolongation_accordee_jusqu_au=le(plus_tard))
    assert echeances(parcours) == {"FIN_MAINTIEN_PROLONGE": plus_tard}
    assert "résence indue" not in lire() + lire("dossier", "")
    assert "maintien prolongé par l'OFII jusqu'au" in lire()
    # More than the three months that the rule lets the OFII grant.
    assert "Prolongation à vérifier" in lire()
    sejour.refresh_from_db()
    sejour.prolongation_accordee_jusqu_au = AUJOURDHUI() - JOUR
    sejour.save()
    assert "Présence indue depuis le" in lire()
    assert echeances(parcours)["FIN_MAINTIEN_PROLONGE"] == AUJOURDHUI() - JOUR


def test_an_extension_belongs_to_the_reception_scheme(personne, poster):
    sejour = personne.sejours.create(categorie="hotel", debut=datetime.date(2026, 1, 1))
    page = poster("sejour-prolonge", sejour, prolongation_accordee_jusqu_au="2026-12-01").content.decode()
    assert "Une prolongation concerne" in page


def test_a_cph_says_the_end_of_its_period_and_of_what_was_decided(personne, parcours, poster, lire):
    entree = AUJOURDHUI() - 60 * JOUR
    sejour = personne.sejours.create(categorie="cph", debut=entree)
    assert "fin de période le" in lire("dossier", "")
    assert list(echeances(parcours)) == ["FIN_CPH"]
    poster("sejour-prolonge", sejour, prolongation_accordee_jusqu_au=le(AUJOURDHUI() - JOUR))
    assert echeances(parcours) == {"FIN_CPH_DECIDEE": AUJOURDHUI() - JOUR}
    assert "Prolongation terminée le" in lire()
    assert "précède l'entrée" in poster(
        "sejour-prolonge", sejour, prolongation_accordee_jusqu_au=le(entree - JOUR)
    ).content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("categorie", "il_y_a", "code", "mot"),
    [
        ("passerelle", 70, "PASSERELLE_DUREE", "jusqu'au"),
        ("passerelle", 71, "PASSERELLE_DUREE", "Durée dépassée depuis le"),
        ("hebergement_citoyen", 10, "COHABITATION_MAXIMUM", "au moins"),
        ("hebergement_citoyen", 400, "COHABITATION_MAXIMUM", "Durée maximale dépassée"),
    ],
)
def test_a_bridge_flat_and_a_hosting_have_their_terms(personne, parcours, lire, categorie, il_y_a, code, mot):
    personne.sejours.create(categorie=categorie, debut=AUJOURDHUI() - il_y_a * JOUR)
    assert list(echeances(parcours)) == [code]
    assert mot in lire()
    if categorie == "passerelle":
        assert echeances(parcours)[code] == AUJOURDHUI() + (70 - il_y_a) * JOUR


def test_a_hosting_names_the_mediator_and_never_asks_for_the_host(personne, poster, lire, intervenante):
    sejour = personne.sejours.create(categorie="hebergement_citoyen", debut=AUJOURDHUI() - 10 * JOUR)
    assert "convention à signer" in lire()
    poster("sejour-accueil", sejour, accord_le=le(AUJOURDHUI()), mediateur=str(intervenante.pk))
    assert f"médiation : {intervenante}" in lire()
    autre = personne.sejours.create(categorie="hotel", debut=datetime.date(2020, 1, 1), fin=datetime.date(2020, 2, 1))
    assert (
        "concernent l&#x27;hébergement citoyen"
        in poster("sejour-accueil", autre, accord_le="2020-01-01").content.decode()
    )


def test_a_household_moves_in_one_gesture_each_with_her_own_row(personne, conjoint, poster, lire):
    for membre in (personne, conjoint):
        membre.sejours.create(categorie="cada", debut=datetime.date(2025, 3, 1))
    champs = {"categorie": "iml_sous_location", "debut": "2026-02-01", "debut_precision": "jour"}
    enfant = Personne.objects.get(prenom="Sami")
    refusee = poster("sejour", **champs, membres=[str(enfant.pk)])
    assert refusee.status_code == 200
    assert not Sejour.objects.filter(categorie="iml_sous_location").exists()
    poster("sejour", **champs, membres=[str(conjoint.pk)])
    for membre in (personne, conjoint):
        nouveau, ancien = membre.sejours.all()
        assert (nouveau.categorie, nouveau.debut) == ("iml_sous_location", datetime.date(2026, 2, 1))
        assert (ancien.fin, ancien.motif_fin) == (nouveau.debut, "logement_trouve")
    # One of them cannot: nobody moves, and the page says who.
    conjoint.sejours.filter(fin__isnull=True).update(fin=datetime.date(2026, 12, 1))
    page = poster("sejour", **{**champs, "debut": "2026-09-01"}, membres=[str(conjoint.pk)]).content.decode()
    assert "Farid DÉMO-CONJOINT : Ce séjour en chevauche un autre." in page
    assert not Sejour.objects.filter(debut=datetime.date(2026, 9, 1)).exists()


def test_a_dwelling_too_small_is_said(personne, conjoint, poster, lire):
    sejour = personne.sejours.create(categorie="passerelle", debut=AUJOURDHUI())
    poster("sejour-logement", sejour, typologie="t1", loyer="320", charges="40", pmr="true")
    page = lire()
    assert "T1 ou studio, loyer 320 € et charges 40 €, accessible" in page
    assert "Logement sur-occupé : 3 personnes pour un T1, 2 au plus" in page
    poster("sejour-logement", sejour, typologie="t4", occupants="5")
    assert "sur-occupé" not in lire()
    poster("sejour-logement", sejour, typologie="t3", occupants="5")
    assert "5 personnes pour un T3, 4 au plus" in lire()


def test_a_lease_is_looked_for_sub_let_late_then_slides_for_the_household(
    personne, parcours, conjoint, poster, lire, jura
):
    poster("bail", captation_depuis="2025-01-10", glissement_prevu="2026-01-10")
    assert "Recherche du logement" in lire()
    assert "Un logement est déjà recherché" in poster("bail", captation_depuis="2025-02-10").content.decode()
    champs = {"categorie": "iml_bail_glissant", "debut": "2025-03-01", "debut_precision": "jour"}
    poster("sejour", **champs, membres=[str(conjoint.pk)])
    bail = personne.baux.get()
    assert bail.sejour == personne.sejours.get()
    Sejour.objects.update(typologie="t4", loyer=480)
    assert echeances(parcours)["GLISSEMENT"] == datetime.date(2026, 1, 10)
    assert "Le bail devait glisser le 10 jan. 2026 : dites pourquoi" in lire()
    refusee = poster("bail", bail, glissement_prevu="2026-01-10", impayes="true").content.decode()
    assert "Indiquez à quelle date cela a été constaté." in refusee
    poster("bail", bail, glissement_prevu="2026-01-10", retard="bailleur", impayes="false", constate_le="2026-02-01")
    assert "(le bailleur n'est pas prêt)" in lire()
    assert "pas d'impayés au 1er fév" in lire()
    bailleur = Structure.objects.create(departement=jura, nom="Office du Jura", type="bailleur")
    avec = [str(conjoint.sejours.get().pk)]
    glisse = {"categorie": "parc_social", "bailleur": str(bailleur.pk), "membres": avec}
    assert "avant le début" in poster("bail-glisse", bail, **glisse, le="2025-02-28").content.decode()
    poster("bail-glisse", bail, **glisse, le="2026-05-04")
    for membre in (personne, conjoint):
        propre, sous_location = membre.sejours.all()
        assert (sous_location.fin, sous_location.motif_fin) == (datetime.date(2026, 5, 4), "glissement")
        assert (propre.categorie, propre.debut, propre.structure) == ("parc_social", sous_location.fin, bailleur)
        assert (propre.typologie, propre.loyer) == ("t4", 480)
    assert "Bail glissé" in lire()
    assert "GLISSEMENT" not in echeances(parcours)
    assert "Le bail a glissé" in lire("dossier_chronologie", "?pilier=logement")
    bail.refresh_from_db()
    assert poster("bail-glisse", bail, **glisse, le="2026-06-04").status_code == 403


def test_a_stay_ends_with_its_reason(personne, poster, lire):
    sejour = personne.sejours.create(categorie="cph", debut=datetime.date(2026, 1, 5))
    assert (
        "précède la date de début"
        in poster("sejour-fini", sejour, fin="2026-01-04", motif_fin="depart").content.decode()
    )
    poster("sejour-fini", sejour, fin="2026-02-05", motif_fin="expulsion")
    assert "expulsion" in lire()


def test_a_social_housing_application_is_renewed_every_year(personne, parcours, poster, lire, dole):
    champs = {"type": "logement_social", "date": "2025-01-20", "date_precision": "jour", "numero": "039012345678"}
    page = poster("demande-logement", **champs, etat="deposee", communes_souhaitees="Dole, Nulle-Part").content.decode()
    assert "« Nulle-Part » n&#x27;est pas une commune" in page
    assert "Dole, Nulle-Part" in page
    poster("demande-logement", **champs, etat="deposee", communes_souhaitees="dole")
    assert echeances(parcours) == {"LOGEMENT_SOCIAL_RENOUVELLEMENT": datetime.date(2026, 1, 20)}
    assert "Demande de logement social déposée le 20 jan. 2025" in lire("dossier", "")
    demande = personne.demandelogements.get()
    assert demande.communes == ["39198"]
    assert (
        "Indiquez quand la demande" in poster("demande-logement", demande, **champs, etat="renouvelee").content.decode()
    )
    poster(
        "demande-logement", demande, **champs, etat="renouvelee", renouvelee_le="2026-01-10", communes_souhaitees="Dole"
    )
    assert echeances(parcours) == {"LOGEMENT_SOCIAL_RENOUVELLEMENT": datetime.date(2027, 1, 10)}
    assert "Indiquez pourquoi." in poster("demande-logement", demande, **champs, etat="refusee").content.decode()
    poster("demande-logement", demande, **champs, etat="refusee", motif_refus="pieces")
    assert echeances(parcours) == {}
    assert "refusée, dossier incomplet" in lire()
    poster("demande-logement", type="dalo", etat="recours", date_precision="jour", prochaine_echeance="2026-10-01")
    assert echeances(parcours) == {"DEMANDE_LOGEMENT": datetime.date(2026, 10, 1)}
    assert "DALO : en recours" in lire("dossier", "")
    assert "Échéance dépassée depuis le 1er oct. 2026" in lire()


_JOURS = st.dates(datetime.date(2025, 1, 1), datetime.date(2025, 1, 12)).map(le) | st.just("")
_SAISIE = st.fixed_dictionaries(
    {
        "categorie": st.sampled_from(["cada", "cph", "iml_bail_glissant", "parc_social"]),
        "debut": _JOURS,
        "fin": _JOURS,
        "motif_fin": st.sampled_from(["", "depart"]),
        "sorti": _JOURS,
        "ensemble": st.booleans(),
        "rang": st.integers(0, 3),
    }
)


@exemples(8)
@given(st.lists(_SAISIE, max_size=5))
def test_stays_never_overlap_whatever_is_sent(personne, conjoint, poster, saisies):
    Sejour.objects.all().delete()
    for saisie in saisies:
        sorti, rang = saisie["sorti"], saisie["rang"]
        membres = [str(conjoint.pk)] if saisie["ensemble"] else []
        champs = {nom: saisie[nom] for nom in ("categorie", "debut", "fin", "motif_fin")} | {"debut_precision": "jour"}
        notes = list(personne.sejours.all())
        objet = notes[rang] if rang < len(notes) else None
        # The first corrects, the second adds; whatever the answer, it is a page.
        assert poster("sejour", objet, **champs, membres=membres).status_code == 200
        for sejour in personne.sejours.filter(fin__isnull=True):
            assert poster("sejour-fini", sejour, fin=sorti, motif_fin="depart").status_code == 200
    for qui in (personne, conjoint):
        sejours = qui.sejours.all()
        assert sum(s.fin is None for s in sejours) <= 1
        # Of a stay begun on an unknown day, nobody knows what it overlaps.
        periodes = [(s.debut, s.fin or datetime.date.max) for s in sejours if s.debut]
        assert all(debut <= fin for debut, fin in periodes)
        suite = sorted(p for p in periodes if p[0] < p[1])
        assert all(fin <= debut for (_, fin), (debut, _) in zip(suite, suite[1:], strict=False))
    assert set(personne.sejours.values_list("categorie", flat=True)) <= set(CategorieSejour.values)
