"""Whether AGIR is open to somebody, condition by condition: met, not met, unknown; the human decides.

The conditions and their sources: docs/domaine.md §3.
"""

import datetime
from dataclasses import asdict, dataclass

from django.db import models
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import Precision, age_a, ans, en_francais, fin_de_mois
from cirj.socle.models import RegleMetier
from cirj.socle.regles import Bareme, RegleAbsente
from parcours.nomenclatures import StatutProtection

ANNEES, MOIS, AGE = "AGIR_ELIGIBLE_ANNEES", "AGIR_ELIGIBLE_MOIS", "AGIR_ELIGIBLE_AGE"
CIR, TEMPORAIRE, REJOIGNANTS = "AGIR_ELIGIBLE_CIR", "AGIR_ELIGIBLE_TEMPORAIRE", "AGIR_ELIGIBLE_REJOIGNANTS"
CODES = (ANNEES, MOIS, AGE, CIR, TEMPORAIRE, REJOIGNANTS)
#: Since when the first criterion has been restricted; what replaced it is a row that the coordination writes.
CRITERE_INCONNU = (
    "Le programme a été restreint en juillet 2024, et le critère exact n'est pas enregistré ici. "
    "Demandez-le à l'OFII : il s'enregistre sur la page « Règles datées »."
)


class Reponse(models.TextChoices):
    REMPLIE = "remplie", "Remplie"
    NON_REMPLIE = "non_remplie", "Non remplie"
    INCONNUE = "inconnue", "À vérifier"


@dataclass(frozen=True)
class Condition:
    """One condition: its answer, why, and the rule it comes from (its first day and its source; "" without a rule)."""

    code: str
    libelle: str
    reponse: str
    raison: str
    regle_du: str = ""
    source: str = ""

    @property
    def mot(self) -> str:
        return Reponse(self.reponse).label

    @property
    def depuis(self) -> str:
        """The rule's first day, in French."""
        return en_francais(datetime.date.fromisoformat(self.regle_du)) if self.regle_du else ""


@dataclass(frozen=True)
class Situation:
    """What is known of the person on ``jour``. ``None`` and "" mean that it is not known.

    ``commune``: code of the department where she lives. ``volontaire``: True, she agrees; False, she refused.
    """

    jour: datetime.date
    departement: str
    statut: str = ""
    protegee_le: datetime.date | None = None
    protegee_precision: str = Precision.JOUR
    cir_signe: bool = False
    naissance: datetime.date | None = None
    naissance_precision: str = Precision.JOUR
    commune: str = ""
    rejoignant: bool = False
    volontaire: bool | None = None


def conditions(situation: Situation, bareme: Bareme) -> list[Condition]:
    """Return every condition, in the order of a conversation; ``bareme`` holds ``CODES``."""
    return [
        _protection(situation, bareme),
        _anciennete(situation, bareme),
        _cir(situation, bareme),
        _age(situation, bareme),
        _departement(situation),
        _volontaire(situation),
    ]


def ensemble(lues: list[Condition]) -> Reponse:
    """Return the answer of all the conditions: one that is not met settles it, one unknown leaves it open."""
    reponses = {condition.reponse for condition in lues}
    if Reponse.NON_REMPLIE in reponses:
        return Reponse.NON_REMPLIE
    return Reponse.INCONNUE if Reponse.INCONNUE in reponses else Reponse.REMPLIE


def minuscule(texte: str) -> str:
    """Return the label as it stands inside a sentence: acronyms keep their capitals."""
    return texte[:1].lower() + texte[1:]


def en_mots(lues: list[Condition]) -> str:
    """Return the answer in a sentence, the ground of a decision that a human takes."""
    reste = [minuscule(c.libelle) for c in lues if c.reponse == Reponse.INCONNUE]
    contre = [minuscule(c.libelle) for c in lues if c.reponse == Reponse.NON_REMPLIE]
    if contre:
        return f"Une condition au moins n'est pas remplie : {', '.join(contre)}."
    if reste:
        return f"Il reste à vérifier : {', '.join(reste)}."
    return "Toutes les conditions connues sont remplies."


def situation_de(personne, volontaire: bool | None = None, jour: datetime.date | None = None) -> Situation:
    """Read what is noted of ``personne``, in four queries; whoever asks reads her papers."""
    protection = personne.protections.filter(fin__isnull=True).first()
    membre = personne.appartenances.filter(fin__isnull=True).first()
    return Situation(
        jour=jour or timezone.localdate(),
        departement=personne.departement_id,
        statut=protection.statut if protection else "",
        protegee_le=(protection.date or protection.decidee_le) if protection else None,
        # Obtained by the decision; the day it was notified, when it is known, is the later of the two.
        protegee_precision=protection.date_precision if protection and protection.date else Precision.JOUR,
        cir_signe=personne.contratintegrations.signes().exists(),
        naissance=personne.date_naissance,
        naissance_precision=personne.naissance_precision,
        commune=personne.commune.departement_id if personne.commune_id else "",
        rejoignant=bool(membre and membre.est_rejoignant),
        volontaire=volontaire,
    )


def lire(personne, volontaire: bool | None = None, jour: datetime.date | None = None) -> list[Condition]:
    """Return the conditions as the records answer them today, with the rules of today."""
    return conditions(situation_de(personne, volontaire, jour), Bareme(*CODES))


def a_garder(lues: list[Condition]) -> list[dict]:
    """Return what is kept beside the decision (``ParcoursAgir.eligibilite``)."""
    return [asdict(condition) for condition in lues]


def gardees(valeur: list[dict] | None) -> list[Condition]:
    return [Condition(**condition) for condition in valeur or ()]


def _protection(s: Situation, bareme: Bareme) -> Condition:
    libelle = "Protection internationale"
    if s.rejoignant or s.statut == StatutProtection.MEMBRE_FAMILLE:
        regle = _regle(bareme, REJOIGNANTS, s.jour)
        if regle and regle.valeur != "0":
            return _dire("protection", libelle, Reponse.REMPLIE, "Rejoignant d'une personne protégée : admis.", regle)
        return _dire("protection", libelle, Reponse.NON_REMPLIE, "Les rejoignants ne sont pas admis.", regle)
    if s.statut == StatutProtection.PROT_TEMPORAIRE:
        regle = _regle(bareme, TEMPORAIRE, s.jour)
        admise = bool(regle and regle.valeur != "0")
        dit = "est admise" if admise else "n'ouvre pas AGIR"
        reponse = Reponse.REMPLIE if admise else Reponse.NON_REMPLIE
        return _dire("protection", libelle, reponse, f"La protection temporaire {dit}.", regle)
    if s.statut in StatutProtection.bpi():
        return _dire("protection", libelle, Reponse.REMPLIE, f"{StatutProtection(s.statut).label}.")
    return _dire("protection", libelle, Reponse.INCONNUE, "Aucune protection n'est notée dans le dossier.")


def _anciennete(s: Situation, bareme: Bareme) -> Condition:
    libelle = "Protection récente"
    connues = [regle for code in (MOIS, ANNEES) if (regle := _regle(bareme, code, s.jour))]
    # Before its own first day, a later criterion says nothing.
    regle = next((r for r in connues if r.valable_du <= s.jour), connues[-1] if connues else None)
    if s.rejoignant or s.statut == StatutProtection.MEMBRE_FAMILLE:
        return _dire("anciennete", libelle, Reponse.REMPLIE, "La date n'est pas demandée à un rejoignant.", regle)
    if s.protegee_le is None:
        return _dire("anciennete", libelle, Reponse.INCONNUE, "La date de la protection n'est pas notée.", regle)
    if regle is None:
        return _dire("anciennete", libelle, Reponse.INCONNUE, CRITERE_INCONNU)
    au_plus_tot, au_plus_tard = _bornes(s.protegee_le, s.protegee_precision)
    if regle.code == ANNEES:
        limite, dit = datetime.date(s.jour.year - int(regle.valeur), 1, 1), f"depuis {s.jour.year - int(regle.valeur)}"
    else:
        limite = bareme.limite_passee(MOIS, s.jour)
        dit = f"depuis le {en_francais(limite)}"
    if au_plus_tot >= limite:
        return _dire("anciennete", libelle, Reponse.REMPLIE, f"Obtenue {dit}, comme la règle le demande.", regle)
    if au_plus_tard < limite:
        return _dire(
            "anciennete", libelle, Reponse.NON_REMPLIE, f"La règle demande une protection obtenue {dit}.", regle
        )
    return _dire("anciennete", libelle, Reponse.INCONNUE, f"Date à préciser : la règle demande « {dit} ».", regle)


def _cir(s: Situation, bareme: Bareme) -> Condition:
    libelle, regle = "Contrat d'intégration républicaine (CIR) signé", _regle(bareme, CIR, s.jour)
    if s.cir_signe:
        return _dire("cir", libelle, Reponse.REMPLIE, "Le contrat est noté.", regle)
    if regle is not None and regle.valeur == "0":
        return _dire("cir", libelle, Reponse.REMPLIE, "Le contrat n'est pas demandé.", regle)
    return _dire("cir", libelle, Reponse.INCONNUE, "Aucun contrat n'est noté dans le dossier.", regle)


def _age(s: Situation, bareme: Bareme) -> Condition:
    regle = _regle(bareme, AGE, s.jour)
    minimum = int(regle.valeur) if regle else 0
    libelle = f"{minimum} ans au moins"
    if s.naissance is None:
        return _dire("age", libelle, Reponse.INCONNUE, "La date de naissance n'est pas notée.", regle)
    plus_jeune, plus_vieux = (age_a(jour, s.jour) for jour in reversed(_bornes(s.naissance, s.naissance_precision)))
    if plus_jeune >= minimum:
        return _dire("age", libelle, Reponse.REMPLIE, f"{ans(plus_jeune)}.", regle)
    if plus_vieux < minimum:
        return _dire("age", libelle, Reponse.NON_REMPLIE, f"{ans(max(plus_vieux, 0))}.", regle)
    return _dire("age", libelle, Reponse.INCONNUE, "La date de naissance est à préciser.", regle)


def _departement(s: Situation) -> Condition:
    libelle = "Habite le département"
    if not s.commune:
        return _dire("departement", libelle, Reponse.INCONNUE, "La commune n'est pas notée.")
    if s.commune == s.departement:
        return _dire("departement", libelle, Reponse.REMPLIE, "La commune notée est dans le département.")
    return _dire("departement", libelle, Reponse.NON_REMPLIE, "La commune notée est dans un autre département.")


def _volontaire(s: Situation) -> Condition:
    libelle = "La personne est volontaire"
    if s.volontaire is None:
        return _dire("volontaire", libelle, Reponse.INCONNUE, "Son accord n'est pas encore noté.")
    if s.volontaire:
        return _dire("volontaire", libelle, Reponse.REMPLIE, "Son accord est noté.")
    return _dire("volontaire", libelle, Reponse.NON_REMPLIE, "Elle a refusé.")


def _dire(code: str, libelle: str, reponse: str, raison: str, regle: RegleMetier | None = None) -> Condition:
    du, source = (regle.valable_du.isoformat(), regle.source) if regle else ("", "")
    return Condition(code, libelle, str(reponse), raison, du, source)


def _regle(bareme: Bareme, code: str, jour: datetime.date) -> RegleMetier | None:
    try:
        return bareme.regle(code, jour)
    except RegleAbsente:
        return None


def _bornes(jour: datetime.date, precision: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day that a date known to the month or to the year may be."""
    if precision == Precision.MOIS:
        return jour.replace(day=1), fin_de_mois(jour)
    if precision == Precision.ANNEE:
        return jour.replace(month=1, day=1), jour.replace(month=12, day=31)
    return jour, jour


def piliers_proposes() -> list[str]:
    """What an AGIR pair carries: work and training, housing, rights."""
    return [Pilier.EMPLOI.value, Pilier.LOGEMENT.value, Pilier.SOCIAL.value]
