import { z } from 'zod';
import { type Owner, openApart, sealApart } from '../../sealing/apart';
import { newMatterKey } from '../../sealing/keys';
import { openMarked, sealerFor } from '../../sealing/marked';
import type { JsonSchema } from '../../sealing/schema';
import { isSealed } from '../../sealing/seal';

const words = z.string().meta({ sealed: true });
const schema = z.object({
  note: words,
  items: z.array(
    z.object({ packageId: z.string(), what: words, by: z.string(), steps: z.array(z.object({ what: words })) }),
  ),
});
const sealer = sealerFor(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema);

const owner = (id: string): Owner => ({ id, key: newMatterKey() });
const [own, one, other] = [owner('meeting'), owner('matter-1'), owner('matter-2')];
const owners: Readonly<Record<string, Owner | null>> = { k1: one, k2: other };
const ownerOf = ({ packageId }: { packageId?: unknown }) =>
  packageId === undefined ? undefined : (owners[String(packageId)] ?? null);

const item = (packageId: string, what: string) => ({
  packageId,
  what,
  by: '2026-03-20',
  steps: [{ what: `${what} again` }],
});
const input = { note: 'of the meeting', items: [item('k1', 'of the first'), item('k2', 'of the second')] };
// biome-ignore lint/suspicious/noExplicitAny: the shape of the input, sealed
const shut = sealApart(sealer, input, own, ownerOf) as any;

test('each part is sealed with the key of the matter it names, what names none with the story’s own', () => {
  expect(JSON.stringify(shut)).not.toContain('of the');
  expect(shut.items.map(({ packageId, by }: { packageId: string; by: string }) => [packageId, by])).toEqual([
    ['k1', '2026-03-20'],
    ['k2', '2026-03-20'],
  ]);
  expect(openMarked(shut.note, own.key, own.id)).toBe('of the meeting');
  expect(openMarked(shut.items[0], one.key, one.id)).toEqual(input.items[0]);
  expect(openMarked(shut.items[1].steps, other.key, other.id)).toEqual(input.items[1]!.steps);
  expect(() => openMarked(shut.items[0], own.key, own.id)).toThrow('cannot unseal');
});

test('all opens with all keys; without one matter’s, exactly its part stays sealed', () => {
  expect(openApart(shut, own, ownerOf)).toEqual(input);
  const erased = ({ packageId }: { packageId?: unknown }) => (packageId === 'k1' ? null : ownerOf({ packageId }));
  // biome-ignore lint/suspicious/noExplicitAny: partly sealed
  const open = openApart(shut, own, erased) as any;
  expect(open).toMatchObject({ note: 'of the meeting', items: [{ packageId: 'k1' }, input.items[1]] });
  expect([open.items[0].what, open.items[0].steps[0].what].every(isSealed)).toBe(true);
});

test('words about a matter that nobody knows are not sealed with another’s key', () => {
  expect(() => sealApart(sealer, { ...input, items: [item('k3', 'x')] }, own, ownerOf)).toThrow(RangeError);
});
