// The body of a function that gradio calls once with the listing's `element` and `watch` (gr.HTML, js_on_load).
// gradio changes the old list into the new one in place: what a visitor ticked, opened and wrote in one entry would
// stay, in the entry of another article.
watch('value', () => requestAnimationFrame(() => {
  element.querySelectorAll('form').forEach((form) => form.reset());
  element.querySelectorAll('details[open]').forEach((fold) => { fold.open = false; });
  element.querySelectorAll('input.pick').forEach((box) => { box.checked = false; });
  const bar = element.querySelector('.picked');
  if (bar) bar.hidden = true;
}));
