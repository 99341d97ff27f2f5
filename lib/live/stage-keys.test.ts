import { describe, expect, test } from 'vitest';
import { commandFor, type KeyPress, keysOf } from './stage-keys.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  alt: false,
  shift: false,
  meta: false,
  ...held,
});

describe('keys on stage', () => {
  test.each([
    ['ArrowLeft', 'left'],
    ['ArrowDown', 'down'],
    ['PageDown', 'next'],
    ['PageUp', 'previous'],
    ['Home', 'first'],
    ['End', 'last'],
    [' ', 'next'],
  ])('%s goes %s', (key, to) => {
    expect(commandFor(press(key), 'stage')).toEqual({ type: 'go', to });
  });
  test('Shift-Space goes back', () => {
    expect(commandFor(press(' ', { shift: true }), 'stage')).toEqual({ type: 'go', to: 'previous' });
  });
  test.each([
    ['o', 'overview'],
    ['g', 'go-to'],
    ['b', 'black'],
    ['f', 'full-screen'],
    ['s', 'speaker'],
    ['Escape', 'editor'],
  ])('%s means %s', (key, type) => {
    expect(commandFor(press(key), 'stage')).toEqual({ type });
  });
  test('? needs its Shift', () => {
    expect(commandFor(press('?', { shift: true }), 'stage')).toEqual({ type: 'help' });
  });
  test('Caps Lock changes nothing, Shift does', () => {
    expect(commandFor(press('B'), 'stage')).toEqual({ type: 'black' });
    expect(commandFor(press('B', { shift: true }), 'stage')).toBeNull();
  });
  test.each(['ctrl', 'alt', 'meta'] as const)('nothing happens with %s', (held) => {
    for (const key of ['b', 'f', 'ArrowRight', ' ', 'Escape']) expect(commandFor(press(key, { [held]: true }), 'stage')).toBeNull();
  });
  test('letters can be switched off; named keys stay', () => {
    expect(commandFor(press('b'), 'stage', false)).toBeNull();
    expect(commandFor(press('ArrowRight'), 'stage', false)).toEqual({ type: 'go', to: 'right' });
  });
  test('a name of Object is no key', () => {
    expect(commandFor(press('constructor'), 'stage')).toBeNull();
  });
});

describe('keys of a follower', () => {
  test('L goes back to live, and the presenter keys do nothing', () => {
    expect(commandFor(press('l'), 'follow')).toEqual({ type: 'live' });
    for (const key of ['b', 'o', 's', 'Escape']) expect(commandFor(press(key), 'follow')).toBeNull();
  });
});

test('the help names every command of the stage', () => {
  expect(keysOf('stage').map(({ does }) => does)).toEqual([
    'steps',
    'slides',
    'pages',
    'ends',
    'overview',
    'go-to',
    'black',
    'full-screen',
    'speaker',
    'hand-over',
    'help',
    'editor',
  ]);
});
