/** Servers first, then the folders they lived in. */
export default async function globalTeardown(): Promise<void> {
  for (const stop of globalThis.huiyinTestStops ?? []) await stop();
}
