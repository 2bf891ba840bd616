// Small behaviours that HTML alone has not. Nothing here is needed to read or to save.
document.addEventListener("change", (evenement) => {
  // A filter applies as soon as it is chosen; the button stays for those without a mouse or scripts.
  const champ = evenement.target.closest("[data-envoi-auto]");
  if (champ) champ.form.requestSubmit();
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
document.addEventListener("DOMContentLoaded", () => {
  // What a confirmation interrupted goes on at once; without scripts, its button does it.
  document.querySelector("form[data-envoi-immediat]")?.requestSubmit();
});
