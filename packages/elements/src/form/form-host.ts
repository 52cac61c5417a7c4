import type { Locale } from '@qwy/contract/frame';
import type { Client } from '@qwy/sdk';
import type { TemplateResult } from 'lit';
import type { Failure } from '../base/failure.ts';

/** What the parts of the form need of the view around them. */
export interface FormHost {
  readonly client: () => Client | undefined;
  readonly locale: () => Locale;
  /** Others use this terminal, too. */
  readonly isShared: () => boolean;
  readonly redraw: () => void;
  readonly focusOn: (selector: string) => void;
  readonly announce: (text: string) => void;
  /** Calls back when what happens now is over. */
  readonly later: (callback: () => void) => void;
  /** Reports what went wrong and chooses its sentence. */
  readonly failed: (error: unknown) => Failure;
  readonly renderFailure: (failure: Failure, retry: () => void) => TemplateResult;
}
