import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { TestCms } from '../../tests/support/cms.ts';
import { Editor } from '../../tests/support/editor.ts';

let cms: TestCms;
beforeAll(async () => {
  cms = await TestCms.start();
}, 90_000);
afterAll(() => cms.stop());

interface File {
  width: number;
  height: number;
  url: string;
}

/** What a phone held upright makes: pixels that lie on their side, a mark that says so, and where it was. */
async function fromPhone(): Promise<Buffer> {
  const red = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 600, height: 400, channels: 3, background: '#00f' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withExif({ IFD0: { Orientation: '6' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100 })
    .toBuffer();
}

test('a picture from a phone stands upright, and does not tell where it was taken', async () => {
  const id = await new Editor(cms).upload('phone.jpg', await fromPhone());
  const { body } = await cms.admin<File>('GET', `/upload/files/${id}`);
  expect([body.width, body.height]).toEqual([400, 600]);
  const bytes = Buffer.from(await (await fetch(cms.url + body.url)).arrayBuffer());
  const picture = sharp(bytes);
  const { width, height, orientation, exif } = await picture.metadata();
  expect({ width, height, orientation, exif }).toEqual({
    width: 400,
    height: 600,
    orientation: undefined,
    exif: undefined,
  });
  // Red is on top.
  const [top] = await picture.clone().extract({ left: 200, top: 100, width: 1, height: 1 }).raw().toBuffer();
  expect(top).toBeGreaterThan(200);
});
