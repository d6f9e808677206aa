import type { Clock } from '../clock';
import { promiseWords } from '../petition/promises';
import type { IsoDate } from '../time';
import { as, type Block, heading, paragraph, say } from './blocks';
import { type Contact, contactFields } from './parts';
import { dayOnPaper, dayWithWeekday } from './words';

/** What becomes of the way to the petitioner's page: it stands here, or why it does not. */
export type LinkOnReceipt = 'here' | 'shownBefore' | 'linkLost' | 'none';

/** What was taken in, as far as a receipt says it. */
export interface Received {
  readonly number: string;
  readonly receivedOn: IsoDate;
  /** The day in the office on which it was entered. */
  readonly registeredOn: IsoDate;
  readonly clocks: readonly Pick<Clock, 'rule' | 'state' | 'dueOn'>[];
  /** Absent: the register could not be asked. */
  readonly contact?: Contact;
  readonly link: LinkOnReceipt;
}

/**
 * What every receipt says, whoever hands it out (ONLINE15): the number, what happens next and by when, how to follow it,
 * whom to ask. `more` stands for number and day where a receipt says more of the matter than these.
 */
export function receiptBlocks(received: Received, more?: readonly Block[]): Block[] {
  const on = dayOnPaper(received.registeredOn);
  return [
    paragraph(`您的信访事项已于${on.zh}登记。`, `Your matter was registered on ${on.en}.`),
    ...(more ?? [ownFields(received)]),
    ...nextSteps(received),
    heading('查询与评价', 'Follow it and rate it'),
    ...wayIn[received.link],
    ...(received.contact ? [contactFields(received.contact)] : []),
  ];
}

const ownFields = ({ number, receivedOn }: Received): Block => ({
  is: 'fields',
  rows: [
    [say('登记编号', 'Number'), as(number)],
    [say('收到日期', 'Received on'), dayOnPaper(receivedOn)],
  ],
});

/** Each promise with its last day: clocks that are the office's own promise nothing. */
function nextSteps({ clocks }: Received): Block[] {
  const rows = clocks.flatMap(({ rule, state, dueOn }) => {
    const what = promiseWords[rule];
    return what && state === 'running' ? [[what, dayWithWeekday(dueOn)] as const] : [];
  });
  if (rows.length === 0) return [];
  const head = [say('事项', 'What'), say('最后一日', 'Last day')];
  return [heading('接下来', 'What happens next'), { is: 'table', head, rows }];
}

const wayIn: Readonly<Record<LinkOnReceipt, readonly Block[]>> = {
  here: [
    { is: 'link' },
    paragraph(
      '查询网址和操作密码只交付这一次，请妥善保存：凭网址可以查询办理进度，凭密码可以评价、催办、申请复查、补充材料。' +
        '遗失的，请凭登记编号和身份证件到信访接待窗口重新领取，旧的随即失效。',
      'Address and PIN are given this once; please keep them. The address shows how the matter goes; with the PIN you rate, ' +
        'urge, ask for review and add papers. If they are lost, get new ones at the reception window with the number and ' +
        'your identity card; the old ones stop working then.',
    ),
  ],
  shownBefore: [
    paragraph(
      '这件事项此前已经登记，查询网址已经显示过一次。如果没有记下，请凭登记编号和身份证件到信访接待窗口重新领取。',
      'This matter was registered before and its address was shown then. If it is lost, get a new one at the reception ' +
        'window with the number and your identity card.',
    ),
  ],
  linkLost: [
    paragraph(
      '查询网址暂时没有生成。请凭登记编号和身份证件到信访接待窗口领取。',
      'The address could not be made. Please get it at the reception window with the number and your identity card.',
    ),
  ],
  none: [
    paragraph(
      '为了保护检举控告人，检举控告不提供网上查询网址。请妥善保存登记编号。',
      'To protect who reports wrongdoing there is no address for such a matter. Please keep the number.',
    ),
  ],
};
