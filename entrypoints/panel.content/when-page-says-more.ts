/** Calls back when the page is parsed, and with true when it is loaded and will say nothing else. */
export function whenPageSaysMore(signal: AbortSignal, callback: (done: boolean) => void): void {
  if (document.readyState === 'complete') {
    callback(true);
    return;
  }
  document.addEventListener('DOMContentLoaded', () => callback(false), { signal });
  window.addEventListener('load', () => callback(true), { signal });
}
