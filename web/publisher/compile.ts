import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The code on disk does not compile. */
export class CompileFailed extends Error {
  override name = 'CompileFailed';
}

/**
 * Builds the app again from the code on disk. The new one stands in a folder of its own, since the running one still
 * loads parts of itself; `installApp` puts it in its place once the site was rendered with it.
 * @param appDir where the app is expected at a start
 * @returns the new app's folder
 * @throws CompileFailed
 */
export async function compileApp(appDir: string): Promise<string> {
  const folder = `${appDir}.${Date.now().toString(36)}`;
  const script = join(import.meta.dirname, 'astro-build.ts');
  const child = spawn(process.execPath, [script, 'app'], {
    env: { ...process.env, OUT_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.once('close', resolve);
  });
  if (code !== 0 || !existsSync(join(folder, 'server/entry.mjs'))) {
    await rm(folder, { recursive: true, force: true });
    throw new CompileFailed(`The app could not be compiled; the last one stays.\n${output.trim().slice(-4000)}`);
  }
  return folder;
}

/** Puts a compiled app where the next start expects it. Whatever moment this is ended at, one of the two is there. */
export async function installApp(folder: string, appDir: string): Promise<void> {
  const [next, old] = [`${appDir}.next`, `${appDir}.old`];
  await rm(next, { recursive: true, force: true });
  await cp(folder, next, { recursive: true });
  await rm(old, { recursive: true, force: true });
  if (existsSync(appDir)) await rename(appDir, old);
  await rename(next, appDir);
  await rm(old, { recursive: true, force: true });
}

/** Removes the folders that earlier processes compiled into. */
export async function removeOldApps(appDir: string): Promise<void> {
  if (!existsSync(appDir) && existsSync(`${appDir}.old`)) await rename(`${appDir}.old`, appDir);
  const prefix = `${basename(appDir)}.`;
  for (const name of await readdir(dirname(appDir)).catch(() => []))
    if (name.startsWith(prefix)) await rm(join(dirname(appDir), name), { recursive: true, force: true });
}

/** Changes with every file of the compiled app. */
export async function hashOfApp(appDir: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await readdir(appDir, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  for (const path of paths.sort()) hash.update(path.slice(appDir.length)).update(await readFile(path));
  return hash.digest('hex');
}

/** Files that the app's pages refer to, by their path on the site. */
export async function assetsOf(appDir: string): Promise<Map<string, string>> {
  const folder = join(appDir, 'client');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((file) => [file.slice(folder.length), file]),
  );
}
