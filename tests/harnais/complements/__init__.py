"""What each theme adds to the objects of the shared dossier, in a module of its own here.

``completer(request, objets) -> dict`` makes its objects and names them for the access table; ``request.getfixturevalue``
gives the members of the cast. ``une_ligne_partout(request, objets) -> None``, when a module has it, adds a row to the
tables that no address names.
"""

from importlib import import_module
from pkgutil import iter_modules

_MODULES = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
COMPLEMENTS = [module.completer for module in _MODULES if hasattr(module, "completer")]
LIGNES_PARTOUT = [module.une_ligne_partout for module in _MODULES if hasattr(module, "une_ligne_partout")]
