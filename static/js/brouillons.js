// Drafts that the browser keeps while one types: encrypted with a key that the site gives to their author's session only,
// and that stays in the page's memory. Where it cannot be had (no connection, an address without https), none is kept.
window.brouillons = (() => {
  const PREFIXE = "cirj-brouillon:";
  const JOUR = 24 * 3600 * 1000;
  const ADRESSE = document.currentScript.dataset.cle;
  const tours = {};
  let cle = null;

  const clef = () => {
    cle ??= (async () => {
      const reponse = await fetch(ADRESSE, { cache: "no-store", redirect: "error" });
      if (!reponse.ok) throw new Error(`${reponse.status}`);
      return crypto.subtle.importKey("raw", await reponse.arrayBuffer(), "AES-GCM", false, ["encrypt", "decrypt"]);
    })();
    // Asked again next time, when it did not come.
    cle.catch(() => { cle = null; });
    return cle;
  };
  const enTexte = (octets) => btoa(Array.from(new Uint8Array(octets), (octet) => String.fromCharCode(octet)).join(""));
  const enOctets = (texte) => Uint8Array.from(atob(texte), (lettre) => lettre.charCodeAt(0));

  const effacer = (nom) => {
    tours[nom] = (tours[nom] || 0) + 1;
    localStorage.removeItem(PREFIXE + nom);
  };
  const lire = async (nom) => {
    const range = localStorage.getItem(PREFIXE + nom);
    if (!range) return null;
    try {
      const { iv, texte } = JSON.parse(range);
      const clair = await crypto.subtle.decrypt({ name: "AES-GCM", iv: enOctets(iv) }, await clef(), enOctets(texte));
      return JSON.parse(new TextDecoder().decode(clair));
    } catch { return null; }
  };
  const garder = async (nom, champs) => {
    const tour = tours[nom] = (tours[nom] || 0) + 1;
    try {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const clair = new TextEncoder().encode(JSON.stringify(champs));
      const texte = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await clef(), clair);
      // Sent, given up or typed on meanwhile: this one is no longer the draft.
      if (tours[nom] === tour) localStorage.setItem(PREFIXE + nom, JSON.stringify({ quand: Date.now(), iv: enTexte(iv), texte: enTexte(texte) }));
    } catch { /* Not kept by the browser: the page still holds it. */ }
  };

  // What is older than a day goes, whoever wrote it; so does what is not one of these.
  for (const rangee of Object.keys(localStorage).filter((nom) => nom.startsWith(PREFIXE))) {
    let recent = false;
    try { const { quand, iv } = JSON.parse(localStorage.getItem(rangee)); recent = iv && Date.now() - quand < JOUR; } catch { /* gone */ }
    if (!recent) localStorage.removeItem(rangee);
  }
  return { lire, garder, effacer, preparerCle: () => clef().catch(() => null) };
})();
