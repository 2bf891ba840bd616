"""What makes the tests strict: an undefined variable in one of our templates fails the test that renders it."""

from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.template.base import VariableDoesNotExist
from hypothesis import settings as reglages

from tests.harnais.proprietes import exemples

reglages.register_profile("maison", exemples(100))
reglages.load_profile("maison")

NOS_GABARITS = str(Path(settings.TEMPLATES[0]["DIRS"][0]).resolve())


class VariableIndefinie(AssertionError):
    """A template of ours uses a variable that the view did not give."""


@pytest.fixture(autouse=True)
def variables_definies(monkeypatch):
    """Fail on an undefined variable printed by a template of the project (third-party templates are left alone)."""
    from django.template import base

    resoudre = base.FilterExpression.resolve

    def resolve(self, context, ignore_failures=False):
        gabarit = context.template and getattr(context.render_context.template, "origin", None)
        if ignore_failures or not self.is_var or gabarit is None or not _a_nous(str(gabarit.name)):
            return resoudre(self, context, ignore_failures)
        try:
            valeur = self.var.resolve(context)
        except VariableDoesNotExist as erreur:
            if not any(f[0].__name__ in ("default", "default_if_none") for f in self.filters):
                raise VariableIndefinie(f"{gabarit.name} : {self.token} n'est pas défini") from erreur
            return resoudre(self, context, ignore_failures)
        # Found once: what is left to do is what the filters do of a value.
        return (
            resoudre(SimpleNamespace(is_var=False, var=valeur, filters=self.filters), context)
            if self.filters
            else valeur
        )

    monkeypatch.setattr(base.FilterExpression, "resolve", resolve)


@cache
def _a_nous(gabarit: str) -> bool:
    return gabarit.startswith(NOS_GABARITS)
