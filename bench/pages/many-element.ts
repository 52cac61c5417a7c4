import { guideElements } from './guide-elements.ts';
import { MANY, measure } from './measure.ts';

const isThere = (root: ShadowRoot): boolean => root.querySelector('.guide .head') !== null;
void measure(guideElements(MANY), { began: isThere, ended: isThere });
