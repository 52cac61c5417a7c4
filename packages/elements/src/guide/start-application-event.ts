import type { ItemCode } from '@qwy/contract/ids';
import { QwyEvent } from '../base/view-events.ts';

/** `qwy-start`: the reader of a guide wants to fill in its form. The page decides where the form opens. Bubbles, composed. */
export class StartApplicationEvent extends QwyEvent {
  readonly itemCode: ItemCode;
  constructor({ itemCode }: { itemCode: ItemCode }) {
    super('qwy-start');
    this.itemCode = itemCode;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'qwy-start': StartApplicationEvent;
  }
}
