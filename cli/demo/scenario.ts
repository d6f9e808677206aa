import { paper } from '../../runtime/seed/recipe';

/** One thing that somebody does in the demo, or a day on which one only looks at what the clock did. */
export interface DemoStep {
  /** The day, at +08:00; time is moved to 10:00, after the day's slips went out at 09:00. */
  readonly on: string;
  readonly as?: string;
  readonly act?: string;
  readonly input?: unknown;
  readonly onOrder?: true;
}

/** Who registers, who is asked, who supervises: officers of the seeded county whose policy is `pujiang`. */
export const cast = { coordinator: 'gao-ming', officer: 'xin-chou', head: 'lao-sheng', supervisor: 'du-xing' } as const;
const { coordinator, officer, head, supervisor } = cast;

export const beginsAt = '2026-02-27T09:30:00+08:00';

export const registration = {
  ...{ bureauId: 'huipu-bureau', channel: 'visit', receivedOn: '2026-02-27', matterType: 'appeal' },
  ...{ class: '农民工工资', place: '回浦县新桥路工地', persons: [{ name: '范例', phone: '13900000001' }] },
  requests: [{ text: '付清去年十月至十二月的工资' }],
  facts: '架子班组六人完工已两个月，分包单位一直拖着不结账。',
};

const accepted = '2026-03-02';
const proof = paper('deliveryProof');
const notice = paper('acceptanceNotice');

/** Scenario F (acts.md 6): nobody contacts the petitioner, nobody answers, until a person decides on an interview. */
export const scenario: readonly DemoStep[] = [
  { on: '2026-02-27', as: coordinator, act: 'screen', input: { result: 'none' } },
  { on: '2026-02-27', as: coordinator, act: 'classify', input: { domain: 'labour' } },
  { on: '2026-02-27', as: coordinator, act: 'forward', input: { unitId: 'huipu-labour' } },
  { on: accepted, as: officer, act: 'accept', input: { acceptedOn: accepted, officer, notice } },
  {
    ...{ on: accepted, as: officer, act: 'recordDelivery' },
    input: { docId: notice, deliveredOn: accepted, way: 'inPerson', proof },
  },
  { on: accepted, as: officer, act: 'startHandling', input: {} },
  { on: '2026-03-13' },
  { on: '2026-04-01' },
  { on: '2026-04-28' },
  { on: '2026-05-07' },
  { on: '2026-05-11' },
  { on: '2026-05-13' },
  { on: '2026-05-14' },
  {
    ...{ on: '2026-05-15', as: supervisor, act: 'confirmInterview', onOrder: true },
    input: { names: [head], date: '2026-05-18' },
  },
];
