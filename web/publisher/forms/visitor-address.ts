import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Where proxies of our own are: this machine, and private networks such as that of the compose file. Only what they say of
 * a caller is believed; who calls from elsewhere speaks for itself.
 */
const ours = new BlockList();
ours.addSubnet('127.0.0.0', 8);
ours.addSubnet('10.0.0.0', 8);
ours.addSubnet('172.16.0.0', 12);
ours.addSubnet('192.168.0.0', 16);
ours.addAddress('::1', 'ipv6');
ours.addSubnet('fc00::', 7, 'ipv6');

export const isOurProxy = (address: string): boolean =>
  isIPv4(address) ? ours.check(address) : isIPv6(address) && ours.check(address, 'ipv6');

/**
 * The visitor's address: the last one of the chain that is not a proxy of ours. What stands before it, anybody can write.
 * @param peer who holds the connection
 * @param forwardedFor the header `X-Forwarded-For`
 */
export function visitorAddress(peer: string | undefined, forwardedFor: string | undefined): string {
  let address = plain(peer ?? '');
  const chain = (forwardedFor ?? '').split(',').map((each) => plain(each.trim()));
  while (isOurProxy(address)) {
    const before = chain.pop();
    if (!before || !(isIPv4(before) || isIPv6(before))) break;
    address = before;
  }
  return address;
}

/** What a proxy of ours hands on: a chain that somebody else began is cut off. */
export const forwardedFor = (peer: string | undefined, given: string | undefined): string => {
  const address = plain(peer ?? '');
  return isOurProxy(address) && given ? `${given}, ${address}` : address;
};

/** An IPv4 address as such, whatever the socket is. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Of an IPv6 address the half that a household has; a visitor may have as many of the others as there are. */
export function household(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const groups = head.split(':').filter(Boolean);
  const last = tail?.split(':').filter(Boolean) ?? [];
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - last.length)).fill('0');
  return [...groups, ...middle, ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
