import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { certificateFor, loopbackCertificate } from '../../scripts/tls/certificate.ts';

test('a certificate is good at the moment that it is made', async () => {
  const { cert } = await loopbackCertificate();
  const { validFromDate, validToDate } = new X509Certificate(cert);
  expect(validFromDate.getTime()).toBeLessThan(Date.now() - 1000);
  expect(validToDate.getTime()).toBeGreaterThan(Date.now() + 1000);
});

test('a certificate stands for all hosts that it is asked for, and for no other', async () => {
  const { cert } = await certificateFor(['arxiv.org', 'huggingface.co', '127.0.0.1']);
  const made = new X509Certificate(cert);
  for (const host of ['arxiv.org', 'huggingface.co']) expect(made.checkHost(host)).toBe(host);
  expect(made.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(made.checkHost('example.org')).toBeUndefined();
});
