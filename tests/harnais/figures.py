"""The figures, counted once for each filter: for the tests that undo every request, before and after which all is alike.

Counting is most of the time of a page of figures. What such a test asks of it — who may read it, whether it breaks
down — is asked of every request still: rights, forms, protection of small counts, drawings and files are done again.
"""

import pytest


@pytest.fixture
def figures_comptees_une_fois(monkeypatch):
    from comites.indicateurs import page

    evaluer, connues = page.evaluer, {}

    def evaluer_une_fois(indicateurs, filtres):
        cle = tuple(indicateur.code for indicateur in indicateurs), tuple(filtres)
        if cle not in connues:
            connues[cle] = evaluer(indicateurs, filtres)
        return connues[cle]

    monkeypatch.setattr(page, "evaluer", evaluer_une_fois)
