import type { LoadFailedEvent } from '@qwy/elements/load-failed-event';
import type { ForwardRefExoticComponent, HTMLAttributes, PropsWithoutRef, RefAttributes } from 'react';

/** What every one of our components takes besides its own: React's attributes of an HTML element, and children as the fallback. */
export type ElementProps<Element extends HTMLElement, Own extends string> = Omit<
  HTMLAttributes<Element>,
  Own | 'dangerouslySetInnerHTML'
> & {
  /** The element's code could not be loaded; the children stay on screen. */
  onLoadFailed?: ((event: LoadFailedEvent) => void) | undefined;
};

/** A component that draws one of our elements; `ref` is the element itself. */
export type Wrapper<Props, Element extends HTMLElement> = ForwardRefExoticComponent<
  PropsWithoutRef<Props> & RefAttributes<Element>
>;
