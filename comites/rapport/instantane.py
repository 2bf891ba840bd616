"""The snapshot: every figure, sentence, chart and comment of the report, with its definitions, as JSON.

What is not in the snapshot is not in the PDF: the data may change the next day, the report does not.
"""

import dataclasses
import datetime

from acteurs.models import Departement
from acteurs.nomenclatures import Pilier
from cirj.socle.chiffres import nombre_francais
from cirj.socle.graphiques import Zone, carte
from cirj.socle.rls import contexte
from cirj.socle.rls.instant import instant_unique
from comites.indicateurs import REGISTRE
from comites.indicateurs.definition import Ventilation
from comites.indicateurs.evaluation import evaluer
from comites.indicateurs.filtre import Filtre
from comites.indicateurs.graphes import titre
from comites.indicateurs.lecture import Lecture
from comites.indicateurs.page import Figure, Page
from comites.indicateurs.presentation import AUTRES
from comites.indicateurs.protection import presenter
from comites.models import CommentaireRapport
from comites.presentation.sections import illustration
from comites.rapport.initiatives import initiatives, phrases_initiatives
from comites.rapport.phrases import majuscule, retenir
from comites.rapport.plan import SECTIONS, SectionRapport

#: 2: every count is kept as the figure it is (number, rounded, « regroupé », « secret », « inconnu »).
VERSION = 2
#: Evaluated pillar by pillar, for the five sections.
PAR_PILIER = ["file_active", "blocages_signales", "blocages_leves"]


def figer(departement: Departement, annee: int, arrete_le: datetime.date) -> dict:
    """Return the snapshot of a year, read at one single moment of the database."""
    with contexte.statistiques(departement.pk), instant_unique():
        return _figer(departement, annee, arrete_le)


def _figer(departement: Departement, annee: int, arrete_le: datetime.date) -> dict:
    lecture = Lecture.publique()
    filtre = Filtre.annuel(departement.pk, annee, arrete_le=arrete_le)
    page = Page(filtre, lecture, _figures(filtre, lecture))
    commentaires = dict(
        CommentaireRapport.objects.filter(departement=departement, annee=annee).values_list("section", "texte")
    )
    return {
        "version": VERSION,
        "departement": {"code": departement.code, "nom": departement.nom, "region": departement.region},
        "annee": annee,
        "annee_avant": annee - 1,
        "periode": filtre.phrase_periode(),
        "provisoire": filtre.en_cours,
        "arrete_le": filtre.b.isoformat(),
        "lu_le": arrete_le.isoformat(),
        "seuil": lecture.seuil,
        "couverture": _contour(departement),
        "sections": [_section(s, page, departement, commentaires.get(s.code, "")) for s in SECTIONS],
        "definitions": [_definition(page.figures[i.code]) for liste in REGISTRE.par_famille().values() for i in liste],
    }


def _figures(filtre: Filtre, lecture: Lecture) -> dict[str, Figure]:
    """Return the figures of the year and of the one before, whole and pillar by pillar, protected together."""
    sans_detail = [dataclasses.replace(REGISTRE[code], ventilations=()) for code in PAR_PILIER]
    noms: dict = {}
    presentes, passees = (
        presenter(entier, lecture, dict(zip(Pilier.values, lots, strict=True)), noms)
        for entier, lots in zip(
            evaluer(REGISTRE.values(), [filtre, filtre.precedent()]),
            (
                evaluer(sans_detail, [f.avec(pilier=pilier) for pilier in Pilier.values])
                for f in (filtre, filtre.precedent())
            ),
            strict=True,
        )
    )
    return {cle: Figure(presentes[cle], passees[cle]) for cle in presentes}


def _section(section: SectionRapport, page: Page, departement: Departement, commentaire: str) -> dict:
    commun = {
        "code": section.code,
        "titre": section.titre,
        "pilier": section.pilier,
        "commentaire": commentaire,
    }
    if section.code == "initiatives":
        liste = initiatives(departement.pk)
        vide = {"figures": [], "illustrations": [], "tues": []}
        return commun | vide | {"retenir": phrases_initiatives(liste, departement), "initiatives": liste}
    dessins = {_titre(page, code, nom): _illustration(page, code, nom) for code, nom in section.graphiques}
    return commun | {
        "retenir": retenir(section.code, page.figures, page.filtre.phrase_periode(), departement.du_nom),
        "figures": [_figure(page.figures[cle], section) for cle in section.figures],
        "illustrations": [i for i in dessins.values() if i],
        "tues": [cle for cle, dessin in dessins.items() if not dessin],
        "initiatives": [],
    }


def _figure(figure: Figure, section: SectionRapport) -> dict:
    i, p = figure.indicateur, figure.presente
    par_pilier = section.pilier and p.filtre.pilier
    return {
        "code": i.code,
        "numero": i.numero,
        "titre": f"{i.titre} sur ce pilier" if par_pilier else i.titre,
        "valeur": p.effectif.en_json(),
        "unite": p.unite,
        "base": None if p.base is None else p.base.en_json(),
        "taux": p.taux,
        "unites": i.unite.label,
        "avant": figure.avant.effectif.en_json(),
        "ecart": _ecart(figure),
        "mesure": f"{i.mesure.titre} : {p.mesure}" if i.mesure and p.mesure else "",
        "nature": i.nature.label,
    }


def _ecart(figure: Figure) -> str:
    """Return « + 20 », « env. − 4 », « = », or nothing when one of the two years shows no number."""
    if not figure.comparable:
        return ""
    un, autre = figure.presente.effectif, figure.avant.effectif
    difference = un.valeur - autre.valeur
    environ = "env. " if un.approche or autre.approche else ""
    if difference == 0:
        return f"{environ}="
    signe = "+" if difference > 0 else "\u2212"
    return f"{environ}{signe}\u00a0{nombre_francais(abs(difference))}"


def _definition(figure: Figure) -> dict:
    i, p = figure.indicateur, figure.presente
    manquants = "" if p.manquants is None else f"{p.manquants} ({i.sens_manquants})"
    champs = {
        nom: getattr(i, nom) for nom in ("code", "numero", "titre", "numerateur", "denominateur", "source", "remarque")
    }
    return champs | {"unite": i.unite.label, "nature": i.nature.label, "manquants": manquants}


def _titre(page: Page, code: str, nom: str) -> str:
    figure = page.figures[code]
    return titre(figure, next(v for v in figure.indicateur.ventilations if v.code == nom))


def _illustration(page: Page, code: str, nom: str) -> dict | None:
    figure = page.figures[code]
    ventilation = next(v for v in figure.indicateur.ventilations if v.code == nom)
    parts = figure.presente.repartitions[nom]
    # A chart without a line that may be shown says nothing.
    if not any(part.chiffre.positif and part.code != AUTRES for part in parts):
        return None
    dessin = illustration(figure, ventilation, page, largeur=430)
    return {
        "cle": dessin.cle,
        "titre": dessin.titre,
        "svg": str(dessin.svg),
        "carte": nom == "epci",
        "repere": dessin.repere,
        "lecture": _lecture(figure, ventilation),
        "colonnes": [dessin.colonne, majuscule(figure.indicateur.unite.label), "Part", str(figure.avant.filtre.annee)],
        "lignes": [
            {"libelle": un.libelle, "nombre": un.chiffre.en_json(), "part": un.part, "avant": un.avant.en_json()}
            for un in dessin.lignes
        ],
        "note": " ".join([_note(figure, ventilation), *dessin.notes]),
    }


def _lecture(figure: Figure, ventilation: Ventilation) -> str:
    """Return how to read the chart, from its largest line."""
    parts = [p for p in figure.presente.repartitions[ventilation.code] if p.chiffre.positif and p.code != AUTRES]
    premiere = max(parts, key=lambda p: p.chiffre.valeur)
    part = f", soit {premiere.part} de l'ensemble" if premiere.part else ""
    unite = figure.indicateur.unite_accordee(premiere.chiffre.valeur)
    return f"Lecture : « {premiere.libelle} » compte {premiere.chiffre} {unite}{part}."


def _note(figure: Figure, ventilation: Ventilation) -> str:
    """Return the note under a table: what is counted, when, what is missing."""
    i, p = figure.indicateur, figure.presente
    population = i.denominateur if ventilation.de_la_base else i.numerateur
    sans_valeur = p.chiffre_de(ventilation.code, "")
    manquants = "aucune valeur manquante" if sans_valeur.nul else f"nombre de valeurs manquantes : {sans_valeur}"
    return f"Population : {population[0].lower()}{population[1:]} {majuscule(p.filtre.phrase_periode())} ; {manquants}."


def _contour(departement: Departement) -> str:
    if not departement.contour:
        return ""
    zone = Zone(departement.nom, departement.contour, 1, "")
    return carte(f"Contour du département {departement.du_nom}", "Silhouette du département.", [zone], 300, 360)
