/** A registration as a coordinator types it, with words and persons that no history, event or log may hold. */
export const plantedName = '种子姓名甲';
export const plantedPhone = '13912345678';
export const plantedWords = '被拖欠三个月工资请求支付';

export const aPlainRegistration = (more: object = {}) => ({
  ...{ channel: 'visit', receivedOn: '2026-02-26', matterType: 'appeal', class: 'wages', place: '安县' },
  persons: [{ name: plantedName, phone: plantedPhone, idNumber: '330421199001011234', address: '安县种子路九号' }],
  ...{ requests: [{ text: '请求支付工资' }], facts: plantedWords },
  ...more,
});

/** Thu 2026-02-26, 09:00. */
export const trainingBegin = { 'training-begin': '2026-02-26T09:00:00+08:00' };
