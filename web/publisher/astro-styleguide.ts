import type { AstroIntegration } from 'astro';

/** The style guide at `/styleguide/`, and `/styleguide/dark/`: in development alone, and in no release. */
export function styleguide(): AstroIntegration {
  return {
    name: 'kneadful:styleguide',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command !== 'dev') return;
        injectRoute({ pattern: '/styleguide/[...scheme]', entrypoint: './src/pages/_styleguide.astro' });
      },
    },
  };
}
