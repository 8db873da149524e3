import { isIPv4 } from 'node:net';

/** Whether a host, of a URL or of the variable HOST, is loopback: localhost, 127.0.0.0/8 or ::1. */
export function isLoopback(host: string): boolean {
  const name = hostnameOf(host.includes('::') && !host.startsWith('[') ? `[${host}]` : host);
  return name === 'localhost' || name === '[::1]' || (isIPv4(name) && name.startsWith('127.'));
}

/** The host without its port, in the canonical form of a URL; empty when it is invalid. */
function hostnameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}
