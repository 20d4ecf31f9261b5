// The body of a function that gradio calls once with this `element`, `props` and `watch` (gr.HTML, js_on_load).
// The value is what the server says is on screen, as JSON; the drawer's script, once its words are there, keeps it.
watch('value', () => setTimeout(() => {
  element.closest('#left').dispatchEvent(new CustomEvent('kept', { detail: JSON.parse(props.value) }));
}));
