"""The plan of the report: its sections, and what each shows."""

from dataclasses import dataclass

from acteurs.nomenclatures import Pilier


@dataclass(frozen=True)
class SectionRapport:
    """``figures``: indicators shown as numbers; ``graphiques``: (indicator, breakdown) shown as charts.
    ``aide``: what the coordinator may write about.
    """

    code: str
    titre: str
    figures: tuple[str, ...] = ()
    graphiques: tuple[tuple[str, str], ...] = ()
    pilier: str = ""
    aide: str = ""


def _pilier(pilier: Pilier, *figures: str, graphiques=(), aide: str = "") -> SectionRapport:
    communes = (f"{pilier}/file_active", f"{pilier}/blocages_signales", f"{pilier}/blocages_leves")
    return SectionRapport(pilier.value, pilier.label, (*communes, *figures), graphiques, pilier.value, aide)


SECTIONS = [
    SectionRapport(
        "synthese",
        "L'année en chiffres",
        (
            "file_active",
            "entrees",
            "menages",
            "certifications",
            "sorties_logement",
            "sorties_positives_6",
            "contact_tenu",
            "blocages_signales",
            "blocages_leves",
        ),
        (("file_active", "anciennete"),),
        aide="Ce que le préfet doit savoir de l'année en une minute.",
    ),
    SectionRapport(
        "public",
        "Le public accompagné",
        ("file_active", "menages", "entrees", "agir", "cir_signes", "contact_tenu"),
        (
            ("profil", "age"),
            ("profil", "nationalite"),
            ("profil", "statut"),
            ("entrees", "trimestre"),
            ("profil", "epci"),
        ),
        aide="Ce qui a changé dans le public : arrivées, nationalités, territoires.",
    ),
    _pilier(
        Pilier.LANGUE,
        "certifications",
        graphiques=(("certifications", "niveau"),),
        aide="L'offre de cours, ses manques, les progrès constatés.",
    ),
    _pilier(
        Pilier.LOGEMENT,
        "sorties_logement",
        "taux_sortie_logement",
        "iml",
        "presence_indue",
        graphiques=(("iml", "ou"), ("sorties_logement", "vers")),
        aide="Les sorties d'hébergement, les bailleurs, l'intermédiation locative.",
    ),
    _pilier(Pilier.SOCIAL, "droits_sociaux", aide="L'ouverture des droits, la vie sociale et culturelle."),
    _pilier(
        Pilier.SANTE,
        "assurance_maladie",
        aide="L'accès aux droits de santé et aux rendez-vous ; aucune information médicale.",
    ),
    _pilier(
        Pilier.EMPLOI,
        "sorties_positives_6",
        "sorties_positives_12",
        graphiques=(("sorties_positives_6", "devenir"),),
        aide="Les entrées en emploi et en formation, les entreprises partenaires.",
    ),
    SectionRapport(
        "comites",
        "Blocages et décisions",
        ("blocages_signales", "blocages_leves", "decisions_prises", "decisions_en_retard"),
        (("blocages_signales", "cause"), ("blocages_signales", "pilier"), ("decisions_prises", "suite")),
        aide="Ce que les comités ont débloqué, ce qui résiste, ce qui est attendu de l'État.",
    ),
    SectionRapport("initiatives", "Initiatives", aide="Les initiatives du département, celles dont s'inspirer."),
]
#: Sections in which the coordinator writes.
COMMENTEES = {section.code: section for section in SECTIONS}
