"""A rule changed on a phone: the form, what would change, the confirmation, the withdrawal."""

import pytest
from django.utils import timezone

from cirj.socle.models import RegleMetier
from tests.harnais.axe import defauts_axe

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_rule_is_changed_then_given_up_on_a_phone(ouvrir_page, coordinatrice, parcours):
    page = ouvrir_page(coordinatrice, "/regles/", largeur=390)
    for lien in ("Délai le plus long entre deux contacts", "Changer cette règle"):
        assert defauts_axe(page) == []
        page.get_by_role("link", name=lien, exact=True).click()
    assert defauts_axe(page) == []
    page.get_by_label("Nouvelle valeur").fill("3")
    page.get_by_label("Valable à partir du").fill(f"{timezone.localdate().year + 1}-03-01")
    page.get_by_label("Pourquoi cette règle change").fill("Le cahier des charges change.")
    page.get_by_label("D'où vient cette valeur").fill("Instruction d'essai")
    page.get_by_role("button", name="Voir ce qui change").click()
    page.get_by_role("heading", name="Ce que cela fait").wait_for()
    assert defauts_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Corriger").click()
    assert page.get_by_label("Nouvelle valeur").input_value() == "3"
    page.get_by_role("button", name="Voir ce qui change").click()
    page.get_by_role("button", name="Changer la règle").click()
    page.get_by_role("heading", name="À venir").wait_for()
    assert RegleMetier.objects.filter(code="AGIR_CONTACT").count() == 2
    page.get_by_role("link", name="Retirer ce changement").click()
    page.get_by_label("Pourquoi ce changement est retiré").fill("Trop tôt.")
    page.get_by_role("button", name="Retirer ce changement").click()
    page.get_by_text("la valeur d'avant continue").wait_for()
    assert RegleMetier.objects.filter(code="AGIR_CONTACT").count() == 1
    assert page.erreurs == []
