import {
  ActionIcon,
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

type Ramp = MantineColorsTuple;
const petrol: Ramp = ['#eef9fc', '#dbf2f7', '#bbe5ee', '#91d4e3', '#65bfd2', '#39a5ba', '#168a9e', '#027183', '#005c6a', '#024550'];
const red: Ramp = ['#fff3f2', '#ffe4e1', '#ffcbc5', '#ffa8a0', '#ff827b', '#f45a56', '#d93539', '#b72028', '#941c20', '#6f191a'];
const amber: Ramp = ['#fff5e8', '#ffe9c8', '#ffd499', '#f9ba5f', '#e6a024', '#c88600', '#a66f00', '#875a04', '#6d4908', '#523709'];
const green: Ramp = ['#effaf2', '#dbf4e3', '#b8ebc8', '#8bdda8', '#63c88b', '#41ad70', '#2d915a', '#237648', '#1e5f3b', '#19482c'];
const gray: Ramp = ['#f9fafb', '#f3f5f6', '#e9ecee', '#dfe3e6', '#b2b8bd', '#8c9398', '#737a7f', '#5b6368', '#373e43', '#13191d'];
const dark: Ramp = ['#e8eef2', '#c6cbcf', '#a0a5a9', '#7b8084', '#33373a', '#272b2e', '#1d2124', '#14181a', '#0d1114', '#070b0d'];

/**
 * autoContrast looks at the light scheme's shade only and would put white on petrol.4 (2.1:1) in the dark scheme; and
 * Mantine's light red is nearly white there.
 */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const isFilled = input.variant === 'filled';
  if (!input.color || input.color === 'petrol') return isFilled ? { ...colors, color: 'var(--l-on-accent)' } : colors;
  if (input.color === 'red') return { ...colors, color: isFilled ? 'var(--l-on-accent)' : 'var(--l-danger)' };
  return colors;
};

/** Size "md" is the touch size, 44 px: Mantine's own is 42 px high. */
const components = {
  Button: Button.extend({
    defaultProps: { size: 'sm' },
    vars: (_, { size }) => ({ root: size === 'md' ? { '--button-height': '44px' } : {} }),
  }),
  Input: Input.extend({ vars: (_, { size }) => ({ wrapper: size === 'md' ? { '--input-height': '44px', '--input-size': '44px' } : {} }) }),
  ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 32 } }),
  Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false } } }),
  // the placeholder div inside role="menu" is an axe violation
  Menu: Menu.extend({ defaultProps: { shadow: 'md', position: 'bottom-end', radius: 'md', withInitialFocusPlaceholder: false } }),
  Popover: Popover.extend({ defaultProps: { shadow: 'md', radius: 'md' } }),
  Modal: Modal.extend({ defaultProps: { radius: 'lg', centered: true, overlayProps: { backgroundOpacity: 0.4 } } }),
  Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'xs', tt: 'none', fw: 500 } }),
  SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'sm' } }),
};

/** Lectern's Mantine theme. Colours are `petrol` (accent), `red`, `amber`, `green`, `gray`; in CSS use the `--l-*` variables. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver,
  colors: { petrol, red, amber, green, gray, dark },
  black: '#13191d',
  white: '#ffffff',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, 'Cascadia Mono', Menlo, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.5rem' },
  lineHeights: { xs: '1.3334', sm: '1.4286', md: '1.5', lg: '1.4', xl: '1.3334' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  headings: {
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '2rem' },
      h2: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h3: { fontSize: '1rem', lineHeight: '1.5rem' },
      h4: { fontSize: '0.875rem', lineHeight: '1.25rem' },
      h5: { fontSize: '0.875rem', lineHeight: '1.25rem' },
      h6: { fontSize: '0.75rem', lineHeight: '1rem' },
    },
  },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  breakpoints: { xs: '30em', sm: '48em', md: '64em', lg: '75em', xl: '90em' },
  shadows: {
    xs: '0 1px 2px rgb(19 25 29 / 8%)',
    sm: '0 2px 8px rgb(19 25 29 / 10%)',
    md: '0 4px 16px rgb(19 25 29 / 12%)',
    lg: '0 12px 32px rgb(19 25 29 / 16%)',
    xl: '0 16px 48px rgb(19 25 29 / 20%)',
  },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components,
});

const light = {
  '--mantine-color-dimmed': '#5b6368',
  '--mantine-color-placeholder': '#5b6368',
  '--mantine-color-default-border': '#dfe3e6',
  '--l-canvas': '#f3f5f6',
  '--l-surface': '#ffffff',
  '--l-raised': '#ffffff',
  '--l-hover': '#eef1f3',
  '--l-lock': '#f3f5f6',
  '--l-line': '#dfe3e6',
  '--l-control': '#858c91',
  '--l-focus': '#027183',
  '--l-text': '#13191d',
  '--l-dim': '#5b6368',
  '--l-accent': '#027183',
  '--l-on-accent': '#ffffff',
  '--l-accent-text': '#00606f',
  '--l-accent-soft': '#e4f4f8',
  '--l-live': '#c4262e',
  '--l-danger': '#b72028',
  '--l-ok': '#237648',
  '--l-warn': '#6d4908',
  '--l-warn-mark': '#a66f00',
  '--l-warn-soft': '#fff5e8',
  '--l-warn-line': '#f9ba5f',
};

const darkTokens: Record<keyof typeof light, string> = {
  '--mantine-color-dimmed': '#a0a5a9',
  '--mantine-color-placeholder': '#a0a5a9',
  '--mantine-color-default-border': '#33373a',
  '--l-canvas': '#0d1114',
  '--l-surface': '#14181a',
  '--l-raised': '#1d2124',
  '--l-hover': '#22272a',
  '--l-lock': '#1a1f22',
  '--l-line': '#2d3235',
  '--l-control': '#7b8084',
  '--l-focus': '#65bfd2',
  '--l-text': '#e8eef2',
  '--l-dim': '#a0a5a9',
  '--l-accent': '#65bfd2',
  '--l-on-accent': '#13191d',
  '--l-accent-text': '#91d4e3',
  '--l-accent-soft': '#10292f',
  '--l-live': '#ff827b',
  '--l-danger': '#ff827b',
  '--l-ok': '#63c88b',
  '--l-warn': '#ffd499',
  '--l-warn-mark': '#e6a024',
  '--l-warn-soft': '#2c220f',
  '--l-warn-line': '#6d4908',
};

/** Lectern's own tokens: use these in CSS, never a hex. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--l-ease': 'cubic-bezier(.2, 0, 0, 1)', '--l-bar': '56px', '--l-panelbar': '44px', '--l-loud': '#b72028' },
  light,
  dark: darkTokens,
});
