import { createHash, createHmac } from 'node:crypto';

/** The secret part of a link, 256 bits as base64url: it follows from the id under the key, and from nothing public. */
export const linkToken = (key: Uint8Array, id: string): string =>
  createHmac('sha256', key).update(`link:${id}`).digest('base64url');

/** What is kept of a token (hex): whoever reads the database cannot use it. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
