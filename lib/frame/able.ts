/** What the server said that it can do: behind the `#` of the frame's address, or in a document without a page around it. */
export const able = (): URLSearchParams => new URLSearchParams(document.documentElement.dataset['able'] ?? location.hash.slice(1));
