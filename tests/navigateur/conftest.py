"""The browser's tests share the committees' objects."""

from tests.comites.conftest import blocage, cellule, decision, point, prochaine, seance

__all__ = ["blocage", "cellule", "decision", "point", "prochaine", "seance"]
