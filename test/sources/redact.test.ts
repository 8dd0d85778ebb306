import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redacted } from '../../lib/sources/redact.ts';

test.each([
  ['https://host.example/a.md', 'https://host.example/a.md'],
  ['https://host.example:8443/a?day=2025-07-09&v=2', 'https://host.example:8443/a?day=2025-07-09&v=2'],
  ['https://ana:canary@host.example/a#canary', 'https://host.example/a'],
  ['https://host.example/a?token=canary&x=1', 'https://host.example/a?token=…&x=1'],
  ['https://host.example/a?X-Amz-Signature=canary', 'https://host.example/a?X-Amz-Signature=…'],
  ['https://host.example/a?apikey=canary', 'https://host.example/a?apikey=…'],
  ['https://host.example/a?q=ghp0canary0canary0canary0', 'https://host.example/a?q=…'],
  ['https://host.example/a?ghp0canary0canary0canary0', 'https://host.example/a?…='],
  ['https://host.example/a?token=', 'https://host.example/a?token='],
  ['nonsense canary', "an address that can't be read"],
])('%s', (address, shown) => {
  expect(redacted(address)).toBe(shown);
});

test('no password and no token is ever written down', () => {
  const secret = fc.string({ unit: fc.constantFrom(...'aZ0.~%:é'), maxLength: 20 }).map((text) => `CANARY${text}`);
  const name = fc.constantFrom('token', 'access_token', 'apiKey', 'secret', 'password', 'sig', 'auth', 'session');
  fc.assert(
    fc.property(secret, secret, name, (user, value, parameter) => {
      const shown = redacted(`https://${user}:${value}@host.example/a?${parameter}=${value}&b=1#${value}`);
      expect(shown).not.toContain('CANARY');
      expect(shown).toContain('host.example/a');
    }),
    { numRuns: 1000 },
  );
});
