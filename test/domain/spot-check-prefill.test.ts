import type { StoryEvent } from '../../domain/event';
import type { PackageFacts } from '../../domain/package/facts';
import { prefillOf } from '../../domain/spot-check/prefill';

const line = (act: string, on: string, input: object) =>
  ({ act, at: `${on}T02:00:00.000Z`, data: { input } }) as unknown as StoryEvent;
const plan = { measures: [{ what: 'first' }, { what: 'second' }, { what: 'third' }] };
const measures = [
  { no: 1, owner: 'hu', by: '2026-02-20', doneOn: '2026-02-18' },
  { no: 2, owner: 'hu', by: '2026-02-25' },
  { no: 3, owner: 'hu', by: '2026-04-30' },
];
const facts = {
  plan: { measures },
  followUps: [
    { spotCheckId: 'c', number: 'CC-1', no: 1, by: '2026-03-10' },
    { spotCheckId: 'c', number: 'CC-1', no: 2, by: '2026-03-11', answeredOn: '2026-03-01' },
  ],
} as unknown as PackageFacts;
const set = {
  spotCheckId: 'c',
  items: [
    { no: 1, what: 'owed', by: '2026-03-10' },
    { no: 2, what: 'done', by: '2026-03-11' },
  ],
};
const lines = [
  line('fixPlan', '2026-01-10', { measures: [{ what: 'old' }] }),
  line('revisePlan', '2026-01-20', { reason: 'the firm is insolvent', ...plan }),
  line('recordProgress', '2026-02-01', { text: 'accounts checked' }),
  line('recordVisit', '2026-02-05', { visitedOn: '2026-02-04', text: 'went there' }),
  line('holdAppointment', '2026-02-15', {
    heldOn: '2026-02-15',
    nextStep: { what: 'list of names', by: '2026-03-05' },
  }),
  line('followUpsSet', '2026-02-16', set),
];

test('work done from the record, newest first; what is late says why; what is ahead are the next steps', () => {
  expect(prefillOf(lines, facts, '2026-03-05')).toEqual({
    workDone: [
      '2026-02-15 约访 Appointment: list of names',
      '2026-02-04 下访 Visit: went there',
      '2026-02-01 进展 Progress: accounts checked',
    ].join('\n'),
    whyUnresolved: '2026-02-25 未完成 Not done: second\n2026-01-20 the firm is insolvent',
    nextSteps: [
      { what: 'list of names', by: '2026-03-05' },
      { what: 'owed', by: '2026-03-10' },
      { what: 'third', by: '2026-04-30' },
    ],
  });
});

test('a package that has only begun has nothing to say; a long record is cut at its oldest', () => {
  expect(prefillOf([], {} as PackageFacts, '2026-03-05')).toEqual({ workDone: '', whyUnresolved: '', nextSteps: [] });
  const many = Array.from({ length: 100 }, (_, n) =>
    line('recordProgress', '2026-02-01', { text: `${n} ${'x'.repeat(80)}` }),
  );
  const { workDone } = prefillOf(many, {} as PackageFacts, '2026-03-05');
  expect(workDone.length).toBeLessThanOrEqual(4000);
  expect(workDone).toContain('Progress: 99 ');
  expect(workDone).not.toContain('Progress: 0 ');
});
