// The body of a function that gradio calls once with the reader's `element`, `trigger` and `watch` (gr.HTML,
// js_on_load). What is cited is scrolled to when it is opened, and again when its number is clicked again. The room's
// event: clean, with whether what cleaning took away shall be shown.
const room = element.closest('#reader');
const rooms = room.closest('#rooms');
let place = '';
let held = null; // while the switch is turned: a piece of the article that is in sight, and where

function show(behavior) {
  const here = element.querySelector('.current');
  if (here) here.scrollIntoView({ block: 'center', behavior });
  else room.scrollTo({ top: 0 });
}

// What is cited if it is in sight, else the first paragraph that is: in the new sheet it has the same place among its like.
function hold() {
  const { top, bottom } = room.getBoundingClientRect();
  const isSeen = (one) => one.getBoundingClientRect().bottom > top && one.getBoundingClientRect().top < bottom;
  const cited = [...element.querySelectorAll('.current')].slice(0, 1);
  const kind = cited.some(isSeen) ? '.current' : 'article > p';
  const all = [...element.querySelectorAll(kind)];
  const at = Math.max(all.findIndex(isSeen), 0);
  return { kind, at, top: all[at].getBoundingClientRect().top };
}

function settle({ kind, at, top }) {
  room.scrollTop += element.querySelectorAll(kind)[at].getBoundingClientRect().top - top;
  element.querySelector('.switch').focus({ preventScroll: true });
}

watch('value', () => requestAnimationFrame(() => {
  const opened = element.querySelector('.sheet')?.dataset.place ?? '';
  if (opened !== place) rooms.dataset.room = opened ? 'reader' : 'shelf';
  // An answer opens its first passage beside the conversation; a passage that was asked for is what shall be seen.
  if (opened !== place && opened.startsWith('#passage-')) rooms.classList.add('open');
  if (held && opened === place) settle(held);
  else show('instant');
  held = null;
  place = opened;
}));

document.addEventListener('click', (event) => {
  if (event.target.closest?.('a[href^="#cite-"]')?.getAttribute('href') === place) show('smooth');
});

element.addEventListener('click', (event) => {
  const button = event.target.closest('.switch');
  if (!button) return;
  held = hold();
  trigger('clean', { shown: button.getAttribute('aria-checked') !== 'true' });
});
