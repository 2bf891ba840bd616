"""How long before its day each deadline is told."""

from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import RegleConnue
from parcours.regles_datees.compteurs import ALERTES, FERMEES, PRESSANTES

THEME = "Alertes"


def _preavis(suite: str, libelle: str) -> RegleConnue:
    code = f"ALERTE_PREAVIS{suite}"
    return RegleConnue(code, libelle, Unite.JOURS, THEME, "Alertes, récapitulatif", (0, 366), effets=(ALERTES,))


REGLES = (
    _preavis("", "Une échéance devient une alerte ce temps avant son jour"),
    _preavis("_AGIR_CONTACT", "Alerte avant le délai le plus long entre deux contacts"),
    _preavis("_ETAPE", "Alerte avant le jour prévu d'une étape"),
    _preavis("_AGIR_TERME", "Alerte avant le terme d'un parcours AGIR"),
    _preavis("_ECHANGE_PERMIS", "Alerte avant la fin du délai d'échange du permis de conduire"),
    _preavis("_PT_FIN", "Alerte avant la fin de la protection temporaire"),
    _preavis("_CIR_TERME", "Alerte avant le terme du contrat d'intégration républicaine"),
    RegleConnue(
        "ALERTE_PRESSANTE",
        "Une alerte est dite proche ce temps avant son jour",
        Unite.JOURS,
        THEME,
        "Récapitulatif",
        (0, 366),
        effets=(PRESSANTES,),
    ),
    RegleConnue(
        "ALERTE_REPORT_MAX",
        "Durée la plus longue du report d'une alerte",
        Unite.JOURS,
        THEME,
        "Alertes",
        (1, 366),
        sans_nombre="les reports déjà notés gardent leur date",
    ),
    RegleConnue(
        "ALERTE_HISTORIQUE",
        "Alertes fermées montrées dans la liste",
        Unite.JOURS,
        THEME,
        "Alertes",
        (1, 366),
        effets=(FERMEES,),
    ),
)
