import { RateLimiterMemory } from 'rate-limiter-flexible';
import { env } from './env.ts';
import { LecternError } from './errors.ts';

let limiter: RateLimiterMemory | undefined;

/** Share links that do not exist, counted by address: whoever guesses is stopped long before a hit. */
function misses(): RateLimiterMemory {
  const { points, seconds } = env().LIMIT_LINK_MISSES;
  limiter ??= new RateLimiterMemory({ points, duration: seconds });
  return limiter;
}

/** Throws LecternError "too-often" when this address tried too many links that do not exist. */
export async function mustNotGuess(address: string): Promise<void> {
  const tried = await misses().get(address);
  if ((tried?.consumedPoints ?? 0) >= env().LIMIT_LINK_MISSES.points) throw tooOften();
}

export async function noteMiss(address: string): Promise<void> {
  await misses()
    .consume(address)
    .catch(() => undefined);
}

const tooOften = (): LecternError =>
  new LecternError('too-often', 'Too many links that do not exist were tried from here. Wait ten minutes.');
