import { servedGuide } from '@qwy/elements/server/guide';
import { createClient } from '@qwy/sdk';
import { filled } from './pages.ts';
import type { Settings } from './settings.ts';

/** A page whose guide can be read before any script has arrived, and without scripts at all. */
export async function servedPage(settings: Settings): Promise<string> {
  const { gateway, version, item, sheetIntegrity } = settings;
  const client = createClient({ baseUrl: settings.gatewayFromHere });
  const [guide, calendar] = await Promise.all([
    client.guides.getGuide(item),
    client.items.getCalendar().catch(() => undefined),
  ]);
  const stylesheet = { href: `${gateway}/v/${version}/guide.css`, integrity: sheetIntegrity };
  const drawn = servedGuide(guide, { stylesheet, locale: 'zh-CN', now: Date.now(), ...(calendar && { calendar }) });
  const page = filled(
    `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>办事指南</title>
    <link rel="preload" as="style" href="${stylesheet.href}" integrity="${sheetIntegrity}" crossorigin="anonymous" />
    <script type="module" src="{{gateway}}/v/{{version}}/qwy.js" integrity="{{integrity}}" crossorigin="anonymous"></script>
  </head>
  <body>
    <qwy-guide item="{{item}}" locale="zh-CN"><!-- guide --><a href="tel:0915-0000001">0915-0000001</a></qwy-guide>
  </body>
</html>`,
    settings,
  );
  return page.replace('<!-- guide -->', () => drawn);
}
