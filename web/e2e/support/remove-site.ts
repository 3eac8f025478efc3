import { rmSync } from 'node:fs';

export default function removeSite(): void {
  rmSync(process.env.TEST_SITE!, { recursive: true, force: true });
}
