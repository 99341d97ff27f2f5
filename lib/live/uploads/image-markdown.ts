import type { StoredPicture } from './send-picture.ts';

/** The markdown of a stored picture. What is wider than two slides, as screenshots are, gets half its width. */
export function imageMarkdown({ url, width }: StoredPicture, slideWidth: number, description = ''): string {
  return `![${description}](${url}${width > 2 * slideWidth ? ' =50%x' : ''})`;
}

/** Where the description goes in it. */
export const DESCRIPTION_AT = 2;
