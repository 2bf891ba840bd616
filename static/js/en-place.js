// Forms that open in place: focus, drafts kept while one types, an ended session, an answer that does not come.
// Without it every link opens a page and every form still saves.
(() => {
  const { lire, garder, effacer, preparerCle } = window.brouillons;
  let ouvreur = null;
  // Of the day's list: the row that was worked on. Of any page: the place where its form was.
  let rang = -1;
  let lieu = null;
  let enregistre = false;

  const lignes = () => [...document.querySelectorAll(".liste-suivis > li")];

  // The page's own: the token, whose form it is, what was kept by the site.
  const JETONS = ["csrfmiddlewaretoken", "_auteur", "_saisie"];
  const noter = (formulaire) => {
    const champs = [...new FormData(formulaire)].filter(([nom, valeur]) => !JETONS.includes(nom) && typeof valeur === "string");
    garder(formulaire.dataset.brouillon, champs);
  };
  const reprendre = async (formulaire) => {
    // Refused or filled by the site: what it shows is later than the draft.
    const dejaRempli = () => formulaire.querySelector("#erreurs, [name=_saisie]") || formulaire.dataset.tape;
    if (dejaRempli()) return;
    const champs = await lire(formulaire.dataset.brouillon);
    if (!champs || dejaRempli()) return;
    for (const champ of formulaire.elements) {
      if (!champ.name || JETONS.includes(champ.name) || champ.type === "file") continue;
      const valeurs = champs.filter(([nom]) => nom === champ.name).map(([, valeur]) => valeur);
      if (["checkbox", "radio"].includes(champ.type)) champ.checked = valeurs.includes(champ.value);
      else if (valeurs.length) champ.value = valeurs[0];
    }
    formulaire.querySelector("[data-brouillon-repris]")?.removeAttribute("hidden");
  };
  const placer = (formulaire) => {
    const cible = formulaire.querySelector("#erreurs, #reprise") || formulaire.querySelector("textarea, select, input:checked, input:not([type=hidden], [type=radio])");
    cible?.focus();
  };
  const fermer = (formulaire) => {
    if (formulaire.dataset.brouillon) effacer(formulaire.dataset.brouillon);
    formulaire.remove();
    document.getElementById(ouvreur)?.focus();
  };
  // What was done is said, with the way to take it back, where the form was; the next visit sorts the list again.
  const confirmer = () => {
    const place = document.getElementById(lieu);
    const ligne = place?.closest(".liste-suivis > li");
    const messages = document.getElementById("messages");
    const note = place && document.querySelector(`[data-confirme="${lieu}"]`);
    if (ligne && rang >= 0) ligne.parentElement.insertBefore(ligne, lignes().filter((l) => l !== ligne)[rang] || null);
    // The row says it already: the message is only told aloud, by a region that was there before.
    const dits = note ? [...(messages?.querySelectorAll(".fr-alert--success") || [])] : [];
    document.getElementById("annonces").textContent = dits.map((m) => m.textContent.trim()).join(" ");
    dits.forEach((m) => m.remove());
    if (place && messages?.children.length) place.append(messages);
    const suivante = ligne && lignes()[rang + (note ? 1 : 0)];
    const bouton = suivante?.querySelector("[data-ouvre]") || document.getElementById(ouvreur);
    (bouton || document.getElementById("contenu")).focus({ preventScroll: true });
    (note || messages)?.scrollIntoView({ block: "nearest" });
    lieu = null;
  };
  const preparer = (racine) => {
    racine.querySelectorAll?.("[data-brouillons-finis]").forEach((e) => e.dataset.brouillonsFinis.split(" ").forEach(effacer));
    const formulaires = racine.matches?.("form[data-en-place]") ? [racine] : [...(racine.querySelectorAll?.("form[data-en-place]") || [])];
    const avecBrouillon = formulaires.filter((f) => f.dataset.brouillon);
    // Had now: the connection may be cut when the first word is typed.
    if (avecBrouillon.length) preparerCle();
    avecBrouillon.forEach(reprendre);
    return formulaires;
  };

  document.addEventListener("DOMContentLoaded", async () => {
    const [seul] = preparer(document);
    if (seul) return placer(seul);
    // What the site kept, else a draft that a session left when it ended: its form opens again.
    const reprise = document.querySelector("[data-reprise]");
    if (reprise) return reprise.click();
    for (const attente of document.querySelectorAll("[data-brouillon-de]")) {
      if (await lire(attente.dataset.brouillonDe)) return attente.click();
    }
  });
  document.addEventListener("click", (evenement) => {
    const lien = evenement.target.closest("[data-ouvre]");
    if (lien) {
      ouvreur = lien.id;
      rang = lignes().indexOf(lien.closest("li"));
    }
    const abandon = evenement.target.closest("[data-fermer]");
    if (abandon && abandon.closest(".place")) {
      evenement.preventDefault();
      fermer(abandon.closest("form"));
    } else if (abandon?.closest("form").dataset.brouillon) effacer(abandon.closest("form").dataset.brouillon);
  });
  document.addEventListener("input", (evenement) => {
    const formulaire = evenement.target.closest("form[data-brouillon]");
    if (!formulaire) return;
    formulaire.dataset.tape = "oui";
    noter(formulaire);
  });
  document.addEventListener("keydown", (evenement) => {
    const formulaire = evenement.target.closest?.("form[data-en-place]");
    if (!formulaire) return;
    if (evenement.key === "Enter" && (evenement.ctrlKey || evenement.metaKey)) formulaire.requestSubmit();
    if (evenement.key === "Escape" && formulaire.closest(".place")) fermer(formulaire);
  });

  document.addEventListener("htmx:beforeRequest", (evenement) => {
    // One form at a time: opening another closes the first, whose draft stays.
    const envoi = evenement.target.closest("form");
    if (envoi) lieu = envoi.dataset.confirme || envoi.closest(".place")?.id || null;
    if (envoi?.dataset.confirme) {
      ouvreur = envoi.closest("li")?.querySelector("[data-ouvre]")?.id;
      rang = lignes().indexOf(envoi.closest(".liste-suivis > li"));
    }
    if (evenement.target.matches("[data-ouvre]")) document.querySelectorAll(".place form[data-en-place]").forEach((f) => f.remove());
  });
  document.addEventListener("htmx:beforeSwap", (evenement) => {
    const adresse = new URL(evenement.detail.xhr.responseURL || location.href);
    if (adresse.pathname.endsWith("/login/")) {
      evenement.detail.shouldSwap = false;
      location.assign(`${adresse.pathname}?next=${encodeURIComponent(location.pathname + location.search)}`);
      return;
    }
    enregistre = evenement.detail.target.id === "contenu";
  });
  document.addEventListener("htmx:load", (evenement) => {
    const formulaires = preparer(evenement.detail.elt);
    // Open and filled: the link that led to it has nothing more to say.
    if (formulaires.some((f) => f.querySelector("[name=_saisie]"))) document.querySelector("[data-a-ouvrir]")?.remove();
    if (evenement.detail.elt.closest?.(".place") && formulaires.length) return placer(formulaires[0]);
    if (enregistre && evenement.detail.elt.id === "contenu") {
      enregistre = false;
      confirmer();
    }
  });
  for (const panne of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(panne, (evenement) => {
      const formulaire = evenement.target.closest?.("form[data-en-place]");
      const place = formulaire || document.getElementById("contenu");
      place.querySelector(".panne")?.remove();
      const alerte = document.createElement("div");
      alerte.className = "fr-alert fr-alert--error fr-alert--sm fr-mb-2w panne";
      alerte.setAttribute("role", "alert");
      alerte.innerHTML = "<p></p>";
      const refus = {
        403: "Cette action ne vous est pas ouverte.",
        409: "Ce n'est pas enregistré : quelqu'un vient de changer la même chose. Copiez votre texte, puis rechargez la page.",
      };
      alerte.firstChild.textContent = refus[evenement.detail.xhr?.status]
        || "La réponse n'est pas venue. Vérifiez la connexion et recommencez : ce que vous avez écrit est toujours là.";
      place.prepend(alerte);
    });
  }
})();
