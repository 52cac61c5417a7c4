import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@qwy/elements/guide/define';
import { drawGuide, guideExamples as examples } from '@qwy/elements/guide/guide.examples';

/** What a citizen needs to know before applying, drawn in the host page: the answer first, then the detail. */
export default { title: 'Elements/Guide', component: 'qwy-guide' } satisfies Meta;

/** Shows the example; checked (axe, console) once its state is there. */
function story(example: Parameters<typeof drawGuide>[0]): StoryObj {
  let ready = Promise.resolve<void>(undefined);
  return {
    render: () => {
      const drawn = drawGuide(example);
      ready = drawn.ready;
      return drawn.guide;
    },
    play: () => ready,
  };
}

export const Typical = story(examples.typical);
export const Narrowed = story(examples.narrowed);
export const Empty = story(examples.empty);
export const Loading = story(examples.loading);
export const NotFound = story(examples.notFound);
export const GatewayDown = story(examples.gatewayDown);
export const HtmlErrorPage = story(examples.htmlErrorPage);
export const Longest = story(examples.longest);
export const English = story(examples.english);
export const Elder = story(examples.elder);
export const Kiosk: StoryObj = { ...story(examples.kiosk), globals: { viewport: { value: 'kiosk' } } };
export const Narrow: StoryObj = { ...story(examples.typical), globals: { viewport: { value: 'narrow' } } };
export const LongLimit = story(examples.longLimit);
export const NoCalendar = story(examples.noCalendar);
