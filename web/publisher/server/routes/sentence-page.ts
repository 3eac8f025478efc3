/** A page of one sentence of ours: nothing that came from outside stands in it. */
export const sentencePage = (sentence: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Preview</title>
  </head>
  <body style="font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem">
    <p>${sentence}</p>
  </body>
</html>
`;
