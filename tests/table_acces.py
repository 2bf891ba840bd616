"""The access table: every address of the site, and what each member of the cast gets.

Order of the answers: coordinator, social worker inside, social worker of another structure, prefecture, coordinator of
another department, anonymous.
"""

from tests.harnais.acces import CONNEXION as C
from tests.harnais.acces import Ligne

TABLE = [
    Ligne("accueil", (200, 200, 200, 200, 200, C)),
    Ligne("mon_compte", (200, 200, 200, 200, 200, C)),
]

#: allauth's own addresses: (anonymous, logged in).
BIBLIOTHEQUE: dict[str, tuple] = {}
