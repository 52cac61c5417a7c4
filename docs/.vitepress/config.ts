// The docs site. Its pages are laid out by tools/docs/stage.ts; this says how they look and how they are searched.
import { type DefaultTheme, defineConfig } from 'vitepress';
import { type Language, SECTIONS, addressOf } from '../../tools/docs/pages.ts';

const sidebar = (language: Language): DefaultTheme.SidebarItem[] =>
  SECTIONS.map(({ title, pages }) => ({
    text: title[language],
    items: pages.map((page) => ({ text: page.title[language], link: addressOf(page, language) })),
  }));

export default defineConfig({
  srcDir: '../.cache/docs/pages',
  outDir: '../dist/docs',
  cacheDir: '../.cache/docs/vite',
  title: '秦务员 开放组件',
  cleanUrls: false, // any file server will do
  lastUpdated: false,
  metaChunk: true,
  head: [
    ['meta', { name: 'referrer', content: 'no-referrer' }],
    ['link', { rel: 'icon', type: 'image/svg+xml', href: '/images/icon.svg' }],
  ],
  locales: {
    root: {
      label: '简体中文',
      lang: 'zh-CN',
      description: '县级政务服务，嵌入别人的网站：SDK、网页组件、合作方工具和网关。',
      themeConfig: {
        sidebar: sidebar('zh'),
        outline: { level: [2, 3], label: '本页目录' },
        docFooter: { prev: '上一页', next: '下一页' },
        sidebarMenuLabel: '目录',
        returnToTopLabel: '回到顶部',
        darkModeSwitchLabel: '深浅色',
        lightModeSwitchTitle: '浅色',
        darkModeSwitchTitle: '深色',
        langMenuLabel: '语言',
        skipToContentLabel: '跳到正文',
        notFound: {
          title: '没有这一页',
          quote: '网址可能抄错了，也可能页面搬走了。',
          linkText: '回首页',
          linkLabel: '回首页',
        },
      },
    },
    en: {
      label: 'English',
      lang: 'en',
      title: 'Qinwuyuan Embed',
      description: "A county's government services in other people's sites: SDK, web components, partner kit, gateway.",
      themeConfig: { sidebar: sidebar('en'), outline: { level: [2, 3], label: 'On this page' } },
    },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        locales: {
          root: {
            translations: {
              button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
              modal: {
                displayDetails: '显示详情',
                resetButtonTitle: '清空',
                backButtonTitle: '关闭',
                noResultsText: '没有找到',
                footer: { selectText: '打开', navigateText: '上下选择', closeText: '关闭' },
              },
            },
          },
        },
        miniSearch: {
          options: {
            // Chinese has no spaces: every two neighbouring characters are a word, so that a word of two is found. Written
            // whole in here, because VitePress sends the function's text to the browser.
            tokenize: (text: string): string[] =>
              (text.match(/[\p{Script=Han}]+|[\p{L}\p{N}_]+/gu) ?? []).flatMap((run) => {
                if (!/\p{Script=Han}/u.test(run) || run.length === 1) return [run];
                return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
              }),
          },
          searchOptions: { combineWith: 'AND', fuzzy: false, prefix: true },
        },
      },
    },
  },
});
