import { lookup as lookupByCallback } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import type { Core } from '@strapi/strapi';
import ipaddr from 'ipaddr.js';
import type { Settings } from '../../../config/settings';

/** Which hosts of one's own network may be called: `host` or `host:port`. */
export type AllowedHosts = ReadonlySet<string>;

export const privateAddress =
  'This address leads into a private network, which build hooks may not call. Whoever runs the CMS can allow it with HOOK_ALLOWED_HOSTS.';

/** Where the publisher is reached. */
export const publisherUrl = ({ PUBLISHER_URL, PUBLISHER_PORT }: Settings): string =>
  PUBLISHER_URL ?? `http://localhost:${PUBLISHER_PORT}`;

/** Those of the settings, and the publisher. */
export function allowedHosts(strapi: Core.Strapi): AllowedHosts {
  const settings = strapi.config.get('settings') as Settings;
  const listed = settings.HOOK_ALLOWED_HOSTS.toLowerCase().split(/[\s,]+/);
  return new Set([...listed.filter(Boolean), hostAndPort(new URL(publisherUrl(settings)))]);
}

export const isAllowed = (url: URL, allowed: AllowedHosts): boolean =>
  allowed.has(url.hostname) || allowed.has(hostAndPort(url));

const hostAndPort = (url: URL) => `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;

/** What is wrong with an address as it is written, if anything is. */
export function unfitAddress(address: string, allowed: AllowedHosts): string | undefined {
  const url = URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return 'An address begins with https:// and a host.';
  if (url.username || url.password) return 'Leave the user name and the password out of the address.';
  if (isAllowed(url, allowed)) return undefined;
  if (url.protocol !== 'https:') return 'The address must begin with https://, so that nobody on the way reads it.';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(host) && !isPublic(host) ? privateAddress : undefined;
}

/** The same for where its name leads at this moment. A name that nobody knows is told by the first call. */
export async function unfitResolvedAddress(address: string, allowed: AllowedHosts): Promise<string | undefined> {
  const url = new URL(address);
  if (isAllowed(url, allowed)) return undefined;
  const found = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
  return found.every((one) => isPublic(one.address)) ? undefined : privateAddress;
}

/** Public as the registries of IANA have it; an IPv4 address inside an IPv6 one is judged as itself. */
export const isPublic = (address: string): boolean => ipaddr.process(address).range() === 'unicast';

export class PrivateAddressError extends Error {}

/**
 * Looks a host up for a connection and refuses private addresses. The connection goes to the very address that was
 * judged, so a name that leads somewhere else a moment later changes nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookupByCallback(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) return callback(error ?? new Error(`No address was found for ${hostname}.`), '');
    if (!found.every(({ address }) => isPublic(address))) return callback(new PrivateAddressError(privateAddress), '');
    if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
