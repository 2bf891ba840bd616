// Small behaviours that HTML alone has not. Nothing here is needed to read or to save.
document.addEventListener("change", (evenement) => {
  // A filter applies as soon as it is chosen; the button stays for those without a mouse or scripts.
  const champ = evenement.target.closest("[data-envoi-auto]");
  if (champ) champ.form.requestSubmit();
});
document.addEventListener("submit", (evenement) => {
  // Leaving takes the drafts away; the server says so too, to the browsers that listen to it.
  if (!evenement.target.getAttribute("action")?.endsWith("/logout/")) return;
  Object.keys(localStorage).filter((cle) => cle.startsWith("cirj-brouillon:")).forEach((cle) => localStorage.removeItem(cle));
});
document.addEventListener("submit", (evenement) => {
  // A double tap sends once.
  const bouton = evenement.target.querySelector("[type=submit]:not([name])");
  if (!bouton || evenement.defaultPrevented || evenement.target.method === "get") return;
  setTimeout(() => { bouton.disabled = true; }, 0);
  setTimeout(() => { bouton.disabled = false; }, 5000);
});
document.addEventListener("htmx:configRequest", (evenement) => {
  // Only a form sends something, with its own token: no other element acts in one's name.
  const { elt, verb } = evenement.detail;
  if (verb !== "get" && !(elt.matches("form[method=post]") && elt.querySelector("[name=csrfmiddlewaretoken]"))) evenement.preventDefault();
});
addEventListener("pageshow", async (evenement) => {
  // A page that the browser had put aside whole, seen again with its « back » arrow: not once its session is closed.
  if (!evenement.persisted || !document.querySelector('form[action$="/logout/"]')) return;
  const reponse = await fetch(location.href, { method: "HEAD", cache: "no-store", redirect: "manual" }).catch(() => null);
  if (reponse?.type === "opaqueredirect") location.reload();
});
document.addEventListener("click", (evenement) => {
  // Ticks every box of its form that bears the name it gives.
  const bouton = evenement.target.closest("[data-cocher-tout]");
  if (bouton) bouton.form.querySelectorAll(`input[type=checkbox][name="${bouton.dataset.cocherTout}"]`).forEach((boite) => { boite.checked = true; });
});
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-cocher-tout]").forEach((bouton) => { bouton.hidden = false; });
  // What a confirmation interrupted goes on at once; without scripts, its button does it.
  document.querySelector("form[data-envoi-immediat]")?.requestSubmit();
});
document.addEventListener("keydown", (evenement) => {
  // From the search field, the arrows go through the people proposed; « Échap » puts them away.
  const boite = evenement.target.closest("#recherche-modale");
  const liens = boite ? [...boite.querySelectorAll("#suggestions a")] : [];
  if (!liens.length) return;
  const champ = boite.querySelector("input"), pas = { ArrowDown: 1, ArrowUp: -1 }[evenement.key];
  if (pas) {
    evenement.preventDefault();
    (liens[liens.indexOf(evenement.target) + pas] || (pas < 0 ? champ : liens[0])).focus();
  } else if (evenement.key === "Escape") {
    evenement.preventDefault();
    evenement.stopPropagation();
    boite.querySelector("#suggestions").replaceChildren();
    champ.focus();
  }
}, true);
