import type { Clock } from '../../domain/clock';
import { worstColour } from '../../domain/colour';
import type { StoryEvent } from '../../domain/event';
import { instantOf, msOf } from '../../domain/time';
import type { Door } from '../../runtime/seed/door';
import { fillIn } from '../../runtime/seed/papers';
import { beginsAt, cast, type DemoStep, registration, scenario } from './scenario';
import { eventInWords, frame, type Language } from './words';

export interface Demo {
  readonly door: Door;
  /** Of this run's keys: each run makes a matter of its own. */
  readonly run: string;
  readonly language: Language;
  readonly say: (line: string) => void;
}

interface Matter {
  readonly id: string;
  readonly number: string;
}

/** Lives the scenario in a running office and says each line of the record as it is written. */
export async function liveDemo(demo: Demo): Promise<void> {
  const { door, run, language, say } = demo;
  say(frame.begins[language]);
  const begun = { key: `demo/${run}/register`, headers: { 'Training-Begin': beginsAt } };
  const { petition } = await door.post<{ petition: Matter }>(cast.coordinator, '/petitions', registration, begun);
  say(`${frame.number[language]} ${petition.number} (${petition.id})\n`);
  const told = new Map<string, number>();
  const filed = new Map<string, string>();
  await tellNews(demo, petition.id, told);
  for (const [n, step] of scenario.entries()) {
    const to = timeOf(step);
    await door
      .post(cast.supervisor, '/training/advance', { story: petition.id, to }, { harmless: true })
      .catch(isThere);
    await tellNews(demo, petition.id, told);
    if (step.act) await perform(demo, { step, n, story: petition.id, filed });
    await tellNews(demo, petition.id, told);
  }
  say(`\n${frame.ends[language]}`);
}

const timeOf = ({ on }: DemoStep) => instantOf(on, 10);

/** Several steps of one day: the second finds the time moved already. */
function isThere(error: unknown): void {
  if ((error as { code?: string }).code !== 'timeInPast') throw error;
}

interface Doing {
  readonly step: DemoStep;
  readonly n: number;
  readonly story: string;
  readonly filed: Map<string, string>;
}

async function perform({ door, run }: Demo, { step, n, story, filed }: Doing): Promise<void> {
  const { as = cast.coordinator, act, onOrder } = step;
  const keyBase = `demo/${run}`;
  const input = await fillIn(step.input, {
    ...{ door, as, story, keyBase, filed },
    ...{ noun: 'petitions', dayOf: () => step.on },
  });
  const place = onOrder ? `/orders/${(await ordersOf(door, story))[0]}` : `/petitions/${story}`;
  await door.post(as, `${place}/acts/${act}`, input, { key: `${keyBase}/${n}` });
}

const listOf = async <T>(door: Door, path: string): Promise<T[]> =>
  (await door.get<{ items: T[] }>(cast.supervisor, path)).items;

async function ordersOf(door: Door, story: string): Promise<string[]> {
  return (await listOf<{ id: string }>(door, `/petitions/${story}/orders`)).map(({ id }) => id);
}

/** The lines written since the last look, of the matter and of its orders, in the order of their time. */
async function tellNews({ door, language, say }: Demo, story: string, told: Map<string, number>): Promise<void> {
  const clocks = await listOf<Clock>(door, `/petitions/${story}/clocks`);
  const places = [`/petitions/${story}`, ...(await ordersOf(door, story)).map((id) => `/orders/${id}`)];
  const news: StoryEvent[] = [];
  for (const place of places) {
    const lines = await listOf<StoryEvent>(door, `${place}/events`);
    news.push(...lines.filter(({ seq }) => seq > (told.get(place) ?? 0)));
    told.set(place, lines.length);
  }
  for (const event of news.sort((one, other) => msOf(one.at) - msOf(other.at)))
    for (const line of eventInWords(event, worstColour(clocks, event.at), language)) say(line);
}
