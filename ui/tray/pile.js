// The body of a function that gradio calls once with the pile's `element` and `watch` (gr.HTML, js_on_load).
watch('value', () => requestAnimationFrame(() => element.closest('#tray').dispatchEvent(new Event('laid'))));
