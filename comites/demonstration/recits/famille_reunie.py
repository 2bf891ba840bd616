"""Farid: a CADA, a bridge flat, his family reunited in too small a place, a sliding lease that slid."""

import datetime

from acteurs.nomenclatures import Pilier
from cirj.socle import regles
from cirj.socle.calendrier import ajouter_mois
from comites.demonstration.papiers import installer
from comites.demonstration.plume import JOUR, Plume
from comites.demonstration.population import Foyer
from parcours.models import (
    BailGlissant,
    ContratIntegration,
    Diagnostic,
    Etape,
    EvaluationLinguistique,
    MembreReunification,
    Objectif,
    Parcours,
    Personne,
    PrescriptionLinguistique,
    Protection,
    ReunificationFamiliale,
    Scolarite,
    SituationEmploi,
)
from parcours.nomenclatures import (
    CategorieEmploi,
    CategorieSejour,
    EtatObjectif,
    EtatPilier,
    EtatPrescription,
    EtatReunification,
    LienReunification,
    NatureEvaluation,
    NiveauScolaire,
    Programme,
    RetardGlissement,
    StatutProtection,
    TempsTravail,
    Typologie,
)

C = CategorieSejour


def raconter(plume: Plume) -> None:
    notification = plume.il_y_a(23)
    maintien = regles.fin_maintien_dna(notification)
    # The bridge flat is for seventy days: it held, with the family in it for the last three weeks.
    bail = regles.echeance("PASSERELLE_DUREE", maintien)
    arrivee, glisse = bail - 22 * JOUR, ajouter_mois(bail, 10)
    pere, mere, enfants = _famille(plume, notification, arrivee)
    _reunification(pere, (mere, *enfants), notification, arrivee)
    _logement(plume, pere, (mere, *enfants), notification, maintien, arrivee, bail, glisse)
    parcours = plume.parcours(
        "farid",
        pere,
        notification + 20 * JOUR,
        Programme.AGIR,
        [
            (Pilier.LOGEMENT, EtatPilier.ACQUIS, "", glisse),
            (Pilier.SOCIAL, EtatPilier.ACQUIS, "", arrivee + 40 * JOUR),
            (Pilier.SANTE, EtatPilier.ACQUIS, "", arrivee + 60 * JOUR),
        ],
    )
    plume.suivis(
        parcours,
        [
            (
                maintien,
                Pilier.LOGEMENT,
                "Sortie du CADA à la date de fin de maintien, entrée dans le logement passerelle.",
            ),
            (
                arrivee + 3 * JOUR,
                Pilier.SOCIAL,
                "Arrivée de sa femme et de ses trois enfants : joie, et un logement trop petit.",
            ),
            (bail, Pilier.LOGEMENT, "Entrée à cinq dans un T4 en bail glissant."),
            (glisse, Pilier.LOGEMENT, "Le bail a glissé : la famille est locataire en titre."),
            (
                plume.jour - 12 * JOUR,
                Pilier.EMPLOI,
                "Le contrat à la fromagerie se passe bien ; demande d'heures de français.",
            ),
        ],
    )
    installer(pere, notification, plume.jour)
    _francais_et_travail(plume, pere, notification)
    _plan(plume, parcours, notification + 30 * JOUR)
    for enfant, (niveau, ou) in zip(
        enfants,
        [
            (NiveauScolaire.COLLEGE, "Collège (démo)"),
            (NiveauScolaire.ELEMENTAIRE, "École élémentaire (démo)"),
            (NiveauScolaire.ELEMENTAIRE, "École élémentaire (démo)"),
        ],
        strict=True,
    ):
        Scolarite.objects.create(
            personne=enfant,
            niveau=niveau,
            etablissement=ou,
            upe2a=niveau == NiveauScolaire.COLLEGE,
            cantine=True,
            debut=arrivee + 15 * JOUR,
        )


def _famille(plume: Plume, notification: datetime.date, arrivee: datetime.date) -> tuple:
    pere = plume.personne("AFG", "M", 34, "39300", "Farid")
    mere = plume.personne("AFG", "F", 31, "39300", "Mariam")
    enfants = [
        plume.personne("AFG", sexe, age, "39300", nom)
        for sexe, age, nom in (("F", 11, "Zahra"), ("M", 8, "Hamid"), ("M", 6, "Sayed"))
    ]
    for personne in (pere, mere, *enfants):
        Protection.objects.create(
            personne=personne,
            date=notification if personne is pere else arrivee,
            statut=StatutProtection.REFUGIE if personne is pere else StatutProtection.MEMBRE_FAMILLE,
        )
    plume.reunir(Foyer(notification, [pere, mere], enfants), rejoignants=(mere, *enfants), le=arrivee)
    return pere, mere, enfants


def _reunification(pere: Personne, arrives: tuple, notification: datetime.date, arrivee: datetime.date) -> None:
    reunification = ReunificationFamiliale.objects.create(
        personne=pere,
        etat=EtatReunification.ACCEPTEE,
        demande_le=notification + 12 * JOUR,
        decision_le=arrivee - 30 * JOUR,
    )
    for rang, personne in enumerate(arrives):
        attendu = MembreReunification.objects.create(
            reunification=reunification,
            nom=personne.nom,
            prenom=personne.prenom,
            sexe=personne.sexe,
            date_naissance=personne.date_naissance,
            lien=LienReunification.ENFANT if rang else LienReunification.CONJOINT,
        )
        attendu.arriver(personne, arrivee)


def _logement(plume: Plume, pere, famille, notification, maintien, arrivee, bail, glisse) -> None:
    cada, aivs = plume.structure("CADA de Lons"), plume.structure("Agence immobilière sociale")
    t4 = {"typologie": Typologie.T4, "surface": 82, "loyer": 520, "charges": 75, "occupants": 5}
    chemins = {pere: [(C.CADA, cada, notification - 200 * JOUR, maintien), (C.PASSERELLE, aivs, maintien, bail)]}
    chemins |= {membre: [(C.PASSERELLE, aivs, arrivee, bail)] for membre in famille}
    for personne, etapes in chemins.items():
        *_, passerelle, sous_location = plume.sejours(
            personne, [*etapes, (C.IML_BAIL_GLISSANT, aivs, bail, None)], **t4
        )
        passerelle.typologie, passerelle.occupants = Typologie.T1, 5
        passerelle.save()
        if personne is pere:
            glissant, autres = sous_location, []
        else:
            autres.append(sous_location)
    lease = BailGlissant.objects.create(
        personne=pere,
        sejour=glissant,
        captation_depuis=arrivee,
        glissement_prevu=ajouter_mois(bail, 9),
        retard=RetardGlissement.DROITS,
        impayes=False,
        degradations=False,
        constate_le=glisse - 20 * JOUR,
    )
    lease.glisser(glisse, C.PARC_SOCIAL, plume.structure("Bailleur social du Doubs-Jura"), avec=autres)


def _francais_et_travail(plume: Plume, pere: Personne, notification: datetime.date) -> None:
    contrat = ContratIntegration.objects.create(
        personne=pere,
        date=notification + 45 * JOUR,
        convoque_le=notification + 25 * JOUR,
        entretien_final_le=notification + 420 * JOUR,
    )
    PrescriptionLinguistique.objects.create(
        personne=pere,
        date=contrat.date,
        contrat=contrat,
        heures=400,
        heures_faites=380,
        niveau_vise="a2",
        etat=EtatPrescription.TERMINEE,
    )
    for date, niveau in ((notification + 60 * JOUR, "a1_1"), (plume.il_y_a(6), "a2")):
        EvaluationLinguistique.objects.create(
            personne=pere, date=date, niveau=niveau, nature=NatureEvaluation.EVALUATION_STRUCTURE
        )
    SituationEmploi.objects.create(personne=pere, categorie=CategorieEmploi.RECHERCHE, date=notification)
    SituationEmploi.objects.create(
        personne=pere,
        categorie=CategorieEmploi.CDD_6_PLUS,
        date=plume.il_y_a(3),
        metier="Fromagerie",
        rome="H2102",
        structure=plume.structure("Fromagerie du plateau"),
        fin_prevue=ajouter_mois(plume.jour, 4),
        temps=TempsTravail.PLEIN,
    )


def _plan(plume: Plume, parcours: Parcours, premier: datetime.date) -> None:
    agent, structure = plume.agent("intervenant"), plume.structure("Opérateur AGIR")
    commun = {"parcours": parcours, "structure": structure}
    for pilier, date, situation, souhaits, freins in (
        (
            Pilier.LOGEMENT,
            premier,
            "Seul en CADA ; sa famille doit le rejoindre dans l'année.",
            "Un logement pour cinq.",
            ["logement"],
        ),
        (
            Pilier.EMPLOI,
            premier,
            "A travaillé dans une laiterie ; ne lit pas encore le français.",
            "Retrouver ce métier.",
            ["langue"],
        ),
        (
            Pilier.EMPLOI,
            plume.il_y_a(3),
            "En contrat à la fromagerie, à l'aise à l'oral.",
            "Un contrat sans date de fin.",
            [],
        ),
    ):
        Diagnostic.objects.create(
            **commun, pilier=pilier, date=date, situation=situation, souhaits=souhaits, freins=freins, auteur=agent
        )
    Objectif.objects.create(
        **commun,
        pilier=Pilier.LOGEMENT,
        intitule="Un logement où vivre à cinq",
        responsable=agent,
        etat=EtatObjectif.ATTEINT,
        clos_le=premier + 400 * JOUR,
        resultat="Le bail du T4 est au nom de la famille.",
    )
    emploi = Objectif.objects.create(
        **commun,
        pilier=Pilier.EMPLOI,
        intitule="Un emploi durable à la fromagerie",
        par_la_personne=True,
        echeance=ajouter_mois(plume.jour, 4),
    )
    for intitule, jours, par_elle in (
        ("Demander à l'employeur ce qu'il propose après le contrat", 20, True),
        ("Monter avec l'employeur une formation en français à visée professionnelle", 35, False),
    ):
        Etape.objects.create(
            **commun,
            pilier=Pilier.EMPLOI,
            objectif=emploi,
            intitule=intitule,
            par_la_personne=par_elle,
            responsable=None if par_elle else agent,
            echeance=plume.jour + jours * JOUR,
        )
