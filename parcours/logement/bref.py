"""« CADA depuis le 12 janv. 2026, maintien jusqu'au 30 juin 2026 ; demande de logement social déposée le 3 mars 2026 »."""

import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import depuis
from cirj.socle.models import RegleMetier
from cirj.socle.regles import Bareme
from cirj.socle.templatetags.francais import jour
from parcours.commun.bref import Bref, Trait, dernier, en_un_mot, traits
from parcours.logement.termes import CODES, Lieu, constater
from parcours.nomenclatures import CategorieSejour, EtatDemandeLogement, TypeDemandeLogement


def _sources(personne, _parcours):
    aujourdhui = timezone.localdate()
    actuels = personne.sejours.filter(Q(fin__isnull=True) | Q(fin__gt=aujourdhui))
    actuels = actuels.annotate(lu=en_un_mot("categorie", "debut_precision", "prolongation_accordee_jusqu_au"))
    yield traits(actuels, Pilier.LOGEMENT, "sejour", "debut", "lu")
    # The rules and the notification come in the same query: the page has none to spare.
    regles = RegleMetier.objects.filter(code__in=CODES).annotate(lu=en_un_mot("code", "valeur", "unite", "valable_au"))
    yield traits(regles, Pilier.LOGEMENT, "regle", "valable_du", "lu")
    notifiee = personne.protections.filter(fin__isnull=True, date__isnull=False)
    yield traits(notifiee, Pilier.LOGEMENT, "notification", "date", "date_precision")
    demandes = personne.demandelogements.filter(etat__in=EtatDemandeLogement.en_cours())
    yield traits(demandes.annotate(lu=en_un_mot("type", "etat")), Pilier.LOGEMENT, "demande", "date", "lu")


def _dire(des_traits: list[Trait]) -> str:
    return capfirst(" ; ".join(filter(None, [_sejour(des_traits), _demande(des_traits)])))


def _sejour(des_traits: list[Trait]) -> str:
    sejour = dernier(des_traits, "sejour")
    if sejour is None:
        return ""
    categorie, precision, prolongation = sejour.texte.split("|")
    notification = dernier(des_traits, "notification")
    lieu = Lieu(
        categorie,
        sejour.date,
        precision,
        _jour(prolongation),
        notification.date if notification else None,
        notification.texte if notification else "jour",
    )
    terme = constater(lieu, Bareme(lignes=[_regle(t) for t in des_traits if t.genre == "regle"]))
    ici = " ".join(filter(None, [str(CategorieSejour(categorie).label), depuis(sejour.date, precision)]))
    return f"{ici}, {terme.texte}" if terme else ici


def _demande(des_traits: list[Trait]) -> str:
    """The application filed last; a proposal, or an appeal, before all others."""
    demandes = [t for t in des_traits if t.genre == "demande"]
    urgentes = [t for t in demandes if t.texte.endswith(("|proposition", "|recours"))]
    choisie = dernier(urgentes or demandes, "demande")
    if choisie is None:
        return ""
    genre, etat = choisie.texte.split("|")
    quoi = TypeDemandeLogement(genre).court
    # Inside a sentence, unless it begins with an acronym.
    quoi = quoi if quoi[1].isupper() else quoi[0].lower() + quoi[1:]
    if urgentes:
        return f"{quoi} : {EtatDemandeLogement(etat).label.lower()}"
    return f"{quoi} déposée le {jour(choisie.date)}" if choisie.date else f"{quoi} déposée"


def _regle(trait: Trait) -> RegleMetier:
    code, valeur, unite, valable_au = trait.texte.split("|")
    return RegleMetier(code=code, valeur=valeur, unite=unite, valable_du=trait.date, valable_au=_jour(valable_au))


def _jour(texte: str) -> datetime.date | None:
    return datetime.date.fromisoformat(texte) if texte else None


BREF = Bref(_sources, _dire)
