// The body of a function that gradio calls once with the bar's `element`, `trigger` and `watch` (gr.HTML, js_on_load).
// The bar's events: narrow, release and look, each with whether the fold is open and which publication is sought in it.
const WAIT = 120; // milliseconds after a key: a name is looked for, not each of its letters
let timer = 0;
let wasOpen = false;
let inForce = '';
let wanted = null; // what was chosen here and is not in force yet

const details = () => element.querySelector('details');
const state = () => ({ open: details().open, sought: element.querySelector('input[type=search]')?.value ?? '' });
const look = () => { clearTimeout(timer); timer = setTimeout(() => trigger('look', state()), WAIT); };
const value = (name) => element.querySelector(`select[name=${name}]`)?.value ?? '';

// While an answer is being looked for it writes what this would write: a change waits for it.
function change(name, data) {
  const pending = () => document.querySelector('#talk .pending');
  const send = () => trigger(name, { ...data, ...state() });
  if (!pending()) { send(); return; }
  new MutationObserver((_, seen) => {
    if (pending()) return;
    seen.disconnect();
    send();
  }).observe(document.querySelector('#talk'), { childList: true, subtree: true });
}

// A new bar in the old one's place is a toggle too, from open to open.
element.addEventListener('toggle', () => {
  if (wasOpen === details().open) return;
  wasOpen = details().open;
  if (wasOpen) trigger('look', state());
}, true);
element.addEventListener('input', (event) => {
  if (event.target.matches('input[type=search]') && !event.isComposing) look();
});
element.addEventListener('compositionend', look);
element.addEventListener('change', (event) => {
  if (event.target.matches('input[type=search]')) return;
  const publications = [...element.querySelectorAll('input:checked')].map((box) => box.value);
  wanted = { publications, since: value('since'), until: value('until') };
  change('narrow', wanted);
});
element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-part]');
  if (!button) return;
  change('release', { part: button.dataset.part, value: button.dataset.value ?? '' });
  details().querySelector('summary').focus(); // the button goes, and with it the focus
});
element.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !details().open) return;
  details().open = false;
  details().querySelector('summary').focus();
});

// "Search only this" in the reader names its article, on the shelf those that are ticked are meant.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button.within');
  if (!button) return;
  const ticked = [...document.querySelectorAll('#shelf input.pick:checked')].map((box) => box.value);
  change('narrow', { articles: button.dataset.article ? [button.dataset.article] : ticked });
  document.querySelector('#rooms').classList.remove('open');
  if (!button.dataset.article) document.querySelectorAll('#shelf input.pick:checked').forEach((box) => box.click());
  document.querySelector('#composer textarea').focus();
});

// gradio changes the old bar into the new one in place, or puts it there: what was ticked stays or goes, whatever is in
// force now. So it is made to show what was chosen since and is on its way, else what is in force.
watch('value', () => requestAnimationFrame(() => {
  const now = element.querySelector('.in-force')?.textContent ?? '';
  if (now !== inForce) wanted = null;
  else if (!wanted) return; // what was typed stays
  inForce = now;
  element.querySelectorAll('input[type=checkbox]').forEach((box) => {
    box.checked = wanted ? wanted.publications.includes(box.value) : box.defaultChecked;
  });
  element.querySelectorAll('option').forEach((option) => {
    option.selected = wanted ? option.value === wanted[option.parentElement.name] : option.defaultSelected;
  });
}));
