/* Files out of what the reader chose or dropped: [{ file, name }], `name` with the folders it lies in. */

const KINDS = [".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".json", ".jsonl"];
export const ACCEPT = KINDS.join(",");
// Characters that turn a name around or hide a part of it: see qa/show.py.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

export const seen = (name) => name.replace(UNSEEN, "");

export const chosen = (input) => [...input.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));

/* Everything in a drop, folders with what is in them. To be called within the event: later the browser forgets it. */
export async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map((file) => ({ file, name: file.name }));
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry, found) {
  if (entry.isFile) {
    const file = await new Promise((take, fail) => entry.file(take, fail)).catch(() => null);
    if (file) found.push({ file, name: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // A folder is told in portions; an empty one is the end.
    const some = await new Promise((take, fail) => reader.readEntries(take, fail)).catch(() => []);
    if (!some.length) return;
    for (const one of some) await walk(one, found);
  }
}

/* [files to send, names left out]: of a folder, only the kinds that can be read; of single files, all, so that each
   gets its answer. */
export function sorted(files) {
  const fits = ({ name }) => !name.includes("/") || KINDS.some((kind) => name.toLowerCase().endsWith(kind));
  const hidden = ({ name }) => name.split("/").some((part) => part.startsWith(".") || part.startsWith("~$"));
  const left = files.filter((one) => one.name.includes("/") && (hidden(one) || !fits(one)));
  return [files.filter((one) => !left.includes(one)), left.filter((one) => !hidden(one)).map((one) => one.name)];
}

/* Portions that are sent one after another: small ones, so that a correction never waits long for its turn to write. */
export function portions(files, most = 20, bytes = 2 ** 24) {
  const found = [[]];
  let size = 0;
  for (const one of files) {
    if (found.at(-1).length && (found.at(-1).length >= most || size + one.file.size > bytes)) {
      found.push([]);
      size = 0;
    }
    found.at(-1).push(one);
    size += one.file.size;
  }
  return found.filter((portion) => portion.length);
}
