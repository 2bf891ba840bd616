"""Households and people, drawn from a seeded generator: the same department every time."""

import datetime
import random
from dataclasses import dataclass, field

from acteurs.models import Departement
from parcours.models import MembreMenage, Menage, Personne, Protection
from parcours.nomenclatures import AutoriteProtection, Lien, StatutProtection

S = StatutProtection
# code, languages, share, protections, first names (women, men)
ORIGINES = [
    (
        "AFG",
        ["prs", "pus"],
        26,
        [S.REFUGIE, S.PROT_SUBSIDIAIRE],
        "Zahra Mariam Fatima Gulalai",
        "Farid Najib Sayed Hamid",
    ),
    ("SYR", ["apc"], 16, [S.REFUGIE], "Hala Nour Rim Layla", "Samir Omar Youssef Ahmad"),
    ("SDN", ["apd"], 12, [S.REFUGIE, S.PROT_SUBSIDIAIRE], "Amina Hanan", "Adam Haroun Ibrahim"),
    ("UKR", ["ukr"], 12, [S.PROT_TEMPORAIRE], "Olena Iryna Kateryna", "Mykola Oleksandr"),
    ("ERI", ["tir"], 8, [S.REFUGIE], "Abrehet Selam", "Tesfay Yonas"),
    ("COD", ["lin"], 8, [S.REFUGIE, S.PROT_SUBSIDIAIRE], "Merveille Grâce", "Patrice Jean-Claude"),
    ("GIN", ["ful"], 6, [S.REFUGIE, S.PROT_SUBSIDIAIRE], "Fatoumata Aïssatou", "Ibrahima Mamadou"),
    ("TUR", ["kmr"], 5, [S.REFUGIE], "Zeynep Ayşe", "Mehmet Emre"),
    ("SOM", ["som"], 4, [S.PROT_SUBSIDIAIRE], "Hodan Farah", "Abdi Warsame"),
    ("XKX", ["sqi"], 3, [S.PROT_SUBSIDIAIRE], "Arta", "Blerim Arben"),
]
ORIGINE = {origine[0]: origine for origine in ORIGINES}
# INSEE code, share
LIEUX = [
    ("39300", 30),
    ("39198", 26),
    ("39478", 14),
    ("39097", 8),
    ("39368", 6),
    ("39013", 4),
    ("39434", 4),
    ("39500", 3),
    ("39526", 2),
    ("39470", 1),
    ("39333", 1),
    ("39475", 1),
]
# adults, children, share
FOYERS = [(1, 0, 52), (2, 0, 8), (2, 1, 6), (2, 2, 9), (2, 3, 6), (1, 1, 7), (1, 2, 6), (1, 3, 4)]


@dataclass
class Foyer:
    """A household to be: its adults will each have a pathway."""

    arrivee: datetime.date
    adultes: list[Personne] = field(default_factory=list)
    enfants: list[Personne] = field(default_factory=list)
    protections: list[Protection] = field(default_factory=list)

    @property
    def membres(self) -> list[Personne]:
        return self.adultes + self.enfants


class Population:
    """Draws people with visibly invented names, « Amina Démo-014 »; whoever asks for them writes them."""

    def __init__(self, departement: Departement, jour: datetime.date):
        self.departement, self.jour = departement, jour
        self.hasard = random.Random(39)
        self.rang = 0

    def foyer(self) -> Foyer:
        """Return a household that nobody tells a story about: its people and protections, not written yet."""
        origine = self.tirer(ORIGINES)
        adultes, enfants = self.tirer([((a, e), part) for a, e, part in FOYERS], part=1)[0]
        commune = self.tirer(LIEUX, part=1)[0]
        foyer = Foyer(self.jour - datetime.timedelta(days=self.hasard.randint(20, 1250)))
        couple = adultes == 2
        for rang in range(adultes):
            sexe = "FM"[rang] if couple else self.hasard.choice("FFM" if enfants else "FMMM")
            foyer.adultes.append(self.personne(origine, sexe, self._naissance(20, 48), commune))
        for _ in range(enfants):
            foyer.enfants.append(self.personne(origine, self.hasard.choice("FM"), self._naissance(1, 15), commune))
        notification = foyer.arrivee - datetime.timedelta(days=self.hasard.randint(8, 90))
        foyer.protections = self.protections(foyer.membres, self.hasard.choice(origine[3]), notification)
        return foyer

    def tirer(self, choix: list[tuple], part: int = 2) -> tuple:
        """Draw one tuple with the weights found at index ``part``."""
        return self.hasard.choices(choix, weights=[c[part] for c in choix])[0]

    def personne(self, origine: tuple, sexe: str, naissance: datetime.date, commune: str, prenom: str = "") -> Personne:
        self.rang += 1
        code, langues, _, _, femmes, hommes = origine
        return Personne(
            departement=self.departement,
            nom=f"Démo-{self.rang:03}",
            prenom=prenom or self.hasard.choice((femmes if sexe == "F" else hommes).split()),
            sexe=sexe,
            date_naissance=naissance,
            naissance_precision="annee" if (naissance.day, naissance.month) == (1, 1) else "jour",
            nationalites=[code],
            langues=[*langues, "fra"] if self.hasard.random() < 0.4 else langues,
            besoin_interprete=self.hasard.choice([True, False, None]),
            telephone="06 00 00 00 00",
            commune_id=commune,
            numero_etranger=f"{self.rang:010}" if self.hasard.random() < 0.8 else "",
        )

    def protections(self, personnes: list[Personne], statut: str, notification: datetime.date) -> list[Protection]:
        autorite = AutoriteProtection.PREFECTURE if statut == S.PROT_TEMPORAIRE else AutoriteProtection.OFPRA
        return [
            Protection(personne=personne, statut=statut, date=notification, autorite=autorite) for personne in personnes
        ]

    def menage(
        self, foyer: Foyer, rejoignants: tuple[Personne, ...] = (), le: datetime.date | None = None
    ) -> tuple[Menage, list[MembreMenage]]:
        """Return the household and its members; ``rejoignants`` joined on ``le``."""
        menage = Menage(departement=self.departement)
        liens = [Lien.TITULAIRE, Lien.CONJOINT]
        membres = [*zip(foyer.adultes, liens, strict=False), *((enfant, Lien.ENFANT) for enfant in foyer.enfants)]
        return menage, [
            MembreMenage(
                menage=menage,
                personne=personne,
                lien=lien,
                est_rejoignant=personne in rejoignants,
                debut=le if personne in rejoignants else foyer.arrivee,
            )
            for personne, lien in membres
        ]

    def _naissance(self, age_min: int, age_max: int) -> datetime.date:
        # Offices often write 1 January for people whose birth date is known to the year only.
        naissance = self.jour - datetime.timedelta(days=self.hasard.randint(age_min * 366, age_max * 365))
        return naissance.replace(month=1, day=1) if self.hasard.random() < 0.3 else naissance
