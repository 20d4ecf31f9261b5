// The body of a function that gradio calls once with the reader's `element`, `trigger` and `watch` (gr.HTML, js_on_load).
// A click on one of the page's own links turns to its place; on a narrow window the reader then covers the conversation.
const reader = element.closest('#reader');

function show(quietly) {
  const here = element.querySelector('.current');
  if (here) {
    here.scrollIntoView({ block: 'center', behavior: quietly ? 'instant' : 'smooth' });
  } else {
    reader.scrollTo({ top: 0 });
  }
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  const href = link?.getAttribute('href') ?? '';
  if (href === '#talk') {
    reader.classList.remove('open');
  } else if (href.startsWith('#ask-')) {
    trigger('example', { href });
  } else if (/^#(cite-|article-|shelf$)/.test(href)) {
    reader.classList.add('open');
    if (element.querySelector('.number.open')?.getAttribute('href') === href) show(false);
    else trigger('turn_to', { href });
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}, true);

watch('value', () => requestAnimationFrame(() => show(true)));

// gradio copies the HTML source of a message to its aria-label, where a screen reader would read out the tags.
new MutationObserver(() => {
  document.querySelectorAll('#talk [data-testid][aria-label]').forEach((e) => e.removeAttribute('aria-label'));
}).observe(document.body, { childList: true, subtree: true });
