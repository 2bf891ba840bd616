"""Code lists of the family reunion (CESEDA L561-2)."""

from django.db import models

from parcours.nomenclatures.personne import Lien


class EtatReunification(models.TextChoices):
    ENVISAGEE = "envisagee", "Envisagée"
    EN_COURS = "en_cours", "En cours"
    ACCEPTEE = "acceptee", "Acceptée"
    REFUSEE = "refusee", "Refusée"

    @classmethod
    def demandees(cls) -> list[str]:
        return [cls.EN_COURS, cls.ACCEPTEE, cls.REFUSEE]

    @classmethod
    def decidees(cls) -> list[str]:
        return [cls.ACCEPTEE, cls.REFUSEE]


class LienReunification(models.TextChoices):
    """What the person to come is to the protected person."""

    CONJOINT = "conjoint", "Époux, épouse ou partenaire"
    CONCUBIN = "concubin", "Concubin, concubine"
    ENFANT = "enfant", "Enfant non marié"
    PARENT = "parent", "Parent d'une personne protégée mineure"
    FRATRIE = "fratrie", "Frère ou sœur mineur, avec un parent"

    @property
    def dans_le_menage(self) -> Lien:
        return {
            "conjoint": Lien.CONJOINT,
            "concubin": Lien.PARTENAIRE,
            "enfant": Lien.ENFANT,
            "parent": Lien.PARENT,
            "fratrie": Lien.FRATRIE,
        }[self.value]

    def dit(self, sexe: str) -> str:
        """« épouse », « fils », « enfant »: as one says it, the sex being known or not."""
        femme, homme, inconnu = _MOTS[self.value]
        return {"F": femme, "M": homme}.get(sexe, inconnu)


#: Link → as one says it of a woman, of a man, of somebody whose sex is not noted.
_MOTS = {
    "conjoint": ("épouse", "époux", "conjoint"),
    "concubin": ("concubine", "concubin", "concubin"),
    "enfant": ("fille", "fils", "enfant"),
    "parent": ("mère", "père", "parent"),
    "fratrie": ("sœur", "frère", "frère ou sœur"),
}
