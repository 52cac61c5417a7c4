import type { Scope } from '@qwy/contract/partner';
import { frameAddress, createFrame } from '../frame-host/frame-address.ts';
import { FrameConnection } from '../frame-host/frame-connection.ts';

/** Whether a frame of this origin answers on this page. */
export type ProbeFrame = (target: { widget: Scope; origin: string; partner: string }) => Promise<boolean>;

/** Opens a frame out of sight, as an element would, and removes it again. */
export const probeFrame: ProbeFrame = ({ widget, origin, partner }) =>
  new Promise((resolve) => {
    const frame = createFrame(widget, '');
    frame.hidden = true;
    const end = (answers: boolean): void => {
      connection.close();
      frame.remove();
      resolve(answers);
    };
    const connection = new FrameConnection({
      frame,
      origin,
      onConnect: () =>
        connection.send({ type: 'settings', settings: { locale: 'zh-CN', appearance: 'standard', theme: {} } }),
      onMessage: () => end(true),
      onSilence: () => end(false),
    });
    frame.src = frameAddress({ origin, widget, partner, item: undefined, caseNumber: undefined, locale: 'zh-CN' });
    document.body.append(frame);
  });
