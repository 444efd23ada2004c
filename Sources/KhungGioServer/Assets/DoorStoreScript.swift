/// What a phone at the door keeps.
enum DoorStoreScript {
  static let text = #"""
    // What this phone keeps: the queue of what was not acknowledged, and what it showed last. Written
    // before anything is shown as done, so that a browser that is closed loses nothing.
    const request = work => new Promise((resolve, reject) => {
      work.onsuccess = () => resolve(work.result);
      work.onerror = () => reject(work.error);
    });

    export async function openStore(name) {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore("queue", { keyPath: "number" });
        opening.result.createObjectStore("kept");
      };
      const database = await request(opening);
      const write = (table, work) => new Promise((resolve, reject) => {
        const step = database.transaction(table, "readwrite", { durability: "strict" });
        work(step);
        step.oncomplete = () => resolve();
        step.onerror = step.onabort = () => reject(step.error);
      });
      return {
        get: key => request(database.transaction("kept").objectStore("kept").get(key)),
        set: (key, value) => write("kept", step => step.objectStore("kept").put(value, key)),
        queue: () => request(database.transaction("queue").objectStore("queue").getAll()),
        // The events and the number of the last one in one step: no number is given twice.
        add: events => write(["queue", "kept"], step => {
          const kept = step.objectStore("kept"), queue = step.objectStore("queue");
          kept.get("number").onsuccess = answer => {
            let number = answer.target.result || 0;
            for (const event of events) {
              event.number = ++number;
              queue.put(event);
            }
            kept.put(number, "number");
          };
        }),
        remove: numbers => write("queue", step => {
          for (const number of numbers) step.objectStore("queue").delete(number);
        }),
      };
    }

    // A name that is never used twice; pages that came without encryption have no randomUUID.
    export function newID() {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      bytes[6] = bytes[6] & 15 | 64;
      bytes[8] = bytes[8] & 63 | 128;
      const digits = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
      return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    }

    const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    export const newCode = () => "N-" + [...crypto.getRandomValues(new Uint8Array(8))]
      .map(byte => signs[byte & 31]).join("");
    """#
}
