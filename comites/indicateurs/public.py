"""The public: file active, entries, households, profile, contracts (indicators 1 to 5 and 23)."""

import datetime
import re

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import ExtractQuarter

from acteurs.models import Commune
from cirj.socle.calendrier import derniere_naissance
from cirj.socle.rls import contexte
from comites.indicateurs.agir import en_agir
from comites.indicateurs.definition import REGISTRE, Famille, Indicateur, Nature, Unite, Ventilation
from comites.indicateurs.population import parcours, parcours_ouverts, parcours_perdus, personnes
from comites.indicateurs.tranches import TRANCHES_AGE
from parcours.models import ContratIntegration, MembreMenage, Menage, Parcours, Personne, Protection
from parcours.nomenclatures import Programme, Sexe, StatutProtection
from parcours.nomenclatures.pays_et_langues import PAYS

SOURCE = "Dossiers tenus dans CIR-J par les structures du comité"
PERSONNES_SUIVIES = "Personnes dont un parcours est ouvert au moins un jour de la période"


def _tranche_age(ctx):
    """Age band on the last day looked at."""
    bornes = [
        When(date_naissance__gt=derniere_naissance(plafond, ctx.filtre.b), then=Value(code))
        for code, _, plafond in TRANCHES_AGE
    ]
    return Case(When(date_naissance__isnull=True, then=Value("")), *bornes, default=Value(TRANCHES_AGE[-1][0]))


def _statut(ctx):
    """Protection in force on the last day looked at."""
    b = ctx.filtre.b
    en_cours = Protection.objects.filter(Q(fin__isnull=True) | Q(fin__gt=b), personne=OuterRef("pk"))
    return Subquery(en_cours.filter(Q(date__isnull=True) | Q(date__lte=b)).order_by("-date").values("statut")[:1])


def _deja_suivie(ctx):
    siens = parcours_ouverts(ctx).filter(personne=OuterRef("pk"))
    # Followed since a day that nobody said: neither new, nor known before.
    return Case(
        When(Exists(siens.filter(debut__lt=ctx.filtre.a)), then=Value("avant")),
        When(Exists(siens.filter(entree_connue=True)), then=Value("nouvelle")),
        default=Value(""),
        output_field=CharField(),
    )


def noms_communes(departement: str) -> dict[str, str]:
    return dict(Commune.objects.filter(departement=departement).values_list("code_insee", "nom"))


def noms_epci(departement: str) -> dict[str, str]:
    communes = Commune.objects.filter(departement=departement, epci__isnull=False).order_by()
    return {siren: nom_court(nom) for siren, nom in communes.values_list("epci", "epci__nom").distinct()}


def nom_court(nom: str) -> str:
    """Return the name without its legal form: « Communauté d'agglomération du Grand Dole » → « Grand Dole »."""
    return " ".join(
        re.sub(r"^(Communauté (de communes|d'agglomération|urbaine)|Métropole)( du| de la| des| de)?", "", nom).split()
    )


NATIONALITE = Ventilation(
    "nationalite",
    "Nationalité",
    lambda ctx: F("nationalites__0"),
    libelles=PAYS,
    ouverte="Autres nationalités",
)
AGE = Ventilation("age", "Âge", _tranche_age, {code: nom for code, nom, _ in TRANCHES_AGE}, ordonnee=True)
SEXE = Ventilation("sexe", "Sexe", lambda ctx: F("sexe"), {Sexe.FEMME: "Femmes", Sexe.HOMME: "Hommes"})
STATUT = Ventilation("statut", "Protection", _statut, dict(StatutProtection.choices), ouverte="Autres protections")
EPCI = Ventilation(
    "epci", "Intercommunalité", lambda ctx: F("commune__epci"), noms=noms_epci, manquant="Non renseignée"
)
COMMUNE = Ventilation(
    "commune", "Commune", lambda ctx: F("commune"), noms=noms_communes, manquant="Non renseignée", reservee=True
)

FILE_ACTIVE = REGISTRE.ajouter(
    Indicateur(
        code="file_active",
        numero="1",
        titre="Personnes accompagnées",
        famille=Famille.PUBLIC,
        principal=True,
        unite=Unite.PERSONNES,
        nature=Nature.FLUX,
        source=SOURCE,
        numerateur=PERSONNES_SUIVIES + ", chacune comptée une fois.",
        denominateur="",
        lignes=personnes,
        manquants=lambda ctx: Personne.objects.filter(
            Exists(parcours_perdus(ctx).filter(personne=OuterRef("pk")))
        ).exclude(pk__in=personnes(ctx).values("pk")),
        sens_manquants="personnes parties à une date inconnue, que rien ne montre suivies pendant la période",
        ventilations=(
            Ventilation(
                "anciennete",
                "Nouvelles ou déjà suivies",
                _deja_suivie,
                {"nouvelle": "Entrées pendant la période", "avant": "Déjà suivies auparavant"},
            ),
        ),
    )
)


def _trimestres_a_venir(filtre) -> frozenset[str]:
    """Quarters of a year that the last day looked at does not reach."""
    if filtre.a.year != filtre.b.year:
        return frozenset()
    courant = (filtre.b.month - 1) // 3 + 1
    return frozenset(str(n) for n in range(courant + 1, 5))


ENTREES = REGISTRE.ajouter(
    Indicateur(
        code="entrees",
        numero="2",
        titre="Entrées",
        famille=Famille.PUBLIC,
        principal=True,
        unite=Unite.PARCOURS,
        nature=Nature.FLUX,
        source=SOURCE,
        numerateur="Parcours commencés pendant la période.",
        denominateur="",
        remarque="Une personne qui entre dans deux programmes compte pour deux parcours.",
        lignes=lambda ctx: parcours(ctx).filter(debut__range=(ctx.filtre.a, ctx.filtre.b), entree_connue=True),
        manquants=lambda ctx: parcours_ouverts(ctx).filter(entree_connue=False),
        sens_manquants="parcours dont la date d'entrée n'est pas connue",
        ventilations=(
            Ventilation(
                "trimestre",
                "Trimestre d'entrée",
                lambda ctx: ExtractQuarter("debut"),
                ordonnee=True,
                libelles={str(n): f"{n}{'er' if n == 1 else 'e'} trimestre" for n in range(1, 5)},
                a_venir=_trimestres_a_venir,
            ),
            Ventilation("programme", "Programme", lambda ctx: F("programme"), dict(Programme.choices)),
        ),
    )
)


def _menages(ctx):
    f = ctx.filtre
    membres = MembreMenage.objects.filter(Q(fin__isnull=True) | Q(fin__gt=f.a), menage=OuterRef("pk"), debut__lte=f.b)
    return Menage.objects.filter(Exists(membres.filter(personne__in=personnes(ctx).values("pk"))))


def _sans_menage(ctx):
    f = ctx.filtre
    membres = MembreMenage.objects.filter(Q(fin__isnull=True) | Q(fin__gt=f.a), personne=OuterRef("pk"))
    return personnes(ctx).exclude(Exists(membres.filter(debut__lte=f.b)))


REGISTRE.ajouter(
    Indicateur(
        code="menages",
        numero="3",
        titre="Ménages accompagnés",
        famille=Famille.PUBLIC,
        principal=True,
        unite=Unite.MENAGES,
        nature=Nature.FLUX,
        source=SOURCE,
        numerateur="Ménages distincts dont un membre au moins est accompagné pendant la période.",
        denominateur="",
        lignes=_menages,
        manquants=_sans_menage,
        sens_manquants="personnes accompagnées dont le ménage n'est pas renseigné",
    )
)

REGISTRE.ajouter(
    Indicateur(
        code="profil",
        numero="4",
        titre="Profil des personnes accompagnées",
        famille=Famille.PUBLIC,
        unite=Unite.PERSONNES,
        nature=Nature.FLUX,
        source=SOURCE,
        numerateur=PERSONNES_SUIVIES + ", par âge, sexe, nationalité, protection et territoire.",
        denominateur="",
        remarque="L'âge est celui du dernier jour de la période ; la nationalité, la première déclarée ; le territoire, "
        "celui de l'adresse actuelle.",
        lignes=personnes,
        ventilations=(AGE, SEXE, NATIONALITE, STATUT, EPCI, COMMUNE),
    )
)


def _bpi(ctx):
    b = ctx.filtre.b
    return Protection.objects.filter(
        Q(fin__isnull=True) | Q(fin__gt=b), personne=OuterRef("pk"), statut__in=StatutProtection.bpi()
    )


REGISTRE.ajouter(
    Indicateur(
        code="cir_signes",
        numero="5",
        titre="Contrats d'intégration républicaine signés",
        famille=Famille.PUBLIC,
        unite=Unite.PERSONNES,
        nature=Nature.FLUX,
        source=SOURCE,
        numerateur="Personnes accompagnées, bénéficiaires d'une protection internationale, qui ont signé leur contrat "
        "d'intégration républicaine pendant la période.",
        denominateur="",
        lignes=lambda ctx: personnes(ctx).filter(
            Exists(_bpi(ctx)),
            Exists(
                ContratIntegration.objects.filter(personne=OuterRef("pk"), date__range=(ctx.filtre.a, ctx.filtre.b))
            ),
        ),
        manquants=lambda ctx: personnes(ctx).filter(
            Exists(_bpi(ctx)),
            Exists(ContratIntegration.objects.signes().filter(personne=OuterRef("pk"), date__isnull=True)),
        ),
        sens_manquants="contrats sans date de signature",
    )
)


def _en_agir(ctx):
    return Personne.objects.filter(Exists(en_agir(ctx).filter(personne=OuterRef("pk"))))


REGISTRE.ajouter(
    Indicateur(
        code="agir",
        numero="23",
        titre="Personnes accompagnées par AGIR",
        famille=Famille.PUBLIC,
        unite=Unite.PERSONNES,
        nature=Nature.FLUX,
        source=SOURCE,
        numerateur="Personnes entrées dans AGIR, et pas encore sorties, au moins un jour de la période.",
        denominateur=PERSONNES_SUIVIES + ".",
        lignes=_en_agir,
        base=personnes,
    )
)


def premiere_annee(departement: str, defaut: datetime.date) -> int:
    """Return the year of the department's first entry: no year before it has anything to show."""
    with contexte.statistiques(departement):
        entrees = Parcours.objects.filter(departement=departement).order_by("debut")
        premier = entrees.values_list("debut", flat=True).first()
    return (premier or defaut).year
