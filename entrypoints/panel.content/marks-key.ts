/** Neither site has a use for it. */
const KEY = 'm';

const TYPED_INTO = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** True where a reader pressed the key that toggles the marks: alone, once, and not as a letter of some text. */
export function isMarksKey(
  event: KeyboardEvent,
  trusts: (event: Event) => boolean = ({ isTrusted }) => isTrusted,
): boolean {
  const [target] = event.composedPath();
  const typed = target instanceof Element && target.closest(TYPED_INTO) !== null;
  const modified = event.ctrlKey || event.altKey || event.metaKey || event.repeat;
  return event.key.toLowerCase() === KEY && !modified && !typed && trusts(event);
}
