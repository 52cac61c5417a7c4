import type { QwyGlobal } from '@qwy/elements/global';
import { LoadFailedEvent } from '@qwy/elements/load-failed-event';
import { createElement, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { Wrapper } from './element-props.ts';

/** What a component must know of its element. The keys are names of props. */
export interface WrapperOptions {
  readonly tag: `qwy-${string}`;
  /** Name of the component, for React's tools. */
  readonly name: string;
  /** Defines the element. Called in the browser, unless a script tag of ours does that on this page. */
  readonly load: () => Promise<unknown>;
  /** Props with texts and numbers: by attribute, so that a server's markup has them as well. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Props that are true or false: their attribute stands there or not. */
  readonly flags: Readonly<Record<string, string>>;
  /** Props that only a script can set. */
  readonly properties: readonly string[];
  /** Type of event by its handler. */
  readonly events: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, unknown>>;

/** A layout effect; on a server, where there is nothing to lay out, React 18 would complain of one. */
const useCommitEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * A React component (18 and 19) for one element. Safe to import and to render on a server: there it draws the tag with its
 * attributes and children, nothing else. The element's code is loaded when the component is first on screen.
 */
export function createWrapper<Props extends object, Element extends HTMLElement>(
  options: WrapperOptions,
): Wrapper<Props, Element> {
  const flags = { hidden: 'hidden', ...options.flags };
  const events = { onLoadFailed: 'qwy-load-failed', ...options.events };

  const Component = forwardRef<Element, Props>((props, forwarded) => {
    const values: Values = Object.fromEntries(Object.entries(props));
    const own = useRef<Element>(null);
    const latest = useRef(values);
    const set = useRef<Values>({});
    useImperativeHandle<Element | null, Element | null>(forwarded, () => own.current, []);

    useCommitEffect(() => {
      latest.current = values;
      const element = own.current;
      if (!element) return;
      // React 18 gives a custom element attributes, React 19 properties where it has them, and neither knows what a flag is.
      const wanted = { ...pick(values, options.properties), ...booleans(values, flags) };
      for (const [name, value] of Object.entries(wanted))
        if (set.current[name] !== value) Reflect.set(element, name, value);
      set.current = wanted;
    });

    useCommitEffect(() => {
      const element = own.current;
      if (!element) return;
      const listeners = Object.entries(events).map(([handler, type]) => {
        const listener = (event: Event): void => call(latest.current[handler], event);
        element.addEventListener(type, listener);
        return () => element.removeEventListener(type, listener);
      });
      return () => listeners.forEach((remove) => remove());
    }, []);

    useEffect(() => {
      const element = own.current;
      if (!element || customElements.get(options.tag) || hasLoader()) return;
      options.load().catch((error: unknown) => {
        console.warn(`[qwy] <${options.tag}> could not be loaded; its fallback stays.`, error);
        element.dispatchEvent(new LoadFailedEvent(options.tag));
      });
    }, []);

    return createElement(options.tag, { ...markup(values), ref: own, suppressHydrationWarning: true });
  });
  Component.displayName = options.name;
  return Component;

  /** What stands in the markup, and what React itself looks after. */
  function markup(values: Values): Values {
    const isOwn = (name: string): boolean =>
      name in flags || name in events || name in options.attributes || options.properties.includes(name);
    const others = Object.entries(values).filter(([name]) => !isOwn(name) && name !== 'className');
    return {
      ...Object.fromEntries(others),
      ...renamed(values, options.attributes),
      ...renamed(booleans(values, flags), flags, (value) => (value ? '' : undefined)),
      ...('className' in values && { class: values['className'] }), // React 18 would write `classname`
    };
  }
}

/** Whether a script tag of ours is in charge of this page's elements. */
const hasLoader = (page: { Qwy?: QwyGlobal | undefined } = globalThis): boolean =>
  page.Qwy?.config.script !== undefined;

const pick = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]));

const booleans = (values: Values, names: object): Values =>
  Object.fromEntries(
    Object.keys(names)
      .filter((name) => name in values)
      .map((name) => [name, values[name] === true]),
  );

function renamed(values: Values, names: Values, as = (value: unknown): unknown => value): Values {
  const there = Object.entries(names).filter(([name]) => name in values);
  return Object.fromEntries(there.map(([name, attribute]) => [String(attribute), as(values[name])]));
}

function call(handler: unknown, event: Event): void {
  if (typeof handler === 'function') handler(event);
}
