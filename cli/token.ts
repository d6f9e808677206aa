import type { Command } from 'commander';
import { and, desc, eq, or } from 'drizzle-orm';
import { type Claims, embeddedAuth } from '../api/tokens';
import { type Db, openDatabase } from '../db/connection';
import { officers, panelMembers, units } from '../db/schema';
import type { Role } from '../domain/acts';
import { type Config, ConfigError, isEmbedded } from '../runtime/config';
import { keysOf } from '../runtime/keys';
import { command, configOf, databaseOf, dataOption, type Io, WrongUse, work } from './command';

interface Options {
  readonly as: string;
  readonly data?: string;
  readonly json?: true;
}

/** `huiyin token`: a token of the embedded office, good for twelve hours. */
export function tokenCommand(io: Io): Command {
  return command('token', io)
    .description('print a token for an officer or a panel member; the embedded office only, never in production')
    .requiredOption('--as <officer>', 'a person (lu-anran) or one post of a person (lu-anran@hecheng-bureau)')
    .option(...dataOption)
    .option('--json', '{token, claims} as one JSON line')
    .action(work(io, (options: Options) => print(io, options)));
}

async function print(io: Io, options: Options): Promise<void> {
  const config = embeddedConfig(options);
  const { db, close } = openDatabase(databaseOf(config), { max: 1 });
  try {
    const claims = await claimsOf(db, options.as);
    const token = await embeddedAuth(keysOf(config).master, config).sign(claims);
    io.stdout(`${options.json ? JSON.stringify({ token, claims }) : token}\n`);
  } finally {
    await close();
  }
}

const refusal = 'token: refused in production; the office has its own token issuer (OIDC_ISSUER)';

function embeddedConfig(options: Options): Config {
  try {
    const config = configOf(options);
    if (isEmbedded(config)) return config;
  } catch (error) {
    // Production needs much that a person who asks for a token has not set; the first thing to say is no.
    if (!(error instanceof ConfigError && /required in production/.test(error.message))) throw error;
  }
  throw new WrongUse(refusal);
}

/** What a token says of an officer of this office. */
export async function claimsOf(db: Db, officer: string): Promise<Claims> {
  const [post] = await db
    .select({ sub: officers.person, name: officers.name, roles: officers.roles, unit: units.id, region: units.region })
    .from(officers)
    .innerJoin(units, eq(units.id, officers.unitId))
    .where(and(eq(officers.active, true), or(eq(officers.person, officer), eq(officers.id, officer))))
    .orderBy(officers.id);
  return post ? { ...post, roles: post.roles as Role[] } : memberClaims(db, officer);
}

/** … or of somebody who may be drawn for a hearing. */
async function memberClaims(db: Db, person: string): Promise<Claims> {
  const { name, version } = panelMembers;
  const known = eq(panelMembers.person, person);
  const [member] = await db.select({ name }).from(panelMembers).where(known).orderBy(desc(version)).limit(1);
  if (!member) throw new WrongUse(`--as: ${person} holds no post here and is in no review panel`);
  return { sub: person, name: member.name, roles: ['panelMember'] };
}
