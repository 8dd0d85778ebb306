import { describe, expect, it } from 'vitest';
import { repairMojibake } from '../../../lib/importers/text/mojibake.ts';

describe('repairMojibake', () => {
  it.each([
    ['\uf8ffüî¨ leaf‚Äîmoss, 100%', '🔬 leaf—moss, 100%'],
    ['cafÃ© â€” 100%', 'café — 100%'],
  ])('repairs %j', (broken, whole) => {
    expect(repairMojibake(broken)).toBe(whole);
  });

  it.each(['plain', 'café — 🔬', '‚Äî and 漢', 'na√Øve é', '%41'])('leaves %j alone', (text) => {
    expect(repairMojibake(text)).toBe(text);
  });
});
