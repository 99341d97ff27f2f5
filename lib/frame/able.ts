/** What the server said behind the `#` of the frame's address that it can do. */
export const able = (): URLSearchParams => new URLSearchParams(location.hash.slice(1));
