"""The invented network of the demonstration: structures by type only, and one account per role."""

from dataclasses import dataclass

from acteurs.models import Affectation, Agent, Commune, Departement, Groupement, MembreGroupement, Structure
from acteurs.nomenclatures import Role, TypeStructure
from acteurs.nomenclatures.groupement import ProgrammeGroupement

T = TypeStructure
# The demonstration listens on the loopback only: its password is printed, and the banner says so on every page.
MOT_DE_PASSE = "Sentier-Comtois-39-demo"
OPERATEUR = "Opérateur AGIR (démo)"

# name, type, INSEE code of the commune, revealing name, spellings met in hand-kept spreadsheets
STRUCTURES = [
    ("Préfecture (démo)", T.PREFECTURE, "39300", False, []),
    ("DDETSPP (démo)", T.DDETSPP, "39300", False, ["DDETSPP"]),
    ("OFII, direction territoriale (démo)", T.OFII, None, False, ["OFII"]),
    ("Coordination CIR-J (démo)", T.COORDINATION, "39300", False, ["Coordination"]),
    ("CADA de Lons (démo)", T.CADA, "39300", False, ["CADA Lons"]),
    ("CADA de Dole (démo)", T.CADA, "39198", False, ["CADA Dole"]),
    ("HUDA de Saint-Claude (démo)", T.HUDA, "39478", False, ["HUDA St-Claude"]),
    ("CPH du Jura (démo)", T.CPH, "39198", False, ["CPH Dole", "CPH"]),
    ("Opérateur AGIR (démo)", T.AGIR, "39300", False, ["AGIR", "Opérateur AGIR"]),
    ("Partenaire AGIR de Dole (démo)", T.AGIR, "39198", False, []),
    ("Partenaire AGIR du Haut-Jura (démo)", T.AGIR, "39478", False, []),
    ("Partenaire AGIR du Revermont (démo)", T.AGIR, "39434", False, []),
    ("Mission locale de Lons (démo)", T.MISSION_LOCALE, "39300", False, ["Mission Locale"]),
    ("Mission locale de Dole (démo)", T.MISSION_LOCALE, "39198", False, ["ML Dole"]),
    ("Mission locale de Saint-Claude (démo)", T.MISSION_LOCALE, "39478", False, ["ML Saint-Claude"]),
    ("France Travail Jura (démo)", T.FRANCE_TRAVAIL, "39300", False, ["France Travail", "Pôle emploi"]),
    ("CCAS de Dole (démo)", T.CCAS, "39198", False, ["CCAS Dole"]),
    ("SIAO du Jura (démo)", T.SIAO, "39300", False, ["SIAO"]),
    ("Bailleur social du Doubs-Jura (démo)", T.BAILLEUR, "39198", False, []),
    ("Bailleur social du Haut-Jura (démo)", T.BAILLEUR, "39478", False, []),
    ("Agence immobilière sociale (démo)", T.AIVS, "39300", False, ["AIVS"]),
    ("Association A (démo)", T.ASL, "39300", False, ["Association A", "Asso. A"]),
    ("Ateliers de français de Dole (démo)", T.ASL, "39198", False, []),
    ("Ateliers de français de Champagnole (démo)", T.ASL, "39097", False, []),
    ("OEPRE du collège (démo)", T.ETABLISSEMENT, "39478", False, ["OEPRE"]),
    ("Centre de santé (démo)", T.SANTE, "39300", True, []),
    ("Permanence d'accès aux soins (démo)", T.SANTE, "39198", True, ["PASS"]),
    ("Centre de soins spécialisé (démo)", T.SANTE, "39300", True, []),
    ("CPH spécialisé (démo)", T.CPH, "39300", True, []),
    ("Collectif citoyen d'Arbois (démo)", T.COLLECTIF, "39013", False, []),
    ("Collectif citoyen de Poligny (démo)", T.COLLECTIF, "39434", False, []),
    ("Collectif citoyen de Morez (démo)", T.COLLECTIF, "39368", False, []),
    ("Collectif citoyen de Saint-Amour (démo)", T.COLLECTIF, "39475", False, []),
    ("Club de sport (démo)", T.ASSOCIATION, "39300", False, []),
    ("Accueil chez l'habitant (démo)", T.ASSOCIATION, "39013", False, []),
    ("Parrainage du Jura (démo)", T.ASSOCIATION, "39198", False, []),
    ("Service civique du Jura (démo)", T.ASSOCIATION, "39300", False, []),
    ("Médiathèque (démo)", T.COLLECTIVITE, "39198", False, []),
    ("Plasturgie du Haut-Jura (démo)", T.ENTREPRISE, "39478", False, []),
    ("Lunetterie de Morez (démo)", T.ENTREPRISE, "39368", False, []),
    ("Fromagerie du plateau (démo)", T.ENTREPRISE, "39097", False, []),
    ("Auberge des lacs (démo)", T.ENTREPRISE, "39397", False, []),
]
#: Where only a story leads: their name tells something of who goes there.
SPECIALISEES = {"Centre de soins spécialisé (démo)", "CPH spécialisé (démo)"}

# key, e-mail, first name, last name, role, structure
COMPTES = [
    ("coordination", "coordination@cirj.example", "Camille", "Démo", Role.COORDINATION, "Coordination CIR-J (démo)"),
    ("intervenant", "intervenant@cirj.example", "Dominique", "Démo", Role.INTERVENANT, "Opérateur AGIR (démo)"),
    ("logement", "logement@cirj.example", "Lou", "Démo", Role.INTERVENANT, "Agence immobilière sociale (démo)"),
    ("cellule", "cellule@cirj.example", "Sam", "Démo", Role.INTERVENANT, "Mission locale de Lons (démo)"),
    ("responsable", "responsable@cirj.example", "Claude", "Démo", Role.RESPONSABLE, "Association A (démo)"),
    ("prefecture", "prefecture@cirj.example", "Maxime", "Démo", Role.PREFECTURE, "Préfecture (démo)"),
    (
        "administration",
        "administration@cirj.example",
        "Sacha",
        "Démo",
        Role.ADMINISTRATION,
        "Coordination CIR-J (démo)",
    ),
]

# Lou also spends a day a week elsewhere, and chooses in the header for whom she acts.
SECONDE = ("logement", Role.INTERVENANT, "SIAO du Jura (démo)")


@dataclass(frozen=True)
class Reseau:
    """Structures by name, agents by key."""

    departement: Departement
    structures: dict[str, Structure]
    agents: dict[str, Agent]

    def de_type(self, type: str) -> list[Structure]:
        """Return the structures of one type, the specialised ones apart."""
        return [s for nom, s in self.structures.items() if s.type == type and nom not in SPECIALISEES]


def creer(departement: Departement, jour) -> Reseau:
    """Create the structures and the accounts."""
    communes = Commune.objects.in_bulk([insee for _, _, insee, _, _ in STRUCTURES if insee])
    structures = {
        nom: Structure.objects.create(
            nom=nom,
            type=type,
            departement=departement,
            commune=communes.get(insee),
            revelatrice=revelatrice,
            ecritures=ecritures,
            telephone="03 84 00 00 00",
            courriel="contact@cirj.example",
        )
        for nom, type, insee, revelatrice, ecritures in STRUCTURES
    }
    agents = {}
    for cle, email, prenom, nom, role, structure in COMPTES:
        agents[cle] = Agent.objects.create_user(email, MOT_DE_PASSE, prenom=prenom, nom=nom)
        Affectation.objects.create(
            agent=agents[cle],
            structure=structures[structure],
            departement=departement,
            role=role,
            debut=jour.replace(year=jour.year - 3, day=1),
        )
    cle, role, structure = SECONDE
    # Older than the first one: an agent who has chosen nothing acts under the latest.
    Affectation.objects.create(
        agent=agents[cle],
        structure=structures[structure],
        departement=departement,
        role=role,
        debut=jour.replace(year=jour.year - 4, day=1),
    )
    _consortium(departement, structures, jour)
    return Reseau(departement, structures, agents)


def _consortium(departement: Departement, structures: dict[str, Structure], jour) -> None:
    """The AGIR operator leads, with its three partners; the contract was for four years."""
    debut = jour.replace(year=jour.year - 3, month=1, day=1)
    groupement = Groupement.objects.create(
        nom="Groupement AGIR du Jura (démo)",
        programme=ProgrammeGroupement.AGIR,
        debut=debut,
        fin=debut.replace(year=debut.year + 4),
    )
    groupement.departements.add(departement)
    for structure in structures.values():
        if structure.type == T.AGIR:
            chef = structure.nom == OPERATEUR
            MembreGroupement.objects.create(groupement=groupement, structure=structure, chef=chef, debut=debut)
