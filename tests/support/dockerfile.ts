import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cms.ts';

export interface Stage {
  /** An image, or the name of an earlier stage. */
  from: string;
  name?: string;
  steps: { instruction: string; text: string }[];
}

/** A Dockerfile's stages, with comments left out and continued lines joined. */
export function readDockerfile(path: string): Stage[] {
  const lines = readFileSync(join(root, path), 'utf8')
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim());
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, instruction = '', text = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (instruction === 'FROM') {
      const [from = '', , name] = text.split(/\s+/);
      stages.push({ from, name, steps: [] });
    } else {
      const stage = stages.at(-1);
      if (!stage || !instruction) throw new Error(`${path} has a line outside its stages: ${line}`);
      stage.steps.push({ instruction, text });
    }
  }
  return stages;
}

/** What the last stage says, the stages that it is made from included; the last word wins. */
export function lastWord(stages: Stage[], instruction: string): string | undefined {
  const final = stages.at(-1);
  const line = final ? ancestry(stages, final) : [];
  return line.flatMap(({ steps }) => steps).findLast((step) => step.instruction === instruction)?.text;
}

const ancestry = (stages: Stage[], stage: Stage): Stage[] => {
  const parent = stages.find(({ name }) => name === stage.from);
  return parent ? [...ancestry(stages, parent), stage] : [stage];
};

export interface Copy {
  /** The stage that it copies from; without one, the build's context. */
  stage?: string;
  sources: string[];
}

export const copies = ({ steps }: Stage): Copy[] =>
  steps
    .filter(({ instruction }) => instruction === 'COPY')
    .map(({ text }) => {
      const words = text.split(/\s+/);
      const stage = words.find((word) => word.startsWith('--from='))?.replace('--from=', '');
      return { stage, sources: words.filter((word) => !word.startsWith('--')).slice(0, -1) };
    });
