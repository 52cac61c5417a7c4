import type { Locale } from '../frame.ts';
import type { Finding, FindingCode } from './diagnosis.ts';

interface Text {
  /** What is wrong; `{}` stands for the finding's subject. */
  readonly says: string;
  /** How to mend it. */
  readonly mend: string;
}

const ENGLISH: Readonly<Record<FindingCode, Text>> = {
  page_unreachable: { says: 'The page {} cannot be read.', mend: 'Name an address that this machine can open.' },
  loader_missing: {
    says: 'The page has no script tag for `…/v/<version>/qwy.js`.',
    mend: 'Add it, or name --partner and --gateway where scripts write it.',
  },
  loader_twice: {
    says: 'The page loads more than one copy: {}.',
    mend: 'Keep one script tag; the first keeps the page anyway.',
  },
  integrity_missing: {
    says: 'The script tag has no `integrity`.',
    mend: 'Copy `integrity` of `qwy.js` from the version\'s manifest.json, and add `crossorigin="anonymous"`.',
  },
  integrity_wrong: {
    says: 'The `integrity` is not that of {}: browsers refuse the script.',
    mend: 'Address and hash belong together: take both from one version, and compare with what the bureau announced.',
  },
  version_unknown: { says: 'The gateway has no version {}.', mend: 'Take one that `<gateway>/channel.json` names.' },
  version_patched: {
    says: 'Version {} has a fault that a later one mends.',
    mend: 'Change address and `integrity` soon.',
  },
  version_revoked: {
    says: 'Version {} is revoked and not served any more.',
    mend: 'Change address and `integrity` now.',
  },
  gateway_unreachable: {
    says: 'The gateway {} does not answer.',
    mend: 'Is the address right, and may this machine reach it?',
  },
  gateway_not_ready: {
    says: 'The gateway {} is not ready.',
    mend: 'It is starting, stopping or without its database: ask the operator.',
  },
  gateway_elsewhere: {
    says: 'The gateway calls itself {}.',
    mend: 'Use that address in the script tag and as `gateway` of your token endpoint; operators: PUBLIC_URL.',
  },
  clock_drift: {
    says: "This machine's clock and the gateway's are {} s apart.",
    mend: 'Tokens bear 60 s: set the clock of the server that signs them by NTP.',
  },
  partner_missing: {
    says: 'No `partner` was found.',
    mend: 'Set `partner="pk_…"` on a provider or an element, or name --partner.',
  },
  partner_unknown: {
    says: 'The gateway does not know {}.',
    mend: 'Compare it with your registration, letter by letter.',
  },
  partner_suspended: { says: 'The bureau has suspended {}.', mend: 'Ask the bureau.' },
  widget_not_allowed: {
    says: 'You are not registered for {}.',
    mend: 'Ask the bureau for the scope, or take the element off the page.',
  },
  origin_not_registered: {
    says: 'The origin {} is not registered: no frame opens there.',
    mend: 'Have it registered as it stands here: scheme, host and port, character by character.',
  },
  csp_missing: {
    says: "The page's Content-Security-Policy lacks `{}`.",
    mend: 'Add it to the header; `buildCsp()` and csp.json have the whole list.',
  },
  item_missing: {
    says: '<{}> has no `item` yet.',
    mend: 'Set the code of the service, at the latest when the visitor has chosen it.',
  },
  fallback_missing: { says: '<{}> has no fallback.', mend: 'Put a phone number, an address or a link inside the tag.' },
  token_endpoint_missing: {
    says: 'There is no token endpoint: forms, cases, ratings and licences cannot work.',
    mend: 'Set `token-endpoint` on the provider, or call `Qwy.setTokenProvider()`; for `qwy doctor`, name --token-endpoint.',
  },
  token_endpoint_elsewhere: {
    says: 'The token endpoint {} is on another origin than the page.',
    mend: 'Answer it on the page’s own origin.',
  },
  token_endpoint_unreachable: {
    says: 'The token endpoint {} does not answer.',
    mend: 'Is your server running, and does it take POST there?',
  },
  token_endpoint_refuses: {
    says: 'The token endpoint answers {}.',
    mend: '404: the address is wrong. 403: its `origin` is not the page’s. 401: `authenticate` refuses. 500: look at its `onError`.',
  },
  token_malformed: {
    says: 'What the token endpoint answers is no embed token.',
    mend: 'It must answer JSON, `{ "token": "…" }`.',
  },
  token_claim_wrong: {
    says: 'In the embed token, {}.',
    mend: 'Compare the options of your token endpoint with your registration.',
  },
  token_refused: {
    says: 'The gateway does not take the embed token ({}).',
    mend: 'All claims look right: then `iss`, `kid` or the key is not the registered one. See `qwy keys`.',
  },
};

const CHINESE: Readonly<Record<FindingCode, Text>> = {
  page_unreachable: { says: '网页 {} 打不开。', mend: '给一个这台机器能打开的网址。' },
  loader_missing: {
    says: '页面没有 `…/v/<版本>/qwy.js` 的脚本标签。',
    mend: '加上；标签是脚本写出来的，就写明 --partner 和 --gateway。',
  },
  loader_twice: { says: '页面载入了不止一份：{}。', mend: '只留一个脚本标签；反正是第一个管这一页。' },
  integrity_missing: {
    says: '脚本标签没有 `integrity`。',
    mend: '从该版本的 manifest.json 抄 `qwy.js` 的，再加 `crossorigin="anonymous"`。',
  },
  integrity_wrong: {
    says: '`integrity` 不是 {} 的，浏览器不运行这个脚本。',
    mend: '网址和哈希值取自同一个版本，并和审批局公布的核对。',
  },
  version_unknown: { says: '网关没有版本 {}。', mend: '用 `<网关>/channel.json` 里列出的。' },
  version_patched: { says: '版本 {} 有毛病，后面的版本修好了。', mend: '尽快换网址和 `integrity`。' },
  version_revoked: { says: '版本 {} 已撤销，不再提供。', mend: '马上换网址和 `integrity`。' },
  gateway_unreachable: { says: '网关 {} 不回答。', mend: '地址对吗，这台机器连得上吗？' },
  gateway_not_ready: { says: '网关 {} 还没准备好。', mend: '正在启动、停止，或没有数据库：问运维。' },
  gateway_elsewhere: {
    says: '网关自称是 {}。',
    mend: '脚本标签和令牌接口的 `gateway` 都用这个地址；运维看 PUBLIC_URL。',
  },
  clock_drift: { says: '这台机器和网关的时钟差 {} 秒。', mend: '令牌只容 60 秒：给签令牌的服务器配好 NTP 校时。' },
  partner_missing: { says: '没有找到 `partner`。', mend: '在 provider 或组件上写 `partner="pk_…"`。' },
  partner_unknown: { says: '网关不认识 {}。', mend: '和登记逐字核对。' },
  partner_suspended: { says: '审批局暂停了 {}。', mend: '问审批局。' },
  widget_not_allowed: { says: '没有登记 {}。', mend: '向审批局申请这个范围，或把组件拿掉。' },
  origin_not_registered: {
    says: '来源 {} 没有登记，框架在那里打不开。',
    mend: '照这里的写法登记：协议、主机、端口，一字不差。',
  },
  csp_missing: {
    says: '页面的安全策略（CSP）缺 `{}`。',
    mend: '加到响应头里；`buildCsp()` 和 csp.json 有完整的一份。',
  },
  item_missing: { says: '<{}> 还没有 `item`。', mend: '写上事项编码，最晚在访客选好的时候。' },
  fallback_missing: { says: '<{}> 里面没有备用内容。', mend: '写上电话、地址或链接。' },
  token_endpoint_missing: {
    says: '没有令牌接口：表单、办件、评价、证照都用不了。',
    mend: '在 provider 上写 `token-endpoint`，或调用 `Qwy.setTokenProvider()`。',
  },
  token_endpoint_elsewhere: { says: '令牌接口 {} 和页面不是同一个来源。', mend: '在页面自己的来源上回答。' },
  token_endpoint_unreachable: { says: '令牌接口 {} 不回答。', mend: '您的服务器开着吗，那里接受 POST 吗？' },
  token_endpoint_refuses: {
    says: '令牌接口回答 {}。',
    mend: '404：地址不对。403：它的 `origin` 不是这个页面的。401：`authenticate` 拒绝。500：看它的 `onError`。',
  },
  token_malformed: { says: '令牌接口回答的不是嵌入令牌。', mend: '要回答 JSON：`{ "token": "…" }`。' },
  token_claim_wrong: { says: '嵌入令牌里，{}。', mend: '对照令牌接口的选项和您的登记。' },
  token_refused: {
    says: '网关不接受嵌入令牌（{}）。',
    mend: '各项看着都对：那就是 `iss`、`kid` 或密钥不是登记的那个。见 `qwy keys`。',
  },
};

export interface Told extends Finding, Text {}

/** A finding in words, for the developer of a site. */
export function tell(finding: Finding, locale: Locale): Told {
  const { says, mend } = (locale === 'en' ? ENGLISH : CHINESE)[finding.code];
  return { ...finding, says: says.replace('{}', finding.subject), mend };
}
