"""A department keeps somebody who coordinates it."""

from cirj.socle.rls.table import Declencheur

DECLENCHEURS = {
    "acteurs_affectation": (
        Declencheur("garder_une_coordination", "before update", "acces.garder_une_coordination()"),
    ),
    "acteurs_agent": (
        Declencheur(
            "garder_un_compte_de_coordination",
            "before update of is_active",
            "acces.garder_un_compte_de_coordination()",
            si="old.is_active and not new.is_active",
        ),
    ),
}
