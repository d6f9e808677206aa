import { eq } from 'drizzle-orm';
import type { Claims } from '../../api/tokens';
import type { Db } from '../../db/connection';
import { calendars, catalogues, domainGroups, officers, paperWords, regions, units } from '../../db/schema';
import { bundledCalendarVersion, publishedYears } from '../../domain/calendar/bundled';
import type { Catalogue } from '../../domain/catalogue';
import { dayOf, type Instant, instantOf, toInstant } from '../../domain/time';
import { derivedId } from '../../sealing/hashes';
import { bringShipped } from '../shipped';
import { seededCatalogues } from './catalogue';
import { groups } from './groups';
import { memberClaims } from './panel';
import { seededWords } from './paper-words';
import * as places from './places';
import { posts } from './staff';

/**
 * Fills the registers of an empty office in one transaction and answers when that was. An office that has registers
 * keeps its own; undefined then means that they are not the seeded ones.
 */
export async function seedRegisters(db: Db, nowMs: number): Promise<{ at: Instant; isNew: boolean } | undefined> {
  return db.transaction(async (tx) => {
    const known = await tx.select({ code: regions.code }).from(regions);
    if (known.length > 0) {
      const [year] = await tx.select().from(calendars).where(eq(calendars.year, publishedYears[0]!.year));
      const isOurs = known.some(({ code }) => code === places.regions[0].code);
      return isOurs && year ? { at: year.loadedAt, isNew: false } : undefined;
    }
    const at = toInstant(nowMs);
    await tx.insert(regions).values(places.regions.map((one) => ({ ...one, path: places.regionPathOf(one.code) })));
    await tx.insert(units).values(
      places.units.map(({ domain: _domain, ...one }, n) => ({
        ...one,
        path: places.pathOf(one.id),
        phone: phoneOf(n),
      })),
    );
    await tx.insert(domainGroups).values([...groups]);
    await tx.insert(officers).values(posts.map((post) => ({ ...post, roles: [...post.roles], mail: mailOf(post) })));
    await tx.insert(calendars).values(publishedYears.map((data) => ({ ...yearRow(data.year, at), data })));
    await tx.insert(paperWords).values(seededWords(at));
    await bringShipped(tx);
    await tx.insert(catalogues).values(seededCatalogues(dayOf(at)).map(publication));
    return { at, isNew: true };
  });
}

/** No such domain will ever exist. Other systems have no mailbox. */
const mailOf = ({ person, roles }: (typeof posts)[number]) =>
  roles.includes('intake') ? null : `${person}@huiyin.example`;

/** The seeded versions were published on the morning they came into force, by the city's administrator. */
const publication = (catalogue: Catalogue) => ({
  ...{ ...catalogue, id: derivedId('catalogue', 'seed', catalogue.version), bodyHash: 'seed' },
  ...{ publishedBy: 'guan-shu', publishedAt: instantOf(catalogue.validFrom, 9) },
});

/** Made-up numbers for an office that does not exist. */
const phoneOf = (n: number) => `0999-5550${String(100 + n)}`;

const yearRow = (year: number, loadedAt: Instant) => ({ year, version: bundledCalendarVersion, loadedAt });

/** What a token says of a seeded officer or panel member. Throws for one whom the tables do not know. */
export function claimsOf(person: string): Claims {
  const member = memberClaims(person);
  if (member) return member;
  const post = posts.find((one) => one.person === person && one.active);
  const unit = places.units.find((one) => one.id === post?.unitId);
  if (!post || !unit) throw new RangeError(`person: ${person} holds no seeded post`);
  return { sub: person, name: post.name, roles: post.roles, unit: unit.id, region: unit.region };
}
