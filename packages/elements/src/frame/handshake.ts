import { Handshake } from '@qwy/contract/frame';

/** The window as the handshake needs it. */
export type HandshakeWindow = Pick<Window, 'addEventListener' | 'removeEventListener' | 'parent'> & {
  readonly location: { readonly ancestorOrigins?: ArrayLike<string> };
};

/**
 * Waits for the page around the frame to hand over one end of a channel. Accepted once: from `parent` itself, from an origin
 * that the partner registered (compared character by character), of the right shape, with exactly one port. Everything else is
 * ignored without an answer. Where the browser names the ancestors, it must name the same origin.
 */
export function awaitHandshake(scope: HandshakeWindow, parents: readonly string[]): Promise<MessagePort> {
  const isParent = (event: MessageEvent): boolean => {
    const named = scope.location.ancestorOrigins?.[0];
    return (
      event.source === scope.parent && parents.includes(event.origin) && (named === undefined || named === event.origin)
    );
  };
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent): void => {
      const [port, ...more] = event.ports;
      if (!isParent(event) || !port || more.length > 0 || !Handshake.safeParse(event.data).success) return;
      scope.removeEventListener('message', onMessage);
      resolve(port);
    };
    scope.addEventListener('message', onMessage);
  });
}
