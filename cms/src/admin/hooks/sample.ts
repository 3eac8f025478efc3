/** What a target is sent, as the page and docs/build-hooks.md show it. */
export const samplePayload = `{ "revision": "9f2c…", "cause": "publish", "changed": [{ "type": "article", "documentId": "x7k…" }] }`;

/** A target that takes signed calls alone: the page and docs/build-hooks.md show this very text, and a test runs it. */
export const sampleReceiver = `// receive.mjs: npm install standardwebhooks, then WEBHOOK_SECRET=whsec_… node receive.mjs
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET);

const server = createServer(async (request, response) => {
  let message;
  try {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) {
      body += chunk;
      if (body.length > 65_536) throw new Error('No build hook is that long.');
    }
    // The body as it came, not parsed and written again. A call older than five minutes is refused too.
    message = webhook.verify(body, request.headers);
  } catch {
    return response.writeHead(401).end();
  }
  // Answer first, then build: a call without an answer counts as failed after ten seconds.
  response.writeHead(202).end();
  console.log(\`Build revision \${message.revision}\`);
});
// Behind whatever gives it HTTPS.
server.listen(process.env.PORT ?? 8080, '127.0.0.1');
`;
