"""How people are followed: the two-month contact (indicator 25) and the rights opened in time (33)."""

from django.db.models import DateField, Exists, ExpressionWrapper, F, OuterRef, Q, Value
from django.db.models.functions import Greatest, Least

from comites.indicateurs.agir import en_agir
from comites.indicateurs.definition import REGISTRE, Famille, Indicateur, Nature, Unite
from comites.indicateurs.population import personnes
from comites.indicateurs.sql import Plus
from parcours.models import Droit, Protection, Suivi, SuspensionAgir
from parcours.nomenclatures import EtatDroit, StatutProtection, TypeDroit


def _agir(ctx):
    """AGIR pathways of the period that no suspension touched in it: while suspended, no contact is due."""
    f = ctx.filtre
    suspendus = SuspensionAgir.objects.filter(
        Q(fin__isnull=True) | Q(fin__gt=f.a), parcours=OuterRef("pk"), debut__lte=f.b
    )
    return en_agir(ctx).exclude(Exists(suspendus))


def _retard_apres(depart, ctx):
    """First day of the period on which the contact of the day ``depart`` was too old."""
    limite = Plus(depart, ctx.duree("AGIR_CONTACT"))
    lendemain = Plus(limite, "1 day")
    return Greatest(lendemain, Value(ctx.filtre.a), output_field=DateField())


def _contact_tenu(ctx):
    """Pathways without a day of the period on which the contact before it (or the entry) was older than the rule."""
    fin_observee = Least(Value(ctx.filtre.b), F("fin"), output_field=DateField())
    pris_avant = Suivi.objects.contacts().filter(
        parcours=OuterRef("pk"), date__gt=OuterRef("entree"), date__lt=OuterRef("retard")
    )
    apres_un_suivi = (
        Suivi.objects.contacts()
        .filter(parcours=OuterRef("pk"), date__gte=OuterRef("entree"), date__lte=OuterRef("observe"))
        .annotate(retard=_retard_apres(F("date"), ctx))
        .filter(
            ~Exists(
                Suivi.objects.contacts().filter(
                    parcours=OuterRef("parcours"), date__gt=OuterRef("date"), date__lt=OuterRef("retard")
                )
            ),
            retard__lte=OuterRef("observe"),
        )
    )
    return (
        _agir(ctx)
        .annotate(
            observe=ExpressionWrapper(fin_observee, output_field=DateField()),
            retard=_retard_apres(F("entree"), ctx),
        )
        .exclude(Q(retard__lte=F("observe")) & ~Exists(pris_avant))
        .exclude(Exists(apres_un_suivi))
    )


REGISTRE.ajouter(
    Indicateur(
        code="contact_tenu",
        numero="25",
        titre="Contact tenu tous les deux mois (AGIR)",
        famille=Famille.PUBLIC,
        unite=Unite.PARCOURS,
        nature=Nature.FLUX,
        principal=True,
        source="Suivis notés dans les dossiers CIR-J",
        numerateur="Parcours AGIR sans un seul jour de la période où le contact précédent (l'entrée, s'il n'y en "
        "a pas eu) datait de plus de deux mois, de date à date.",
        denominateur="Parcours AGIR ouverts au moins un jour de la période, sauf ceux qui y ont été suspendus.",
        remarque="Le délai est celui de la règle datée « Délai maximal entre deux contacts ».",
        lignes=_contact_tenu,
        base=_agir,
        manquants=lambda ctx: _agir(ctx).filter(
            Exists(
                Suivi.objects.contacts()
                .filter(parcours=OuterRef("pk"), date__range=(ctx.filtre.a, ctx.filtre.b))
                .exclude(date_precision="jour")
            )
        ),
        sens_manquants="parcours dont la date d'un contact n'est connue qu'au mois ou à l'année",
    )
)

ASSURANCE_MALADIE = [TypeDroit.PUMA, TypeDroit.CSS]
DROITS_SOCIAUX = [TypeDroit.CAF, TypeDroit.RSA, TypeDroit.PRIME_ACTIVITE, TypeDroit.APL]


def _proteges(ctx):
    """People newly protected, whose delay is over by the last day looked at."""
    f, delai = ctx.filtre, ctx.duree("DROITS_DELAI")
    nouvelles = Protection.objects.filter(
        personne=OuterRef("pk"), statut__in=StatutProtection.bpi(), date__isnull=False
    ).annotate(limite=Plus(F("date"), delai))
    return personnes(ctx).filter(Exists(nouvelles.filter(limite__range=(f.a, f.b))))


def _droit_ouvert_a_temps(types):
    def lignes(ctx):
        f, delai = ctx.filtre, ctx.duree("DROITS_DELAI")
        nouvelles = Protection.objects.filter(
            personne=OuterRef("personne"), statut__in=StatutProtection.bpi(), date__isnull=False
        ).annotate(limite=Plus(F("date"), delai))
        a_temps = nouvelles.filter(limite__range=(f.a, f.b), limite__gte=OuterRef("date"))
        ouverts = Droit.objects.filter(Exists(a_temps), personne=OuterRef("pk"), type__in=types, etat=EtatDroit.OUVERT)
        return _proteges(ctx).filter(Exists(ouverts))

    return lignes


def _sans_date(types):
    """Those whose 90 days nobody can count: the notification has no date, or the right was opened on an unknown day."""

    def manquants(ctx):
        protections = Protection.objects.filter(
            Q(fin__isnull=True) | Q(fin__gt=ctx.filtre.a), personne=OuterRef("pk"), statut__in=StatutProtection.bpi()
        )
        sans_notification = protections.filter(date__isnull=True)
        droits = Droit.objects.filter(personne=OuterRef("pk"), type__in=types, etat=EtatDroit.OUVERT, date__isnull=True)
        siens = _proteges(ctx).filter(pk=OuterRef("pk"))
        a_temps = _droit_ouvert_a_temps(types)(ctx).filter(pk=OuterRef("pk"))
        return personnes(ctx).filter(
            Exists(sans_notification) & ~Exists(siens) | Exists(siens) & ~Exists(a_temps) & Exists(droits)
        )

    return manquants


for code, famille, titre, types in (
    ("assurance_maladie", Famille.SANTE, "Assurance maladie ouverte en 90 jours", ASSURANCE_MALADIE),
    ("droits_sociaux", Famille.SOCIAL, "Un droit social ouvert en 90 jours", DROITS_SOCIAUX),
):
    REGISTRE.ajouter(
        Indicateur(
            code=code,
            numero="33",
            titre=titre,
            famille=famille,
            unite=Unite.PERSONNES,
            nature=Nature.FLUX,
            source="Droits notés dans les dossiers CIR-J",
            numerateur="Parmi elles, personnes dont l'un de ces droits a été ouvert avant la fin de ce délai : "
            + ", ".join(TypeDroit(t).label for t in types)
            + ".",
            denominateur="Bénéficiaires d'une protection internationale dont les 90 jours qui suivent la notification "
            "se sont achevés pendant la période.",
            remarque="Le délai est celui de la règle datée « Délai d'ouverture des droits ».",
            lignes=_droit_ouvert_a_temps(types),
            base=_proteges,
            manquants=_sans_date(types),
            sens_manquants="personnes accompagnées pendant la période dont la date de notification, ou celle de l'ouverture "
            "du droit, n'est pas connue",
        )
    )
