const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 10_000;
const TRIES = 30;

/**
 * Loads a part of the page. While the server is away it tries again for some minutes, so that what is on the screen stays there. Throws what the
 * last try threw.
 */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (let tried = 1, waitMs = FIRST_WAIT_MS; ; tried += 1, waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      return await load();
    } catch (error) {
      if (tried === TRIES) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}
