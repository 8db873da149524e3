import { isIPv4 } from 'node:net';

/** Whether this host, as in an address or in HOST, is this machine itself: localhost, 127.0.0.0/8 or ::1. */
export function isLoopback(host: string): boolean {
  const name = hostnameOf(host.includes('::') && !host.startsWith('[') ? `[${host}]` : host);
  return name === 'localhost' || name === '[::1]' || (isIPv4(name) && name.startsWith('127.'));
}

/** Without the port, and in the one form that a URL gives an address. */
function hostnameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}
