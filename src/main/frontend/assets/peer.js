// Starts the design system's components. Everything works without it.
import { initAll } from '/assets/nhsuk-frontend.min.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('nhsuk-frontend-supported')
}
initAll()

const visit = document.querySelector('[data-module="peer-what-fits"]')
if (visit !== null) {
  import('/assets/what-fits.js').then(({ showWhatFits }) => showWhatFits(visit))
}
