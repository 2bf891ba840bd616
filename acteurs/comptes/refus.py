"""What the database refuses of the accounts by a trigger, in words."""

REFUS = {
    "departement_garde_sa_coordination": (
        "C'est le dernier accès de la coordination dans ce département, ou les autres ont déjà une date de fin : "
        "plus personne n'ouvrirait ni ne fermerait les accès. Invitez d'abord une autre personne à la coordination."
    ),
    "regle_motif_exige": "Dites pourquoi cette règle change : le motif est obligatoire.",
    "regle_source_exigee": "Dites d'où vient cette valeur : la source est obligatoire.",
    "regle_pas_dans_le_passe": "Une règle ne change pas dans le passé : choisissez aujourd'hui ou un jour à venir.",
    "regle_inconnue": "Cette règle, ou cette valeur, n'existe pas ou plus.",
    "regle_valeur_illisible": "Cette valeur n'a pas la forme attendue par la règle.",
    "regle_changee_entre_temps": (
        "Cette règle vient d'être changée par quelqu'un d'autre : rien n'est enregistré. Relisez-la, puis recommencez."
    ),
    "regle_commence_ce_jour": (
        "Une valeur de cette règle commence déjà ce jour-là : choisissez un autre jour, ou retirez d'abord le changement "
        "prévu."
    ),
    "regle_deja_commencee": (
        "Cette valeur est déjà entrée en vigueur : elle ne se retire plus. Enregistrez plutôt une nouvelle valeur."
    ),
}
