/** The files that were dropped, also those of folders and the folders in them. Call it while the drop is told. */
export async function filesIn(transfer: DataTransfer): Promise<File[]> {
  // what is dropped can be asked for its folders only now, and read later
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return [...transfer.files];
  const files = await Promise.all(entries.map((entry) => (entry ? below(entry) : [])));
  return files.flat();
}

async function below(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return [await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  for (;;) {
    // a folder is read a hundred entries at a time
    // oxlint-disable-next-line no-await-in-loop
    const entries = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (entries.length === 0) return files;
    // oxlint-disable-next-line no-await-in-loop
    files.push(...(await Promise.all(entries.map(below))).flat());
  }
}
