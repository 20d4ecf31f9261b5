// The body of a function that gradio calls once with the drawer's `element`, `trigger` and `watch` (gr.HTML,
// js_on_load). Each conversation is kept in this browser under its own id, so that two windows never overwrite each
// other's: its name, when it was last changed, and the talk as the server wrote it. Which one is open, each window
// knows for itself. The drawer's event: resume, with a conversation's id and record, or with nothing for a new one.
const PREFIX = 'chuchu-talk-';
const OPEN = 'chuchu-open'; // ui/recall.js reads both
const ROOM = 2_000_000; // characters of all conversations; browsers allow from 2.5 million in all
const LONGEST = 210_000; // of one conversation; the server writes shorter ones
const left = element.closest('#left');
let current = '';
let arriving = true; // a conversation that was opened, not asked, is shown from its last question on
const deleted = new Map(); // what was deleted since the drawer was opened: the records by id

const find = (selector) => element.querySelector(selector);

function read(id) {
  try {
    const record = localStorage.getItem(PREFIX + id);
    const { name, changed, talk } = JSON.parse(record);
    const sound = record.length <= LONGEST && typeof name === 'string' && Number.isFinite(changed) && Array.isArray(talk.turns);
    return sound ? { id, name, changed, talk, record } : null;
  } catch {
    return null;
  }
}

function ids() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  } catch { // a browser that lets the page keep nothing
    return [];
  }
}

// All conversations, the one that was last changed first; a record that cannot be read goes, with a sentence.
function all() {
  const damaged = ids().filter((id) => !read(id));
  damaged.forEach((id) => localStorage.removeItem(PREFIX + id));
  if (damaged.length) tell('damaged');
  return ids().map(read).sort((one, other) => other.changed - one.changed);
}

function write(id, record) {
  let room = ROOM - record.length;
  const dropped = all().filter((one) => one.id !== id && (room -= one.record.length) < 0);
  dropped.forEach((one) => localStorage.removeItem(PREFIX + one.id));
  if (dropped.length) tell('dropped', dropped.length);
  try {
    localStorage.setItem(PREFIX + id, record);
  } catch {
    tell('unkept');
  }
}

function keep(id, talk) {
  const before = read(id);
  if (JSON.stringify(before?.talk) === JSON.stringify(talk)) return;
  const name = before?.name ?? talk.turns[0].question;
  write(id, JSON.stringify({ name, changed: Date.now(), talk }));
}

function rename(id, name) {
  const { changed, talk } = read(id) ?? {};
  if (talk) write(id, JSON.stringify({ name: name.trim() || talk.turns[0].question, changed, talk }));
}

function remove(id) {
  deleted.set(id, localStorage.getItem(PREFIX + id));
  localStorage.removeItem(PREFIX + id);
  if (id === current) resume({});
}

function undo(id) {
  write(id, deleted.get(id));
  deleted.delete(id);
}

function resume(sent) {
  arriving = true;
  trigger('resume', sent);
}

left.addEventListener('kept', ({ detail: { id, talk, damaged } }) => {
  find('.said').textContent = '';
  current = id;
  try {
    sessionStorage.setItem(OPEN, id);
    if (damaged) localStorage.removeItem(PREFIX + damaged);
  } catch { /* a browser that lets the page keep nothing */ }
  if (damaged) tell('damaged');
  if (talk) keep(id, talk);
  if (arriving && talk) setTimeout(() => [...left.querySelectorAll('#talk .question')].pop()?.scrollIntoView(), 50);
  arriving = false;
  show();
});

// Another window of this browser has kept, renamed or deleted something.
window.addEventListener('storage', (event) => {
  if (event.key === null || event.key.startsWith(PREFIX)) show();
});

// The drawer.

function show() {
  const count = ids().length;
  find('.count').textContent = count ? ` ${count}` : '';
  find('.title').textContent = read(current)?.name ?? '';
  if (find('details').open && !find('input')) list();
}

function list() {
  const kept = all();
  const removed = [...deleted].map(([id, record]) => ({ id, ...JSON.parse(record) }));
  const entries = [...kept, ...removed].sort((one, other) => other.changed - one.changed);
  const held = element.contains(document.activeElement) ? document.activeElement : null;
  const [holder, button] = [held?.closest('li')?.dataset.id, held?.className];
  find('ul').replaceChildren(...entries.map((one) => (deleted.has(one.id) ? gone(one) : entry(one))));
  find('.none').hidden = entries.length > 0;
  if (holder && button) focus(holder, button);
}

function made(name, { id }) {
  const item = find(`template.${name}`).content.cloneNode(true).firstElementChild;
  item.dataset.id = id;
  return item;
}

function entry(one) {
  const item = made('kept', one);
  const when = new Date(one.changed);
  item.querySelector('.name').textContent = one.name;
  item.querySelector('time').textContent = when.toLocaleString(
    find('.talks').lang, { dateStyle: 'medium', timeStyle: 'short' },
  );
  if (one.id === current) item.querySelector('.open').setAttribute('aria-current', 'true');
  describe(item, one);
  return item;
}

function gone(one) {
  const item = made('deleted', one);
  item.querySelector('.name').textContent = one.name;
  describe(item, one);
  return item;
}

// A button that stands beside others of its kind says what it is about.
function describe(item, { name }) {
  item.querySelectorAll('.rename, .delete, .undo').forEach((button) => {
    button.setAttribute('aria-label', `${button.textContent} ${name}`);
  });
}

function edit(id) {
  list();
  const form = made('renamed', { id });
  find(`li[data-id="${CSS.escape(id)}"]`).replaceWith(form);
  form.querySelector('input').value = read(id)?.name ?? '';
  form.querySelector('input').focus();
  form.querySelector('input').select();
}

function shut() {
  find('details')?.removeAttribute('open');
}

const focus = (id, button) => find(`li[data-id="${CSS.escape(id)}"] .${button}`)?.focus();

element.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  const id = button?.closest('li')?.dataset.id;
  if (!button) return;
  if (!button.closest('form')) find('form')?.remove();
  if (button.matches('.new')) resume({});
  if (button.matches('.new, .open')) shut();
  if (button.matches('.open')) { resume({ id, record: localStorage.getItem(PREFIX + id) }); find('summary').focus(); }
  if (button.matches('.rename')) edit(id);
  if (button.matches('.delete')) { remove(id); show(); focus(id, 'undo'); }
  if (button.matches('.undo')) { undo(id); show(); focus(id, 'open'); }
});

element.addEventListener('submit', (event) => {
  event.preventDefault();
  const { id } = event.target.closest('li').dataset;
  rename(id, event.target.querySelector('input').value);
  event.target.remove();
  show();
  focus(id, 'rename');
});

element.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const id = find('form')?.closest('li').dataset.id;
  find('form')?.remove();
  if (id === undefined) {
    shut();
    find('summary').focus();
  } else {
    show();
    focus(id, 'rename');
  }
});

element.addEventListener('toggle', () => {
  deleted.clear();
  find('form')?.remove();
  show();
}, true);

document.addEventListener('click', ({ target }) => {
  if (!target.closest('#talks')) shut();
}, true);

element.addEventListener('focusout', ({ relatedTarget }) => {
  if (relatedTarget && !element.contains(relatedTarget)) shut();
});

function tell(what, count) {
  find('.said').textContent = find('.said').dataset[what].replace('{count}', count);
}

watch('value', () => requestAnimationFrame(show));
