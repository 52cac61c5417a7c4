// Written by `npm run manifest` from the doc comments of packages/elements: change those.

export * from './case.ts';
export * from './element-props.ts';
export * from './form.ts';
export * from './guide.ts';
export * from './license.ts';
export * from './provider.ts';
export * from './rating.ts';
