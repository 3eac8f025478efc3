import { type HookKind, hookKinds, type Problem } from '@kneadful/shared-types';
import { z } from 'zod';
import { refusalOf } from '../../../content-model/problems';
import { type AllowedHosts, unfitAddress, unfitResolvedAddress } from '../address';
import { unfitSigningSecret } from '../sign';

const name = z
  .string('Give the hook a name.')
  .trim()
  .min(1, 'Give the hook a name.')
  .max(80, 'Keep the name within 80 characters.');
const url = z
  .string('Enter the address that is to be called.')
  .trim()
  .min(1, 'Enter the address that is to be called.')
  .max(2000, 'Keep the address within 2,000 characters.');
const secret = z
  .string('Enter the secret as text.')
  .trim()
  .min(1, 'Enter the secret, or leave the field out.')
  .max(500, 'Keep the secret within 500 characters.');
const enabled = z.boolean('A hook is switched on or off: true or false.');

export const newHookInput = z.strictObject({
  name,
  kind: z.enum(hookKinds, 'Choose a kind: publisher, generic or github.'),
  url,
  secret: secret.optional(),
  enabled: enabled.default(true),
});

/** The kind stays: another kind is another hook. Without a secret the old one stays, and `null` removes it. */
export const hookChangesInput = z.strictObject({ name, url, secret: secret.nullable(), enabled }).partial();

export const rotationInput = z.strictObject({ secret });

/** @throws with every sentence, each beside its field */
export function parseInput<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw refusalOf(
    parsed.error.issues.flatMap((issue): Problem[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: [key], message: `There is no field “${key}” to set here.` }))
        : [{ path: issue.path.map(String), message: issue.message }],
    ),
  );
}

/** @throws if the address may not be called, or the secret is not one for this kind */
export async function checkTarget(
  { kind, url, secret }: { kind: HookKind; url?: string; secret?: string | null },
  { allowed, isNew }: { allowed: AllowedHosts; isNew: boolean },
): Promise<void> {
  const wrongAddress = url === undefined ? undefined : await addressProblem(kind, url, allowed);
  const wrongSecret = secret === undefined && !isNew ? undefined : secretProblem(kind, secret);
  refuse([
    ...(wrongAddress ? [{ path: ['url'], message: wrongAddress }] : []),
    ...(wrongSecret ? [{ path: ['secret'], message: wrongSecret }] : []),
  ]);
}

async function addressProblem(kind: HookKind, url: string, allowed: AllowedHosts): Promise<string | undefined> {
  const unfit = unfitAddress(url, allowed);
  if (unfit) return unfit;
  if (kind === 'github' && !/\/repos\/[^/]+\/[^/]+\/dispatches$/.test(new URL(url).pathname))
    return 'The address of a GitHub hook reads https://api.github.com/repos/<owner>/<repository>/dispatches.';
  return unfitResolvedAddress(url, allowed);
}

export function secretProblem(kind: HookKind, secret: string | null | undefined): string | undefined {
  if (kind === 'github') {
    if (!secret) return 'A GitHub hook needs a token that may write the contents of the repository.';
    return /^[\w-]+$/.test(secret) ? undefined : 'A GitHub token has letters, digits, hyphens and underscores only.';
  }
  if (secret) return unfitSigningSecret(secret);
  return kind === 'publisher' ? 'A publisher takes signed calls only: enter its REBUILD_WEBHOOK_SECRET.' : undefined;
}

/** @throws if there are problems */
export function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw refusalOf(problems);
}
