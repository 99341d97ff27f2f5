import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type LockedPackage = { version?: string; resolved?: string; optionalDependencies?: Record<string, string> };
const packages: Record<string, LockedPackage> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;

/** Is a package locked that code in `folder` finds under this name? */
function isLocked(folder: string, name: string): boolean {
  const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
  if (packages[path]?.version) return true;
  return folder !== '' && isLocked(folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : '', name);
}

test('every platform finds its own packages in the lock file', () => {
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).flatMap((name) => (isLocked(folder, name) ? [] : [`${folder}: ${name}`])),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no download addresses, so that every registry will do', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved)).toEqual([]);
});

test('every package has an exact version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const versions = Object.entries<string>({ ...dependencies, ...devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});
