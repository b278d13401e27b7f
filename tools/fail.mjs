// How the launcher says no: one sentence that tells what to do, never a stack trace.

/** An expected failure. `message` is shown as it is; `code` becomes the exit code. */
export class Refusal extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** Someone asked us to stop (Ctrl-C, SIGTERM…) while work was under way. Not a failure. */
export class Stopped extends Error {}

/**
 * What a failed write means for the person at the keyboard.
 * Returns null for errors that are not about the folder or its disk.
 */
export function folderProblem(error, folder) {
  const advice = {
    ENOSPC: `The disk that holds ${folder} is full: free at least 300 MB, then start again.`,
    EDQUOT: `The disk quota for ${folder} is used up: free at least 300 MB, then start again.`,
    ENOTDIR: `${folder} cannot be used because it, or a part of its path, is a file: move that file away, or choose another folder with DATA_DIR=/some/folder npm start.`,
  };
  advice.EEXIST = advice.ENOTDIR;
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(error?.code)) {
    return `Maille cannot write to ${folder} (${error.code}): make that folder writable, or choose another one with DATA_DIR=/some/folder npm start.`;
  }
  return advice[error?.code] ?? null;
}

/** Runs `work`; a failure to write below `folder` becomes a Refusal. */
export function writingTo(folder, work) {
  try {
    return work();
  } catch (error) {
    const problem = folderProblem(error, folder);
    throw problem ? new Refusal(problem) : error;
  }
}
