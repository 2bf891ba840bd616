"""Families of a table: who is the person of reference, what the words of the table may mean, who joins later."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.models import RegleMetier
from cirj.socle.regles_lues import a_l_essai
from parcours.importation.champs import PAR_CODE
from parcours.importation.contexte import Contexte
from parcours.importation.decision import autre_personne, meme_personne
from parcours.importation.liens import Ages, Membre, naissance_d_un_majeur, place
from parcours.importation.tables import table
from parcours.models import Importation, MembreMenage, Menage, Personne, PropositionDoublon
from parcours.nomenclatures import Lien
from tests.harnais.proprietes import exemples
from tests.parcours.importation.par_la_page import apercu, importer, verifier
from tests.parcours.importation.retour import defaire, etat
from tests.parcours.importation.tableau_libre import deposer_tableau

ENTETES = "N° famille;Nom;Prénom;Lien;Date de naissance;Sexe"
AGES = Ages(datetime.date(2008, 11, 25), 13)
MOTS = sorted(table("liens").lignes)


def famille(*lignes: str, numero: str = "F01") -> Importation:
    return importer(deposer_tableau(ENTETES, *(f"{numero};{ligne}" for ligne in lignes)))


def places(nom: str | None = None) -> dict[str, str]:
    membres = MembreMenage.objects.filter(fin__isnull=True)
    return dict(membres.filter(**{"personne__nom": nom} if nom else {}).values_list("personne__prenom", "lien"))


def decider(importation: Importation, agent, decision=meme_personne) -> None:
    for proposition in PropositionDoublon.objects.filter(ligne__importation=importation).order_by("ligne__rang"):
        decision(proposition, agent)


def membre(mot: str, annee: int | None, sexe: str = "") -> Membre:
    ligne = table("liens").exacte(mot)
    naissance = datetime.date(annee, 6, 1) if annee else None
    return Membre(mot, ligne["code"], ligne["role"], sexe, naissance)


@exemples(300)
@given(
    mot=st.sampled_from(MOTS),
    autre=st.sampled_from(MOTS),
    sexe=st.sampled_from(["F", "M", ""]),
    annee=st.none() | st.integers(1940, 2025),
    reference=st.none() | st.integers(1940, 2025),
    couple=st.booleans(),
)
def test_ce_que_les_naissances_interdisent(mot, autre, sexe, annee, reference, couple):
    elle, de_reference = membre(mot, annee, sexe), membre(autre, reference, "F")
    lien, doute = place(elle, de_reference, couple, AGES)
    assert lien != Lien.TITULAIRE
    if lien == Lien.PARENT:
        assert annee
        assert reference
        assert annee < reference
    if lien == Lien.ENFANT and annee and reference:
        assert annee > reference
    if lien in (Lien.CONJOINT, Lien.PARTENAIRE):
        assert not couple
    if lien == Lien.AUTRE and elle.lien != Lien.AUTRE:
        assert doute
    assert place(elle, de_reference, couple, AGES) == (lien, doute)


@pytest.mark.parametrize(("un", "autre"), [("M.", "Mme"), ("Monsieur", "Madame"), ("mr", "mrs")])
@pytest.mark.parametrize("reference", ["titulaire", "frère", "conjoint", "grand-père"])
def test_madame_ne_devine_rien_de_plus_que_monsieur(un, autre, reference):
    places_dites = {place(membre(mot, 1990), membre(reference, 1985), False, AGES)[0] for mot in (un, autre)}
    assert len(places_dites) == 1
    assert place(membre(un, 1990), membre(autre, 1985), False, AGES)[0] == Lien.CONJOINT
    assert place(membre(autre, 1990), membre(un, 1985), False, AGES)[0] == Lien.CONJOINT


@pytest.mark.parametrize("ordre", [("père", "mère"), ("mère", "père")])
def test_pere_et_mere_d_un_bloc_sont_un_couple(jura_entier, ordre):
    un, deux = ordre
    famille(f"KABONGO;Un;{un};14/04/1975;", f"KABONGO;Deux;{deux};25/12/1979;", "KABONGO;Trois;fils;30/04/2009;M")
    assert places() == {"Un": "titulaire", "Deux": "conjoint", "Trois": "enfant"}


def test_la_mere_plus_jeune_que_la_reference_n_est_pas_son_parent(client, jura_entier, coordinatrice):
    lignes = "PETROVA;Ganna;grand-mère;02/02/1955;F", "SYDORENKO;Lesya;mère;11/11/1981;F"
    importation = famille(*lignes)
    assert places() == {"Ganna": "titulaire", "Lesya": "autre"}
    (dite,) = importation.lignes.get(rang=2).problemes
    assert (dite["champ"], dite["refus"]) == ("lien", False)
    assert "vérifiez" in dite["message"]


def test_le_parent_plus_age_d_une_generation_l_est(jura_entier):
    famille("ALI;Sara;titulaire;01/02/1996;F", "ALI;Zohra;mère;03/04/1970;F")
    assert places() == {"Sara": "titulaire", "Zohra": "parent"}


def test_un_enfant_n_est_jamais_la_personne_de_reference(jura_entier, coordinatrice):
    famille("AL HALABI;Bassel;M.;14/08/1982;M", numero="G")
    importation = famille(
        "AL HALABI;Basel;M.;14/08/1982;M", "AL HALABI;Omar;enfant;05/05/2013;M", "AL HALABI;Nour;;19/09/2015;F"
    )
    assert places() == {"Bassel": "titulaire", "Omar": "enfant", "Nour": "autre"}
    assert Menage.objects.count() == 2
    # Answered later, he joins his family, and becomes its person of reference.
    decider(importation, coordinatrice)
    assert Menage.objects.count() == 1
    assert places() == {"Bassel": "titulaire", "Omar": "enfant", "Nour": "autre"}


def test_la_premiere_refusee_laisse_la_place_a_un_adulte(jura_entier):
    famille(";Jean;père;14/04/1975;M", "DIALLO;Merveille;fille;08/01/2012;F", "DIALLO;Awa;mère;25/12/1979;F")
    assert places("DIALLO") | {} == places()
    assert places()["Merveille"] == "enfant"
    assert places()["Awa"] != "enfant"


@pytest.mark.parametrize("decision", [meme_personne, autre_personne])
def test_annuler_rend_les_menages_tels_qu_ils_etaient(jura_entier, coordinatrice, decision):
    famille("AL HALABI;Bassel;M.;14/08/1982;M", numero="G1")
    famille("AL HALABI;Rima;Mme;30/01/1987;F", numero="G2")
    avant = etat()
    importation = famille(
        "AL HALABI;Basel;M.;14/08/1982;M", "AL HALABI;Reema;Mme;30/01/1987;F", "AL HALABI;Omar;enfant;05/05/2013;M"
    )
    decider(importation, coordinatrice, decision)
    siens = MembreMenage.objects.get(personne__prenom="Omar").menage.membres.all()
    assert sorted(m.lien for m in siens) == ["conjoint", "enfant", "titulaire"]
    defait = defaire(importation, coordinatrice)
    assert defait.annulation["gardes"] == []
    assert etat() == avant


def test_qui_vit_avec_d_autres_reste_dans_son_menage(jura_entier, coordinatrice):
    famille("AL HALABI;Bassel;M.;14/08/1982;M", "AL HALABI;Tarek;frère;14/08/1990;M", numero="G1")
    importation = famille("AL HALABI;Basel;M.;14/08/1982;M", "AL HALABI;Omar;enfant;05/05/2013;M")
    decider(importation, coordinatrice)
    assert MembreMenage.objects.get(personne__prenom="Omar").menage.membres.count() == 1
    assert MembreMenage.objects.get(personne__prenom="Bassel").menage.membres.count() == 2


def test_deux_connus_qui_vivent_seuls_rejoignent_leur_famille(jura_entier, coordinatrice):
    famille("AL HALABI;Bassel;M.;14/08/1982;M", numero="G1")
    famille("AL HALABI;Rima;Mme;30/01/1987;F", numero="G2")
    avant = etat()
    importation = famille(
        "AL HALABI;Bassel;M.;14/08/1982;M",
        "AL HALABI;Rima;Mme;30/01/1987;F",
        "AL HALABI;Omar;enfant;05/05/2013;M",
        numero="G3",
    )
    assert places() == {"Bassel": "titulaire", "Rima": "conjoint", "Omar": "enfant"}
    assert Menage.objects.count() == 1
    assert defaire(importation, coordinatrice).annulation["gardes"] == []
    assert etat() == avant


def test_l_apercu_dit_la_place_que_dira_le_dossier(client, jura_entier, coordinatrice):
    client.force_login(coordinatrice)
    lignes = [
        "F1;KABONGO;Jean;père;14/04/1975;M",
        "F1;KABONGO;Esperance;mère;25/12/1979;F",
        "F1;KABONGO;Max;fils;30/04/2009;M",
        "F2;ALI;Sara;Mme;01/02/1996;F",
        "F2;ALI;Omar;M.;01/02/1995;M",
        "F2;ALI;Lina;mère;;F",
        ";SEUL;Anas;fils;01/02/2012;M",
        ";SEULE;Ana;épouse;01/02/1980;F",
    ]
    depose = verifier(client, deposer_tableau(ENTETES, *lignes, agent=coordinatrice))
    page = apercu(client, depose)
    assert "à vérifier" in page
    dites = {rang: place for rang, (place, _) in depose.analyse["places"].items()}
    importation = importer(depose)
    ecrites = {
        str(ligne.rang): MembreMenage.objects.get(personne=ligne.personne).lien for ligne in importation.lignes.all()
    }
    assert dites == ecrites
    assert list(ecrites.values()) == [
        "titulaire",
        "conjoint",
        "enfant",
        "titulaire",
        "conjoint",
        "autre",
        "enfant",
        "titulaire",
    ]


@pytest.mark.parametrize("colonnes", ["01/03/2024;;", ";01/03/2024;", ";;01/03/2024", ";;"])
def test_le_tableau_ne_dit_pas_depuis_quand_on_vit_ensemble(connecter, jura_entier, coordinatrice, colonnes):
    entetes = "Nom;Prénom;Date de naissance;Date d'entrée;Dernier contact;Date de sortie"
    importer(deposer_tableau(entetes, f"DEMO;Une;01/02/1990;{colonnes}"))
    (appartenance,) = MembreMenage.objects.all()
    assert (appartenance.debut_connu, appartenance.periode) == (False, "")
    page = connecter(coordinatrice).get(f"{Personne.objects.get().get_absolute_url()}").content.decode()
    assert "de référence, depuis" not in page


def test_la_majorite_est_celle_du_jour(jura_entier):
    limite = naissance_d_un_majeur(timezone.localdate())
    assert limite.year == timezone.localdate().year - 18
    assert not Membre(naissance=limite).est_enfant(limite)
    assert Membre(naissance=limite + datetime.timedelta(days=1)).est_enfant(limite)


def regle(code: str, valeur: str):
    """Another value of a rule, for the length of a block."""
    en_vigueur = RegleMetier.objects.get(code=code)
    en_vigueur.valeur = valeur
    return a_l_essai({code: [en_vigueur]})


def test_l_ecart_entre_un_parent_et_son_enfant_est_la_regle_du_jour(jura_entier):
    """« père » born 15 years before the person of reference: a parent under a rule of 13 years, not under one of 16."""
    assert _place_du_pere() == Lien.PARENT
    with regle("IMPORT_ECART_GENERATION", "16"):
        assert _place_du_pere() == Lien.AUTRE


def _place_du_pere() -> str:
    ages = Ages.le(timezone.localdate())
    return place(membre("père", 1970), membre("titulaire", 1985), False, ages)[0]


def test_la_taille_d_un_menage_est_la_regle_du_jour(jura_entier):
    compris = PAR_CODE["composition"].comprendre
    contexte = Contexte.du_departement("39")
    assert compris("couple + 12 enf", contexte).valeur.enfants == 12
    with regle("IMPORT_MENAGE_MAX", "11"):
        assert compris("couple + 12 enf", Contexte.du_departement("39")).probleme


@pytest.mark.parametrize(
    "rien",
    [
        "—",
        "-",
        "–",
        "néant",
        "Néant",
        "seul",
        "Seule",
        "isolé",
        "0",
        "/",
        "?",
        "ND",
        "n.d.",
        "NC",
        "sans",
        "aucun",
        "x",
        ".",
    ],
)
def test_no_number_puts_no_strangers_together(jura_entier, rien):
    lignes = (f"{rien};Demo;Un;;03/05/1990;F", f"{rien};Autre;Deux;;04/06/1991;M", "F1;Tiers;Trois;;05/07/1992;F")
    importer(deposer_tableau(ENTETES, *lignes, "F1;Tiers;Quatre;;05/07/2015;F"))
    assert Menage.objects.count() == 3


def test_idem_for_a_number_is_the_family_above_only(jura_entier):
    importer(
        deposer_tableau(
            ENTETES,
            "F1;Demo;Un;;03/05/1990;F",
            "idem;Demo;Deux;;04/06/2015;M",
            "F2;Autre;Trois;;05/07/1992;F",
            "idem;Autre;Quatre;;05/07/2016;F",
            "—;Tiers;Cinq;;05/07/1980;F",
            "idem;Quart;Six;;05/07/1981;F",
        )
    )
    menages = [sorted(m.membres.values_list("personne__prenom", flat=True)) for m in Menage.objects.all()]
    assert sorted(menages) == [["Cinq"], ["Deux", "Un"], ["Quatre", "Trois"], ["Six"]]
