import { describe, expect, it } from 'vitest';
import { readFrameFiles } from './frame-files.ts';
import { integrityOf, testBundles } from './test-bundles.ts';

describe('the files of a frame', () => {
  const files = readFrameFiles(testBundles(), '0.1.0');

  it('are those of its own widget, what is imported before what imports it', () => {
    expect(files.loadedFor('form')).toEqual(['c/base.js', 'frame-main.js', 'c/form.js']);
    expect(files.loadedFor('case')).toEqual(['c/base.js', 'frame-main.js']);
  });

  it('have the published hashes', () => {
    expect(files.integrityOf('frame.css')).toBe(integrityOf('frame.css'));
    expect(() => files.integrityOf('gone.js')).toThrow('gone.js is not published');
  });

  it('are not served from a build of another version', () => {
    expect(() => readFrameFiles(testBundles('0.0.9'), '0.1.0')).toThrow('version 0.1.0 are not built');
  });
});
