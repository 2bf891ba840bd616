"""The small forms of the dossier, by the word their address uses."""

from parcours.forms import fiches_cercle, fiches_papiers, fiches_piliers
from parcours.forms.fiche import FormulaireFiche

FICHES: dict[str, type[FormulaireFiche]] = {
    "pilier": fiches_piliers.FormulairePilier,
    "etape": fiches_piliers.FormulaireEtape,
    "etape-faite": fiches_piliers.FormulaireEtapeFaite,
    "blocage": fiches_piliers.FormulaireBlocage,
    "blocage-leve": fiches_piliers.FormulaireBlocageLeve,
    "evaluation": fiches_piliers.FormulaireEvaluation,
    "sejour": fiches_piliers.FormulaireSejour,
    "emploi": fiches_piliers.FormulaireEmploi,
    "droit": fiches_piliers.FormulaireDroit,
    "protection": fiches_papiers.FormulaireProtection,
    "titre": fiches_papiers.FormulaireTitre,
    "cir": fiches_papiers.FormulaireCir,
    "identite": fiches_papiers.FormulaireIdentite,
    "ecriture": fiches_papiers.FormulaireVariante,
    "intervention": fiches_cercle.FormulaireIntervention,
    "intervention-finie": fiches_cercle.FormulaireInterventionFinie,
    "referent": fiches_cercle.FormulaireReferent,
    "referent-fini": fiches_cercle.FormulaireReferentFini,
    "membre-parti": fiches_cercle.FormulaireMembreParti,
    "sortie": fiches_cercle.FormulaireSortie,
    "post-sortie": fiches_cercle.FormulairePostSortie,
    "parcours": fiches_cercle.FormulaireParcours,
}
#: These change a row that exists: they are never « added ».
SUR_UNE_LIGNE = {"etape-faite", "blocage-leve", "intervention-finie", "referent-fini", "membre-parti"}
#: These need no pathway: papers and identity are the person's.
SANS_PARCOURS = {"protection", "titre", "cir", "identite", "ecriture", "membre-parti", "parcours"}
