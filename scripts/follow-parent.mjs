/** Loaded into the server by start.mjs: when that is killed, the server ends too, as gently as always. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

// Next says how long its own settings took, among our steps, and has no switch for it.
const { log } = console;
console.log = (...words) => {
  if (!/Running next\.config/.test(words.join(' '))) log(...words);
};
