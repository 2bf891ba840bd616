"""Accommodation and housing (indicators 8 to 11)."""

from django.db.models import Case, CharField, Exists, OuterRef, Q, Subquery, Value, When

from cirj.socle.calendrier import ajouter_mois
from comites.indicateurs.definition import REGISTRE, Famille, Indicateur, Nature, Unite, Ventilation
from comites.indicateurs.population import personnes, personnes_au
from parcours.models import Protection, Sejour
from parcours.nomenclatures import CategorieSejour, MotifFinSejour, NatureSejour, StatutProtection

SOURCE = "Séjours notés dans les dossiers CIR-J"
SANS_SUITE = (
    "personnes sorties d'hébergement dont la suite, ou le jour de la sortie, n'est pas connu ; celles dont "
    "l'accompagnement a pris fin pendant qu'elles étaient hébergées en sont"
)
HEBERGEMENT = CategorieSejour.de_nature(NatureSejour.HEBERGEMENT)
IML = CategorieSejour.de_nature(NatureSejour.IML)
#: Secured let, supported housing, own lease.
CONNUES = [nature for nature in NatureSejour if nature != NatureSejour.INCONNU]
VERS_LE_LOGEMENT = CategorieSejour.de_nature(NatureSejour.IML, NatureSejour.LOGEMENT_ACCOMPAGNE, NatureSejour.LOGEMENT)


def sejours_au(ctx):
    """Stays running on the last day looked at (the day of leaving is no longer one)."""
    b = ctx.filtre.b
    return Sejour.objects.filter(Q(debut__isnull=True) | Q(debut__lte=b), Q(fin__isnull=True) | Q(fin__gt=b))


def _en_iml(ctx):
    return personnes_au(ctx).filter(Exists(sejours_au(ctx).filter(personne=OuterRef("pk"), categorie__in=IML)))


def _sans_sejour(ctx):
    connus = sejours_au(ctx).exclude(categorie=CategorieSejour.INCONNU)
    return personnes_au(ctx).exclude(Exists(connus.filter(personne=OuterRef("pk"))))


def _nature(ctx):
    """Large family of the current stay, as its code list says."""
    familles = [When(categorie__in=CategorieSejour.de_nature(n), then=Value(n.value)) for n in CONNUES]
    sejours = sejours_au(ctx).filter(personne=OuterRef("pk"))
    return Subquery(sejours.annotate(famille=Case(*familles, output_field=CharField())).values("famille")[:1])


def _sorties_hebergement(ctx):
    """Stays that people left on a day that is known."""
    return _finis(ctx).filter(fin_connue=True).exclude(motif_fin=MotifFinSejour.FIN_SUIVI)


def _finis(ctx):
    f = ctx.filtre
    return Sejour.objects.filter(personne=OuterRef("pk"), categorie__in=HEBERGEMENT, fin__range=(f.a, f.b))


def _suivante(ctx):
    """Category of the stay that follows an accommodation stay, among those begun by the last day looked at."""
    suite = Sejour.objects.filter(personne=OuterRef("personne"), debut__gte=OuterRef("fin"), debut__lte=ctx.filtre.b)
    return Subquery(suite.order_by("debut").values("categorie")[:1])


def _sortis(ctx):
    """People who left accommodation for good: the stay that follows, when there is one, is not accommodation again."""
    parties = _sorties_hebergement(ctx).annotate(suivante=_suivante(ctx))
    return personnes(ctx).filter(Exists(parties.filter(Q(suivante__isnull=True) | ~Q(suivante__in=HEBERGEMENT))))


def _sortis_vers_logement(ctx):
    parties = _sorties_hebergement(ctx).annotate(suivante=_suivante(ctx))
    return personnes(ctx).filter(Exists(parties.filter(suivante__in=VERS_LE_LOGEMENT)))


def _sortis_sans_savoir(ctx):
    """Those who left for nobody knows where, or perhaps not: their stay ended with the pathway, or on an unknown day."""
    incertains = _finis(ctx).filter(Q(fin_connue=False) | Q(motif_fin=MotifFinSejour.FIN_SUIVI))
    juges = _sortis_vers_logement(ctx).filter(pk=OuterRef("pk"))
    sans_suite = _sortis_sans_suite(ctx).filter(pk=OuterRef("pk"))
    return personnes(ctx).filter(Exists(sans_suite) | (Exists(incertains) & ~Exists(juges)))


def _sortis_sans_suite(ctx):
    parties = _sorties_hebergement(ctx).annotate(suivante=_suivante(ctx))
    inconnue = Q(suivante__isnull=True) | Q(suivante=CategorieSejour.INCONNU)
    return (
        _sortis(ctx)
        .filter(Exists(parties.filter(inconnue)))
        .exclude(Exists(parties.filter(suivante__in=VERS_LE_LOGEMENT)))
    )


def _categorie_de_sortie(ctx):
    parties = _sorties_hebergement(ctx).annotate(suivante=_suivante(ctx))
    return Subquery(parties.filter(suivante__in=VERS_LE_LOGEMENT).order_by("-fin").values("suivante")[:1])


REGISTRE.ajouter(
    Indicateur(
        code="sorties_logement",
        numero="9",
        titre="Sorties d'hébergement vers le logement",
        famille=Famille.LOGEMENT,
        unite=Unite.PERSONNES,
        nature=Nature.FLUX,
        source=SOURCE,
        principal=True,
        numerateur="Personnes qui ont quitté un hébergement pendant la période et dont le séjour suivant est en "
        "intermédiation locative, en logement accompagné ou avec leur propre bail.",
        denominateur="",
        lignes=_sortis_vers_logement,
        manquants=_sortis_sans_savoir,
        sens_manquants=SANS_SUITE,
        ventilations=(
            Ventilation(
                "vers",
                "Logement trouvé",
                _categorie_de_sortie,
                {c: CategorieSejour(c).label for c in VERS_LE_LOGEMENT},
                ouverte="Autres logements",
            ),
        ),
    )
)

REGISTRE.ajouter(
    Indicateur(
        code="iml",
        numero="10",
        titre="Personnes en intermédiation locative",
        famille=Famille.LOGEMENT,
        unite=Unite.PERSONNES,
        nature=Nature.STOCK,
        source=SOURCE,
        principal=True,
        numerateur="Personnes dont le parcours est ouvert et qui habitent, au dernier jour de la période, un logement "
        "en intermédiation locative (sous-location, bail glissant, mandat de gestion).",
        denominateur="Personnes dont le parcours est ouvert au dernier jour de la période.",
        lignes=_en_iml,
        base=personnes_au,
        manquants=_sans_sejour,
        sens_manquants="personnes dont l'hébergement ou le logement n'est pas connu",
        ventilations=(
            Ventilation(
                "ou",
                "Où vivent les personnes",
                _nature,
                {n.value: n.label for n in CONNUES},
                de_la_base=True,
                numerateur=NatureSejour.IML.value,
            ),
        ),
    )
)

REGISTRE.ajouter(
    Indicateur(
        code="taux_sortie_logement",
        numero="11",
        titre="Part des sorties d'hébergement vers le logement",
        famille=Famille.LOGEMENT,
        unite=Unite.PERSONNES,
        nature=Nature.FLUX,
        source=SOURCE,
        numerateur="Personnes sorties d'un hébergement vers le logement (indicateur 9).",
        denominateur="Personnes sorties d'un hébergement pendant la période, suite inconnue comprise, passage d'un "
        "hébergement à un autre exclu.",
        lignes=_sortis_vers_logement,
        base=_sortis,
        manquants=_sortis_sans_savoir,
        sens_manquants=SANS_SUITE,
    )
)


def _en_dna(ctx):
    dna = sejours_au(ctx).filter(personne=OuterRef("pk"), categorie__in=CategorieSejour.dna())
    return personnes_au(ctx).filter(Exists(dna))


def _presence_indue(ctx):
    """The maintained stay ends with the Nth month after the notification's: past it, the month of b is a later one.

    What the OFII granted beyond it counts to its last day.
    """
    depassees = Q(pk__in=[])
    for rang, regle in enumerate(ctx.toutes("FIN_MAINTIEN_DNA")):
        ecrite = Q(date__lt=ajouter_mois(ctx.filtre.b.replace(day=1), -int(regle.valeur)))
        # The oldest value known also holds for what came before it.
        if rang:
            ecrite &= Q(date__gte=regle.valable_du)
        depassees |= ecrite & Q(date__lte=regle.valable_au) if regle.valable_au else ecrite
    protections = Protection.objects.filter(depassees, personne=OuterRef("pk"), statut__in=StatutProtection.bpi())
    prolonges = sejours_au(ctx).filter(
        personne=OuterRef("pk"), categorie__in=CategorieSejour.dna(), prolongation_accordee_jusqu_au__gte=ctx.filtre.b
    )
    sans_droit = _en_dna(ctx).exclude(Exists(prolonges))
    return sans_droit.filter(Exists(protections.filter(Q(fin__isnull=True) | Q(fin__gt=ctx.filtre.b))))


REGISTRE.ajouter(
    Indicateur(
        code="presence_indue",
        numero="8",
        titre="Présence indue dans l'hébergement pour demandeurs d'asile",
        famille=Famille.LOGEMENT,
        unite=Unite.PERSONNES,
        nature=Nature.STOCK,
        source=SOURCE,
        numerateur="Bénéficiaires d'une protection internationale encore hébergés au titre de l'asile (CAES, CADA, "
        "HUDA, PRAHDA) au dernier jour de la période, après la fin de leur maintien.",
        denominateur="Personnes dont le parcours est ouvert et hébergées au titre de l'asile au dernier jour de la "
        "période.",
        remarque="La fin du maintien est le dernier jour du troisième mois qui suit celui de la notification, ou de la "
        "prolongation que l'OFII a accordée quand elle est notée.",
        lignes=_presence_indue,
        base=_en_dna,
        manquants=lambda ctx: _en_dna(ctx).filter(
            Exists(
                Protection.objects.filter(
                    personne=OuterRef("pk"), statut__in=StatutProtection.bpi(), fin__isnull=True, date__isnull=True
                )
            )
        ),
        sens_manquants="personnes dont la date de notification n'est pas connue",
    )
)
