/** What a page's HTML says of our elements. */
export interface PageMarkup {
  /** Script tags that load a `qwy.js`, in order. */
  readonly loaders: readonly {
    readonly src: string;
    readonly version: string;
    readonly integrity: string | undefined;
  }[];
  /** Whether there is an element that only a registered partner may show; a guide is for everybody. */
  readonly needsPartner: boolean;
  /** Values of `partner`, `gateway` and `token-endpoint` on our elements, each once. */
  readonly partners: readonly string[];
  readonly gateways: readonly string[];
  readonly tokenEndpoints: readonly string[];
  /** Policies of `<meta http-equiv="Content-Security-Policy">`. */
  readonly policies: readonly string[];
}

const TAG = /<([a-z][a-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>`]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?/g;
const PERSONAL = ['qwy-form', 'qwy-case', 'qwy-rating', 'qwy-license'];
const LOADER = /\/v\/([^/]+)\/qwy\.js$/;

/** Reads start tags only: what scripts write later is not seen. */
export function readMarkup(html: string): PageMarkup {
  const tags = [...html.replace(/<!--[\s\S]*?-->/g, '').matchAll(TAG)].map(([, name = '', text = '']) => ({
    name: name.toLowerCase(),
    attributes: attributesOf(text),
  }));
  const ours = tags.filter(({ name }) => name.startsWith('qwy-'));
  const said = (attribute: string): string[] => [
    ...new Set(ours.flatMap(({ attributes }) => attributes.get(attribute) ?? []).filter(Boolean)),
  ];
  return {
    loaders: tags.flatMap(({ name, attributes }) => {
      const src = attributes.get('src') ?? '';
      const version = LOADER.exec(src.split(/[?#]/)[0] ?? '')?.[1];
      return name === 'script' && version !== undefined
        ? [{ src, version, integrity: attributes.get('integrity') }]
        : [];
    }),
    needsPartner: ours.some(({ name }) => PERSONAL.includes(name)),
    partners: said('partner'),
    gateways: said('gateway'),
    tokenEndpoints: said('token-endpoint'),
    policies: tags.flatMap(({ name, attributes }) =>
      name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy'
        ? [attributes.get('content') ?? '']
        : [],
    ),
  };
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE))
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), decode(double ?? single ?? bare ?? ''));
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');

const FRAME_META = /<meta name="qwy-frame" content="([^"]*)">/;

/** The JSON in a frame document's `<meta name="qwy-frame">`; undefined if it is not one. */
export function frameMeta(html: string): unknown {
  const content = FRAME_META.exec(html)?.[1];
  try {
    return content === undefined ? undefined : JSON.parse(decode(content));
  } catch {
    return undefined;
  }
}
