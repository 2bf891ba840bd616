"""The lines of the access table that each theme keeps in a module of its own here, as ``LIGNES``."""

from importlib import import_module
from pkgutil import iter_modules

from tests.harnais.acces import Ligne

LIGNES: list[Ligne] = [
    ligne for module in iter_modules(__path__) for ligne in import_module(f"{__name__}.{module.name}").LIGNES
]
