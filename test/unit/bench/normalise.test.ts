import { describe, expect, test } from 'vitest';
import { firstDifference, normalise } from '../../../bench/compare/normalise.ts';

describe('normalise', () => {
  test('gives the same for the same answer in the forms of different servers', () => {
    const ours = {
      identity: {
        id: 'idt_0197c4f3-8f00-7000-8100-000000000000',
        createdAt: '2025-07-01T00:00:00.000Z',
        balances: { nodes: [{ id: 'bln_0197c4f3-8f00-7000-8200-000000000000', balance: '12.5' }] },
        transactions: { edges: [{ node: { amount: '3', source: { id: 'bln_0a' }, destination: { id: 'bln_0b' } } }] },
      },
    };
    const theirs = {
      identity: {
        transactions: [{ destinationId: '0b', sourceId: '0a', amount: '3.00' }],
        balances: [{ balance: '12.500000', id: '0197c4f3-8f00-7000-8200-000000000000' }],
        createdAt: '2025-06-30T21:30:00-02:30',
        id: '0197c4f3-8f00-7000-8100-000000000000',
      },
    };
    expect(normalise(theirs)).toEqual(normalise(ours));
    expect(firstDifference(normalise(ours), normalise(theirs))).toBeUndefined();
  });

  test('keeps the zeros that count', () => {
    expect(['100', '100.00', '0.10', '-0.00', '0.001'].map((balance) => normalise({ balance }))).toEqual(
      ['100', '100', '0.1', '0', '0.001'].map((balance) => ({ balance })),
    );
  });
});

describe('firstDifference', () => {
  test('says where and what', () => {
    expect(firstDifference({ a: [{ b: 1 }] }, { a: [{ b: 2 }] })).toBe('data.a.0.b: 1 and 2');
    expect(firstDifference([1], [1, 2])).toBe('data.1: undefined and 2');
    expect(firstDifference({ a: null }, { a: {} })).toBe('data.a: null and {}');
  });
});
