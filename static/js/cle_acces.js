// Passkeys: shown where the browser knows them, and a refusal said in words instead of in the console.
(() => {
  const connues = () => Boolean(window.PublicKeyCredential && navigator.credentials && window.isSecureContext)

  const PHRASES = {
    NotAllowedError: "La clé d'accès n'a pas été utilisée : la demande a été refusée ou a expiré. Réessayez quand vous voulez.",
    InvalidStateError: 'Cette clé est déjà enregistrée sur votre compte.',
    SecurityError: "Les clés d'accès ne fonctionnent pas à cette adresse. Elles demandent un site en https.",
    NotSupportedError: "Cet appareil ne propose pas de clé d'accès."
  }

  document.addEventListener('allauth.error', (evenement) => {
    const boite = document.getElementById('cle-acces-erreur')
    if (!boite) return
    evenement.preventDefault()
    const erreur = evenement.detail.exception
    boite.querySelector('p').textContent =
      PHRASES[erreur && erreur.name] || "La clé d'accès n'a pas fonctionné. Réessayez, ou utilisez votre mot de passe."
    boite.hidden = false
    boite.focus()
  })

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-cle-acces]').forEach((bloc) => { bloc.hidden = !connues() })
    document.querySelectorAll('[data-sans-cle-acces]').forEach((bloc) => { bloc.hidden = connues() })
    // The ceremony comes before the form: Enter in the name field starts it too.
    document.querySelectorAll('form[data-ceremonie]').forEach((formulaire) => {
      formulaire.addEventListener('submit', (evenement) => {
        evenement.preventDefault()
        document.getElementById(formulaire.dataset.ceremonie).click()
      })
    })
  })
})()
