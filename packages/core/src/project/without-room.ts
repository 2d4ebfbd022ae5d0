/** Lists that grew one by one, without the room for more. */

/** Puts a list of its own length in place of each list with several values: V8 makes room for 17 when the second comes. */
export function withoutRoom<K, V>(lists: Map<K, V[]>): void {
  for (const [key, list] of lists) if (list.length > 1) lists.set(key, list.slice());
}
