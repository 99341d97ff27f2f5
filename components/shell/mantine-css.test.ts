import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');
const styles = ['components/shell/mantine-light.css', 'components/shell/mantine-full.css'].map(read).join();

test('every Mantine component that is used has its styles', () => {
  const files = readdirSync('components', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const sources = files.map((file) => read(`components/${file}`));
  const imports = sources.flatMap((source) => [...source.matchAll(/import \{([^}]+)\} from '@mantine\/core'/g)].map(([, names]) => names));
  const names = new Set(imports.flatMap((list) => list?.split(',').map((name) => name.trim()) ?? []));
  const sheets = [...names].map((name) => `@mantine/core/styles/${name}.layer.css`);
  const needed = sheets.filter((sheet) => existsSync(`node_modules/${sheet}`));
  expect(needed).toContain('@mantine/core/styles/Button.layer.css');
  expect(needed.filter((sheet) => !styles.includes(sheet))).toEqual([]);
});
