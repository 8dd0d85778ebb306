/** Icons are drawn, so that they look alike in every font of every host. All are decoration: the words stand beside. */

export function Star({ filled }: { readonly filled: boolean }) {
  return (
    <svg class="icon" data-filled={filled} viewBox="0 0 16 16" aria-hidden="true">
      <path d="m8 1.8 1.9 4 4.4.5-3.3 3 .9 4.3L8 11.4l-3.9 2.2.9-4.3-3.3-3 4.4-.5z" />
    </svg>
  );
}

/** A bar in the margin of lines, one of them underlined. */
export function Marks() {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M3 3v10M6.5 4H14M6.5 8H11M6.5 12H13" />
    </svg>
  );
}

export function Chevron({ up }: { readonly up: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={up ? 'm4 10 4-4 4 4' : 'm4 6 4 4 4-4'} />
    </svg>
  );
}
