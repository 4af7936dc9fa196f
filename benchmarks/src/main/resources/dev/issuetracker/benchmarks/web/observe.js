// Notes from the first moment of a page what its user waits for.
(() => {
  const seen = { shift: 0, tasks: [], pressed: 0 };
  const observe = (type, note) =>
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('layout-shift', entry => entry.hadRecentInput || (seen.shift += entry.value));
  observe('longtask', entry => seen.tasks.push(entry.duration));
  addEventListener('keydown', event => (seen.pressed = event.timeStamp), true);
  /** Notes when the picture with what a selector finds is on the screen; {shown} is a promise of that time. */
  seen.watch = selector => {
    seen.shown = new Promise(done => {
      const observer = new MutationObserver(() => look());
      const look = () => {
        if (document.querySelector(selector)) {
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => done(performance.now())));
        }
      };
      observer.observe(document, { attributes: true, childList: true, subtree: true });
      look();
    });
  };
  seen.watch('.row');
  window.seen = seen;
})();
