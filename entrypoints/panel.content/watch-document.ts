/** Calls back in the same microtask as each batch of changes to the document's elements or data, until `signal` aborts. */
export function watchDocument(signal: AbortSignal, callback: () => void): void {
  if (signal.aborted) return;
  const observer = new MutationObserver(callback);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-props'] });
  signal.addEventListener('abort', () => observer.disconnect());
}
