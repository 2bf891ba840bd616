"""What the language pillar tells on the timeline: tests as they were passed, certifications, courses begun and ended."""

from collections.abc import Callable, Iterator

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Concat

from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures.offre import TypeDispositif
from cirj.socle.templatetags.francais import compte
from parcours.commun.chronologie import Evenement
from parcours.commun.dates_du_fil import DatesDuFil, Dit, LigneDatee, lignes_datees
from parcours.langue.progres import dire_les_niveaux, epreuves
from parcours.models import EvaluationLinguistique, InscriptionCours, Parcours, PrescriptionLinguistique
from parcours.nomenclatures import CauseAttente, MotifAbandonCours, Niveau

_LANGUE = Pilier.LANGUE.value
_COURS = "fr-icon-book-2-line"
_DU_TEST = ("nature", "competence", "niveau", "profil", "examen", "resultat", "niveau_vise")
_TEST = "EvaluationLinguistique"


def _branches(parcours: Parcours) -> Iterator[QuerySet]:
    personne = parcours.personne_id
    du_test = Concat(*[v for nom in _DU_TEST for v in (F(nom), Value("|"))], output_field=CharField())
    tests = EvaluationLinguistique.objects.filter(personne=personne)
    yield lignes_datees(tests, _TEST, "date", "date_precision", du_test)
    prescriptions = PrescriptionLinguistique.objects.filter(personne=personne)
    yield lignes_datees(prescriptions, "PrescriptionLinguistique", "date", "date_precision", "heures", "niveau_vise")
    cours = InscriptionCours.objects.filter(personne=personne)
    yield lignes_datees(cours, "CoursAttendu", "attente_depuis", "", "type", "attente_cause")
    yield lignes_datees(cours, "CoursCommence", "debut", "", "type")
    yield lignes_datees(cours, "CoursFini", "fin", "", "type", "motif_abandon")


def _cours(nature: str) -> Callable[[str, str], Dit]:
    return lambda code, complement: Dit(dire_un_cours(nature, code, complement), _LANGUE, _COURS)


def dire_un_cours(nature: str, code: str, complement: str) -> str:
    """Return the title of a fact about a course: « Attend une place : atelier sociolinguistique (transport) »."""
    mot = {"CoursAttendu": "Attend une place en cours", "CoursCommence": "Cours commencé", "CoursFini": "Cours terminé"}
    pourquoi = ""
    if complement and nature == "CoursAttendu":
        pourquoi = f" ({CauseAttente(complement).label.lower()})"
    elif complement:
        mot["CoursFini"], pourquoi = "Cours abandonné", f" ({MotifAbandonCours(complement).label.lower()})"
    return f"{mot[nature]} : {TypeDispositif(code).court}{pourquoi}"


def dire_une_prescription(heures: str, niveau_vise: str) -> str:
    quoi = (
        compte(int(heures), "heure de français prescrite,heures de français prescrites")
        if heures
        else "Formation en ligne de français prescrite"
    )
    return f"{quoi}, vers le niveau {Niveau(niveau_vise).label}" if niveau_vise else quoi


def _tests(lignes: list[LigneDatee]) -> Iterator[Evenement]:
    """Yield one event a test, whatever the number of skills."""
    lus = [
        EvaluationLinguistique(
            date=ligne.jour,
            date_precision=ligne.precision,
            cree_le=ligne.ecrite_le,
            **dict(zip(_DU_TEST, ligne.code.split("|"), strict=False)),
        )
        for ligne in lignes
        if ligne.jour
    ]
    for epreuve in epreuves(lus):
        premiere = epreuve[0]
        yield Evenement(
            premiere.date,
            f"Français : {_titre(epreuve)}",
            (_LANGUE,),
            premiere.get_nature_display(),
            icone="fr-icon-chat-check-line",
            precision=premiere.date_precision,
            rang=premiere.cree_le,
        )


def _titre(epreuve: list[EvaluationLinguistique]) -> str:
    premiere = epreuve[0]
    if premiere.examen:
        return f"{premiere}, {premiere.get_resultat_display().lower()}"
    profil = next((e.get_profil_display().lower() for e in epreuve if e.profil), "")
    return ", ".join(filter(None, [dire_les_niveaux(epreuve), profil]))


FIL = DatesDuFil(
    _branches,
    {
        "PrescriptionLinguistique": lambda heures, niveau: Dit(dire_une_prescription(heures, niveau), _LANGUE, _COURS),
        **{nature: _cours(nature) for nature in ("CoursAttendu", "CoursCommence", "CoursFini")},
    },
    {_TEST: _tests},
    _LANGUE,
)
