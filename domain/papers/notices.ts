import { routeLabels } from '../catalogue';
import { running } from '../clock';
import { dateRefusal } from '../dates';
import { mayHavePage } from '../petition/beside/page-link';
import { as, type Block, type Draft, heading, paragraph, say } from './blocks';
import { type Given, PaperRefusal, refuse } from './given';
import type { PaperInput } from './inputs';
import { allPapers } from './kinds';
import { about, addressed, contactFields, matterFields, requestTable } from './parts';
import { receiptBlocks } from './receipt';
import { dayOnPaper, dayWithWeekday } from './words';

const ownWords = (text: string): Block => ({ is: 'paragraph', text: as(text) });
/** ONLINE15: what was received, and how to follow it. Of an accusation there is no way to a page (acts.md 21). */
export const registrationReceipt = (given: Given): Draft => ({
  title: allPapers.registrationReceipt.label,
  addressee: addressed(given),
  blocks: receiptBlocks({ ...given, link: mayHavePage(given.facts) ? 'here' : 'none' }, [
    matterFields(given),
    requestTable(given),
  ]),
});

/** R22-23: accepted by whom, and until when it is handled. */
export function acceptanceNotice(given: Given, { acceptedOn }: PaperInput<'acceptanceNotice'>): Draft {
  const no = dateRefusal('acceptedOn', acceptedOn, given.issuedOn);
  if (no) throw new PaperRefusal(no);
  const { zh, en } = about(given);
  const limit = given.explain('T_HANDLE', acceptedOn);
  const [on, last] = [dayOnPaper(acceptedOn), dayWithWeekday(limit.dueOn)];
  return {
    title: allPapers.acceptanceNotice.label,
    addressee: addressed(given),
    blocks: [
      paragraph(
        `${zh}，我单位已于${on.zh}受理，将自受理之日起${limit.length}日内办结并书面答复，最后一日为${last.zh}；` +
          '情况复杂、经批准延期的，另行告知。',
        `${en} was accepted on ${on.en}. You will have a written answer within ${limit.length} days of that, by ${last.en}; ` +
          'of an extension you would be told.',
      ),
      ...[requestTable(given), contactFields(given.contact)],
    ],
  };
}

/** ONLINE15: with the reasons, and where else to turn. */
export function nonAcceptanceNotice(given: Given, { ground, advice }: PaperInput<'nonAcceptanceNotice'>): Draft {
  const { zh, en } = about(given);
  return {
    title: allPapers.nonAcceptanceNotice.label,
    addressee: addressed(given),
    blocks: [
      paragraph(`${zh}，经审查，决定不予受理。`, `${en} is not accepted.`),
      requestTable(given),
      ...[heading('理由', 'Reasons'), ownWords(ground), heading('您可以', 'You may'), ownWords(advice)],
      contactFields(given.contact),
    ],
  };
}

/** R22-30, 31: which law opens which way to which organ. */
export function routeOutNotice(given: Given, { route, basis, organ }: PaperInput<'routeOutNotice'>): Draft {
  const { zh, en } = about(given);
  const way = routeLabels[route];
  return {
    title: allPapers.routeOutNotice.label,
    addressee: addressed(given),
    blocks: [
      paragraph(
        `${zh}，依法应当通过${way.zh}处理，现已导入该途径，由${organ}处理。`,
        `${en} belongs to another legal route, ${way.en}, and has been handed over to ${organ}.`,
      ),
      {
        is: 'fields',
        rows: [
          [say('途径', 'Route'), way],
          [say('受理机关', 'Organ'), as(organ)],
          [say('法律依据', 'Legal basis'), as(basis)],
        ],
      },
      ...[requestTable(given), contactFields(given.contact)],
    ],
  };
}

/** R22-34: why, by how much, and the new last day. The days are those that were asked for. */
export function extensionNotice(given: Given, { reason }: PaperInput<'extensionNotice'>): Draft {
  const asked = given.facts.extension as { readonly state: string; readonly days: number } | undefined;
  const clock = running(given.clocks, 'T_HANDLE');
  if (asked?.state !== 'asked' || !clock) return refuse('noRequest', 'no extension waits to be approved');
  const { zh, en } = about(given);
  const moved = given.explain('T_HANDLE', clock.startOn, { extension: asked.days, like: clock });
  const [old, last] = [dayWithWeekday(clock.dueOn), dayWithWeekday(moved.dueOn)];
  return {
    title: allPapers.extensionNotice.label,
    addressee: addressed(given),
    blocks: [
      paragraph(
        `${zh}原定最后一日为${old.zh}。经批准延长${asked.days}日，最后一日改为${last.zh}。`,
        `${en} was due by ${old.en}. The time is extended by ${asked.days} days, to ${last.en}.`,
      ),
      ...[heading('延期理由', 'Reasons'), ownWords(reason), contactFields(given.contact)],
    ],
  };
}
