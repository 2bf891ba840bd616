"""The State's file writes no day that nobody knows, and our own readers read it back as it was."""

import csv
import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from acteurs.models import Commune
from parcours.agir.fichier import ENTETES
from parcours.agir.ofii.etats import lire_etat
from parcours.agir.ofii.lecture import lire as lire_la_liste
from parcours.importation import codes
from parcours.importation.comprehension import Lecteur
from parcours.importation.contexte import Contexte
from parcours.importation.emplois_lus import emploi
from parcours.importation.entetes import reconnaitre
from parcours.importation.feuilles import assembler
from parcours.importation.hebergements_lus import genre_du_lieu
from parcours.importation.lecture import Classeur
from parcours.importation.lignes import trier
from parcours.models import ContratIntegration, Parcours, ParcoursAgir, Personne, Protection, Sejour, SituationEmploi
from parcours.nomenclatures import CategorieEmploi, CategorieSejour, EtatAgir, StatutProtection
from tests.harnais.complements.agir import orienter

pytestmark = pytest.mark.django_db
NAISSANCES = {
    "DÉMO-JOUR": ("1990-04-03", "jour", "03/04/1990"),
    "DÉMO-MOIS": ("1991-08-01", "mois", "août 1991"),
    "DÉMO-ANNÉE": ("1992-01-01", "annee", "1992"),
}


def jour(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)


@pytest.fixture
def entres(jura, association):
    """Three people who entered, each fact known to the day, the month or the year like the birth."""
    lons = Commune.objects.get_or_create(
        code_insee="39300", defaults={"nom": "Lons-le-Saunier", "cle": "lons le saunier", "departement": jura}
    )[0]
    for rang, (nom, (ne, precision, _)) in enumerate(NAISSANCES.items()):
        personne = Personne.objects.create(
            departement=jura,
            nom=nom,
            prenom="Test",
            numero_etranger=f"009900000{rang}",
            sexe="F",
            nationalites=["KEN", "XKX"],
            date_naissance=jour(ne),
            naissance_precision=precision,
            commune=lons,
        )
        Protection.objects.create(personne=personne, statut="bpi", date=jour("2024-03-01"), date_precision=precision)
        ContratIntegration.objects.create(personne=personne, date=jour("2024-05-01"), date_precision=precision)
        Sejour.objects.create(personne=personne, categorie="act", debut=jour("2024-06-01"), debut_precision=precision)
        SituationEmploi.objects.create(personne=personne, categorie="cddi", date=jour("2024-06-01"))
        Parcours.objects.create(
            personne=personne,
            departement=jura,
            programme="agir",
            debut=jour("2024-07-01"),
            debut_precision=precision,
            dernier_contact=jour("2024-09-01"),
            contact_precision=precision,
        )
    return jura


def telecharger(client, format: str) -> bytes:
    reponse = client.get(f"/agir/fichier.{format}?du=2024-07-01&au=2025-06-30")
    assert reponse.status_code == 200
    return reponse.content


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_the_file_reads_back_as_itself(entres, coordinatrice, connecter, tmp_path, format):
    chemin = tmp_path / f"agir.{format}"
    chemin.write_bytes(telecharger(connecter(coordinatrice), format))
    classeur = Classeur(chemin)
    trouvee = reconnaitre(classeur.feuille())
    assert classeur.feuille().lignes[trouvee.ligne - 1] == list(ENTETES)
    retenue = {"nom": classeur.feuille().nom, "ligne": trouvee.ligne, "structure": False, "sortie": ""}
    parties = assembler(classeur, [retenue], {}).parties
    lecteur = Lecteur(Contexte.du_departement("39"), trouvee.colonnes)
    lignes = [lecteur.comprendre(ligne) for ligne in trier(parties, trouvee.colonnes).lignes]
    assert {ligne.nom for ligne in lignes} == set(NAISSANCES)
    for ligne in lignes:
        assert ligne.problemes == []
        ne, precision, ecrite = NAISSANCES[ligne.nom]
        personne = Personne.objects.get(nom=ligne.nom)
        lue = ligne.valeur("date_naissance")
        assert (lue.jour, lue.precision, ligne.texte("date_naissance")) == (jour(ne), precision, ecrite)
        dates = {"date_notification": (3, 1), "cir": (5, 1), "entree": (7, 1), "dernier_contact": (9, 1)}
        for champ, (mois, _) in dates.items():
            attendue = datetime.date(2024, 1 if precision == "annee" else mois, 1)
            assert (ligne.valeur(champ).jour, ligne.valeur(champ).precision) == (attendue, precision), champ
        assert (ligne.prenom, ligne.valeur("sexe"), ligne.valeur("nationalite")) == ("Test", "F", ["KEN", "XKX"])
        assert (ligne.valeur("statut"), ligne.valeur("commune")) == ("bpi", "39300")
        assert (ligne.valeur("hebergement").categorie, ligne.valeur("emploi")) == ("act", "cddi")
        assert ligne.valeur("numero_etranger") == personne.numero_etranger


def test_the_ofii_s_reader_finds_the_same_people_and_states(entres, coordinatrice, connecter):
    contenu = telecharger(connecter(coordinatrice), "csv")
    lues = lire_la_liste(SimpleUploadedFile("agir.csv", contenu)).lignes
    assert [(lue.nom, lue.numero, lue.etat.code, lue.problemes) for lue in lues] == [
        (p.nom, p.numero_etranger, "entree", [])
        for p in Personne.objects.filter(nom__in=NAISSANCES).order_by("cle_tri")
    ]
    assert {(lue.nom, lue.naissance.precision) for lue in lues} == {(n, p) for n, (_, p, _) in NAISSANCES.items()}


def test_what_follows_from_an_approximate_entry_is_as_approximate(entres, coordinatrice, connecter):
    contenu = telecharger(connecter(coordinatrice), "csv").decode("utf-8-sig")
    lignes = {ligne["Nom"]: ligne for ligne in csv.DictReader(io.StringIO(contenu), delimiter=";")}
    assert {nom: (ligne["Entrée le"], ligne["État depuis le"], ligne["Terme le"]) for nom, ligne in lignes.items()} == {
        "DÉMO-JOUR": ("01/07/2024", "01/07/2024", "01/07/2026"),
        "DÉMO-MOIS": ("juillet 2024", "juillet 2024", "juillet 2026"),
        "DÉMO-ANNÉE": ("2024", "2024", "2026"),
    }
    ParcoursAgir.objects.filter(parcours__personne__nom="DÉMO-ANNÉE").update(entree_precision="annee")
    annee = Parcours.objects.get(personne__nom="DÉMO-ANNÉE")
    annee.suspensions.create(debut=jour("2025-01-01"), fin=jour("2025-01-21"), motif="absence")
    contenu = telecharger(connecter(coordinatrice), "csv").decode("utf-8-sig")
    lignes = {ligne["Nom"]: ligne for ligne in csv.DictReader(io.StringIO(contenu), delimiter=";")}
    # From January to December 2026, twenty days later: perhaps in 2027.
    assert lignes["DÉMO-ANNÉE"]["Terme le"] == ""


def test_every_label_of_ours_is_read_back_as_its_code(jura, association, autre_association):
    for etat in EtatAgir:
        assert etat in lire_etat(etat.label).admis
    lecteurs = ((codes.statut, StatutProtection), (genre_du_lieu, CategorieSejour), (emploi, CategorieEmploi))
    for lire, choix in lecteurs:
        for valeur in choix:
            if valeur.value != "inconnu":
                lu = lire(valeur.label).valeur
                assert getattr(lu, "categorie", lu) == valeur.value, valeur.label


def test_somebody_referred_has_no_term(jura, association, autre_association, coordinatrice, connecter):
    personne = Personne.objects.create(departement=jura, nom="DÉMO-ORIENTÉE")
    parcours = Parcours.objects.create(personne=personne, departement=jura, debut=jour("2024-07-01"))
    orienter(parcours, association, autre_association, oriente_le=jour("2024-08-05"), etat_le=jour("2024-08-05"))
    (ligne,) = telecharger(connecter(coordinatrice), "csv").decode("utf-8-sig").splitlines()[1:]
    assert ligne.count("05/08/2024") == 2
