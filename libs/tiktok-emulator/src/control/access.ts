import type { EmulatorContext } from '../emulation.ts';

export type ControlAccess = 'loopback' | 'any';

/** Requests that come in process, without a network, have no address and are trusted. */
export function isControlAllowed(c: EmulatorContext, access: ControlAccess): boolean {
  const { remoteAddress } = c.env;
  const isNear = remoteAddress === undefined || /^(::ffff:)?127\.|^::1$/.test(remoteAddress);
  // A foreign web page must not pull the levers through its visitor's browser.
  const isForeignPage = c.req.header('sec-fetch-site') === 'cross-site' && c.req.method !== 'GET';
  return (access === 'any' || isNear) && !isForeignPage;
}
