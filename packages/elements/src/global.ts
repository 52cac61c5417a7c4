import type { Appearance, Locale } from '@qwy/contract/frame';
import type { EmbedTokenRequest } from '@qwy/contract/token';
import { VERSION } from './version.ts';

/**
 * Asks the partner's own server for an embed token. Called with the frame's key thumbprint, the nonce and the widget; resolves
 * with the token as `mintEmbedToken()` made it. A rejection is a refusal. An answer later than 10 s is not waited for.
 */
export type TokenProvider = (request: EmbedTokenRequest) => Promise<string | { token: string }>;

/** Defaults for all our elements on the page; an attribute on an element or on a `<qwy-provider>` around it wins. */
export interface PageConfig {
  /** Origin of the gateway. Default: where the loader script came from. */
  gateway: string | undefined;
  /** Publishable key of the partner, `pk_…`. */
  partner: string | undefined;
  /** Same-origin address that answers embed token requests (POST, JSON). A token provider wins over it. */
  tokenEndpoint: string | undefined;
  locale: Locale | undefined;
  appearance: Appearance | undefined;
  tokenProvider: TokenProvider | undefined;
  /** Address of the loader in charge of this page. */
  script: string | undefined;
}

/** The one name we add to a page. All copies of all versions on the page share it; the first one made it. */
export interface QwyGlobal {
  /** Version of the copy that came first. */
  readonly version: string;
  /** Trusted Types policy `qwy`, created by the first copy of Lit that we bundle; the others take it from here. */
  policy: unknown;
  readonly config: PageConfig;
  /** What a page needs only once, such as the stream of changes. Keys name the thing and the version of the copy that made it. */
  readonly shared: Map<string, unknown>;
  /** Use `provider` for embed tokens, on this page, from now on. */
  readonly setTokenProvider: (provider: TokenProvider) => void;
  /**
   * Examines this page, shows what is set wrongly in a corner of it, and resolves with the findings. For developers, from the
   * console; needs the loader script. Rejects where there is none.
   */
  readonly diagnose: () => Promise<unknown>;
}

declare global {
  // eslint's no-var would be wrong here: only `var` declares a property of globalThis.
  var Qwy: QwyGlobal | undefined;
}

/** Where the loader leaves what `Qwy.diagnose()` calls; see `Qwy.shared`. */
export const DIAGNOSE = 'diagnose';

/** The page's `Qwy`, made if this copy is the first. Its members cannot be replaced, except `policy` and the values in `config`. */
export function qwyGlobal(scope: { Qwy?: QwyGlobal | undefined } = globalThis): QwyGlobal {
  const found = scope.Qwy;
  // A copy of Lit that ran before us leaves an object with nothing but its policy; it cannot be replaced without losing that.
  if (found?.config) return found;
  const config: PageConfig = Object.seal({
    gateway: undefined,
    partner: undefined,
    tokenEndpoint: undefined,
    locale: undefined,
    appearance: undefined,
    tokenProvider: undefined,
    script: undefined,
  });
  const setTokenProvider = (provider: TokenProvider): void => {
    if (typeof provider !== 'function') throw new TypeError('`provider` must be a function');
    config.tokenProvider = provider;
  };
  const shared = new Map<string, unknown>();
  const diagnose = async (): Promise<unknown> => {
    const run = shared.get(DIAGNOSE);
    if (typeof run !== 'function') throw new TypeError('Only a page with the loader script can be diagnosed.');
    return run();
  };
  const made: QwyGlobal = { version: VERSION, policy: found?.policy, config, shared, setTokenProvider, diagnose };
  const fixed = { writable: false, configurable: false };
  Object.defineProperties(made, {
    version: fixed,
    config: fixed,
    shared: fixed,
    setTokenProvider: fixed,
    diagnose: fixed,
  });
  Object.defineProperty(scope, 'Qwy', {
    value: Object.seal(made),
    configurable: true,
    enumerable: false,
    writable: false,
  });
  return made;
}

/** Use `provider` for the embed tokens of all our elements on this page. */
export const setTokenProvider = (provider: TokenProvider): void => qwyGlobal().setTokenProvider(provider);

/** Sets defaults for all our elements on this page; elements that are already there take what they have not read yet. */
export function configure(config: Partial<Omit<PageConfig, 'script'>>): void {
  Object.assign(qwyGlobal().config, config);
}
