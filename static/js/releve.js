// Copy or print the minutes; without scripts, selecting the text and the browser's own menu do the same.
for (const bouton of document.querySelectorAll("[data-copier], [data-imprimer]")) {
  bouton.hidden = false;
  bouton.addEventListener("click", async () => {
    if ("imprimer" in bouton.dataset) { window.print(); return; }
    const texte = document.getElementById(bouton.dataset.copier);
    texte.select();
    await navigator.clipboard.writeText(texte.value);
    bouton.textContent = "Texte copié";
  });
}
