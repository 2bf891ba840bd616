"""A mixin of forms is no form: what lists the forms of the house reads the fields of each."""

import importlib
import pkgutil

from django.forms import BaseForm

import acteurs
import comites
import parcours


def test_every_form_of_the_house_has_its_fields():
    for maison in (acteurs, comites, parcours):
        for module in pkgutil.walk_packages(maison.__path__, f"{maison.__name__}."):
            if ".migrations." not in module.name:
                importlib.import_module(module.name)
    trouvees, reste = [], BaseForm.__subclasses__()
    while reste:
        classe = reste.pop()
        reste += classe.__subclasses__()
        trouvees.append(classe)
    de_la_maison = [c for c in trouvees if c.__module__.partition(".")[0] in ("cirj", "acteurs", "parcours", "comites")]
    assert len(de_la_maison) > 80
    assert [c.__qualname__ for c in de_la_maison if not hasattr(c, "base_fields")] == []
