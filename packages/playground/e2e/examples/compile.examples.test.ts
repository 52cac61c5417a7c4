// The examples as their compilers see them, with our packages as published; and what must not compile, does not.
import { describe, expect, it } from 'vitest';
import { runTool } from './run-example.ts';

const TSC = 'typescript/bin/tsc';
const VUE = 'vue-tsc/bin/vue-tsc.js';
const NGC = '@angular/compiler-cli/bundles/src/bin/ngc.js';

describe('an example compiles, and refuses what is wrong', () => {
  it.each([
    ['plain TypeScript', TSC, 'typescript'],
    ['React 19', TSC, 'react'],
    ['React 18', TSC, 'react-18'],
    ['Vue', VUE, 'vue'],
    ['Angular', NGC, 'angular'],
    ['Node', TSC, 'node'],
  ])('%s', (_, compiler, project) => {
    const { status, said } = runTool(compiler, ['-p', project]);
    expect(said.trim()).toBe('');
    expect(status).toBe(0);
  });

  it('Angular refuses what is wrong', () => {
    const { status, said } = runTool(NGC, ['-p', 'angular/tsconfig.wrong.json']);
    expect(said).toContain("Property 'applicant' does not exist on type 'CaseOpenedEvent'");
    expect(said.match(/error/g)).toHaveLength(1);
    expect(status).not.toBe(0);
  });

  it('Svelte, and refuses what is wrong', () => {
    const args = ['--workspace', 'svelte', '--tsconfig', './tsconfig.json', '--output', 'machine'];
    const { said } = runTool('svelte-check/bin/svelte-check', args);
    const errors = said.split('\n').filter((line) => line.includes(' ERROR '));
    expect(errors.map((line) => /"([^"]+)" (\d+):/.exec(line)?.slice(1).join(':'))).toEqual([
      'wrong.svelte:7',
      'wrong.svelte:9',
    ]);
  });
});
