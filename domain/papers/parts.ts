import type { Label } from '../acts';
import { as, type Block, say } from './blocks';
import type { Given } from './given';
import { channelWords, dayOnPaper } from './words';

/* Parts that several papers share. */

const joined = (names: readonly string[]) => names.join('、');

/** The first petitioner by name and how many more; a paper is addressed to all of them. */
export function addressed({ petitioners, headcount }: Given): Label {
  const others = Math.max(headcount, petitioners.length) - petitioners.length;
  const names = joined(petitioners);
  return others > 0
    ? say(`${names}等${headcount}人：`, `To ${names} and ${others} more:`)
    : say(`${names}：`, `To ${names}:`);
}

/** The matter as a notice begins with it. */
export const about = ({ receivedOn, number }: Given) => {
  const on = dayOnPaper(receivedOn);
  return { zh: `您于${on.zh}提出的信访事项（编号${number}）`, en: `Your matter of ${on.en} (number ${number})` };
};

export const toUnit = (name: string): Label => say(`${name}：`, `To ${name}:`);

/** Which matter it is. */
export function matterFields({ number, receivedOn, channel, petitioners, headcount }: Given): Block {
  const rows: [Label, Label][] = [
    [say('信访事项编号', 'Number of the matter'), as(number)],
    [say('信访人', 'Petitioner'), as(joined(petitioners))],
    [say('人数', 'Persons'), as(String(headcount))],
    [say('信访形式', 'Channel'), channelWords[channel] ?? as(channel)],
    [say('收到日期', 'Received on'), dayOnPaper(receivedOn)],
  ];
  return { is: 'fields', rows };
}

/** What is asked for, each request under its number. */
export const requestTable = ({ requests }: Given): Block => ({
  is: 'table',
  head: [say('序号', 'No.'), say('诉求', 'Request')],
  rows: requests.map((text, at) => [as(String(at + 1)), as(text)]),
});

/** Whom to ask: a person by name and post where there is one, and the unit with the number of its window. */
export interface Contact {
  readonly unit: string;
  readonly phone?: string | null;
  readonly officer?: { readonly name: string; readonly post: string };
}

export function contactFields({ unit, phone, officer }: Contact): Block {
  const who = officer ? say(`${officer.name}（${officer.post}）`, `${officer.name}, ${officer.post}`) : as(unit);
  return {
    is: 'fields',
    rows: [[say('联系人', 'Contact'), who], ...(phone ? [[say('电话', 'Telephone'), as(phone)] as const] : [])],
  };
}
