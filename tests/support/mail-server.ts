import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ReceivedMail {
  from: string;
  to: string;
  /** Headers and text, as they went over the wire. */
  source: string;
}

/** A mail server that keeps what it is sent: as much of SMTP as it takes to deliver one mail after the other. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  /** What it answers to a recipient. */
  toRecipients = '250 OK';
  /** What it answers to a user and a password. */
  toLogins = '235 Welcome';
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer((socket) => this.#talk(socket));
  }

  static async start(): Promise<MailServer> {
    const made = new MailServer();
    made.#server.listen(0, '127.0.0.1');
    await once(made.#server, 'listening');
    return made;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async until(count: number, seconds = 20): Promise<ReceivedMail[]> {
    for (const end = Date.now() + seconds * 1000; this.mails.length < count; await sleep(50))
      if (Date.now() > end) throw new Error(`${this.mails.length} mails in ${seconds} s, and not ${count}.`);
    return this.mails;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  #talk(socket: Socket): void {
    this.#sockets.add(socket);
    const say = (line: string) => socket.write(`${line}\r\n`);
    let mail: ReceivedMail = { from: '', to: '', source: '' };
    let isText = false;
    let waiting = '';
    const hear = (line: string) => {
      if (isText && line === '.') {
        isText = false;
        this.mails.push(mail);
        say('250 OK');
      } else if (isText) mail.source += `${line}\n`;
      else if (line.startsWith('EHLO')) say('250-mail.example\r\n250 AUTH PLAIN');
      else if (/^(HELO|RSET)/.test(line)) say('250 OK');
      else if (line.startsWith('AUTH PLAIN ')) say(this.toLogins);
      else if (line.startsWith('MAIL FROM:')) {
        mail = { from: addressIn(line), to: '', source: '' };
        say('250 OK');
      } else if (line.startsWith('RCPT TO:')) {
        mail.to = addressIn(line);
        say(this.toRecipients);
      } else if (line === 'DATA') {
        isText = true;
        say('354 Go on');
      } else if (line === 'QUIT') socket.end('221 Bye\r\n');
      else say('502 No such command');
    };
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      const lines = (waiting + chunk.toString()).split('\r\n');
      waiting = lines.pop() ?? '';
      lines.forEach(hear);
    });
    say('220 mail.example');
  }
}

const addressIn = (line: string) => /<(.*?)>/.exec(line)?.[1] ?? '';
