"""What a password must be (CNIL, recommendation 2022-100): long with several kinds of signs, or a phrase."""

import re

from django.core.exceptions import ValidationError


class ReglesCnil:
    """Accept any one of three forms, equal in strength (80 bits of entropy).

    ``longueur_quatre_sortes``: characters, with lower case, upper case, digit and another sign;
    ``longueur_sans_speciaux``: characters, with lower case, upper case and digit;
    ``mots``: different words of a phrase, of two letters or more.
    """

    def __init__(self, longueur_quatre_sortes: int = 12, longueur_sans_speciaux: int = 14, mots: int = 7):
        self.longueur_quatre_sortes = longueur_quatre_sortes
        self.longueur_sans_speciaux = longueur_sans_speciaux
        self.mots = mots

    def validate(self, password: str, user=None) -> None:
        if not (self._quatre_sortes(password) or self._sans_speciaux(password) or self._phrase(password)):
            raise ValidationError(f"Ce mot de passe est trop simple. {self.get_help_text()}", code="password_too_weak")

    def get_help_text(self) -> str:
        return (
            f"Au choix : {self.longueur_quatre_sortes} caractères avec majuscule, minuscule, chiffre et signe ; "
            f"{self.longueur_sans_speciaux} caractères avec majuscule, minuscule et chiffre ; "
            f"ou une phrase de {self.mots} mots différents."
        )

    def _quatre_sortes(self, texte: str) -> bool:
        signe = any(not c.isalnum() and not c.isspace() for c in texte)
        return len(texte) >= self.longueur_quatre_sortes and _trois_sortes(texte) and signe

    def _sans_speciaux(self, texte: str) -> bool:
        return len(texte) >= self.longueur_sans_speciaux and _trois_sortes(texte)

    def _phrase(self, texte: str) -> bool:
        return len({mot.casefold() for mot in re.findall(r"[^\W\d_]{2,}", texte)}) >= self.mots


def _trois_sortes(texte: str) -> bool:
    return any(c.islower() for c in texte) and any(c.isupper() for c in texte) and any(c.isdigit() for c in texte)
