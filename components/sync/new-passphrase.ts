/** Shorter ones are guessed by whoever copies the server's files. */
const SHORTEST = 8;

/** What a reader must know before choosing one. */
export const NEW_PASSPHRASE =
  'Several words are best. There is no way to get it back; without it a new device can’t read the server’s copy.';

/** What is wrong with a passphrase that was typed twice, by the field. */
export function wrongPassphrase(passphrase: string, again: string): { passphrase?: string; again?: string } {
  if (passphrase.length < SHORTEST) return { passphrase: `Write at least ${SHORTEST} characters.` };
  return passphrase === again ? {} : { again: 'This is not the passphrase above. Type both again.' };
}
