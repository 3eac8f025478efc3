import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingSecret } from '../../../tests/support/build-hooks.ts';
import { TestCms } from '../../../tests/support/cms.ts';
import { freePort } from '../../../tests/support/ports.ts';
import { mediaFolder } from '../../publisher/pull.ts';
import { foldersIn, type SiteFolders } from './commands.ts';
import { placeOf, type PublisherPlace, PublisherProcess } from './publisher-process.ts';

/** As an editor has it: the CMS with the sample content, and a publisher that knows it, each told of the other. */
export class Desk {
  readonly cms: TestCms;
  readonly publisher: PublisherProcess;
  readonly place: PublisherPlace;
  readonly folders: SiteFolders;
  readonly #folder: string;

  private constructor(cms: TestCms, place: PublisherPlace, folders: SiteFolders, folder: string) {
    this.cms = cms;
    this.place = place;
    this.folders = folders;
    this.#folder = folder;
    this.publisher = new PublisherProcess(place);
  }

  /**
   * @param site lends its compiled app and its media
   * @param env of both
   */
  static async open(site: SiteFolders, env: Record<string, string> = {}): Promise<Desk> {
    const folder = mkdtempSync(join(tmpdir(), 'kneadful-desk-'));
    const folders = { ...foldersIn(folder), appDir: site.appDir };
    if (existsSync(mediaFolder(site))) cpSync(mediaFolder(site), mediaFolder(folders), { recursive: true });
    const port = String(await freePort());
    const publisherUrl = `http://127.0.0.1:${port}`;
    const shared = {
      REBUILD_WEBHOOK_SECRET: signingSecret(),
      REBUILD_TOKEN: 'the-token-of-this-test',
      PREVIEW_SECRET: 'a-secret-of-this-test-to-sign-previews',
      PUBLISHER_URL: publisherUrl,
      PUBLISHER_PUBLIC_URL: publisherUrl,
      ...env,
    };
    const cms = await TestCms.start({ seed: true, env: shared });
    const place = await placeOf(folders, cms, {
      ...shared,
      PUBLISHER_PORT: port,
      PREVIEW_TOKEN: cms.previewToken,
      INTAKE_TOKEN: cms.intakeToken,
    });
    const desk = new Desk(cms, place, folders, folder);
    try {
      await desk.publisher.status('the site is live', ({ state }) => state === 'live');
    } catch (error) {
      await desk.close();
      throw error;
    }
    return desk;
  }

  async close(): Promise<void> {
    await this.publisher.stop();
    await this.cms.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
