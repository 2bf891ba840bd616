"""What makes the tests strict: an undefined variable in one of our templates fails the test that renders it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import Origin, Variable, VariableDoesNotExist
from hypothesis import settings as reglages

# Properties are about results, not about how busy the machine is.
reglages.register_profile("maison", deadline=None)
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
        if not ignore_failures and isinstance(self.var, Variable) and _a_nous(gabarit):
            try:
                self.var.resolve(context)
            except VariableDoesNotExist as erreur:
                if not any(f[0].__name__ in ("default", "default_if_none") for f in self.filters):
                    raise VariableIndefinie(f"{gabarit.name} : {self.token} n'est pas défini") from erreur
        return resoudre(self, context, ignore_failures)

    monkeypatch.setattr(base.FilterExpression, "resolve", resolve)


def _a_nous(origine: Origin | None) -> bool:
    return origine is not None and str(origine.name).startswith(NOS_GABARITS)
