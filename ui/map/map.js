// The body of a function that gradio calls once with the map's `element`, `trigger` and `watch` (gr.HTML, js_on_load).
// The map is asked for when its room is in sight, again until it is drawn, and when there is another answer. The point nearest to the pointer, a
// finger or the keyboard's focus is named, and opened; one point at a time is in the order of the Tab key.
const REACH = 24;
const AHEAD = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

let answers = 0;
function look() {
  const given = document.querySelectorAll('#talk .answer').length;
  if (!element.offsetParent || (given === answers && !element.querySelector('.drawing'))) return;
  answers = given;
  trigger('look', {});
}

function links() {
  return [...element.querySelectorAll('svg.map a')];
}

function middle(link) {
  const { left, top, width, height } = link.firstElementChild.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

function nearest(x, y, cost, most) {
  let best = null;
  for (const link of links()) {
    const [left, top] = middle(link);
    const far = cost(left - x, top - y);
    if (far < most) [best, most] = [link, far];
  }
  return best;
}

function under(event) {
  const own = event.target.closest?.('svg.map a');
  if (own || !event.target.closest?.('svg.map')) return own;
  return nearest(event.clientX, event.clientY, Math.hypot, REACH);
}

function name(link) {
  const tip = element.querySelector('.tip');
  if (!tip) return;
  tip.hidden = !link;
  element.querySelectorAll('a.named').forEach((other) => other.classList.remove('named'));
  if (!link) return;
  link.classList.add('named');
  const [article, words] = [document.createElement('b'), document.createElement('span')];
  article.textContent = link.parentNode.getAttribute('aria-label');
  words.textContent = link.getAttribute('aria-label');
  tip.replaceChildren(article, words);
  const [x, y] = middle(link);
  const frame = tip.parentNode.getBoundingClientRect();
  const left = Math.min(Math.max(x - frame.left - tip.offsetWidth / 2, 0), frame.width - tip.offsetWidth);
  const above = y - frame.top - tip.offsetHeight - 12;
  tip.style.left = `${left}px`;
  tip.style.top = `${above < 0 ? y - frame.top + 14 : above}px`;
}

function offer(link) {
  element.querySelectorAll('svg.map a[tabindex="0"]').forEach((other) => other.setAttribute('tabindex', '-1'));
  link?.setAttribute('tabindex', '0');
}

let moved = null;
element.addEventListener('pointermove', (event) => {
  if (event.pointerType === 'touch') return;
  if (!moved) requestAnimationFrame(() => { name(under(moved)); moved = null; });
  moved = event;
});
element.addEventListener('pointerleave', () => name(null));
element.addEventListener('focusin', (event) => {
  const link = event.target.closest?.('svg.map a');
  if (link) offer(link);
  name(link);
});
element.addEventListener('focusout', () => name(null));
element.addEventListener('click', (event) => {
  if (event.target.closest?.('a')) return;
  under(event)?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
});
element.addEventListener('keydown', (event) => {
  const [dx, dy] = AHEAD[event.key] ?? [0, 0];
  const from = event.target.closest?.('svg.map a');
  if (!from || !(dx || dy)) return;
  event.preventDefault();
  const cost = (x, y) => {
    const [ahead, aside] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    return ahead > 0.5 ? ahead + 2 * aside : Infinity;
  };
  nearest(...middle(from), cost, Infinity)?.focus();
});

watch('value', () => requestAnimationFrame(() => {
  offer(element.querySelector('svg.map a.lit') ?? element.querySelector('svg.map a'));
  look();
}));
setInterval(look, 500);
