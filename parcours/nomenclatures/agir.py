"""Code lists of AGIR (docs/domaine.md §3): states, routes, the pair, suspensions, what a reconciliation finds."""

from django.db import models


class EtatAgir(models.TextChoices):
    """Where somebody stands in AGIR. « Suspendu » is never stored: a suspension under way says it."""

    ORIENTE = "oriente", "Orientée vers AGIR"
    ELIGIBILITE_VERIFIEE = "eligibilite_verifiee", "Éligibilité vérifiée"
    VALIDE_OFII = "valide_ofii", "Validée par l'OFII"
    ENTRE = "entre", "Entrée dans AGIR"
    SORTI = "sorti", "Sortie d'AGIR"
    REFUSE_INELIGIBLE = "refuse_ineligible", "Refusée : n'est pas éligible"
    REFUSE_PERSONNE = "refuse_personne", "La personne a refusé"
    NON_JOINT = "non_joint", "La personne n'a pas pu être jointe"

    @classmethod
    def candidatures(cls) -> list[str]:
        """States of who has been referred and has not entered yet."""
        return [cls.ORIENTE, cls.ELIGIBILITE_VERIFIEE, cls.VALIDE_OFII]

    @classmethod
    def entres(cls) -> list[str]:
        return [cls.ENTRE, cls.SORTI]

    @classmethod
    def sans_suite(cls) -> list[str]:
        return [cls.REFUSE_INELIGIBLE, cls.REFUSE_PERSONNE, cls.NON_JOINT]

    @property
    def suites(self) -> tuple["EtatAgir", ...]:
        return TRANSITIONS.get(self, ())


_E = EtatAgir
#: What may follow each state; PostgreSQL holds the same (``parcours/rls/fonctions/agir.sql``). The OFII's word is enough: it may
#: validate before the operator has noted its own check. Coming back from « sorti » is the correction of an exit.
TRANSITIONS: dict[str, tuple[EtatAgir, ...]] = {
    _E.ORIENTE: (_E.ELIGIBILITE_VERIFIEE, _E.VALIDE_OFII, _E.REFUSE_INELIGIBLE, _E.REFUSE_PERSONNE, _E.NON_JOINT),
    _E.ELIGIBILITE_VERIFIEE: (_E.VALIDE_OFII, _E.REFUSE_INELIGIBLE, _E.REFUSE_PERSONNE, _E.NON_JOINT),
    _E.VALIDE_OFII: (_E.ENTRE, _E.REFUSE_INELIGIBLE, _E.REFUSE_PERSONNE, _E.NON_JOINT),
    _E.ENTRE: (_E.SORTI,),
    _E.SORTI: (_E.ENTRE,),
}


class VoieAgir(models.TextChoices):
    OFII = "ofii", "OFII, à la signature du contrat d'intégration"
    PRESCRIPTEUR = "prescripteur", "Orientation par une structure"


class RoleBinome(models.TextChoices):
    EMPLOI = "emploi", "Emploi et formation"
    DROITS = "droits", "Droits et logement"


class MotifSuspension(models.TextChoices):
    """Why the clock stopped; nothing here tells about health."""

    INDISPONIBLE = "indisponible", "Personne momentanément indisponible"
    NAISSANCE = "naissance", "Naissance ou congé parental"
    ABSENCE = "absence", "Absence du département"
    AUTRE = "autre", "Autre"


class ResultatOfii(models.TextChoices):
    """What a line of the OFII's list, or one of our people, gives once compared."""

    CONCORDANT = "concordant", "Concordant"
    ETAT_DIFFERENT = "etat_different", "État différent"
    A_VERIFIER = "a_verifier", "À vérifier"
    ABSENT_CHEZ_NOUS = "absent_chez_nous", "Absent de notre liste"
    ABSENT_OFII = "absent_ofii", "Absent de celle de l'OFII"
    ECARTEE = "ecartee", "Ligne écartée"


#: A positive exit is both (docs/domaine.md §3): lasting housing, and a lasting contract or a qualifying course.
LOGEMENTS_DURABLES = ("parc_social", "parc_prive", "logement_autonome", "residence_sociale", "fjt")
EMPLOIS_DURABLES = ("cdi", "cdd_6_plus", "formation_qualifiante", "apprentissage", "professionnalisation")
