"""Doors of the pathway's floor: who sees which person, and the sentences a coordinator would say."""

import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from acteurs.nomenclatures import Pilier, Role
from cirj.socle import regles
from cirj.socle.acces import Parmi, QuerySetVisible
from cirj.socle.chiffrement import empreinte
from cirj.socle.termes import Jour, terme
from parcours.models.parcours_ouverts import parcours_encore_ouvert
from parcours.models.recherche import EstTrouvee, Rang, Recherche
from parcours.nomenclatures import ModeSuivi

_ACCOMPAGNENT = (Role.INTERVENANT, Role.RESPONSABLE)


def interventions_de(agent, jour: datetime.date | None = None) -> "InterventionQuerySet":
    """Return the interventions that open pathways to ``agent`` on ``jour``."""
    from parcours.models import Intervention

    return Intervention.objects.actives(jour).filter(structure__in=agent.structures(*_ACCOMPAGNENT))


def en_exception(agent):
    """Return the pathways that an exceptional access opens to ``agent`` now, to read."""
    from parcours.models import AccesExceptionnel

    return AccesExceptionnel.objects.ouverts_a(agent).values("parcours")


class InterventionQuerySet(QuerySetVisible):
    def actives(self, jour: datetime.date | None = None) -> "InterventionQuerySet":
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=jour)

    def visible_par(self, agent) -> "InterventionQuerySet":
        from parcours.models import Parcours

        return self.filter(parcours__in=Parcours.objects.visible_par(agent).values("id"))

    def quittees_par(self, agent) -> "InterventionQuerySet":
        """What the agent's structure carried on the pathways it has wholly left, since less than the dated rule.

        A door of its own: it opens the structure's own past follow-ups (``SuiviQuerySet.quittes_par``), no dossier.
        """
        jour = timezone.localdate()
        encore = interventions_de(agent, jour).filter(parcours=OuterRef("parcours"))
        return self.alias(lue_jusqu_au=terme("fin", "ACCES_APRES_INTERVENTION")).filter(
            ~Exists(encore),
            structure__in=agent.structures(*_ACCOMPAGNENT),
            fin__lt=jour,
            lue_jusqu_au__gte=jour,
        )


class ParcoursQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "ParcoursQuerySet":
        """Coordination sees the department's; a structure, those where it intervenes today; nobody else any.

        An exceptional access under way adds its pathway, to read.
        """
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(Parmi("id", interventions_de(agent).values("parcours_id")))
            | Q(Parmi("id", en_exception(agent)))
        )

    def accompagnes_par(self, agent) -> "ParcoursQuerySet":
        """Pathways where a structure the agent acts for intervenes today: her work, exceptional accesses left out."""
        return self.filter(id__in=interventions_de(agent).values("parcours_id"))

    def quittes_par(self, agent) -> "ParcoursQuerySet":
        """Pathways where all that the agent's structure carried has ended, since less than the dated rule."""
        from parcours.models import Intervention

        return self.filter(id__in=Intervention.objects.quittees_par(agent).values("parcours"))

    def avec_exceptions(self) -> "ParcoursQuerySet":
        """Load ``affectations_exceptionnelles``, which ``piliers_lus_par`` reads: no query a pathway."""
        from parcours.models import AccesExceptionnel

        ouverts = AccesExceptionnel.objects.en_cours().filter(parcours=OuterRef("pk")).values("affectation")
        return self.annotate(affectations_exceptionnelles=ArraySubquery(ouverts))

    def ouverts(self, jour: Jour = None) -> "ParcoursQuerySet":
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gt=jour), debut__lte=jour)

    def sans_contact_depuis(self, jour: datetime.date) -> "ParcoursQuerySet":
        """Pathways whose last contact (or entry, when there was none) is before ``jour``.

        Not those that AGIR suspends today, nor those whose suspension ended since: the contact counts again from there.
        """
        from parcours.models import SuspensionAgir

        suspendus = SuspensionAgir.objects.apres(jour).filter(parcours=OuterRef("pk"))
        anciens = Q(dernier_contact__lt=jour) | Q(dernier_contact__isnull=True, debut__lt=jour)
        return self.filter(anciens, ~Exists(suspendus))

    def a_contacter(self, jour: datetime.date | None = None) -> "ParcoursQuerySet":
        """Open pathways whose contact rule (AGIR_CONTACT, two months) is overdue."""
        return self.ouverts(jour).sans_contact_depuis(regles.limite_passee("AGIR_CONTACT", jour))

    def avec_blocage(self) -> "ParcoursQuerySet":
        from parcours.models import PointBlocage

        return self.filter(Exists(PointBlocage.objects.ouverts().filter(parcours=OuterRef("pk"))))


class PersonneQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "PersonneQuerySet":
        """A person is seen by the coordination of her department and by who intervenes in one of her pathways."""
        from parcours.models import Parcours

        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(Parmi("id", Parcours.objects.visible_par(agent).values("personne_id")))
        )

    def quittees_par(self, agent) -> "PersonneQuerySet":
        """People whose pathways the agent's structure left a short time ago: their name, and nothing of today."""
        from parcours.models import Parcours

        return self.filter(id__in=Parcours.objects.quittes_par(agent).values("personne")).only("nom", "prenom")

    def chercher(self, texte: str, large: bool = True) -> "PersonneQuerySet":
        """Find by words of the name, in any order, whatever the accents, the script, the transliteration; or by number.

        The best answers come first (``rang``). ``large``: when nobody has all the words, their beginnings are enough,
        then a file that has fewer words; else all that has the words or their beginnings. What has no letter finds nobody.
        """
        chiffres = texte.replace(" ", "")
        if chiffres.isdigit() and len(chiffres) in (9, 10):
            trouvee = self.filter(numero_empreinte=empreinte(chiffres.lstrip("0")))
            return trouvee.annotate(rang=Value(0)).order_by("cle_tri", "id")
        recherche = Recherche(texte)
        if recherche.vide:
            return self.none().annotate(rang=Value(0))
        trouvees = self.filter(EstTrouvee(recherche, large)).annotate(rang=Rang(recherche, large))
        return trouvees.order_by("-rang", "cle_tri", "id")

    def avec_parcours_montre(self, agent) -> "PersonneQuerySet":
        """Add ``parcours_id``, ``entree``, ``sortie``, ``dernier_contact`` of the pathway shown to ``agent``.

        The one under way, else the latest ended: as ``parcours.dossier.dossier`` chooses.
        """
        from parcours.models import Parcours

        montre = (
            Parcours.objects.visible_par(agent)
            .filter(personne=OuterRef("pk"))
            .order_by(F("fin").desc(nulls_first=True), "-debut")
        )
        return self.annotate(
            parcours_id=Subquery(montre.values("pk")[:1]),
            entree=Subquery(montre.values("debut")[:1]),
            sortie=Subquery(montre.values("fin")[:1]),
            dernier_contact=Subquery(montre.values("dernier_contact")[:1]),
        )

    def pour_liste(self) -> "PersonneQuerySet":
        """Add what a row shows: commune, current protection, size of the household."""
        from parcours.models import MembreMenage, Protection

        jour = timezone.localdate()
        actuels = MembreMenage.objects.filter(Q(fin__isnull=True) | Q(fin__gt=jour)).order_by()
        sien = actuels.filter(personne=OuterRef(OuterRef("pk"))).values("menage")
        taille = actuels.filter(menage__in=sien).values(un=Value(1)).annotate(n=Count("pk")).values("n")
        protection = Protection.objects.filter(personne=OuterRef("pk"), fin__isnull=True)
        return (
            self.select_related("commune")
            .defer("commune__contour")
            .annotate(statut=Subquery(protection.values("statut")[:1]), taille_menage=Subquery(taille))
        )


class _DuParcours(QuerySetVisible):
    """Records of a pathway that follow its pillars."""

    champ_pilier = "pilier"

    def visible_par(self, agent):
        """Coordination sees the department's; a structure, the pillars it carries in that pathway today.

        In exception, all but health.
        """
        ouvertes = interventions_de(agent).filter(parcours=OuterRef("parcours"), pilier=OuterRef(self.champ_pilier))
        hors_sante = ~Q(**{self.champ_pilier: Pilier.SANTE})
        return self.filter(
            Q(parcours__departement__in=agent.departements(Role.COORDINATION))
            | Q(Exists(ouvertes))
            | (hors_sante & Q(parcours__in=en_exception(agent)))
        )


class EtapeQuerySet(_DuParcours):
    def a_faire(self) -> "EtapeQuerySet":
        return self.filter(faite_le__isnull=True)


class DiagnosticQuerySet(_DuParcours):
    """What was found, pillar by pillar."""


class ObjectifQuerySet(_DuParcours):
    """Goals, pillar by pillar."""


class PointBlocageQuerySet(_DuParcours):
    def ouverts(self) -> "PointBlocageQuerySet":
        return self.filter(leve_le__isnull=True)

    def de_qui_est_suivi(self) -> "PointBlocageQuerySet":
        """Those of pathways that are open: nobody unblocks the situation of people who are gone."""
        return self.filter(parcours_encore_ouvert())

    def sans_decision(self) -> "PointBlocageQuerySet":
        return self.ouverts().filter(decide_le__isnull=True)

    def a_inscrire(self) -> "PointBlocageQuerySet":
        """Blockages that no agenda carries yet."""
        return self.sans_decision().filter(inscrit_le__isnull=True)


class SuiviQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "SuiviQuerySet":
        """A follow-up is read by the coordination, its own structure, and who carries one of its pillars today.

        One that touches the health pillar is read only by the structures that carry health (and its author's).
        """
        siennes = interventions_de(agent).filter(parcours=OuterRef("parcours"))
        sante = siennes.filter(pilier=Pilier.SANTE)
        communes = Q(piliers__overlap=ArraySubquery(siennes.values("pilier")))
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | (Q(Exists(siennes)) & Q(structure__in=agent.structures(*_ACCOMPAGNENT)))
            | (communes & (~Q(piliers__contains=[Pilier.SANTE]) | Q(Exists(sante))))
            | (~Q(piliers__contains=[Pilier.SANTE]) & Q(parcours__in=en_exception(agent)))
        )

    def quittes_par(self, agent) -> "SuiviQuerySet":
        """The structure's own follow-ups of the pathways it left, up to the end of its intervention; nothing newer."""
        from parcours.models import Intervention

        finies = Intervention.objects.quittees_par(agent).filter(
            parcours=OuterRef("parcours"), structure=OuterRef("structure"), fin__gte=OuterRef("date")
        )
        return self.filter(Exists(finies))

    def contacts(self) -> "SuiviQuerySet":
        """Those that met or reached the person: words found undated in a table are no contact."""
        return self.exclude(mode=ModeSuivi.REPRISE)

    def pour_affichage(self, agent) -> "SuiviQuerySet":
        """Load what a page shows; ``note_privee`` is empty for whoever does not act for the follow-up's structure."""
        from parcours.models import NotePrivee

        notes = NotePrivee.objects.visible_par(agent).filter(suivi=OuterRef("pk"))
        return self.select_related("auteur", "structure").annotate(
            note_privee=Coalesce(Subquery(notes.values("texte")), Value(""), output_field=TextField())
        )


class NotePriveeQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "NotePriveeQuerySet":
        """A note is read by the structure that wrote it, on follow-ups that it still reads; by nobody else."""
        from parcours.models import Suivi

        siennes = agent.structures(*_ACCOMPAGNENT, Role.COORDINATION)
        lus = Q(suivi__in=Suivi.objects.visible_par(agent).values("pk"))
        quittes = Q(suivi__in=Suivi.objects.quittes_par(agent).values("pk"))
        return self.filter(lus | quittes, structure__in=siennes)
