import type { Label } from '../../../domain/acts';
import type { HearingState, Strike } from '../../../domain/hearing/facts';
import { isAskedAbout, strikesLeft } from '../../../domain/hearing/recusing';
import type { IsoDate } from '../../../domain/time';
import { type Field, type Form, given, words } from '../forms';

/** Somebody of the served list as the party knows them. */
export interface Candidate {
  readonly no: number;
  readonly seat: Label;
  readonly name: string;
  readonly kind: Label;
}

/** What a form must know of the hearing to be drawn. */
export interface AtHearing {
  readonly state: HearingState;
  readonly candidates: readonly Candidate[];
  /** Post and unit of those who lead the session, never their names. */
  readonly heads: Readonly<Partial<Record<'chair' | 'recorder', string>>>;
  /** Until when an answer is awaited, and until when members may be struck. */
  readonly until: { readonly consent?: IsoDate; readonly strike?: IsoDate };
  /** Since which line of the record each seat has had its holder. */
  readonly since: ReadonlyMap<Strike['seat'], number>;
}

/** Whether the party's word on holding it is awaited still. */
const isConsentAwaited = ({ state: { stage, facts } }: AtHearing): boolean =>
  stage === 'consentPending' && !facts.consentOn;

export const headWords: Readonly<Record<'chair' | 'recorder', Label>> = {
  chair: { zh: '主持人', en: 'Chair' },
  recorder: { zh: '记录人', en: 'Recorder' },
};

/** Who can be objected to: whoever sits or stands by and is not asked about already. */
function whom({ state: { facts }, candidates, heads, since }: AtHearing) {
  const members = candidates.map(({ no, seat, name, kind }) => ({
    seat: no,
    label: { zh: `${seat.zh}：${name}（${kind.zh}）`, en: `${seat.en}: ${name} (${kind.en})` },
  }));
  const leading = (['chair', 'recorder'] as const).flatMap((seat) => {
    const post = heads[seat];
    if (post === undefined || facts.session?.vacant?.includes(seat)) return [];
    return [{ seat, label: { zh: `${headWords[seat].zh}：${post}`, en: `${headWords[seat].en}: ${post}` } }];
  });
  return [...members, ...leading].flatMap(({ seat, label }) =>
    isAskedAbout(facts, seat) ? [] : [{ value: `${seat}-${since.get(seat)}`, label }],
  );
}

/** How many may go without a reason: only within the days for it. */
const freeNow = ({ state: { stage, facts } }: AtHearing): number =>
  stage === 'recusal' ? strikesLeft(facts, 'petitioner') : 0;

const causeField = (free: number): Field =>
  words(
    'cause',
    free > 0
      ? { zh: `理由（不填理由的，还可以更换 ${free} 名）`, en: `Why; without a reason ${free} more` }
      : { zh: '理由', en: 'Why' },
    { required: free === 0 },
  );

/** A choice names the seat and since when whoever was shown has had it: `7-12`, `chair-4`. */
function chosen(value = '') {
  const [, seat = '', since] = /^(\d+|chair|recorder)-(\d+)$/.exec(value) ?? [];
  return { seat: (/^\d+$/.test(seat) ? Number(seat) : seat) as Strike['seat'], since: Number(since) };
}

/** One form an act of the hearing's table that the petitioner may do; a test holds the two together. */
export const hearingForms: Readonly<Record<string, Form<AtHearing>>> = {
  consent: {
    says: {
      zh: '同意后，信访局会确定日期，随机抽取评议员，并提前向您送达通知和名单。评议不影响您的其他权利。',
      en: 'If you agree, the bureau sets a day, has the members drawn by lot and serves you notice and list in good time. No right of yours is lost.',
    },
    isOpen: isConsentAwaited,
    until: ({ until }) => until.consent,
    fields: () => [],
    input: () => ({}),
  },
  decline: {
    says: {
      zh: '不同意的，本次公开评议不举行，信访事项照常办理，您的其他权利不受影响。',
      en: 'If you do not agree, this hearing is not held. The matter goes on as before, and no right of yours is lost.',
    },
    isOpen: isConsentAwaited,
    until: ({ until }) => until.consent,
    fields: () => [words('reason', { zh: '理由', en: 'Why' }, { required: false })],
    input: ({ reason }) => given('reason', reason),
  },
  strike: {
    says: {
      zh: '认为有人可能影响公正的，请写明理由，人数不限，由主持人决定；针对主持人的，由信访局决定。更换评议员可以不写理由，但人数有限；针对主持人、记录人的必须写明理由。',
      en: 'Whoever may not be impartial you may object to for a reason, any number of them: the chair decides, and on the chair the bureau. A few members may be replaced without a reason; for chair and recorder one is needed.',
    },
    until: ({ until }) => until.strike,
    fields: (at) => [
      { kind: 'choice', name: 'seat', label: { zh: '申请更换谁', en: 'Whom to replace' }, options: whom(at) },
      causeField(freeNow(at)),
    ],
    // Somebody else may have taken the seat since the form was drawn: nothing was said about that person.
    outdated: ({ seat: value }, { since: now }) => {
      const { seat, since } = chosen(value);
      return since >= 0 && now.get(seat) !== since ? 'seatChanged' : undefined;
    },
    input: ({ seat, cause }) => ({ seat: chosen(seat).seat, ...given('cause', cause) }),
  },
};
