import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { State } from './state.ts';

/** Where oidc-provider keeps its sessions, codes and grants: beside the rest, so that a restart signs nobody out. */
export function signInAdapter({ db }: State): (kind: string) => Adapter {
  const upsert = db.prepare(
    'INSERT OR REPLACE INTO sign_ins (id, payload, expiresMs, uid, userCode, grantId) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const byId = db.prepare('SELECT * FROM sign_ins WHERE id = ?');
  const byUid = db.prepare('SELECT * FROM sign_ins WHERE uid = ? AND id LIKE ?');
  const byUserCode = db.prepare('SELECT * FROM sign_ins WHERE userCode = ? AND id LIKE ?');
  const destroy = db.prepare('DELETE FROM sign_ins WHERE id = ?');
  const revoke = db.prepare('DELETE FROM sign_ins WHERE grantId = ?');
  db.prepare('DELETE FROM sign_ins WHERE expiresMs < ?').run(Date.now());

  const payloadOf = (row: Record<string, unknown> | undefined): AdapterPayload | undefined => {
    if (row === undefined || (row['expiresMs'] !== null && Number(row['expiresMs']) < Date.now())) return undefined;
    return JSON.parse(String(row['payload'])) as AdapterPayload;
  };
  return (kind) => {
    const key = (id: string) => `${kind}:${id}`;
    return {
      async upsert(id, payload, expiresInS) {
        const expiresMs = expiresInS ? Date.now() + expiresInS * 1000 : null;
        const { uid = null, userCode = null, grantId = null } = payload;
        upsert.run(key(id), JSON.stringify(payload), expiresMs, uid, userCode, grantId);
      },
      find: async (id) => payloadOf(byId.get(key(id))),
      findByUid: async (uid) => payloadOf(byUid.get(uid, `${kind}:%`)),
      findByUserCode: async (userCode) => payloadOf(byUserCode.get(userCode, `${kind}:%`)),
      async consume(id) {
        const payload = payloadOf(byId.get(key(id)));
        if (payload === undefined) return;
        const consumed = { ...payload, consumed: Math.floor(Date.now() / 1000) };
        db.prepare('UPDATE sign_ins SET payload = ? WHERE id = ?').run(JSON.stringify(consumed), key(id));
      },
      destroy: async (id) => void destroy.run(key(id)),
      revokeByGrantId: async (grantId) => void revoke.run(grantId),
    };
  };
}
