import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { TestCms } from '../../../tests/support/cms.ts';
import { astroBuild, compile, foldersIn, publisher, siteEnv, web } from './commands.ts';

/**
 * Before the end-to-end tests: the sample content, published by the publisher and built by `astro build`. The app's
 * packages are found from its folder upwards, so it stands inside the workspace.
 */
export default async function buildSite(): Promise<void> {
  mkdirSync(join(web, '.tmp'), { recursive: true });
  const folder = mkdtempSync(join(web, '.tmp/site-'));
  process.env.TEST_SITE = folder;
  const folders = foldersIn(folder);
  const cms = await TestCms.start({ seed: true });
  try {
    const env = siteEnv(folders, cms);
    await compile(env, folders);
    const published = await publisher('publish', env);
    if (published.code !== 0)
      throw new Error(`The sample content could not be published:\n${JSON.stringify(published, null, 2)}`);
    const pulled = await publisher('pull', env);
    if (pulled.code !== 0)
      throw new Error(`The sample content could not be pulled:\n${JSON.stringify(pulled, null, 2)}`);
    await astroBuild(env, folders.plainDir);
  } finally {
    await cms.stop();
  }
}
