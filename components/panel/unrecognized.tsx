/** The one line a page gets whose layout has changed since this version was made. */
export function Unrecognized() {
  return (
    <section class="panel" aria-label="Papergloss">
      <p class="sheet unrecognized">
        Papergloss doesn't recognize this page's layout, so it shows nothing here. Look the paper up in the popup.
      </p>
    </section>
  );
}
