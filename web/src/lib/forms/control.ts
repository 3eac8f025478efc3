import type { FormState } from './state.ts';

/** Attributes that a control has in common with every other: its names, and where its hint and its problem stand. */
export function controlAttributes(form: FormState | undefined, name: string, isHinted: boolean) {
  const isWrong = form?.issues.some(({ control }) => control === name) ?? false;
  const described = [isHinted && `hint-${name}`, isWrong && `error-${name}`].filter(Boolean).join(' ');
  return {
    id: `field-${name}`,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
  };
}
