import { type LookupAddress, lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { SendFailure } from './sending';

/** Which addresses we call when somebody else names the host. */
export interface Guard {
  /** Throws a SendFailure for a host that is written as an address we do not call. */
  check(host: string): void;
  /** Resolves a name for the very connection that is made, so that it cannot change in between. */
  readonly lookup: LookupFunction;
}

/**
 * Only addresses of the public internet: none of this machine, of its networks, of the cloud that it runs in, nor IPv6
 * forms of such. `allowed` names exceptions as addresses or ranges, e.g. `10.20.0.0/16`.
 */
export function addressGuard(allowed: readonly string[]): Guard {
  const ranges = allowed.map(rangeIn);
  const mayCall = (text: string): boolean => {
    const address = ipaddr.process(text);
    if (address.range() === 'unicast') return true;
    return ranges.some(([net, bits]) => net.kind() === address.kind() && address.match(net, bits));
  };
  return {
    check: (host) => {
      const bare = host.replace(/^\[|\]$/g, '');
      if (ipaddr.isValid(bare) && !mayCall(bare)) throw refused();
    },
    lookup: (host, options, done) => {
      resolve(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
        if (error) return done(error, []);
        const [first] = found;
        if (!first || !found.every(({ address }) => mayCall(address))) return done(refused(), []);
        if (options.all) done(null, found);
        else done(null, first.address, first.family);
      });
    },
  };
}

const refused = () => new SendFailure('addressRefused');

/** An address, or a range in CIDR form. Throws for anything else. */
export function rangeIn(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
