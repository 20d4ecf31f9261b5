// The body of a function that gradio calls once with the reader's `element` and `watch` (gr.HTML, js_on_load).
// What is cited is scrolled to when it is opened, and again when its number is clicked again.
const room = element.closest('#reader');
const rooms = room.closest('#rooms');
let place = '';

function show(behavior) {
  const here = element.querySelector('.current');
  if (here) here.scrollIntoView({ block: 'center', behavior });
  else room.scrollTo({ top: 0 });
}

watch('value', () => requestAnimationFrame(() => {
  const opened = element.querySelector('.sheet')?.dataset.place ?? '';
  if (opened !== place) rooms.dataset.room = opened ? 'reader' : 'shelf';
  // An answer opens its first passage beside the conversation; a passage that was asked for is what shall be seen.
  if (opened !== place && opened.startsWith('#passage-')) rooms.classList.add('open');
  place = opened;
  show('instant');
}));

document.addEventListener('click', (event) => {
  if (event.target.closest?.('a[href^="#cite-"]')?.getAttribute('href') === place) show('smooth');
});
