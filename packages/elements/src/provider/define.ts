import { defineOnce } from '../base/define-once.ts';
import { IdleDialog } from '../kiosk/idle-dialog.ts';
import { ProviderElement } from './provider.ts';
export type * from '../types/dom.ts';

// First the part, then the whole that draws it.
defineOnce('qwy-idle-dialog', IdleDialog);
defineOnce('qwy-provider', ProviderElement);
