"""A row that says one thing of somebody: it is written, it differs, or the cell says why it is not taken."""

import pytest

from acteurs.nomenclatures import Pilier
from parcours.importation.champs import CHAMPS, NON_REPRIS
from parcours.importation.trace import photographier
from parcours.models import Personne, PilierParcours
from tests.parcours.importation.tables_nouvelles import constats, deposer_champs, importer

#: One value a field; all the others are ticks.
VALEURS = {
    "nom": "Demo",
    "prenom": "Autre",
    "nom_complet": "DEMO Un",
    "prenom_nom": "Un DEMO",
    "nom_usage": "Martin",
    "sexe": "F",
    "date_naissance": "03/05/1990",
    "nationalite": "Syrie",
    "langues": "arabe",
    "statut": "réfugié",
    "date_decision": "03/02/2025",
    "date_notification": "03/03/2025",
    "cir": "03/03/2025",
    "cir_fin": "03/03/2026",
    "numero_etranger": "3903120451",
    "niveau": "A2",
    "hebergement": "CPH",
    "entree_hebergement": "03/02/2025",
    "commune": "Dole",
    "structure": "CPH Dole",
    "referent": "Anne Martin",
    "telephone": "0639981001",
    "courriel": "a@exemple.fr",
    "composition": "couple",
    "emploi": "CDI",
    "programme": "AGIR",
    "entree": "03/02/2025",
    "sortie": "03/11/2026",
    "motif_sortie": "déménagement",
    "dernier_contact": "03/11/2026",
    "observations": "vue",
    "blocage": "transport",
    "lien": "conjoint",
}
#: They name the person, or gather rows into a household: alone they say nothing to write.
HORS = {"nom", "nom_naissance", "nom_complet", "prenom_nom", "numero_famille"}
SEULS = sorted({champ.code for champ in CHAMPS} - NON_REPRIS - HORS - {"prenom", "date_naissance"})
UNE = {"nom": "Demo", "prenom": "Une", "date_naissance": "04/06/1991"}


#: What tells the people of the test apart.
D_UNE_PERSONNE = ("_le", "id", "nom", "prenom", "cle_identite", "cle_tri", "recherche", "date_naissance")


def ligne_de(rang: int, **valeurs: str) -> dict[str, str]:
    """One of many people whom nothing makes look like the others."""
    noms = {"nom": f"Nom{chr(97 + rang // 26) * 4}", "prenom": f"Test{chr(97 + rang % 26) * 4}"}
    vides = dict.fromkeys(SEULS, "")
    return vides | noms | {"date_naissance": f"{1 + rang % 27:02}/05/{1950 + rang}"} | valeurs


def ecrits() -> dict[str, list[str]]:
    """Return, by first name and name, what a dossier holds beside who it is of."""
    personnes = {p.pk: (p.nom, p.prenom) for p in Personne.objects.all()}
    return {
        personnes[cle]: sorted(
            f"{table} {sorted((c, str(v)) for c, v in ligne.items() if c == 'commune_id' or not c.endswith(D_UNE_PERSONNE))}"
            for (table, _), ligne in lignes.items()
        )
        for cle, lignes in photographier(list(personnes)).items()
    }


def resultats(importation) -> dict[str, tuple]:
    lues = importation.lignes.order_by("rang")
    return {
        champ: (ligne.resultat, ligne.problemes, ligne.differences) for champ, ligne in zip(SEULS, lues, strict=False)
    }


def test_one_value_alone_is_written_or_said(jura_entier):
    seules = [ligne_de(rang, **{champ: VALEURS.get(champ, "oui")}) for rang, champ in enumerate(SEULS)]
    temoin = ligne_de(len(SEULS))
    nouvelles = resultats(importer(deposer_champs(*seules, temoin)))
    crees = ecrits()
    rien = crees[temoin["nom"], temoin["prenom"]]
    assert {champ for champ, (resultat, *_) in nouvelles.items() if resultat != "creee"} == set()
    perdus = {
        champ
        for (champ, (_, dits, _)), une in zip(nouvelles.items(), seules, strict=True)
        if not dits and crees[une["nom"], une["prenom"]] == rien
    }
    assert perdus == set(), "lost for somebody new"


def test_one_value_alone_completes_a_known_dossier_or_is_said(jura_entier):
    importer(deposer_champs(*(ligne_de(rang, observations="connue") for rang in range(len(SEULS)))))
    avant = ecrits()
    seules = [ligne_de(rang, **{champ: VALEURS.get(champ, "oui")}) for rang, champ in enumerate(SEULS)]
    connues, apres = resultats(importer(deposer_champs(*seules))), ecrits()
    assert {champ for champ, (resultat, *_) in connues.items() if resultat != "connue"} == set()
    perdus = {
        champ
        for (champ, (_, dits, autres)), une in zip(connues.items(), seules, strict=True)
        if not dits and not autres and avant[une["nom"], une["prenom"]] == apres[une["nom"], une["prenom"]]
    }
    assert perdus == set(), "lost for somebody known"


def test_what_lacks_another_cell_says_which(jura_entier):
    dits = {
        champ: importer(deposer_champs(UNE | {"prenom": champ, champ: VALEURS[champ]})).lignes.get().problemes
        for champ in ("entree_hebergement", "date_decision", "date_notification", "lien")
    }
    assert {champ: [p["champ"] for p in siens] for champ, siens in dits.items()} == {champ: [champ] for champ in dits}
    assert "quel hébergement" in dits["entree_hebergement"][0]["message"]
    inconnu = importer(deposer_champs(UNE | {"statut": "R", "date_decision": "03/02/2025"})).lignes.get().problemes
    assert "tant que « R » n'est pas précisé" in inconnu[1]["message"]
    avec = deposer_champs(UNE | {"prenom": "Sortie", "motif_sortie": "déménagement", "sortie": ""})
    assert "ne dit pas que la personne est sortie" in importer(avec).lignes.get().problemes[0]["message"]


@pytest.mark.parametrize("pilier", Pilier.values)
def test_a_cross_reaches_a_known_dossier_or_differs_from_it(jura_entier, pilier):
    coche = {f"pilier_{pilier}": "x"}
    importer(deposer_champs(UNE))
    importer(deposer_champs(UNE | coche))
    tenu = PilierParcours.objects.get(pilier=pilier)
    assert (tenu.etat, tenu.resume, tenu.depuis) == ("en_cours", "Coché dans le tableau.", None)
    assert PilierParcours.objects.filter(etat="a_evaluer").count() == 4
    assert constats(importer(deposer_champs(UNE | coche | {"observations": "vue"}))) == {}
    PilierParcours.objects.filter(pk=tenu.pk).update(etat="acquis", resume="Rien à faire.")
    gardee = importer(deposer_champs(UNE | coche | {"observations": "revue"}))
    assert constats(gardee) == {f"pilier_{pilier}": ("garder", "")}
    importer(deposer_champs(UNE | coche | {"observations": "encore"}), **{f"pilier_{pilier}": "remplacer"})
    tenu.refresh_from_db()
    assert (tenu.etat, tenu.resume) == ("en_cours", "Rien à faire.")


def test_a_cross_keeps_the_line_that_the_row_says(jura_entier):
    importer(deposer_champs(UNE | {"composition": "couple", "pilier_social": "x"}))
    assert PilierParcours.objects.get(pilier="social").resume.startswith("Coché dans le tableau. Ménage déclaré")
