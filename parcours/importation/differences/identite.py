"""Who the person is and how she is reached: the names, the birth, what is written of her in one word each."""

from collections.abc import Callable

from cirj.socle.calendrier import affichage_approche
from cirj.socle.noms import sans_accents
from cirj.socle.telephones import telephones_lus
from parcours.importation.champs import PAR_CODE
from parcours.importation.differences.base import Apport, Choix, Comparaison, deja_dite
from parcours.importation.differences.connus import Connu
from parcours.importation.numeros_masques import masquer
from parcours.models import Personne, VarianteIdentite
from parcours.nomenclatures import Sexe, SourceIdentite
from parcours.nomenclatures.pays_et_langues import noms_langues, noms_pays


def _ecrit(nom: str, prenom: str) -> tuple[str, str]:
    return sans_accents(nom), sans_accents(prenom)


def _noms(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    nom, prenom = apport.ligne.nom, apport.ligne.prenom
    lue = connu.lue
    ecritures = [_ecrit(nom, lue.prenom) for nom in (lue.nom, lue.nom_usage) if nom]
    ecritures += [_ecrit(v.nom, v.prenom) for v in lue.variantes.all()]
    if not prenom:
        # The row does not say the first name: it says nothing against any.
        if sans_accents(nom) in {ecrit for ecrit, _ in ecritures}:
            return None
    elif _ecrit(nom, prenom) in ecritures or (not lue.prenom and sans_accents(nom) == sans_accents(lue.nom)):
        return None
    return str(lue), f"{prenom} {nom}".strip()


def _remplacer_noms(connu: Connu, apport: Apport) -> None:
    """The spelling in force becomes a variant; since when the other one is, nobody says."""
    personne = connu.personne
    nom, prenom = apport.ligne.nom, apport.ligne.prenom or personne.prenom
    personne.variantes.filter(nom=nom, prenom=prenom).delete()
    VarianteIdentite.objects.create(
        personne=personne,
        nom=personne.nom,
        prenom=personne.prenom,
        du=personne.identite_depuis,
        source=personne.source_identite or SourceIdentite.DOSSIER,
    )
    personne.nom, personne.prenom = nom, prenom
    personne.source_identite, personne.identite_depuis = SourceIdentite.PARTENAIRE, None
    personne.save()


def _ajouter_noms(connu: Connu, apport: Apport) -> None:
    VarianteIdentite.objects.create(
        personne=connu.personne,
        nom=apport.ligne.nom,
        prenom=apport.ligne.prenom,
        source=SourceIdentite.PARTENAIRE,
        source_precise=apport.source,
    )
    connu.personne.save()


def _naissance(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    lue, autre = connu.lue, apport.dossier.personne
    if not (lue.date_naissance and autre.date_naissance):
        return None
    if deja_dite(lue.date_naissance, lue.naissance_precision, autre.date_naissance, autre.naissance_precision):
        return None
    return lue.naissance_affichee, affichage_approche(autre.date_naissance, autre.naissance_precision)


def _remplacer_naissance(connu: Connu, apport: Apport) -> None:
    autre = apport.dossier.personne
    connu.personne.date_naissance = autre.date_naissance
    connu.personne.naissance_precision = autre.naissance_precision
    connu.personne.save()


def _attribut(
    attribut: str,
    champ: str,
    dire: Callable[[Personne], str],
    valeur: Callable = lambda v: v,
    libelle: str = "",
    **reste,
) -> Comparaison:
    """One column of the person. ``valeur``: what of it is compared, whatever its spelling."""

    def comparer(connu: Connu, apport: Apport) -> tuple[str, str] | None:
        ici, la = getattr(connu.lue, attribut), getattr(apport.dossier.personne, attribut)
        if ici in ("", None, []) or la in ("", None, []) or valeur(ici) == valeur(la):
            return None
        return dire(connu.lue), dire(apport.dossier.personne) or apport.lu(champ)

    def remplacer(connu: Connu, apport: Apport) -> None:
        setattr(connu.personne, attribut, getattr(apport.dossier.personne, attribut))
        connu.personne.save()

    return Comparaison(champ, libelle or PAR_CODE[champ].libelle, comparer, remplacer, **reste)


def _reunir(attribut: str) -> Callable[[Connu, Apport], None]:
    def ajouter(connu: Connu, apport: Apport) -> None:
        ici, la = getattr(connu.personne, attribut), getattr(apport.dossier.personne, attribut)
        setattr(connu.personne, attribut, [*ici, *(code for code in la if code not in ici)])
        connu.personne.save()

    return ajouter


def _deja_dites(attribut: str, comparaison: Comparaison) -> Comparaison:
    """A row that names some of what the dossier names says nothing else: a table has one column for several."""

    def comparer(connu: Connu, apport: Apport) -> tuple[str, str] | None:
        dites = set(getattr(apport.dossier.personne, attribut))
        return None if dites <= set(getattr(connu.lue, attribut)) else comparaison.comparer(connu, apport)

    reste = {"remplacer": comparaison.remplacer, "ajouter": _reunir(attribut), "mot": "Garder les deux"}
    return Comparaison(comparaison.champ, comparaison.libelle, comparer, **reste)


COMPARAISONS = [
    Comparaison(
        "nom",
        "Nom et prénom",
        _noms,
        _remplacer_noms,
        _ajouter_noms,
        "Ajouter comme autre écriture du nom",
        Choix.AJOUTER,
    ),
    _attribut("nom_usage", "nom_usage", lambda p: p.nom_usage, sans_accents),
    _attribut("sexe", "sexe", lambda p: str(Sexe(p.sexe).label)),
    Comparaison("date_naissance", "Date de naissance", _naissance, _remplacer_naissance),
    _deja_dites(
        "nationalites", _attribut("nationalites", "nationalite", lambda p: ", ".join(noms_pays(p.nationalites)))
    ),
    _deja_dites("langues", _attribut("langues", "langues", lambda p: ", ".join(noms_langues(p.langues)))),
    _attribut("besoin_interprete", "interprete", lambda p: "oui" if p.besoin_interprete else "non"),
    _attribut("telephone", "telephone", lambda p: p.telephone, lambda t: telephones_lus(t) or t),
    _attribut("courriel", "courriel", lambda p: p.courriel, str.lower),
    _attribut("commune_id", "commune", lambda p: p.commune.nom if p._state.db and p.commune else ""),
    _attribut("numero_etranger", "numero_etranger", lambda p: masquer(p.numero_etranger), lambda n: n.lstrip("0")),
]
