import { createLog } from '../../publisher/log.ts';
import { createPublisher, type Publisher } from '../../publisher/publisher.ts';
import type { Settings } from '../../publisher/settings.ts';
import type { TestCms } from '../../../tests/support/cms.ts';
import { type SiteFolders, siteClock } from './commands.ts';

/** The publisher in the test's own process: nobody calls it but the test, and its clock is the test's, or that of `siteEnv`. */
export function openPublisher(
  folders: SiteFolders,
  cms: Pick<TestCms, 'url' | 'token'>,
  now = () => new Date(siteClock),
): Promise<Publisher> {
  return createPublisher(settingsOf(folders, cms), createLog({ level: 'silent', to: process.stdout }), now);
}

function settingsOf({ siteDir, appDir, snapshotFile }: SiteFolders, cms: Pick<TestCms, 'url' | 'token'>): Settings {
  const publisherUrl = 'http://127.0.0.1:9';
  return {
    host: '127.0.0.1',
    cms: { url: cms.url, token: cms.token },
    adminUrl: cms.url,
    sitePort: 0,
    siteUrl: new URL('http://localhost:4321'),
    publisherPort: 0,
    publisherUrl,
    publisherPublicUrl: publisherUrl,
    controlToken: undefined,
    preview: undefined,
    intakeToken: undefined,
    formsUrl: undefined,
    hookSecrets: [],
    appDir,
    siteDir,
    snapshotFile,
    pollSeconds: 3600,
    // Few, so that old ones are tidied away in a test of some edits.
    keepReleases: 4,
    siteClock: undefined,
    logLevel: 'silent',
  };
}
