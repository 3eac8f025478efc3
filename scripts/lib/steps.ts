/** Prints what is being done and how long it took: a line that counts on a terminal, two plain lines elsewhere. */
export class Steps {
  readonly #out: NodeJS.WriteStream;
  #running?: { name: string; start: number; timer?: NodeJS.Timeout };

  constructor(out: NodeJS.WriteStream = process.stdout) {
    this.#out = out;
  }

  begin(name: string): void {
    this.end();
    const start = performance.now();
    this.#running = { name, start };
    if (!this.#out.isTTY) {
      this.#out.write(`  ${name} …\n`);
      return;
    }
    const draw = () => this.#out.write(`\r\x1b[K  ${name} … ${seconds(start)}`);
    draw();
    this.#running.timer = setInterval(draw, 200);
  }

  /** @param result what came of it, if the name does not say it all */
  end(result?: string): void {
    if (!this.#running) return;
    const { name, start, timer } = this.#running;
    clearInterval(timer);
    this.#running = undefined;
    this.#line(`✔ ${name}${result ? `: ${result}` : ''} (${seconds(start)})`);
  }

  warn(message: string): void {
    this.#line(`! ${message}`);
  }

  /** Ends the running step without a tick. */
  fail(message: string): void {
    if (this.#running) clearInterval(this.#running.timer);
    this.#running = undefined;
    this.#line(`✖ ${message}`);
  }

  #line(text: string): void {
    this.#out.write(`${this.#out.isTTY ? '\r\x1b[K' : ''}${text}\n`);
  }
}

const seconds = (start: number) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
