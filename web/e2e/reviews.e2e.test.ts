import { expect, test } from '@jest/globals';
import { all, text, texts } from './support/document.ts';
import { page } from './support/site.ts';

test.each([
  ['/reviews/', 'Our reply: Thank you, Imogen.'],
  ['/es/reviews/', 'Nuestra respuesta: Gracias, Imogen.'],
])('%s shows the studio’s reply under the review that it answers, and nowhere else', (path, reply) => {
  const answered = all(page(path), '.review')
    .map((review) => [text(review).includes('Imogen R.'), texts(review, '.reply')] as const)
    .filter(([, replies]) => replies.length > 0);
  expect(answered).toEqual([[true, [expect.stringContaining(reply)]]]);
});
