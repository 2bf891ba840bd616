"""What is shown of a name that reveals something: a care centre, a specialised place (docs/domaine.md §6).

Whoever carries the pillar, and the coordination, reads the name; the rest of the team reads that there is one. A dossier
read in exception shows no such name: its reader is not of the team.
"""

from acteurs.nomenclatures import Pilier

NOM_MASQUE = "Structure partenaire (nom confidentiel)"


def nom_structure(structure, ouvert: bool) -> str:
    """Return the name of ``structure`` as it may be shown; ``ouvert``: its pillar is open to the reader."""
    if structure is None:
        return ""
    return NOM_MASQUE if structure.revelatrice and not ouvert else structure.nom


def lieu_d_orientation(orientation, ouvert: bool) -> tuple[str, str, str]:
    """Return the structure somebody is referred to, the offer and the commune, as they may be shown.

    Being referred to a care centre or to a specialised place tells something of the person, before she has even come:
    outside the team the destination, what it is and where it is are not said. ``ouvert``: the pillar is open to the
    reader.
    """
    offre, structure = orientation.dispositif, orientation.destination
    if not ouvert and (structure.revelatrice or (offre is not None and offre.sensible)):
        return NOM_MASQUE, "", ""
    lieu = (offre.commune if offre is not None else None) or structure.commune
    return structure.nom, str(offre or ""), str(lieu or "")


class NomsLisibles:
    """``NomsLisibles(parcours, agent)(structure)``: the name of a structure met in this pathway, as the agent reads it.

    Reads ``parcours.interventions`` (prefetch it with the structures in lists).
    """

    def __init__(self, parcours, agent):
        self._toutes = agent.departement_coordonne(parcours.departement_id)
        portes = parcours.piliers_ouverts_a(agent)
        self._lisibles = set(agent.structures()) | {
            i.structure_id for i in parcours.interventions.all() if i.pilier in portes
        }

    def __call__(self, structure) -> str:
        return nom_structure(structure, structure is None or self._toutes or structure.pk in self._lisibles)


def nommer_dans(pilier: Pilier, parcours, agent):
    """Return what names the structures met in the records of one pillar: whoever carries it knows them, revealing or not."""
    if pilier in parcours.piliers_ouverts_a(agent):
        return lambda structure: nom_structure(structure, ouvert=True)
    return NomsLisibles(parcours, agent)


def nommer_les_gestionnaires(parcours, agent):
    """Return what names the place where the person lives."""
    return nommer_dans(Pilier.LOGEMENT, parcours, agent)
