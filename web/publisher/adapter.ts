import type { AstroIntegration } from 'astro';

/** Compiles the site into an app that renders one path at a time: `dist/app/server/entry.mjs`. */
export function publisherAdapter(): AstroIntegration {
  return {
    name: 'kneadful:publisher',
    hooks: {
      // A package left outside would be looked up from the app's folder, where another version of it may come first.
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { ssr: { noExternal: true, external: ['sharp'] } } });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'kneadful:publisher',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./server-entry.ts', import.meta.url),
          supportedAstroFeatures: {
            staticOutput: 'stable',
            hybridOutput: 'stable',
            serverOutput: 'stable',
            sharpImageService: 'stable',
          },
        });
      },
    },
  };
}
