"""The harness: strictness, cast, browser and worker, one file each in ``tests/harnais`` (servers come first)."""

pytest_plugins = [
    "tests.harnais.memoire",
    "tests.harnais.ordre",
    "tests.harnais.regles",
    "tests.harnais.rapide",
    "tests.harnais.ailleurs",
    "tests.harnais.rls",
    "tests.harnais.rigueur",
    "tests.harnais.renvois",
    "tests.harnais.limites",
    "tests.harnais.pannes",
    "tests.harnais.journal",
    "tests.harnais.troupe",
    "tests.harnais.a_deux",
    "tests.harnais.relations",
    "tests.harnais.objets",
    "tests.harnais.figures",
    "tests.harnais.oidc",
    "tests.harnais.navigateur",
]
