export type ByteCache<T> = {
  get(key: string): T | undefined;
  set(key: string, value: T, bytes: number): void;
  drop(key: string): void;
  bytes(): number;
};

/** Values kept by key until all together are larger than allowed: then those not asked for longest go first. */
export const byteCache = <T>(mostBytes: number): ByteCache<T> => {
  const kept = new Map<string, { value: T; bytes: number }>();
  let total = 0;
  const drop = (key: string): void => {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  return {
    get(key: string): T | undefined {
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      kept.set(key, found); // asked for last
      return found.value;
    },
    set(key: string, value: T, bytes: number): void {
      drop(key);
      kept.set(key, { value, bytes });
      total += bytes;
      for (const oldest of kept.keys()) {
        if (total <= mostBytes) return;
        drop(oldest);
      }
    },
    drop,
    bytes: () => total,
  };
};
