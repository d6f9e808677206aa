import type { Db } from '../../db/connection';
import { mailOf, type Subject, subjectOf } from '../../db/message-contents';
import { readMeasures, yardstickOf } from '../../db/yardsticks';
import type { Label } from '../../domain/acts';
import { clockKey } from '../../domain/clock';
import { staffMail } from '../../domain/messages/staff';
import type { Mailer } from './mail';
import type { Sender } from './sending';

/** Notices of the inbox, by mail to the officer they went to. */
export function staffSender({ db, mailer }: { db: Db; mailer?: Mailer }): Sender {
  return async ({ id, line, recipient }) => {
    if (!mailer) return { skipped: 'noSmtp' };
    const subject = await subjectOf(db, { line });
    const found = await mailOf(db, recipient, subject);
    if ('because' in found) return { skipped: found.because };
    const mail = staffMail(subject.event, { ...subject, rule: await ruleLabel(db, subject) });
    await mailer.send({ id, to: found.to, ...mail });
    return { sent: 'mail' };
  };
}

async function ruleLabel(db: Db, { event, facts }: Subject): Promise<Label | undefined> {
  const { alert, clocks = [] } = event.data;
  const clock = alert && clocks.find((one) => clockKey(one) === alert.clock);
  if (!clock) return undefined;
  const measures = await readMeasures(db);
  return yardstickOf(measures, facts.policyId ?? '', event.at).ruleOf(clock.rule, clock.policyVersion)?.label;
}
