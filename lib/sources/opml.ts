/** An outline with an address; what it is called and where it leads. */
export interface Outline extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly address: string;
}

/** No tag that a list has is longer; UTF-16 units. */
const LONGEST_TAG = 10_000;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The outlines of OPML 2.0 that have an address, in order. Reads no other entity than the five of XML. Linear. */
export function outlinesOf(xml: string): readonly Outline[] {
  return xml
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .split(/<outline(?=[\s/>])/i)
    .slice(1)
    .map((rest) => attributesOf(rest.slice(0, LONGEST_TAG)))
    .map((values) => ({
      name: values.get('title') ?? values.get('text') ?? '',
      address: values.get('xmlurl') ?? values.get('url') ?? '',
    }))
    .filter(({ address }) => address !== '');
}

/** By name in lower case, up to the end of the tag. */
function attributesOf(tag: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const attribute = /\s*([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
  for (let found = attribute.exec(tag); found; found = attribute.exec(tag)) {
    values.set((found[1] ?? '').toLowerCase(), unescaped(found[2] ?? found[3] ?? ''));
  }
  return values;
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
