// The body of a function that gradio calls once with the status' `element` and `watch` (gr.HTML, js_on_load).
// What was just done is in sight, and what can be undone is under the next key.
watch('value', () => requestAnimationFrame(() => {
  element.querySelector('.status')?.scrollIntoView({ block: 'nearest' });
  element.querySelector('.undo')?.focus({ preventScroll: true });
}));
