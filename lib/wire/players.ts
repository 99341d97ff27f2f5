/** Where a video plays: the address of a player for an iframe, and the site's name. */
export type Player = { readonly src: string; readonly site: string };

type Site = {
  readonly site: string;
  /** What its players' addresses begin with: the page's policy lets exactly these into an iframe. */
  readonly source: string;
  readonly hosts: RegExp;
  /** The player's path and query behind `source`, or null for an address of that site that is no video. */
  readonly play: (url: URL) => string | null;
};

/** The sites whose videos play over the slides. All others open in a new tab. */
const SITES: readonly Site[] = [
  {
    site: 'YouTube',
    source: 'https://www.youtube-nocookie.com/embed/',
    hosts: /^(?:(?:www\.|m\.|music\.)?youtube\.com|(?:www\.)?youtube-nocookie\.com|youtu\.be)$/,
    play: (url) => {
      const path = /^\/(?:embed|shorts|live|v)\/([\w-]{6,20})\/?$/.exec(url.pathname)?.[1];
      const short = url.hostname === 'youtu.be' ? /^\/([\w-]{6,20})$/.exec(url.pathname)?.[1] : undefined;
      const id = path ?? short ?? /^[\w-]{6,20}$/.exec(url.searchParams.get('v') ?? '')?.[0];
      const start = secondsOf(url.searchParams.get('start') ?? url.searchParams.get('t') ?? '');
      return id && id !== 'videoseries' ? `${id}?autoplay=1&rel=0${start > 0 ? `&start=${start}` : ''}` : null;
    },
  },
  {
    site: 'Vimeo',
    source: 'https://player.vimeo.com/video/',
    hosts: /^(?:(?:www\.)?vimeo\.com|player\.vimeo\.com)$/,
    play: (url) => {
      const [, id, secret = url.searchParams.get('h') ?? ''] =
        /^\/(?:video\/)?(\d{4,12})(?:\/([\da-f]{6,16}))?\/?$/.exec(url.pathname) ?? [];
      return id ? `${id}?autoplay=1&dnt=1${/^[\da-f]{6,16}$/.test(secret) ? `&h=${secret}` : ''}` : null;
    },
  },
  {
    site: 'media.ccc.de',
    source: 'https://media.ccc.de/v/',
    hosts: /^media\.ccc\.de$/,
    play: (url) => {
      const name = /^\/v\/([\w.-]{1,200}?)(?:\/oembed)?\/?$/.exec(url.pathname)?.[1];
      return name ? `${name}/oembed` : null;
    },
  },
];

/** For `frame-src` of the app's pages. */
export const PLAYER_SOURCES: readonly string[] = SITES.map(({ source }) => source);

/** The player of a video's address as people or decks write it; null for one that does not play here. */
export function playerOf(href: string): Player | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const site = SITES.find(({ hosts }) => hosts.test(url.hostname));
  const path = site?.play(url) ?? null;
  return site && path !== null ? { src: site.source + path, site: site.site } : null;
}

/** `90`, `90s` or `1m30s` in seconds; 0 for anything else. */
function secondsOf(time: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = /^(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(time) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
