/** The least that a server can do: every message goes to all others on the same path. */
import { WebSocketServer } from 'ws';

const rooms = new Map<string, Set<import('ws').WebSocket>>();
const server = new WebSocketServer({ port: Number(process.argv[2]), host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, { url = '' }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(socket));
  socket.on('close', () => room.delete(socket));
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket) other.send(data);
  });
});
server.on('listening', () => process.send?.('ready'));
