"""One set of rules for the days of a person: every form that dates something of hers judges them, and says it is so here."""

import datetime
import importlib
import inspect
import pkgutil
import uuid

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

import parcours
from parcours.commun.dates_de_la_personne import DatesDeLaPersonne
from parcours.dossier.fiches import FICHES
from parcours.models import MembreMenage, MembreReunification, Menage, Personne, Suivi, VarianteIdentite
from tests.harnais.complements.agir import orienter

pytestmark = pytest.mark.django_db
NAISSANCE = datetime.date(1995, 6, 1)
VEILLE = "1995-05-31"
DEMAIN = timezone.localdate() + datetime.timedelta(days=1)

#: Forms with a day that is not of one person, and why.
AILLEURS = {
    "FormulaireAccesExceptionnel": "a birth date that is looked for, judged as such",
    "FormulaireActivite": "a collective activity",
    "FormulairePeriode": "the period of a file",
    "FormulaireValidation": "several people: ParcoursAgir.passer judges each",
    "FormulaireReport": "an alert put off to a day to come",
    "FiltresJournal": "a filter",
}
#: Days that may be to come: what is planned, the end of a right, the beginning of what is decided already.
PEUT_ETRE_A_VENIR = {
    "FormulaireAutreSituation": {"date"},
    "FormulaireBail": {"glissement_prevu"},
    "FormulaireBinome": {"debut"},
    "FormulaireAccompagnement": {"date", "fin_prevue"},
    "FormulaireContrat": {"date", "fin_prevue"},
    "_Situation": {"date"},
    "FormulaireFormation": {"date", "fin_prevue"},
    "FormulaireSituationFinie": {"fin"},
    "FormulaireCir": {"convoque_le", "fin_prevue", "prolonge_jusqu_au", "entretien_final_le"},
    "FormulaireCours": {"debut_prevu", "fin_prevue"},
    "FormulaireDemandeLogement": {"prochaine_echeance"},
    "FormulaireDroit": {"date", "fin", "renouveler_le", "ouvert_le"},
    "FormulaireDroitAvance": {"date", "fin"},
    "FormulaireDuo": {"debut", "fin_prevue"},
    "FormulaireDuoFini": {"fin"},
    "FormulaireEnchainementRepris": {"debut"},
    "FormulaireEtape": {"echeance"},
    "FormulaireObjectif": {"echeance"},
    "FormulaireIntervention": {"debut"},
    "FormulaireInterventionFinie": {"fin"},
    "FormulaireReferentFini": {"fin"},
    "FormulaireMembreParti": {"fin"},
    "FormulaireMaillon": {"debut_prevu", "fin_prevue"},
    "FormulaireParcours": {"debut"},
    "FormulairePersonne": {"debut"},
    "FormulaireProlongation": {"prolongation_accordee_jusqu_au"},
    "FormulaireProtection": {"fin"},
    "FormulaireReferent": {"debut"},
    "FormulaireRenouvellement": {"recu_debut", "recu_fin"},
    "FormulaireRendezVous": {"date"},
    "FormulaireReunification": {"recours_avant"},
    "FormulaireScolarite": {"debut", "fin"},
    "FormulaireSejour": {"debut", "fin"},
    "FormulaireSejourFini": {"fin"},
    "FormulaireSortie": {"fin"},
    "FormulaireSuivi": {"etape_echeance"},
    "FormulaireSuspension": {"debut", "fin"},
    "FormulaireTitre": {"debut", "fin"},
    "FormulaireVariante": {"du", "au"},
}
#: Already refused by the form itself, in its own words.
REFUSE_AUTREMENT = {("FormulaireSuivi", "date")}


def _formulaires() -> list[type]:
    classes = {}
    for module in pkgutil.walk_packages(parcours.__path__, "parcours."):
        if ".migrations." in module.name:
            continue
        for classe in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(classe) and issubclass(classe, forms.BaseForm) and _jours(classe):
                classes[classe] = classe.__module__
    return list(classes)


def _jours(classe) -> set[str]:
    return {nom for nom, champ in classe.base_fields.items() if isinstance(champ, forms.DateField)}


def test_every_form_that_dates_something_of_a_person_judges_it_or_says_why_not():
    tous = _formulaires()
    assert len(tous) > 50
    assert {c.__name__ for c in tous if not issubclass(c, DatesDeLaPersonne)} == set(AILLEURS)


def test_every_day_is_of_the_past_or_is_said_to_be_possibly_to_come():
    a_venir: dict[str, set[str]] = {}
    for classe in _formulaires():
        if issubclass(classe, DatesDeLaPersonne):
            noms = {
                nom
                for nom in _jours(classe) - {"date_naissance"}
                if not classe.dit_le_passe(nom) and (classe.__name__, nom) not in REFUSE_AUTREMENT
            }
            if noms:
                a_venir.setdefault(classe.__name__, set()).update(noms)
    assert a_venir == PEUT_ETRE_A_VENIR


@pytest.fixture
def nee(personne):
    personne.date_naissance, personne.naissance_precision = NAISSANCE, "jour"
    personne.save()
    return personne


def test_no_form_of_the_dossier_takes_what_has_happened_for_what_will(nee, parcours, coordinatrice, connecter):
    """Every form that adds something, found in the registry."""
    client, juges = connecter(coordinatrice), set()
    for code in FICHES:
        adresse = reverse("fiche_ajouter", args=[nee.pk, code])
        page = client.get(adresse)
        if page.status_code != 200 or "formulaire" not in page.context:
            continue
        formulaire = page.context["formulaire"]
        passes = [nom for nom in formulaire.fields if nom in _jours(type(formulaire)) and formulaire.dit_le_passe(nom)]
        if passes:
            reponse = client.post(adresse, {formulaire.add_prefix(nom): DEMAIN.isoformat() for nom in passes})
            erreurs = reponse.context["formulaire"].errors
            assert [nom for nom in passes if nom not in erreurs] == [], code
            juges |= {(code, nom) for nom in passes}
    assert len(juges) >= 25, juges


def test_a_follow_up_and_its_next_step_do_not_precede_the_birth(nee, parcours, intervenante, connecter):
    adresse = reverse("suivi_nouveau", args=[nee.pk])
    champs = {
        "texte": "Essai",
        "piliers": ["langue"],
        "date": VEILLE,
        "mode": "entretien",
        "jeton": uuid.uuid4(),
        "etape": "Voir",
        "etape_echeance": VEILLE,
    }
    erreurs = connecter(intervenante).post(adresse, champs).context["formulaire"].errors
    assert {"date", "etape_echeance"} <= set(erreurs)
    assert not Suivi.objects.exists()


def test_nobody_joins_a_household_before_being_born_nor_tomorrow(nee, parcours, coordinatrice, connecter):
    client, adresse = connecter(coordinatrice), reverse("membre_nouveau", args=[nee.pk])
    champs = {"nom": "DÉMO-ENFANT", "lien": "enfant", "date_naissance": "2024-02-01", "naissance_precision": "jour"}

    def refuse(depuis: str) -> bool:
        formulaire = client.get(adresse).context["formulaire"]
        noms = {formulaire.add_prefix(nom): valeur for nom, valeur in (champs | {"depuis": depuis}).items()}
        reponse = client.post(adresse, noms)
        return reponse.status_code != 302 and "depuis" in reponse.context["formulaire"].errors

    assert refuse("2024-01-31")
    assert refuse(DEMAIN.isoformat())
    assert not Personne.objects.filter(nom="DÉMO-ENFANT").exists()
    assert not refuse("2024-02-01")
    assert MembreMenage.objects.filter(personne__nom="DÉMO-ENFANT").exists()


def test_the_place_of_a_mother_is_judged_by_her_own_birth(nee, parcours, jura, coordinatrice, connecter):
    """Seen from the dossier of her child: the household is older than the child."""
    mere = Personne.objects.create(departement=jura, nom="DÉMO-MÈRE", date_naissance=datetime.date(1970, 1, 1))
    menage = Menage.fonder(nee, datetime.date(2020, 1, 1))
    place = menage.membres.create(personne=mere, debut=datetime.date(2020, 1, 1), lien="parent")
    client, adresse = connecter(coordinatrice), reverse("fiche_modifier", args=[nee.pk, "place", place.pk])

    def poster(debut: str):
        formulaire = client.get(adresse).context["formulaire"]
        champs = {c.html_name: c.value() for c in formulaire if c.value() not in (None, [], False)}
        return client.post(adresse, champs | {formulaire.add_prefix("debut"): debut})

    assert "1er jan. 1970" in str(poster("1969-12-31").context["formulaire"].errors["debut"])
    assert poster("1990-01-01").status_code == 302
    place.refresh_from_db()
    assert place.debut == datetime.date(1990, 1, 1)


def test_a_step_of_agir_does_not_precede_the_birth_and_does_not_tell_it(
    nee, parcours, association, autre_association, coordinatrice, connecter
):
    agir = orienter(parcours, association, autre_association, etat_le=datetime.date(1990, 1, 1), oriente_le=None)
    with pytest.raises(ValidationError, match="précède la naissance"):
        agir.passer("valide_ofii", datetime.date(1995, 5, 31))
    formulaire = connecter(coordinatrice).get(agir.get_absolute_url()).context["formulaire"]
    champs = {formulaire.add_prefix("vers"): "valide_ofii", formulaire.add_prefix("le"): VEILLE}
    page = connecter(coordinatrice).post(agir.get_absolute_url(), champs)
    assert page.context["formulaire"].errors["le"] == ["Cette date précède la naissance."]


@pytest.mark.parametrize(
    ("modele", "champs", "fautif"),
    [
        (VarianteIdentite, {"nom": "-"}, "nom"),
        (VarianteIdentite, {"nom": "A", "prenom": "…"}, "prenom"),
        (MembreReunification, {"nom": "--", "lien": "enfant"}, "nom"),
        (
            MembreReunification,
            {"nom": "A", "lien": "enfant", "date_naissance": datetime.date(2099, 1, 1)},
            "date_naissance",
        ),
        (
            MembreReunification,
            {"nom": "A", "lien": "enfant", "date_naissance": datetime.date(1900, 6, 1)},
            "date_naissance",
        ),
        (Personne, {"nom": "A", "telephone": "123"}, "telephone"),
        (Personne, {"nom": "!"}, "nom"),
    ],
)
def test_a_model_that_writes_an_identity_refuses_what_nobody_can_be(modele, champs, fautif):
    with pytest.raises(ValidationError) as refus:
        modele(**champs).clean_fields(exclude=["personne", "departement", "reunification"])
    assert list(refus.value.message_dict) == [fautif]
