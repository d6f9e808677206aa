import { and, eq, sql } from 'drizzle-orm';
import type { StoryEvent } from '../domain/event';
import type { Queries } from './connection';
import { eventsOf } from './events';
import { events } from './schema';

/** The lines of a petition that name persons: its registration, and whoever named representatives later. */
export const linesNamingPersons = (db: Queries, petition: string): Promise<StoryEvent[]> =>
  eventsOf(db, and(eq(events.story, petition), sql`(${events.data} -> 'input') ?| array['persons', 'reps']`));
