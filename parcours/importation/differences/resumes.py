"""The one line of each pillar, written by an earlier import of what has just been replaced: it follows.

A line that somebody wrote or changed is hers: it stays, whatever the table says.
"""

from collections.abc import Iterator
from dataclasses import replace

from parcours.importation.champs import PAR_CODE
from parcours.importation.dates import SANS_DATE, DateLue
from parcours.importation.differences.base import Apport
from parcours.importation.differences.connus import Connu
from parcours.importation.resumes import piliers
from parcours.importation.valeur import VIDE, Lecture
from parcours.models import PilierParcours
from parcours.nomenclatures import TypeDroit

#: What the lines are made of.
_CHAMPS = ("niveau", "hebergement", "commune", "composition", "cir", "cir_fin", "css", "emploi")


def lus_dans_le_dossier(connu: Connu, apport: Apport) -> dict[str, Lecture]:
    """Return what the dossier says, as the words of earlier tables were read; to be taken before anything is written."""
    return dict.fromkeys(_CHAMPS, VIDE) | dict(_lus(connu, apport))


def suivre(connu: Connu, apport: Apport, avant: dict[str, Lecture], remplaces: set[str]) -> None:
    """Write again the lines that still say what ``avant`` says."""
    parcours = connu.parcours
    if parcours is None or not remplaces & set(_CHAMPS):
        return
    gardes = {champ: lu for champ, lu in avant.items() if champ not in remplaces}
    anciens = piliers(replace(apport.ligne, champs=apport.ligne.champs | avant), parcours)
    nouveaux = piliers(replace(apport.ligne, champs=apport.ligne.champs | gardes), parcours)
    changes = {
        ancien.pilier: (ancien, nouveau)
        for ancien, nouveau in zip(anciens, nouveaux, strict=True)
        if ancien.resume and nouveau.resume and ancien.resume != nouveau.resume
    }
    for tenu in PilierParcours.objects.filter(parcours=parcours, pilier__in=changes):
        ancien, nouveau = changes[tenu.pilier]
        if tenu.resume == ancien.resume and tenu.etat == ancien.etat:
            tenu.etat, tenu.resume, tenu.depuis = nouveau.etat, nouveau.resume, None
            tenu.save(update_fields=["etat", "resume", "depuis", "modifie_le"])


def _lus(connu: Connu, apport: Apport) -> Iterator[tuple[str, Lecture]]:
    faits = {
        "niveau": connu.evaluations,
        "hebergement": [connu.sejour] if connu.sejour else [],
        "css": [connu.droit(TypeDroit.CSS)] if connu.droit(TypeDroit.CSS) else [],
        "emploi": connu.situations,
    }
    for champ, siens in faits.items():
        for fait in siens[:1]:
            if fait.texte_origine:
                yield champ, PAR_CODE[champ].comprendre(fait.texte_origine, apport.provenance.contexte)
    if connu.lue.commune:
        yield "commune", Lecture("", connu.lue.commune_id, connu.lue.commune.nom)
    if connu.menage and connu.menage.composition_declaree:
        yield (
            "composition",
            PAR_CODE["composition"].comprendre(connu.menage.composition_declaree, apport.provenance.contexte),
        )
    if connu.cir:
        dite = DateLue(connu.cir.date, connu.cir.date_precision) if connu.cir.date else SANS_DATE
        yield "cir", Lecture("", dite, str(dite))
        if connu.cir.fin_prevue:
            fin = DateLue(connu.cir.fin_prevue)
            yield "cir_fin", Lecture("", fin, str(fin))
