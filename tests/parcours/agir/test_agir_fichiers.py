"""AGIR's files: the State's, which alone carries the number, and the OFII's list, compared then forgotten."""

import csv
import datetime
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from acteurs.nomenclatures import Role
from cirj.socle.models import EntreeJournal
from parcours.agir.ofii.colonnes import colonnes
from parcours.agir.ofii.etats import lire_etat
from parcours.importation.lecture import Feuille
from parcours.models import LigneOfii, Parcours, ParcoursAgir, Personne, RapprochementOfii
from tests.harnais.complements.agir import creer_groupement, orienter
from tests.harnais.troupe import creer_agent

pytestmark = pytest.mark.django_db
JOUR = datetime.date(2025, 6, 2)
NUMERO = "0123456789"


def creer(departement, nom, numero="", **champs) -> Parcours:
    personne = Personne.objects.create(
        departement=departement, nom=nom, prenom="Test", numero_etranger=numero, **champs
    )
    return Parcours.objects.create(personne=personne, departement=departement, debut=JOUR)


def entrer(departement, nom, numero="", **champs) -> Parcours:
    parcours = creer(departement, nom, numero, **champs)
    Parcours.objects.filter(pk=parcours.pk).update(programme="agir")
    return parcours


def lire(reponse) -> list[dict]:
    return list(csv.DictReader(io.StringIO(reponse.content.decode("utf-8-sig")), delimiter=";"))


def test_the_state_s_file_one_row_a_person_with_the_number_noted_and_without_formulas(
    connecter, coordinatrice, intervenante, autre_association, jura, association
):
    creer_groupement(jura, autre_association)
    cheffe = creer_agent("Cheffe", Role.RESPONSABLE, autre_association)
    autre_cheffe = creer_agent("Alpha", Role.RESPONSABLE, association)
    sienne = entrer(jura, "=DÉMO-FORMULE", NUMERO)
    sienne.interventions.create(structure=autre_association, pilier="emploi", debut=JOUR)
    sienne.suspensions.create(debut=JOUR, fin=JOUR + datetime.timedelta(days=10), motif="absence")
    refusee = creer(jura, "DÉMO-REFUSÉE")
    ancien = orienter(refusee, association, autre_association, etat_le=JOUR, oriente_le=JOUR)
    ancien.passer("non_joint", JOUR, "Trois appels sans réponse.")
    orienter(refusee, association, autre_association, etat_le=JOUR, oriente_le=JOUR)
    tard = creer(jura, "DÉMO-PLUS-TARD")
    orienter(tard, association, autre_association, etat_le=JOUR, oriente_le=datetime.date(2026, 1, 5))
    adresse = "/agir/fichier.csv?du=2025-01-01&au=2025-12-31"
    client = connecter(coordinatrice)
    lignes = {ligne["Nom"]: ligne for ligne in lire(client.get(adresse))}
    assert set(lignes) == {"'=DÉMO-FORMULE", "DÉMO-REFUSÉE"}
    une = lignes["'=DÉMO-FORMULE"]
    assert (une["Numéro étranger"], une["État"], une["Entrée le"]) == (NUMERO, "Entrée dans AGIR", "02/06/2025")
    assert (une["Jours de suspension"], une["Terme le"]) == ("10", "12/06/2027")
    assert lignes["DÉMO-REFUSÉE"]["État"] == "Orientée vers AGIR"
    notee = EntreeJournal.objects.filter(objet_type="export_agir").latest("le")
    assert set(map(str, notee.personnes)) == {str(sienne.personne_id), str(refusee.personne_id)}
    assert client.get(adresse.replace(".csv", ".xlsx")).content.startswith(b"PK")
    # The head of the leading structure: her own people; another head, a social worker: nobody.
    assert [ligne["Nom"] for ligne in lire(connecter(cheffe).get(adresse))] == ["'=DÉMO-FORMULE"]
    for agent in (autre_cheffe, intervenante):
        assert connecter(agent).get(adresse).status_code == 403
    # Asked again who she is; and a bad period is told.
    assert connecter(coordinatrice, confirmee=False).get(adresse).status_code == 302
    page = client.get("/agir/fichier/?du=2025-12-31&au=2025-01-01")
    assert (page.status_code, "précède son début" in page.content.decode()) == (422, True)
    compte = client.get("/agir/fichier/?du=2025-01-01&au=2025-12-31").content.decode()
    assert re.search(r"2\s+personnes\s+du\s+1er", compte)
    with CaptureQueriesContext(connection) as avant:
        client.get(adresse)
    for rang in range(6):
        entrer(jura, f"DÉMO-{rang}")
    with CaptureQueriesContext(connection) as apres:
        assert len(lire(client.get(adresse))) == 8
    assert len(apres) == len(avant)


def test_the_ofii_s_list_is_compared_line_by_line_and_what_it_validates_is_noted(
    connecter, coordinatrice, jura, association, autre_association, settings, tmp_path
):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    ne = datetime.date(1990, 4, 3)
    entrer(jura, "DÉMO-ENTRÉE", NUMERO)
    attend = creer(jura, "DÉMO-ATTEND", "0987654321", date_naissance=ne)
    orienter(attend, association, autre_association, etat="oriente", etat_le=JOUR, oriente_le=JOUR)
    par_le_nom = creer(jura, "DEMO-NOM", date_naissance=datetime.date(1988, 2, 9))
    orienter(par_le_nom, association, autre_association, etat_le=JOUR, oriente_le=JOUR)
    oubliee = entrer(jura, "DÉMO-OUBLIÉE")
    creer(jura, "DÉMO-SANS-AGIR", "0555555555")
    proche = creer(jura, "DEMOPROCHE", date_naissance=datetime.date(1985, 7, 7))
    orienter(proche, association, autre_association, etat_le=JOUR, oriente_le=JOUR)
    tableau = (
        "N° étranger;Nom;Prénom;Date de naissance;Date de validation;État\n"
        "123456789;DÉMO-ENTRÉE;Test;;02/06/2025;En cours\n"  # the leading zero was eaten
        "0987654321;ATTEND;Autre;03/04/1990;05/06/2025;Validé\n"
        ";DEMO-NOM;Test;09/02/1988;06/06/2025;Validé\n"
        "0555555555;DÉMO-SANS-AGIR;Test;;05/06/2025;Validé\n"
        ";DEMO-AILLEURS;Odile;01/01/1970;05/06/2025;Validé\n"
        ";DEMOPROCH;Test;07/07/1985;05/06/2025;Validé\n"
        ";;;;05/06/2025;Validé\n"
    ).encode()
    client = connecter(coordinatrice)
    vide = client.post("/agir/ofii/", {"fichier": SimpleUploadedFile("liste.csv", b"Couleur;Taille\nbleu;4\n")})
    assert "aucune n&#x27;a été reconnue" in vide.content.decode()
    reponse = client.post("/agir/ofii/", {"fichier": SimpleUploadedFile("liste.csv", tableau)})
    compare = RapprochementOfii.objects.get()
    assert reponse.url == compare.get_absolute_url()
    trouvees = {ligne.rang: ligne.resultat for ligne in LigneOfii.objects.exclude(rang=0)}
    assert trouvees == {
        2: "concordant",
        3: "etat_different",
        4: "etat_different",
        5: "absent_chez_nous",
        6: "absent_chez_nous",
        7: "a_verifier",
        8: "ecartee",
    }
    assert LigneOfii.objects.get(rang=0).agir.parcours == oubliee
    assert LigneOfii.objects.get(rang=5).explication == "Connue ici, jamais orientée vers AGIR."
    # Nothing in clear of the number nor of the names, and no file left.
    with connection.cursor() as curseur:
        curseur.execute("select string_agg(l::text, '') from parcours_ligneofii l")
        (brut,) = curseur.fetchone()
    assert not any(mot in brut for mot in ("987654321", "DEMO-AILLEURS", "123456789"))
    assert list(tmp_path.iterdir()) == []
    html = client.get(compare.get_absolute_url()).content.decode()
    assert "Ici : orientée vers AGIR. OFII : validée par l&#x27;OFII, le 5 juin 2025." in html
    choisies = LigneOfii.objects.filter(rang__in=(3, 4))
    client.post(compare.get_absolute_url(), {"lignes": [ligne.pk for ligne in choisies]})
    etats = set(ParcoursAgir.objects.filter(parcours__in=(attend, par_le_nom)).values_list("etat", "etat_le"))
    assert etats == {("valide_ofii", datetime.date(2025, 6, 5)), ("valide_ofii", datetime.date(2025, 6, 6))}
    refus = client.post(compare.get_absolute_url(), {"le": timezone.localdate() + datetime.timedelta(days=2)})
    assert refus.status_code == 422
    assert "Cochez au moins une ligne" in refus.content.decode()
    assert client.get(f"/agir/ofii/{compare.pk}/ecartees.xlsx").content.startswith(b"PK")


@pytest.mark.parametrize(
    ("ecrit", "code"),
    [
        ("Non validée", "non_validee"),
        ("Pas encore entré", "non_entree"),
        ("En cours de validation", "attente"),
        ("Validation en attente", "attente"),
        ("Entrée refusée", "refusee"),
        ("Non éligible", "refusee"),
        ("Dossier clos sans entrée", "sans_suite"),
        ("Sortie validée", "sortie"),
        ("Invalidé", "non_validee"),
        ("Validé", "validee"),
        ("En cours d'instruction", "attente"),
        ("Accord en cours", "attente"),
        ("À valider", "attente"),
        ("annulée", "sans_suite"),
        ("REFUSÉE", "refusee"),
        ("Pas encore validée", "attente"),
        ("Dossier clos", "close"),
        ("En cours", "en_cours"),
        ("Validée par l'OFII", "validee"),
        ("Entrée dans AGIR", "entree"),
        ("Inéligible", "refusee"),
        ("Entrée non validée", None),
        ("Abandon", None),
        ("Réorienté", None),
        ("Inactif", None),
        ("Validation refusée puis accordée", None),
        ("Sortie prévue", None),
        ("Éligible", None),
        ("Sans objet", None),
    ],
)
def test_the_ofii_s_words_are_understood_whole_or_not_at_all(ecrit, code):
    lu = lire_etat(ecrit)
    assert (lu.code if lu else None) == code


@pytest.mark.parametrize(
    ("entetes", "attendu"),
    [
        (
            ["N° étranger", "Nom", "Prénom", "Accord du bénéficiaire", "Validation OFII", "Etat"],
            {"numero_etranger": 0, "nom": 1, "prenom": 2, "valide_le": 4, "etat": 5},
        ),
        (
            ["Nom", "Prénom du référent", "Date de naissance", "Date de fin prévue", "Date de validation de la sortie"],
            {"nom": 0, "date_naissance": 2},
        ),
        (
            ["Prénom et nom", "Date de validation par l'OFII", "Situation familiale", "Situation"],
            {"prenom_nom": 0, "valide_le": 1, "etat": 3},
        ),
        (["Nom", "Numéro AGDREF", "Statut de protection", "Statut AGIR"], {"nom": 0, "numero_etranger": 1, "etat": 3}),
        (["Nom du bénéficiaire", "Prénom du bénéficiaire", "Validation du projet"], {"nom": 0, "prenom": 1}),
    ],
)
def test_a_column_of_the_ofii_s_list_is_known_by_all_its_words(entetes, attendu):
    assert colonnes(Feuille("", [entetes, ["Un"] * len(entetes)])) == (1, attendu)


def test_unknown_states_are_asked_once_each_and_the_answer_holds_for_all_their_lines(
    connecter, coordinatrice, jura, association, autre_association
):
    etats = ["Réorienté", "Réorienté", "Inactif", "Non validée", "Pas encore entré", "Sortie validée", "Validé"]
    tableau = "N° étranger;Nom;Prénom;Accord du bénéficiaire;Validation OFII;Etat\n"
    for rang, etat in enumerate(etats):
        numero = f"990000000{rang}"
        orienter(creer(jura, f"DÉMO-{rang}", numero), association, autre_association, etat_le=JOUR, oriente_le=JOUR)
        tableau += f"{numero};DÉMO-{rang};Test;03/03/2025;;{etat}\n"
    client = connecter(coordinatrice)
    client.post("/agir/ofii/", {"fichier": SimpleUploadedFile("liste.csv", tableau.encode())})
    compare = RapprochementOfii.objects.get()
    adresse = compare.get_absolute_url()

    def trouves() -> list[str]:
        return list(LigneOfii.objects.filter(rang__gt=0).order_by("rang").values_list("resultat", flat=True))

    # A refusal of the OFII's is not ours, an exit neither; what is not known is nothing yet.
    assert trouves() == ["a_verifier"] * 3 + ["concordant", "concordant", "etat_different", "etat_different"]
    # The agreement of the person is no validation.
    assert not LigneOfii.objects.filter(valide_le__isnull=False).exists()
    assert [ligne.rang for ligne in LigneOfii.objects.all() if ligne.validable] == [8]
    # A validation without a day is not noted today: the day is asked.
    validee = LigneOfii.objects.get(rang=8)
    sans_jour = client.post(adresse, {"lignes": [validee.pk]})
    assert (sans_jour.status_code, "ne donne pas le jour" in sans_jour.content.decode()) == (422, True)
    client.post(adresse, {"lignes": [validee.pk], "le": "2025-06-09"})
    validee.agir.refresh_from_db()
    assert (validee.agir.etat, validee.agir.etat_le) == ("valide_ofii", datetime.date(2025, 6, 9))
    page = client.get(adresse)
    questions = page.context["questions"]
    assert [champ.label for champ in questions] == ["« Réorienté » (2 lignes)", "« Inactif » (1 ligne)"]
    assert "Que veulent dire ces états" in page.content.decode()
    reoriente, inactif = (champ.html_name for champ in questions)
    assert client.post(adresse, {"expliquer": "1", reoriente: "inventee"}).status_code == 422
    client.post(adresse, {"expliquer": "1", reoriente: "sans_suite", inactif: ""})
    assert trouves()[:3] == ["etat_different", "etat_different", "a_verifier"]
    assert LigneOfii.objects.get(rang=2).explication == (
        "Ici : orientée vers AGIR. OFII : sans suite : annulée, jamais entrée. Écrit par l'OFII : « Réorienté »."
    )
    client.post(adresse, {"expliquer": "1", inactif: "muet"})
    assert LigneOfii.objects.get(rang=4).resultat == "a_verifier"
    page = client.get(adresse)
    assert not page.context["questions"].fields
    assert "Que veulent dire" not in page.content.decode()


def test_in_progress_is_the_follow_up_of_who_entered_and_a_question_for_the_others(
    connecter, coordinatrice, jura, association, autre_association
):
    entrer(jura, "DÉMO-ENTRÉE", NUMERO)
    orienter(creer(jura, "DÉMO-ATTEND", "0987654321"), association, autre_association, etat_le=JOUR, oriente_le=JOUR)
    tableau = f"N° étranger;Nom;État\n{NUMERO};DÉMO-ENTRÉE;En cours\n0987654321;DÉMO-ATTEND;En cours\n"
    connecter(coordinatrice).post("/agir/ofii/", {"fichier": SimpleUploadedFile("l.csv", tableau.encode())})
    trouves = dict(LigneOfii.objects.values_list("rang", "resultat"))
    assert trouves == {2: "concordant", 3: "a_verifier"}


def test_a_validation_column_may_say_yes_or_no_and_a_day_that_contradicts_the_state_is_said(
    connecter, coordinatrice, jura, association, autre_association
):
    for rang in range(3):
        parcours = creer(jura, f"DÉMO-{rang}", f"990000000{rang}")
        orienter(parcours, association, autre_association, etat_le=JOUR, oriente_le=JOUR)
    tableau = (
        "N° étranger;Nom;Validation OFII;Etat\n9900000000;DÉMO-0;Oui;\n9900000001;DÉMO-1;Non;\n"
        "9900000002;DÉMO-2;05/06/2025;Non validée\n"
    )
    connecter(coordinatrice).post("/agir/ofii/", {"fichier": SimpleUploadedFile("l.csv", tableau.encode())})
    lignes = {ligne.rang: ligne for ligne in LigneOfii.objects.all()}
    assert [lignes[rang].resultat for rang in (2, 3, 4)] == ["etat_different", "concordant", "a_verifier"]
    assert (lignes[2].validable, lignes[4].validable) == (True, False)
    assert lignes[4].explication == "La liste donne une date de validation, et l'état « Non validée »."
