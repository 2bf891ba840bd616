"""What the database refuses of the accounts by a trigger, in words."""

REFUS = {
    "departement_garde_sa_coordination": (
        "C'est le dernier accès de la coordination dans ce département, ou les autres ont déjà une date de fin : "
        "plus personne n'ouvrirait ni ne fermerait les accès. Invitez d'abord une autre personne à la coordination."
    ),
}
