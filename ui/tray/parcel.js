// The body of a function that gradio calls once with the parcel's `element`, `props` and `watch` (gr.HTML, js_on_load).
// The value is what the server hands over, as JSON: a file to save, or text for the clipboard, and what to say of it.
const SECONDS = 4;
let timer = 0;

watch('value', () => {
  const parcel = JSON.parse(props.value);
  if (parcel.file) save(parcel.file);
  if (parcel.text === undefined) tell(parcel.told);
  else copy(parcel);
});

function save({ name, media, base64 }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: media }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function copy({ text, item, told }) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // refused, or not there: a page that comes over http from another machine has no clipboard
    if (!copiedByCommand(text)) {
      byHand(text);
      return;
    }
  }
  const links = [...document.querySelectorAll('a.take')].filter((one) => one.getAttribute('href') === `#copy/${item}`);
  links.forEach((link) => link.classList.add('taken'));
  setTimeout(() => links.forEach((link) => link.classList.remove('taken')), SECONDS * 1000);
  tell(told);
}

function copiedByCommand(text) {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  focused?.focus({ preventScroll: true });
  return done;
}

// The last resort: the text stands selected in the tray.
function byHand(text) {
  const rooms = element.closest('#rooms');
  const shown = rooms.querySelector('#tray .by-hand');
  rooms.classList.add('open');
  rooms.dataset.room = 'tray';
  shown.hidden = false;
  shown.querySelector('textarea').value = text;
  shown.querySelector('textarea').select();
}

function tell(words) {
  element.querySelector('.told').textContent = words ?? '';
  clearTimeout(timer);
  timer = setTimeout(() => { element.querySelector('.told').textContent = ''; }, SECONDS * 1000);
}
