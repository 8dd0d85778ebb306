import { ACCENTS, LETTERS, MORE_SIGNS, SIGNS } from './letters.ts';

const CHARACTERS = new Map([...LETTERS, ...SIGNS, ...MORE_SIGNS]);

/** Control words that say how their argument looks; it stays, they go. */
const LOOKS = new Set(
  `emph textit textbf texttt textsc textrm textsf textup textsl textnormal text em it bf tt sc rm sf sl url href mbox hbox
  uppercase lowercase protect relax ensuremath bgroup egroup noopsort selectfont`.split(/\s+/),
);

/** Control symbols that are white space, or nothing. */
const SPACES = new Map([
  ['\\', ' '],
  [' ', ' '],
  ['\n', ' '],
  [',', ' '],
  [';', ' '],
  [':', ' '],
  ['!', ''],
  ['-', ''],
  ['/', ''],
  ['@', ''],
]);

/** A control word with what ends it, a control symbol, maths, a brace or tie, plain text, or whatever else. */
const TOKEN = /\\([A-Za-z]+)(\{\}|\s+)?|\\([^A-Za-z])|\$|[{}~]|[^\\${}~]+|./gsu;

/** What an accent stands on, which may be in a group; or an empty group, where it stands alone. */
const BASE = /\s{0,3}\{?\s{0,3}(?:\\([ij])(?![A-Za-z])|(\p{L}))|\s{0,3}\{\}/uy;

/**
 * The text that TeX would set: accents and signs are characters, groups and looks are gone, maths stays as it is written.
 * What is unknown stays too.
 */
export function fromTex(tex: string): string {
  let text = '';
  let mayClose = true;
  for (let at = 0; at < tex.length; ) {
    TOKEN.lastIndex = at;
    const [token = '', word, end = '', symbol] = TOKEN.exec(tex) ?? [tex.slice(at)];
    at += token.length;
    const accent = ACCENTS.get(word ?? symbol ?? '');
    if (accent !== undefined && end !== '{}') {
      const base = baseAt(tex, at);
      text += base ? `${base.letter}${base.letter && accent}`.normalize() || (symbol ?? '') : (symbol ?? `\\${word}`);
      at = base?.end ?? at;
    } else if (word !== undefined) text += wordText(word, end);
    else if (symbol !== undefined) text += SPACES.get(symbol) ?? (/[&%$#_{}]/.test(symbol) ? symbol : token);
    else if (token === '$' && mayClose) {
      const end = mathsEnd(tex, at);
      mayClose = end !== null; // where one is left open, so is every later one
      text += `$${tex.slice(at, end ?? at)}`;
      at = end ?? at;
    } else if (token === '~') text += ' ';
    else if (token !== '{' && token !== '}') text += token;
  }
  return text;
}

/** The place after the next dollar that has no backslash; null where there is none. */
function mathsEnd(tex: string, from: number): number | null {
  const sign = /\\.|\$/gs;
  sign.lastIndex = from;
  for (let match = sign.exec(tex); match; match = sign.exec(tex)) {
    if (match[0] === '$') return sign.lastIndex;
  }
  return null;
}

function baseAt(tex: string, at: number): { letter: string; end: number } | null {
  BASE.lastIndex = at;
  const match = BASE.exec(tex);
  return match && { letter: match[1] ?? match[2] ?? '', end: BASE.lastIndex };
}

function wordText(word: string, end: string): string {
  const character = CHARACTERS.get(word);
  if (character !== undefined) return character;
  return LOOKS.has(word) ? '' : `\\${word}${end === '{}' ? '' : ' '}`;
}
