/**
 * Keeps a process from calling out: `NODE_OPTIONS='--require …/network-guard.cjs'`. Every attempt to reach a host other
 * than this machine fails, and is recorded as a line of the file that `NETWORK_GUARD_FILE` names.
 */
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

const file = process.env.NETWORK_GUARD_FILE;
if (!file) throw new Error('NETWORK_GUARD_FILE does not say where to record calls.');

const isLocal = (host) => !host || /^(localhost|.+\.localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/.test(host);

/** Records a call to a foreign host and answers the error it fails with, or nothing for this machine. */
function refused(kind, host, port) {
  if (typeof host !== 'string' || isLocal(host)) return undefined;
  const target = port === undefined ? host : `${host}:${port}`;
  appendFileSync(file, `${kind} ${target}\n`);
  return Object.assign(new Error(`The network guard refused ${kind} ${target}.`), { code: 'ECONNREFUSED' });
}

/** Where `connect(options)`, `connect(port, host)` or `connect(path)` leads; Node itself hands over a list. */
function targetOf([first, second]) {
  const given = Array.isArray(first) ? first[0] : first;
  if (given !== null && typeof given === 'object') return given.path ? {} : { host: given.host, port: given.port };
  return /^\d+$/.test(String(given)) && typeof second === 'string' ? { host: second, port: given } : {};
}

// TLS, HTTP and fetch connect through this too.
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function guarded(...args) {
  const { host, port } = targetOf(args);
  const error = refused('connect', host, port);
  if (!error) return connect.apply(this, args);
  // As late as a real refusal: callers listen for errors after they have called.
  this.connecting = true;
  setImmediate(() => this.destroy(error));
  return this;
};

const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function guarded(...args) {
  const host = args.slice(1).find((arg) => typeof arg === 'string');
  const error = refused('datagram', host);
  if (!error) return send.apply(this, args);
  setImmediate(() => this.emit('error', error));
};

const dgramConnect = dgram.Socket.prototype.connect;
dgram.Socket.prototype.connect = function guarded(port, host, ...rest) {
  const error = refused('datagram', host, port);
  if (!error) return dgramConnect.call(this, port, host, ...rest);
  setImmediate(() => this.emit('error', error));
};

for (const [owner, fails] of [
  [dns, byCallback],
  [dns.Resolver.prototype, byCallback],
  [dns.promises, byPromise],
  [dns.promises.Resolver.prototype, byPromise],
]) {
  for (const name of Object.getOwnPropertyNames(owner).filter((key) => /^(lookup|resolve|reverse)/.test(key))) {
    const original = owner[name];
    owner[name] = function guarded(...args) {
      const error = refused('dns', args[0]);
      return error ? fails(error, args) : original.apply(this, args);
    };
  }
}

function byCallback(error, args) {
  process.nextTick(args.at(-1), error);
}

function byPromise(error) {
  return Promise.reject(error);
}
