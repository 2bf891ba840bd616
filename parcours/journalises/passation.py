"""What is noted of a hand-over: whose names were shown to whoever says who takes what somebody carried."""

from cirj.socle.journal_phrases import Lecture

JOURNALISEES: dict = {}
LECTURES = {
    "affectation_terminer": Lecture("a affiché ce que porte quelqu'un dont l'accès prend fin"),
    "confier": Lecture("a affiché ce que porte quelqu'un, pour le confier"),
    "revue": Lecture("a affiché ce que portent les personnes dont l'accès s'arrête"),
}
