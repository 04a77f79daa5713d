/** Where a letter may go: no address of a private network, looked at where the connection is made, so that no name can change meanwhile. */
import { lookup as resolve, type LookupAddress, type LookupAllOptions } from "node:dns";
import { BlockList, isIP } from "node:net";

const PRIVATE = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  PRIVATE.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 128],
  ["::1", 128],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
  ["5f00::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const)
  PRIVATE.addSubnet(network, bits, "ipv6");

/** Whether an IP address is of no public network: one's own machine, an internal network, a cloud's metadata. */
export function isPrivate(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, "").split("%")[0]!;
  const family = isIP(plain);
  return family === 0 || PRIVATE.check(plain, family === 6 ? "ipv6" : "ipv4");
}

export class PrivateAddress extends Error {
  constructor() {
    super("private address");
  }
}

type Found = (error: Error | null, addresses: LookupAddress[] | string, family?: number) => void;

/** For `http.request`: the name's addresses, or a refusal where one of them is private. */
export function publicLookup(
  host: string,
  options: { all?: boolean | undefined; family?: number | string | undefined },
  found: Found,
): void {
  const asked: LookupAllOptions = { all: true };
  resolve(host, asked, (error, addresses) => {
    if (error) return found(error, []);
    if (addresses.length === 0 || addresses.some(({ address }) => isPrivate(address)))
      return found(new PrivateAddress(), []);
    if (options.all) return found(null, addresses);
    const [first] = addresses;
    found(null, first!.address, first!.family);
  });
}
