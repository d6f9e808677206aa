import { drawnForms } from '../../api/page/forms';
import { untilIn } from '../../api/page/hearing/asking';
import { type AtHearing, hearingForms } from '../../api/page/hearing/forms';
import { hearingHtml, namesAnybody } from '../../api/page/hearing/section';
import { seatedSince } from '../../api/page/hearing/since';
import { doneIn, stageTold } from '../../api/page/hearing/telling';
import { matterMain } from '../../api/page/matter-page';
import type { Actor } from '../../domain/acts';
import type { HearingState } from '../../domain/hearing/facts';
import { hearingInputs } from '../../domain/hearing/inputs';
import { panelOf } from '../../domain/hearing/panel';
import { hearingStages } from '../../domain/hearing/stages';
import { seatLabel } from '../../domain/papers/hearing-parts';
import * as hearing from '../support/hearing';
import { type Sim, x } from '../support/sim';
import { hearingSections } from './hearing-samples';

/** What a petitioner's page makes of a hearing: pure, from hearings in moved time. */
const { chair, chen, han, on, petitioner } = hearing;
const stateOf = (sim: Sim) => sim.state('h') as HearingState;
const linesOf = (sim: Sim) => sim.events.filter(({ story }) => story === 'h');

function at(sim: Sim): AtHearing {
  const state = stateOf(sim);
  const candidates = (panelOf(state.facts)?.places ?? []).flatMap(({ no, person }) =>
    person ? [{ no, name: person, seat: seatLabel(no, 9), kind: { zh: '律师', en: 'Lawyer' } }] : [],
  );
  const since = seatedSince(state, linesOf(sim));
  return { state, candidates, heads: { chair: '县政府 副县长', recorder: '信访局 科员' }, until: {}, since };
}
const drawn = (sim: Sim) => drawnForms(hearingForms, at(sim));
const values = (sim: Sim) => {
  const [seat] = drawn(sim).strike!.fields;
  return seat?.kind === 'choice' ? seat.options.map(({ value }) => value) : [];
};
const choices = (sim: Sim) => values(sim).map((value) => value.split('-')[0]);
const choice = (sim: Sim, seat: string) => values(sim).find((value) => value.startsWith(`${seat}-`))!;

function asked(): Sim {
  const sim = hearing.proposed('2026-05-18T09:00:00+08:00', { applicant: 'bureau' }); // Mon
  expect(on(sim, 'askConsent', chen)).toBeUndefined();
  return sim;
}

describe('what is asked', () => {
  test('consent and refusal are open until one of them is given', () => {
    const sim = asked();
    const open = () => ['consent', 'decline'].map((act) => drawn(sim)[act]!.isOpen);
    expect(open()).toEqual([true, true]);
    expect(on(sim, 'consent', petitioner, {})).toBeUndefined();
    expect(open()).toEqual([false, false]);
  });

  test('five working days from Mon 2026-05-18 end on Mon 05-25', () => {
    const clocks = stateOf(asked()).clocks.map((clock) => ({ clock, explanation: {} as never }));
    expect(untilIn(clocks)).toEqual({ consent: '2026-05-25', strike: undefined });
  });

  test('everybody on the list can be struck, chair and recorder too, but for whom one waits already', () => {
    const sim = hearing.served('2026-06-25', '2026-06-03');
    const all = [...Array.from({ length: 11 }, (_, n) => String(n + 1)), 'chair', 'recorder'];
    expect(choices(sim)).toEqual(all);
    expect(hearing.strike(sim, petitioner, 'chair', { cause: x })).toBeUndefined();
    expect(hearing.strike(sim, petitioner, 2, { cause: x })).toBeUndefined();
    expect(choices(sim)).toEqual(all.filter((one) => one !== 'chair' && one !== '2'));
  });

  test('a form that was drawn for one holder of a seat is not sent for the next; other seats are as they were', () => {
    const sim = hearing.served('2026-06-25', '2026-06-03');
    const outdated = (seat: string) => drawn(sim).strike!.outdated!({ seat });
    const before = ['7', '8', 'chair', 'recorder'].map((seat) => choice(sim, seat));
    expect(before.map(outdated)).toEqual([undefined, undefined, undefined, undefined]);
    expect(hearing.strike(sim, han, 7)).toBeUndefined();
    expect(outdated(before[0]!)).toBe('seatChanged'); // empty
    hearing.aMoment(sim);
    expect(hearing.nameHead(sim, 'chair', 'gao')).toBeUndefined();
    expect(before.map(outdated)).toEqual(['seatChanged', undefined, 'seatChanged', undefined]);
    expect([outdated(choice(sim, '7')), outdated(choice(sim, 'chair'))]).toEqual([undefined, undefined]);
    // The alternate who moved up stands by no longer.
    expect(outdated('10-1')).toBe('seatChanged');
    expect(choices(sim)).not.toContain('10');
    expect(outdated('7')).toBeUndefined(); // no choice of any form
  });

  test('a reason is needed once the free strike is used, and always in the session', () => {
    const sim = hearing.served('2026-06-25', '2026-06-03');
    const isNeeded = (of: Sim) => {
      const [, cause] = drawn(of).strike!.fields;
      return cause?.kind === 'words' && cause.required;
    };
    expect(isNeeded(sim)).toBe(false);
    expect(hearing.strike(sim, han, 3)).toBeUndefined(); // the unit's own
    expect(isNeeded(sim)).toBe(false);
    expect(hearing.strike(sim, petitioner, 2)).toBeUndefined();
    expect(isNeeded(sim)).toBe(true);
    expect(isNeeded(hearing.convened())).toBe(true);
  });

  test.each([
    ['consent', {}, {}],
    ['decline', { reason: '' }, {}],
    ['decline', { reason: '没有必要' }, { reason: '没有必要' }],
    ['strike', { seat: '3-9', cause: '' }, { seat: 3 }],
    ['strike', { seat: 'chair-4', cause: '曾是同事' }, { seat: 'chair', cause: '曾是同事' }],
  ] as const)('%s as it is typed is what the schema takes', (act, values, input) => {
    const made = drawn(hearing.served('2026-06-25', '2026-06-03'))[act]!.input(values, []);
    expect(made).toEqual(input);
    expect(hearingInputs[act].safeParse(made).success).toBe(true);
  });

  test.each(['', '3', '0-9', '3.5-9', '1e1-9', 'member-9', '3-', '__proto__'])(
    'seat %p is refused by the schema, not guessed',
    (seat) => {
      const made = drawn(asked()).strike!.input({ seat }, []);
      expect(hearingInputs.strike.safeParse(made).success).toBe(false);
    },
  );
});

describe('what is told', () => {
  test.each(hearingStages)('%s has words in both languages', (stage) => {
    const { zh, en } = stageTold({ stage, facts: {} } as unknown as HearingState, []);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}|undefined/u);
  });

  test('of one that is not held, whether the bureau, the petitioner or time said so', () => {
    const ends = (end: (sim: Sim) => unknown) => {
      const sim = asked();
      end(sim);
      return stageTold(stateOf(sim), linesOf(sim)).en;
    };
    expect(ends((sim) => on(sim, 'decline', petitioner, {}))).toBe('You did not agree: it is not held.');
    expect(ends((sim) => sim.to('2026-05-26T09:00:00+08:00'))).toBe('No answer of yours came in time: it is not held.');
    const refused = hearing.proposed();
    expect(on(refused, 'refuse', chen, { reason: x })).toBeUndefined();
    expect(stageTold(stateOf(refused), linesOf(refused)).en).toBe('It is not held.');
  });

  test('a consent that is given twice, by form and by paper, is told once, on its first day', () => {
    const sim = asked();
    expect(on(sim, 'consent', petitioner, {})).toBeUndefined();
    sim.to('2026-05-20T09:00:00+08:00');
    const paper = { onBehalfOf: { paper: 'signed', signedBy: 'petitioner' } };
    expect(on(sim, 'consent', chen, paper)).toBeUndefined();
    expect(linesOf(sim).filter(({ act }) => act === 'consent')).toHaveLength(2);
    const told = doneIn(linesOf(sim)).filter(({ what }) => what.zh === '您同意举行');
    expect(told).toMatchObject([{ on: '2026-05-18' }]);
  });

  test('what the other side, the members and the chair do among themselves is left out', () => {
    const sim = hearing.served('2026-06-25', '2026-06-03');
    const told = () => doneIn(linesOf(sim)).map(({ what }) => what.en);
    const before = told();
    const member: Actor = hearing.member(hearing.seatsIn(sim)[4]!);
    expect(hearing.strike(sim, han, 3, { cause: x })).toBeUndefined();
    expect(on(sim, 'declareInterest', member, { ground: x })).toBeUndefined();
    expect(
      on(sim, 'decideRecusal', { ...chair, role: 'seat:chair' }, { request: 1, granted: false, reason: x }),
    ).toBeUndefined();
    expect(told()).toEqual(before);
    expect(hearing.strike(sim, petitioner, 2)).toBeUndefined();
    expect(told()).toEqual([...before, 'You asked for somebody to be replaced']);
  });
});

describe('the section', () => {
  const reading = { language: 'en', isLarge: false } as const;
  const html = (name: string) => hearingHtml(hearingSections[name]!, reading);

  test('says first what is asked, and offers it below the hearing', () => {
    const shown = html('consent');
    expect(shown).toMatch(/For you to decide[\s\S]*Last day: Mon 2026-05-18[\s\S]*\/hearings\/[\w-]+\/acts\/consent/);
    expect(html('postponed')).not.toContain('For you to decide');
    expect(html('postponed')).toContain('The session of Thu 2026-06-25 was put off: the unit did not come.');
  });

  test('names of the list are text, whatever is in them', () => {
    expect(html('strike')).toContain('&lt;b&gt;乐&amp;');
    expect(html('strike')).toContain('stood still since Mon 2026-05-18: 16 days so far');
  });

  test('only where it shows the list does the page not say that it names nobody', () => {
    const view = { number: 'n', stage: 'inHearing', over: false, done: [], promised: [], rights: [], organs: [] };
    const footer = (name: string) =>
      matterMain({ path: '/t/x', view, offers: [], hearings: [hearingSections[name]!] }, reading).split('<footer>')[1];
    expect([namesAnybody([hearingSections.strike!]), namesAnybody([hearingSections.opinion!])]).toEqual([true, false]);
    expect(footer('strike')).toContain('But for the list of the panel');
    expect(footer('opinion')).toContain('This page names nobody.');
  });

  test('one that has ended stands below what goes on', () => {
    const view = { number: 'n', stage: 'handling', over: false, done: [], promised: [], rights: [], organs: [] };
    const ended = { ...hearingSections.opinion!, view: { ...hearingSections.opinion!.view, over: true } };
    const main = matterMain({ path: '/t/x', view, offers: [], hearings: [ended, hearingSections.consent!] }, reading);
    expect(main.indexOf('asked whether')).toBeLessThan(main.indexOf('What was promised'));
    expect(main.indexOf('The vote')).toBeGreaterThan(main.indexOf('Whom to ask'));
  });
});
