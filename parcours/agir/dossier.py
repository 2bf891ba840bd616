"""What the dossier says of AGIR: state, clock, conditions, pair, what overlaps; at its own address, loaded after the rest."""

from functools import cached_property

from parcours.agir import binome
from parcours.agir.chevauchements import Chevauchement, chevauchements
from parcours.agir.eligibilite import Condition, en_mots, lire
from parcours.agir.horloge import Horloge
from parcours.agir.sortie import Suggestion, suggerer
from parcours.commun.dossier_lu import DossierLu
from parcours.models import ParcoursAgir
from parcours.nomenclatures import EtatAgir, RoleBinome


class AgirDuDossier:
    """AGIR in one dossier, as its reader may read it; ``agir`` is None when the person was never referred."""

    def __init__(self, dossier: DossierLu):
        self.dossier, self.agent = dossier, dossier.agent
        self.agir: ParcoursAgir | None = None
        if dossier.parcours is not None:
            siens = ParcoursAgir.objects.visible_par(self.agent).du_parcours(dossier.parcours)
            self.agir = siens.select_related("operateur", "prescripteur").first()
        if self.agir is not None:
            self.agir.parcours = dossier.parcours

    @property
    def entre(self) -> bool:
        return self.agir is not None and self.agir.etat in EtatAgir.entres()

    @property
    def en_cours(self) -> bool:
        return self.agir is not None and self.agir.etat == EtatAgir.ENTRE

    @property
    def orientable(self) -> bool:
        """Say whether the reader may refer the person: she writes the dossier, and nothing is under way."""
        parcours = self.dossier.parcours
        if parcours is None or parcours.fin is not None or not self.dossier.modifiable:
            return False
        return self.agir is None or self.agir.etat in EtatAgir.sans_suite()

    @property
    def instruite(self) -> bool:
        return self.agir is not None and self.dossier.modifiable and self.agir.instruite_par(self.agent)

    @property
    def operateur(self) -> str:
        return self.dossier.nommer(self.agir.operateur) if self.agir else ""

    @property
    def prescripteur(self) -> str:
        return self.dossier.nommer(self.agir.prescripteur) if self.agir else ""

    @cached_property
    def suspensions(self) -> list:
        return list(self.dossier.parcours.suspensions.all()) if self.entre else []

    @cached_property
    def horloge(self) -> Horloge | None:
        return Horloge.lire(self.agir, self.suspensions) if self.entre else None

    @property
    def etat(self) -> str:
        """The state in words; a suspension under way says itself."""
        if self.agir is None:
            return "Pas orientée vers AGIR"
        if self.en_cours and self.horloge.en_pause:
            return "Suspendue"
        return self.agir.get_etat_display()

    @cached_property
    def conditions(self) -> list[Condition]:
        """The conditions as the dossier answers them today, while there is something to decide."""
        if self.entre:
            return []
        accord = True if self.agir is not None and self.agir.volontaire_le else None
        return lire(self.dossier.personne, accord)

    @property
    def avis(self) -> str:
        return en_mots(self.conditions)

    @cached_property
    def doubles(self) -> list[Chevauchement]:
        return chevauchements(self.dossier, self.agir) if self.agir is not None and not self.sans_suite else []

    @property
    def sans_suite(self) -> bool:
        return self.agir is not None and self.agir.etat in EtatAgir.sans_suite()

    @cached_property
    def binome(self) -> list[tuple[str, object]]:
        """Place of the pair and its caseworker, or None."""
        en_place = binome.en_place(self.dossier.parcours)
        self.binome_manque = binome.manque(en_place)
        return [(place.label, en_place.get(place)) for place in RoleBinome]

    @cached_property
    def suggestion(self) -> Suggestion | None:
        return suggerer(self.dossier.personne, self.dossier.lus) if self.en_cours else None
