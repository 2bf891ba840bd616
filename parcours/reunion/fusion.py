"""The merge of two dossiers and its undoing, each in one transaction, as the agent: row-level security and the journal apply."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models.fields.files import FileField
from django.utils import timezone

from cirj.socle.contraintes import message
from cirj.socle.noms import cle_identite
from parcours.alertes.au_changement import revoir
from parcours.models import Parcours, Personne, Reunion, VarianteIdentite
from parcours.nomenclatures import SourceIdentite
from parcours.reunion.conflits import AUTRE, GARDEE, Conflit, conflits, se_relie_a_elle
from parcours.reunion.foyers import UNIR, choix_des_places, foyers, unir
from parcours.reunion.gestes import Gestes
from parcours.reunion.gestes import defaire as defaire_gestes
from parcours.reunion.relations import relations_vers

SOURCE = "Autre dossier de la même personne"
#: Derived from the names, or the database's own.
DERIVES = ("recherche", "cle_identite", "cle_usage", "cle_tri", "numero_empreinte")


@transaction.atomic
def reunir(
    gardee: Personne,
    autre: Personne,
    agent,
    champs: Mapping[str, object] | None = None,
    choix: Mapping[str, str] | None = None,
    foyer: str = "",
) -> Reunion:
    """Make ``autre`` one with ``gardee``: every row follows; return what undoes it.

    ``champs``: values taken for the kept dossier (field → value). ``choix``: for each conflict (``Conflit.cle``), the
    side that stays, ``GARDEE`` unless said. ``foyer``: when each has a household, « unir » them, or the side whose
    household the person stays in; empty, ``choix`` says it like the rest. Raise ``ValidationError``, with words, when the database refuses.
    """
    deux = list(Personne.objects.select_for_update().filter(pk__in=[gardee.pk, autre.pk]).order_by("pk"))
    if len(deux) < 2 or gardee.departement_id != autre.departement_id:
        raise ValidationError(
            "Ces deux dossiers ne peuvent pas être réunis : l'un d'eux a changé de place ou n'est plus là."
        )
    gestes, fichiers = Gestes(), []
    try:
        with transaction.atomic():
            eux, choix = foyers(gardee, autre), dict(choix or {})
            if foyer and eux.distincts:
                choix |= choix_des_places(conflits(gardee, autre), eux, foyer)
            _joindre(gestes, gardee, autre, choix, fichiers)
            if foyer == UNIR and eux.distincts:
                unir(gestes, eux)
            _identite(gestes, gardee, autre, champs or {})
            gestes.retirer(autre)
            # What the agent does not read and still points to the dossier is told here, not at the end of the request.
            connection.check_constraints()
    except IntegrityError as refus:
        raise ValidationError(f"Ces deux dossiers ne peuvent pas être réunis. {message(refus)}") from refus
    reunion = Reunion(departement_id=gardee.departement_id, gardee=gardee, retiree_id=autre.pk, agent=agent)
    reunion.gestes, reunion.fichiers = gestes.faits, fichiers
    reunion.save()
    revoir(gardee.pk)
    return reunion


@transaction.atomic
def defaire(reunion: Reunion, agent) -> list[str]:
    """Give both dossiers back as they were; return what was changed since and is kept.

    What was added since to the kept dossier stays there; what was added to a record that goes back (a follow-up on a
    pathway) goes with it. Raise ``ValidationError`` when what was set aside no longer fits.
    """
    reunion = Reunion.objects.select_for_update().get(pk=reunion.pk)
    if reunion.defaite_le is not None:
        raise ValidationError("Cette réunion a déjà été défaite.")
    if Reunion.objects.filter(gardee=reunion.gardee_id, defaite_le=None, cree_le__gt=reunion.cree_le).exists():
        raise ValidationError(
            "Un autre dossier a été réuni depuis à celui-ci : défaites d'abord la réunion la plus récente."
        )
    try:
        with transaction.atomic():
            gardes = defaire_gestes(reunion.gestes)
            connection.check_constraints()
    except IntegrityError as refus:
        raise ValidationError(
            "La réunion ne peut plus être défaite telle quelle : ce qui a été ajouté depuis ne peut pas rester à côté "
            f"de ce qui reviendrait. {message(refus)}"
        ) from refus
    reunion.defaite_le, reunion.defaite_par, reunion.fichiers = timezone.now(), agent, []
    reunion.save()
    revoir(reunion.gardee_id, reunion.retiree_id)
    if gardes:
        # A name changed since: what is searched follows it.
        Personne.objects.get(pk=reunion.gardee_id).save()
    return list(dict.fromkeys(gardes))


def _joindre(
    gestes: Gestes, gardee: models.Model, autre: models.Model, choix: Mapping[str, str], fichiers: list
) -> None:
    """Settle the conflicts, then move what points to ``autre``."""
    for conflit in conflits(gardee, autre):
        _trancher(gestes, conflit, choix, fichiers)
    deux = {gardee.pk, autre.pk}
    for relation in relations_vers(type(autre)):
        for ligne in relation.lignes([autre.pk]):
            if se_relie_a_elle(relation, ligne, deux):
                gestes.retirer(ligne)
            else:
                gestes.deplacer(relation.modele, ligne.pk, relation.colonne, gardee.pk)


def _trancher(gestes: Gestes, conflit: Conflit, choix: Mapping[str, str], fichiers: list) -> None:
    """Set one side aside; what hangs on it joins the row that stays."""
    restent, ecartees = conflit.gardees, conflit.autres
    if choix.get(conflit.cle, GARDEE) == AUTRE:
        restent, ecartees = ecartees, restent
    for ecartee in ecartees:
        _joindre(gestes, restent[0], ecartee, _retournes(conflit, choix, restent[0]), fichiers)
        if isinstance(ecartee, Parcours):
            _dernier_contact(gestes, restent[0], ecartee)
        fichiers += [str(getattr(ecartee, c.name)) for c in ecartee._meta.concrete_fields if isinstance(c, FileField)]
        gestes.retirer(ecartee)


def _retournes(conflit: Conflit, choix: Mapping[str, str], reste: models.Model) -> Mapping[str, str]:
    """Return the choices made on what follows, as they read once the row of the other side is the one that stays."""
    if reste in conflit.gardees:
        return choix
    retournes = {}
    for suite in (s for direct in conflit.suites for s in direct.tous()):
        choisi = choix.get(suite.cle, GARDEE)
        retournes[f"choix-{suite.gardees[0].pk}"] = AUTRE if choisi == GARDEE else GARDEE
    return retournes


def _dernier_contact(gestes: Gestes, reste: Parcours, ecarte: Parcours) -> None:
    if ecarte.dernier_contact and (reste.dernier_contact is None or reste.dernier_contact < ecarte.dernier_contact):
        gestes.changer(reste, dernier_contact=ecarte.dernier_contact, contact_precision=ecarte.contact_precision)


def _identite(gestes: Gestes, gardee: Personne, autre: Personne, champs: Mapping[str, object]) -> None:
    """Write the values chosen; the spelling that is not kept stays known, and found."""
    ecritures = {(p.nom, p.prenom) for p in (gardee, autre)}
    for nom, valeur in champs.items():
        setattr(gardee, nom, valeur)
    connues = set(gardee.variantes.values_list("nom", "prenom")) | {(gardee.nom, gardee.prenom)}
    for nom, prenom in sorted(ecritures - connues):
        cle = cle_identite(nom, prenom)[:200]
        gestes.ajouter(
            VarianteIdentite(
                personne=gardee,
                nom=nom,
                prenom=prenom,
                source=SourceIdentite.DOSSIER,
                source_precise=SOURCE,
                cle_identite=cle,
                departement_id=gardee.departement_id,
            )
        )
    gardee.recalculer_cles()
    valeurs = {nom: getattr(gardee, nom) for nom in (*champs, *DERIVES)}
    gestes.changer(gardee, **valeurs, modifie_le=timezone.now())
