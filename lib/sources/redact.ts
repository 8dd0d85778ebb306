const SECRET_NAME = /token|key|secret|pass|pwd|auth|sig|session|sid|code|cred|jwt|bearer|login|user|mail/i;

/** Long, and not made of words: letters and digits among each other. */
const SECRET_VALUE = /^(?=.*\d)(?=.*[A-Za-z])[\w.~+/=-]{20,}$/;

/** The address of a request as it may be written down: without user, password and fragment, secrets in its query as `…`. */
export function redacted(address: string): string {
  if (!URL.canParse(address)) return "an address that can't be read";
  const url = new URL(address);
  const query = [...url.searchParams].map(([name, value]) => {
    const hidden = value !== '' && (SECRET_NAME.test(name) || SECRET_VALUE.test(value));
    return `${shown(name, SECRET_VALUE.test(name))}=${shown(value, hidden)}`;
  });
  return `${url.protocol}//${url.host}${url.pathname}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

function shown(part: string, hidden: boolean): string {
  return hidden ? '…' : encodeURIComponent(part);
}
