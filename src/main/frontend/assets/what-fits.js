// Shows what fits as soon as support, online and risk have been answered: one press less
// than the button, which stays and does the same. Once only: whoever changes an answer
// afterwards asks again with the button, so that no change of mind counts as a new match.
import { initAll } from '/assets/nhsuk-frontend.min.js'

const ASKED = ['wanted', 'online', 'risk']
const PAUSE = 300

export function showWhatFits(form) {
  let waiting

  function isAnswered() {
    const answers = new FormData(form)
    const need = answers.get('need')
    return ASKED.every((name) => answers.has(name)) && need !== null && (need !== 'other' || answers.get('otherNeed') !== '')
  }

  function isOutcome() {
    return form.querySelector('#cards') !== null
  }

  async function ask() {
    if (isOutcome() || !isAnswered()) {
      return
    }
    form.removeEventListener('change', wait)
    const shown = form.querySelector('#what-fits')
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: 'text/html' }
      })
      if (!response.ok || response.redirected || isOutcome()) {
        return
      }
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const found = page.querySelector('#what-fits')
      if (found === null || found.children.length === 0) {
        return
      }
      shown.replaceChildren(...found.children)
      initAll({ scope: shown })
      form.querySelector('button[type=submit]:not([name])').classList.add('nhsuk-button--secondary')
      form.querySelector('#what-fits-said').textContent = shown.querySelector('h2').textContent
    } catch {
      // The button is there.
    }
  }

  function wait(event) {
    if (event.target.closest('#what-fits') === null) {
      clearTimeout(waiting)
      waiting = setTimeout(ask, PAUSE)
    }
  }

  form.addEventListener('change', wait)
  form.addEventListener('submit', () => clearTimeout(waiting))
}
