import { checkCitizenId } from './citizen-id.ts';
import { checkMobile } from './mobile.ts';
import { checkUscc } from './uscc.ts';

/** What a custom format makes of a text: its clean form, or the code and reason of the failure. */
export type FormatResult =
  { ok: true; clean: string } | { ok: false; code: 'citizen_id' | 'uscc' | 'phone'; reason: string };

/** Formats of ours, beside those of `PLAIN_FORMATS`. `undefined`: not one of ours. */
export function checkFormat(format: string, text: string): FormatResult | undefined {
  switch (format) {
    case 'cn-citizen-id': {
      const result = checkCitizenId(text);
      return result.ok ? { ok: true, clean: result.number } : { ok: false, code: 'citizen_id', reason: result.code };
    }
    case 'cn-uscc': {
      const result = checkUscc(text);
      return result.ok ? { ok: true, clean: result.code } : { ok: false, code: 'uscc', reason: result.code };
    }
    case 'cn-mobile': {
      const result = checkMobile(text);
      return result.ok ? { ok: true, clean: result.number } : { ok: false, code: 'phone', reason: result.code };
    }
    default:
      return undefined;
  }
}

export const CUSTOM_FORMATS: readonly string[] = ['cn-citizen-id', 'cn-uscc', 'cn-mobile'];

/** Standard formats a form may use. Others are refused at publication: some of the validator's can be made to stall (`url`). */
export const PLAIN_FORMATS: readonly string[] = ['date', 'time', 'date-time', 'email', 'uuid'];
