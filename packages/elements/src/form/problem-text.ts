import type { InvalidParam } from '@qwy/contract/errors';
import type { Locale } from '@qwy/contract/frame';
import { withoutTrailing } from '@qwy/contract/rules/trailing';
import { format } from '../base/messages.ts';
import type { FieldSpec } from './field-spec.ts';
import { problemMessages } from './problem-messages.ts';

/** The sentence for what is wrong with a field: the nearest the catalogue has; codes it does not know get a general one. */
export function problemText({ code, params }: InvalidParam, spec: FieldSpec, locale: Locale): string {
  const texts: Readonly<Record<string, string>> = problemMessages[locale];
  const { narrower, limit } = narrow(code, params, spec);
  const text = texts[`${narrower.code}.${narrower.detail}`] ?? texts[narrower.code] ?? problemMessages[locale].other;
  return format(text, { label: withoutMark(spec.label), limit });
}

/** Some codes are one and the same thing to a person. */
function narrow(
  code: string,
  params: InvalidParam['params'],
  spec: FieldSpec,
): { narrower: { code: string; detail: string }; limit: string } {
  const limit = String(params?.['limit'] ?? '');
  const isMissing = code === 'required' || ((code === 'minLength' || code === 'minItems') && limit === '1');
  const narrower = isMissing
    ? { code: 'required', detail: wayToAnswer(spec) }
    : { code, detail: detailOf(code, params, spec) };
  return { narrower, limit };
}

function wayToAnswer({ kind }: FieldSpec): string {
  switch (kind) {
    case 'checkbox':
      return 'tick';
    case 'radio':
    case 'select':
    case 'checkboxes':
    case 'date':
      return 'choose';
    default:
      return '';
  }
}

function detailOf(code: string, params: InvalidParam['params'], { kind, isWhole }: FieldSpec): string {
  if (code === 'type') return kind === 'number' ? (isWhole ? 'integer' : 'number') : '';
  return String(params?.['reason'] ?? params?.['format'] ?? '');
}

/** `谁来办？` stands inside a sentence without its question mark. */
const withoutMark = (label: string): string => withoutTrailing(label, ' \u00a0\u3000\t\n?？:：。.');
