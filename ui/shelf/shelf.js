// The body of a function that gradio calls once with the controls' `element` and `trigger` (gr.HTML, js_on_load).
// The room's events: seek, more, bring, remove, restore and correct, each with what is said here. Whatever comes from
// files or articles is set as text, never as markup.
const room = element.closest('#shelf');
const WAIT = 120; // milliseconds after a key: a word is looked for, not each of its letters
let timer = 0;
let files = Promise.resolve();

const field = (name) => element.querySelector(`.seek [name=${name}]`)?.value ?? '';
const wanted = () => ({ text: field('text'), publication: field('publication'), year: field('year') });
const seek = () => { clearTimeout(timer); timer = setTimeout(() => trigger('seek', wanted()), WAIT); };

element.addEventListener('input', (event) => {
  if (event.target.closest('.seek') && !event.isComposing) seek();
});
element.addEventListener('compositionend', (event) => {
  if (event.target.closest('.seek')) seek();
});

room.addEventListener('click', (event) => {
  if (event.target.closest('button.more')) trigger('more', wanted());
  else if (event.target.closest('button.undo')) trigger('restore', {});
  else if (event.target.closest('button.remove')) remove(event.target.closest('button.remove'));
});

room.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  const fields = Object.fromEntries(new FormData(form));
  trigger('correct', { article: form.dataset.article, fields });
});

// What is ticked can be asked alone (ui/scope/scope.js) or removed: the button names how many, and wants a second click.

const picked = () => [...room.querySelectorAll('input.pick:checked')];

function remove(button) {
  if ('sure' in button.dataset) trigger('remove', { articles: picked().map((box) => box.value) });
  else label(button, true);
}

function label(button, sure) {
  if (sure) button.dataset.sure = '';
  else delete button.dataset.sure;
  const words = sure ? button.dataset.confirm : button.dataset.label;
  button.textContent = words.replace('{count}', picked().length);
}

room.addEventListener('change', (event) => {
  if (event.target.matches('input.pick')) {
    const bar = room.querySelector('.picked');
    const remove = bar.querySelector('.remove');
    bar.hidden = !picked().length;
    label(bar.querySelector('.within'), false);
    if (!remove) return;
    label(remove, false);
    remove.hidden = !picked().every((box) => 'open' in box.dataset);
  } else if (event.target.matches('input[type=file]')) {
    take([...event.target.files]);
    event.target.value = '';
  }
});

// Adding: the files go up one after the other, then the server is told which of them it has.

function take(chosen) {
  if (chosen.length) files = files.then(() => send(chosen));
}

async function send(chosen) {
  const sent = [];
  const unsent = [];
  for (const [index, file] of chosen.entries()) {
    try {
      sent.push({ path: await upload(file, index + 1, chosen.length), orig_name: file.name });
    } catch (reason) {
      unsent.push({ name: file.name, reason: reason.message });
    }
  }
  progress('', 0);
  trigger('bring', { files: sent, unsent });
}

function upload(file, number, count) {
  const words = element.querySelector('.drop').dataset;
  const said = words.sending.replace('{number}', number).replace('{count}', count).replace('{name}', () => file.name);
  if (file.size > Number(words.limit)) return Promise.reject(new Error(words.tooLarge));
  return new Promise((resolve, reject) => {
    const body = new FormData();
    const request = new XMLHttpRequest();
    body.append('files', file);
    request.upload.onprogress = (event) => progress(said, event.loaded / Math.max(event.total, 1));
    request.onerror = () => reject(new Error(words.lost));
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText)[0]);
      else reject(new Error(request.status === 413 ? words.tooLarge : words.refused.replace('{status}', request.status)));
    };
    request.open('POST', new URL('gradio_api/upload', document.baseURI));
    progress(said, 0);
    request.send(body);
  });
}

function progress(said, share) {
  const shown = element.querySelector('.sending');
  shown.hidden = !said;
  shown.querySelector('p').textContent = said;
  shown.querySelector('progress').value = share;
}

// A file that is dropped anywhere must never take the page's place.

document.addEventListener('dragover', (event) => {
  event.preventDefault();
  element.querySelector('.drop')?.classList.toggle('over', room.contains(event.target));
});
document.addEventListener('dragleave', () => element.querySelector('.drop')?.classList.remove('over'));
document.addEventListener('drop', (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  element.querySelector('.drop')?.classList.remove('over');
  if (element.querySelector('.drop') && room.contains(event.target)) take([...event.dataTransfer.files]);
});
