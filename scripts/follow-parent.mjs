/** Loaded into the server by start.mjs: when that is killed, the server ends too, as gently as always. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
