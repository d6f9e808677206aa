import type { StoryEvent } from '../event';
import { toInstant } from '../time';

/** Where the line stands besides its record. */
interface Place {
  /** Its number in the outbox: what a replay begins from. */
  readonly line: number;
  readonly number: string;
  readonly region: string;
  readonly training: boolean;
}

/** What a type of event is called outside: `huiyin.petition.accept`. */
const prefix = 'huiyin.';

/**
 * A line of the record as other systems hear of it: CloudEvents 1.0. Only what is listed here leaves the house: no input,
 * no facts, no person, neither petitioner nor officer.
 */
export function cloudEventOf(event: StoryEvent, { line, number, region, training }: Place) {
  const { kind, story, seq, act, at, from, to, actor, data } = event;
  return {
    specversion: '1.0',
    id: `${story}/${seq}`,
    source: `/api/v1/${kind}s`,
    type: `${prefix}${kind}.${act}`,
    subject: story,
    time: toInstant(Date.parse(at)),
    datacontenttype: 'application/json',
    sequence: String(seq),
    offset: String(line),
    ...(training ? { training: true } : {}),
    data: {
      ...{ kind, id: story, number, region, version: seq, act, from, stage: to, by: actor.role },
      ...(data.alert ? { alert: { clock: data.alert.clock, level: data.alert.level } } : {}),
      clocks: (data.clocks ?? []).map(({ rule, instance, state, dueOn }) => ({ rule, instance, state, dueOn })),
    },
  };
}
