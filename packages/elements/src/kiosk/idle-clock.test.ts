import { describe, expect, it } from 'vitest';
import { ManualTimers } from '../base/manual-timers.ts';
import { IdleClock } from './idle-clock.ts';

function start() {
  const timers = new ManualTimers('2026-11-23T08:30:00+08:00');
  const warnings: (number | undefined)[] = [];
  const ends: number[] = [];
  const clock = new IdleClock({
    idle: 60,
    warning: 3,
    timers,
    onWarning: (left) => warnings.push(left),
    onEnd: () => ends.push(timers.now()),
  });
  return { clock, timers, warnings, ends };
}

describe('the idle clock', () => {
  it('rests until somebody comes', () => {
    const { timers, warnings } = start();
    expect(timers.next).toBe(undefined);
    expect(warnings).toEqual([]);
  });

  it('warns after the idle time, counts down, ends once, and rests', () => {
    const { clock, timers, warnings, ends } = start();
    clock.activity();
    timers.pass(59_999);
    expect(warnings).toEqual([]);
    timers.pass(1);
    timers.pass(10_000);
    expect(warnings).toEqual([3, 2, 1, undefined]);
    expect(ends).toHaveLength(1);
    expect(timers.next).toBe(undefined);
  });

  it('counts from the last activity', () => {
    const { clock, timers, warnings } = start();
    clock.activity();
    for (let second = 0; second < 300; second += 30) {
      timers.pass(30_000);
      clock.activity();
    }
    expect(warnings).toEqual([]);
    timers.pass(60_000);
    expect(warnings).toEqual([3]);
  });

  it('goes on for a whole idle time after "I am still here"', () => {
    const { clock, timers, warnings, ends } = start();
    clock.activity();
    timers.pass(61_000);
    clock.stay();
    timers.pass(59_999);
    expect(warnings).toEqual([3, 2, undefined]);
    expect(ends).toEqual([]);
  });

  it('takes nothing but an answer for an answer while it warns', () => {
    const { clock, timers, ends } = start();
    clock.activity();
    timers.pass(61_000);
    clock.activity();
    timers.pass(2_000);
    expect(ends).toHaveLength(1);
  });
});
