import { describe, expect, it } from 'vitest';
import { addressNames, groupsOf, network } from './address.ts';

describe('network', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2:ffff::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['not an address', 'not an address'],
  ])('of %s is %s', (ip, expected) => {
    expect(network(ip)).toBe(expected);
  });
});

describe('groupsOf', () => {
  it.each([
    ['::', '0:0:0:0:0:0:0:0'],
    ['::ffff:127.0.0.1', '0:0:0:0:0:ffff:7f00:1'],
    ['64:ff9b::a9fe:a9fe', '64:ff9b:0:0:0:0:a9fe:a9fe'],
    ['2001:0DB8::00ff', '2001:db8:0:0:0:0:0:ff'],
  ])('writes %s out as %s', (ip, expected) => {
    expect(groupsOf(ip).join(':')).toBe(expected);
  });
});

describe('addressNames', () => {
  it('are the same on each replica, and say nothing about the address', () => {
    const name = addressNames('secret');
    expect(name('203.0.113.7')).toBe(addressNames('secret')('::ffff:203.0.113.7'));
    expect(name('203.0.113.7')).not.toBe(name('203.0.113.8'));
    expect(name('203.0.113.7')).not.toBe(addressNames('another')('203.0.113.7'));
    expect(name('203.0.113.7')).toMatch(/^[\w-]{16}$/);
  });
});
