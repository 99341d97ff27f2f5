/** The address of a websocket channel of the server that this page came from, such as wss://host/follow. */
export const socketUrl = (path: string): string => `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${path}`;
