import { expect, it } from 'vitest';
import { sampleGuide } from '../guide/sample-guides.examples.ts';
import { guideSheet } from './guide-sheet.ts';
import { servedGuide } from './guide.ts';

const options = {
  stylesheet: { href: '/guide.css' },
  locale: 'zh-CN',
  now: Date.parse('2026-11-23T10:00:00+08:00'),
} as const;

it('draws a guide without a DOM, in plain markup that a strict policy lets pass', () => {
  expect(typeof document).toBe('undefined');
  const markup = servedGuide(sampleGuide, options);
  expect(markup).toMatch(
    /^<template shadowrootmode="open"\s*><link\s+rel="stylesheet"\s+href="\/guide.css"\s+crossorigin/,
  );
  expect(markup).toContain(`<h2 id="name">${sampleGuide.name}</h2>`);
  expect(markup).not.toMatch(/<style|style=|<script|\son[a-z]+=/);
  expect(servedGuide(sampleGuide, { ...options, locale: 'en' })).toContain('What to bring');
});

it('has the styles for it', () => {
  expect(guideSheet).toContain(':host');
  expect(guideSheet).toContain('.cards');
});
