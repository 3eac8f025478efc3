import { previewAudience, previewClaims, type PreviewClaims } from '@kneadful/shared-types';
import jwt from 'jsonwebtoken';

/** What the CMS signed. @returns nothing where the signature is not its, or not good any more */
export function readToken(token: string, secret: string): PreviewClaims | undefined {
  try {
    return previewClaims.parse(jwt.verify(token, secret, { algorithms: ['HS256'], audience: previewAudience }));
  } catch {
    return undefined;
  }
}
