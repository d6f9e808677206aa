import type { Label } from '../domain/acts';
import { type RefusalCode, refusals } from '../domain/refusals';
import { refusalTitles } from './refusal-titles';

/** What only the door says: about requests, not about stories. */
const doorCodes = {
  invalidInput: [400, '请求内容不符合要求', 'The request is not as the schema wants it'],
  keyMissing: [400, '缺少 Idempotency-Key 请求头', 'The header Idempotency-Key is missing'],
  unauthenticated: [401, '未登录或令牌无效', 'There is no valid token'],
  tokenExpired: [401, '令牌已过期', 'The token has expired'],
  officerLeft: [401, '该人员已不在岗', 'The registers know no active post of this person'],
  forbidden: [403, '您的角色不能这样做', 'Your role may not do this'],
  notYourSystem: [403, '来源系统与令牌不符', 'The number belongs to another system than the token'],
  notFound: [404, '没有找到', 'There is nothing here for you'],
  methodNotAllowed: [405, '不支持该方法', 'This address does not take this method'],
  bodyTooSlow: [408, '请求内容传输过慢', 'The body did not arrive in time'],
  seatChanged: [
    409,
    '该席位已换人，没有提交；请按新名单重新选择',
    'Somebody else has that seat by now: nothing was sent, choose again',
  ],
  matterOpen: [409, '事项或其复查、督办单尚未办结', 'The matter, a review or an order of it has not ended yet'],
  erasedWithMatter: [409, '该评议随其信访事项一并清除', 'A hearing of a petition is erased with the petition'],
  ruleMissing: [
    409,
    '适用的时限政策中没有这一时限，须由管理员补充新版本',
    'The policy in force lacks a rule that this takes',
  ],
  subscriptionEnded: [409, '该订阅已终止', 'The subscription has ended'],
  paperWordMissing: [
    409,
    '本单位此类文书没有登记文号代字，须由管理员补充',
    'The register has no word for the serial numbers of such papers of this unit',
  ],
  paperWordTaken: [409, '其他单位已使用该代字', 'Another unit numbers its papers by this word'],
  paperVoid: [409, '文书已作废', 'The paper is void'],
  paperInUse: [409, '事项正在使用该文书，不能作废', 'The matter rests on this paper'],
  matterErased: [410, '该事项的个人信息已删除', "The matter's personal data has been erased"],
  bodyTooLarge: [413, '请求内容过大', 'The body is larger than allowed'],
  unsupportedMediaType: [415, '不支持的内容类型', 'The content type is not the one expected here'],
  keyReused: [422, '同一 Idempotency-Key 已用于其他内容', 'This Idempotency-Key was used with another body'],
  sourceMissing: [422, '缺少来源系统编号', 'Another system must give its name and number of the matter'],
  sourceReused: [422, '该来源编号已用于其他内容', 'This number of the other system was sent before with another body'],
  unknownStory: [422, '没有这一事项', 'There is no such matter for you to name'],
  unknownChecklist: [422, '没有这一清单', 'There is no such checklist'],
  unknownPolicy: [422, '没有这一时限规则', 'There is no such policy or rule'],
  notPausable: [422, '该时限不能中止计算', 'This clock cannot be paused'],
  impossibleDate: [422, '按此日期无法计算期限', 'No deadline can be measured from this day'],
  unwritable: [422, '所填内容无法写入记录', 'The record cannot hold a value of this request'],
  urlNotAllowed: [422, '该网址不能作为推送地址', 'The address must be https, without a user, a password or a fragment'],
  calendarInvalid: [422, '工作日历数据有误', 'The calendar contradicts itself'],
  tableUnreadable: [422, '无法读取该表格文件', 'The file is no table that can be read'],
  tableEmpty: [422, '表格中没有数据行', 'There is no line in the table'],
  tableTooLong: [422, '表格行数或内容过多', 'The table is longer than allowed'],
  headersWrong: [422, '表头缺少、重复或无法识别', 'Headers are missing, stand twice or are unknown'],
  cellsTooMany: [422, '该行有内容没有对应的表头', 'The line holds cells that have no header'],
  formulaCell: [422, '单元格是公式', 'A cell is a formula'],
  numberLost: [
    422,
    '长数字已被表格软件截断，应以文本格式填写',
    'The end of a long number is lost; format the column as text',
  ],
  brokenCell: [422, '单元格内容无法读取', 'A cell cannot be read'],
  lineRepeated: [422, '与文件中前面一行完全相同', 'The line stands in this file before'],
  scanMissing: [422, '表格所列的扫描件不在文件中', 'A scan that the line names is not in the file'],
  internal: [500, '服务内部错误', 'Something is wrong on our side'],
  unavailable: [503, '服务暂时不可用，请稍后用同一 Idempotency-Key 重试', 'Try again with the same Idempotency-Key'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type DoorCode = keyof typeof doorCodes;
export type Code = DoorCode | RefusalCode;

export interface Meaning {
  readonly status: number;
  readonly title: Label;
}

const ofDoor = Object.entries(doorCodes).map(([code, [status, zh, en]]) => [code, { status, title: { zh, en } }]);
const ofStories = Object.entries(refusalTitles).map(([code, [zh, en]]) => [
  code,
  { status: refusals[code as RefusalCode], title: { zh, en } },
]);

/** Every code a problem can carry. docs/reference/errors.md is this table; a test compares. */
export const codes = Object.fromEntries([...ofDoor, ...ofStories]) as Readonly<Record<Code, Meaning>>;
