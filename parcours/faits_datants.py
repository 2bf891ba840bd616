"""The facts from which the dated rules count: an entry, a notification, the start of a permit, the last contact."""

import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from cirj.socle.regles import Bareme
from parcours.models import ContratIntegration, Etape, Parcours, Protection, Sejour, TitreSejour
from parcours.nomenclatures import CategorieSejour, Programme, StatutProtection, TypeTitre

CODES = [
    "AGIR_CONTACT", "AGIR_TERME", "FIN_MAINTIEN_DNA", "FIN_CPH", "FIN_CPH_PROLONGATION", "ECHANGE_PERMIS", "FIN_API",
    "FIN_APS", "RENOUV_TITRE_OUVERTURE", "RENOUV_TITRE_LIMITE", "CIR_TERME", "PT_FIN", "SUIVI_T6", "SUIVI_T12",
]  # fmt: skip
PAR_PERSONNE = "personne__parcours__pk"


class Fait(NamedTuple):
    """A departure: the rule that counts from it, the day, what is known of it, a step's title and pillar."""

    parcours_id: UUID
    code: str
    date: datetime.date
    precision: str
    texte: str
    pilier: str


def faits(parcours_qs, bareme: Bareme, du: datetime.date, au: datetime.date) -> list[Fait]:
    """Return in one query the facts whose deadline may fall from ``du`` to ``au`` (a little wider, never narrower)."""
    if isinstance(parcours_qs, list):
        cles = [parcours.pk for parcours in parcours_qs]
    else:
        cles = parcours_qs.order_by().values("pk")
    tous = Parcours.objects.filter(pk__in=cles).order_by()
    premiere, *autres = _branches(tous, tous.ouverts(), bareme, du, au)
    return [Fait(*ligne) for ligne in premiere.union(*autres, all=True)]


def _branches(tous, ouverts, bareme: Bareme, du: datetime.date, au: datetime.date):
    def entre(champ: str, code: str) -> Q:
        return Q(**{f"{champ}__range": bareme.departs(code, du, au)})

    dus = ouverts.annotate(contact=Coalesce("dernier_contact", "debut")).filter(entre("contact", "AGIR_CONTACT"))
    yield _lignes(dus, "AGIR_CONTACT", "contact", "contact_precision")
    agir = ouverts.filter(entre("debut", "AGIR_TERME"), programme=Programme.AGIR)
    yield _lignes(agir, "AGIR_TERME", "debut", "debut_precision")
    for code, terme in (("SUIVI_T6", "T6"), ("SUIVI_T12", "T12")):
        sortis = tous.filter(entre("fin", code), fin__lte=timezone.localdate())
        yield _lignes(sortis.exclude(suivis_post_sortie__terme=terme), code, "fin")
    prevues = _de(Etape, ouverts, "parcours").filter(faite_le__isnull=True, echeance__range=(du, au))
    yield _lignes(prevues, "ETAPE", "echeance", cle="parcours", texte="intitule", pilier="pilier")
    yield from _protections(ouverts, entre, bareme)
    # A stay in a CPH renews itself every three months: its entry may be years back.
    en_cph = _actuels(_de(Sejour, ouverts)).filter(categorie=CategorieSejour.CPH, debut__isnull=False)
    yield _lignes(en_cph, "FIN_CPH", "debut", "debut_precision", cle=PAR_PERSONNE)
    yield from _titres(ouverts, entre)
    cir = _de(ContratIntegration, ouverts).filter(entre("date", "CIR_TERME"))
    yield _lignes(cir, "CIR_TERME", "date", "date_precision", cle=PAR_PERSONNE)


def _protections(ouverts, entre, bareme: Bareme):
    en_cours = _de(Protection, ouverts).filter(fin__isnull=True)
    dans_le_dna = _actuels(Sejour.objects.filter(personne=OuterRef("personne"), categorie__in=CategorieSejour.dna()))
    yield _lignes(
        en_cours.filter(entre("date", "FIN_MAINTIEN_DNA"), Exists(dans_le_dna)),
        "FIN_MAINTIEN_DNA", "date", "date_precision", cle=PAR_PERSONNE,
    )  # fmt: skip
    fin = Value(bareme.date("PT_FIN", timezone.localdate()), output_field=DateField())
    temporaires = en_cours.filter(statut=StatutProtection.PROT_TEMPORAIRE).annotate(jour_pt=fin)
    yield _lignes(temporaires, "PT_FIN", "jour_pt", cle=PAR_PERSONNE)


def _titres(ouverts, entre):
    """The last document counts for its own end; the first interim one, for the driving licence."""
    siens = TitreSejour.objects.filter(personne=OuterRef("personne"))
    dernier = _de(TitreSejour, ouverts).filter(~Exists(siens.filter(debut__gt=OuterRef("debut"))))
    cartes = dernier.filter(type__in=[TypeTitre.PLURIANNUELLE, TypeTitre.RESIDENT], fin__isnull=False)
    yield _lignes(cartes, "RENOUV_TITRE", "fin", cle=PAR_PERSONNE)
    provisoires = dernier.filter(type__in=[TypeTitre.API, TypeTitre.RECEPISSE, TypeTitre.APS], fin__isnull=False)
    yield _lignes(provisoires, "FIN_TITRE", "fin", cle=PAR_PERSONNE)
    for code, type_titre in (("FIN_API", TypeTitre.API), ("FIN_APS", TypeTitre.APS)):
        sans_fin = dernier.filter(entre("debut", code), type=type_titre, fin__isnull=True)
        yield _lignes(sans_fin, code, "debut", cle=PAR_PERSONNE)
    interimaires = [TypeTitre.API, TypeTitre.RECEPISSE]
    plus_ancien = siens.filter(type__in=interimaires, debut__lt=OuterRef("debut"))
    premier = _de(TitreSejour, ouverts).filter(
        entre("debut", "ECHANGE_PERMIS"), ~Exists(plus_ancien), type__in=interimaires
    )
    yield _lignes(premier, "ECHANGE_PERMIS", "debut", cle=PAR_PERSONNE)


def _de(modele, parcours, chemin: str = "personne__parcours"):
    """Return the rows of ``modele`` of these pathways, joined to them."""
    return modele.objects.filter(**{f"{chemin}__in": parcours.values("pk")})


def _actuels(sejours):
    return sejours.filter(Q(fin__isnull=True) | Q(fin__gt=timezone.localdate()))


def _lignes(ensemble, code: str, jour: str, precision: str = "", cle: str = "pk", texte: str = "", pilier: str = ""):
    """Return the six columns of ``Fait``, typed alike in every branch of the union."""

    def colonne(champ: str, defaut: str = ""):
        return Cast(F(champ) if champ else Value(defaut), CharField())

    return ensemble.order_by().values_list(
        F(cle),
        Value(code, output_field=CharField()),
        F(jour),
        colonne(precision, "jour"),
        colonne(texte),
        colonne(pilier),
    )
