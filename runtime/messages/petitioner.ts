import type { Db } from '../../db/connection';
import { wrappedKeyOf } from '../../db/keys';
import { sealedPersons, subjectOf } from '../../db/message-contents';
import type { HearingFacts } from '../../domain/hearing/facts';
import { type Contact, petitionerText, toldOf, type Way, wayTo } from '../../domain/messages/petitioner';
import { type QuietHours, quietUntil } from '../../domain/messages/quiet-hours';
import { unwrapKey } from '../../sealing/keys';
import { openMarked } from '../../sealing/marked';
import type { Mailer } from './mail';
import type { Sender } from './sending';
import type { SmsAdapter } from './sms';

interface Parts {
  readonly db: Db;
  readonly masterKey: Uint8Array;
  readonly mailer?: Mailer;
  readonly sms?: SmsAdapter;
  readonly quietHours: QuietHours;
  readonly clock: () => number;
}

/** To the petitioner: the phone or address is opened here, at the moment of sending, and kept nowhere. */
export function petitionerSender({ db, masterKey, mailer, sms, quietHours, clock }: Parts): Sender {
  return async ({ id, line, story, recipient }) => {
    const wrapped = await wrappedKeyOf(db, story);
    if (!wrapped) return { skipped: 'erased' };
    const persons = openMarked(await sealedPersons(db, story), unwrapKey(masterKey, wrapped, story), story);
    const way = wayIn(persons as readonly Contact[], Number(recipient));
    if (!way) return { skipped: 'noContact' };
    const subject = await subjectOf(db, { line });
    const told = toldOf(subject.event);
    if (!told) return { skipped: 'nothingToTell' };
    // A hearing has a number of its own, which the petitioner need not know.
    const { petitionNumber: number = subject.number } = subject.facts as Partial<HearingFacts>;
    const { zh, en } = petitionerText({ ...subject, number }, told);
    if (way.channel === 'sms') {
      if (!sms) return { skipped: 'noSms' };
      const wait = quietUntil(quietHours, clock());
      if (wait) return { wait, channel: 'sms' };
      await sms.send({ id, to: way.to, text: zh });
      return { sent: 'sms' };
    }
    if (!mailer) return { skipped: 'noSmtp' };
    await mailer.send({ id, to: way.to, subject: '回音 Huiyin', text: `${zh}\n\n${en}` });
    return { sent: 'mail' };
  };
}

const wayIn = (persons: readonly Contact[], n: number): Way | undefined => {
  const person = persons[n];
  return person && wayTo(person);
};
