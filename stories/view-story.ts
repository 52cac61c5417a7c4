import type { Example } from '@qwy/elements/base/test-example';
import { draw } from '@qwy/elements/base/test-example';
import type { ViewElement } from '@qwy/elements/base/view-element';

/** A story that shows a view's named example; checked (axe, console) once its state is there. */
export function viewStory<V extends ViewElement>(create: () => V, example: Example<V>) {
  let ready = Promise.resolve();
  return {
    render: () => {
      const drawn = draw(create(), example);
      ready = drawn.ready;
      return drawn.view;
    },
    play: () => ready,
  };
}
