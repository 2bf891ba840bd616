"""« CDI (cuisinier) depuis le 1 sep. 2026 ; échange du permis demandé »: the work and training pillar in one line."""

from django.db.models import CharField, DateField, F, Value
from django.db.models.functions import Cast, Coalesce, Concat

from acteurs.nomenclatures import Pilier
from cirj.socle.templatetags.francais import jour
from parcours.commun.bref import Bref, Trait, dernier, traits
from parcours.models.emploi import en_cours
from parcours.nomenclatures import CategorieEmploi, EchangePermis, FamilleEmploi

_SANS_FIN = "9999-12-31"


def _sources(personne, _parcours):
    # The end travels beside the category, with the day of the table that said it: a fact has one day and one word.
    fin = Coalesce(Cast("fin", CharField()), Value(_SANS_FIN))
    releve = Coalesce(Cast("releve_le", CharField()), Value(""))
    cree = Cast("cree_le", CharField())
    mots = [F("categorie"), Value("|"), fin, Value("|"), releve, Value("|"), cree]
    situations = personne.situationemplois.annotate(mot=Concat(*mots))
    yield traits(situations, Pilier.EMPLOI, "situation", "date", "mot")
    demandes = personne.permis_conduire.filter(echange_demande_le__isnull=False)
    yield traits(demandes, Pilier.EMPLOI, "echange", "echange_demande_le", "echange_resultat")


def _dire(des_traits: list[Trait]) -> str:
    dites = [t for t in des_traits if t.genre == "situation"]
    # Of two tables read on one day, the one read last comes first.
    situations = [_lue(t) for t in sorted(dites, key=lambda t: t.texte.rpartition("|")[2], reverse=True)]
    return " ; ".join(filter(None, [_situation(situations), _echange(dernier(des_traits, "echange"))]))


def _situation(situations: list[tuple]) -> str:
    """Return what the person does today: the latest begun, and the scheme that accompanies her beside it."""
    actuelles = en_cours(situations)
    accompagnees = [s for s in actuelles if CategorieEmploi(s[0]).famille == FamilleEmploi.ACCOMPAGNEMENT]
    autres = [s for s in actuelles if s not in accompagnees]
    if actuelles:
        return ", ".join(_depuis(*s) for s in [*autres[:1], *accompagnees[:1]])
    finies = [s for s in situations if s[2] is not None]
    if not finies:
        return ""
    categorie, _, fin, _ = max(finies, key=lambda s: s[2])
    return f"{CategorieEmploi(categorie).label} jusqu'au {jour(fin)}"


def _depuis(categorie: str, _connue_le, _fin, date) -> str:
    return f"{CategorieEmploi(categorie).label}{f' depuis le {jour(date)}' if date else ''}"


def _lue(trait: Trait) -> tuple:
    """Return (category, day from which it is known to be so, end, date of its beginning)."""
    categorie, fin, releve, _ = trait.texte.split("|")
    connue_le = trait.date or (DateField().to_python(releve) if releve else None)
    return categorie, connue_le, None if fin == _SANS_FIN else DateField().to_python(fin), trait.date


def _echange(echange: Trait | None) -> str:
    if echange is None:
        return ""
    mot = EchangePermis(echange.texte).label.lower() if echange.texte else "demandé"
    return f"échange du permis {mot}"


BREF = Bref(_sources, _dire)
