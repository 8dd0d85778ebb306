/** The one line a page gets whose layout has changed since this version was made. */
export function Unrecognized() {
  return (
    <section class="panel" aria-label="Papergloss">
      <p class="sheet unrecognized">
        Papergloss doesn't recognize this page's layout. Open the popup for this paper's gloss.
      </p>
    </section>
  );
}
