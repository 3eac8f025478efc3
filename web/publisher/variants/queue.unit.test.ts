import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { MediaFile } from '../../src/content/snapshot.ts';
import { variantsOf } from '../../src/content/variants.ts';
import { withAllVariants } from './all-variants.ts';
import { VariantQueue } from './queue.ts';

let folder: string;
let told: string[];
let queue: VariantQueue;
const path = (src: string) => join(folder, basename(src));
const bytes = (src: string) => readFileSync(path(src)).toString('base64');
const newQueue = () =>
  new VariantQueue({
    folder,
    onReady: (src) => told.push(`ready ${src}`),
    onFailed: (_src, message) => told.push(message),
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-variants-'));
  told = [];
  queue = newQueue();
});
afterEach(async () => {
  await queue.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Stripes, so that sides and colours can be told apart: red on the left, blue on the right. */
async function original(name: string, width = 400, height = 200): Promise<MediaFile> {
  const half = { width: width / 2, height, channels: 3 as const };
  const blue = await sharp({ create: { ...half, background: '#00f' } })
    .png()
    .toBuffer();
  await sharp({ create: { ...half, width, background: '#f00' } })
    .composite([{ input: blue, gravity: 'east' }])
    .toFile(path(name));
  return { src: `/media/${name}`, width, height };
}

async function make(...files: MediaFile[]): Promise<void> {
  queue.want(files);
  await queue.settled();
}

describe('the variants of a picture', () => {
  test('are made beside it, in their formats and widths', async () => {
    const file = await original('a.png');
    await make(file);
    expect(told).toEqual(['ready /media/a.png']);
    const { variants = [] } = queue.withVariants(file);
    const made = await Promise.all(variants.map(({ src }) => sharp(path(src)).metadata()));
    expect(made.map(({ format, compression, width, height }) => [compression ?? format, width, height])).toEqual([
      ['av1', 144, 72],
      ['av1', 320, 160],
      ['av1', 400, 200],
      ['webp', 144, 72],
      ['webp', 320, 160],
      ['webp', 400, 200],
    ]);
  }, 30_000);

  test('are not named until all of them are there', async () => {
    const file = await original('a.png');
    queue.want([file]);
    expect(queue.withVariants(file)).toEqual(file);
    expect(queue.waiting).toBe(1);
    await queue.settled();
    expect(queue.withVariants(file)).toEqual({ ...file, variants: variantsOf(file) });
    expect(queue.waiting).toBe(0);
  }, 30_000);

  test('are the same bytes whenever and however many at a time they are made', async () => {
    const files = [await original('a.png'), await original('b.webp', 300, 300)];
    await make(...files);
    const sources = files.flatMap((file) => variantsOf(file).map(({ src }) => src));
    const first = sources.map(bytes);
    for (const src of sources) if (!files.some((file) => file.src === src)) rmSync(path(src));
    await withAllVariants({ a: files[0]!, b: files[1]! }, folder, String);
    expect(sources.map(bytes)).toEqual(first);
  }, 30_000);

  test('are made once: a later process finds them, and makes what is missing', async () => {
    const file = await original('a.png');
    await make(file);
    const [lost, kept] = variantsOf(file).map(({ src }) => path(src));
    utimesSync(kept!, 1, 1);
    queue = newQueue();
    await make(file);
    expect(told).toEqual(['ready /media/a.png']);
    rmSync(lost!);
    queue = newQueue();
    expect(queue.withVariants(file)).toEqual(file);
    await make(file);
    expect(existsSync(lost!)).toBe(true);
    expect(statSync(kept!).mtimeMs).toBe(1000);
  }, 30_000);

  test('stand upright where a camera only noted how it was held', async () => {
    const { src } = await original('a.png', 400, 200);
    // Held so that red is at the top.
    await sharp(path(src)).withMetadata({ orientation: 6 }).jpeg().toFile(path('held.jpg'));
    const file = { src: '/media/held.jpg', width: 200, height: 400 };
    await make(file);
    const { data, info } = await sharp(path(variantsOf(file).at(-1)!.src))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
    expect([info.width, info.height]).toEqual([200, 400]);
    expect(pixel(100, 40)[0]).toBeGreaterThan(200);
    expect(pixel(100, 360)[2]).toBeGreaterThan(200);
  }, 30_000);

  test('carry nothing of the original but the picture, such as where it was taken', async () => {
    await original('plain.png');
    await sharp(path('plain.png'))
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
      .jpeg()
      .toFile(path('a.jpg'));
    expect((await sharp(path('a.jpg')).metadata()).exif).toBeDefined();
    const file = { src: '/media/a.jpg', width: 400, height: 200 };
    await make(file);
    const made = await Promise.all(variantsOf(file).map(({ src }) => sharp(path(src)).metadata()));
    expect(made.filter(({ exif }) => exif)).toEqual([]);
  }, 30_000);
});

describe('a picture that cannot be read', () => {
  const broken: MediaFile = { src: '/media/broken.png', width: 400, height: 200 };
  const sentence =
    'The picture /media/broken.png cannot be read: Input buffer contains unsupported image format. It is shown as it was uploaded; upload another in its place.';

  test('fails alone, with a sentence', async () => {
    writeFileSync(path('broken.png'), 'not a picture');
    const whole = await original('a.png');
    await make(broken, whole);
    expect(told).toEqual([sentence, 'ready /media/a.png']);
    expect(queue.withVariants(broken)).toEqual(broken);
  }, 30_000);

  test('is not tried again, by a later process either, which only names it once more', async () => {
    writeFileSync(path('broken.png'), 'not a picture');
    await make(broken);
    await make(broken);
    expect(told).toEqual([sentence]);
    queue = newQueue();
    // Were it tried, it would succeed.
    await original('broken.png');
    await make(broken);
    await make(broken);
    expect(told).toEqual([sentence, sentence]);
    expect(queue.withVariants(broken)).toEqual(broken);
  }, 30_000);

  test('is one that was cut off, too', async () => {
    const file = await original('a.jpg');
    writeFileSync(path('a.jpg'), readFileSync(path('a.jpg')).subarray(0, 700));
    await make(file);
    expect(told).toEqual([
      expect.stringMatching(/^The picture \/media\/a\.jpg cannot be read: .+\. It is shown as it was uploaded; upload/),
    ]);
  }, 30_000);

  test('is one that moves: a variant would stand still', async () => {
    const frames = await Promise.all(
      ['#f00', '#00f'].map((background) =>
        sharp({ create: { width: 200, height: 200, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    await sharp(frames, { join: { animated: true } }).toFile(path('a.webp'));
    await make({ src: '/media/a.webp', width: 200, height: 200 });
    expect(told).toEqual([
      'The picture /media/a.webp cannot be read: it moves. It is shown as it was uploaded; upload another in its place.',
    ]);
  }, 30_000);
});

test('an original that is not there is no lasting failure, and is not tried again at once', async () => {
  const file: MediaFile = { src: '/media/a.png', width: 400, height: 200 };
  await make(file);
  await make(file);
  expect(told).toEqual([
    `The picture /media/a.png could not be made smaller: ENOENT: no such file or directory, open '${path('a.png')}' It is shown as it was uploaded, and tried again with a later publish.`,
  ]);
  await original('a.png');
  queue = newQueue();
  await make(file);
  expect(told.slice(1)).toEqual(['ready /media/a.png']);
}, 30_000);

test('stopping ends what is being made and leaves nothing half-made under its name', async () => {
  const file = await original('a.png', 1600, 1200);
  queue.want([file, await original('b.png')]);
  await queue.stop();
  await queue.settled();
  expect(queue.waiting).toBe(0);
  expect(told).toEqual([]);
  const whole = readdirSync(folder).filter((name) => /\.(avif|webp)$/.test(name));
  for (const name of whole) expect((await sharp(path(name)).stats()).channels).toHaveLength(3);
}, 30_000);

test('files that a killed process left unfinished are removed once they are old', () => {
  writeFileSync(path('a-144-000000.avif.1.new'), 'half');
  writeFileSync(path('b-144-000000.avif.2.new'), 'half');
  utimesSync(path('a-144-000000.avif.1.new'), 1, 1);
  newQueue();
  expect(readdirSync(folder)).toEqual(['b-144-000000.avif.2.new']);
});

const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux(
  'every thread that makes variants gives way to other work',
  async () => {
    const file = await original('a.png', 1600, 1600);
    queue.want([file]);
    const seen = new Map<number, number>();
    const settled = queue.settled().then(() => true);
    // Threads are looked at while they work: the process is gone with its last variant.
    while (!(await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, 5, false))])))
      for (const [thread, nice] of busyThreadsOfChildren()) seen.set(thread, nice);
    expect(seen.size).toBeGreaterThan(0);
    expect([...new Set(seen.values())]).toEqual([getPriority() > 19 ? getPriority() : 19]);
  },
  60_000,
);

/** Niceness of the threads of this process's children that have used the processor for a while. */
function busyThreadsOfChildren(): [thread: number, nice: number][] {
  return children().flatMap((child) => {
    try {
      return readdirSync(`/proc/${child}/task`)
        .map((thread) =>
          readFileSync(`/proc/${child}/task/${thread}/stat`, 'utf8')
            .replace(/^.*\) /, '')
            .split(' '),
        )
        .map((fields, index): [number, number, number] => [
          child * 1000 + index,
          Number(fields[11]),
          Number(fields[16]),
        ])
        .filter(([, ticks]) => ticks > 20)
        .map(([thread, , nice]): [number, number] => [thread, nice]);
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}

const children = (): number[] =>
  readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
