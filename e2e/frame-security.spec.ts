import { expect, test } from '@playwright/test';
import { type Harness, openSlides, startHarness } from './support/frame-harness.ts';
import { payloads } from './support/xss-payloads.ts';

const body = (payload: string) => `# Before\n\n${payload}\n\nafter\n\n---\n\n# Next`;

test.describe('a deck', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  for (const view of ['stage', 'all', 'phone', 'still', 'reading'] as const) {
    test(`runs nothing, goes nowhere and fetches only images in view ${view}`, async ({ page }) => {
      const fetched: string[] = [];
      const dialogs: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(harness.url) && !request.url().startsWith('data:'))
          fetched.push(`${request.resourceType()} ${request.url()}`);
      });
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        dialog.dismiss().catch(() => {});
      });
      const slides = await openSlides(page, harness, { text: '# Start', view });
      const frames = page.frames().length;
      const url = slides.frame.url();
      for (const [index, payload] of payloads.entries()) {
        await slides.edit(() => body(payload));
        const state = await slides.frame.evaluate(() => {
          for (const one of document.querySelectorAll('.slides *')) {
            if (one.matches('a, summary, details, [onclick]')) (one as HTMLElement).click();
            one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
          }
          // cards are ours; no foreign element has a class that begins like theirs
          const foreign = [...document.querySelectorAll('.slides section[data-slide] *, .l-text *')].filter(
            (one) => !one.matches('.l-card *'),
          );
          return {
            pwned: (globalThis as { pwned?: unknown }).pwned ?? null,
            handlers: foreign.flatMap((one) => one.getAttributeNames().filter((name) => /^on|^srcdoc$|^formaction$|^srcset$/.test(name))),
            elements: foreign
              .map((one) => one.nodeName.toLowerCase())
              .filter((name) =>
                /^(script|iframe|object|embed|base|meta|link|form|input|button|svg|math|style|template|video|audio)$/.test(name),
              ),
            rtc: 'RTCPeerConnection' in globalThis,
          };
        });
        expect(state, `payload ${index + 1}: ${payload}`).toEqual({ pwned: null, handlers: [], elements: [], rtc: false });
      }
      await slides.edit(() => '# The end');
      await expect(slides.frame.locator('[data-slide="1"] h1')).toHaveText('The end');
      expect(slides.frame.url()).toBe(url);
      expect(page.url()).toBe(harness.url);
      expect(page.frames()).toHaveLength(frames);
      expect(dialogs).toEqual([]);
      expect(fetched.filter((one) => !one.startsWith('image '))).toEqual([]);
      // What leads out of the frame is a link or a card that the parent may open, and no other scheme.
      const hrefs = (await slides.got()).flatMap((message) => ('href' in message ? message.href : []));
      expect(hrefs.filter((href) => !/^(?:https?|mailto):/.test(href))).toEqual([]);
    });
  }

  test('styles its slides and nothing else', async ({ page }) => {
    const css = [
      '.slides h1 { color: rgb(1, 2, 3); color: "#50c3a5" }',
      ':root { --from-root: 7px } html { letter-spacing: 3px } body { word-spacing: 5px }',
      '* { outline-offset: 9px }',
      '#named { color: rgb(4, 5, 6) }',
      '@media screen { .slides p { text-indent: 11px } }',
      '@keyframes spin { from { opacity: 0.5 } to { opacity: 1 } }',
      '.l-view, .l-caption { display: none }',
      'h1 { & em { color: rgb(7, 8, 9) } }',
    ].join('\n');
    const slides = await openSlides(page, harness, {
      text: `<style>\n${css}\n</style>\n\n# One *em*\n\n<p id="named">text</p>`,
      view: 'all',
    });
    const found = await slides.frame.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector) as Element);
      return {
        heading: style('[data-slide] h1').color,
        nested: style('[data-slide] em').color,
        named: style('[data-slide] p').color,
        media: style('[data-slide] p').textIndent,
        root: style('[data-slide] p').getPropertyValue('--from-root'),
        spacing: [style('[data-slide] p').letterSpacing, style('[data-slide] p').wordSpacing],
        outside: [style('html').letterSpacing, style('body').wordSpacing, style('body').outlineOffset, style('.l-caption').outlineOffset],
        shown: [style('.l-caption').display, style('.l-all').display],
      };
    });
    expect(found).toEqual({
      heading: 'rgb(1, 2, 3)',
      nested: 'rgb(7, 8, 9)',
      named: 'rgb(4, 5, 6)',
      media: '11px',
      root: '7px',
      spacing: ['3px', '5px'],
      outside: ['normal', '0px', '0px', '0px'],
      shown: ['flex', 'block'],
    });
  });

  test('loads nothing by its CSS', async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => request.url().includes('evil.test') && fetched.push(request.url()));
    const css = [
      '@import url(https://evil.test/1);',
      '@import "https://evil.test/2";',
      '@font-face { font-family: x; src: url(https://evil.test/3) } h1 { font-family: x }',
      'h1 { background: url(https://evil.test/4) }',
      'h1 { background-image: image-set("https://evil.test/5" 1x) }',
      'h1 { --a: url(https://evil.test/6); background: var(--a) }',
      'h1 { --b: u\\72l(https://evil.test/7); background: var(--b) }',
      'h1 { background: \\75\\72\\6c(https://evil.test/8) }',
      'h1::after { content: url(//evil.test/9) }',
      '@media all { h1 { list-style-image: url("https://evil.test/10"); display: list-item } }',
      'h1 { cursor: url(https://evil.test/11), auto; filter: url(https://evil.test/12#f); mask: url(https://evil.test/13) }',
      'h1 { & { border-image: url(https://evil.test/14) 1 } }',
      '@property --p { syntax: "<image>"; inherits: true; initial-value: url(https://evil.test/15) } h1 { background: var(--p) }',
      'h1 { background: -webkit-cross-fade(url(https://evil.test/16), url(https://evil.test/17), 50%) }',
      '@keyframes k { from { background: url(https://evil.test/18) } } h1 { animation: k 1s infinite }',
      '@supports (color: red) { h1 { background-image: url(https://evil.test/19) } }',
      '@layer x { h1 { background-image: url(https://evil.test/20) } }',
      'h1 { background-image: image-set(url(https://evil.test/21) 1x), url(/ok) }',
      '@container (width > 0) { h1 { background: url(https://evil.test/22) } }',
      'h1 { background: url(/\\\\evil.test/23) } h2 { background: url("/\\2f evil.test/24") }',
    ];
    const text = css.map((rule) => `<style>${rule}</style>`).join('\n\n');
    const styled =
      '<p style="background:url(https://evil.test/25)">a</p><p style="--x:u\\72l(https://evil.test/26);background:var(--x)">b</p>';
    const slides = await openSlides(page, harness, { text: `${text}\n\n# One\n\n## Two\n\n${styled}\n` });
    await slides.edit((now) => `${now}\n\ndone`);
    await slides.frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(fetched).toEqual([]);
  });

  test('is shown by a frame that nobody else may embed or open with rights', async ({ request, page }) => {
    const slides = await openSlides(page, harness, { text: '# One' });
    const url = slides.frame.url();
    const answer = await request.get(url);
    const host = new URL(harness.url).host;
    expect(answer.headers()['content-security-policy']).toContain(`frame-ancestors http://${host};`);
    expect(answer.headers()['content-security-policy']).toContain('sandbox allow-scripts');
    expect(await slides.frame.evaluate(() => self.origin)).toBe('null');
    expect((await request.get(url.replace(/[0-9a-f]{16}/, '0123456789abcdef'))).status()).toBe(404);
    expect((await request.get(url.replace('index.html', '..%2fmanifest.json'))).status()).toBe(404);
    expect((await request.get(url.replace('index.html', 'main.js'), { headers: { 'accept-encoding': 'br' } })).headers()).toMatchObject({
      'content-encoding': 'br',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  });
});
