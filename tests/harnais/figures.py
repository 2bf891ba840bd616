"""The figures, counted once for each reader and filter: for the tests that undo every request, before and after which all is alike.

Counting is most of the time of a page of figures. What such a test asks of it — who may read it, whether it breaks
down — is asked of every request still: rights, forms, protection of small counts, drawings and files are done again.
"""

import pytest

from cirj.socle.rls import contexte


@pytest.fixture
def figures_comptees_une_fois(monkeypatch):
    from comites.indicateurs import page

    evaluer, connues = page.evaluer, {}

    def evaluer_une_fois(indicateurs, filtres):
        # The reader too: what row-level security gives to one proves nothing of what it gives to another.
        lectrice = contexte.courant()
        cle = lectrice.agent, lectrice.affectation, tuple(i.code for i in indicateurs), tuple(filtres)
        if cle not in connues:
            connues[cle] = evaluer(indicateurs, filtres)
        return connues[cle]

    monkeypatch.setattr(page, "evaluer", evaluer_une_fois)
