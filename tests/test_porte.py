"""No page reaches a table of people but by its door: a new shortcut fails here, and says where it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings

from tests.rls.test_tables import TABLES

RACINE = Path(settings.TEMPLATES[0]["DIRS"][0]).parent
MODELES = {modele.__name__ for modele in apps.get_models() if modele._meta.db_table in TABLES}
#: What opens rows under the rule, or adds some.
PORTES = {
    "visible_par",
    "quittees_par",
    "quittes_par",
    "de_membre",
    "ouverts_a",
    "a_traiter_par",
    "create",
    "bulk_create",
    "none",
}
#: Parts that show nobody's page: verbs on a row already opened, work of a service, counts for ``Lecture``.
AILLEURS = ("models", "importation", "demonstration", "management", "indicateurs", "tasks.py", "rls")

_SUITE = "filtered by rows that the door has opened"
_SOUS = "a sub-query of a queryset that came through the door"
_PARENT = "given to ``trouver`` or to a door a line further"
_SIEN = "her own entry, or the token of her own form"
_VUE = "the definition of a view that row-level security holds"
_NUIT = "the rules at work, as a service: they show nobody"
_COMPTE = "counted under ``statistiques``: yes or no, a date, a list of codes"
_PASSATION = "what an account carries: the hand-over names only what ``visibles`` opens, and counts the rest"
_CONFIEES = "rows that the hand-over has opened, and what their new holder has on the same pathways"
#: File, then function: why it needs no door.
RAISONS = {
    "comites/seances/agenda.py": {"inscriptibles": _SOUS, "points_de": _SOUS},
    "comites/seances/brouillons.py": {
        "brouillons_de": "of an item that the door has opened",
        "garder": _SIEN,
        "oublier": _SIEN,
    },
    "comites/chronologie.py": {"_decisions": _SUITE, "evenements_des_comites": _SUITE},
    "comites/presentation/formulaire.py": {
        "_offrir_les_lieux_et_les_publics": "nationalities present, for who coordinates"
    },
    "comites/journee.py": {"tous_les_blocages": _SOUS},
    "comites/passation.py": {
        "_decisions": _PASSATION,
        "_invitations": _PASSATION,
        "confier_decisions": _CONFIEES,
        "confier_invitations": _CONFIEES,
    },
    "comites/presentation/listes.py": {"preparer": _SOUS},
    "comites/seances/situation.py": {"histoire": _SUITE},
    "comites/views/accueil_prefecture.py": {"prochain_copil": _COMPTE},
    "comites/views/decisions.py": {"decision": _PARENT},
    "comites/views/releve.py": {"seance_clore": _SUITE},
    "parcours/acces/exceptions.py": {
        "_parcours_de": "the exact identity, one hit or none, under ``statistiques``",
        "ouvrir": "her own accesses that the coordination ended",
    },
    "parcours/agir/fichier.py": {"du_fichier": "the people whom the structure follows: a door", "lignes": _SOUS},
    "parcours/agir/liste.py": {"_lire_les_urgences": _SOUS},
    "parcours/agir/ofii/comparaison.py": {
        "_notres": "the whole department's, for who coordinates it",
        "oublier_les_anciens": "what is too old to keep",
    },
    "parcours/alertes/au_changement.py": {"_evaluer_le_lot": _NUIT},
    "parcours/alertes/evaluation.py": {"_deplacer": _NUIT, "_fermer": _NUIT, "evaluer": _NUIT},
    "parcours/dossier/dossier.py": {"membres_connus": _SUITE, "menage": _SUITE},
    "parcours/dossier/lecture.py": {"personnes_lues": _PARENT, "parcours_actuel": _SUITE},
    "parcours/dossier/echeances.py": {"_parcours": _SUITE},
    "parcours/dossier/faits.py": {"_reports": _VUE},
    "parcours/logement/faits.py": {"_maintien": _VUE},
    "parcours/papiers/faits.py": {"_titres": _VUE},
    "parcours/agir/faits.py": {"_branches": _VUE},
    "parcours/dossier/filters.py": {
        "par_contact": _SOUS,
        "_dans_l_etat": _SOUS,
        "_portes": _SOUS,
        "choix": _SUITE,
        "par_protection": _SOUS,
        "par_referent": _SOUS,
        "par_tableau": _SOUS,
    },
    "parcours/logement/formulaires.py": {"_sous_locations": _SUITE},
    "parcours/orientations/formulaires_fiches.py": {"enregistrer": _SUITE},
    "parcours/suivi/formulaire.py": {"_initial": _SIEN, "enregistrer": _SIEN},
    "parcours/famille/foyer.py": {
        "membres_ouverts": "the pathways where her own structure intervenes, of members she sees"
    },
    "parcours/dossier/journee.py": {"_parcours": _SOUS},
    "parcours/dossier/liste_personnes.py": {"lignes": _SUITE},
    "parcours/documents/orphelins.py": {"effacer": "a task that looks for files nobody names"},
    "parcours/passation.py": {
        "": _PASSATION,
        "_prendre_la_suite": _CONFIEES,
        "_referents": _PASSATION,
        "_referents_lus": _SOUS,
        "_sejours": _PASSATION,
        "_sejours_lus": _SOUS,
        "confier_referents": _CONFIEES,
    },
    "parcours/dossier/piliers.py": {"avec_piliers": _SUITE},
    "parcours/acces/rapprochements.py": {"repondre": _SUITE},
    "parcours/reunion/foyers.py": {"foyers": _SUITE},
    "parcours/regles_datees/compteurs.py": {"_relues": _SUITE, "_termes_agir": _SUITE},
    "parcours/reunion/fusion.py": {"defaire": _SUITE, "reunir": _SUITE},
    "parcours/reunion/a_decider.py": {"montrer": _SUITE},
    "parcours/reunion/paires.py": {"_identites": _SUITE},
    "parcours/views/dossier.py": {"dossier": "where an address went, told by the database to who sees it"},
    "parcours/views/reunions.py": {"_exiger_vues": _SUITE, "doubles_distinctes": _SUITE},
    "parcours/identite/ressemblances.py": {"_semblables": _COMPTE},
    "parcours/dossier/sources.py": {"sejours": _SUITE},
    **dict.fromkeys(
        (
            f"parcours/{theme}/chronologie.py"
            for theme in (
                "droits",
                "emploi",
                "famille",
                "langue",
                "logement",
                "papiers",
                "rendez_vous",
                "social",
            )
        ),
        {"_branches": _SUITE},
    ),
    "parcours/views/activites.py": {"activite_inscrire": "added, for pathways that the door has opened"},
    "parcours/views/alertes.py": {"_ouvertes": _PARENT},
    "parcours/views/importations/depose.py": {"depot_a_changer": _PARENT, "depot_a_lire": _PARENT},
    "parcours/views/orientations.py": {"orientation_nouvelle": _PARENT},
    "parcours/views/rapprochements.py": {"_ouvertes": _SUITE},
}


def test_every_shortcut_to_a_table_of_people_says_why():
    trouves = set(_raccourcis())
    connus = {(fichier, fonction) for fichier, raisons in RAISONS.items() for fonction in raisons}
    assert sorted(trouves - connus) == [], "Passez par visible_par(agent), ou dites ici pourquoi ce n'est pas la peine."
    assert sorted(connus - trouves) == [], "Ces raisons ne servent plus."


def _raccourcis() -> Iterator[tuple[str, str]]:
    for fichier in sorted(
        f for app in ("acteurs", "parcours", "comites", "cirj") for f in (RACINE / app).rglob("*.py")
    ):
        court = fichier.relative_to(RACINE)
        if "migrations" in court.parts or set(AILLEURS) & set(court.parts) or court.name.startswith("querysets_"):
            continue
        arbre = ast.parse(fichier.read_text())
        parents = {enfant: noeud for noeud in ast.walk(arbre) for enfant in ast.iter_child_nodes(noeud)}
        for noeud in filter(_est_une_table, ast.walk(arbre)):
            if not _par_la_porte(noeud, parents):
                yield str(court), _fonction(noeud, parents)


def _est_une_table(noeud: ast.AST) -> bool:
    """Say whether the node is ``Model.objects`` of a model of people."""
    return isinstance(noeud, ast.Attribute) and noeud.attr == "objects" and getattr(noeud.value, "id", "") in MODELES


def _par_la_porte(noeud: ast.AST, parents: dict) -> bool:
    """Follow ``Model.objects.a().b()`` up; say whether a door is among the verbs, or ``trouver`` around."""
    verbes, courant = set(), noeud
    while isinstance(parent := parents.get(courant), ast.Attribute | ast.Call):
        if isinstance(parent, ast.Call) and parent.func is not courant:
            return bool(PORTES & verbes) or (isinstance(parent.func, ast.Name) and parent.func.id == "trouver")
        courant = parent
        if isinstance(courant, ast.Attribute):
            verbes.add(courant.attr)
    return bool(PORTES & verbes)


def _fonction(noeud: ast.AST, parents: dict) -> str:
    while not isinstance(noeud, ast.FunctionDef | ast.Module):
        noeud = parents[noeud]
    return getattr(noeud, "name", "")
