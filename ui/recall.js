// What this browser remembers when the page arrives, for the server: the language that was chosen here, and, as JSON,
// the conversation that this window had open before it was reloaded. A conversation longer than talks.js allows is not
// sent: the server would refuse it, and the page with it. In a frame a browser may forbid to keep anything.
(_language, _kept, view) => {
  try {
    const id = sessionStorage.getItem('chuchu-open');
    const record = localStorage.getItem(`chuchu-talk-${id}`);
    const sent = record && record.length <= 210_000 ? JSON.stringify({ id, record }) : '';
    return [localStorage.getItem('chuchu-language'), sent, view];
  } catch {
    return [null, '', view];
  }
}
