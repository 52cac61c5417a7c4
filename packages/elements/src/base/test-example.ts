import type { Client } from '@qwy/sdk';
import { createClient } from '@qwy/sdk';
import type { FakeGateway } from '@qwy/testing/fake-gateway';

/** A named state of a view: what stories show, tests check with axe, and documentation quotes. */
export interface Example<V extends HTMLElement> {
  /** What the gateway answers. */
  readonly gateway: () => FakeGateway;
  /** What is set on the view. */
  readonly set?: Readonly<Partial<V>>;
  /** What a person does until the state is there. */
  readonly act?: (view: V, gateway: FakeGateway) => Promise<void>;
}

/**
 * Cells of the state matrix (tools/stories/cells.ts) that no example has the name of: which example shows them all the same, or
 * why none does. The names and reasons are read from the source, so they are written out.
 */
export type Cells<Name extends string> = Readonly<
  Record<string, { readonly example: Name } | { readonly reason: string }>
>;

export interface Drawn<V extends HTMLElement> {
  readonly view: V;
  readonly gateway: FakeGateway;
  /** The state is there; `view` has to be put into a page for that. */
  readonly ready: Promise<void>;
}

type Drawable = HTMLElement & {
  client: Client | undefined;
  locale: string;
  appearance: string;
  readonly updateComplete: Promise<boolean>;
};

/** Makes the view of an example; it comes to its state once it is in a page. */
export function draw<V extends Drawable>(view: V, example: Example<V>): Drawn<V> {
  const gateway = example.gateway();
  view.client = clientOf(gateway);
  Object.assign(view, example.set);
  // As attributes, so that Storybook's toolbar leaves them alone: what a person does here is found by its words.
  view.setAttribute('locale', view.locale || 'zh-CN');
  if (example.set && 'appearance' in example.set) view.setAttribute('appearance', view.appearance);
  const ready = view.updateComplete.then(() => example.act?.(view, gateway));
  return { view, gateway, ready };
}

/** A client of a scripted gateway that does not try again by itself. */
export const clientOf = (gateway: FakeGateway): Client =>
  createClient({ baseUrl: gateway.baseUrl, fetch: gateway.fetch, retries: 0 });
