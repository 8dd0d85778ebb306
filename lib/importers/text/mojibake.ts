/** The characters of the bytes 128 to 255. */
const ENCODINGS: readonly string[] = [
  // Mac OS Roman: https://www.unicode.org/Public/MAPPINGS/VENDORS/APPLE/ROMAN.TXT
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
  // Windows 1252: https://encoding.spec.whatwg.org/index-windows-1252.txt
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
];

/**
 * Repairs a text whose UTF-8 was read as another encoding and saved so: as a whole, if every character of it goes back;
 * else it stays as it is, for a text of which a part would go back may mean what it says. Linear.
 */
export function repairMojibake(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text;
  for (const encoding of ENCODINGS) {
    const repaired = readAgain(text, encoding);
    if (repaired !== null) return repaired;
  }
  return text;
}

function readAgain(text: string, encoding: string): string | null {
  const bytes = new Map([...encoding].map((character, at) => [character, at + 128]));
  const parts: string[] = [];
  for (const character of text) {
    const byte = character < '\u0080' ? character.charCodeAt(0) : bytes.get(character);
    if (byte === undefined) return null;
    parts.push(byte < 128 && byte !== 37 ? character : `%${byte.toString(16).padStart(2, '0')}`);
  }
  try {
    // Decodes UTF-8 and throws where it is none.
    return decodeURIComponent(parts.join(''));
  } catch {
    return null;
  }
}
