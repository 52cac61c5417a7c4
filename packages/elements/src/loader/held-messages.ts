import type { FrameMessage } from '@qwy/contract/frame';

/** What the page around a frame has said before anybody could hear it. */
export interface HeldMessages {
  /** Says it again, now that there are listeners. */
  release(): void;
  /** There will be no listeners: answers `message` to every port that came with a message, and that comes from now on. */
  refuse(message: FrameMessage): void;
}

/** The page's greeting comes when the frame's document has loaded; our files may still be on their way. Others are not heard. */
export function holdMessages(scope: Window): HeldMessages {
  const held: MessageEvent[] = [];
  const answer = (event: MessageEvent, message: FrameMessage): void =>
    event.ports.forEach((port) => port.postMessage(message));
  let onMessage = (event: MessageEvent): void => void held.push(event);
  const listener = (event: MessageEvent): void => {
    if (event.source === scope.parent) onMessage(event);
  };
  scope.addEventListener('message', listener);
  return {
    release() {
      scope.removeEventListener('message', listener);
      for (const event of held) scope.dispatchEvent(event);
    },
    refuse(message) {
      onMessage = (event) => answer(event, message);
      held.forEach(onMessage);
    },
  };
}
