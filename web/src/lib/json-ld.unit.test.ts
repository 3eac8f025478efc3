import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonLd } from './json-ld.ts';

describe('the text of a JSON-LD script', () => {
  test('is one graph in schema.org’s words', () => {
    expect(JSON.parse(jsonLd([{ '@type': 'WebSite', name: 'Longleaf' }]))).toEqual({
      '@context': 'https://schema.org',
      '@graph': [{ '@type': 'WebSite', name: 'Longleaf' }],
    });
  });

  test('cannot be ended, nor turned into a comment, by what stands in it', () => {
    const hostile = fc.constantFrom('</script>', '</SCRIPT >', '<!--', '<script>', ']]>', '\u2028', '"', '\\', 'a');
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string()), { maxLength: 6 }), (parts) => {
        const name = parts.join('');
        const text = jsonLd([{ '@type': 'WebSite', name }]);
        expect(text).not.toContain('<');
        expect(JSON.parse(text)).toMatchObject({ '@graph': [{ name }] });
      }),
    );
  });
});
