import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** `mount` needs the rights of root. */
function asRoot(command: string, ...args: string[]): boolean {
  const [file, ...all] = process.getuid?.() === 0 ? [command, ...args] : ['sudo', '-n', command, ...args];
  return spawnSync(file!, all).status === 0;
}

/** A disk of its own that a test can fill up. */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * @param folder an empty one, which becomes the disk
   * @returns nothing where the machine does not let us mount one
   * @throws on CI in that case
   */
  static mount(folder: string, megabytes: number): SmallDisk | undefined {
    if (asRoot('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=1777`, 'tmpfs', folder))
      return new SmallDisk(folder);
    const line = 'A full disk cannot be tested: this user may not mount one. Run the tests as root, or with sudo.';
    if (process.env.CI === 'true') throw new Error(line);
    console.warn(line);
    return undefined;
  }

  get free(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  /** Takes all but `left` bytes. */
  fill(left = 0): void {
    this.makeRoom();
    const file = openSync(this.#filler, 'w');
    const page = Buffer.alloc(4096, 1);
    try {
      while (this.free - left >= page.length) writeSync(file, page);
    } finally {
      closeSync(file);
    }
  }

  makeRoom(): void {
    rmSync(this.#filler, { force: true });
  }

  unmount(): void {
    asRoot('umount', this.folder);
  }

  get #filler(): string {
    return join(this.folder, 'filler');
  }
}
