import { describe, expect, it } from 'vitest';
import { differences } from '../../scripts/manifest-differences.ts';

describe('differences', () => {
  it('finds none in equal manifests, whatever the order of their keys', () => {
    expect(differences({ a: [1, { b: 2 }], c: null }, { c: null, a: [1, { b: 2 }] })).toEqual([]);
  });

  it('names what was added, taken away and changed', () => {
    const before = { permissions: ['storage'], icons: { 16: 'a.png' }, incognito: 'not_allowed' };
    const after = { permissions: ['storage', 'tabs'], icons: { 16: 'b.png' } };
    expect(differences(before, after)).toEqual([
      'permissions.1: nothing became "tabs"',
      'icons.16: "a.png" became "b.png"',
      'incognito: "not_allowed" became nothing',
    ]);
  });

  it('tells a list from an object', () => {
    expect(differences({ a: [] }, { a: {} })).toEqual(['a: [] became {}']);
  });
});
