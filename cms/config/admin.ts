import settings from './settings';

export default {
  auth: { secret: settings.ADMIN_JWT_SECRET },
  apiToken: { salt: settings.API_TOKEN_SALT },
  transfer: { token: { salt: settings.TRANSFER_TOKEN_SALT } },
  secrets: { encryptionKey: settings.ENCRYPTION_KEY },
  // Surveys, advertising and tutorials would call out or get in an editor's way.
  flags: { nps: false, promoteEE: false },
  ai: { enabled: false },
  // Beside every form is a preview of our own, which asks what the role may read.
  preview: { enabled: false },
  tutorials: false,
  notifications: { releases: false },
};
