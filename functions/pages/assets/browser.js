// Everything works without this script: it adds what makes some things quicker.
import { initAll } from 'nhsuk-frontend';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
initAll();
warnBeforeSignOut(document.querySelector('[data-session-seconds]'));
offerToPrint(document.querySelector('[data-print]'));

/** Shows the warning in time, so that nothing that has been typed is lost. */
function warnBeforeSignOut(warning) {
  if (!warning) return;
  const milliseconds = (Number(warning.dataset.sessionSeconds) - Number(warning.dataset.warnSeconds)) * 1000;
  const show = () => {
    warning.hidden = false;
  };
  let timer = setTimeout(show, milliseconds);
  warning.querySelector('form')?.addEventListener('submit', async event => {
    event.preventDefault();
    const form = event.currentTarget;
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(
      () => undefined,
    );
    // Without an answer the browser sends the form itself and shows what has happened.
    if (!answer?.ok) return form.submit();
    warning.hidden = true;
    clearTimeout(timer);
    timer = setTimeout(show, milliseconds);
  });
}

/** Browsers can print by themselves: a button is only easier to find. */
function offerToPrint(offer) {
  if (!offer) return;
  offer.hidden = false;
  offer.querySelector('button').addEventListener('click', () => print());
}
