"""« Mon parcours »: what is printed and what never is, in each language, on one accessible page."""

import datetime
import io
import re
import string
import subprocess

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone
from fontTools.ttLib import TTFont

from acteurs.nomenclatures import Pilier
from cirj.socle.models import EntreeJournal
from cirj.socle.pdf import STATIQUES
from parcours.models import Activite, NotePrivee, PointBlocage, Suivi
from parcours.mon_parcours.contenu import FERME, Aide, EtapePrevue, MonParcours, PilierDit
from parcours.mon_parcours.dates import DatePrevue
from parcours.mon_parcours.document import produire
from parcours.mon_parcours.langues import ANGLAIS, DOSSIER, FRANCAIS, LUES, codes, langue, proposer
from parcours.nomenclatures import EtatPilier
from tests.harnais.verapdf import defauts_pdf_ua1

DEMAIN = timezone.localdate() + datetime.timedelta(days=1)


@pytest.fixture
def rempli(parcours, association, intervenante):
    """A dossier with everything that may be printed, and everything that never is."""
    association.telephone = "0384000000"
    association.save()
    personne = parcours.personne
    personne.langues = ["prs", "fra"]
    personne.save()
    personne.titres.create(type="recepisse", debut=DEMAIN - datetime.timedelta(days=60), fin=DEMAIN)
    parcours.piliers.create(pilier=Pilier.LANGUE, etat=EtatPilier.EN_COURS, resume="RÉSUMÉ POUR LES COLLÈGUES")
    parcours.piliers.create(pilier=Pilier.SANTE, etat=EtatPilier.EN_COURS)
    parcours.etapes.create(pilier=Pilier.LANGUE, intitule="Passer le test de niveau", echeance=DEMAIN)
    parcours.etapes.create(pilier=Pilier.LANGUE, intitule="Relancer le bailleur, dossier mal tenu")
    parcours.etapes.create(pilier=Pilier.SANTE, intitule="RENDEZ-VOUS DE SOINS")
    personne.situationemplois.create(categorie="formation", date=DEMAIN, organisme="GRETA")
    for pilier, avec in ((Pilier.LANGUE, "Médiathèque de Dole"), (Pilier.SANTE, "CENTRE DE SOINS")):
        parcours.rendez_vous.create(pilier=pilier, date=DEMAIN, heure=datetime.time(14, 30), avec=avec)
    personne.cours.create(
        type="asl",
        etat="en_attente",
        attente_depuis=DEMAIN - datetime.timedelta(days=9),
        debut_prevu=DEMAIN,
        structure=association,
    )
    activite = Activite.objects.create(
        structure=association,
        departement=parcours.departement,
        titre="Visite du musée",
        type="visite",
        date=DEMAIN,
        piliers=[Pilier.LANGUE],
        creee_par=intervenante,
    )
    activite.participations.create(parcours=parcours)
    parcours.referents.create(agent=intervenante, structure=association)
    PointBlocage.objects.create(
        parcours=parcours,
        departement=parcours.departement,
        pilier=Pilier.LANGUE,
        cause="garde_enfants",
        description="BLOCAGE",
        structure=association,
        signale_par=intervenante,
    )
    suivi = Suivi.objects.create(
        parcours=parcours, piliers=["langue"], texte="SUIVI", structure=association, auteur=intervenante
    )
    NotePrivee.objects.create(suivi=suivi, texte="NOTE")
    return parcours


def lire(octets: bytes) -> str:
    """Return the text of a PDF as another program reads it, direction marks left out."""
    sorti = subprocess.run(["pdftotext", "-", "-"], input=octets, capture_output=True, check=True).stdout.decode()  # noqa: S607
    return re.sub(r"[\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", " ".join(sorti.split()))


def papier(client, personne, **choix) -> bytes:
    """Return the PDF, every step of the page ticked unless ``etapes`` says otherwise."""
    if "etapes" not in choix:
        page = client.get(reverse("mon_parcours", args=[personne.pk]))
        choix["etapes"] = page.context["formulaire"]["etapes"].value()
    reponse = client.get(reverse("mon_parcours_pdf", args=[personne.pk]), {"langue": FRANCAIS} | choix)
    assert reponse["Content-Type"] == "application/pdf"
    assert len(pikepdf.open(io.BytesIO(reponse.content)).pages) == 1
    return reponse.content


class TestCeQuiEstImprime:
    pytestmark = pytest.mark.django_db

    def test_what_the_agent_reads_and_nothing_written_for_colleagues(
        self, rempli, intervenante, coordinatrice, connecter
    ):
        sien = lire(papier(connecter(intervenante), rempli.personne))
        for dit in (
            "Amina DÉMO-UNIQUE",
            "en cours",
            "Passer le test de niveau",
            "pour le",
            "Demandez à votre référent",
            "Fin de mon titre de séjour",
            "Rendez-vous Médiathèque de Dole",
            "Début de mon cours de français",
            "Visite du musée",
            "Test Intervenante",
            "Association Alpha",
            "03 84 00 00 00",
            "le droit de voir ce qui est écrit sur vous",
        ):
            assert dit in sien.replace("\N{NO-BREAK SPACE}", " "), dit
        for tu in ("RÉSUMÉ", "SOINS", "BLOCAGE", "SUIVI", "NOTE", "garde d'enfants", "Bloqué", "interprète", "GRETA"):
            assert tu.lower() not in sien.lower(), tu
        # Health is open to the coordination: its step is printed, the rest is not.
        tout = lire(papier(connecter(coordinatrice), rempli.personne))
        assert "RENDEZ-VOUS DE SOINS" in tout
        assert "CENTRE DE SOINS" in tout
        assert "Début de mon contrat ou de ma formation GRETA" in tout
        assert not [tu for tu in ("RÉSUMÉ", "BLOCAGE", "SUIVI", "NOTE", "Bloqué") if tu in tout]

    def test_a_step_written_for_colleagues_is_left_out_by_its_box(self, rempli, intervenante, connecter):
        client = connecter(intervenante)
        gardee = rempli.etapes.get(intitule="Passer le test de niveau")
        lu = lire(papier(client, rempli.personne, etapes=[str(gardee.pk)]))
        assert "Passer le test" in lu
        assert "mal tenu" not in lu
        assert "Passer le test" not in lire(papier(client, rempli.personne, etapes=[]))

    def test_a_revealing_structure_is_named_as_on_the_agent_s_screen(
        self, rempli, jura, intervenante, coordinatrice, connecter
    ):
        from tests.harnais.troupe import creer_structure

        centre = creer_structure(jura, "Centre RÉVÉLATEUR")
        centre.revelatrice, centre.telephone = True, "0399887766"
        centre.save()
        rempli.interventions.create(structure=centre, pilier=Pilier.SANTE, debut="2025-03-01")
        masque = lire(papier(connecter(intervenante), rempli.personne))
        assert "Structure partenaire (nom confidentiel)" in masque
        assert not [tu for tu in ("RÉVÉLATEUR", "03 99") if tu in masque.replace("\N{NO-BREAK SPACE}", " ")]
        assert "RÉVÉLATEUR" in lire(papier(connecter(coordinatrice), rempli.personne))

    def test_the_page_offers_her_language_and_keeps_what_was_ticked(self, rempli, intervenante, connecter):
        client = connecter(intervenante)
        page = client.get(reverse("mon_parcours", args=[rempli.personne_id]))
        assert page.context["formulaire"]["langue"].value() == "prs"
        html = page.content.decode()
        assert "Passer le test de niveau" in html
        assert "SOINS" not in html
        gardee = str(rempli.etapes.get(intitule="Passer le test de niveau").pk)
        sans = client.get(reverse("mon_parcours_pdf", args=[rempli.personne_id]), {"langue": "xxx", "etapes": gardee})
        assert "Choisissez une langue de la liste." in sans.content.decode()
        assert sans.context["formulaire"].cochees == {gardee}
        # A step of a pillar that is not hers, asked for by hand, is refused as one that does not exist.
        soins = str(rempli.etapes.get(pilier=Pilier.SANTE).pk)
        refus = client.get(reverse("mon_parcours_pdf", args=[rempli.personne_id]), {"langue": "prs", "etapes": soins})
        assert "n&#x27;est plus à faire" in refus.content.decode()

    def test_printing_is_noted_and_a_pathway_that_ended_has_no_paper(
        self, rempli, intervenante, coordinatrice, connecter
    ):
        papier(connecter(intervenante), rempli.personne, langue="prs")
        export = EntreeJournal.objects.get(action="export")
        assert (export.objet_type, export.personnes, export.detail) == ("mon_parcours", [rempli.personne_id], "dari")
        dossier = reverse("dossier", args=[rempli.personne_id])
        adresse = reverse("mon_parcours", args=[rempli.personne_id])
        assert adresse in connecter(intervenante).get(dossier).content.decode()
        rempli.sortir(timezone.localdate(), "terme")
        assert adresse not in connecter(coordinatrice).get(dossier).content.decode()
        assert connecter(coordinatrice).get(adresse).status_code == 404


MODELE = langue(FRANCAIS)
AUTRES = [code for code in codes() if code != FRANCAIS]
#: Font files of the sheet → the script they are for.
POLICES = [
    f"{police}-{graisse}.ttf"
    for police in ("noto-sans", "vazirmatn-arabic", "noto-sans-ethiopic")
    for graisse in (400, 700)
]


def champs(texte: str) -> set[str]:
    return {nom for _, nom, _, _ in string.Formatter().parse(texte) if nom}


@pytest.mark.parametrize("code", AUTRES)
class TestTraduction:
    def test_it_says_all_that_french_says_and_waits_for_an_interpreter(self, code):
        traduite = langue(code)
        assert traduite.mots.keys() == MODELE.mots.keys()
        assert len(traduite.jours) == 7
        assert traduite.a_relire
        assert (DOSSIER / f"{code}.toml").read_text().startswith("# À relire par un interprète")
        for cle, texte in traduite.mots.items():
            assert texte.strip(), cle
            assert champs(texte) == champs(MODELE.mots[cle]), cle
            assert texte != MODELE.mots[cle], cle

    def test_our_own_fonts_draw_every_letter_of_it(self, code):
        dessinees = {graisse: set() for graisse in ("400", "700")}
        for police in POLICES:
            with TTFont(STATIQUES / "fonts" / police) as fonte:
                dessinees[police[-7:-4]] |= set(fonte.getBestCmap())
        traduite = langue(code)
        lettres = {ord(c) for texte in (*traduite.mots.values(), *traduite.jours) for c in texte}
        for graisse, connues in dessinees.items():
            assert not [chr(c) for c in lettres - connues], graisse


def faux(titre="Passer le test", nom="Amina DÉMO", etapes=2, dates=3, aides=3) -> MonParcours:
    from acteurs.models import Departement
    from parcours.models import Personne

    personne = Personne(nom=nom, departement=Departement(code="39", nom="Jura"))
    etats = [*EtatPilier.values, FERME, EtatPilier.EN_COURS]
    piliers = [
        PilierDit(
            p, etat, [EtapePrevue(str(i), titre, DEMAIN if i % 2 else None) for i in range(etapes * (etat != FERME))]
        )
        for p, etat in zip(Pilier, etats, strict=True)
    ]
    genres = [cle.removeprefix("date_") for cle in MODELE.mots if cle.startswith("date_")]
    prevues = [
        DatePrevue(genres[i % len(genres)], DEMAIN, datetime.time(14, 30), titre, "0384000000") for i in range(dates)
    ]
    qui = [Aide(nom, titre, "0384112233", referent=True)]
    return MonParcours(
        personne, piliers, prevues, [*qui, *[Aide(titre, "", "0384112233", tuple(Pilier.values))] * aides]
    )


@pytest.mark.parametrize("code", codes())
def test_each_language_makes_one_accessible_page_that_another_program_reads(code, tmp_path):
    octets = produire(faux(), code)
    fichier = tmp_path / "papier.pdf"
    fichier.write_bytes(octets)
    # The validator takes seconds: one language of each direction speaks for the others, which have the same tags.
    assert code not in ("pus", "tir") or defauts_pdf_ua1(fichier, tmp_path) == []
    pdf = pikepdf.open(fichier)
    assert len(pdf.pages) == 1
    polices = {str(police.BaseFont) for police in pdf.pages[0].resources["/Font"].values()}
    assert all(re.search("Noto|Vazirmatn", police) for police in polices), polices
    texte, une = lire(octets), langue(code)
    assert ("Traduction à relire par un interprète" in texte) == (code != FRANCAIS)
    assert "Mon parcours" in texte
    # Words of one line each; another program may give the two letters of « لا », one drawing, in either order.
    for cle in ("pilier_sante", "etat_en_cours", "prochaine_etape", "qui_m_aide"):
        lu, dit = (re.sub("[لاأإ\u200c]", "", t) for t in (texte, une.dire(cle)))
        assert dit in lu, cle
    for nombre in (f"{DEMAIN:%d/%m/%Y}", "14:30") if code != FRANCAIS else ("14 h 30",):
        assert nombre in texte.replace("\N{NO-BREAK SPACE}", " ")
    assert texte.replace("\N{NO-BREAK SPACE}", " ").count("03 84 11 22 33") >= 2


@pytest.mark.parametrize(
    ("code", "titre", "nombres"),
    [
        ("ara", "W" * 200, (12, 12, 12)),
        ("ukr", "Mmmm mmmm " * 20, (1, 1, 1)),
        ("pus", "Rendez-vous avec la conseillère " * 6, (12, 12, 12)),
        (FRANCAIS, "Appeler", (9, 9, 9)),
    ],
)
def test_however_much_there_is_to_say_it_takes_one_sheet(code, titre, nombres):
    octets = produire(faux(titre, "Prénom-Composé " * 7, *nombres), code)
    assert len(pikepdf.open(io.BytesIO(octets)).pages) == 1
    assert ("Autres étapes" in lire(octets)) == (nombres[0] > 3)


@pytest.mark.parametrize(
    ("parlees", "offerte", "message"),
    [
        (["apc"], "ara", ""),
        (["ara", "fra"], "ara", ""),
        (["fra", "ara"], FRANCAIS, ""),
        (["haz"], "prs", ""),
        (["pbt", "prs"], "pus", ""),
        (["tir"], "tir", ""),
        (["ukr", "rus"], "ukr", ""),
        (["rus"], ANGLAIS, "en russe. Choisissez avec la personne l'ukrainien ou l'anglais"),
        (["rus", "fra", "ukr"], "ukr", "en russe"),
        (["som", "fra"], ANGLAIS, "en somali. Choisissez avec la personne une autre langue"),
        ([], ANGLAIS, "ne sont pas notées"),
    ],
)
def test_the_language_offered_is_the_first_she_speaks(parlees, offerte, message):
    proposition = proposer(parlees)
    assert proposition.code == offerte
    assert (message in proposition.message) if message else not proposition.message
    assert set(LUES.values()) == set(codes())
