// The body of a function that gradio calls once with the doors' `element` and `trigger` (gr.HTML, js_on_load).
// A click on one of the page's own links enters a room, and turns to its place there; on a narrow window the rooms then
// cover the conversation.
const rooms = element.closest('#rooms');

function enter(room) {
  rooms.classList.add('open');
  rooms.dataset.room = room;
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link) return;
  const href = link.getAttribute('href');
  if (href === '#talk') {
    rooms.classList.remove('open');
  } else if (link.classList.contains('act')) {
    trigger('act', { href });
  } else if (/^#(cite|article|passage)-/.test(href)) {
    enter('reader');
    trigger('turn_to', { href });
  } else if ([...element.querySelectorAll('a.door')].some((door) => door.getAttribute('href') === href)) {
    enter(href.slice(1));
    if (href !== '#reader') trigger('turn_to', { href });
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}, true);

function tidy() {
  element.querySelectorAll('a.door').forEach((door) => {
    if (door.getAttribute('href') === `#${rooms.dataset.room}`) door.setAttribute('aria-current', 'true');
    else door.removeAttribute('aria-current');
  });
  // gradio copies the HTML source of a message to its aria-label, where a screen reader would read out the tags.
  document.querySelectorAll('#talk [data-testid][aria-label]').forEach((e) => e.removeAttribute('aria-label'));
}

rooms.dataset.room = 'shelf';
new MutationObserver(tidy).observe(document.body, { childList: true, subtree: true });
new MutationObserver(tidy).observe(rooms, { attributes: true, attributeFilter: ['data-room'] });
