// The body of a function that gradio calls once with the controls' `element`, `trigger` and `watch` (gr.HTML,
// js_on_load). The tray is kept in this browser: the ids of its passages in order, and the style of the references.
// The room's events: lay, copy and export, each with all of that.
const KEY = 'chuchu-tray';
const room = element.closest('#tray');
let kept = load();
let focused = null; // after a move: the item and the button that the keyboard stays on
let numbers = 0;

function load() {
  try {
    const { items, style } = JSON.parse(localStorage.getItem(KEY));
    return { items: items.filter((item) => item.article && item.passage), style: String(style) };
  } catch {
    return { items: [], style: 'gbt7714' };
  }
}

function keep(change) {
  kept = { ...kept, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch { /* a browser that keeps nothing still has it until the page is closed */ }
  mark();
  trigger('lay', kept);
}

const name = (item) => `${item.article}/${item.passage}`;
const at = (item) => kept.items.findIndex((other) => name(other) === name(item));

function toggle(item) {
  const others = kept.items.filter((other) => name(other) !== name(item));
  keep({ items: others.length < kept.items.length ? others : [...others, item] });
}

function move(item, by) {
  const from = at(item);
  const to = from + by;
  if (to < 0 || to >= kept.items.length) return;
  const items = [...kept.items];
  [items[from], items[to]] = [items[to], items[from]];
  focused = { item, button: by < 0 ? 'up' : 'down' };
  keep({ items });
}

function remove(item) {
  const next = kept.items[at(item) + 1] ?? kept.items[at(item) - 1];
  focused = next ? { item: next, button: 'remove' } : null;
  toggle(item);
}

// Links that take a passage away stand in the conversation and in the reader too.

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  const [, deed, article, passage] = link?.getAttribute('href').match(/^#(copy|collect)\/([^/]+)\/([^/]+)$/) ?? [];
  if (link?.getAttribute('href') === '#tray') trigger('lay', kept);
  if (!deed) return;
  event.preventDefault();
  event.stopPropagation();
  if (deed === 'collect') toggle({ article, passage });
  else trigger('copy', { ...kept, items: [{ article, passage }], number: (numbers += 1) });
}, true);

room.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  const item = { ...button?.closest('li')?.dataset };
  if (!button) return;
  else if (button.matches('.up')) move(item, -1);
  else if (button.matches('.down')) move(item, 1);
  else if (button.matches('.remove')) remove(item);
  else if (button.matches('.export')) trigger('export', { ...kept, ...button.dataset, number: (numbers += 1) });
  else if (button.matches('.print')) window.print();
  else if (button.matches('.clear.taken')) keep({ items: [] });
  if (button.matches('.clear')) button.classList.toggle('taken', !button.matches('.taken') && kept.items.length > 0);
});

room.addEventListener('focusout', (event) => {
  if (event.target.matches('.clear')) event.target.classList.remove('taken');
});

room.addEventListener('change', (event) => {
  if (event.target.name === 'reference-style') keep({ style: event.target.value });
});

// Another window of this browser has collected something.
window.addEventListener('storage', (event) => {
  if (event.key !== KEY) return;
  kept = load();
  show();
});

// What is in the tray is told apart wherever it is shown, and its door bears the number.

function mark() {
  const names = new Set(kept.items.map(name));
  document.querySelectorAll('a.take[href^="#collect/"]').forEach((link) => {
    link.classList.toggle('taken', names.has(link.getAttribute('href').slice('#collect/'.length)));
  });
  const door = document.querySelector('#doors a[href="#tray"]');
  if (!door) return;
  const count = door.querySelector('.count') ?? door.appendChild(document.createElement('span'));
  const words = names.size ? ` ${names.size}` : '';
  count.className = 'count';
  if (count.textContent !== words) count.textContent = words;
}

function show() {
  element.querySelectorAll('[name=reference-style]').forEach((one) => { one.checked = one.value === kept.style; });
  mark();
  trigger('lay', kept);
}

room.addEventListener('laid', () => {
  if (!focused) return;
  const entry = [...room.querySelectorAll('li')].find((one) => name(one.dataset) === name(focused.item));
  entry?.querySelector(`button.${focused.button}`)?.focus();
  focused = null;
});

watch('value', () => requestAnimationFrame(show));
new MutationObserver(mark).observe(document.body, { childList: true, subtree: true });
