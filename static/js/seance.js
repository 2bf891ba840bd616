// Holding a session from the keyboard, and saying when what is typed could not be saved.
const saisie = document.querySelector("[data-saisie]");
const alerte = document.getElementById("alerte-saisie");

// What was refused is said first: the focus goes there.
document.getElementById("erreurs")?.focus();

document.addEventListener("keydown", (evenement) => {
  if (!saisie) return;
  if (evenement.key === "F8") {
    const bouton = document.querySelector(`[data-touche="${evenement.shiftKey ? "precedente" : "suivante"}"]`);
    if (bouton) { evenement.preventDefault(); bouton.click(); }
  }
  if (evenement.key === "Enter" && evenement.ctrlKey) {
    evenement.preventDefault();
    saisie.requestSubmit(saisie.querySelector(".tenue-boutons [value=decider]"));
  }
});

function dire(texte) {
  if (alerte.textContent === texte) return;
  alerte.replaceChildren();
  if (!texte) return;
  const bloc = document.createElement("p");
  bloc.className = "fr-alert fr-alert--error fr-alert--sm";
  bloc.textContent = texte;
  alerte.append(bloc);
}

document.addEventListener("htmx:beforeSwap", (evenement) => {
  // An expired session answers with the login page: it must not be taken for « saved ».
  const detail = evenement.detail;
  if (detail.target.id !== "etat-saisie") return;
  if (detail.xhr.status !== 200 || !detail.xhr.responseURL.includes("/brouillon/")) {
    detail.shouldSwap = false;
    dire("Votre saisie n'est plus enregistrée : la séance est close ou vous n'êtes plus connecté. Copiez votre texte, puis rechargez la page.");
  } else {
    dire("");
  }
});
document.addEventListener("htmx:sendError", () => dire("Votre saisie n'est pas enregistrée : la connexion est coupée. Continuez, elle le sera dès que possible."));
