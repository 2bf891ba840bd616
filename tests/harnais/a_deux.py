"""Every form that changes a row, as two people open it: where it is, a field, three values, what is recorded."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.urls import reverse

from acteurs.models import Agent
from comites.models import CommentaireRapport
from tests.harnais.envoi import envoi
from tests.harnais.troupe import creer_agent


@dataclass(frozen=True)
class Cas:
    """``champ``: the field on which the two differ; ``valeurs``: three of them; ``lire``: what is recorded."""

    nom: str
    adresse: Callable[[dict], str]
    champ: Callable[[dict], str] | str
    valeurs: tuple[str, str, str]
    lire: Callable[[dict], object]
    qui: str = "coordinatrice"
    autre: str = "coordinatrice"

    def __str__(self) -> str:
        return self.nom

    def cle(self, objets: dict) -> str:
        return self.champ if isinstance(self.champ, str) else self.champ(objets)


def _relu(nom: str, champ: str) -> Callable[[dict], object]:
    def lire(objets: dict):
        objet = objets[nom]
        return str(type(objet)._base_manager.values_list(champ, flat=True).get(pk=objet.pk))

    return lire


def _page(nom: str, objet: str) -> Callable[[dict], str]:
    return lambda objets: reverse(nom, args=[objets[objet].pk])


def _fiche(code: str, objet: str) -> Callable[[dict], str]:
    return lambda objets: reverse("fiche_modifier", args=[objets["personne"].pk, code, objets[objet].pk])


def _commentaire(objets: dict):
    return "\n".join(CommentaireRapport.objects.filter(annee=2025, section="public").values_list("texte", flat=True))


def _colonne(objets: dict):
    return type(objets["importation"]).objects.get(pk=objets["importation"].pk).champs_des_colonnes.get(3, "")


def _agent(objets: dict):
    return Agent.objects.get(nom="Coordinatrice").telephone


ADRESSES = ("1 rue Une", "2 rue Deux", "3 rue Trois")
TEXTES = ("Texte d'une.\nSur deux lignes.", "Texte d'une autre.", "Texte d'une troisième.")
JOURS = ("2031-01-02", "2031-02-03", "2031-03-04")

CAS = [
    Cas(
        "offre_modifier",
        _page("offre_modifier", "offre"),
        "horaires",
        ADRESSES,
        _relu("offre", "horaires"),
        autre="intervenante_de_l_offre",
    ),
    Cas(
        "session_modifier",
        _page("session_modifier", "session_offre"),
        "places",
        ("20", "21", "22"),
        _relu("session_offre", "places"),
        autre="intervenante_de_l_offre",
    ),
    Cas(
        "structure_modifier",
        _page("structure_modifier", "structure"),
        "courriel",
        ("un@example.org", "deux@example.org", "trois@example.org"),
        _relu("structure", "courriel"),
        autre="administratrice",
    ),
    Cas(
        "groupement_modifier",
        _page("groupement_modifier", "groupement"),
        "nom",
        ADRESSES,
        _relu("groupement", "nom"),
        autre="collegue",
    ),
    Cas(
        "seance_modifier",
        _page("seance_modifier", "seance"),
        "lieu",
        ADRESSES,
        _relu("seance", "lieu"),
        autre="collegue",
    ),
    Cas("point_faits", _page("point_faits", "point"), "faits", TEXTES, _relu("point", "faits"), autre="collegue"),
    Cas(
        "rapport_commentaires",
        lambda o: reverse("rapport_commentaires", args=[2025]),
        "public-texte",
        TEXTES,
        _commentaire,
        autre="collegue",
    ),
    Cas(
        "mon_compte",
        lambda o: reverse("mon_compte"),
        "telephone",
        ("03 84 00 00 01", "03 84 00 00 02", "03 84 00 00 03"),
        _agent,
    ),
    Cas(
        "activite_modifier",
        _page("activite_modifier", "activite"),
        "lieu",
        ADRESSES,
        _relu("activite", "lieu"),
        qui="intervenante",
        autre="intervenante",
    ),
    Cas(
        "activite",
        _page("activite", "activite"),
        lambda o: f"presence-{o['participation'].pk}",
        ("present", "absent", "excuse"),
        _relu("participation", "etat"),
        qui="intervenante",
        autre="intervenante",
    ),
    Cas(
        "importation_colonnes",
        _page("importation_colonnes", "importation"),
        "colonne_3",
        ("nationalite", "commune", "telephone"),
        _colonne,
        autre="collegue",
    ),
    Cas(
        "fiche_modifier",
        _fiche("etape", "etape"),
        "intitule",
        ADRESSES,
        _relu("etape", "intitule"),
        autre="intervenante",
    ),
    Cas(
        "suivi_modifier",
        _page("suivi_modifier", "suivi"),
        "texte",
        TEXTES,
        _relu("suivi", "texte"),
        qui="intervenante",
        autre="intervenante",
    ),
]


@pytest.fixture
def collegue(coordination):
    """The second coordinator of the department."""
    return creer_agent("Collegue", "coordination", coordination)


@pytest.fixture
def intervenante_de_l_offre(objets):
    return creer_agent("Tenante", "intervenant", objets["offre"].structure)


class Fenetre:
    """One person's open page: what it holds, and sending it."""

    def __init__(self, client, adresse: str, champ: str):
        self.client, self.adresse, self.champ = client, adresse, champ
        self.page = client.get(adresse).content.decode()
        self.champs = envoi(self.page, champ)

    def envoyer(self, **champs: str):
        self.champs |= {nom.replace("__champ", self.champ): [valeur] for nom, valeur in champs.items()}
        reponse = self.client.post(self.adresse, self.champs)
        if reponse.status_code in (200, 422):
            self.page = reponse.content.decode()
            # What one typed is still in the field, and the comparison is beside.
            self.champs = envoi(self.page, self.champ)
        return reponse

    @property
    def prefixe(self) -> str:
        return self.champ.split("-")[0] + "-" if self.champ.endswith("-texte") else ""

    @property
    def choix(self) -> str:
        return f"{self.prefixe}garder_{self.champ.removeprefix(self.prefixe)}"
