"""A department large enough for a report with figures, charts, a map and secrets."""

import datetime

import pytest

from acteurs.models import Initiative
from comites.models import CommentaireRapport
from tests.comites.indicateurs.conftest import ARRET, peupler  # noqa: F401
from tests.harnais.objets import fichiers_prives  # noqa: F401

CARRE = {"type": "Polygon", "coordinates": [[[5.4, 47.0], [5.6, 47.0], [5.6, 47.2], [5.4, 47.2], [5.4, 47.0]]]}


@pytest.fixture
def annee_jurassienne(peupler, jura, dole, fichiers_prives):  # noqa: F811
    """Sixty people, an initiative, a comment, outlines."""
    peupler(60)
    type(jura).objects.update(contour=CARRE)
    type(dole).objects.update(contour=CARRE)
    initiative = Initiative.objects.create(
        cle="essai",
        titre="Un toit, un emploi",
        porteur_pilote="Association Alpha",
        themes=["logement"],
        departements=["39"],
        source="Essai",
        recherche="toit",
    )
    initiative.resultats.create(rang=1, libelle="ménages logés", valeur=12, unite="ménages", periode="2025")
    CommentaireRapport.objects.create(
        departement=jura, annee=2026, section="logement", texte="Les bailleurs ont tenu parole.\n\nLe Haut-Jura attend."
    )
    return datetime.date(ARRET.year, ARRET.month, ARRET.day)
