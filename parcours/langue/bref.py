"""« Niveau A2 à l'oral, évalué le 3 mars 2026 ; atelier sociolinguistique en cours »: the language pillar in one line."""

import datetime

from django.db.models.functions import Coalesce
from django.utils.text import capfirst

from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures.offre import TypeDispositif
from cirj.socle.templatetags.francais import jour
from parcours.commun.bref import Bref, Trait, en_un_mot, traits
from parcours.langue.progres import Mesure, dans, progres
from parcours.nomenclatures import CauseAttente, EtatCours, Niveau


def _sources(personne, _parcours):
    evaluations = personne.evaluationlinguistiques.exclude(niveau="")
    lus = en_un_mot("nature", "competence", "niveau", "date_precision", "releve_le", "cree_le")
    yield traits(evaluations.annotate(lu=lus), Pilier.LANGUE, "niveau", "date", "lu")
    cours = personne.cours.filter(etat__in=[EtatCours.EN_ATTENTE, EtatCours.EN_COURS])
    lus, depuis = en_un_mot("etat", "type", "attente_cause"), Coalesce("debut", "attente_depuis")
    yield traits(cours.annotate(lu=lus, depuis=depuis), Pilier.LANGUE, "cours", "depuis", "lu")


def _dire(des_traits: list[Trait]) -> str:
    return capfirst(" ; ".join(filter(None, [_niveau(des_traits), _progres(des_traits), _cours(des_traits)])))


def _niveau(des_traits: list[Trait]) -> str:
    niveaux = [t for t in des_traits if t.genre == "niveau"]
    if not niveaux:
        return ""
    trait = max(niveaux, key=_connu_le)
    _, _, niveau, *_ = trait.texte.split("|")
    memes = [t.texte.split("|") for t in niveaux if t.date == trait.date]
    ou = dans(competence for _, competence, autre, *_ in memes if autre == niveau)
    quand = f", évalué le {jour(trait.date)}" if trait.date else ""
    return f"Niveau {Niveau(niveau).label}{' ' if ou else ''}{ou}{quand}"


def _connu_le(trait: Trait) -> tuple[str, bool, str]:
    """A level without a date was so on the day that a table said it; of two tables on one day, the one read last."""
    if trait.date:
        return trait.date.isoformat(), False, ""
    *_, releve, cree = trait.texte.split("|")
    return releve, True, cree


def _progres(des_traits: list[Trait]) -> str:
    mesures = []
    for trait in des_traits:
        if trait.genre == "niveau" and trait.date:
            nature, competence, niveau, precision, *_ = trait.texte.split("|")
            mesures.append(Mesure(nature, competence, niveau, trait.date, precision))
    return " ; ".join(progres(mesures)[:1])


def _cours(des_traits: list[Trait]) -> str:
    """The course under way; without one, what the person waits for, since the longest."""
    suivis = sorted((t for t in des_traits if t.genre == "cours"), key=lambda t: t.date or datetime.date.min)
    for voulu in (EtatCours.EN_COURS, EtatCours.EN_ATTENTE):
        for trait in suivis:
            etat, type_cours, cause = trait.texte.split("|")
            if etat != voulu:
                continue
            depuis = f" depuis le {jour(trait.date)}" if trait.date else ""
            if etat == EtatCours.EN_COURS:
                return f"{TypeDispositif(type_cours).court}{depuis}"
            pourquoi = f" ({CauseAttente(cause).label.lower()})" if cause else ""
            return f"attend un cours{depuis}{pourquoi}"
    return ""


BREF = Bref(_sources, _dire)
