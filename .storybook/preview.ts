// How every story is drawn: the toolbar's locale and appearance reach the elements as attributes, as on a host page.
import type { Preview } from '@storybook/web-components-vite';
import manifest from '../packages/elements/custom-elements.json' with { type: 'json' };
import { argTypes, declarationOf } from '../tools/stories/arg-types.ts';
import DocsPage from './docs-page.mdx';
import { HOSTS } from './hosts.ts';
import { withSettings } from './settings.ts';
import { withHost } from './with-host.ts';

const isOurs = (component: unknown): component is string =>
  typeof component === 'string' && component.startsWith('qwy-');

const preview: Preview = {
  decorators: [withSettings, withHost],
  tags: ['autodocs'],
  parameters: {
    layout: 'padded',
    // A violation fails the story as a test, too.
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: {
      page: DocsPage,
      extractArgTypes: (component: unknown) => (isOurs(component) ? argTypes(declarationOf(manifest, component)) : {}),
      extractComponentDescription: (component: unknown) =>
        isOurs(component) ? declarationOf(manifest, component).description : '',
    },
    options: { storySort: { order: ['Start', 'Foundations', 'Guidelines', 'Elements', 'Views', '*'] } },
    viewport: {
      options: {
        narrow: { name: 'Narrow 320', styles: { width: '320px', height: '640px' }, type: 'mobile' },
        phone: { name: 'Phone 375', styles: { width: '375px', height: '812px' }, type: 'mobile' },
        desktop: { name: 'Desktop 1280', styles: { width: '1280px', height: '900px' }, type: 'desktop' },
        kiosk: { name: 'Kiosk 1080 x 1920', styles: { width: '1080px', height: '1920px' }, type: 'other' },
      },
    },
  },
  initialGlobals: { locale: 'zh-CN', appearance: 'standard', host: 'none' },
  globalTypes: {
    host: {
      description: 'Page around the elements',
      toolbar: {
        icon: 'browser',
        dynamicTitle: true,
        items: Object.entries(HOSTS).map(([value, { title }]) => ({ value, title })),
      },
    },
    locale: {
      description: 'Language of the elements',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'zh-CN', title: '中文' },
          { value: 'en', title: 'English' },
        ],
      },
    },
    appearance: {
      description: 'Appearance of the elements',
      toolbar: {
        icon: 'accessibility',
        dynamicTitle: true,
        items: [
          { value: 'standard', title: 'Standard' },
          { value: 'elder', title: 'Elder (适老化)' },
          { value: 'kiosk', title: 'Kiosk' },
        ],
      },
    },
  },
};

export default preview;
