import { namesLeft, type Telltale } from '../../domain/hearing/names-left';

const known: Telltale[] = [
  { kind: 'name', value: '王小明' },
  { kind: 'name', value: 'Li Na' },
  { kind: 'name', value: '阿' },
  { kind: 'phone', value: '+86 138-0013-8000' },
  { kind: 'idNumber', value: '33042119800101123X' },
  { kind: 'mail', value: 'ming@example.com' },
  { kind: 'address', value: '柳塘镇东街8号' },
  { kind: 'code', value: 'm12' },
];

test.each([
  ['as it stands', '信访人王小明的补偿款应当支付'],
  ['with blanks', '信访人王 小 明的补偿款'],
  ['with marks', '信访人王·小·明的补偿款'],
  ['with what cannot be seen', '信访人王\u200b小\u2060明的补偿款'],
  ['in wide Latin letters', '由Ｌｉ Ｎａ提出'],
  ['beside a Chinese character', '由Li Na提出'],
  ['in capitals and joined', '由LINA提出'],
  ['a name of one character by itself', '评议员：阿，同意'],
  ['a phone without its country', '电话13800138000'],
  ['a phone in wide digits with dashes', '电话１３８－００１３－８０００'],
  ['a phone in Chinese figures', '电话一三八〇〇一三八零零〇'],
  ['… with circles for the zeros', '电话一三八○○一三八○○○'],
  ['a phone as it is said', '电话幺三八〇〇幺三八〇〇〇'],
  ['an identity number in small letters', '证件33042119800101123x'],
  ['a mail address', '邮箱 Ming@Example.com'],
  ['an address with blanks', '柳塘镇 东街 8号'],
  ['the code of a member', '评议员m12认为'],
])('found %s', (_how, text) => expect(namesLeft(text, known)).toBe(true));

test.each([
  ['a surname with 某', '信访人王某的补偿款应当支付'],
  ['another name', '信访人王小红、阿明提出'],
  ['Latin letters within a word', 'Carolina and Lina2'],
  ['a longer code', '评议员m123认为'],
  ['figures that are none of theirs', '共计12000元，2026年6月25日'],
  ['Chinese figures that are none of theirs', '一三八零零一三七〇〇〇，二〇二六年六月二十五日'],
  ['seats', '评议员1至9，第4席未签名'],
])('not found: %s', (_how, text) => expect(namesLeft(text, known)).toBe(false));

test('marks of a pattern in a name are marks and nothing else', () => {
  expect(namesLeft('A+B (C)', [{ kind: 'name', value: 'A+B (C)' }])).toBe(true);
  expect(namesLeft('AAB', [{ kind: 'name', value: '.*' }])).toBe(false);
});
