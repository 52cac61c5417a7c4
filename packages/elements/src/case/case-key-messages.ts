import { catalogue } from '../base/messages.ts';

/** Texts of the two fields that open a case. */
export const caseKeyMessages = catalogue({
  'zh-CN': {
    number: '办件编号',
    'number.hint': '印在收件回执上，15 位数字，例如 20261123-483920-3',
    'number.missing': '请填写办件编号。',
    'number.shape': '办件编号是 15 位数字。请对照收件回执再看一看。',
    'number.date': '办件编号的前 8 位是收件日期，现在填的不是一个日期。',
    'number.checksum': '办件编号里有数字不对。请对照收件回执再看一看。',
    code: '查询码',
    'code.hint': '印在编号下面，8 位字母和数字，大小写都可以',
    'code.missing': '请填写查询码。',
    'code.shape': '查询码是 8 位。请看看有没有漏填或多填。',
    'code.confusable': '查询码里没有 0、1 和字母 O、I、L。请看看是不是看错了。',
    'code.characters': '查询码只有数字和英文字母。',
    lost: '回执找不到了？请带上身份证，到收件的窗口询问。',
  },
  en: {
    number: 'Case number',
    'number.hint': 'On your receipt: 15 digits, for example 20261123-483920-3',
    'number.missing': 'Enter the case number.',
    'number.shape': 'A case number has 15 digits. Please compare it with the receipt.',
    'number.date': 'The first 8 digits of a case number are a date; these are not.',
    'number.checksum': 'One of the digits is wrong. Please compare the number with the receipt.',
    code: 'Code',
    'code.hint': 'Printed below the number: 8 letters and digits, capital or small',
    'code.missing': 'Enter the code.',
    'code.shape': 'A code has 8 characters. Is one missing, or one too many?',
    'code.confusable': 'A code never has 0, 1 or the letters O, I, L. Please look again.',
    'code.characters': 'A code has only digits and the letters A to Z.',
    lost: 'Lost the receipt? Take your identity card and ask at the counter where you filed.',
  },
});
