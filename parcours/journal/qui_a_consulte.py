"""Who has looked at a dossier, lately: the aside of its page."""

import datetime
from dataclasses import dataclass

from django.db import connection

from cirj.socle.models import Action
from parcours.commun.confidentialite import NOM_MASQUE
from parcours.dossier.dossier import Dossier

MONTRES = 5
# One query for both: the page notes that it is read, and reads who did.
_NOTER_ET_LIRE = (
    "with note as materialized (select journal.noter(%s, 'dossier', %s, array[%s]::uuid[], null, '')) "
    "select d.* from note, journal.derniers_acces(%s, %s) d"
)


@dataclass(frozen=True)
class Consultation:
    le: datetime.datetime
    qui: str
    structure: str


def consulter(dossier: Dossier) -> list[Consultation]:
    """Note that the dossier is read; return who read it before, the latest first, the reader left out."""
    cle = str(dossier.personne.pk)
    with connection.cursor() as curseur:
        curseur.execute(_NOTER_ET_LIRE, [Action.LECTURE, cle, cle, cle, MONTRES + 1])
        lignes = curseur.fetchall()
    siennes = {affectation.structure_id for affectation in dossier.agent.affectations_actives}
    vues = []
    for le, agent, nom, structure, nom_structure, revelatrice in lignes:
        if agent == dossier.agent.pk:
            continue
        # The name of somebody who works for such a structure would tell it.
        masquee = revelatrice and not dossier.coordonne and structure not in siennes
        vues.append(Consultation(le, "Un professionnel" if masquee else nom, NOM_MASQUE if masquee else nom_structure))
    return vues[:MONTRES]
