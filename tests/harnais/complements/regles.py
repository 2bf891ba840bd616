"""A change of rule to come, which the technical administration prepared."""

import datetime

from django.utils import timezone

from acteurs.regles.changement import changer
from cirj.socle.models import RegleMetier
from cirj.socle.rls import contexte

CODE = "AGIR_OFII_LIGNES"


def completer(request, objets: dict) -> dict:
    du = timezone.localdate() + datetime.timedelta(days=90)
    actuelle = RegleMetier.objects.get(code=CODE)
    with contexte.pour_agent(request.getfixturevalue("administratrice")):
        assert changer(CODE, "8000", du, "Essai", "Une liste plus longue.", actuelle.pk) == ""
    return {"regle": RegleMetier.objects.get(code=CODE, valable_du=du)}
