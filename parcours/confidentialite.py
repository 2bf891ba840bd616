"""What is shown of a name that reveals something: a care centre, a specialised place (reference §6).

Whoever carries the pillar, and the coordination, reads the name; the rest of the team reads that there is one.
"""

NOM_MASQUE = "Structure partenaire (nom confidentiel)"


def nom_structure(structure, ouvert: bool) -> str:
    """Return the name of ``structure`` as it may be shown; ``ouvert``: its pillar is open to the reader."""
    if structure is None:
        return ""
    return NOM_MASQUE if structure.revelatrice and not ouvert else structure.nom
